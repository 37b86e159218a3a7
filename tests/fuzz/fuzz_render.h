/*
 * A note through every renderer, and what may never come out.  For
 * tests/fuzz/ alone.
 */
#ifndef KR_TESTS_FUZZ_RENDER_H
#define KR_TESTS_FUZZ_RENDER_H

#include <stdbool.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "render/render.h"

/* Bytes of the escape sequence at the front of s that render/ may write:
 * SGR, or a hyperlink (OSC 8) ended by ESC \.  0 for any other. */
static inline size_t
sequence_length(struct str s)
{
	size_t i;

	if (s.len > 2 && s.p[1] == '[') {
		for (i = 2; i < s.len && ((s.p[i] >= '0' && s.p[i] <= '9') ||
		    s.p[i] == ';'); i++)
			continue;
		return i < s.len && s.p[i] == 'm' ? i + 1 : 0;
	}
	if (s.len > 4 && s.p[1] == ']' && s.p[2] == '8' && s.p[3] == ';')
		for (i = 4; i + 1 < s.len && (unsigned char)s.p[i] >= ' '; i++)
			if (s.p[i + 1] == '\033')
				return i + 2 < s.len && s.p[i + 2] == '\\' ?
				    i + 3 : 0;
	return 0;
}

static inline void
expect_text(struct str s, bool lines, bool sequences)
{
	uint32_t cp;
	size_t n;

	FUZZ_EXPECT(utf8_check(s) == s.len);
	for (; s.len > 0; s.p += n, s.len -= n) {
		n = utf8_decode(s, &cp);
		if (sequences && cp == 033) {
			n = sequence_length(s);
			FUZZ_EXPECT(n > 0);
			continue;
		}
		FUZZ_EXPECT(!unicode_is_unsafe(cp) ||
		    (lines && (cp == '\n' || cp == '\t')));
	}
}

static inline void
expect_printable(struct str s, bool lines)
{
	expect_text(s, lines, false);
}

typedef enum kr_status (*render_fn)(const struct note *,
    const struct render_options *, struct buf *);

static inline void
render_one(render_fn render, const struct note *note,
    const struct render_options *o)
{
	struct buf out;

	buf_init(&out);
	if (render(note, o, &out) == KR_OK)
		expect_text(buf_str(&out), true, o->color || o->hyperlinks);
	buf_fini(&out);
}

static inline void
render_snippets(const struct block *b, const struct render_options *o)
{
	struct buf out;

	for (; b != NULL; b = b->next) {
		render_snippets(b->child, o);
		if (b->kind != BLOCK_CODE)
			continue;
		buf_init(&out);
		render_snippet(b, o, &out);
		expect_printable(buf_str(&out), true);
		buf_fini(&out);
	}
}

static inline void
render_everything(const struct note *note)
{
	const struct render_define define = { str_of("pod"), str_of("web-0") };
	struct render_options o = { .width = RENDER_WIDTH_MIN };
	struct buf out;

	render_colors_choose(&o.colors, GROUND_UNKNOWN);
	render_one(render_terminal, note, &o);
	o.width = 97;
	o.color = o.hyperlinks = true;
	render_one(render_terminal, note, &o);
	o.color = o.hyperlinks = false;
	render_one(render_markdown, note, &o);
	render_one(render_json, note, &o);
	render_one(render_man, note, &o);
	o.defines = &define;
	o.define_count = 1;
	render_one(render_terminal, note, &o);
	render_snippets(note->body, &o);
	buf_init(&out);
	if (render_man_topic(note, &note, 1, &out) == KR_OK)
		expect_printable(buf_str(&out), true);
	buf_fini(&out);
}

#endif
