/*
 * The words of a dictionary that are one or two typos away from a word.  For
 * search/.
 *
 * The dictionary is walked in order.  Row i of the table that compares the
 * word with a key depends only on the first i bytes of the key.  So a key
 * shares the first rows with the key before it, as far as both begin alike;
 * and when all of a row is over the limit, every key with the same beginning
 * is passed over at once (dict_iter_pass).  This is the walk of a trie, done
 * on the front-coded keys as they lie in the pack: there is no further index,
 * and most of a large dictionary is never looked at.
 *
 * The distance is the optimal string alignment distance (Damerau, "A technique
 * for computer detection and correction of spelling errors", CACM 7, 1964):
 * swapping neighbours is one typo.  On walking a sorted word list see Mihov
 * and Schulz, "Fast Approximate Search in Large Dictionaries", Computational
 * Linguistics 30, 2004, which has an automaton in place of the rows.
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

/* How many typos a word of len letters may have: none below four letters, one
 * from four, two from eight. */
unsigned	fuzzy_limit(size_t len);

/*
 * Look for keys that begin with a letter from a to z and are within limit (at
 * most FUZZY_LIMIT_MAX typos) of the word, but not the word itself.  A key ends
 * at its TAB if it has one.  Of many keys the nearest are kept, and of equally
 * near ones those with the longest beginning in common with the word.  KR_OK
 * (also with no match) or KR_ECORRUPT.
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
