/*
 * Known phrases in a text: words that have synonyms (rollback, roll back,
 * 回滾), and those that mean nothing in a question (how do I).  For compile/,
 * which marks phrases in notes, and search/, which finds them in queries: both
 * must agree, so there is one function.
 *
 * A text is a row of atoms: stemmed words and parts of identifiers, single
 * characters of Chinese (text/words.h).  A phrase is known by its key: its
 * atoms, with a space where one of two neighbours is not Chinese.
 */
#ifndef KR_TEXT_PHRASE_H
#define KR_TEXT_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "text/words.h"

#define PHRASE_ATOMS_MAX	8	/* of a phrase */
#define PHRASE_KEY_MAX		96	/* bytes */

struct phrase_atom {
	char	text[WORDS_TERM_MAX];
	uint8_t	len;
	bool	chinese;
	bool	stop;		/* see phrase_mark_stop() */
	size_t	start;		/* in the text, bytes */
	size_t	end;
};

/*
 * Is the term an atom?  Then fill *atom from it.  For use in a words_fn.
 */
bool	phrase_take_atom(const struct words_term *term,
	    struct phrase_atom *atom);

struct phrase_key {
	char	text[PHRASE_KEY_MAX];
	size_t	len;
	bool	chinese;	/* the last atom */
};

/* Append an atom to a key that began as { .len = 0 }.  False, and nothing
 * changed, when it does not fit. */
bool	phrase_key_add(struct phrase_key *key, const struct phrase_atom *atom);

enum phrase_answer {
	PHRASE_NONE,	/* no phrase begins so */
	PHRASE_BEGIN,	/* one does, but this is none */
	PHRASE_KNOWN	/* this is one; longer ones may follow */
};

/* Asked for the keys of growing rows of atoms. */
typedef enum phrase_answer (*phrase_fn)(struct str key, void *context);

/*
 * How many of the n atoms at v, from the first on, make the longest known
 * phrase; 0 if there is none.  The last key that `known' is asked for is that
 * phrase's, or a longer one that only begins a phrase.
 */
size_t	phrase_longest(const struct phrase_atom *v, size_t n,
	    phrase_fn known, void *context);

/* Mark n atoms, a phrase, as a stop word or as none. */
void	phrase_mark_stop(struct phrase_atom *v, size_t n, bool stop);

/*
 * Take the atoms that are marked as stop words out of a row, unless no atom
 * would be left: how many remain.  The whole of a title is known, and asked
 * for, without them.
 */
size_t	phrase_drop_stop_words(struct phrase_atom *v, size_t n);

#endif
