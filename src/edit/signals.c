#include "edit/signals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "edit/input.h"

#define COUNT(a)	(sizeof (a) / sizeof (a)[0])

static const struct {
	int			signal;
	enum signals_event	event;
} asking[] = {
	{ SIGINT, SIGNALS_INTERRUPT }, { SIGTSTP, SIGNALS_STOP },
	{ SIGCONT, SIGNALS_CONTINUE }, { SIGWINCH, SIGNALS_RESIZE },
};

/* SIGBUS: a pack that was cut short while it is mapped. */
static const int ending[] = { SIGHUP, SIGTERM, SIGQUIT, SIGBUS };

/* Handlers have no argument that could carry this. */
static struct {
	volatile sig_atomic_t	 events;
	volatile sig_atomic_t	 at_prompt;	/* not showing an answer */
	bool			 ansi;
	bool			 has_terminal;
	struct termios		 terminal;
	sigset_t		 mask;		/* as it was */
	struct sigaction	 asking[COUNT(asking)];
	struct sigaction	 ending[COUNT(ending)];
} state;

static void
list_asking(sigset_t *set)
{
	size_t i;

	sigemptyset(set);
	for (i = 0; i < COUNT(asking); i++)
		sigaddset(set, asking[i].signal);
}

static void
note_event(int signal_number)
{
	size_t i;

	for (i = 0; i < COUNT(asking); i++)
		if (asking[i].signal == signal_number)
			state.events = state.events | (int)asking[i].event;
}

/*
 * Is the terminal ours?  Behind a shell that has stopped us it is the shell's:
 * to set it would stop us again (SIGTTOU), and `kill %1' would not end us.
 */
static bool
in_foreground(void)
{
	pid_t owner = tcgetpgrp(STDIN_FILENO);

	return owner < 0 || owner == getpgrp();
}

/* Does the terminal take bytes?  After Ctrl-S, or when the line is dead, to
 * write would be to wait for ever. */
static bool
is_flowing(void)
{
	struct pollfd p = { .fd = STDOUT_FILENO, .events = POLLOUT };

	return poll(&p, 1, 0) == 1 && (p.revents & POLLOUT) != 0;
}

/* Give the terminal back, without the matches under the prompt. */
static void
give_back(void)
{
	static const char clear[] = "\r\n\033[J" INPUT_PASTE_OFF;

	if (!state.has_terminal || !in_foreground())
		return;
	tcsetattr(STDIN_FILENO, TCSANOW, &state.terminal);
	if (state.ansi && is_flowing())
		(void)!write(STDOUT_FILENO, clear, sizeof clear - 1);
}

/*
 * End as the signal would have it.  Over an answer the terminal is as it was
 * already, or a pager has it until its reader leaves it: to set it then would
 * be to set it under the pager.  All of this may be called in a handler.
 */
static void
end_by_signal(int signal_number)
{
	int saved = errno;

	if (state.at_prompt)
		give_back();
	else
		while (wait(NULL) > 0 || errno == EINTR)
			continue;
	signal(signal_number, SIG_DFL);
	raise(signal_number);
	errno = saved;
}

static void
handle(int signal_number, void (*handler)(int), struct sigaction *saved)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	/* One at a time: events are added to what is there. */
	list_asking(&action.sa_mask);
	action.sa_handler = handler;
	sigaction(signal_number, &action, saved);
	/* Who started us under nohup(1) wants no SIGHUP. */
	if (saved != NULL && saved->sa_handler == SIG_IGN)
		sigaction(signal_number, saved, NULL);
}

/* Hold back what asks for something. */
static void
hold(sigset_t *before)
{
	sigset_t set;

	list_asking(&set);
	sigprocmask(SIG_BLOCK, &set, before);
}

void
signals_begin(bool ansi)
{
	size_t i;

	memset(&state, 0, sizeof state);
	state.ansi = ansi;
	state.at_prompt = true;
	state.has_terminal = tcgetattr(STDIN_FILENO, &state.terminal) == 0;
	hold(&state.mask);
	for (i = 0; i < COUNT(asking); i++)
		handle(asking[i].signal, note_event, &state.asking[i]);
	for (i = 0; i < COUNT(ending); i++)
		handle(ending[i], end_by_signal, &state.ending[i]);
}

void
signals_end(void)
{
	size_t i;

	for (i = 0; i < COUNT(asking); i++)
		sigaction(asking[i].signal, &state.asking[i], NULL);
	for (i = 0; i < COUNT(ending); i++)
		sigaction(ending[i], &state.ending[i], NULL);
	sigprocmask(SIG_SETMASK, &state.mask, NULL);
}

static unsigned
take_events(void)
{
	unsigned events = (unsigned)state.events;

	state.events = 0;
	return events;
}

unsigned
signals_take(void)
{
	/* What is pending is delivered while it is not held back. */
	sigprocmask(SIG_SETMASK, &state.mask, NULL);
	hold(NULL);
	return take_events();
}

unsigned
signals_wait(int fd, int milliseconds)
{
	const struct timespec limit = { 0, milliseconds * 1000000L };
	unsigned events;
	fd_set set;
	int n;

	do {
		FD_ZERO(&set);
		FD_SET(fd, &set);
		n = pselect(fd + 1, &set, NULL, NULL,
		    milliseconds < 0 ? NULL : &limit, &state.mask);
	} while (n < 0 && errno == EINTR && state.events == 0);
	events = take_events();
	return events == 0 && n == 0 ? SIGNALS_TIMEOUT : events;
}

void
signals_relax(void)
{
	size_t i;

	state.at_prompt = false;
	for (i = 0; i < COUNT(asking); i++)
		if (asking[i].event == SIGNALS_STOP)
			sigaction(asking[i].signal, &state.asking[i], NULL);
	sigprocmask(SIG_SETMASK, &state.mask, NULL);
}

void
signals_tighten(void)
{
	size_t i;

	hold(NULL);
	for (i = 0; i < COUNT(asking); i++)
		if (asking[i].event == SIGNALS_STOP)
			handle(asking[i].signal, note_event,
			    &state.asking[i]);
	/* What was pressed over an answer was for the answer. */
	state.events = 0;
	state.at_prompt = true;
}

void
signals_stop_here(void)
{
	signals_relax();
	raise(SIGTSTP);
	signals_tighten();
}
