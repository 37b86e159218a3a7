/*
 * The words of a dictionary that are a slip or two of the finger away.  For
 * search/.
 *
 * The dictionary is walked in order.  Row i of the table that compares the
 * word with a key depends on the first i bytes of the key alone, so a key
 * takes over the rows of what it shares with the one before it; and when all
 * of a row is over the limit, every key that begins so is passed over at once
 * (dict_iter_pass).  It is the walk of a trie, on the front-coded keys as
 * they lie in the pack: no index of its own, and most of a large dictionary
 * is never looked at.  The distance is the optimal string alignment
 * distance (Damerau, "A technique for computer detection and correction of
 * spelling errors", CACM 7, 1964): swapping neighbours is one slip.  On walking
 * a sorted word list like this see Mihov and Schulz, "Fast Approximate Search
 * in Large Dictionaries", Computational Linguistics 30, 2004, where an
 * automaton takes the rows' place.
 */
#ifndef KR_SEARCH_FUZZY_H
#define KR_SEARCH_FUZZY_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "pack/dict.h"

#define FUZZY_WORD_MAX	32	/* bytes; nobody mistypes longer words */
#define FUZZY_LIMIT_MAX	2
#define FUZZY_TEXT_MAX	48	/* bytes of a match; longer keys are none */
#define FUZZY_MAX	6	/* words kept */

struct fuzzy_match {
	char		text[FUZZY_TEXT_MAX];
	size_t		len;		/* bytes */
	uint32_t	ordinal;	/* in the dictionary */
	unsigned	distance;	/* at least 1; of a beginning also 0 */
};

struct fuzzy {
	struct fuzzy_match	v[FUZZY_MAX];	/* nearest first */
	size_t			n;
};

/*
 * Slips that a word of so many letters may have: none below four, one from
 * four, two from eight.
 */
unsigned	fuzzy_limit(size_t len);

/*
 * Look for keys that begin with a letter from a to z and are within limit (at
 * most FUZZY_LIMIT_MAX) of word, but not for the word itself.  A key ends at its TAB
 * if it has one.  Of many, those with the same first letter and the longest
 * common beginning are kept.  KR_OK (also with none) or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	fuzzy_find(const struct dict *d,
	    struct str word, unsigned limit, struct fuzzy *out);

/*
 * Look for keys that are not within the limit, but begin with something that
 * is: the word is the beginning of a key, and mistyped (crashlop,
 * crashloopbackoff).  Of many keys with one such beginning only some are
 * looked at.  Takes and returns what fuzzy_find() does; a match's distance is
 * that of the beginning.
 */
KR_MUST_USE enum kr_status	fuzzy_find_longer(const struct dict *d,
	    struct str word, unsigned limit, struct fuzzy *out);

#endif
