/* Text with some of its words marked: whole, or the one line that counts. */

#include "render/color.h"
#include "render/render.h"
#include "render/wrap.h"

#define MORE		"\xE2\x80\xA6"	/* U+2026, horizontal ellipsis */
#define MORE_COLUMNS	2		/* with its space */
#define MARKS_MAX	64		/* that are counted */

struct marked {
	struct wrap	w;
	size_t		places[MARKS_MAX];	/* of marks, bytes of w.text */
	size_t		n;
	int		width;			/* columns for text */
};

static void
fill(struct marked *m, const struct render_options *o, struct str text,
    const struct range *marks, size_t n, int indent)
{
	const struct str none = { NULL, 0 };
	size_t i, at = 0;

	m->width = (o->width < RENDER_WIDTH_MIN ? RENDER_WIDTH_MIN :
	    o->width) - indent;
	m->n = 0;
	wrap_init(&m->w);
	for (i = 0; i < n; i++) {
		wrap_add(&m->w, (struct str){ text.p + at,
		    marks[i].start - at }, 0, none);
		if (m->n < MARKS_MAX)
			m->places[m->n++] = m->w.text.len;
		at = marks[i].end;
		wrap_add(&m->w, (struct str){ text.p + marks[i].start,
		    at - marks[i].start }, ROLE_BIT(ROLE_MATCH), none);
	}
	wrap_add(&m->w, (struct str){ text.p + at, text.len - at }, 0, none);
}

/* End, and hand on what went wrong. */
static void
finish(struct marked *m, struct buf *out)
{
	if (buf_status(&m->w.text) != KR_OK && out->err == KR_OK)
		out->err = m->w.text.err;
	if (buf_status(&m->w.runs) != KR_OK && out->err == KR_OK)
		out->err = m->w.runs.err;
	wrap_fini(&m->w);
}

static size_t
count_marks(const struct marked *m, const struct wrap_line *line)
{
	size_t i, n = 0;

	for (i = 0; i < m->n; i++)
		n += m->places[i] >= line->start && m->places[i] < line->end;
	return n;
}

/* The line with most marks; the first of several. */
static bool
choose(const struct marked *m, int width, struct wrap_line *best)
{
	struct wrap_line line;
	size_t pos = 0, most = 0, n;
	bool any = false;

	while (wrap_next(&m->w, &pos, m->w.text.len, width, &line)) {
		n = count_marks(m, &line);
		if (any && n <= most)
			continue;
		any = true;
		most = n;
		*best = line;
	}
	return any;
}

void
render_excerpt(struct buf *out, const struct render_options *o,
    struct str text, const struct range *marks, size_t n, int indent)
{
	struct wrap_line line;
	struct marked m;

	fill(&m, o, text, marks, n, indent);
	if (choose(&m, m.width - 2 * MORE_COLUMNS, &line)) {
		buf_fill(out, ' ', (size_t)indent);
		if (line.start > 0)
			buf_puts(out, MORE " ");
		wrap_put(&m.w, &line, o, out);
		if (line.end < m.w.text.len)
			buf_puts(out, " " MORE);
		buf_addc(out, '\n');
	}
	finish(&m, out);
}

void
render_marked(struct buf *out, const struct render_options *o,
    struct str text, const struct range *marks, size_t n, int indent)
{
	struct wrap_line line;
	struct marked m;
	size_t pos = 0;

	fill(&m, o, text, marks, n, indent);
	while (wrap_next(&m.w, &pos, m.w.text.len, m.width, &line)) {
		buf_fill(out, ' ', (size_t)indent);
		wrap_put(&m.w, &line, o, out);
		buf_addc(out, '\n');
	}
	finish(&m, out);
}
