/*
 * What is typed, as characters.  For edit/editor.c.
 *
 * Terminals send bytes: UTF-8, escape sequences of keys, and, between two
 * sequences of their own (bracketed paste), what was pasted.  Keys go to the
 * editor as they are.  A paste is text: its line ends become spaces, since a
 * pasted error is one question, and what a terminal or the editor could take
 * for a command is left out.
 */
#ifndef KR_EDIT_INPUT_H
#define KR_EDIT_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

#define INPUT_PASTE_ON	"\033[?2004h"	/* ask the terminal to mark pastes */
#define INPUT_PASTE_OFF	"\033[?2004l"

enum input_result {
	INPUT_CHAR,	/* a character was read */
	INPUT_EMPTY,	/* none is there yet */
	INPUT_END	/* the terminal is gone */
};

struct input {
	int		 fd;
	struct buf	 bytes;		/* read and not yet handed out */
	size_t		 at;		/* the first of them */
	bool		 pasting;
	bool		 ended;
};

/* Read from a file descriptor, which stays the caller's. */
void	input_init(struct input *k, int fd);
void	input_fini(struct input *k);

/* Put text in front of what is typed, as if it had been pasted. */
void	input_push(struct input *k, struct str text);

/* Put a key in front of what is typed. */
void	input_push_key(struct input *k, char key);

/* Is there more, now or within INPUT_REST_MS: is an Escape that was read the
 * beginning of a sequence? */
bool	input_goes_on(struct input *k);

/* Is nothing left of what was read? */
bool	input_is_empty(const struct input *k);

/*
 * The next character in *cp; never waits, except for what belongs to a
 * sequence (INPUT_REST_MS) or a character (INPUT_BYTES_MS) that has begun.
 */
enum input_result	input_next(struct input *k, uint32_t *cp);

#define INPUT_REST_MS	25	/* an Escape may be a key of its own */
#define INPUT_BYTES_MS	500	/* nothing else begins like a character */

#endif
