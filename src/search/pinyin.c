#include "search/pinyin.h"

#include <string.h>

#include "base/utf8.h"
#include "search/synonyms.h"
#include "text/han.h"

#define PINYIN_FACTOR	0.8f
#define PAIR_BYTES	6	/* two characters of the basic block */
#define PAIRS_MAX	6	/* kept, of those that sound alike */

/* A pair of characters that the pack has, with the reading looked for. */
struct pair {
	char		text[PAIR_BYTES];
	uint32_t	notes;
};

struct pairs {
	struct pair	v[PAIRS_MAX];	/* in most notes first */
	size_t		n;
};

static void
keep(struct pairs *pairs, const struct pair *pair)
{
	size_t i = pairs->n;

	if (i == PAIRS_MAX) {
		if (pairs->v[i - 1].notes >= pair->notes)
			return;
		i--;
	} else {
		pairs->n++;
	}
	for (; i > 0 && pairs->v[i - 1].notes < pair->notes; i--)
		pairs->v[i] = pairs->v[i - 1];
	pairs->v[i] = *pair;
}

/* The pairs of a character and one that is read as the second syllable. */
static enum kr_status
find_pairs_of(struct pack *pack, uint32_t first, uint16_t second,
    struct pairs *pairs)
{
	enum kr_status status;
	struct pair pair;
	struct dict_iter it;
	struct str key;
	char bytes[4];
	size_t len = utf8_encode(first, bytes);
	uint32_t cp;

	status = dict_iter_prefix(&it, pack_terms(pack),
	    (struct str){ bytes, len }, SIZE_MAX);
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &key)) == KR_OK) {
		if (key.len != PAIR_BYTES)
			continue;
		(void)utf8_decode((struct str){ key.p + len, key.len - len },
		    &cp);
		if (!han_has_reading(cp, second))
			continue;
		memcpy(pair.text, key.p, PAIR_BYTES);
		status = query_count_notes(pack, key, &pair.notes);
		if (status == KR_OK)
			keep(pairs, &pair);
	}
	return status == KR_ENOTFOUND ? KR_OK : status;
}

static enum kr_status
find_pairs(struct pack *pack, uint16_t first, uint16_t second,
    struct pairs *pairs)
{
	enum kr_status status = KR_OK;
	const uint16_t *characters;
	size_t i, count;

	pairs->n = 0;
	characters = han_of_syllable(first, &count);
	for (i = 0; i < count && status == KR_OK; i++)
		status = find_pairs_of(pack, characters[i], second, pairs);
	return status == KR_ECORRUPT ? pack_fail(pack, status, "terms") :
	    status;
}

static enum kr_status
add_pairs(struct query *q, struct pack *pack, size_t slot,
    const struct pairs *pairs)
{
	enum kr_status status = KR_OK;
	size_t i;

	for (i = 0; i < pairs->n && status == KR_OK; i++)
		status = query_add_lane(q, pack, slot,
		    (struct str){ pairs->v[i].text, PAIR_BYTES },
		    PINYIN_FACTOR);
	return status;
}

/* A word of n syllables is n - 1 pairs; each has a slot, or none has. */
static enum kr_status
add_syllables(struct query *q, struct pack *pack, size_t slot,
    struct str letters, bool *found)
{
	struct pairs pairs[HAN_WORD_MAX - 1];
	uint16_t syllables[HAN_WORD_MAX];
	size_t n = han_cut_pinyin(letters, syllables), i;
	enum kr_status status;

	if (n < 2 || q->n + n > QUERY_SLOTS_MAX)
		return KR_OK;
	for (i = 0; i + 1 < n; i++) {
		status = find_pairs(pack, syllables[i], syllables[i + 1],
		    &pairs[i]);
		if (status != KR_OK)
			return status;
		if (pairs[i].n == 0)
			return KR_OK;
	}
	*found = true;
	for (i = 0; i + 1 < n; i++) {
		status = add_pairs(q, pack, i == 0 ? slot :
		    query_copy_slot(q, slot), &pairs[i]);
		if (status != KR_OK)
			return status;
	}
	return KR_OK;
}

/* What the compiler wrote down in pinyin: titles and keywords, words with
 * synonyms. */
static enum kr_status
add_known(struct query *q, struct pack *pack, size_t slot,
    struct str letters, bool *found)
{
	struct term_meaning meaning;
	enum kr_status status;
	struct term term;

	if (!term_pinyin(&term, letters))
		return KR_OK;
	status = query_add_lane(q, pack, slot, term_str(&term),
	    PINYIN_FACTOR);
	if (status == KR_OK)
		*found = true;
	else if (status != KR_ENOTFOUND)
		return status;
	status = synonyms_find(pack, term_str(&term), &meaning, NULL);
	if (status != KR_OK)
		return status == KR_ENOTFOUND ? KR_OK : status;
	*found = true;
	return synonyms_add_lanes(q, pack, slot, &meaning, PINYIN_FACTOR);
}

enum kr_status
pinyin_expand(struct query *q, struct pack *pack, size_t slot,
    struct str letters, bool *found)
{
	char small[WORDS_TERM_MAX];
	enum kr_status status;
	size_t i;

	*found = false;
	if (letters.len > sizeof small)
		return KR_OK;
	for (i = 0; i < letters.len; i++) {
		char c = letters.p[i];

		small[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	letters.p = small;
	status = add_known(q, pack, slot, letters, found);
	if (status == KR_OK && !*found)
		status = add_syllables(q, pack, slot, letters, found);
	return status;
}
