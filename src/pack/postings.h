/*
 * The notes that hold a term, one after another.  For search/ and
 * compile/dump.c.
 *
 * Postings come in order of notes.  Long lists are cut into blocks with a
 * table of their last notes, so that postings_seek() reads one block however
 * far it goes: the cost of a search grows with the notes that it looks at.
 */
#ifndef KR_PACK_POSTINGS_H
#define KR_PACK_POSTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "pack/cursor.h"
#include "pack/format.h"
#include "pack/read.h"

#define POSTINGS_END	UINT32_MAX	/* a note after all others */

struct postings {
	struct pack	*pack;
	uint32_t	 count;		/* notes that hold the term */
	uint16_t	 places;	/* all places, or-ed, or more bits */

	/* The posting that it stands on. */
	uint32_t	 note;		/* or POSTINGS_END */
	uint16_t	 place;		/* pack/format.h */

	struct cur	 list;		/* what follows, of this block */
	struct cur	 data;		/* the blocks, of long lists */
	struct cur	 table;		/* likewise */
	uint32_t	 block;		/* the one that list is of */
	uint32_t	 left;		/* postings after this one */
};

/*
 * Stand on the first posting of a term; term < pack_terms()->count.
 * p->places is exact for a single posting and for a list of several blocks;
 * for other lists it has all bits.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	postings_open(struct postings *p,
	    struct pack *pack, uint32_t term);

/* Go to the next posting.  KR_OK (also at the end) or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	postings_next(struct postings *p);

/* Go to the first posting of `note' or of a note after it, but never back.
 * KR_OK (also at the end) or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	postings_seek(struct postings *p,
	    uint32_t note);

/* The level of prose of a place, 0 to PACK_PROSE_MAX. */
static inline unsigned
place_prose(uint16_t place)
{
	return place & PACK_PROSE_MAX;
}

/* Bits by enum pack_field of a place. */
static inline uint8_t
place_fields(uint16_t place)
{
	return (uint8_t)(place >> PACK_PROSE_BITS |
	    (place_prose(place) > 0) << PACK_FIELD_PROSE);
}

#endif
