#include "term/pager.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/output.h"
#include "term/terminal.h"

/* What less gets unless the user has other wishes, as git does: quit if it
 * fits, pass colours on, leave the text there. */
#define LESS_DEFAULT	"FRX"

#define LESS_WITH_LINKS	566	/* the first release that passes OSC 8 */

const char *
pager_command(void)
{
	const char *command = getenv("K8SREF_PAGER");

	if (command == NULL)
		command = getenv("PAGER");
	/* less would only tell that it can hardly work there. */
	if (command == NULL)
		command = terminal_is_dumb() ? "" : "less";
	return command[0] == '\0' || strcmp(command, "cat") == 0 ? NULL :
	    command;
}

static void
wait_for(pid_t pid, int *status)
{
	while (waitpid(pid, status, 0) < 0 && errno == EINTR)
		continue;
}

/* The program of a simple command, or false when it is not less. */
static bool
find_less(const char *command, char *program, size_t size)
{
	const char *slash;
	size_t len = strcspn(command, " \t");

	if (strpbrk(command, "|&;<>()$`\\\"'\n") != NULL || len >= size)
		return false;
	memcpy(program, command, len);
	program[len] = '\0';
	slash = strrchr(program, '/');
	return strcmp(slash == NULL ? program : slash + 1, "less") == 0;
}

/* In the child: print the version, quietly and without the user's options. */
static _Noreturn void
exec_version(const char *program, int out)
{
	int null = open("/dev/null", O_RDWR);

	if (null >= 0 && dup2(null, STDIN_FILENO) >= 0 &&
	    dup2(null, STDERR_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0) {
		unsetenv("LESS");
		execlp(program, program, "--version", (char *)NULL);
	}
	_exit(127);
}

/* The N of "less N (GNU regular expressions)", or 0. */
static long
less_version(const char *program)
{
	char line[32];
	size_t len = 0;
	ssize_t n;
	int fd[2], status;
	pid_t pid;

	if (pipe(fd) != 0)
		return 0;
	if ((pid = fork()) == 0)
		exec_version(program, fd[1]);
	close(fd[1]);
	while (pid > 0 && len < sizeof line - 1) {
		n = read(fd[0], line + len, sizeof line - 1 - len);
		if (n == 0 || (n < 0 && errno != EINTR))
			break;
		len += n > 0 ? (size_t)n : 0;
	}
	close(fd[0]);
	if (pid > 0)
		wait_for(pid, &status);
	line[len] = '\0';
	return strncmp(line, "less ", 5) == 0 ? strtol(line + 5, NULL, 10) :
	    0;
}

bool
pager_has_links(const char *command)
{
	char program[256];
	const char *options = getenv("LESS");

	if (!find_less(command, program, sizeof program))
		return false;
	/* -R, or --RAW-CONTROL-CHARS. */
	if (strchr(options == NULL ? LESS_DEFAULT : options, 'R') == NULL &&
	    strchr(command + strlen(program), 'R') == NULL)
		return false;
	return less_version(program) >= LESS_WITH_LINKS;
}

static _Noreturn void
exec_pager(const char *command, int in)
{
	if (dup2(in, STDIN_FILENO) >= 0) {
		setenv("LESS", LESS_DEFAULT, 0);
		setenv("LESSCHARSET", "utf-8", 0);
		setenv("LV", "-c", 0);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	}
	_exit(127);
}

/*
 * While the pager runs, Ctrl-C and Ctrl-\ are for it, and its reader may
 * leave before the end of the text.  Ctrl-Z is for both: the shell stops and
 * continues us together.
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

/* Signals that somebody blocked would stay so in the pager: Ctrl-Z or a
 * change of the window's size would not reach it. */
static void
unblock_signals(void)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

bool
pager_run(const char *command, struct str text)
{
	struct sigaction saved[PAGER_SIGNALS];
	int fd[2], status = 0;
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
		unblock_signals();
		close(fd[1]);
		exec_pager(command, fd[0]);
	}
	close(fd[0]);
	(void)!output_write(fd[1], text);
	close(fd[1]);
	wait_for(pid, &status);
	restore_signals(saved);
	/* As sh(1) has it: 126 is found but no program, 127 not found. */
	return !WIFEXITED(status) || (WEXITSTATUS(status) != 126 &&
	    WEXITSTATUS(status) != 127);
}
