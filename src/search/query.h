/*
 * What a reader typed, as postings of a pack.  For search/,
 * command/ and prompt/.
 *
 * A query is a row of slots, one for each word (identifier, part of one, pair
 * of Chinese characters) that may tell notes apart.  A slot is filled by one
 * or more lanes: the term as typed, the group of synonyms that it belongs to,
 * what it may have been meant to be (a neighbour joined on, the word torn in
 * two, Chinese that is spelt so, a slip of the finger).  In a note the best
 * of a slot's lanes counts, times its factor: what was typed counts 1, what
 * was guessed less.
 *
 * Two kinds of slots are a bonus on top of the words: a symptom of the pack
 * that stands in what was pasted, and a query that is just a note's title or
 * keyword.
 *
 * query.c says in which order all this happens; each step has a file.
 */
#ifndef KR_SEARCH_QUERY_H
#define KR_SEARCH_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "text/phrase.h"
#include "base/status.h"
#include "base/str.h"
#include "text/words.h"
#include "pack/postings.h"
#include "pack/read.h"

/* A screenful pasted in does not need more; what follows does not count. */
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
	bool		said;		/* by another slot: weighs nothing */
	bool		weak;		/* a stop word that has synonyms */
	uint8_t		lane;		/* number of its first, or 0 */
	size_t		start;		/* in the query's text, bytes */
	size_t		end;
	float		weight;		/* how much it tells apart, >= 0 */
};

struct query_lane {
	struct postings	at;
	float		factor;		/* over 0, at most 1 */
	uint32_t	hash;		/* str_hash() of the term */
	uint8_t		next;		/* number of the slot's next, or 0 */
};

/* What understanding and ranking a query may cost in a large pack. */
struct query_budget {
	size_t		words;		/* kept whatever they cost */
	size_t		postings;	/* further words are kept up to these,
					 * and other lanes of kept ones */
	uint32_t	unfinished;	/* postings of what an unfinished word
					 * may become */
	uint32_t	terms;		/* of a pack in which slips of the
					 * finger are looked for */
	bool		typing;		/* the last word is unfinished */
};

struct query {
	struct str		text;		/* lent */
	const struct query_budget *budget;
	bool			rough;		/* it did not suffice */
	struct query_slot	slots[QUERY_SLOTS_MAX];
	size_t			n;
	struct query_lane	lanes[QUERY_LANES_MAX];	/* from number 1 */
	size_t			lane_n;
	struct phrase_atom	atoms[QUERY_SLOTS_MAX];
	size_t			atom_n;
	bool			of_trade;	/* it has words of the trade */
	float			total;		/* of weights, without bonuses */
	uint32_t		topic_first;	/* notes of the topic that */
	uint32_t		topic_count;	/* the first word names */
};

/*
 * Understand text, of any length and content, which is lent as long as the
 * query is used.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	query_init(struct query *q,
	    struct pack *pack, struct str text);

/* The same for text that is still being typed: its last word may go on. */
KR_MUST_USE enum kr_status	query_init_typing(struct query *q,
	    struct pack *pack, struct str text);

/*
 * The same within the time that a key may take, however large the pack is.
 * q->rough says that something was left out: query_init_typing() would find
 * more, or in another order.
 */
KR_MUST_USE enum kr_status	query_init_key(struct query *q,
	    struct pack *pack, struct str text);

/* For the files of search/ that build a query. */

/*
 * Give a slot the postings of a term.  KR_OK, also when there is no room for
 * another lane or the slot has this term already, KR_ENOTFOUND when the pack
 * does not have the term, or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	query_add_lane(struct query *q,
	    struct pack *pack, size_t slot, struct str term, float factor);

/*
 * Take notice of a word that was typed or meant: if it is a name of the pack,
 * nobody says it about anything else.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	query_note_name(struct query *q,
	    struct pack *pack, struct str word);

/* The lane of this number, and NULL for 0, for walking a slot's lanes. */
static inline struct query_lane *
query_lane(struct query *q, uint8_t number)
{
	return number == 0 ? NULL : &q->lanes[number - 1];
}

/* A new slot like another but without lanes: its index, or
 * QUERY_SLOTS_MAX when there is no room. */
size_t		query_copy_slot(struct query *q, size_t slot);

/* Notes that hold a term, in *count; 0 where there is none.  KR_OK or
 * KR_ECORRUPT. */
KR_MUST_USE enum kr_status	query_count_notes(struct pack *pack,
	    struct str term, uint32_t *count);

/* How rare what stands in `count' notes is: log2(1 + notes / count). */
float	query_rarity(const struct pack *pack, uint32_t count);

#endif
