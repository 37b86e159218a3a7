/* k8sref -s WORD...: the matches, best first. */

#include "command/command.h"
#include "command/find.h"
#include "command/heads.h"
#include "render/list.h"
#include "search/match.h"

#define MATCHES_SHOWN	10	/* on a terminal */

static void
put_json(const struct context *c, const struct hits *hits,
    const struct heads *h, struct buf *out)
{
	struct render_score scores[RANK_HITS_MAX];
	size_t i;

	for (i = 0; i < hits->n; i++)
		scores[i] = (struct render_score){
		    .score = (unsigned)(hits->v[i].score * 1000.0f),
		    .coverage = (unsigned)(hits->v[i].coverage * 1000.0f),
		    .fields = hits->v[i].fields };
	render_matches_json(out, c->pack, h->v, scores, h->n);
}

/* The line of the note that matches best.  A note that lacks the language of
 * its title has none. */
static enum kr_status
find_line(const struct context *c, struct query *q, const struct hit *hit,
    const struct pack_head *head, struct match *line)
{
	enum kr_status status;
	struct note note;

	note_init(&note);
	status = pack_note_read(c->pack, hit->note, head->language, &note);
	if (status == KR_OK)
		status = match_note(line, q, c->pack, &note);
	note_fini(&note);
	return status == KR_ENOTFOUND ? KR_OK : status;
}

static struct render_marked_text
marked(const struct match *m)
{
	return (struct render_marked_text){ buf_str(&m->text), m->marks,
	    m->n };
}

static enum kr_status
put_match(const struct context *c, struct query *q, const struct hit *hit,
    const struct pack_head *head, size_t number, struct buf *out)
{
	struct render_marked_text why = { .n = 0 }, above;
	struct match summary, line;
	enum kr_status status;

	match_init(&summary);
	match_init(&line);
	status = match_text(&summary, q, c->pack, head->summary);
	if (status == KR_OK)
		status = find_line(c, q, hit, head, &line);
	/* Unless the summary says as much. */
	if (status == KR_OK && line.weight > summary.weight)
		why = marked(&line);
	above = marked(&summary);
	if (status == KR_OK)
		render_match(out, &c->render, number, head, &above, &why);
	match_fini(&summary);
	match_fini(&line);
	return status;
}

enum exit_status
command_search(const struct context *c, const struct ask *ask,
    struct buf *out)
{
	bool text = c->terminal && c->format == FORMAT_TERMINAL;
	enum kr_status status = KR_OK;
	enum exit_status result;
	struct query query;
	struct hits hits;
	struct heads h;
	size_t i;

	result = find_hits(c, ask, text ? MATCHES_SHOWN : RANK_HITS_MAX,
	    &query, &hits);
	if (result != EXIT_FOUND)
		return result;
	if (hits.n == 0)
		return command_missing(c, ask);
	heads_init(&h);
	for (i = 0; i < hits.n && status == KR_OK; i++)
		status = heads_add(&h, c, (struct pack_target){
		    hits.v[i].note, false });
	if (status == KR_OK && c->format == FORMAT_JSON)
		put_json(c, &hits, &h, out);
	else if (status == KR_OK && c->format != FORMAT_TERMINAL)
		render_list_tabs(out, h.v, h.n, true);
	else
		for (i = 0; i < h.n && status == KR_OK; i++)
			status = put_match(c, &query, &hits.v[i], &h.v[i],
			    i + 1, out);
	heads_fini(&h);
	return status == KR_OK ? EXIT_FOUND : context_fail(c->pack, status);
}
