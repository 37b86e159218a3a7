/* k8sref -l [TOPIC]: ids and titles; without words, the topics. */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "command/lines.h"
#include "command/resolve.h"

static enum exit_status
print(struct context *c, uint32_t first, uint32_t count, bool topics)
{
	enum kr_status status = KR_OK;
	struct lines l;
	uint32_t i;

	lines_init(&l);
	for (i = 0; i < count && status == KR_OK; i++)
		status = lines_add(&l, c, first + i, topics);
	if (status != KR_OK)
		(void)context_fail(c->pack, status);
	else if (c->format == FORMAT_JSON)
		lines_json_list(&l, c);
	else if (c->format == FORMAT_TERMINAL || topics)
		lines_columns(&l, c, 0);
	else
		lines_tabs(&l, c, false);
	lines_fini(&l);
	return status == KR_OK ? EXIT_FOUND : EXIT_SYSTEM;
}

static void
print_hint(struct context *c)
{
	const char *program = message_program();
	struct buf text;

	buf_init(&text);
	buf_printf(&text, _("An offline Kubernetes reference.  Type a word, "
	    "a question or an error after %s, or one of these topics; "
	    "%s --help says more."), program, program);
	render_wrap_text(&c->out, buf_str(&text), 0, true, c->render.width);
	buf_addc(&c->out, '\n');
	buf_fini(&text);
}

/* Nothing was asked: what there is, and how to ask. */
static enum exit_status
print_topics(struct context *c)
{
	if (c->format != FORMAT_JSON)
		print_hint(c);
	return print(c, 0, pack_topic_count(c->pack), true);
}

enum exit_status
command_list(struct context *c)
{
	struct pack_target target;
	enum kr_status status;
	uint32_t first, count;

	if (c->options.action != ACTION_LIST)
		return print_topics(c);
	if (c->options.word_count == 0)
		return print(c, 0, pack_note_count(c->pack), false);
	status = resolve_words(c->pack, c->options.words,
	    c->options.word_count, &target);
	if (status == KR_OK && target.is_topic)
		status = pack_topic_notes(c->pack, target.number, &first,
		    &count);
	else if (status == KR_OK)
		return print(c, target.number, 1, false);
	if (status == KR_OK)
		return print(c, first, count, false);
	return status == KR_ENOTFOUND ? command_missing(c) :
	    context_fail(c->pack, status);
}
