/*
 * The notes and topics of a scan, numbered.  For compile/ alone.
 */
#ifndef KR_COMPILE_ENTRIES_H
#define KR_COMPILE_ENTRIES_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
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

#endif
