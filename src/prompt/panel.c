#include "prompt/panel.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/unicode.h"
#include "prompt/colon.h"
#include "prompt/line.h"
#include "prompt/matches.h"

#define GAP		2	/* columns between an id and its title */
#define TITLE_MIN	8	/* columns; less of a title says nothing */

/* Text in a role's colour, cut to so many columns; the columns that it has. */
static int
put_cut(const struct session *s, struct buf *out, enum render_role role,
    struct str text, int columns)
{
	struct buf cut;
	int taken;

	if (columns <= 0)
		return 0;
	buf_init(&cut);
	message_mask(&cut, text, columns);
	/* One column is the ellipsis'. */
	if (unicode_columns(buf_str(&cut)) > columns) {
		buf_clear(&cut);
		message_mask(&cut, text, columns - 1);
	}
	taken = unicode_columns(buf_str(&cut));
	render_styled(out, &s->c->render, role, buf_str(&cut));
	buf_fini(&cut);
	return taken;
}

void
panel_put(const struct session *s, struct buf *out, const char *lead,
    struct str name, struct str what, int columns)
{
	int room = columns - unicode_columns(str_of(lead));

	if (room > 0) {
		buf_puts(out, lead);
		room -= put_cut(s, out, ROLE_CODE, name, room);
		if (room >= GAP + TITLE_MIN) {
			buf_fill(out, ' ', GAP);
			(void)put_cut(s, out, ROLE_SUMMARY, what, room - GAP);
		}
	}
	buf_addc(out, '\n');
}

static void
put_notice(const struct session *s, struct buf *out, const char *text,
    int columns)
{
	(void)put_cut(s, out, ROLE_ID, str_of(text), columns);
	buf_addc(out, '\n');
}

/* One match, with the number that opens it; the first is Enter's. */
static void
put_target(struct session *s, struct pack_target target, size_t number,
    bool chosen, int columns, struct buf *out)
{
	struct context *c = s->c;
	enum kr_status status;
	struct pack_head head;
	char lead[32];

	status = (target.is_topic ? pack_topic_head : pack_note_head)(c->pack,
	    target.number, c->languages.v, c->languages.n, &head);
	(void)snprintf(lead, sizeof lead, "%c%2zu ", chosen ? '>' : ' ',
	    number);
	if (status == KR_OK)
		panel_put(s, out, lead, head.id, head.title, columns);
	pack_head_fini(&head);
}

static void
suggest_matches(struct session *s, struct str text, int columns, int rows,
    struct buf *out)
{
	enum kr_status status;
	struct matches m;
	size_t i;

	status = matches_find(s, text, (size_t)rows, &m);
	if (status != KR_OK)
		put_notice(s, out, message_status(status), columns);
	else if (m.n == 0)
		put_notice(s, out, _("nothing found"), columns);
	for (i = 0; status == KR_OK && i < m.n; i++)
		put_target(s, m.v[i], i + 1, i == 0, columns, out);
}

/* The part of the last list around a number. */
static void
suggest_number(struct session *s, size_t number, int columns, int rows,
    struct buf *out)
{
	size_t first = 0, i, shown = (size_t)rows;

	if (number < 1 || number > s->list.n) {
		put_notice(s, out, _("no such number in the list"), columns);
		return;
	}
	if (number > shown)
		first = number - shown;
	for (i = first; i < s->list.n && i < first + shown; i++)
		put_target(s, s->list.v[i], i + 1, i + 1 == number, columns,
		    out);
}

void
panel_suggest(void *arg, struct str text, int columns, int rows,
    struct buf *out)
{
	struct session *s = arg;
	struct line line = line_parse(text);

	switch (line.kind) {
	case LINE_EMPTY:
		if (s->list.n == 0)
			put_notice(s, out, _("Type a word, a question or an "
			    "error; Tab completes, :help says more."),
			    columns);
		break;
	case LINE_COMMAND:
		colon_suggest(s, line.text, columns, rows, out);
		break;
	case LINE_NUMBER:
		suggest_number(s, line.number, columns, rows, out);
		break;
	case LINE_QUERY:
		suggest_matches(s, line.text, columns, rows, out);
		break;
	}
}
