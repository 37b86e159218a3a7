/*
 * The names of a pack, what a single word may stand for, and among them the
 * aliases, each of which may stand for one thing only.  For compile/ alone;
 * written as k8sref-pack(5), NAME, describes.
 */
#ifndef KR_COMPILE_NAMES_H
#define KR_COMPILE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "compile/diag.h"
#include "compile/draft.h"
#include "compile/entries.h"

struct name {
	char		*key;
	uint32_t	 target;	/* with PACK_TARGET_TOPIC */
};

struct names {
	struct name	*v;
	size_t		 n;
	size_t		 cap;
};

/* Add a name, folded to lower case; duplicates are dropped when writing. */
void	names_add(struct names *n, struct str key, uint32_t target);

/* Append the section to out. */
void	names_write(struct names *n, struct buf *out);

void	names_fini(struct names *n);

/* Aliases, as the texts of notes and topics have them */

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

/* Report to diag the aliases that two things share, and those that are the
 * name of a topic. */
void	aliases_check(struct aliases *a, const struct entries *topics,
	    struct diag *diag);

void	aliases_fini(struct aliases *a);

#endif
