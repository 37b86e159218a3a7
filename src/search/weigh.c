#include "search/weigh.h"

/* What a slot's kind is worth: several slots may stand for one word. */
#define PART_WEIGHT	0.8f	/* of an identifier that is known whole */
#define CAMEL_KNOWN	0.3f	/* of a name that is known whole */
#define CAMEL_UNKNOWN	0.8f
#define FLAG_WEIGHT	0.4f	/* the word without dashes has a slot too */
#define JOINED_NUMBER_WEIGHT 0.15f	/* 0/1, 10.0.0.1, 14:23:07 */
#define SHORT_NUMBER	2	/* digits */
#define SHORT_NUMBER_WEIGHT 0.55f
#define WEAK_WEIGHT	0.25f	/* kubernetes: all of the pack is about it */
#define PAIR_WEIGHT	0.5f	/* a word of three characters is two pairs */

/* An unknown word still says that a note about the other words is not all that
 * was asked for.  But a number or a name says little, and a pair of characters
 * that no note has is most often the seam between two words. */
#define UNKNOWN_WORD	0.5f
#define UNKNOWN_SHORT	0.2f
#define UNKNOWN_NAME	0.0f
#define UNKNOWN_SEAM	0.08f
#define UNKNOWN_PAIR	0.4f

#define SHORT_WORD	3	/* letters */

/* Is there a known slot that is related to this one by where they stand? */
static bool
has_known(const struct query *q, const struct query_slot *slot,
    bool (*related)(const struct query_slot *, const struct query_slot *))
{
	size_t i;

	for (i = 0; i < q->n; i++)
		if (&q->slots[i] != slot && q->slots[i].known &&
		    related(&q->slots[i], slot))
			return true;
	return false;
}

static bool
is_whole_of(const struct query_slot *whole, const struct query_slot *part)
{
	return whole->kind == WORDS_WHOLE && whole->start <= part->start &&
	    whole->end >= part->end;
}

static bool
is_part_of(const struct query_slot *part, const struct query_slot *whole)
{
	return (part->kind == WORDS_PART || part->kind == WORDS_CAMEL) &&
	    part->start >= whole->start && part->end <= whole->end;
}

static bool
is_next_pair(const struct query_slot *a, const struct query_slot *b)
{
	return a->kind == WORDS_PAIR && a->start < b->end &&
	    a->end > b->start;
}

/* Exit codes and ports tell notes apart; 3 nodes and 0/1 do not. */
static float
number_share(const struct query_slot *slot)
{
	size_t i;

	for (i = 0; i < slot->len; i++)
		if ((unsigned char)slot->text[i] >= 'a')
			return 1.0f;
	if (slot->kind == WORDS_PART)
		return UNKNOWN_NAME;
	if (slot->joined)
		return JOINED_NUMBER_WEIGHT;
	return slot->len <= SHORT_NUMBER ? SHORT_NUMBER_WEIGHT : 1.0f;
}

static float
known_share(const struct query *q, const struct query_slot *slot)
{
	switch (slot->kind) {
	case WORDS_PART:
		return number_share(slot) * (has_known(q, slot, is_whole_of) ?
		    PART_WEIGHT : 1.0f);
	case WORDS_CAMEL:
		return has_known(q, slot, is_whole_of) ? CAMEL_KNOWN :
		    CAMEL_UNKNOWN;
	case WORDS_FLAG:
		return FLAG_WEIGHT;
	case WORDS_PAIR:
		return PAIR_WEIGHT;
	default:
		return number_share(slot);
	}
}

static bool
has_digit(const struct query_slot *slot)
{
	size_t i;

	for (i = 0; i < slot->len; i++)
		if (slot->text[i] >= '0' && slot->text[i] <= '9')
			return true;
	return false;
}

static float
unknown_share(const struct query *q, const struct query_slot *slot)
{
	switch (slot->kind) {
	case WORDS_FLAG:
	case WORDS_CAMEL:
		/* The word itself has a slot. */
		return 0.0f;
	case WORDS_PAIR:
		return has_known(q, slot, is_next_pair) ? UNKNOWN_SEAM :
		    UNKNOWN_PAIR;
	case WORDS_WHOLE:
		if (slot->joined || has_known(q, slot, is_part_of))
			return 0.0f;
		break;
	default:
		break;
	}
	if (has_digit(slot))
		return UNKNOWN_NAME;
	return slot->len <= SHORT_WORD ? UNKNOWN_SHORT : UNKNOWN_WORD;
}

/* A slot is as common as the most common of its terms. */
static void
weigh_slots(struct query *q, const struct pack *pack)
{
	const struct query_lane *lane;
	uint32_t notes;
	size_t i;

	for (i = 0; i < q->n; i++) {
		struct query_slot *slot = &q->slots[i];

		if (slot->bonus || slot->covered)
			continue;
		notes = 0;
		for (lane = query_lane(q, slot->lane); lane != NULL;
		    lane = query_lane(q, lane->next))
			if (lane->at.count > notes)
				notes = lane->at.count;
		slot->weight = notes > 0 ?
		    query_rarity(pack, notes) * known_share(q, slot) :
		    query_rarity(pack, 1) * unknown_share(q, slot);
		if (slot->weak)
			slot->weight *= WEAK_WEIGHT;
	}
}

static size_t
count_postings(struct query *q, const struct query_slot *slot)
{
	const struct query_lane *lane;
	size_t n = 0;

	for (lane = query_lane(q, slot->lane); lane != NULL;
	    lane = query_lane(q, lane->next))
		n += lane->at.count;
	return n;
}

/* The best lane of a kept word stays, others as far as the budget allows. */
static void
drop_lanes(struct query *q, struct query_slot *slot, size_t *postings)
{
	struct query_lane *best = query_lane(q, slot->lane), *lane;
	uint8_t *link = &slot->lane;

	for (lane = best; lane != NULL; lane = query_lane(q, lane->next))
		if (lane->factor > best->factor)
			best = lane;
	while ((lane = query_lane(q, *link)) != NULL) {
		if (lane != best && *postings + lane->at.count >
		    q->budget->postings) {
			*link = lane->next;
			q->approximate = true;
			continue;
		}
		*postings += lane->at.count;
		link = &lane->next;
	}
}

/*
 * In a large pack only the words that weigh most are kept, until their
 * postings use up the budget: the rest of a pasted line hardly changes the
 * order, but each word costs a walk over its notes.
 */
static void
drop_weakest(struct query *q)
{
	bool seen[QUERY_SLOTS_MAX] = { false };
	size_t i, best, kept, postings = 0;

	for (kept = 0; ; kept++) {
		best = QUERY_SLOTS_MAX;
		for (i = 0; i < q->n; i++)
			if (!seen[i] && !q->slots[i].bonus &&
			    q->slots[i].weight > 0.0f &&
			    (best == QUERY_SLOTS_MAX || q->slots[i].weight >
			    q->slots[best].weight))
				best = i;
		if (best == QUERY_SLOTS_MAX)
			return;
		seen[best] = true;
		if (q->budget->typing && kept < q->budget->words) {
			drop_lanes(q, &q->slots[best], &postings);
			continue;
		}
		postings += count_postings(q, &q->slots[best]);
		if (kept < q->budget->words || postings <= q->budget->postings)
			continue;
		q->slots[best].weight = 0.0f;
		q->approximate = true;
	}
}

static void
sum_up(struct query *q)
{
	size_t i;

	for (i = 0; i < q->n; i++)
		if (!q->slots[i].bonus)
			q->total += q->slots[i].weight;
}

void
weigh_query(struct query *q, const struct pack *pack)
{
	weigh_slots(q, pack);
	drop_weakest(q);
	sum_up(q);
}
