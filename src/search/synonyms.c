#include "search/synonyms.h"

#include <string.h>

/* A synonym counts a little less than the word that was typed. */
#define SYNONYM_FACTOR	0.65f

enum kr_status
synonyms_find(struct pack *pack, struct str key,
    struct term_meaning *meaning, bool *begins)
{
	enum kr_status status;
	struct dict_iter it;
	struct str found;

	if (begins != NULL)
		*begins = false;
	status = dict_iter_prefix(&it, pack_synonyms(pack), key, 1);
	if (status == KR_OK)
		status = dict_iter_next(&it, &found);
	if (status == KR_ECORRUPT)
		return pack_fail(pack, status, "synonyms");
	if (status != KR_OK || found.len == key.len)
		return KR_ENOTFOUND;
	if (begins != NULL)
		*begins = true;
	if (found.p[key.len] != '\t')
		return KR_ENOTFOUND;
	term_meaning_read(meaning, (struct str){ found.p + key.len + 1,
	    found.len - key.len - 1 });
	return KR_OK;
}

struct lookup {
	struct pack		*pack;
	struct term_meaning	 meaning;	/* of the longest so far */
	enum kr_status		 status;
};

static enum phrase_answer
look_up(struct str key, void *context)
{
	struct lookup *l = context;
	bool begins;

	l->status = synonyms_find(l->pack, key, &l->meaning, &begins);
	if (l->status == KR_OK)
		return PHRASE_KNOWN;
	if (l->status == KR_ENOTFOUND)
		l->status = KR_OK;
	return begins ? PHRASE_BEGIN : PHRASE_NONE;
}

enum kr_status
synonyms_longest_phrase(struct pack *pack, const struct phrase_atom *v,
    size_t n, struct term_meaning *meaning, size_t *count)
{
	struct lookup l = { .pack = pack, .status = KR_OK };

	*count = phrase_longest(v, n, look_up, &l);
	*meaning = l.meaning;
	return l.status;
}

/* The phrase of n atoms that begins at an atom of the query. */
static void
take_phrase(struct query *q, size_t first, size_t n,
    const struct term_meaning *meaning, struct synonyms_phrases *out)
{
	struct phrase_atom *v = &q->atoms[first];

	out->v[out->n++] = (struct synonyms_phrase){ v[0].start, v[n - 1].end,
	    *meaning, n == 1 && v[0].chinese };
	phrase_mark_stop(v, n, term_means_nothing(meaning));
}

enum kr_status
synonyms_find_phrases(struct query *q, struct pack *pack,
    struct synonyms_phrases *out)
{
	struct term_meaning meaning;
	enum kr_status status;
	size_t i, n;

	out->n = 0;
	for (i = 0; i < q->atom_n; i += n == 0 ? 1 : n) {
		status = synonyms_longest_phrase(pack, q->atoms + i,
		    q->atom_n - i, &meaning, &n);
		if (status != KR_OK)
			return status;
		if (n > 0)
			take_phrase(q, i, n, &meaning, out);
	}
	return KR_OK;
}

static bool
is_inside(const struct query_slot *slot, const struct synonyms_phrase *p)
{
	return slot->start >= p->start && slot->end <= p->end;
}

static bool
overlaps(const struct query_slot *slot, const struct synonyms_phrase *p)
{
	return slot->start < p->end && slot->end > p->start;
}

/*
 * Does the slot mean nothing?  That is so inside a stop word, and for a pair
 * of Chinese characters that lies half in one: it is the end of one word and
 * the beginning of the next.
 */
static bool
means_nothing(const struct query_slot *slot,
    const struct synonyms_phrases *phrases)
{
	size_t i;

	for (i = 0; i < phrases->n; i++) {
		const struct synonyms_phrase *p = &phrases->v[i];

		if (!term_means_nothing(&p->meaning))
			continue;
		if (is_inside(slot, p))
			return true;
		/* A stop word of one character may be part of another word,
		 * and is if the pack knows the pair. */
		if (slot->kind == WORDS_PAIR && overlaps(slot, p) &&
		    !(p->single && slot->known))
			return true;
	}
	return false;
}

void
synonyms_drop_stop_words(struct query *q,
    const struct synonyms_phrases *phrases)
{
	size_t i, n = 0, before = q->atom_n;

	q->atom_n = phrase_drop_stop_words(q->atoms, before);
	if (q->atom_n == before)
		return;
	for (i = 0; i < q->n; i++)
		n += !means_nothing(&q->slots[i], phrases);
	if (n == 0)
		return;
	for (i = n = 0; i < q->n; i++)
		if (!means_nothing(&q->slots[i], phrases))
			q->slots[n++] = q->slots[i];
	q->n = n;
}

enum kr_status
synonyms_add_lanes(struct query *q, struct pack *pack, size_t slot,
    const struct term_meaning *meaning, float factor)
{
	enum kr_status status;
	struct term term;
	size_t i;

	q->domain_word |= meaning->n > 0 && !meaning->ordinary;
	for (i = 0; i < meaning->n; i++) {
		term_group(&term, meaning->groups[i]);
		status = query_add_lane(q, pack, slot, term_str(&term),
		    factor * SYNONYM_FACTOR);
		if (status != KR_OK && status != KR_ENOTFOUND)
			return status;
	}
	return KR_OK;
}

enum kr_status
synonyms_apply(struct query *q, struct pack *pack,
    const struct synonyms_phrases *phrases)
{
	enum kr_status status;
	size_t i, j;

	for (i = 0; i < q->n; i++)
		for (j = 0; j < phrases->n; j++) {
			if (!is_inside(&q->slots[i], &phrases->v[j]))
				continue;
			q->slots[i].weak |= phrases->v[j].meaning.stop;
			status = synonyms_add_lanes(q, pack, i,
			    &phrases->v[j].meaning, 1.0f);
			if (status != KR_OK)
				return status;
		}
	return KR_OK;
}
