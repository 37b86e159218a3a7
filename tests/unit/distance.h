/*
 * How far two words are apart in slips of the finger.  For search/.
 */
#ifndef KR_SEARCH_DISTANCE_H
#define KR_SEARCH_DISTANCE_H

#include "base/str.h"

#define DISTANCE_WORD_MAX	64	/* bytes; longer words are far apart */

/*
 * The optimal string alignment distance: insertions, deletions, changes and
 * swaps of neighbours (Damerau, "A technique for computer detection and
 * correction of spelling errors", CACM 7, 1964), counted in bytes, up to
 * limit; limit + 1 for everything farther.
 */
unsigned	distance_between(struct str a, struct str b, unsigned limit);

#endif
