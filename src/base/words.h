/*
 * Text cut into the terms that search knows.  For compile/, which indexes
 * notes, and search/, which cuts a query in the same way: a term can be
 * found only if both sides agree on it, so there is one function for both.
 *
 * From a run of letters, digits and the characters that hold identifiers
 * together come, each folded (base/unicode.h) and lightly stemmed:
 * - the whole identifier: kubernetes.io/hostname, --dry-run, 0/3;
 * - its parts between - _ . / : and so on: kubernetes, io, hostname;
 * - the parts of a name in camel case: CrashLoopBackOff gives
 *   crashloopbackoff, crash, loop, back, off.
 * Chinese and kana give overlapping bigrams, a lone character itself.
 *
 * The stemmer takes plurals and the endings -ing and -ed off English words
 * of four letters and more (after Harman's S-stemmer, "How effective is
 * suffixing?", JASIS 42, 1991, with -ing and -ed added); what is left need
 * not be a word, it only has to be the same for the forms of one word.
 */
#ifndef KR_BASE_WORDS_H
#define KR_BASE_WORDS_H

#include <stdbool.h>

#include "base/status.h"
#include "base/str.h"

#define WORDS_TERM_MAX	64	/* bytes of a term; longer ones are cut */

/*
 * What is called for each term; the bytes are valid during the call.
 * `part' tells a piece of an identifier from a word that stood alone.
 * Returning false ends the walk.
 */
typedef bool (*words_fn)(struct str term, bool part, void *context);

/* Cut text (UTF-8; broken bytes separate words) and call fn in order. */
void	words_each(struct str text, words_fn fn, void *context);

#endif
