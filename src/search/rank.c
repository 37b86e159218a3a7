#include "search/rank.h"

#include <string.h>

/* By enum pack_field.  Tuned on tests/search/queries.tsv. */
static const float field_weight[PACK_FIELD_PROSE] = {
	[PACK_FIELD_ID]		= 8.0f,
	[PACK_FIELD_TITLE]	= 8.0f,
	[PACK_FIELD_KEYWORD]	= 5.0f,
	[PACK_FIELD_QUESTION]	= 3.0f,
	[PACK_FIELD_SYMPTOM]	= 2.5f,
	[PACK_FIELD_HEADING]	= 1.6f,
	[PACK_FIELD_COMMAND]	= 0.75f,
};

/* By level of prose.  A higher level must not weigh less: levels are or-ed
 * to bound what a list can add (struct postings, places). */
static const float prose_weight[PACK_PROSE_MAX + 1] = {
	0.0f, 0.5f, 0.55f, 1.2f
};

/* Half of a term's weight is reached at this sum of fields. */
#define SATURATION	3.6f

/* The factor for coverage grows from this, for no coverage, to 1. */
#define COVERAGE_BASE	0.55f

/* A query that names all of the title adds this share. */
#define TITLE_BONUS	0.2f

/* Notes of the topic that the first word names are pulled up. */
#define TOPIC_FACTOR	1.25f

/*
 * A note that holds a smaller share of the query than COVERAGE_MIN is no
 * match.  That is enough for a query with a word of the domain.  Any other
 * query (banana bread recipe) may share a word with some note by chance.  It
 * must fit the note well, in one of three ways: its words weigh much in the
 * note, or nearly all of them are there, or several stand where the note's
 * author says what the note is about (EVIDENCE_FIELDS).
 */
#define COVERAGE_MIN	0.1f
#define STRENGTH_MIN	0.36f	/* score, as a share of the query's total */
#define NEARLY_ALL	0.8f	/* share by weight, guesses included */
#define EVIDENCE_ENOUGH	6	/* points: a word is two, a pair one */
#define EVIDENCE_FACTOR	0.6f	/* of a lane that is no guess, at least */
#define EVIDENCE_FIELDS	(1u << PACK_FIELD_ID | 1u << PACK_FIELD_TITLE | \
			    1u << PACK_FIELD_KEYWORD | \
			    1u << PACK_FIELD_QUESTION | \
			    1u << PACK_FIELD_SYMPTOM)

/* A slot of the query while notes are ranked. */
struct track {
	const struct query_slot	*slot;
	float			 most;		/* that it can add to a score */
	float			 cover;		/* and to the coverage */
};

struct ranking {
	struct pack	*pack;
	struct query	*q;
	struct hits	*hits;
	size_t		 want;
	float		 weights[PACK_PLACE_MAX + 1];	/* 0: not known yet */
	struct track	*tracks;	/* the weakest first */
	size_t		 n;
	size_t		 walked;	/* first track that is walked */
	struct postings	*lanes[QUERY_LANES_MAX];	/* of walked tracks */
	size_t		 lane_n;
	float		 floor;		/* score of the worst hit, when full */
	float		 per_total;	/* 1 / the query's total */
	float		 cover_min;
	float		 most[QUERY_SLOTS_MAX + 1];	/* of the first i
							 * tracks together */
	float		 cover[QUERY_SLOTS_MAX + 1];	/* likewise */
};

static struct query_lane *
first_lane(const struct ranking *r, const struct track *track)
{
	return query_lane(r->q, track->slot->lane);
}

/* How much a term weighs at a place, 0 to 1; computed when first asked. */
static float
compute_weight(struct ranking *r, uint16_t place)
{
	float sum = prose_weight[place_prose(place)];
	uint8_t fields = place_fields(place);
	unsigned field;

	for (field = 0; field < PACK_FIELD_PROSE; field++)
		if (fields & 1u << field)
			sum += field_weight[field];
	return r->weights[place] = sum / (SATURATION + sum);
}

static inline float
place_weight(struct ranking *r, uint16_t place)
{
	return r->weights[place] > 0.0f ? r->weights[place] :
	    compute_weight(r, place);
}

/* Of two equal hits the one with the lower number is better. */
static bool
is_better(const struct hit *a, const struct hit *b)
{
	if (a->score > b->score || a->score < b->score)
		return a->score > b->score;
	return a->note < b->note;
}

/* The factor for the share of the query that a note holds. */
static float
coverage_factor(const struct ranking *r, float cover)
{
	return COVERAGE_BASE + (1.0f - COVERAGE_BASE) * cover * r->per_total;
}

/* Could a note of this score and coverage be kept, whatever its title and
 * topic are? */
static bool
could_enter(const struct ranking *r, float score, float cover)
{
	return cover >= r->cover_min && score * coverage_factor(r, cover) *
	    ((1.0f + TITLE_BONUS) * TOPIC_FACTOR) >= r->floor;
}

static void
gather_lanes(struct ranking *r)
{
	struct query_lane *lane;
	size_t i;

	r->lane_n = 0;
	for (i = r->walked; i < r->n; i++)
		for (lane = first_lane(r, &r->tracks[i]); lane != NULL;
		    lane = query_lane(r->q, lane->next))
			r->lanes[r->lane_n++] = &lane->at;
}

/* Stop walking tracks that cannot bring a note in on their own. */
static void
narrow(struct ranking *r)
{
	size_t before = r->walked;

	while (r->walked < r->n && !could_enter(r, r->most[r->walked + 1],
	    r->cover[r->walked + 1]))
		r->walked++;
	if (r->walked != before)
		gather_lanes(r);
}

static void
keep(struct ranking *r, const struct hit *hit)
{
	struct hits *hits = r->hits;
	size_t i = hits->n;

	if (i == r->want) {
		if (!is_better(hit, &hits->v[i - 1]))
			return;
		i--;
	} else {
		hits->n++;
	}
	for (; i > 0 && is_better(hit, &hits->v[i - 1]); i--)
		hits->v[i] = hits->v[i - 1];
	hits->v[i] = *hit;
	if (hits->n == r->want) {
		r->floor = hits->v[hits->n - 1].score;
		narrow(r);
	}
}

/* How much of the query has been found in a note so far. */
struct tally {
	float		score;
	float		cover;
	float		found;		/* weight of the slots, whatever
					 * their lanes' factors */
	uint8_t		fields;
	unsigned	words;		/* of the query that the title has */
	unsigned	pairs;
	unsigned	evidence;	/* points, see EVIDENCE_ENOUGH */
};

static void
count_title(struct tally *t, const struct query_slot *slot)
{
	switch (slot->kind) {
	case WORDS_WHOLE:
		t->words += !slot->joined;
		break;
	case WORDS_PART:
		t->words++;
		break;
	case WORDS_PAIR:
		t->pairs++;
		break;
	default:
		break;
	}
}

/* Add what a track finds in the note: the best of its lanes. */
static void
add_track(struct ranking *r, const struct track *track, uint32_t note,
    struct tally *t)
{
	float best = 0.0f, cover = 0.0f, weight;
	const struct query_lane *lane;
	uint8_t fields, all = 0;

	for (lane = first_lane(r, track); lane != NULL;
	    lane = query_lane(r->q, lane->next)) {
		if (lane->at.note != note)
			continue;
		weight = lane->factor * place_weight(r, lane->at.place);
		if (weight > best)
			best = weight;
		if (lane->factor > cover)
			cover = lane->factor;
		fields = place_fields(lane->at.place);
		all |= fields;
	}
	t->fields |= all;
	t->score += track->slot->weight * best;
	if (track->slot->bonus)
		return;
	t->cover += track->slot->weight * cover;
	t->found += cover > 0.0f ? track->slot->weight : 0.0f;
	if (all & 1u << PACK_FIELD_TITLE)
		count_title(t, track->slot);
	if ((all & EVIDENCE_FIELDS) && cover >= EVIDENCE_FACTOR)
		t->evidence += track->slot->kind == WORDS_PAIR ? 1 : 2;
}

static enum kr_status
seek_track(struct ranking *r, const struct track *track, uint32_t note)
{
	enum kr_status status = KR_OK;
	struct query_lane *lane;

	for (lane = first_lane(r, track); lane != NULL && status == KR_OK;
	    lane = query_lane(r->q, lane->next))
		status = postings_seek(&lane->at, note);
	return status;
}

/* 0 to 1: how much of the title the query names, in its better language. */
static float
title_share(const struct ranking *r, uint32_t note, const struct tally *t)
{
	unsigned words, pairs;
	float share = 0.0f;

	pack_title_length(r->pack, note, &words, &pairs);
	if (words > 0 && t->words > 0)
		share = (float)t->words / (float)words;
	if (pairs > 0 && (float)t->pairs / (float)pairs > share)
		share = (float)t->pairs / (float)pairs;
	return share > 1.0f ? 1.0f : share;
}

/* Is the query about the note, and not only about one of its words? */
static bool
fits(const struct ranking *r, const struct tally *t)
{
	return r->q->domain_word || t->evidence >= EVIDENCE_ENOUGH ||
	    t->score * r->per_total >= STRENGTH_MIN ||
	    t->found * r->per_total >= NEARLY_ALL;
}

static void
finish(struct ranking *r, uint32_t note, const struct tally *t)
{
	const struct query *q = r->q;
	struct hit hit = { .note = note, .fields = t->fields };

	/* Most notes with a common word are dropped here. */
	if (!could_enter(r, t->score, t->cover) || !fits(r, t))
		return;
	hit.coverage = t->cover * r->per_total;
	hit.score = t->score * coverage_factor(r, t->cover);
	if (t->words > 0 || t->pairs > 0)
		hit.score *= 1.0f + TITLE_BONUS * title_share(r, note, t);
	if (note >= q->topic_first && note - q->topic_first < q->topic_count)
		hit.score *= TOPIC_FACTOR;
	keep(r, &hit);
}

/* Score a note that a walked track stands on, the strongest tracks first;
 * give up when the others cannot help it over the worst hit. */
static enum kr_status
score_note(struct ranking *r, uint32_t note)
{
	struct tally t = { .score = 0.0f };
	enum kr_status status;
	size_t i;

	for (i = r->n; i > 0; i--) {
		if (i <= r->walked) {
			if (!could_enter(r, t.score + r->most[i],
			    t.cover + r->cover[i]))
				return KR_OK;
			status = seek_track(r, &r->tracks[i - 1], note);
			if (status != KR_OK)
				return status;
		}
		add_track(r, &r->tracks[i - 1], note, &t);
	}
	finish(r, note, &t);
	return KR_OK;
}

/* The first note that a walked lane stands on. */
static uint32_t
next_note(const struct ranking *r)
{
	uint32_t note = POSTINGS_END;
	size_t i;

	for (i = 0; i < r->lane_n; i++)
		if (r->lanes[i]->note < note)
			note = r->lanes[i]->note;
	return note;
}

static enum kr_status
move_on(struct ranking *r, uint32_t note)
{
	enum kr_status status = KR_OK;
	size_t i;

	for (i = 0; i < r->lane_n && status == KR_OK; i++)
		if (r->lanes[i]->note == note)
			status = postings_next(r->lanes[i]);
	return status;
}

/* What a slot can add at most; false when it adds nothing. */
static bool
make_track(struct ranking *r, const struct query_slot *slot, struct track *t)
{
	const struct query_lane *lane;

	*t = (struct track){ .slot = slot };
	for (lane = first_lane(r, t); lane != NULL;
	    lane = query_lane(r->q, lane->next)) {
		float most = lane->factor * place_weight(r, lane->at.places);

		if (most > t->most)
			t->most = most;
		if (!slot->bonus && lane->factor > t->cover)
			t->cover = lane->factor;
	}
	t->most *= slot->weight;
	t->cover *= slot->weight;
	return t->most > 0.0f;
}

/* Tracks with lanes, the weakest first. */
static void
lay_tracks(struct ranking *r)
{
	struct track t;
	size_t i, j;

	for (i = 0; i < r->q->n; i++) {
		if (!make_track(r, &r->q->slots[i], &t))
			continue;
		for (j = r->n++; j > 0 && r->tracks[j - 1].most > t.most; j--)
			r->tracks[j] = r->tracks[j - 1];
		r->tracks[j] = t;
	}
	for (i = 0; i < r->n; i++) {
		r->most[i + 1] = r->most[i] + r->tracks[i].most;
		r->cover[i + 1] = r->cover[i] + r->tracks[i].cover;
	}
}

enum kr_status
rank_query(struct pack *pack, struct query *q, size_t want, struct hits *hits)
{
	struct track tracks[QUERY_SLOTS_MAX];
	struct ranking r = { .pack = pack, .q = q, .hits = hits,
	    .want = want, .tracks = tracks };
	enum kr_status status = KR_OK;
	uint32_t note;

	hits->n = 0;
	if (q->total <= 0.0f)
		return KR_OK;
	r.per_total = 1.0f / q->total;
	r.cover_min = q->total * COVERAGE_MIN;
	lay_tracks(&r);
	gather_lanes(&r);
	narrow(&r);
	while (status == KR_OK && (note = next_note(&r)) != POSTINGS_END) {
		status = score_note(&r, note);
		if (status == KR_OK)
			status = move_on(&r, note);
	}
	return status;
}
