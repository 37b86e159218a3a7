/*
 * How far two words are apart in slips of the finger, computed the plain way:
 * what search/fuzzy.c must agree with.  For tests/unit/.
 */
#ifndef KR_TESTS_DISTANCE_H
#define KR_TESTS_DISTANCE_H

#include <stddef.h>

#include "base/str.h"

#define DISTANCE_WORD_MAX	64	/* bytes; longer words are far apart */

static inline unsigned
distance_least(unsigned a, unsigned b, unsigned c)
{
	unsigned m = a < b ? a : b;

	return m < c ? m : c;
}

/*
 * The optimal string alignment distance: insertions, deletions, changes and
 * swaps of neighbours (Damerau, "A technique for computer detection and
 * correction of spelling errors", CACM 7, 1964), counted in bytes, up to
 * limit; limit + 1 for everything farther.
 */
static inline unsigned
distance_between(struct str a, struct str b, unsigned limit)
{
	unsigned rows[3][DISTANCE_WORD_MAX + 1];
	unsigned *before = rows[0], *above = rows[1], *row = rows[2], *swap;
	size_t i, j;

	if (a.len > DISTANCE_WORD_MAX || b.len > DISTANCE_WORD_MAX ||
	    (a.len > b.len ? a.len - b.len : b.len - a.len) > limit)
		return limit + 1;
	for (j = 0; j <= b.len; j++)
		above[j] = (unsigned)j;
	for (i = 1; i <= a.len; i++) {
		unsigned best = row[0] = (unsigned)i;

		for (j = 1; j <= b.len; j++) {
			unsigned cost = a.p[i - 1] != b.p[j - 1];

			row[j] = distance_least(above[j] + 1, row[j - 1] + 1,
			    above[j - 1] + cost);
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1] &&
			    before[j - 2] + 1 < row[j])
				row[j] = before[j - 2] + 1;
			if (row[j] < best)
				best = row[j];
		}
		/* Rows only grow from here. */
		if (best > limit)
			return limit + 1;
		swap = before;
		before = above;
		above = row;
		row = swap;
	}
	return above[b.len] > limit ? limit + 1 : above[b.len];
}

#endif
