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
#include "command/window.h"

/* Lines of the text, counting to limit; a code line that the terminal folds
 * counts once, as in git. */
static int
count_lines(struct str text, int limit)
{
	int lines = 0;
	size_t i;

	for (i = 0; i < text.len && lines < limit; i++)
		lines += text.p[i] == '\n';
	return lines;
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
	if (count_lines(buf_str(&c->out), window_rows()) < window_rows())
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

/* False when no pager could show the text and nothing was printed. */
static bool
run_pager(const char *pager, struct str text)
{
	struct sigaction ignore, saved;
	int fd[2], status;
	pid_t pid;

	if (pipe(fd) != 0)
		return false;
	if ((pid = fork()) < 0) {
		close(fd[0]);
		close(fd[1]);
		return false;
	}
	if (pid == 0) {
		close(fd[1]);
		exec_pager(pager, fd[0]);
	}
	close(fd[0]);
	/* The reader may leave the pager before the end of the text. */
	memset(&ignore, 0, sizeof ignore);
	ignore.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &ignore, &saved);
	(void)!output_write(fd[1], text);
	close(fd[1]);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	sigaction(SIGPIPE, &saved, NULL);
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
		return context_fail(c, NULL, buf_status(&c->out));
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
