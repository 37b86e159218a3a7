/* k8sref --help */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"

/* Calls that a newcomer can type right away, with what they do. */
static const struct {
	const char	*words;
	const char	*does;
} examples[] = {
	{ "pods crashloopbackoff", N_("a note, by its id") },
	{ "pods", N_("a topic: its notes, one line each") },
	{ "why does my pod restart",
	    N_("anything else is a search: the best note") },
	{ "-c 1 -D pod=web-0 pods describe",
	    N_("a snippet, its placeholder filled") },
};

/* A line, or more on a narrow terminal. */
static void
put(const struct context *c, struct buf *out, const char *text)
{
	render_wrap_text(out, str_of(text), 0, true, c->render.width);
}

static void
put_usage(const struct context *c, struct buf *out, const char *program)
{
	struct buf line;

	buf_init(&line);
	buf_printf(&line, _("Usage: %s [OPTION]... [WORD]..."), program);
	render_wrap_text(out, buf_str(&line), 0, true, c->render.width);
	buf_fini(&line);
}

enum exit_status
command_help(const struct context *c, const struct ask *ask, struct buf *out)
{
	const char *program = message_program();
	size_t i;

	(void)ask;
	put_usage(c, out, program);
	buf_addc(out, '\n');
	put(c, out, _("An offline Kubernetes reference: type a word, a "
	    "question or an error."));
	buf_addc(out, '\n');
	for (i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		buf_printf(out, "  %s %s\n", program, examples[i].words);
		render_wrap_text(out, str_of(_(examples[i].does)), 6,
		    true, c->render.width);
	}
	buf_addc(out, '\n');
	options_describe(out, c->render.width);
	buf_addc(out, '\n');
	put(c, out, _("Exit status: 0 found, 1 nothing found, 2 wrong "
	    "usage, 3 a file that cannot be read or written."));
	put(c, out, _("The manual page k8sref(1) says all of it."));
	return EXIT_FOUND;
}
