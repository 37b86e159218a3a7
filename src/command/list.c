/* k8sref -l [TOPIC]: ids and titles; without words at all, the topics. */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "command/heads.h"
#include "command/resolve.h"
#include "render/list.h"

static enum exit_status
list_notes(const struct context *c, uint32_t first, uint32_t count,
    struct buf *out)
{
	enum kr_status status;
	struct heads h;

	heads_init(&h);
	status = heads_add_notes(&h, c, first, count);
	if (status == KR_OK && c->format == FORMAT_JSON)
		render_list_json(out, c->pack, h.v, h.n);
	else if (status == KR_OK && c->format == FORMAT_TERMINAL)
		render_list(out, &c->render, h.v, h.n, 0);
	else if (status == KR_OK)
		render_list_tabs(out, h.v, h.n, false);
	heads_fini(&h);
	return status == KR_OK ? EXIT_FOUND : context_fail(c->pack, status);
}

static void
put_hint(const struct context *c, struct buf *out)
{
	const char *program = message_program();
	struct buf text;

	buf_init(&text);
	buf_printf(&text, _("An offline Kubernetes reference.  Type a word, "
	    "a question or an error after %s, or one of these topics; "
	    "%s --help says more."), program, program);
	render_wrap_text(out, buf_str(&text), 0, true, c->render.width);
	buf_addc(out, '\n');
	buf_fini(&text);
}

/* Nothing was asked: what there is, and how to ask. */
enum exit_status
command_topics(const struct context *c, const struct ask *ask,
    struct buf *out)
{
	uint32_t i, count = pack_topic_count(c->pack);
	enum kr_status status = KR_OK;
	struct heads h;

	(void)ask;
	heads_init(&h);
	for (i = 0; i < count && status == KR_OK; i++)
		status = heads_add(&h, c, (struct pack_target){ i, true });
	if (status == KR_OK && c->format == FORMAT_JSON)
		render_list_json(out, c->pack, h.v, h.n);
	else if (status == KR_OK) {
		put_hint(c, out);
		render_list(out, &c->render, h.v, h.n, 0);
	}
	heads_fini(&h);
	return status == KR_OK ? EXIT_FOUND : context_fail(c->pack, status);
}

enum exit_status
command_list(const struct context *c, const struct ask *ask, struct buf *out)
{
	struct pack_target target;
	enum kr_status status;
	uint32_t first, count = 1;

	if (ask->count == 0)
		return list_notes(c, 0, pack_note_count(c->pack), out);
	status = resolve_words(c->pack, ask->words, ask->count, &target);
	if (status == KR_ENOTFOUND)
		return command_missing(c, ask);
	first = target.number;
	if (status == KR_OK && target.is_topic)
		status = pack_topic_notes(c->pack, target.number, &first,
		    &count);
	return status == KR_OK ? list_notes(c, first, count, out) :
	    context_fail(c->pack, status);
}
