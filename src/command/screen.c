#include "command/screen.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/output.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "command/window.h"

/* The length of an SGR sequence at the front of s; only colours put some
 * there. */
static size_t
sgr_length(struct str s)
{
	const char *end;

	if (s.len < 2 || s.p[0] != '\033' || s.p[1] != '[' ||
	    (end = memchr(s.p, 'm', s.len)) == NULL)
		return 0;
	return (size_t)(end - s.p) + 1;
}

/* Rows that the text takes on the terminal, which folds long lines; counts
 * no farther than limit. */
static int
count_rows(struct str text, int columns, int limit)
{
	int rows = 0, column = 0;
	uint32_t cp;
	size_t n;

	for (; text.len > 0 && rows < limit; text.p += n, text.len -= n) {
		if ((n = sgr_length(text)) > 0)
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
choose_pager(const struct context *c)
{
	const char *pager = getenv("K8SREF_PAGER");

	if (pager == NULL)
		pager = getenv("PAGER");
	if (pager == NULL)
		pager = "less";
	if (!c->terminal || c->options.no_pager || pager[0] == '\0' ||
	    strcmp(pager, "cat") == 0)
		return NULL;
	/* One row is left for the shell's prompt. */
	if (count_rows(buf_str(&c->out), window_columns(), window_rows()) <
	    window_rows())
		return NULL;
	return pager;
}

/* As git does: quit if it fits, pass colours on, leave the text there. */
static _Noreturn void
exec_pager(const char *pager, int in)
{
	if (dup2(in, STDIN_FILENO) >= 0) {
		setenv("LESS", "FRX", 0);
		setenv("LESSCHARSET", "utf-8", 0);
		setenv("LV", "-c", 0);
		execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
	}
	_exit(127);
}

/*
 * While the pager runs, Ctrl-C and Ctrl-\ are for it, and its reader may
 * leave before the end of the text.
 */
static const int pager_signals[] = { SIGINT, SIGQUIT, SIGPIPE };

#define PAGER_SIGNALS	(sizeof pager_signals / sizeof pager_signals[0])

static void
ignore_signals(struct sigaction saved[PAGER_SIGNALS])
{
	struct sigaction ignore;
	size_t i;

	memset(&ignore, 0, sizeof ignore);
	ignore.sa_handler = SIG_IGN;
	for (i = 0; i < PAGER_SIGNALS; i++)
		sigaction(pager_signals[i], &ignore, &saved[i]);
}

static void
restore_signals(const struct sigaction saved[PAGER_SIGNALS])
{
	size_t i;

	for (i = 0; i < PAGER_SIGNALS; i++)
		sigaction(pager_signals[i], &saved[i], NULL);
}

/* False when no pager could show the text and nothing was printed. */
static bool
run_pager(const char *pager, struct str text)
{
	struct sigaction saved[PAGER_SIGNALS];
	int fd[2], status;
	pid_t pid;

	if (pipe(fd) != 0)
		return false;
	ignore_signals(saved);
	if ((pid = fork()) < 0) {
		restore_signals(saved);
		close(fd[0]);
		close(fd[1]);
		return false;
	}
	if (pid == 0) {
		restore_signals(saved);
		close(fd[1]);
		exec_pager(pager, fd[0]);
	}
	close(fd[0]);
	(void)!output_write(fd[1], text);
	close(fd[1]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	restore_signals(saved);
	return !WIFEXITED(status) || WEXITSTATUS(status) != 127;
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
screen_print(struct context *c, enum exit_status status)
{
	const char *pager;

	if (buf_status(&c->out) != KR_OK)
		return context_fail(NULL, buf_status(&c->out));
	if (c->out.len == 0)
		return status;
	pager = choose_pager(c);
	if (pager != NULL && run_pager(pager, buf_str(&c->out)))
		return status;
	if (output_write(STDOUT_FILENO, buf_str(&c->out)) == KR_OK)
		return status;
	if (errno == EPIPE)
		return end_by_pipe();
	message_error(_("cannot write to standard output: %s"),
	    strerror(errno));
	return EXIT_SYSTEM;
}
