/*
 * What is behind struct pack.  For pack/open.c and pack/read.c alone.
 */
#ifndef KR_PACK_PACK_H
#define KR_PACK_PACK_H

#include <stdbool.h>

#include "pack/cursor.h"
#include "pack/dict.h"
#include "pack/format.h"
#include "pack/read.h"

/* The sections of one language; an empty window where there is none. */
struct pack_part {
	struct str	code;
	struct cur	heads;
	struct cur	bodies;
	struct cur	catalogue;
};

struct pack {
	const char		*name;
	const char		*fault;		/* a constant text */
	struct cur		 whole;
	void			*map;		/* to unmap, or NULL */
	char			*room;		/* to free, or NULL */
	uint32_t		 note_count;
	uint32_t		 topic_count;
	uint32_t		 language_count;
	struct cur		 info;
	struct dict		 ids;
	struct dict		 topics;
	struct cur		 topic_notes;	/* u32 first, u32 count each */
	struct dict		 names;
	struct cur		 name_first;	/* u32 each, and the end */
	struct cur		 name_targets;	/* u32 each */
	struct dict		 terms;
	struct cur		 posting_starts;	/* u32 of each group */
	struct cur		 postings;
	struct cur		 titles;	/* u8 a note */
	struct dict		 synonyms;
	struct pack_part	 part[PACK_LANGUAGES_MAX];
};

#endif
