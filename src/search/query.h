/*
 * A query: what a reader typed, as postings of a pack.  For search/,
 * command/ and prompt/.
 *
 * A query is a row of slots, one for each word (identifier, part of one, pair
 * of Chinese characters) that may tell notes apart.  A slot is filled by one
 * or more lanes: the term as typed, the group of synonyms that the word
 * belongs to, and what the word may have been meant to be (joined with its
 * neighbour, torn in two, Chinese written in pinyin, a typo).  In a note the
 * best of a slot's lanes counts, times the lane's factor: what was typed
 * counts 1, what was guessed less.
 *
 * Two kinds of slots are a bonus on top of the words: a symptom of the pack
 * that stands in the text, and a text that is just a note's title or keyword.
 *
 * Here are only the data and what changes them; search/understand.h makes a
 * query of a text.
 */
#ifndef KR_SEARCH_QUERY_H
#define KR_SEARCH_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "pack/postings.h"
#include "pack/read.h"
#include "text/phrase.h"
#include "text/term.h"
#include "text/words.h"

/* A screenful pasted in does not need more; the rest does not count. */
#define QUERY_TEXT_MAX	4096	/* bytes */
#define QUERY_SLOTS_MAX	64
#define QUERY_LANES_MAX	192

struct query_slot {
	char		text[WORDS_TERM_MAX];	/* as it is looked up */
	uint8_t		len;
	enum words_kind	kind;
	bool		joined;		/* see struct words_term */
	bool		known;		/* the text is a term of the pack */
	bool		bonus;
	bool		covered;	/* by another slot: weighs nothing */
	bool		weak;		/* a stop word that has synonyms */
	uint8_t		lane;		/* number of the first lane, or 0 */
	size_t		start;		/* in the query's text, bytes */
	size_t		end;
	float		weight;		/* how much it tells apart, >= 0 */
};

struct query_lane {
	struct postings	at;
	float		factor;		/* over 0, at most 1 */
	uint32_t	term;		/* ordinal in pack_terms() */
	uint32_t	hash;		/* str_hash() of the term */
	uint8_t		next;		/* number of the slot's next, or 0 */
};

/* What understanding and ranking a query may cost in a large pack. */
struct query_budget {
	size_t		words;		/* kept whatever they cost */
	size_t		postings;	/* further words are kept up to so
					 * many, and other lanes of kept ones */
	uint32_t	unfinished;	/* postings of what an unfinished word
					 * may become */
	uint32_t	terms;		/* largest dictionary that is searched
					 * for the word behind a typo */
	bool		typing;		/* the last word is unfinished */
};

struct query {
	struct str		text;		/* lent */
	const struct query_budget *budget;
	bool			approximate;	/* the budget was too small */
	struct query_slot	slots[QUERY_SLOTS_MAX];
	size_t			n;
	struct query_lane	lanes[QUERY_LANES_MAX];	/* from number 1 */
	size_t			lane_n;
	struct phrase_atom	atoms[QUERY_SLOTS_MAX];
	size_t			atom_n;
	bool			domain_word;	/* it has one: a name of the
						 * pack, a flag, and so on */
	float			total;		/* weight of all but bonuses */
	uint32_t		topic_first;	/* notes of the topic that */
	uint32_t		topic_count;	/* the first word names */
};

/* The lane of this number, and NULL for 0, for walking a slot's lanes. */
static inline struct query_lane *
query_lane(struct query *q, uint8_t number)
{
	return number == 0 ? NULL : &q->lanes[number - 1];
}

/*
 * Give a slot the postings of a term.  KR_OK, also when there is no room for
 * another lane or the slot has this term already, KR_ENOTFOUND when the pack
 * does not have the term, or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	query_add_lane(struct query *q,
	    struct pack *pack, size_t slot, struct str term, float factor);

/* Append a copy of a slot, without lanes: the copy's index, or
 * QUERY_SLOTS_MAX when there is no room. */
size_t		query_copy_slot(struct query *q, size_t slot);

/*
 * Take notice of a word that was typed or meant: if it is a name of the pack,
 * the query is about the pack's subject.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	query_note_name(struct query *q,
	    struct pack *pack, struct str word);

/* Is the slot a word as it was typed, not an identifier or a part of one? */
bool	query_is_word(const struct query_slot *s);

/* Are two slots words beside each other, with only spaces between? */
bool	query_are_neighbours(const struct query *q,
	    const struct query_slot *a, const struct query_slot *b);

/* The text of the words [first, last] without what is between them, in room;
 * empty when it is too long. */
struct str	query_run_together(const struct query *q, size_t first,
		    size_t last, char room[WORDS_TERM_MAX]);

/* The term that a text is, stemmed, in *term: the first if it is several, and
 * empty if it is none. */
struct str	query_one_term(struct str text, struct term *term);

/* The ordinal of a term.  KR_OK, KR_ENOTFOUND or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	query_find_term(struct pack *pack,
	    struct str term, uint32_t *ordinal);

/* How many notes hold a term, in *count; 0 for a term that the pack does not
 * have.  KR_OK or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	query_count_notes(struct pack *pack,
	    struct str term, uint32_t *count);

/* How rare a term of `count' notes is: log2(1 + notes / count). */
float	query_rarity(const struct pack *pack, uint32_t count);

#endif
