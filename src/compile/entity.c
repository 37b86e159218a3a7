#include "compile/entity.h"

#include <ctype.h>
#include <string.h>

#include "base/utf8.h"

/*
 * Those of HTML's 2,125 names that turn up in technical prose; CommonMark
 * shows a name that is none as it is written, and so do we with the rest.
 */
static const struct {
	const char	*name;
	uint32_t	 cp;
} names[] = {
	{ "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' },
	{ "apos", '\'' }, { "nbsp", 0xa0 }, { "copy", 0xa9 },
	{ "reg", 0xae }, { "deg", 0xb0 }, { "plusmn", 0xb1 },
	{ "micro", 0xb5 }, { "middot", 0xb7 }, { "frac12", 0xbd },
	{ "times", 0xd7 }, { "divide", 0xf7 }, { "ndash", 0x2013 },
	{ "mdash", 0x2014 }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 },
	{ "ldquo", 0x201c }, { "rdquo", 0x201d }, { "bull", 0x2022 },
	{ "hellip", 0x2026 }, { "euro", 0x20ac }, { "trade", 0x2122 },
	{ "larr", 0x2190 }, { "uarr", 0x2191 }, { "rarr", 0x2192 },
	{ "darr", 0x2193 }, { "harr", 0x2194 }, { "infin", 0x221e },
	{ "asymp", 0x2248 }, { "ne", 0x2260 }, { "le", 0x2264 },
	{ "ge", 0x2265 }, { "lbrack", '[' }, { "rbrack", ']' },
	{ "lbrace", '{' }, { "rbrace", '}' }, { "lcub", '{' },
	{ "rcub", '}' }, { "ast", '*' }, { "lowbar", '_' },
	{ "grave", '`' }, { "vert", '|' }, { "verbar", '|' },
	{ "bsol", '\\' }, { "num", '#' }, { "dollar", '$' },
	{ "percnt", '%' }, { "colon", ':' }, { "Tab", '\t' },
};

static bool
decode_number(struct str digits, uint32_t *cp)
{
	unsigned base = 10;
	uint32_t value = 0;
	size_t i = 0;

	if (digits.len > 0 && (digits.p[0] == 'x' || digits.p[0] == 'X')) {
		base = 16;
		i = 1;
	}
	if (i == digits.len || digits.len > 8)
		return false;
	for (; i < digits.len; i++) {
		int c = tolower((unsigned char)digits.p[i]);
		int v = isdigit(c) ? c - '0' : c - 'a' + 10;

		if (!isxdigit(c) || (unsigned)v >= base)
			return false;
		value = value * base + (unsigned)v;
	}
	if (value == 0 || value > 0x10ffff ||
	    (value >= 0xd800 && value <= 0xdfff))
		value = UTF8_REPLACEMENT;	/* as CommonMark says */
	*cp = value;
	return true;
}

bool
entity_decode(struct str reference, uint32_t *cp)
{
	struct str name = reference;
	size_t i;

	if (name.len < 3 || name.p[0] != '&' || name.p[name.len - 1] != ';')
		return false;
	name.p++;
	name.len -= 2;
	if (name.p[0] == '#')
		return decode_number((struct str){ name.p + 1, name.len - 1 },
		    cp);
	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_equal(name, str_of(names[i].name))) {
			*cp = names[i].cp;
			return true;
		}
	return false;
}
