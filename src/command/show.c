/* k8sref WORD...: a note, a topic, or the best match. */

#include "base/i18n.h"
#include "command/command.h"
#include "command/find.h"
#include "command/heads.h"
#include "render/list.h"

static enum exit_status
render(const struct context *c, const struct note *note, enum format format,
    struct buf *out)
{
	enum kr_status status;

	switch (format) {
	case FORMAT_MARKDOWN:
		status = render_markdown(note, &c->render, out);
		break;
	case FORMAT_JSON:
		status = render_json(note, &c->render, out);
		break;
	case FORMAT_MAN:
		status = render_man(note, &c->render, out);
		break;
	default:
		status = render_terminal(note, &c->render, out);
		break;
	}
	return status == KR_OK ? EXIT_FOUND : context_fail(NULL, status);
}

/* The matches after the one shown, with their numbers for -n. */
static enum exit_status
show_next(const struct context *c, const struct found *found,
    struct buf *out)
{
	enum kr_status status = KR_OK;
	struct heads h;
	size_t i;

	if (!c->terminal || c->format != FORMAT_TERMINAL ||
	    found->chosen + 1 >= found->hits.n)
		return EXIT_FOUND;
	heads_init(&h);
	for (i = found->chosen + 1; i < found->hits.n && h.n < FIND_NEXT &&
	    status == KR_OK; i++)
		status = heads_add(&h, c, (struct pack_target){
		    found->hits.v[i].note, false });
	if (status == KR_OK) {
		buf_addc(out, '\n');
		render_styled(out, &c->render, ROLE_HEADING,
		    str_of(_("Other matches")));
		buf_addc(out, '\n');
		render_list(out, &c->render, h.v, h.n, 0);
	}
	heads_fini(&h);
	return status == KR_OK ? EXIT_FOUND :
	    context_fail(c->pack, status);
}

enum exit_status
command_note(const struct context *c, uint32_t number, enum format format,
    struct buf *out)
{
	enum exit_status result;
	struct note note;

	result = find_read(c, number, &note);
	if (result != EXIT_FOUND)
		return result;
	result = render(c, &note, format, out);
	note_fini(&note);
	return result;
}

enum exit_status
command_show(const struct context *c, const struct ask *ask, struct buf *out)
{
	enum exit_status result;
	struct found found;
	struct note note;

	if (ask->count == 0)
		return command_topics(c, ask, out);
	result = find_words(c, ask, false, &found);
	if (result == EXIT_NOTHING)
		return command_missing(c, ask);
	if (result != EXIT_FOUND)
		return result;
	if (found.target.is_topic)
		return command_topic(c, found.target.number, 0, out);
	result = find_read(c, found.target.number, &note);
	if (result != EXIT_FOUND)
		return result;
	find_check_defines(c, &note);
	result = render(c, &note, c->format, out);
	note_fini(&note);
	return result == EXIT_FOUND ? show_next(c, &found, out) : result;
}
