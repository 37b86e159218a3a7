/*
 * A growing list of strings, each with the line that it came from.  For
 * compile/ alone.
 */
#ifndef KR_COMPILE_LIST_H
#define KR_COMPILE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct list_item {
	char		*text;	/* NUL-terminated, owned by the list */
	unsigned	 line;	/* from 1, 0 when unknown */
	bool		 code;	/* stood in backticks */
};

struct list {
	struct list_item	*v;
	size_t			 n;
	size_t			 cap;
};

/* Append a copy of s. */
void	list_add(struct list *l, struct str s, unsigned line, bool code);

/* Append the parts of s between commas, without the spaces around them. */
void	list_add_parts(struct list *l, struct str s, unsigned line);

/* s without the spaces, and without a full stop, at its ends. */
struct str	list_trim(struct str s);

/* Free everything; the list is empty afterwards. */
void	list_fini(struct list *l);

#endif
