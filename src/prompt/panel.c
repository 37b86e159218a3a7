#include "prompt/panel.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/unicode.h"
#include "prompt/colon.h"
#include "prompt/line.h"
#include "prompt/matches.h"
#include "prompt/row.h"

#define MATCHES_SHOWN	8	/* more would push what was read off the screen */

/* Matches with the numbers that open them, from `first'; `chosen' is the one
 * that Enter opens. */
static void
put_targets(struct session *s, const struct pack_target *v, size_t n,
    size_t first, size_t chosen, int columns, struct buf *out)
{
	struct context *c = s->c;
	struct pack_head heads[MATCHES_SHOWN];
	struct row row = { .align = 0 };
	enum kr_status status = KR_OK;
	char lead[32];
	size_t i, read;

	for (read = 0; read < n && status == KR_OK; read++) {
		status = (v[read].is_topic ? pack_topic_head :
		    pack_note_head)(c->pack, v[read].number, c->languages.v,
		    c->languages.n, &heads[read]);
		if (unicode_columns(heads[read].id) > row.align)
			row.align = unicode_columns(heads[read].id);
	}
	for (i = 0; i < read && status == KR_OK; i++) {
		(void)snprintf(lead, sizeof lead, "%c%2zu  ",
		    first + i == chosen ? '>' : ' ', first + i);
		row.lead = lead;
		row.name = heads[i].id;
		row.what = heads[i].title;
		row_put(out, &c->render, &row, columns);
	}
	if (status != KR_OK)
		row_tell(out, &c->render, message_status(status), columns);
	for (i = 0; i < read; i++)
		pack_head_fini(&heads[i]);
}

static bool
suggest_matches(struct session *s, struct str text, int columns, int rows,
    bool quick, struct buf *out)
{
	enum kr_status status;
	struct matches m;

	if (rows > MATCHES_SHOWN)
		rows = MATCHES_SHOWN;
	status = (quick ? matches_guess : matches_find)(s, text, (size_t)rows,
	    &m);
	if (status != KR_OK)
		row_tell(out, &s->c->render, message_status(status), columns);
	else if (m.n == 0 && !m.rough)
		row_tell(out, &s->c->render, _("nothing found"), columns);
	else
		put_targets(s, m.v, m.n, 1, 1, columns, out);
	return status == KR_OK && m.rough;
}

/* The part of the last list around a number. */
static void
suggest_number(struct session *s, size_t number, int columns, int rows,
    struct buf *out)
{
	size_t n = s->list.n, first = 1, most = (size_t)rows;

	if (number < 1 || number > n) {
		row_tell(out, &s->c->render, _("no such number in the list"),
		    columns);
		return;
	}
	if (most > MATCHES_SHOWN)
		most = MATCHES_SHOWN;
	if (number > most)
		first = number - most + 1;
	n -= first - 1;
	put_targets(s, s->list.v + first - 1, n < most ? n : most, first,
	    number, columns, out);
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
