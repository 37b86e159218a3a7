/* k8sref WORD...: a note, a topic, or the best match. */

#include "base/i18n.h"
#include "command/command.h"
#include "command/find.h"
#include "command/lines.h"

static enum kr_status
render(struct context *c, const struct note *note)
{
	switch (c->format) {
	case FORMAT_MARKDOWN:
		return render_markdown(note, &c->render, &c->out);
	case FORMAT_JSON:
		return render_json(note, &c->render, &c->out);
	case FORMAT_MAN:
		return render_man(note, &c->render, &c->out);
	default:
		return render_terminal(note, &c->render, &c->out);
	}
}

/* The matches after the one shown, with their numbers for -n. */
static enum exit_status
show_next(struct context *c, const struct found *found)
{
	struct lines lines;
	enum kr_status status = KR_OK;
	size_t i;

	if (!c->terminal || c->format != FORMAT_TERMINAL ||
	    found->chosen + 1 >= found->hits.n)
		return EXIT_FOUND;
	lines_init(&lines);
	for (i = found->chosen + 1; i < found->hits.n &&
	    lines.n < FIND_NEXT && status == KR_OK; i++)
		status = lines_add(&lines, c, found->hits.v[i].note, false);
	if (status == KR_OK) {
		buf_addc(&c->out, '\n');
		context_put(c, ROLE_HEADING, str_of(_("Other matches")));
		buf_addc(&c->out, '\n');
		lines_columns(&lines, c, 0);
	}
	lines_fini(&lines);
	return status == KR_OK ? EXIT_FOUND :
	    context_fail(c->pack, status);
}

enum exit_status
command_note(struct context *c, uint32_t number)
{
	enum exit_status result;
	enum kr_status status;
	struct note note;

	result = find_read(c, number, &note);
	if (result != EXIT_FOUND)
		return result;
	status = render(c, &note);
	note_fini(&note);
	return status == KR_OK ? EXIT_FOUND : context_fail(NULL, status);
}

enum exit_status
command_show(struct context *c)
{
	enum exit_status result;
	struct found found;

	if (c->options.word_count == 0)
		return command_list(c);
	result = find_words(c, false, &found);
	if (result == EXIT_NOTHING)
		return command_missing(c);
	if (result != EXIT_FOUND)
		return result;
	if (found.target.is_topic)
		return command_topic(c, found.target.number);
	result = command_note(c, found.target.number);
	return result == EXIT_FOUND ? show_next(c, &found) : result;
}
