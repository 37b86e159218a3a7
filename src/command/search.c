/* k8sref -s WORD...: the matches, best first. */

#include "base/i18n.h"
#include "command/command.h"
#include "command/find.h"
#include "command/lines.h"

#define MATCHES_SHOWN	10	/* on a terminal */

/* By enum pack_field; what JSON calls a match's place. */
static const char *const field_names[PACK_FIELD_COUNT] = {
	[PACK_FIELD_ID]		= "id",
	[PACK_FIELD_TITLE]	= "title",
	[PACK_FIELD_KEYWORD]	= "keywords",
	[PACK_FIELD_QUESTION]	= "questions",
	[PACK_FIELD_SYMPTOM]	= "symptoms",
	[PACK_FIELD_HEADING]	= "headings",
	[PACK_FIELD_COMMAND]	= "commands",
	[PACK_FIELD_PROSE]	= "prose",
};

static void
print_json(struct context *c, const struct hits *hits, const struct lines *l)
{
	const char *separator;
	unsigned field;
	size_t i;

	buf_addc(&c->out, '[');
	for (i = 0; i < l->n; i++) {
		if (i > 0)
			buf_addc(&c->out, ',');
		lines_json(&l->v[i], c);
		/* Thousandths, so that no locale or libm has a say. */
		buf_printf(&c->out, ",\"score\":%u,\"fields\":[",
		    (unsigned)(hits->v[i].score * 1000.0f));
		separator = "";
		for (field = 0; field < PACK_FIELD_COUNT; field++)
			if (hits->v[i].fields & 1u << field) {
				buf_printf(&c->out, "%s\"%s\"", separator,
				    field_names[field]);
				separator = ",";
			}
		buf_puts(&c->out, "]}");
	}
	buf_puts(&c->out, "]\n");
}

/* The number is what -n takes. */
static void
print_text(struct context *c, const struct lines *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		const struct pack_head *head = &l->v[i];

		buf_printf(&c->out, "%2zu  ", i + 1);
		context_put(c, ROLE_CODE, head->id);
		buf_puts(&c->out, "  ");
		context_put(c, ROLE_TITLE, head->title);
		buf_addc(&c->out, '\n');
		render_wrap_text(&c->out, head->summary, 4, true,
		    c->render.width);
	}
}

enum exit_status
command_search(struct context *c)
{
	enum kr_status status = KR_OK;
	enum exit_status result;
	struct hits hits;
	struct lines l;
	size_t i;

	if ((result = find_hits(c, &hits)) != EXIT_FOUND)
		return result;
	if (hits.n == 0)
		return command_missing(c);
	if (c->terminal && hits.n > MATCHES_SHOWN &&
	    c->format != FORMAT_JSON)
		hits.n = MATCHES_SHOWN;
	lines_init(&l);
	for (i = 0; i < hits.n && status == KR_OK; i++)
		status = lines_add(&l, c, hits.v[i].note, false);
	if (status != KR_OK)
		result = context_fail(c->pack, status);
	else if (c->format == FORMAT_JSON)
		print_json(c, &hits, &l);
	else if (c->format == FORMAT_TERMINAL)
		print_text(c, &l);
	else
		lines_tabs(&l, c, true);
	lines_fini(&l);
	return result;
}
