/*
 * Aliases of notes and topics: each may stand for one thing only.  For
 * compile/ alone.
 */
#ifndef KR_COMPILE_ALIASES_H
#define KR_COMPILE_ALIASES_H

#include "compile/diag.h"
#include "compile/draft.h"
#include "compile/entries.h"

struct alias {
	char		*key;
	const char	*path;		/* lent from the scan */
	unsigned	 line;
	struct str	 owner;		/* id of the note or topic, lent */
};

struct aliases {
	struct alias	*v;
	size_t		 n;
	size_t		 cap;
};

/* Take the aliases of one text of e. */
void	aliases_add(struct aliases *a, const struct entry *e,
	    const struct draft *d, const char *path);

/* Tell diag of those that two things share, or that are a topic's name. */
void	aliases_check(struct aliases *a, const struct entries *topics,
	    struct diag *diag);

void	aliases_fini(struct aliases *a);

#endif
