#include "search/query.h"

#include <string.h>

#include "search/expand.h"
#include "search/pasted.h"
#include "search/synonyms.h"

/* What a slot's kind is worth: a word stands alone, the others share. */
#define PART_WEIGHT	0.8f	/* of an identifier that is known whole */
#define CAMEL_KNOWN	0.3f	/* likewise */
#define CAMEL_UNKNOWN	0.8f
#define FLAG_WEIGHT	0.4f	/* the word without dashes has a slot too */
#define JOINED_NUMBER_WEIGHT 0.15f	/* 0/1, 10.0.0.1, 14:23:07 */
#define SHORT_NUMBER	2	/* digits */
#define SHORT_NUMBER_WEIGHT 0.55f
#define WEAK_WEIGHT	0.25f	/* kubernetes: all of the pack is about it */
#define PAIR_WEIGHT	0.5f	/* a word of three characters is two pairs */

/* What is unknown still says that a note about the rest is not all that was
 * asked for; but a number or a name says little, and a pair of characters
 * that no note has is most often the seam of two words. */
#define UNKNOWN_WORD	0.5f
#define UNKNOWN_SHORT	0.2f
#define UNKNOWN_NAME	0.0f
#define UNKNOWN_SEAM	0.08f
#define UNKNOWN_PAIR	0.4f

#define SHORT_WORD	3	/* letters */

/* Walking 40,000 postings takes about a millisecond, and so does looking for
 * a slip of the finger among 100,000 terms. */
static const struct query_budget for_query = { .words = 6,
    .postings = 80000, .terms = UINT32_MAX };
static const struct query_budget for_typing = { .words = 6,
    .postings = 80000, .unfinished = 80000, .terms = UINT32_MAX,
    .typing = true };
static const struct query_budget for_key = { .words = 1,
    .postings = 30000, .unfinished = 10000, .terms = 20000,
    .typing = true };

#define EXACT_BONUS	0.5f	/* of the words' weight */

/*
 * Without libm: one library less to load, and a ranking needs no more than
 * the exponent and a straight line between two powers of two (error below
 * 0.09).
 */
float
query_rarity(const struct pack *pack, uint32_t count)
{
	float ratio = 1.0f + (float)pack_note_count(pack) /
	    (float)(count == 0 ? 1 : count);
	float exponent = 0.0f;

	while (ratio >= 2.0f) {
		ratio /= 2.0f;
		exponent += 1.0f;
	}
	return exponent + ratio - 1.0f;
}

static enum kr_status
find_term(struct pack *pack, struct str term, uint32_t *ordinal)
{
	enum kr_status status = dict_find(pack_terms(pack), term, ordinal);

	return status == KR_ECORRUPT ? pack_fail(pack, status, "terms") :
	    status;
}

enum kr_status
query_count_notes(struct pack *pack, struct str term, uint32_t *count)
{
	struct postings p;
	uint32_t ordinal;
	enum kr_status status = find_term(pack, term, &ordinal);

	*count = 0;
	if (status == KR_OK)
		status = postings_open(&p, pack, ordinal);
	if (status == KR_OK)
		*count = p.count;
	return status == KR_ENOTFOUND ? KR_OK : status;
}

size_t
query_copy_slot(struct query *q, size_t slot)
{
	if (q->n == QUERY_SLOTS_MAX)
		return QUERY_SLOTS_MAX;
	q->slots[q->n] = q->slots[slot];
	q->slots[q->n].lane = 0;
	return q->n++;
}

enum kr_status
query_add_lane(struct query *q, struct pack *pack, size_t slot,
    struct str term, float factor)
{
	uint32_t ordinal, hash = str_hash(term);
	struct query_lane *lane;
	enum kr_status status;

	if ((status = find_term(pack, term, &ordinal)) != KR_OK)
		return status;
	for (lane = query_lane(q, q->slots[slot].lane); lane != NULL;
	    lane = query_lane(q, lane->next))
		if (lane->hash == hash)
			return KR_OK;
	if (q->lane_n == QUERY_LANES_MAX)
		return KR_OK;
	lane = &q->lanes[q->lane_n];
	if ((status = postings_open(&lane->at, pack, ordinal)) != KR_OK)
		return status;
	lane->factor = factor;
	lane->hash = hash;
	lane->next = q->slots[slot].lane;
	q->slots[slot].lane = (uint8_t)++q->lane_n;
	return KR_OK;
}

/* Cutting the text */

static bool
has_slot(const struct query *q, const struct words_term *term)
{
	size_t i;

	for (i = 0; i < q->n; i++)
		if (q->slots[i].len == term->text.len &&
		    memcmp(q->slots[i].text, term->text.p,
		    term->text.len) == 0)
			return true;
	return false;
}

static bool
take_term(const struct words_term *term, void *context)
{
	struct query *q = context;
	struct query_slot *slot = &q->slots[q->n];

	if (q->atom_n < QUERY_SLOTS_MAX &&
	    phrase_take_atom(term, &q->atoms[q->atom_n]))
		q->atom_n++;
	if (term->kind == WORDS_CHARACTER || has_slot(q, term))
		return true;
	*slot = (struct query_slot){ .len = (uint8_t)term->text.len,
	    .kind = term->kind, .joined = term->joined,
	    .start = term->start, .end = term->end };
	memcpy(slot->text, term->text.p, term->text.len);
	return ++q->n < QUERY_SLOTS_MAX;
}

static enum kr_status
look_up(struct query *q, struct pack *pack)
{
	enum kr_status status;
	uint32_t ordinal;
	size_t i;

	for (i = 0; i < q->n; i++) {
		status = find_term(pack, (struct str){ q->slots[i].text,
		    q->slots[i].len }, &ordinal);
		if (status == KR_ECORRUPT)
			return status;
		q->slots[i].known = status == KR_OK;
	}
	return KR_OK;
}

enum kr_status
query_note_name(struct query *q, struct pack *pack, struct str word)
{
	struct pack_target target;
	enum kr_status status;
	size_t count;

	status = pack_find_name(pack, word, &target, 1, &count);
	q->of_trade |= status == KR_OK;
	return status == KR_ENOTFOUND ? KR_OK : status;
}

static enum kr_status
add_typed(struct query *q, struct pack *pack)
{
	enum kr_status status;
	size_t i;

	for (i = 0; i < q->n; i++) {
		const struct query_slot *slot = &q->slots[i];
		struct str text = { slot->text, slot->len };

		if (!slot->known)
			continue;
		/* Nor does anybody else say --dry-run or metadata.name. */
		q->of_trade |= slot->kind == WORDS_FLAG || slot->joined;
		if (slot->kind == WORDS_WHOLE &&
		    (status = query_note_name(q, pack, text)) != KR_OK)
			return status;
		if ((status = query_add_lane(q, pack, i, text, 1.0f)) !=
		    KR_OK)
			return status;
	}
	return KR_OK;
}

/* Weighing */

/* Is there a known slot that stands around this one, or beside it? */
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

/* Exit codes and ports tell something; 3 nodes, 2 containers, 0/1 do not. */
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
is_name(const struct query_slot *slot)
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
	if (is_name(slot))
		return UNKNOWN_NAME;
	return slot->len <= SHORT_WORD ? UNKNOWN_SHORT : UNKNOWN_WORD;
}

/* A slot is as common as the most common of its terms. */
static void
weigh(struct query *q, const struct pack *pack)
{
	const struct query_lane *lane;
	uint32_t notes;
	size_t i;

	for (i = 0; i < q->n; i++) {
		struct query_slot *slot = &q->slots[i];

		if (slot->bonus || slot->said)
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

/* Of a kept word the best lane stays, the others as far as there is room. */
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
			q->rough = true;
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
		q->rough = true;
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

/* The query as a whole: is it somebody's title or keyword? */
static enum kr_status
add_exact(struct query *q, struct pack *pack)
{
	char term[1 + PHRASE_KEY_MAX] = { PACK_MARK_EXACT };
	struct phrase_key key;
	enum kr_status status;
	size_t i;

	key.len = 0;
	for (i = 0; i < q->atom_n; i++)
		if (!phrase_key_add(&key, &q->atoms[i]))
			return KR_OK;
	if (key.len == 0 || q->n == QUERY_SLOTS_MAX)
		return KR_OK;
	memcpy(term + 1, key.text, key.len);
	q->slots[q->n] = (struct query_slot){ .bonus = true,
	    .weight = q->total * EXACT_BONUS };
	status = query_add_lane(q, pack, q->n,
	    (struct str){ term, key.len + 1 }, 1.0f);
	if (status == KR_OK)
		q->n++;
	return status == KR_ENOTFOUND ? KR_OK : status;
}

/* `po logs': the first word may name a topic, by an alias as well. */
static enum kr_status
find_topic(struct query *q, struct pack *pack)
{
	struct pack_target target;
	enum kr_status status;
	size_t count, len = 0;
	char word[64];

	while (len < q->text.len && len < sizeof word &&
	    q->text.p[len] != ' ' && q->text.p[len] != '/') {
		char c = q->text.p[len];

		word[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	status = pack_find_name(pack, (struct str){ word, len }, &target, 1,
	    &count);
	if (status == KR_OK && count > 0 && target.is_topic)
		return pack_topic_notes(pack, target.number, &q->topic_first,
		    &q->topic_count);
	return status == KR_ENOTFOUND ? KR_OK : status;
}

/* Guess at unknown words, unless that would take too long. */
static enum kr_status
guess(struct query *q, struct pack *pack)
{
	if (pack_terms(pack)->count <= q->budget->terms)
		return expand_unknown(q, pack);
	q->rough = true;
	return KR_OK;
}

static enum kr_status
understand(struct query *q, struct pack *pack, struct str text,
    const struct query_budget *budget)
{
	struct synonyms_phrases phrases;
	enum kr_status status;

	/* Slots and lanes are long and not cleared: n says what holds. */
	q->text = text;
	if (q->text.len > QUERY_TEXT_MAX)
		q->text.len = QUERY_TEXT_MAX;
	q->n = q->lane_n = q->atom_n = 0;
	q->total = 0.0f;
	q->of_trade = q->rough = false;
	q->topic_first = q->topic_count = 0;
	q->budget = budget;
	words_each(q->text, take_term, q);
	if ((status = look_up(q, pack)) != KR_OK ||
	    (status = synonyms_find_phrases(q, pack, &phrases)) != KR_OK)
		return status;
	synonyms_drop_stop_words(q, &phrases);
	if ((status = add_typed(q, pack)) != KR_OK ||
	    (status = synonyms_apply(q, pack, &phrases)) != KR_OK ||
	    (budget->typing &&
	    (status = expand_unfinished(q, pack)) != KR_OK) ||
	    (status = expand_joined(q, pack)) != KR_OK ||
	    (status = expand_derived(q, pack)) != KR_OK ||
	    (status = guess(q, pack)) != KR_OK ||
	    (status = pasted_find(q, pack)) != KR_OK)
		return status;
	weigh(q, pack);
	drop_weakest(q);
	sum_up(q);
	if ((status = add_exact(q, pack)) != KR_OK)
		return status;
	return find_topic(q, pack);
}

enum kr_status
query_init(struct query *q, struct pack *pack, struct str text)
{
	return understand(q, pack, text, &for_query);
}

enum kr_status
query_init_typing(struct query *q, struct pack *pack, struct str text)
{
	return understand(q, pack, text, &for_typing);
}

enum kr_status
query_init_key(struct query *q, struct pack *pack, struct str text)
{
	return understand(q, pack, text, &for_key);
}
