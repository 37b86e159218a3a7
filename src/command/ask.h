/*
 * What is asked for: on the command line, or in a line of the prompt.  For
 * command/, prompt/ and main().
 */
#ifndef KR_COMMAND_ASK_H
#define KR_COMMAND_ASK_H

#include "base/buf.h"

struct ask {
	char *const	*words;		/* lent */
	int		 count;		/* of words */
	unsigned	 nth;		/* match or snippet, from 1; 0: none */
};

/* Append the words with a space between them; no more words once out holds
 * limit bytes. */
void	ask_join(const struct ask *ask, size_t limit, struct buf *out);

#endif
