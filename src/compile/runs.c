#include "compile/runs.h"

#include <stdlib.h>

#include "compile/write.h"
#include "compile/xmem.h"
#include "pack/format.h"

void
runs_init(struct runs *r)
{
	buf_init(&r->bytes);
	r->v = NULL;
	r->n = r->cap = 0;
}

void
runs_fini(struct runs *r)
{
	buf_fini(&r->bytes);
	free(r->v);
	runs_init(r);
}

void
runs_clear(struct runs *r)
{
	buf_clear(&r->bytes);
	r->n = 0;
}

struct str
runs_text(const struct runs *r, size_t i)
{
	return (struct str){ r->bytes.p + r->v[i].text, r->v[i].len };
}

struct str
runs_url(const struct runs *r, size_t i)
{
	return (struct str){ r->bytes.p + r->v[i].url, r->v[i].url_len };
}

static bool
joins(const struct runs *r, unsigned style, struct str url)
{
	const struct run *last;

	if (r->n == 0)
		return false;
	last = &r->v[r->n - 1];
	/* Two placeholders in a row are two; so are two breaks. */
	return last->style == style && (style & (PACK_SPAN_PLACEHOLDER |
	    PACK_SPAN_BREAK)) == 0 && str_equal(runs_url(r, r->n - 1), url) &&
	    last->text + last->len == r->bytes.len;
}

void
runs_add(struct runs *r, unsigned style, struct str url, struct str text)
{
	struct run *run;

	if (text.len == 0 && (style & PACK_SPAN_BREAK) == 0)
		return;
	if (!joins(r, style, url)) {
		r->v = xgrow(r->v, r->n, &r->cap,
		    sizeof *r->v);
		run = &r->v[r->n++];
		*run = (struct run){ .style = style, .url = r->bytes.len,
		    .url_len = url.len };
		buf_adds(&r->bytes, url);
		run->text = r->bytes.len;
	}
	buf_adds(&r->bytes, text);
	r->v[r->n - 1].len += text.len;
	xcheck(&r->bytes);
}

void
runs_append(struct runs *r, const struct runs *from, size_t skip)
{
	size_t i;

	for (i = 0; i < from->n; i++) {
		struct str text = runs_text(from, i);

		if (skip >= text.len && skip > 0) {
			skip -= text.len;
			continue;
		}
		text.p += skip;
		text.len -= skip;
		skip = 0;
		runs_add(r, from->v[i].style, runs_url(from, i), text);
	}
}

void
runs_trim(struct runs *r)
{
	struct run *run;

	while (r->n > 0 && (r->v[0].style & PACK_SPAN_CODE) == 0) {
		run = &r->v[0];
		while (run->len > 0 && r->bytes.p[run->text] == ' ')
			run->text++, run->len--;
		if (run->len > 0)
			break;
		memmove(r->v, r->v + 1, --r->n * sizeof *r->v);
	}
	while (r->n > 0 && (r->v[r->n - 1].style & PACK_SPAN_CODE) == 0) {
		run = &r->v[r->n - 1];
		while (run->len > 0 &&
		    r->bytes.p[run->text + run->len - 1] == ' ')
			run->len--;
		if (run->len > 0)
			break;
		r->n--;
	}
}

void
runs_plain(const struct runs *r, struct buf *out)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		buf_adds(out, runs_text(r, i));
		if (r->v[i].style & PACK_SPAN_BREAK)
			buf_addc(out, ' ');
	}
}

void
runs_encode(const struct runs *r, struct buf *out)
{
	size_t i;

	write_varint(out, write_size(r->n));
	for (i = 0; i < r->n; i++) {
		write_varint(out, r->v[i].style);
		write_string(out, runs_text(r, i));
		if (r->v[i].style & PACK_SPAN_LINK)
			write_string(out, runs_url(r, i));
	}
}

static bool
starts(struct str s, const char *what)
{
	size_t len = strlen(what);

	return s.len >= len && memcmp(s.p, what, len) == 0;
}

/*
 * Bytes of a placeholder {{name}} at the front of s, or 0.  Of more braces
 * than two in a row the last two close: {{path/{a,b}}} is one.
 */
static size_t
placeholder_length(struct str s)
{
	size_t i;

	for (i = 2; i + 1 < s.len && s.p[i] != '\n'; i++) {
		if (s.p[i] != '}' || s.p[i + 1] != '}')
			continue;
		while (i + 2 < s.len && s.p[i + 2] == '}')
			i++;
		return i > 2 ? i + 2 : 0;
	}
	return 0;
}

bool
runs_add_code(struct runs *r, struct str text, bool live)
{
	const struct str no_url = { NULL, 0 };
	struct str plain = text;
	bool closed = true;
	size_t len;

	for (plain.len = 0; live && text.len > 0;) {
		if (starts(text, "\\{\\{") || starts(text, "\\}\\}")) {
			runs_add(r, 0, no_url, plain);
			runs_add(r, 0, no_url, str_of(text.p[1] == '{' ?
			    "{{" : "}}"));
			len = 4;
		} else if (starts(text, "{{") &&
		    (len = placeholder_length(text)) > 0) {
			runs_add(r, 0, no_url, plain);
			runs_add(r, PACK_SPAN_PLACEHOLDER, no_url,
			    (struct str){ text.p + 2, len - 4 });
		} else {
			closed &= !starts(text, "{{");
			plain.len++;
			text.p++, text.len--;
			continue;
		}
		text.p += len, text.len -= len;
		plain = (struct str){ text.p, 0 };
	}
	plain.len += text.len;
	runs_add(r, 0, no_url, plain);
	return closed;
}
