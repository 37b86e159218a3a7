/*
 * What makes Markdown hard to write is that a character's meaning depends on
 * its neighbours.  So the runs are first taken apart into tokens: characters,
 * and the delimiters between them.  Then each delimiter looks at both sides
 * (CommonMark's flanking rules): where it would not be taken for one, the
 * character beside it becomes a character reference, whose `&' and `;' count
 * as punctuation.  Last, each character is written in the plainest form that
 * its neighbours allow.
 *
 * Strong text is `**'.  Emphasis is `*', but `_' in a paragraph that has
 * strong text: then no two delimiters ever melt into one run, and the rule
 * about multiples of three never applies.
 */
#include "render/inline.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

enum token_kind {
	TOKEN_CHAR,	/* cp */
	TOKEN_OPEN,	/* delimiter: cp, count */
	TOKEN_CLOSE,
	TOKEN_CODE,	/* length bytes of codes at offset */
	TOKEN_LINK,	/* [ */
	TOKEN_LINK_END,	/* ](url) */
	TOKEN_AUTOLINK,	/* <url> */
	TOKEN_BREAK
};

struct token {
	enum token_kind	kind;
	uint32_t	cp;
	unsigned char	count;
	bool		reference;	/* CHAR: write as &#...; */
	bool		in_link;	/* CHAR: brackets must pair here */
	size_t		offset;
	size_t		length;
	struct str	url;
};

struct writer {
	struct buf	*out;
	struct buf	 tokens;	/* of struct token */
	struct buf	 codes;		/* text of code spans */
	enum inline_where where;
	struct str	 prefix;
	uint32_t	 emphasis;	/* '*' or '_' */
	bool		 line_start;	/* nothing but digits before this */
	bool		 first_line;
	int		 digits;	/* at the line's start */
	size_t		 tail;		/* see find_tail() */
};

#define STYLES	(SPAN_EMPHASIS | SPAN_STRONG | SPAN_LINK)

static struct token *
tokens_of(const struct writer *w, size_t *n)
{
	*n = w->tokens.len / sizeof(struct token);
	return (struct token *)(void *)w->tokens.p;
}

static void
push(struct writer *w, struct token token)
{
	buf_add(&w->tokens, &token, sizeof token);
}

static bool
is_ascii_punct(uint32_t c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
	    (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

static bool
is_alnum(uint32_t c)
{
	return c < 0x80 && unicode_is_word(c);
}

/* CommonMark's Unicode whitespace. */
static bool
is_space(uint32_t c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 ||
	    c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
	    c == 0x205F || c == 0x3000;
}

/* Taking runs apart */

static void
push_text(struct writer *w, struct str s, bool in_link)
{
	uint32_t cp;
	size_t n;

	for (; s.len > 0; s.p += n, s.len -= n) {
		n = utf8_decode(s, &cp);
		push(w, (struct token){ .kind = TOKEN_CHAR,
		    .cp = cp == '\n' ? ' ' : cp, .in_link = in_link });
	}
}

/* Neighbours join, for `a``b` would not be two. */
static void
push_code(struct writer *w, struct str s)
{
	size_t n, offset = w->codes.len;
	struct token *v = tokens_of(w, &n);

	buf_adds(&w->codes, s);
	if (n > 0 && v[n - 1].kind == TOKEN_CODE)
		v[n - 1].length += s.len;
	else
		push(w, (struct token){ .kind = TOKEN_CODE, .offset = offset,
		    .length = s.len });
}

static void
push_delimiters(struct writer *w, unsigned style, bool open)
{
	const struct token strong = { .kind = open ? TOKEN_OPEN : TOKEN_CLOSE,
	    .cp = '*', .count = 2 };
	const struct token emphasis = { .kind = strong.kind,
	    .cp = w->emphasis, .count = 1 };

	if (open && (style & SPAN_STRONG))
		push(w, strong);
	if (style & SPAN_EMPHASIS)
		push(w, emphasis);
	if (!open && (style & SPAN_STRONG))
		push(w, strong);
}

/*
 * From one look to the next: a link is outermost, strong text inside it,
 * emphasis innermost; what differs is closed with all that is inside it.
 */
static void
change_style(struct writer *w, const struct span *from, const struct span *to)
{
	unsigned differ = (from->style ^ to->style) & STYLES;
	unsigned reopen = SPAN_EMPHASIS;

	if ((from->style & to->style & SPAN_LINK) &&
	    !str_equal(from->url, to->url))
		differ |= SPAN_LINK;
	if (differ == 0)
		return;
	if (differ & (SPAN_STRONG | SPAN_LINK))
		reopen |= SPAN_STRONG;
	push_delimiters(w, from->style & reopen, false);
	if (differ & SPAN_LINK) {
		if (from->style & SPAN_LINK)
			push(w, (struct token){ .kind = TOKEN_LINK_END,
			    .url = from->url });
		if (to->style & SPAN_LINK)
			push(w, (struct token){ .kind = TOKEN_LINK });
	}
	push_delimiters(w, to->style & reopen, true);
}

/* Might an '&' in it begin a character reference? */
static bool
has_reference(struct str s)
{
	return s.len > 0 && memchr(s.p, '&', s.len) != NULL &&
	    memchr(s.p, ';', s.len) != NULL;
}

/* Can <url> stand for a link to it?  A scheme, no spaces, no brackets. */
static bool
is_autolink(struct str url)
{
	size_t i, scheme;

	for (scheme = 0; scheme < url.len && url.p[scheme] != ':'; scheme++) {
		char c = url.p[scheme];

		if (!is_alnum((unsigned char)c) &&
		    c != '+' && c != '.' && c != '-')
			return false;
	}
	if (scheme < 2 || scheme > 32 || scheme == url.len ||
	    (url.p[0] | 0x20) < 'a' || (url.p[0] | 0x20) > 'z')
		return false;
	for (i = scheme; i < url.len; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c <= ' ' || c == 0x7f || c == '<' || c == '>' ||
		    c == '|' || c == '\\')
			return false;
	}
	return !has_reference(url);
}

static bool
is_same_link(const struct span *a, const struct span *b)
{
	return (a->style & b->style & SPAN_LINK) && str_equal(a->url, b->url);
}

/* A link that shows its URL and nothing else. */
static bool
shows_url(const struct spans *spans, size_t i)
{
	const struct span *s = &spans->v[i];

	return s->style == SPAN_LINK && str_equal(s->text, s->url) &&
	    is_autolink(s->url) &&
	    (i == 0 || !is_same_link(s, s - 1)) &&
	    (i + 1 == spans->n || !is_same_link(s, s + 1));
}

/* A break looks as its neighbours do, where all three agree. */
static struct span
break_style(const struct spans *spans, size_t i)
{
	const struct span *s = &spans->v[i];
	struct span look = *s;

	if (i == 0 || i + 1 == spans->n)
		look.style = 0;
	else
		look.style &= s[-1].style & s[1].style & STYLES;
	if ((look.style & SPAN_LINK) &&
	    !(is_same_link(s, s - 1) && is_same_link(s, s + 1)))
		look.style &= ~(unsigned)SPAN_LINK;
	return look;
}

static void
push_span(struct writer *w, const struct span *s)
{
	bool in_link = s->style & SPAN_LINK;
	bool name = s->style & SPAN_PLACEHOLDER;

	if (s->style & SPAN_CODE) {
		push_code(w, str_of(name ? "{{" : ""));
		push_code(w, s->text);
		push_code(w, str_of(name ? "}}" : ""));
	} else {
		push_text(w, str_of(name ? "{{" : ""), in_link);
		push_text(w, s->text, in_link);
		push_text(w, str_of(name ? "}}" : ""), in_link);
	}
}

static void
push_spans(struct writer *w, const struct spans *spans)
{
	const struct span nothing = { .style = 0 };
	struct span look = nothing, next;
	size_t i;

	for (i = 0; i < spans->n; i++) {
		const struct span *s = &spans->v[i];
		bool is_break = s->style & SPAN_BREAK;

		next = *s;
		if (is_break)
			next = break_style(spans, i);
		else if (shows_url(spans, i))
			next = nothing;
		else if (s->text.len == 0)
			continue;
		change_style(w, &look, &next);
		look = next;
		if (is_break && w->where != INLINE_TEXT)
			push_text(w, str_of(" "), false);
		else if (is_break && i + 1 < spans->n)
			push(w, (struct token){ .kind = TOKEN_BREAK });
		else if (!is_break && shows_url(spans, i))
			push(w, (struct token){ .kind = TOKEN_AUTOLINK,
			    .url = s->url });
		else if (!is_break)
			push_span(w, s);
	}
	change_style(w, &look, &nothing);
}

/* Delimiters and their neighbours */

enum edge {
	EDGE_WORD, EDGE_SPACE, EDGE_PUNCT,
	EDGE_OTHER	/* symbols: punctuation in some versions of the rules */
};

/* What a delimiter sees beside it; NULL is the paragraph's end. */
static enum edge
edge_of(const struct token *t, bool before)
{
	if (t == NULL)
		return EDGE_SPACE;
	if (t->kind == TOKEN_BREAK)
		return before ? EDGE_SPACE : EDGE_PUNCT;
	if (t->kind != TOKEN_CHAR || t->reference || is_ascii_punct(t->cp))
		return EDGE_PUNCT;
	if (is_space(t->cp))
		return EDGE_SPACE;
	return unicode_is_word(t->cp) ? EDGE_WORD : EDGE_OTHER;
}

/*
 * Make sure that the delimiter at i is one.  Returns true when a character
 * beside it was changed, which its other neighbours have to know.
 */
static bool
settle(struct token *v, size_t n, size_t i)
{
	struct token *before = i > 0 ? &v[i - 1] : NULL;
	struct token *after = i + 1 < n ? &v[i + 1] : NULL;
	bool open = v[i].kind == TOKEN_OPEN;
	struct token *inner = open ? after : before;
	struct token *outer = open ? before : after;
	enum edge in = edge_of(inner, !open), out = edge_of(outer, open);
	bool changed = false;

	if (in == EDGE_SPACE && inner != NULL && inner->kind == TOKEN_CHAR) {
		inner->reference = changed = true;
		in = EDGE_PUNCT;
	}
	if ((in != EDGE_WORD || v[i].cp == '_') &&
	    (out == EDGE_WORD || out == EDGE_OTHER))
		outer->reference = changed = true;
	return changed;
}

/*
 * Settle all delimiters.  A changed character may unsettle the delimiters on
 * either side of it, so the walk goes back a little; it ends, in linear time,
 * because a character is changed at most once.
 */
static void
settle_all(struct writer *w)
{
	size_t n, i = 0;
	struct token *v = tokens_of(w, &n);

	while (i < n)
		if ((v[i].kind == TOKEN_OPEN || v[i].kind == TOKEN_CLOSE) &&
		    settle(v, n, i))
			i = i < 2 ? 0 : i - 2;
		else
			i++;
}

/* Characters */

enum form { FORM_PLAIN, FORM_ESCAPED, FORM_REFERENCE };

static enum form
escaped_if(bool condition)
{
	return condition ? FORM_ESCAPED : FORM_PLAIN;
}

/* Is t the plain character c? */
static bool
is_char(const struct token *t, uint32_t c)
{
	return t != NULL && t->kind == TOKEN_CHAR && !t->reference &&
	    t->cp == c;
}

static bool
is_plain_alnum(const struct token *t)
{
	return t != NULL && t->kind == TOKEN_CHAR && !t->reference &&
	    is_alnum(t->cp);
}

/*
 * Would `<' begin an autolink?  <none> and 1 < 2 may stay as they are.  The
 * first character behind it may be anything: md4c 0.4.8 does not mind < a:b>.
 */
static bool
begins_autolink(const struct token *v, size_t n, size_t i)
{
	size_t first = i + 1;
	bool colon = false;

	for (i = first; i < n; i++) {
		if (v[i].kind != TOKEN_CHAR)
			return true;	/* who knows */
		if (v[i].reference)
			continue;
		if (v[i].cp == '>' && i > first)
			return colon;
		if ((v[i].cp == ' ' || v[i].cp == '<') && i > first)
			return false;
		if (v[i].cp == ':' || v[i].cp == '@')
			colon = true;
	}
	return false;
}

/* Would `&' begin a character reference? */
static bool
begins_reference(const struct token *v, size_t n, size_t i)
{
	for (i++; i < n; i++)
		if (!is_plain_alnum(&v[i]) && !is_char(&v[i], '#'))
			return is_char(&v[i], ';');
	return false;
}

/* Where the # begin that end the text, and would vanish in a heading. */
static size_t
find_tail(const struct token *v, size_t n)
{
	while (n > 0 && is_char(&v[n - 1], '#'))
		n--;
	return n;
}

/* Punctuation that is special only where a line begins. */
static enum form
form_at_start(const struct writer *w, const struct token *t,
    const struct token *next)
{
	switch (t->cp) {
	case '[':	/* with code, [`]: x` would define a reference */
		return escaped_if(w->codes.len > 0);
	case '#':
		return escaped_if(next == NULL || is_char(next, '#') ||
		    is_char(next, ' ') || next->kind != TOKEN_CHAR);
	case '+':
	case '-':
		return escaped_if(!is_plain_alnum(next));
	case ':':
		return escaped_if(!w->first_line);
	case '=':
	case '|':
	case '~':
	case '>':
		return FORM_ESCAPED;
	default:
		return FORM_PLAIN;
	}
}

/* Punctuation that is special because of what follows. */
static enum form
form_before(const struct writer *w, const struct token *v, size_t n, size_t i)
{
	const struct token *t = &v[i], *next = i + 1 < n ? t + 1 : NULL;
	const struct token *before = i > 0 ? t - 1 : NULL;

	switch (t->cp) {
	case '.':
	case ')':
		return escaped_if(w->digits > 0 && w->digits < 10 &&
		    (next == NULL || next->kind != TOKEN_CHAR ||
		    is_char(next, ' ')));
	case '[':
		return escaped_if(t->in_link);
	case ']':
		return escaped_if(t->in_link || is_char(next, '(') ||
		    is_char(next, '[') || is_char(next, ':') ||
		    (next != NULL && next->kind == TOKEN_LINK));
	case '!':
		return escaped_if(is_char(next, '[') ||
		    (next != NULL && next->kind == TOKEN_LINK));
	case '<':
		return escaped_if(begins_autolink(v, n, i));
	case '&':
		return escaped_if(begins_reference(v, n, i));
	case '~':
		return escaped_if(is_char(next, '~') || is_char(before, '~'));
	case '#':
		return escaped_if(w->where == INLINE_HEADING && i >= w->tail);
	case '|':
		return escaped_if(w->where == INLINE_CELL);
	case '\\':
		/* A space may yet become a reference, see form_of(). */
		return escaped_if(next == NULL || next->kind != TOKEN_CHAR ||
		    next->reference || next->cp <= ' ' ||
		    is_ascii_punct(next->cp));
	default:
		return FORM_PLAIN;
	}
}

static enum form
form_of(const struct writer *w, const struct token *v, size_t n, size_t i)
{
	const struct token *t = &v[i], *next = i + 1 < n ? t + 1 : NULL;
	const struct token *before = i > 0 ? t - 1 : NULL;
	enum form form = FORM_PLAIN;

	if (t->reference)
		return FORM_REFERENCE;
	if (t->cp <= ' ')	/* spaces at a line's ends would vanish */
		return t->cp < ' ' || next == NULL || w->line_start ||
		    next->kind == TOKEN_BREAK ? FORM_REFERENCE : FORM_PLAIN;
	if (!is_ascii_punct(t->cp))
		return FORM_PLAIN;
	if (t->cp == '`')
		return (before != NULL && before->kind == TOKEN_CODE) ||
		    (next != NULL && next->kind == TOKEN_CODE) ?
		    FORM_REFERENCE : FORM_ESCAPED;
	if (t->cp == '*')
		return FORM_ESCAPED;
	if (t->cp == '_')	/* not in snake_case */
		return escaped_if(!is_plain_alnum(before) ||
		    !is_plain_alnum(next));
	if (w->line_start && w->where != INLINE_CELL)
		form = form_at_start(w, t, next);
	return form != FORM_PLAIN ? form : form_before(w, v, n, i);
}

static void
write_char(struct writer *w, const struct token *v, size_t n, size_t i)
{
	uint32_t cp = v[i].cp;
	bool digit = cp >= '0' && cp <= '9';

	switch (form_of(w, v, n, i)) {
	case FORM_REFERENCE:
		buf_printf(w->out, "&#%u;", (unsigned)cp);
		digit = false;
		break;
	case FORM_ESCAPED:
		buf_addc(w->out, '\\');
		/* FALLTHROUGH */
	case FORM_PLAIN:
		buf_add_code_point(w->out, cp);
		break;
	}
	if (digit && (w->line_start || w->digits > 0))
		w->digits++;
	else
		w->digits = 0;
}

/* Where a link goes: as it is, or between < and > if it needs that. */
static void
write_target(struct buf *out, struct str url)
{
	static const char plain[] = "-._~:/?#@!$&'+,;=%";
	bool bare = url.len > 0 && !has_reference(url);
	size_t i;

	for (i = 0; i < url.len && bare; i++) {
		unsigned char c = (unsigned char)url.p[i];

		bare = is_alnum(c) || (c != '\0' && strchr(plain, c));
	}
	if (!bare)
		buf_addc(out, '<');
	for (i = 0; i < url.len; i++) {
		char c = url.p[i];

		if (c == '<' || c == '>' || c == '\\' || c == '|' ||
		    (c == '&' && !bare))
			buf_addc(out, '\\');
		buf_addc(out, c);
	}
	if (!bare)
		buf_addc(out, '>');
}

static void
write_token(struct writer *w, const struct token *v, size_t n, size_t i)
{
	const struct token *t = &v[i];
	struct buf *out = w->out;

	switch (t->kind) {
	case TOKEN_CHAR:
		write_char(w, v, n, i);
		break;
	case TOKEN_OPEN:
	case TOKEN_CLOSE:
		buf_fill(out, (char)t->cp, t->count);
		break;
	case TOKEN_CODE:
		inline_code(out, (struct str){ w->codes.p + t->offset,
		    t->length });
		break;
	case TOKEN_LINK:
		buf_addc(out, '[');
		break;
	case TOKEN_LINK_END:
		buf_puts(out, "](");
		write_target(out, t->url);
		buf_addc(out, ')');
		break;
	case TOKEN_AUTOLINK:
		buf_addc(out, '<');
		buf_adds(out, t->url);
		buf_addc(out, '>');
		break;
	case TOKEN_BREAK:
		buf_puts(out, "\\\n");
		buf_adds(out, w->prefix);
		w->first_line = false;
		break;
	}
	w->line_start = t->kind == TOKEN_BREAK;
	if (t->kind != TOKEN_CHAR)
		w->digits = 0;
}

void
inline_spans(struct buf *out, const struct spans *spans,
    enum inline_where where, struct str prefix)
{
	struct writer w = { .out = out, .where = where, .prefix = prefix,
	    .emphasis = '*', .line_start = true, .first_line = true };
	const struct token *v;
	size_t n, i;

	buf_init(&w.tokens);
	buf_init(&w.codes);
	for (i = 0; i < spans->n; i++)
		if (spans->v[i].style & SPAN_STRONG)
			w.emphasis = '_';
	push_spans(&w, spans);
	if (out->err == KR_OK && w.tokens.err != KR_OK)
		out->err = w.tokens.err;
	if (out->err == KR_OK && w.codes.err != KR_OK)
		out->err = w.codes.err;
	if (out->err == KR_OK) {
		settle_all(&w);
		v = tokens_of(&w, &n);
		w.tail = find_tail(v, n);
		for (i = 0; i < n; i++)
			write_token(&w, v, n, i);
	}
	buf_fini(&w.tokens);
	buf_fini(&w.codes);
}

void
inline_text(struct buf *out, struct str text, enum inline_where where)
{
	const struct span span = { .text = text };
	const struct spans spans = { &span, 1 };

	inline_spans(out, &spans, where, (struct str){ NULL, 0 });
}

#define FENCE_MAX	32	/* backticks; md4c reads no longer ones */

/* The shortest run of backticks that does not stand in the text. */
static size_t
code_fence(struct str text)
{
	bool used[FENCE_MAX + 2] = { true };
	size_t i, run = 0, fence;

	for (i = 0; i <= text.len; i++) {
		if (i < text.len && text.p[i] == '`') {
			run += run <= FENCE_MAX;
			continue;
		}
		used[run] = true;
		run = 0;
	}
	for (fence = 1; fence < FENCE_MAX && used[fence]; fence++)
		continue;
	return fence;
}

void
inline_code(struct buf *out, struct str text)
{
	size_t i, fence = code_fence(text);
	bool blank = true, pad;

	for (i = 0; i < text.len; i++)
		blank = blank && text.p[i] == ' ';
	pad = text.len > 0 && (text.p[0] == '`' ||
	    text.p[text.len - 1] == '`' || (!blank && text.p[0] == ' ' &&
	    text.p[text.len - 1] == ' '));
	buf_fill(out, '`', fence);
	if (pad)
		buf_addc(out, ' ');
	buf_adds(out, text);
	if (pad)
		buf_addc(out, ' ');
	buf_fill(out, '`', fence);
}

void
inline_url(struct buf *out, struct str url)
{
	const struct span span = { url, url, SPAN_LINK };
	const struct spans spans = { &span, 1 };

	inline_spans(out, &spans, INLINE_TEXT, (struct str){ NULL, 0 });
}
