/*
 * Which note the quiz asks about next; see deck.h.
 */
#include "prompt/deck.h"

#include <assert.h>
#include <stdlib.h>

#include "base/state.h"

#define FILE_NAME	"quiz"
#define LINE_BYTES_MAX	(SCORES_ID_MAX + 23)	/* three tabs, LF, 19 digits */
#define FILE_MAX	((size_t)SCORES_MAX * LINE_BYTES_MAX)	/* bytes */
#define FIRST_CAP	64	/* cards */

/* Of a card; deck.h says why these. */
static const uint32_t weights[DECK_PILES] = { 16, 32, 16, 8, 4, 2, 1 };

void
deck_init(struct deck *d, uint64_t seed)
{
	*d = (struct deck){ .random = { seed } };
	buf_init(&d->file);
	scores_init(&d->scores);
	buf_init(&d->ids);
}

void
deck_fini(struct deck *d)
{
	size_t i;

	buf_fini(&d->file);
	scores_fini(&d->scores);
	buf_fini(&d->ids);
	free(d->cards);
	for (i = 0; i < DECK_PILES; i++)
		free(d->piles[i].v);
	free(d->answers);
	free(d->missed);
	deck_init(d, 0);
}

enum kr_status
deck_load(struct deck *d)
{
	enum kr_status status;

	assert(d->count == 0);
	scores_fini(&d->scores);
	status = state_read(FILE_NAME, FILE_MAX, &d->file);
	if (status == KR_OK)
		status = scores_parse(&d->scores, buf_str(&d->file));
	if (status == KR_OK || status == KR_ENOTFOUND)
		return KR_OK;
	scores_fini(&d->scores);
	buf_fini(&d->file);
	return status;
}

/*
 * Room for one card more, and for its answer: then answering cannot fail.
 */
static enum kr_status
make_room(struct deck *d)
{
	size_t cap = d->cap == 0 ? FIRST_CAP : d->cap * 2;
	void *p;

	if (d->count < d->cap)
		return KR_OK;
	if (d->count >= UINT32_MAX)
		return KR_ELIMIT;
	if ((p = reallocarray(d->cards, cap, sizeof *d->cards)) == NULL)
		return KR_ENOMEM;
	d->cards = p;
	if ((p = reallocarray(d->answers, cap, sizeof *d->answers)) == NULL)
		return KR_ENOMEM;
	d->answers = p;
	if ((p = reallocarray(d->missed, cap, sizeof *d->missed)) == NULL)
		return KR_ENOMEM;
	d->missed = p;
	d->cap = cap;
	return KR_OK;
}

static enum kr_status
pile_put(struct deck_pile *pile, uint32_t index)
{
	size_t cap = pile->cap == 0 ? FIRST_CAP : pile->cap * 2;

	if (pile->n == pile->cap) {
		uint32_t *v = reallocarray(pile->v, cap, sizeof *v);

		if (v == NULL)
			return KR_ENOMEM;
		pile->v = v;
		pile->cap = cap;
	}
	pile->v[pile->n++] = index;
	return KR_OK;
}

enum kr_status
deck_add(struct deck *d, struct str id, uint32_t note)
{
	const struct score *score = scores_find(&d->scores, id);
	enum kr_status status = make_room(d);
	struct deck_card card = { d->ids.len, id.len, note, false, false,
		false };

	if (status != KR_OK)
		return status;
	buf_adds(&d->ids, id);
	if ((status = buf_status(&d->ids)) != KR_OK)
		return status;
	status = pile_put(&d->piles[score == NULL ? 0 : 1 + score->box],
	    (uint32_t)d->count);
	if (status == KR_OK)
		d->cards[d->count++] = card;
	return status;
}

size_t
deck_count(const struct deck *d)
{
	return d->count;
}

uint32_t
deck_note(const struct deck *d, size_t index)
{
	assert(index < d->count);
	return d->cards[index].note;
}

static uint32_t
pile_weight(const struct deck *d, size_t i)
{
	size_t n = d->piles[i].n;

	return weights[i] * (n < DECK_PILE_MAX ? (uint32_t)n : DECK_PILE_MAX);
}

/* First the pile, then one of its cards, each as likely as the others. */
enum kr_status
deck_pick(struct deck *d, size_t *index)
{
	uint32_t total = 0, at, card;
	struct deck_pile *pile;
	size_t i;

	for (i = 0; i < DECK_PILES; i++)
		total += pile_weight(d, i);
	if (total == 0)
		return KR_ENOTFOUND;
	at = random_below(&d->random, total);
	for (i = 0; at >= pile_weight(d, i); i++)
		at -= pile_weight(d, i);
	pile = &d->piles[i];
	at = random_below(&d->random, (uint32_t)pile->n);
	card = pile->v[at];
	pile->v[at] = pile->v[--pile->n];
	d->cards[card].drawn = true;
	*index = card;
	return KR_OK;
}

void
deck_answer(struct deck *d, size_t index, bool knew)
{
	struct deck_card *card;

	assert(index < d->count);
	card = &d->cards[index];
	assert(card->drawn && !card->answered);
	card->answered = true;
	card->knew = knew;
	d->answers[d->asked++] = (uint32_t)index;
	if (!knew)
		d->missed[d->missed_count++] = (uint32_t)index;
}

size_t
deck_asked(const struct deck *d)
{
	return d->asked;
}

size_t
deck_knew(const struct deck *d)
{
	return d->asked - d->missed_count;
}

size_t
deck_missed_count(const struct deck *d)
{
	return d->missed_count;
}

size_t
deck_missed_at(const struct deck *d, size_t i)
{
	assert(i < d->missed_count);
	return d->missed[i];
}

/* The file as it is now, with our new answers on top. */
static enum kr_status
merge(struct str old, struct buf *out, void *arg)
{
	const struct deck *d = arg;
	enum kr_status status;
	struct scores scores;
	size_t i;

	scores_init(&scores);
	status = scores_parse(&scores, old);
	for (i = d->saved; i < d->asked && status == KR_OK; i++) {
		const struct deck_card *card = &d->cards[d->answers[i]];
		struct str id = { NULL, card->id_len };

		if (id.len > 0)
			id.p = d->ids.p + card->id;
		status = scores_answer(&scores, id, card->knew);
	}
	if (status == KR_OK)
		scores_write(&scores, out);
	scores_fini(&scores);
	return status;
}

enum kr_status
deck_save(struct deck *d)
{
	enum kr_status status;

	if (d->saved == d->asked)
		return KR_OK;
	status = state_update(FILE_NAME, FILE_MAX, merge, d);
	if (status == KR_OK)
		d->saved = d->asked;
	return status;
}
