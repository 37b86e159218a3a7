/*
 * Which note the quiz asks about next: a deck of cards, one for each note.
 * For prompt/.
 *
 * As in Leitner's card index (Sebastian Leitner, "So lernt man lernen",
 * 1972) every card is in a box, 0 to SCORES_BOX_LAST (prompt/scores.h): an
 * answer that was known moves it one box up, one that was missed puts it
 * into box 0.  The state file "quiz" keeps that between sessions.  A session
 * asks about each note at most once, and draws at random:
 *
 *	never asked   box 0   box 1   box 2   box 3   box 4   box 5
 *	    16          32      16      8       4       2       1
 *
 * are the weights of a card.  They halve from box to box because in Leitner's
 * index each box waits about twice as long as the one before it; a note that
 * was never asked counts like one that was known once.  But a box counts no
 * more than DECK_PILE_MAX of its cards: otherwise three notes that were missed
 * would drown among hundreds that were never asked, or known for long.
 */
#ifndef KR_PROMPT_DECK_H
#define KR_PROMPT_DECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "prompt/random.h"
#include "prompt/scores.h"

#define DECK_PILE_MAX	16	/* cards of a box that count in a draw */
#define DECK_PILES	(SCORES_BOX_LAST + 2)	/* never asked; the boxes */

/* For deck.c alone. */
struct deck_card {
	size_t		id;		/* where it begins in ids */
	size_t		id_len;		/* bytes */
	uint32_t	note;		/* the caller's number for it */
	bool		drawn;
	bool		answered;
	bool		knew;
};

/* Cards that may still be drawn, in no order; indexes of cards. */
struct deck_pile {
	uint32_t	*v;
	size_t		 n, cap;
};

struct deck {
	struct random	 random;
	struct buf	 file;		/* what was loaded, and */
	struct scores	 scores;	/* views of it */
	struct buf	 ids;		/* of the cards */
	struct deck_card *cards;
	size_t		 count, cap;
	struct deck_pile piles[DECK_PILES];
	uint32_t	*answers;	/* cards in order of the answers */
	uint32_t	*missed;	/* the same of what was not known */
	size_t		 asked;		/* length of answers */
	size_t		 missed_count;
	size_t		 saved;		/* answers that are in the file */
};

/*
 * An empty deck in the caller's storage; end with deck_fini().  The same
 * seed, file and cards give the same draws on every machine.
 */
void	deck_init(struct deck *d, uint64_t seed);
void	deck_fini(struct deck *d);

/*
 * Read what earlier sessions know; before the first deck_add().  No file is
 * KR_OK; otherwise KR_OK, KR_ENOMEM or KR_EIO with errno, and the deck works
 * as if nothing had been asked before.
 */
KR_MUST_USE enum kr_status	deck_load(struct deck *d);

/*
 * Add a card for a note that can be asked; each id once.  id ("pods/logs")
 * is copied; note is the caller's, who finds it again with deck_note().
 * Cards count from 0 in the order of adding.  An id that the file could not
 * hold (scores_accept()) makes a card that is never remembered.
 *
 * Returns KR_OK, KR_ENOMEM, or KR_ELIMIT (2^32 - 1 cards).
 */
KR_MUST_USE enum kr_status	deck_add(struct deck *d, struct str id,
				    uint32_t note);

/* How many cards there are. */
size_t	deck_count(const struct deck *d);

/* The number that the card was added with; index < deck_count(d). */
uint32_t	deck_note(const struct deck *d, size_t index);

/*
 * Draw a card that was not drawn in this session: its index.  Returns KR_OK,
 * or KR_ENOTFOUND when there is none left, *index untouched.  Takes constant
 * time.
 */
KR_MUST_USE enum kr_status	deck_pick(struct deck *d, size_t *index);

/*
 * Take down the answer to a card that was drawn; once for each.  A card that
 * gets no answer (the reader left) is as if it had not been drawn.
 */
void	deck_answer(struct deck *d, size_t index, bool knew);

/* Of this session: answers, and how many of them were known. */
size_t	deck_asked(const struct deck *d);
size_t	deck_knew(const struct deck *d);

/*
 * The cards that were missed, in order: how many, and the index of one,
 * i < deck_missed_count(d).
 */
size_t	deck_missed_count(const struct deck *d);
size_t	deck_missed_at(const struct deck *d, size_t i);

/*
 * Merge the answers since the last save into the file, where another session
 * may have written meanwhile; may be called after each answer or once.
 * Without new answers nothing is done.
 *
 * Returns KR_OK, KR_ENOMEM, or what state_update() says of the file: then
 * the next call tries again.
 */
KR_MUST_USE enum kr_status	deck_save(struct deck *d);

#endif
