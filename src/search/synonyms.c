#include "search/synonyms.h"

#include <stdio.h>
#include <string.h>

/* A synonym counts a little less than the word that was typed. */
#define SYNONYM_FACTOR	0.65f

/* "-", "~", and numbers with commas between, after the TAB. */
static void
parse_value(struct str value, struct synonyms_entry *entry)
{
	uint32_t number = 0;
	bool digits = false;
	size_t i;

	*entry = (struct synonyms_entry){ .n = 0 };
	for (i = 0; i <= value.len; i++) {
		char c = i < value.len ? value.p[i] : ',';

		if (c == '-') {
			entry->stop = true;
		} else if (c == '~') {
			entry->ordinary = true;
		} else if (c >= '0' && c <= '9') {
			number = number * 10 + (uint32_t)(c - '0');
			digits = true;
		} else {
			if (digits && entry->n < SYNONYMS_GROUPS_MAX)
				entry->groups[entry->n++] = number;
			number = 0;
			digits = false;
		}
	}
}

enum kr_status
synonyms_find(struct pack *pack, struct str key,
    struct synonyms_entry *entry, bool *begins)
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
	parse_value((struct str){ found.p + key.len + 1,
	    found.len - key.len - 1 }, entry);
	return KR_OK;
}

struct lookup {
	struct pack		*pack;
	struct synonyms_entry	 entry;		/* of the longest so far */
	enum kr_status		 status;
};

static enum phrase_answer
look_up(struct str key, void *context)
{
	struct lookup *l = context;
	struct synonyms_entry entry;
	bool begins;

	l->status = synonyms_find(l->pack, key, &entry, &begins);
	if (l->status == KR_OK) {
		l->entry = entry;
		return PHRASE_KNOWN;
	}
	if (l->status == KR_ENOTFOUND)
		l->status = KR_OK;
	return begins ? PHRASE_BEGIN : PHRASE_NONE;
}

enum kr_status
synonyms_longest_phrase(struct pack *pack, const struct phrase_atom *v, size_t n,
    struct synonyms_entry *entry, size_t *count)
{
	struct lookup l = { .pack = pack, .status = KR_OK };

	*count = phrase_longest(v, n, look_up, &l);
	*entry = l.entry;
	return l.status;
}

struct str
synonyms_term(uint32_t group, char room[16])
{
	int len = snprintf(room, 16, "%c%u", PACK_MARK_GROUP,
	    (unsigned)group);

	return (struct str){ room, (size_t)len };
}

enum kr_status
synonyms_find_phrases(const struct query *q, struct pack *pack,
    struct synonyms_phrases *out)
{
	struct synonyms_entry entry;
	enum kr_status status;
	size_t i, n;

	out->n = 0;
	for (i = 0; i < q->atom_n; i += n == 0 ? 1 : n) {
		status = synonyms_longest_phrase(pack, q->atoms + i, q->atom_n - i,
		    &entry, &n);
		if (status != KR_OK)
			return status;
		if (n > 0)
			out->v[out->n++] = (struct synonyms_phrase){
			    q->atoms[i].start, q->atoms[i + n - 1].end,
			    entry, n == 1 && q->atoms[i].chinese };
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
 * Does the slot mean nothing?  It does inside a stop word, and where a pair
 * of Chinese characters lies half in one: the end of one word and the
 * beginning of another.
 */
static bool
means_nothing(const struct query_slot *slot,
    const struct synonyms_phrases *phrases)
{
	size_t i;

	for (i = 0; i < phrases->n; i++) {
		const struct synonyms_phrase *p = &phrases->v[i];

		if (!p->entry.stop || p->entry.n > 0)
			continue;
		if (is_inside(slot, p))
			return true;
		/* A single character may be part of a word after all. */
		if (slot->kind == WORDS_PAIR && overlaps(slot, p) &&
		    !(p->single && slot->known))
			return true;
	}
	return false;
}

static bool
is_stopped(const struct phrase_atom *atom,
    const struct synonyms_phrases *phrases)
{
	size_t i;

	for (i = 0; i < phrases->n; i++)
		if (phrases->v[i].entry.stop &&
		    phrases->v[i].entry.n == 0 &&
		    atom->start >= phrases->v[i].start &&
		    atom->end <= phrases->v[i].end)
			return true;
	return false;
}

void
synonyms_drop_stop_words(struct query *q,
    const struct synonyms_phrases *phrases)
{
	size_t i, n = 0;

	for (i = 0; i < q->n; i++)
		n += !means_nothing(&q->slots[i], phrases);
	if (n == 0)
		return;
	for (i = n = 0; i < q->n; i++)
		if (!means_nothing(&q->slots[i], phrases))
			q->slots[n++] = q->slots[i];
	q->n = n;
	for (i = n = 0; i < q->atom_n; i++)
		if (!is_stopped(&q->atoms[i], phrases))
			q->atoms[n++] = q->atoms[i];
	q->atom_n = n;
}

enum kr_status
synonyms_add_lanes(struct query *q, struct pack *pack, size_t slot,
    const struct synonyms_entry *entry, float factor)
{
	enum kr_status status;
	char term[16];
	size_t i;

	q->domain_word |= entry->n > 0 && !entry->ordinary;
	for (i = 0; i < entry->n; i++) {
		status = query_add_lane(q, pack, slot,
		    synonyms_term(entry->groups[i], term),
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
			q->slots[i].weak |= phrases->v[j].entry.stop;
			status = synonyms_add_lanes(q, pack, i,
			    &phrases->v[j].entry, 1.0f);
			if (status != KR_OK)
				return status;
		}
	return KR_OK;
}
