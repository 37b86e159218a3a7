#include "search/expand.h"

#include <string.h>

#define JOINED_FACTOR	0.9f
#define DERIVED_FACTOR	0.5f
#define JOINED_MAX	4	/* words that may be one */
#define JOINED_MIN	5	/* letters of it */
#define BASE_MIN	5	/* letters; less have too many relatives */
#define RELATIVES_MAX	4	/* that are taken */
#define LOOKED_AT_MAX	256	/* terms with the word's beginning */

/* Try the words [first, last] as one. */
static enum kr_status
try_joined(struct query *q, struct pack *pack, size_t first, size_t last)
{
	char room[WORDS_TERM_MAX];
	struct str typed = query_run_together(q, first, last, room), joined;
	enum kr_status status;
	struct term term;
	size_t i;

	joined = query_one_term(typed, &term);
	if (joined.len < JOINED_MIN)
		return KR_OK;
	for (i = first; i <= last; i++) {
		status = query_add_lane(q, pack, i, joined, JOINED_FACTOR);
		if (status != KR_OK)
			return status == KR_ENOTFOUND ? KR_OK : status;
	}
	return query_note_name(q, pack, joined);
}

enum kr_status
expand_joined(struct query *q, struct pack *pack)
{
	enum kr_status status;
	size_t i, last;

	for (i = 0; i < q->n; i++)
		for (last = i + 1; last < q->n && last < i + JOINED_MAX &&
		    query_are_neighbours(q, &q->slots[last - 1],
		    &q->slots[last]); last++)
			if ((status = try_joined(q, pack, i, last)) != KR_OK)
				return status;
	return KR_OK;
}

/* Words of one family: the same beginning with two of these endings. */

/* As the stemmer leaves them, the longest first. */
static const char *const endings[] = {
	"ization", "ation", "ition", "ally", "able", "ible", "ment", "ness",
	"ance", "ence", "tion", "iv", "ion", "ity", "ant", "ent", "al",
	"er", "or", "ly", "e", "y", ""
};

#define ENDINGS		(sizeof endings / sizeof endings[0])

static bool
is_ending(struct str text)
{
	size_t i;

	for (i = 0; i < ENDINGS; i++)
		if (str_equal(text, str_of(endings[i])))
			return true;
	return false;
}

/* The word without its longest ending. */
static struct str
base_of(struct str word)
{
	size_t i, len;

	for (i = 0; i < ENDINGS; i++) {
		len = strlen(endings[i]);
		if (word.len >= len + BASE_MIN && memcmp(word.p + word.len -
		    len, endings[i], len) == 0)
			break;
	}
	return i == ENDINGS ? (struct str){ word.p, 0 } :
	    (struct str){ word.p, word.len - len };
}

static enum kr_status
add_relatives(struct query *q, struct pack *pack, size_t slot)
{
	struct str word = { q->slots[slot].text, q->slots[slot].len }, key;
	struct str base = base_of(word);
	enum kr_status status;
	struct dict_iter it;
	size_t found = 0;

	if (base.len == 0)
		return KR_OK;
	status = dict_iter_prefix(&it, pack_terms(pack), base, LOOKED_AT_MAX);
	while (status == KR_OK && found < RELATIVES_MAX &&
	    (status = dict_iter_next(&it, &key)) == KR_OK) {
		if (str_equal(key, word) || !is_ending((struct str){
		    key.p + base.len, key.len - base.len }))
			continue;
		found++;
		status = query_add_lane(q, pack, slot, key, DERIVED_FACTOR);
	}
	if (status == KR_ECORRUPT)
		return pack_fail(pack, status, "terms");
	return KR_OK;
}

static bool
is_plain(const struct query_slot *s)
{
	return s->kind == WORDS_WHOLE && !s->joined &&
	    str_is_letters((struct str){ s->text, s->len });
}

enum kr_status
expand_derived(struct query *q, struct pack *pack)
{
	enum kr_status status;
	size_t i;

	for (i = 0; i < q->n; i++)
		if (is_plain(&q->slots[i]) && (status = add_relatives(q,
		    pack, i)) != KR_OK)
			return status;
	return KR_OK;
}
