/*
 * What is asked for: on the command line, or in a line of the prompt.  For
 * command/, prompt/ and main().
 */
#ifndef KR_COMMAND_ASK_H
#define KR_COMMAND_ASK_H

#include <stdbool.h>

#include "base/buf.h"

struct ask {
	char *const	*words;		/* lent */
	int		 count;		/* of words */
	unsigned	 nth;		/* match or snippet, from 1; 0: none */
};

/* Append the words with a space between them; no more words once out holds
 * limit bytes. */
void	ask_join(const struct ask *ask, size_t limit, struct buf *out);

/*
 * Is it one word, TOPIC/NAME?  Whoever types an id wants that note and no
 * other.  What else holds a slash (0/3, kubernetes.io/hostname) is no id.
 */
bool	ask_is_id(const struct ask *ask);

#endif
