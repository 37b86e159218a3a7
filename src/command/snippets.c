/* k8sref -c [N] WORD...: the snippets, or one, fit for a pipe. */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "command/find.h"

/* What to print of a note's blocks. */
struct wanted {
	const struct context	*c;
	struct buf		*out;
	unsigned		 nth;		/* 0: all */
	unsigned		 seen;
	bool			 printed;
};

static void
visit(struct wanted *w, const struct block *b)
{
	for (; b != NULL; b = b->next) {
		if (b->kind != BLOCK_CODE) {
			/* Depth is limited by the reader of the pack. */
			visit(w, b->child);
			continue;
		}
		w->seen++;
		if (w->nth != 0 && b->number != w->nth)
			continue;
		if (w->c->format == FORMAT_JSON) {
			if (w->printed)
				buf_addc(w->out, ',');
			render_json_snippet(b, &w->c->render, w->out);
		} else {
			if (w->printed)
				buf_addc(w->out, '\n');
			render_snippet(b, &w->c->render, w->out);
		}
		w->printed = true;
	}
}

static enum exit_status
print(const struct context *c, const struct note *note, unsigned nth,
    struct buf *out)
{
	struct wanted w = { .c = c, .out = out, .nth = nth };

	if (c->format == FORMAT_JSON)
		buf_addc(out, '[');
	visit(&w, note->body);
	if (c->format == FORMAT_JSON)
		buf_puts(out, "]\n");
	if (w.printed)
		return EXIT_FOUND;
	buf_clear(out);
	if (w.seen == 0) {
		message_error(_("the note has no snippets"));
		return EXIT_NOTHING;
	}
	message_error(_("snippet %u: the note has only %u"), nth, w.seen);
	return EXIT_USAGE;
}

enum exit_status
command_snippets(const struct context *c, const struct ask *ask,
    struct buf *out)
{
	enum exit_status result;
	struct found found;
	struct note note;

	result = find_words(c, ask, true, &found);
	if (result == EXIT_NOTHING)
		return command_missing(c, ask);
	if (result != EXIT_FOUND)
		return result;
	if (found.target.is_topic)
		return options_usage(ask->words[0],
		    _("is a topic; -c takes a note"));
	result = find_read(c, found.target.number, &note);
	if (result != EXIT_FOUND)
		return result;
	find_check_defines(c, &note);
	result = print(c, &note, ask->nth, out);
	note_fini(&note);
	return result;
}
