/* k8sref -s WORD...: the matches, best first. */

#include "base/unicode.h"
#include "command/command.h"
#include "command/find.h"
#include "command/lines.h"
#include "search/match.h"

#define MATCHES_SHOWN	10	/* on a terminal */
#define GAP		2	/* columns between id and title */
#define INDENT		4	/* columns, under a match's number and id */

/* What JSON calls a match's place, the strongest first. */
static const struct {
	enum pack_field	 field;
	const char	*name;
} field_names[] = {
	{ PACK_FIELD_ID,	"id" },
	{ PACK_FIELD_TITLE,	"title" },
	{ PACK_FIELD_KEYWORD,	"keywords" },
	{ PACK_FIELD_QUESTION,	"questions" },
	{ PACK_FIELD_SYMPTOM,	"symptoms" },
	{ PACK_FIELD_HEADING,	"headings" },
	{ PACK_FIELD_COMMAND,	"commands" },
	{ PACK_FIELD_PROSE,	"prose" },
};

static void
print_json(struct context *c, const struct hits *hits, const struct lines *l)
{
	const char *separator;
	size_t i, j;

	buf_addc(&c->out, '[');
	for (i = 0; i < l->n; i++) {
		if (i > 0)
			buf_addc(&c->out, ',');
		lines_json(&l->v[i], c);
		/* Thousandths, so that no locale or libm has a say. */
		buf_printf(&c->out, ",\"score\":%u,\"coverage\":%u,"
		    "\"fields\":[",
		    (unsigned)(hits->v[i].score * 1000.0f),
		    (unsigned)(hits->v[i].coverage * 1000.0f));
		separator = "";
		for (j = 0; j < sizeof field_names / sizeof field_names[0];
		    j++)
			if (hits->v[i].fields & 1u << field_names[j].field) {
				buf_printf(&c->out, "%s\"%s\"", separator,
				    field_names[j].name);
				separator = ",";
			}
		buf_puts(&c->out, "]}");
	}
	buf_puts(&c->out, "]\n");
}

static void
put_marked(struct context *c, const struct match *m, bool all)
{
	struct render_mark marks[MATCH_MARKS_MAX];
	size_t i;

	for (i = 0; i < m->n; i++)
		marks[i] = (struct render_mark){ m->marks[i].start,
		    m->marks[i].end };
	(all ? render_marked : render_excerpt)(&c->out, &c->render,
	    buf_str(&m->text), marks, m->n, INDENT);
}

/*
 * Why it was found: the line that matched, unless the summary above it says
 * as much.  A note that lacks the language of its title has no line.
 */
static enum kr_status
put_line(struct context *c, struct query *q, const struct hit *hit,
    const struct pack_head *head, float enough)
{
	enum kr_status status;
	struct match match;
	struct note note;

	note_init(&note);
	match_init(&match);
	status = pack_note_read(c->pack, hit->note, head->language, &note);
	if (status == KR_OK)
		status = match_note(&match, q, c->pack, &note);
	if (status == KR_OK && match.weight > enough)
		put_marked(c, &match, false);
	match_fini(&match);
	note_fini(&note);
	return status == KR_ENOTFOUND ? KR_OK : status;
}

/* Number, id and title in one line, or the title under them where it does not
 * fit.  The number is what -n takes. */
static void
print_name(struct context *c, const struct pack_head *head, size_t number)
{
	int title = unicode_columns(head->title);

	buf_printf(&c->out, "%2zu  ", number);
	context_put(c, ROLE_CODE, head->id);
	if (INDENT + unicode_columns(head->id) + GAP + title <=
	    c->render.width)
		buf_fill(&c->out, ' ', GAP);
	else if (INDENT + title <= c->render.width)
		buf_puts(&c->out, "\n    ");
	else {
		buf_addc(&c->out, '\n');
		render_wrap_text(&c->out, head->title, INDENT, true,
		    c->render.width);
		return;
	}
	context_put(c, ROLE_TITLE, head->title);
	buf_addc(&c->out, '\n');
}

static enum kr_status
print_match(struct context *c, struct query *q, const struct hit *hit,
    const struct pack_head *head, size_t number)
{
	enum kr_status status;
	struct match summary;

	print_name(c, head, number);
	match_init(&summary);
	status = match_text(&summary, q, c->pack, head->summary);
	if (status == KR_OK) {
		put_marked(c, &summary, true);
		status = put_line(c, q, hit, head, summary.weight);
	}
	match_fini(&summary);
	return status;
}

static enum kr_status
print_text(struct context *c, struct query *q, const struct hits *hits,
    const struct lines *l)
{
	enum kr_status status = KR_OK;
	size_t i;

	for (i = 0; i < l->n && status == KR_OK; i++)
		status = print_match(c, q, &hits->v[i], &l->v[i], i + 1);
	return status;
}

enum exit_status
command_search(struct context *c)
{
	bool text = c->terminal && c->format == FORMAT_TERMINAL;
	enum kr_status status = KR_OK;
	enum exit_status result;
	struct query query;
	struct hits hits;
	struct lines l;
	size_t i;

	result = find_hits(c, text ? MATCHES_SHOWN : RANK_HITS_MAX, &query,
	    &hits);
	if (result != EXIT_FOUND)
		return result;
	if (hits.n == 0)
		return command_missing(c);
	lines_init(&l);
	for (i = 0; i < hits.n && status == KR_OK; i++)
		status = lines_add(&l, c, hits.v[i].note, false);
	if (status == KR_OK && c->format == FORMAT_JSON)
		print_json(c, &hits, &l);
	else if (status == KR_OK && c->format == FORMAT_TERMINAL)
		status = print_text(c, &query, &hits, &l);
	else if (status == KR_OK)
		lines_tabs(&l, c, true);
	lines_fini(&l);
	return status == KR_OK ? EXIT_FOUND : context_fail(c->pack, status);
}
