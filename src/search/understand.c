#include "search/understand.h"

#include <string.h>

#include "search/expand.h"
#include "search/mend.h"
#include "search/pasted.h"
#include "search/synonyms.h"
#include "search/unfinished.h"
#include "search/weigh.h"
#include "text/term.h"

/* A millisecond is enough to walk about 40,000 postings, or to look for the
 * word behind a typo among 100,000 terms. */
static const struct query_budget for_query = { .words = 6,
    .postings = 80000, .terms = UINT32_MAX };
static const struct query_budget for_typing = { .words = 6,
    .postings = 80000, .unfinished = 80000, .terms = UINT32_MAX,
    .typing = true };
static const struct query_budget for_key = { .words = 1,
    .postings = 30000, .unfinished = 10000, .terms = 20000,
    .typing = true };

#define EXACT_BONUS	0.5f	/* of the words' weight */

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
		status = query_find_term(pack, (struct str){ q->slots[i].text,
		    q->slots[i].len }, &ordinal);
		if (status == KR_ECORRUPT)
			return status;
		q->slots[i].known = status == KR_OK;
	}
	return KR_OK;
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
		/* --dry-run and metadata.name are words of the domain. */
		q->domain_word |= slot->kind == WORDS_FLAG || slot->joined;
		if (slot->kind == WORDS_WHOLE &&
		    (status = query_note_name(q, pack, text)) != KR_OK)
			return status;
		if ((status = query_add_lane(q, pack, i, text, 1.0f)) !=
		    KR_OK)
			return status;
	}
	return KR_OK;
}

/* The query as a whole: is it somebody's title or keyword? */
static enum kr_status
add_exact(struct query *q, struct pack *pack)
{
	enum kr_status status;
	struct term term;

	if (q->n == QUERY_SLOTS_MAX ||
	    !term_exact(&term, q->atoms, q->atom_n))
		return KR_OK;
	q->slots[q->n] = (struct query_slot){ .bonus = true,
	    .weight = q->total * EXACT_BONUS };
	status = query_add_lane(q, pack, q->n, term_str(&term), 1.0f);
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
	if (status == KR_OK && target.is_topic)
		return pack_topic_notes(pack, target.number, &q->topic_first,
		    &q->topic_count);
	return status == KR_ENOTFOUND ? KR_OK : status;
}

/* Guess at unknown words, unless the pack is too large for that. */
static enum kr_status
guess(struct query *q, struct pack *pack)
{
	if (pack_terms(pack)->count <= q->budget->terms)
		return mend_unknown(q, pack);
	q->approximate = true;
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
	q->domain_word = q->approximate = false;
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
	    (status = unfinished_expand(q, pack)) != KR_OK) ||
	    (status = expand_joined(q, pack)) != KR_OK ||
	    (status = expand_derived(q, pack)) != KR_OK ||
	    (status = guess(q, pack)) != KR_OK ||
	    (status = pasted_find(q, pack)) != KR_OK)
		return status;
	weigh_query(q, pack);
	if ((status = add_exact(q, pack)) != KR_OK)
		return status;
	return find_topic(q, pack);
}

enum kr_status
understand_text(struct query *q, struct pack *pack, struct str text)
{
	return understand(q, pack, text, &for_query);
}

enum kr_status
understand_typing(struct query *q, struct pack *pack, struct str text)
{
	return understand(q, pack, text, &for_typing);
}

enum kr_status
understand_key(struct query *q, struct pack *pack, struct str text)
{
	return understand(q, pack, text, &for_key);
}
