#include "render/wrap.h"

#include <limits.h>
#include <stdint.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "render/color.h"

/* A run of one look.  It ends where the next begins, or with the text. */
struct wrap_run {
	size_t		start;	/* offset in the text, bytes */
	unsigned	roles;
	struct str	url;
};

void
wrap_init(struct wrap *w)
{
	buf_init(&w->text);
	buf_init(&w->runs);
	w->mark = 0;
}

void
wrap_fini(struct wrap *w)
{
	buf_fini(&w->text);
	buf_fini(&w->runs);
}

void
wrap_clear(struct wrap *w)
{
	w->text.len = w->runs.len = 0;	/* not buf_clear(): errors stay */
	w->mark = 0;
}

size_t
wrap_mark(struct wrap *w)
{
	return w->mark = w->text.len;
}

/* The runs as an array: a buffer's memory is aligned as malloc(3) does. */
static const struct wrap_run *
runs_of(const struct wrap *w, size_t *count)
{
	*count = w->runs.len / sizeof(struct wrap_run);
	return (const struct wrap_run *)(const void *)w->runs.p;
}

/* From here on the text looks like this. */
static void
begin_run(struct wrap *w, unsigned roles, struct str url)
{
	struct wrap_run run = { w->text.len, roles, url };
	size_t n;
	const struct wrap_run *runs = runs_of(w, &n);

	if (n == 0 || runs[n - 1].roles != roles ||
	    !str_equal(runs[n - 1].url, url))
		buf_add(&w->runs, &run, sizeof run);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Would a space added now stand at the start of a line or after another? */
static bool
at_blank(const struct wrap *w)
{
	return w->text.len == w->mark || is_blank(w->text.p[w->text.len - 1]);
}

void
wrap_add(struct wrap *w, struct str text, unsigned roles, struct str url)
{
	size_t i = 0, from;

	if (text.len == 0)
		return;
	begin_run(w, roles, url);
	while (i < text.len) {
		for (from = i; i < text.len && !is_blank(text.p[i]); i++)
			;
		buf_add(&w->text, text.p + from, i - from);
		for (from = i; i < text.len && is_blank(text.p[i]); i++)
			;
		if (i > from && !at_blank(w))
			buf_addc(&w->text, ' ');
	}
}

void
wrap_add_code(struct wrap *w, struct str text, unsigned roles, struct str url)
{
	size_t i;

	if (text.len == 0)
		return;
	begin_run(w, roles, url);
	for (i = 0; i < text.len; i++)
		buf_addc(&w->text, is_blank(text.p[i]) ? ' ' : text.p[i]);
}

void
wrap_break(struct wrap *w)
{
	buf_addc(&w->text, '\n');
}

/* Columns of cp; most text is ASCII and needs no table. */
static int
width_of(uint32_t cp)
{
	return cp >= 0x20 && cp < 0x7f ? 1 : unicode_width(cp);
}

static bool
may_break(uint32_t before, uint32_t after)
{
	if (before < 0x80 && after < 0x80)
		return false;	/* inside a word, a path, a URL */
	return unicode_may_break(before, after);
}

bool
wrap_next(const struct wrap *w, size_t *pos, size_t end, int width,
    struct wrap_line *line)
{
	struct str text = { w->text.p, end };
	struct wrap_line here = { *pos, *pos, 0 };
	bool found = false;	/* *line is a line that could be taken */
	uint32_t before = ' ', cp;

	if (*pos >= end)
		return false;
	while (here.end < end && text.p[here.end] != '\n') {
		struct str rest = { text.p + here.end, end - here.end };
		size_t n = utf8_decode(rest, &cp);
		int columns = width_of(cp);

		if (before != ' ' && (cp == ' ' ||
		    (columns > 0 && may_break(before, cp)))) {
			*line = here;
			found = true;
		}
		/* A space never overflows: at a line's end it vanishes. */
		if (found && (here.columns > width ||
		    (cp != ' ' && here.columns + columns > width)))
			break;
		here.end += n;
		here.columns += columns;
		if (columns > 0)	/* a mark belongs to its base */
			before = cp;
	}
	if (here.end >= end || text.p[here.end] == '\n') {
		/* All of it fits, but not the spaces at its end. */
		if (!found || before != ' ')
			*line = here;
		while (line->end > *pos && text.p[line->end - 1] == ' ') {
			line->end--;
			line->columns--;
		}
	}
	for (*pos = line->end; *pos < end && text.p[*pos] == ' '; (*pos)++)
		;
	if (*pos < end && text.p[*pos] == '\n')
		(*pos)++;
	return true;
}

void
wrap_measure(const struct wrap *w, size_t start, size_t end, int *word,
    int *line)
{
	struct wrap_line l;
	size_t pos;

	*word = *line = 0;
	for (pos = start; wrap_next(w, &pos, end, 0, &l);)
		if (l.columns > *word)
			*word = l.columns;
	for (pos = start; wrap_next(w, &pos, end, INT_MAX, &l);)
		if (l.columns > *line)
			*line = l.columns;
}

/*
 * OSC 8 takes printable ASCII only.  Whatever else a target holds is
 * percent-encoded: no control sequence can ride in on a URL.
 */
static void
open_hyperlink(struct buf *out, struct str url, bool whole)
{
	size_t i;

	buf_puts(out, "\033]8;");
	/* Pieces with the same id are one link under the mouse. */
	if (!whole)
		buf_printf(out, "id=%08x", (unsigned)str_hash(url));
	buf_addc(out, ';');
	for (i = 0; i < url.len; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c > 0x20 && c < 0x7f)
			buf_addc(out, (char)c);
		else
			buf_printf(out, "%%%02X", (unsigned)c);
	}
	buf_puts(out, "\033\\");
}

/* A run, or a piece of it; whole tells that nothing else belongs to its
 * link. */
static void
put_run(const struct wrap_run *run, struct str text, bool whole,
    const struct render_options *o, struct buf *out)
{
	bool link = o->hyperlinks && run->url.len > 0;
	bool open;

	if (link)
		open_hyperlink(out, run->url, whole);
	open = color_open(out, o, run->roles);
	buf_adds(out, text);
	if (open)
		color_close(out);
	if (link)
		buf_puts(out, "\033]8;;\033\\");
}

/* Where the run ends in the text, bytes. */
static size_t
run_end(const struct wrap *w, size_t i)
{
	size_t n;
	const struct wrap_run *runs = runs_of(w, &n);

	return i + 1 < n ? runs[i + 1].start : w->text.len;
}

/* Is this piece of run i all of its link?  Lines and changes of style cut a
 * link into several. */
static bool
is_whole(const struct wrap *w, size_t i, size_t start, size_t end)
{
	size_t n;
	const struct wrap_run *runs = runs_of(w, &n);

	return start == runs[i].start && end == run_end(w, i) &&
	    (i == 0 || !str_equal(runs[i - 1].url, runs[i].url)) &&
	    (i + 1 == n || !str_equal(runs[i + 1].url, runs[i].url));
}

void
wrap_put(const struct wrap *w, const struct wrap_line *line,
    const struct render_options *o, struct buf *out)
{
	size_t n, low = 0, high, pos = line->start;
	const struct wrap_run *runs = runs_of(w, &n);

	/* The run that holds pos: the last that starts at or before it. */
	for (high = n; high - low > 1;) {
		size_t middle = low + (high - low) / 2;

		if (runs[middle].start <= pos)
			low = middle;
		else
			high = middle;
	}
	for (; low < n && pos < line->end; low++) {
		size_t stop = run_end(w, low);

		if (stop > line->end)
			stop = line->end;
		if (stop > pos)
			put_run(&runs[low], (struct str){ w->text.p + pos,
			    stop - pos }, is_whole(w, low, pos, stop), o, out);
		pos = stop;
	}
}

void
render_wrap_text(struct buf *out, struct str text, int indent,
    bool first_indent, int width)
{
	static const struct render_options plain;
	const struct str none = { NULL, 0 };
	struct wrap_line line;
	struct wrap w;
	size_t pos = 0, from, to;

	if (width < RENDER_WIDTH_MIN)
		width = RENDER_WIDTH_MIN;
	width = width - indent < 1 ? 1 : width - indent;
	wrap_init(&w);
	for (from = 0; from < text.len; from = to + 1) {
		for (to = from; to < text.len && text.p[to] != '\n'; to++)
			;
		wrap_add(&w, (struct str){ text.p + from, to - from }, 0,
		    none);
		if (to < text.len)
			wrap_break(&w);
	}
	while (wrap_next(&w, &pos, w.text.len, width, &line)) {
		if (first_indent && line.end > line.start)
			buf_fill(out, ' ', (size_t)indent);
		first_indent = true;
		wrap_put(&w, &line, &plain, out);
		buf_addc(out, '\n');
	}
	if (buf_status(&w.text) != KR_OK && out->err == KR_OK)
		out->err = w.text.err;
	if (buf_status(&w.runs) != KR_OK && out->err == KR_OK)
		out->err = w.runs.err;
	wrap_fini(&w);
}
