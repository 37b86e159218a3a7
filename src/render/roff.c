#include "render/roff.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

#define LINE_MAX_BYTES	78	/* mandoc -T lint frowns at more than 80 */

void
roff_init(struct roff *r, struct buf *out)
{
	*r = (struct roff){ .out = out };
	buf_init(&r->word);
}

void
roff_fini(struct roff *r)
{
	if (r->out->err == KR_OK)
		r->out->err = r->word.err;
	buf_fini(&r->word);
}

/*
 * One character.  What roff would take for typography or for itself has a
 * name; in code also the hyphen and the apostrophe, which would come out as
 * something that no shell understands.
 */
static void
put_char(struct buf *out, uint32_t cp, bool code)
{
	switch (cp) {
	case '\\':
		buf_puts(out, "\\(rs");
		break;
	case '^':
		buf_puts(out, "\\(ha");
		break;
	case '~':
		buf_puts(out, "\\(ti");
		break;
	case '`':
		buf_puts(out, "\\(ga");
		break;
	case '\'':
		buf_puts(out, code ? "\\(aq" : "'");
		break;
	case '-':
		buf_puts(out, code ? "\\-" : "-");
		break;
	default:
		buf_add_code_point(out, cp);
	}
}

static void
put_font(struct buf *out, enum roff_font font)
{
	static const char fonts[][6] = {
		[ROFF_ROMAN] = "\\fR", [ROFF_BOLD] = "\\fB",
		[ROFF_ITALIC] = "\\fI", [ROFF_BOLD_ITALIC] = "\\f(BI"
	};

	buf_puts(out, fonts[font]);
}

/*
 * How long the word makes its line, in the eyes of mandoc(1): it looks at what
 * preconv(1) has made of it, \[u2192] for an arrow.
 */
static size_t
word_cost(struct str word)
{
	size_t i, cost = 0;

	for (i = 0; i < word.len; i++) {
		unsigned char c = (unsigned char)word.p[i];

		if (c < 0x80)
			cost++;
		else if (c >= 0xC0)
			cost += sizeof "\\[u12345]" - 1;
	}
	return cost;
}

/* Put the word on this line or on the next. */
static void
end_word(struct roff *r)
{
	size_t cost = word_cost(buf_str(&r->word));

	if (cost == 0)
		return;
	if (r->column > 0 && r->space) {
		if (r->column + 1 + cost > LINE_MAX_BYTES) {
			/* A full stop at a line's end would be taken for a
			 * sentence's, and get two spaces after it. */
			buf_puts(r->out, r->ended ? "\\&\n" : "\n");
			r->column = 0;
		} else {
			buf_addc(r->out, ' ');
			r->column++;
		}
	}
	/* In a table's cell, T} at a line's start would end it. */
	if (r->column == 0 && (r->word.p[0] == '.' || r->word.p[0] == '\'' ||
	    str_begins(buf_str(&r->word), str_of("T}")))) {
		buf_puts(r->out, "\\&");
		r->column += 2;
	}
	buf_adds(r->out, buf_str(&r->word));
	r->column += cost;
	r->ended = r->sentence;
	r->space = false;
	r->word.len = 0;
}

static void
note_sentence(struct roff *r, uint32_t cp)
{
	if (cp == '.' || cp == '?' || cp == '!')
		r->sentence = true;
	else if (cp != '"' && cp != '\'' && cp != ')' && cp != ']' &&
	    cp != '*')
		r->sentence = false;
}

static void
add_space(struct roff *r, bool code)
{
	/* The second of two spaces in code is one that stays. */
	if (code && r->before == 0 && r->space)
		buf_puts(&r->word, "\\ ");
	else {
		end_word(r);
		r->space = true;
		r->before = 0;
	}
}

void
roff_text(struct roff *r, struct str text, enum roff_font font, bool code)
{
	uint32_t cp;
	size_t n;

	for (; text.len > 0; text.p += n, text.len -= n) {
		n = utf8_decode(text, &cp);
		if (cp == ' ' || cp == '\n' || cp == '\t') {
			add_space(r, code);
			continue;
		}
		/* roff knows no line breaking without spaces. */
		if (!r->solid && r->before != 0 && (r->before >= 0x80 || cp >= 0x80) &&
		    unicode_may_break(r->before, cp))
			buf_puts(&r->word, "\\:");
		if (font != r->font)
			put_font(&r->word, font);
		r->font = font;
		put_char(&r->word, cp, code);
		note_sentence(r, cp);
		if (unicode_width(cp) > 0)
			r->before = cp;
	}
}

void
roff_url(struct roff *r, struct str url)
{
	size_t i, from = 0;

	for (i = 0; i < url.len; i++) {
		if (url.p[i] != '/' || (i + 1 < url.len &&
		    url.p[i + 1] == '/'))
			continue;
		roff_text(r, (struct str){ url.p + from, i + 1 - from },
		    ROFF_ITALIC, true);
		if (i + 1 < url.len)
			buf_puts(&r->word, "\\:");
		from = i + 1;
	}
	roff_text(r, (struct str){ url.p + from, url.len - from },
	    ROFF_ITALIC, true);
}

void
roff_end(struct roff *r)
{
	if (r->font != ROFF_ROMAN) {
		put_font(r->word.len > 0 ? &r->word : r->out, ROFF_ROMAN);
		r->font = ROFF_ROMAN;
	}
	end_word(r);
	if (r->column > 0)
		buf_addc(r->out, '\n');
	r->column = 0;
	r->space = r->sentence = r->ended = false;
	r->before = 0;
}

void
roff_argument(struct buf *out, struct str text)
{
	bool quoted = text.len == 0 || memchr(text.p, ' ', text.len) != NULL;
	uint32_t cp;
	size_t n;

	if (quoted)
		buf_addc(out, '"');
	for (; text.len > 0; text.p += n, text.len -= n) {
		n = utf8_decode(text, &cp);
		if (cp == '"')
			buf_puts(out, "\\(dq");
		else
			put_char(out, cp == '\n' ? ' ' : cp, true);
	}
	if (quoted)
		buf_addc(out, '"');
}

void
roff_code(struct buf *out, struct str text, bool line_start)
{
	uint32_t cp;
	size_t n;

	if (line_start && text.len > 0 &&
	    (text.p[0] == '.' || text.p[0] == '\''))
		buf_puts(out, "\\&");
	for (; text.len > 0; text.p += n, text.len -= n) {
		n = utf8_decode(text, &cp);
		put_char(out, cp, true);
	}
}
