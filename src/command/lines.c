#include "command/lines.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"

#define MARGIN		2	/* columns before an id */
#define GAP		2	/* columns after it */
#define TITLE_MIN	16	/* columns; less is a line of its own */

void
lines_init(struct lines *l)
{
	*l = (struct lines){ NULL, 0, 0 };
}

void
lines_fini(struct lines *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		pack_head_fini(&l->v[i]);
	free(l->v);
	lines_init(l);
}

enum kr_status
lines_add(struct lines *l, struct context *c, uint32_t number, bool topic)
{
	const struct language_list *languages = &c->languages;
	struct pack_head *grown;
	size_t cap;

	if (l->n == l->cap) {
		cap = l->cap == 0 ? 32 : l->cap * 2;
		if ((grown = realloc(l->v, cap * sizeof *grown)) == NULL)
			return KR_ENOMEM;
		l->v = grown;
		l->cap = cap;
	}
	return topic ?
	    pack_topic_head(c->pack, number, languages->v, languages->n,
	    &l->v[l->n++]) :
	    pack_note_head(c->pack, number, languages->v, languages->n,
	    &l->v[l->n++]);
}

/* What stands before an id, all as wide as the last one; its columns. */
static int
open_line(struct context *c, size_t number, size_t last)
{
	char text[32];
	int digits = snprintf(text, sizeof text, "%zu", last);

	if (number == 0) {
		buf_fill(&c->out, ' ', MARGIN);
		return MARGIN;
	}
	if (digits < MARGIN)
		digits = MARGIN;
	buf_printf(&c->out, "%*zu", digits, number);
	buf_fill(&c->out, ' ', GAP);
	return digits + GAP;
}

void
lines_columns(const struct lines *l, struct context *c, size_t first)
{
	int widest = 0, margin = MARGIN, columns, room;
	size_t i;

	for (i = 0; i < l->n; i++) {
		columns = unicode_columns(l->v[i].id);
		if (columns > widest)
			widest = columns;
	}
	for (i = 0; i < l->n; i++) {
		const struct pack_head *head = &l->v[i];

		margin = open_line(c, first == 0 ? 0 : first + i,
		    first + l->n - 1);
		room = c->render.width - margin - widest - GAP;
		context_put(c, ROLE_CODE, head->id);
		if (room >= TITLE_MIN) {
			buf_fill(&c->out, ' ', (size_t)(widest + GAP -
			    unicode_columns(head->id)));
			render_wrap_text(&c->out, head->title,
			    margin + widest + GAP, false, c->render.width);
		} else {
			buf_addc(&c->out, '\n');
			render_wrap_text(&c->out, head->title,
			    margin + MARGIN * 2, true, c->render.width);
		}
	}
}

void
lines_tabs(const struct lines *l, struct context *c, bool summary)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		buf_adds(&c->out, l->v[i].id);
		buf_addc(&c->out, '\t');
		buf_adds(&c->out, l->v[i].title);
		if (summary) {
			buf_addc(&c->out, '\t');
			buf_adds(&c->out, l->v[i].summary);
		}
		buf_addc(&c->out, '\n');
	}
}

void
lines_json(const struct pack_head *head, struct context *c)
{
	buf_puts(&c->out, "{\"id\":");
	render_json_string(&c->out, head->id);
	buf_puts(&c->out, ",\"title\":");
	render_json_string(&c->out, head->title);
	buf_puts(&c->out, ",\"language\":");
	render_json_string(&c->out, pack_language(c->pack, head->language));
	buf_puts(&c->out, ",\"summary\":");
	render_json_string(&c->out, head->summary);
}

void
lines_json_list(const struct lines *l, struct context *c)
{
	size_t i;

	buf_addc(&c->out, '[');
	for (i = 0; i < l->n; i++) {
		if (i > 0)
			buf_addc(&c->out, ',');
		lines_json(&l->v[i], c);
		buf_addc(&c->out, '}');
	}
	buf_puts(&c->out, "]\n");
}
