/*
 * What the state file "quiz" says of each note that was asked.  For deck.c.
 *
 * A line for each note, least recently answered first:
 *
 *	ID<TAB>BOX<TAB>KNEW<TAB>MISSED<LF>
 *
 * BOX is 0 to SCORES_BOX_LAST; KNEW and MISSED count answers.  Lines that are
 * not so are skipped, and fields after these are ignored: a newer version may
 * have them.  Of two lines for one note the later one counts.
 */
#ifndef KR_PROMPT_SCORES_H
#define KR_PROMPT_SCORES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

#define SCORES_MAX		20000		/* notes; the first ones go */
#define SCORES_ID_MAX		255		/* bytes of an id */
#define SCORES_BOX_LAST		5		/* boxes are 0 to 5 */
#define SCORES_COUNT_MAX	999999999	/* answers; then it stays */

struct score {
	struct str	id;		/* p is NULL: moved to the end */
	unsigned	box;		/* 0 to SCORES_BOX_LAST */
	uint32_t	knew;		/* 0 to SCORES_COUNT_MAX */
	uint32_t	missed;		/* the same */
};

struct scores {
	struct score	*v;	/* least recently answered first */
	size_t		 n, cap;
	size_t		 live;	/* of n, those that did not move */
	uint32_t	*slots;	/* hash table: 0, or 1 + index in v */
	size_t		 mask;	/* slots - 1 */
};

/* No notes, in the caller's storage; end with scores_fini(). */
void	scores_init(struct scores *s);
void	scores_fini(struct scores *s);

/* May the file hold this id: short, UTF-8, no control or format character? */
bool	scores_accept(struct str id);

/*
 * Add what text, the content of a file, says; ids are views of it, so it must
 * outlive s.  Returns KR_OK or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	scores_parse(struct scores *s,
				    struct str text);

/* What is known of a note, until the next change; NULL: never asked. */
const struct score	*scores_find(const struct scores *s, struct str id);

/*
 * Note an answer: up one box if it was known, into box 0 if not.  A note that
 * is new begins in box 0.  id must outlive s; one that scores_accept()
 * refuses is ignored.  Returns KR_OK or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	scores_answer(struct scores *s,
				    struct str id, bool knew);

/* Append the file's content to out, the last SCORES_MAX notes. */
void	scores_write(const struct scores *s, struct buf *out);

#endif
