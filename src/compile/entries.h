/*
 * The notes and topics of a scan, numbered, and the notes that their see-also
 * entries mean.  For compile/ alone.
 */
#ifndef KR_COMPILE_ENTRIES_H
#define KR_COMPILE_ENTRIES_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "compile/diag.h"
#include "compile/draft.h"
#include "compile/scan.h"

/* A note or a topic, and where its files are in the scan. */
struct entry {
	struct str	id;		/* lent from the scan */
	size_t		topic_len;	/* bytes of the topic in id */
	size_t		file;		/* its first in the scan; the rest, */
	size_t		file_count;	/* other languages, follow it */
	uint32_t	first, count;	/* of a topic: its notes */
};

struct entries {
	struct entry	*v;		/* in byte order of ids */
	size_t		 n;
	size_t		 cap;
};

/*
 * Gather the notes, whose place is their number in the pack, and all topics
 * that have a note or an index.  Both begin empty; end with entries_fini().
 */
void	entries_gather(struct entries *notes, struct entries *topics,
	    const struct scan *scan);

/* The entry of this id, or NULL. */
struct entry	*entries_find(const struct entries *e, struct str id);

/* A note's name: its id without the topic. */
struct str	entry_name(const struct entry *e);

void	entries_fini(struct entries *e);

/* See also */

struct ref {
	struct str	name;		/* a note's, lent */
	uint32_t	note;		/* its number */
};

struct refs {
	const struct entries	*notes;		/* lent */
	struct ref		*by_name;	/* all notes, sorted */
};

void	refs_init(struct refs *r, const struct entries *notes);
void	refs_fini(struct refs *r);

/*
 * For each see-also entry of the draft, of the note `from', the number of the
 * note plus one.  An id without a note is reported to diag; a command's name
 * in backticks, as tldr pages have it, may name no note of ours and gives 0.
 * The caller frees the array.
 */
uint32_t	*refs_resolve(const struct refs *r, const struct entry *from,
		    const struct draft *d, const char *path,
		    struct diag *diag);

#endif
