/* k8sref --help */

#include "base/i18n.h"
#include "command/command.h"

/* Calls that a newcomer can type right away, with what they do. */
static const struct {
	const char	*call;
	const char	*does;
} examples[] = {
	{ "k8sref pods crashloopbackoff", N_("a note, by its id") },
	{ "k8sref pods", N_("a topic: its notes, one line each") },
	{ "k8sref why does my pod restart",
	    N_("anything else is a search: the best note") },
	{ "k8sref -c 1 -D pod=web-0 pods logs",
	    N_("a snippet, its placeholder filled") },
};

enum exit_status
command_help(struct context *c)
{
	size_t i;

	buf_puts(&c->out, _("Usage: k8sref [OPTION]... [WORD]..."));
	buf_puts(&c->out, "\n\n");
	buf_puts(&c->out, _("An offline Kubernetes reference: type a word, a "
	    "question or an error."));
	buf_puts(&c->out, "\n\n");
	for (i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		buf_printf(&c->out, "  %-36s", examples[i].call);
		buf_puts(&c->out, _(examples[i].does));
		buf_addc(&c->out, '\n');
	}
	buf_addc(&c->out, '\n');
	options_describe(&c->out);
	buf_addc(&c->out, '\n');
	buf_puts(&c->out, _("Exit status: 0 found, 1 nothing found, 2 wrong "
	    "usage, 3 a file that cannot be read or written."));
	buf_puts(&c->out, "\n");
	buf_puts(&c->out, _("The manual page k8sref(1) says all of it."));
	buf_puts(&c->out, "\n");
	return EXIT_FOUND;
}
