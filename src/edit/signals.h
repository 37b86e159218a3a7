/*
 * Signals while there is a prompt.  For edit/editor.c and prompt/prompt.c.
 *
 * What asks for something (Ctrl-C, Ctrl-Z, a new window size, going on after
 * a stop) is taken at one place alone, while the editor waits for a key:
 * everything else runs undisturbed.  What ends the program (SIGHUP, SIGTERM,
 * SIGQUIT, SIGBUS) does so at any moment, after giving the terminal back as it was.
 */
#ifndef KR_EDIT_SIGNALS_H
#define KR_EDIT_SIGNALS_H

#include <stdbool.h>

enum signals_event {
	SIGNALS_INTERRUPT	= 1 << 0,	/* SIGINT */
	SIGNALS_STOP		= 1 << 1,	/* SIGTSTP */
	SIGNALS_CONTINUE	= 1 << 2,	/* SIGCONT */
	SIGNALS_RESIZE		= 1 << 3,	/* SIGWINCH */
	SIGNALS_TIMEOUT		= 1 << 4	/* nothing came for so long */
};

/*
 * Begin: note how the terminal on standard input is set now, install
 * handlers, and hold back the signals above.  ansi: the terminal obeys escape
 * sequences.  There is one session in a process.  End with signals_end().
 */
void	signals_begin(bool ansi);
void	signals_end(void);

/*
 * Wait until fd can be read, a signal came, or so many milliseconds are over,
 * at most 999; -1 waits for ever.  The events that came, and 0 when there is
 * something to read.
 */
unsigned	signals_wait(int fd, int milliseconds);

/* The events that came, without waiting. */
unsigned	signals_take(void);

/* While an answer is shown: Ctrl-Z stops us and the pager together, as it
 * would without us; the rest as before. */
void	signals_relax(void);
void	signals_tighten(void);

/* Stop as SIGTSTP would have it; returns when we go on. */
void	signals_stop_here(void);

#endif
