/*
 * The vocabulary of the index: terms that are no words of a text but made of
 * them, and what a pack says about words and phrases.  For compile/, which
 * writes both, and search/, which looks for them: a term is found only if
 * both sides write it alike, so it is written here alone.
 *
 * Such a term begins with a mark that no word has.  Plain words are terms as
 * text/words.h gives them.
 */
#ifndef KR_TEXT_TERM_H
#define KR_TEXT_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "text/phrase.h"
#include "text/symptom.h"

enum term_mark {
	TERM_SYMPTOM	= '!',
	TERM_GROUP	= '=',	/* any word of a group of synonyms */
	TERM_EXACT	= '^',	/* a whole title, keyword or name */
	TERM_PINYIN	= '~'	/* Chinese in Latin letters */
};

#define TERM_MAX	(1 + SYMPTOM_KEY_MAX)	/* bytes; of the longest kind */

struct term {
	char	text[TERM_MAX];
	size_t	len;
};

/* The term as a view, valid until it changes. */
static inline struct str
term_str(const struct term *t)
{
	return (struct str){ t->text, t->len };
}

/* The term of a group of synonyms, by the group's number: =12. */
void	term_group(struct term *t, uint32_t group);

/* The term of n atoms that are all of a title, keyword, name or query:
 * ^roll back.  False when there is none: no atoms, or too long a text. */
bool	term_exact(struct term *t, const struct phrase_atom *v, size_t n);

/* The term of a Chinese word in Latin letters: ~hg, ~huigun.  False when it
 * is too long. */
bool	term_pinyin(struct term *t, struct str letters);

/*
 * The term of a symptom, the first n tokens of a line, as many as fit:
 * !exit code #.  False when there is none: all of it varies.
 */
bool	term_symptom(struct term *t, const struct symptom_token *v, size_t n);

/* The term of a symptom built token by token, to look for symptoms inside a
 * text.  Adding returns false, and changes nothing, when a token does not
 * fit. */
void	term_symptom_begin(struct term *t);
bool	term_symptom_add(struct term *t, struct str token);

/*
 * What a pack says about a word or phrase.  In a pack it follows the key
 * (text/phrase.h, or a term of TERM_PINYIN): a TAB, "-" for a stop word, "~"
 * for an ordinary word, and the numbers of the groups with commas between.
 */
#define TERM_GROUPS_MAX	4	/* groups that one key may be in */

struct term_meaning {
	uint32_t	groups[TERM_GROUPS_MAX];
	size_t		n;
	bool		ordinary;	/* in groups of everyday words: no sign
					 * that a text is about Kubernetes */
	bool		stop;		/* means nothing in a question */
};

/* Append a meaning with its TAB; read what stands behind the TAB, where
 * anything that makes no sense is passed over. */
void	term_meaning_write(const struct term_meaning *m, struct buf *out);
void	term_meaning_read(struct term_meaning *m, struct str value);

/* Is it a stop word and nothing else?  One with synonyms is worth a look. */
static inline bool
term_means_nothing(const struct term_meaning *m)
{
	return m->stop && m->n == 0;
}

#endif
