#include "command/screen.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/output.h"
#include "base/syserror.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "term/escape.h"
#include "term/pager.h"
#include "term/terminal.h"
#include "term/window.h"

/* Rows that the text takes on the terminal, which folds long lines; counts
 * no farther than limit. */
static int
count_rows(struct str text, int columns, int limit)
{
	int rows = 0, column = 0;
	uint32_t cp;
	size_t n;

	for (; text.len > 0 && rows < limit; text.p += n, text.len -= n) {
		if ((n = escape_length(text)) > 0)
			continue;
		n = utf8_decode(text, &cp);
		if (cp == '\n') {
			rows++;
			column = 0;
			continue;
		}
		if (cp == '\t')
			column += 8 - column % 8;
		else
			column += unicode_width(cp);
		if (column > columns) {
			rows++;
			column = unicode_width(cp);
		}
	}
	return rows + (column > 0);
}

/* The pager's command, or NULL when there is to be none. */
static const char *
choose_pager(const struct context *c, struct str text)
{
	const char *command = pager_command();

	if (!c->terminal || c->options.no_pager || command == NULL)
		return NULL;
	/* One row is left for the shell's prompt. */
	if (count_rows(text, window_columns(), window_rows()) <
	    window_rows())
		return NULL;
	return command;
}

/* False when no pager could show the text and nothing was printed. */
static bool
show_in_pager(const char *command, struct str text)
{
	struct buf plain;
	bool shown;

	buf_init(&plain);
	if (escape_has_links(text) && terminal_forces_links() != 1 &&
	    !pager_has_links(command)) {
		escape_drop_links(text, &plain);
		text = buf_str(&plain);
	}
	shown = buf_status(&plain) == KR_OK && pager_run(command, text);
	buf_fini(&plain);
	return shown;
}

/* A reader who went away is no error: end as the signal would have it. */
static enum exit_status
end_by_pipe(void)
{
	signal(SIGPIPE, SIG_DFL);
	raise(SIGPIPE);
	return EXIT_SYSTEM;
}

enum exit_status
screen_print(const struct context *c, const struct buf *text,
    enum exit_status status)
{
	const char *pager;

	if (buf_status(text) != KR_OK)
		return context_fail(NULL, buf_status(text));
	if (text->len == 0)
		return status;
	pager = choose_pager(c, buf_str(text));
	if (pager != NULL && show_in_pager(pager, buf_str(text)))
		return status;
	if (output_write(STDOUT_FILENO, buf_str(text)) == KR_OK)
		return status;
	if (errno == EPIPE)
		return end_by_pipe();
	message_error(_("cannot write to standard output: %s"),
	    syserror_text(errno));
	return EXIT_SYSTEM;
}
