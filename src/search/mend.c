#include "search/mend.h"

#include <string.h>

#include "search/fuzzy.h"
#include "search/pinyin.h"
#include "search/synonyms.h"

#define TORN_FACTOR	0.5f
#define BEGINNING_FACTOR 0.7f
#define TORN_MIN	3	/* letters of a piece */
#define TORN_MAX	3	/* pieces */
#define BEGINNING_MIN	6	/* letters that are taken for a beginning */
#define NAME_MIN	6	/* letters; a typo in another word may
				 * give a shorter name by accident */
#define MENDED_MAX	6	/* words of a query that are mended: the
				 * unknown words of a page are names */
#define SYLLABLES_MAX	4	/* of one word, with spaces between */

/* What typos cost, by their number. */
static const float typo_factor[FUZZY_LIMIT_MAX + 1] = { 1.0f, 0.8f, 0.65f };

/* Words that are run together */

/* Pieces of a word, each a term of the pack. */
struct pieces {
	struct term	v[TORN_MAX];
	size_t		n;
	uint32_t	notes;		/* of the rarest */
};

/*
 * The best way to tear a text into at most `most' words: the one whose rarest
 * word is in most notes.  A word that hardly occurs is likely an accident.
 */
static enum kr_status
tear(struct pack *pack, struct str text, size_t most, struct pieces *best)
{
	enum kr_status status;
	struct pieces rest;
	struct term term;
	uint32_t notes;
	size_t i;

	best->n = 0;
	best->notes = 0;
	status = query_count_notes(pack, query_one_term(text, &term),
	    &notes);
	if (status != KR_OK)
		return status;
	if (notes > 0) {
		best->v[0] = term;
		best->n = 1;
		best->notes = notes;
		return KR_OK;
	}
	for (i = TORN_MIN; most > 1 && i + TORN_MIN <= text.len; i++) {
		status = query_count_notes(pack, query_one_term((struct str){
		    text.p, i }, &term), &notes);
		if (status == KR_OK && notes > best->notes)
			status = tear(pack, (struct str){ text.p + i,
			    text.len - i }, most - 1, &rest);
		else
			rest.n = 0;
		if (status != KR_OK)
			return status;
		if (rest.n == 0 || rest.notes <= best->notes)
			continue;
		best->v[0] = term;
		memcpy(best->v + 1, rest.v, rest.n * sizeof *rest.v);
		best->n = 1 + rest.n;
		best->notes = notes < rest.notes ? notes : rest.notes;
	}
	return KR_OK;
}

/* Give a slot a term and the term's synonyms. */
static enum kr_status
add_term(struct query *q, struct pack *pack, size_t slot, struct str term,
    float factor)
{
	struct term_meaning meaning;
	enum kr_status status;

	status = query_add_lane(q, pack, slot, term, factor);
	if (status == KR_OK && term.len >= NAME_MIN)
		status = query_note_name(q, pack, term);
	if (status != KR_OK && status != KR_ENOTFOUND)
		return status;
	status = synonyms_find(pack, term, &meaning, NULL);
	if (status == KR_OK) {
		q->slots[slot].weak |= meaning.stop;
		status = synonyms_add_lanes(q, pack, slot, &meaning, factor);
	}
	return status == KR_ENOTFOUND ? KR_OK : status;
}

static enum kr_status
add_torn(struct query *q, struct pack *pack, size_t slot, bool *found)
{
	const struct query_slot *s = &q->slots[slot];
	enum kr_status status;
	struct pieces pieces;
	size_t i, place = slot;

	status = tear(pack, (struct str){ q->text.p + s->start,
	    s->end - s->start }, TORN_MAX, &pieces);
	if (status != KR_OK || pieces.n < 2)
		return status;
	*found = true;
	for (i = 0; i < pieces.n; i++) {
		const struct term *t = &pieces.v[i];

		if (i > 0)
			place = query_copy_slot(q, slot);
		if (place == QUERY_SLOTS_MAX)
			return KR_OK;
		memcpy(q->slots[place].text, t->text, t->len);
		q->slots[place].len = (uint8_t)t->len;
		status = add_term(q, pack, place,
		    (struct str){ t->text, t->len }, TORN_FACTOR);
		if (status != KR_OK)
			return status;
	}
	return KR_OK;
}

/* Typos */

/* Put the word that was meant into the query as a whole (add_exact() of
 * understand.c). */
static void
correct_atom(struct query *q, const struct query_slot *slot, struct str term)
{
	size_t i;

	for (i = 0; i < q->atom_n; i++) {
		struct phrase_atom *atom = &q->atoms[i];

		if (atom->start != slot->start || atom->end != slot->end ||
		    term.len > sizeof atom->text)
			continue;
		memcpy(atom->text, term.p, term.len);
		atom->len = (uint8_t)term.len;
	}
}

static enum kr_status
add_fuzzy(struct query *q, struct pack *pack, size_t slot,
    const struct fuzzy *near, float factor, bool *found)
{
	enum kr_status status;
	size_t i;

	for (i = 0; i < near->n; i++) {
		const struct fuzzy_match *m = &near->v[i];
		struct str term = { m->text, m->len };

		if (!*found)
			correct_atom(q, &q->slots[slot], term);
		*found = true;
		status = add_term(q, pack, slot, term,
		    factor * typo_factor[m->distance]);
		if (status != KR_OK)
			return status;
	}
	return KR_OK;
}

typedef enum kr_status (*fuzzy_fn)(const struct dict *, struct str, unsigned,
    struct fuzzy *);

/* Look for a word among the terms, and among the words with synonyms. */
static enum kr_status
find_fuzzy(struct query *q, struct pack *pack, size_t slot, struct str word,
    unsigned limit, fuzzy_fn find, float factor, bool *found)
{
	const struct dict *dicts[] = { pack_terms(pack),
	    pack_synonyms(pack) };
	enum kr_status status;
	struct fuzzy near;
	size_t i;

	for (i = 0; i < sizeof dicts / sizeof dicts[0]; i++) {
		status = find(dicts[i], word, limit, &near);
		if (status != KR_OK)
			return pack_fail(pack, status, "terms");
		status = add_fuzzy(q, pack, slot, &near, factor, found);
		if (status != KR_OK)
			return status;
	}
	return KR_OK;
}

/* A word that was stemmed as a plural, as it was typed, in small letters:
 * livenes lacks an s.  Empty for other words. */
static struct str
typed_plural(const struct query *q, const struct query_slot *slot,
    char room[WORDS_TERM_MAX])
{
	struct str typed = { q->text.p + slot->start,
	    slot->end - slot->start };
	size_t i;

	if (typed.len == slot->len || typed.len > WORDS_TERM_MAX)
		return (struct str){ room, 0 };
	for (i = 0; i < typed.len; i++) {
		char c = typed.p[i];

		room[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	return (struct str){ room, room[i - 1] == 's' ? i : 0 };
}

static enum kr_status
add_typos(struct query *q, struct pack *pack, size_t slot, unsigned limit,
    bool *found)
{
	struct str word = { q->slots[slot].text, q->slots[slot].len };
	char room[WORDS_TERM_MAX];
	struct str plural = typed_plural(q, &q->slots[slot], room);
	enum kr_status status = KR_OK;

	if (limit > fuzzy_limit(word.len))
		return KR_OK;
	if (plural.len > 0)
		status = find_fuzzy(q, pack, slot, plural, limit, fuzzy_find,
		    1.0f, found);
	if (status == KR_OK)
		status = find_fuzzy(q, pack, slot, word, limit, fuzzy_find,
		    1.0f, found);
	return status;
}

/* The mistyped beginning of a long word: crashlop. */
static enum kr_status
add_beginning(struct query *q, struct pack *pack, size_t slot, bool *found)
{
	struct str word = { q->slots[slot].text, q->slots[slot].len };

	return word.len < BEGINNING_MIN ? KR_OK : find_fuzzy(q, pack, slot,
	    word, 1, fuzzy_find_longer, BEGINNING_FACTOR, found);
}

static enum kr_status
mend(struct query *q, struct pack *pack, size_t slot)
{
	enum kr_status status;
	bool found = false;

	status = pinyin_expand(q, pack, slot, (struct str){ q->text.p +
	    q->slots[slot].start, q->slots[slot].end - q->slots[slot].start },
	    &found);
	if (status == KR_OK)
		status = add_typos(q, pack, slot, 1, &found);
	if (status == KR_OK && !found)
		status = add_torn(q, pack, slot, &found);
	if (status == KR_OK && !found)
		status = add_typos(q, pack, slot, 2, &found);
	if (status == KR_OK && !found)
		status = add_beginning(q, pack, slot, &found);
	return status;
}

/* Only plain words are mended: a number is not mistyped, it is another. */
static bool
is_mendable(const struct query_slot *s)
{
	return (query_is_word(s) || s->kind == WORDS_PART) && s->len > 1 &&
	    str_is_letters((struct str){ s->text, s->len });
}

static bool
is_unknown(const struct query_slot *s)
{
	return !s->known && s->lane == 0 && is_mendable(s);
}

/*
 * Pinyin may have spaces between syllables: pei zhi.  The longest row of
 * unknown neighbours that stands for something Chinese becomes one slot; the
 * slots of the other syllables weigh nothing.
 */
static enum kr_status
join_syllables(struct query *q, struct pack *pack, size_t first)
{
	enum kr_status status = KR_OK;
	char room[WORDS_TERM_MAX];
	bool found = false;
	size_t last, i;

	for (last = first; last + 1 < q->n &&
	    last + 1 < first + SYLLABLES_MAX &&
	    is_unknown(&q->slots[last + 1]) &&
	    query_are_neighbours(q, &q->slots[last], &q->slots[last + 1]);
	    last++)
		;
	for (; last > first && !found && status == KR_OK; last--) {
		status = pinyin_expand(q, pack, first,
		    query_run_together(q, first, last, room), &found);
		for (i = first + 1; found && i <= last; i++)
			q->slots[i].covered = true;
	}
	return status;
}

enum kr_status
mend_unknown(struct query *q, struct pack *pack)
{
	size_t i, n = q->n, mended = 0;
	enum kr_status status;

	for (i = 0; i < n && mended < MENDED_MAX; i++) {
		if (!is_unknown(&q->slots[i]) || q->slots[i].covered)
			continue;
		mended++;
		if ((status = join_syllables(q, pack, i)) != KR_OK)
			return status;
		if (q->slots[i].lane != 0)
			continue;
		if ((status = mend(q, pack, i)) != KR_OK)
			return status;
	}
	return KR_OK;
}
