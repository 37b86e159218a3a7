#include "search/rank.h"

#include <string.h>

/* By enum pack_field.  Tuned by hand on the questions of the notes. */
static const float field_weight[PACK_FIELD_COUNT] = {
	[PACK_FIELD_ID]		= 6.0f,
	[PACK_FIELD_TITLE]	= 6.0f,
	[PACK_FIELD_KEYWORD]	= 4.0f,
	[PACK_FIELD_QUESTION]	= 4.0f,
	[PACK_FIELD_SYMPTOM]	= 4.0f,
	[PACK_FIELD_HEADING]	= 2.0f,
	[PACK_FIELD_COMMAND]	= 1.0f,
	[PACK_FIELD_PROSE]	= 1.0f,
};

/* Half of a term's weight is reached at this sum of fields. */
#define SATURATION	3.0f

/* Notes of the topic that the first word names are pulled up. */
#define TOPIC_FACTOR	1.25f

/* Less of the query than this, by weight, is no match. */
#define COVERAGE_MIN	0.25f

/* A term's place in its postings. */
struct lane {
	struct query_term	*term;
	struct posting		 at;
	uint32_t		 left;	/* postings after this one */
};

/* How much a term weighs in one note. */
static float
posting_weight(const struct pack *pack, const struct posting *p)
{
	float sum = 0.0f, length;
	unsigned field;

	for (field = 0; field < PACK_FIELD_PROSE; field++)
		if (p->fields & 1u << field)
			sum += field_weight[field];
	if (p->fields & 1u << PACK_FIELD_PROSE) {
		/* A word said often in a short text says more; about 100
		 * words are usual in a note with its translation. */
		length = (float)pack_note_length(pack, p->note);
		sum += field_weight[PACK_FIELD_PROSE] * (float)p->count /
		    (0.5f + length / 200.0f + (float)p->count / 4.0f);
	}
	return sum / (SATURATION + sum);
}

/* Go to the next posting; a lane at its end stands on LANE_END. */
#define LANE_END	UINT32_MAX	/* over PACK_NOTES_MAX */

static enum kr_status
lane_next(struct pack *pack, struct lane *l, bool first)
{
	if (l->left == 0) {
		l->at.note = LANE_END;
		return KR_OK;
	}
	l->left--;
	if (!posting_next(&l->term->list, &l->at, first) ||
	    l->at.note >= pack_note_count(pack))
		return pack_fail(pack, KR_ECORRUPT, "postings");
	return KR_OK;
}

/* Better first; of equals the one with the lower number. */
static bool
is_better(const struct hit *a, const struct hit *b)
{
	if (a->score > b->score || a->score < b->score)
		return a->score > b->score;
	return a->note < b->note;
}

static void
keep(struct hits *hits, const struct hit *hit)
{
	size_t i = hits->n;

	if (i == RANK_HITS_MAX) {
		if (!is_better(hit, &hits->v[i - 1]))
			return;
		i--;
	} else {
		hits->n++;
	}
	for (; i > 0 && is_better(hit, &hits->v[i - 1]); i--)
		hits->v[i] = hits->v[i - 1];
	hits->v[i] = *hit;
}

/* Score the note from all lanes that stand on it, and move them on. */
static enum kr_status
score_note(struct pack *pack, const struct query *q, struct lane *lanes,
    size_t n, uint32_t note, struct hit *hit)
{
	enum kr_status status;
	float found = 0.0f;
	size_t i;

	*hit = (struct hit){ .note = note };
	for (i = 0; i < n; i++) {
		const struct query_term *t = lanes[i].term;

		if (lanes[i].at.note != note)
			continue;
		hit->score += t->weight * posting_weight(pack,
		    &lanes[i].at);
		hit->fields |= lanes[i].at.fields;
		found += t->weight;
		if ((status = lane_next(pack, &lanes[i], false)) != KR_OK)
			return status;
	}
	hit->coverage = q->total > 0.0f ? found / q->total : 0.0f;
	/* Most of the query in one note beats a part of it said loudly. */
	hit->score *= 0.5f + hit->coverage;
	if (note >= q->topic_first && note - q->topic_first < q->topic_count)
		hit->score *= TOPIC_FACTOR;
	return KR_OK;
}

enum kr_status
rank_query(struct pack *pack, struct query *q, struct hits *hits)
{
	struct lane lanes[QUERY_TERMS_MAX];
	enum kr_status status;
	struct hit hit;
	uint32_t note;
	size_t i, n = 0;

	hits->n = 0;
	for (i = 0; i < q->n; i++) {
		if (q->v[i].notes == 0)
			continue;
		lanes[n] = (struct lane){ .term = &q->v[i],
		    .left = q->v[i].notes };
		status = lane_next(pack, &lanes[n++], true);
		if (status != KR_OK)
			return status;
	}
	for (;;) {
		note = LANE_END;
		for (i = 0; i < n; i++)
			if (lanes[i].at.note < note)
				note = lanes[i].at.note;
		if (note == LANE_END)
			return KR_OK;
		status = score_note(pack, q, lanes, n, note, &hit);
		if (status != KR_OK)
			return status;
		if (hit.coverage >= COVERAGE_MIN)
			keep(hits, &hit);
	}
}
