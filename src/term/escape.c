#include "term/escape.h"

#include <string.h>

/* What lies between the introduction of OSC 8 and its end, ESC \. */
struct link {
	struct str	params;		/* "id=1f", or empty */
	struct str	url;		/* empty: the end of a link */
};

static const char osc8[] = "\033]8;";

#define OSC8_LENGTH	(sizeof osc8 - 1)

static bool
is_link(struct str s)
{
	return s.len >= OSC8_LENGTH && memcmp(s.p, osc8, OSC8_LENGTH) == 0;
}

size_t
escape_length(struct str s)
{
	const char *end;
	size_t i;

	if (s.len < 2 || s.p[0] != '\033')
		return 0;
	if (s.p[1] == '[') {
		end = memchr(s.p, 'm', s.len);
		return end == NULL ? 0 : (size_t)(end - s.p) + 1;
	}
	if (!is_link(s))
		return 0;
	for (i = OSC8_LENGTH; i + 1 < s.len; i++)
		if (s.p[i] == '\033')
			return s.p[i + 1] == '\\' ? i + 2 : 0;
	return 0;
}

bool
escape_has_links(struct str text)
{
	const char *p;

	while (text.len > 0 && (p = memchr(text.p, '\033', text.len)) != NULL) {
		text.len -= (size_t)(p - text.p);
		text.p = p;
		if (is_link(text))
			return true;
		text.p++;
		text.len--;
	}
	return false;
}

/* Take a sequence of n bytes apart. */
static struct link
read_link(struct str s, size_t n)
{
	const char *p = s.p + OSC8_LENGTH, *end = s.p + n - 2;
	const char *semicolon = memchr(p, ';', (size_t)(end - p));
	struct link link = { { p, 0 }, { NULL, 0 } };

	if (semicolon != NULL) {
		link.params.len = (size_t)(semicolon - p);
		link.url.p = semicolon + 1;
		link.url.len = (size_t)(end - link.url.p);
	}
	return link;
}

/* Does a later piece of a link that was cut follow in s? */
static bool
goes_on(struct str s, const struct link *link)
{
	struct link next;
	size_t n;

	if (link->params.len == 0)
		return false;
	for (; s.len > 0; s.p++, s.len--) {
		if (!is_link(s) || (n = escape_length(s)) == 0)
			continue;
		next = read_link(s, n);
		return str_equal(next.params, link->params) &&
		    str_equal(next.url, link->url);
	}
	return false;
}

void
escape_drop_links(struct str text, struct buf *out)
{
	struct link link = { { NULL, 0 }, { NULL, 0 } }, next;
	size_t n, shown = 0;	/* bytes of the target that were read */
	bool same = true;	/* the text is the target so far */
	bool cut = false;	/* in the midst of a link */

	for (; text.len > 0; text.p += n, text.len -= n) {
		n = escape_length(text);
		if (n == 0 || !is_link(text)) {
			if (n == 0 && link.url.len > 0) {
				same = same && shown < link.url.len &&
				    text.p[0] == link.url.p[shown];
				shown++;
			}
			n = n == 0 ? 1 : n;
			buf_add(out, text.p, n);
			continue;
		}
		next = read_link(text, n);
		if (next.url.len > 0 && !cut) {
			shown = 0;
			same = true;
		} else if (next.url.len == 0 && link.url.len > 0) {
			cut = goes_on((struct str){ text.p + n,
			    text.len - n }, &link);
			if (!cut && !(same && shown == link.url.len)) {
				buf_puts(out, " <");
				buf_adds(out, link.url);
				buf_addc(out, '>');
			}
		}
		link = next;
	}
}
