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
 * Chinese and kana give overlapping bigrams, a lone character itself, with
 * Traditional and Simplified folded together (text/han.h).
 *
 * The stemmer takes plurals and the endings -ing and -ed off English words
 * of four letters and more (after Harman's S-stemmer, "How effective is
 * suffixing?", JASIS 42, 1991, with -ing and -ed added).  What is left need
 * not be a word; all forms of one word should give the same.
 */
#ifndef KR_TEXT_WORDS_H
#define KR_TEXT_WORDS_H

#include <stdbool.h>

#include "base/status.h"
#include "base/str.h"

#define WORDS_TERM_MAX	64	/* bytes of a term; longer ones are cut */

enum words_kind {
	WORDS_WHOLE,	/* an identifier or plain word as it stands */
	WORDS_FLAG,	/* an identifier with its leading dashes */
	WORDS_PART,	/* between two joiners of an identifier */
	WORDS_CAMEL,	/* a piece of a name in camel case */
	WORDS_PAIR,	/* two neighbours of Chinese, or one alone */
	WORDS_CHARACTER	/* one character of Chinese; for phrases (text/phrase.h)
			 * and not for the index */
};

struct words_term {
	struct str	text;	/* folded and stemmed; valid during the call */
	enum words_kind	kind;
	bool		joined;	/* of WORDS_WHOLE: its parts follow */
	size_t		start;	/* where it stands in the text, bytes */
	size_t		end;
};

/* What is called for each term.  Returning false ends the walk. */
typedef bool (*words_fn)(const struct words_term *term, void *context);

/* Cut text (UTF-8; broken bytes separate words) and call fn for each term, in
 * the order of the text. */
void	words_each(struct str text, words_fn fn, void *context);

#endif
