#include "prompt/panel.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/message.h"
#include "prompt/colon.h"
#include "prompt/line.h"
#include "prompt/matches.h"
#include "prompt/row.h"

#define MATCHES_SHOWN	8	/* more would push what was read off the screen */

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
		row_put(out, &c->render, lead, head.id, head.title, columns);
	pack_head_fini(&head);
}

static bool
suggest_matches(struct session *s, struct str text, int columns, int rows,
    bool quick, struct buf *out)
{
	enum kr_status status;
	struct matches m;
	size_t i;

	if (rows > MATCHES_SHOWN)
		rows = MATCHES_SHOWN;
	status = (quick ? matches_guess : matches_find)(s, text, (size_t)rows,
	    &m);
	if (status != KR_OK)
		row_tell(out, &s->c->render, message_status(status), columns);
	else if (m.n == 0 && !m.rough)
		row_tell(out, &s->c->render, _("nothing found"), columns);
	for (i = 0; status == KR_OK && i < m.n; i++)
		put_target(s, m.v[i], i + 1, i == 0, columns, out);
	return status == KR_OK && m.rough;
}

/* The part of the last list around a number. */
static void
suggest_number(struct session *s, size_t number, int columns, int rows,
    struct buf *out)
{
	size_t first = 0, i, shown = (size_t)(rows > MATCHES_SHOWN ?
	    MATCHES_SHOWN : rows);

	if (number < 1 || number > s->list.n) {
		row_tell(out, &s->c->render, _("no such number in the list"),
		    columns);
		return;
	}
	if (number > shown)
		first = number - shown;
	for (i = first; i < s->list.n && i < first + shown; i++)
		put_target(s, s->list.v[i], i + 1, i + 1 == number, columns,
		    out);
}

bool
panel_suggest(void *arg, struct str text, int columns, int rows, bool quick,
    struct buf *out)
{
	struct session *s = arg;
	struct line line = line_parse(text);

	switch (line.kind) {
	case LINE_EMPTY:
		if (s->list.n == 0)
			row_tell(out, &s->c->render, _("Type a word, a "
			    "question or an error; Tab completes, :help says "
			    "more."), columns);
		break;
	case LINE_COMMAND:
		colon_suggest(s, line.text, columns, rows, out);
		break;
	case LINE_NUMBER:
		suggest_number(s, line.number, columns, rows, out);
		break;
	case LINE_QUERY:
		return suggest_matches(s, line.text, columns, rows, quick,
		    out);
	}
	return false;
}
