/* k8sref -c [N] WORD...: the snippets, or one, fit for a pipe. */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "command/find.h"

/* What to print of a note's blocks. */
struct wanted {
	struct context	*c;
	unsigned	 nth;		/* 0: all */
	unsigned	 seen;
	bool		 printed;
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
				buf_addc(&w->c->out, ',');
			render_json_snippet(b, &w->c->render, &w->c->out);
		} else {
			if (w->printed)
				buf_addc(&w->c->out, '\n');
			render_snippet(b, &w->c->render, &w->c->out);
		}
		w->printed = true;
	}
}

static enum exit_status
print(struct context *c, const struct note *note)
{
	struct wanted w = { .c = c, .nth = c->options.nth };

	if (c->format == FORMAT_JSON)
		buf_addc(&c->out, '[');
	visit(&w, note->body);
	if (c->format == FORMAT_JSON)
		buf_puts(&c->out, "]\n");
	if (w.printed)
		return EXIT_FOUND;
	buf_clear(&c->out);
	if (w.seen == 0) {
		message_error(_("the note has no snippets"));
		return EXIT_NOTHING;
	}
	message_error(_("snippet %u: the note has only %u"), w.nth, w.seen);
	return EXIT_USAGE;
}

enum exit_status
command_snippets(struct context *c)
{
	enum exit_status result;
	struct found found;
	struct note note;

	result = find_words(c, true, &found);
	if (result == EXIT_NOTHING)
		return command_missing(c);
	if (result != EXIT_FOUND)
		return result;
	if (found.target.is_topic)
		return options_usage(c->options.words[0],
		    _("is a topic; -c takes a note"));
	result = find_read(c, found.target.number, &note);
	if (result != EXIT_FOUND)
		return result;
	result = print(c, &note);
	note_fini(&note);
	return result;
}
