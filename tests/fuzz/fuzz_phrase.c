/*
 * Phrases in a text: src/text/phrase.c, over atoms from text/words.c.
 *
 * Properties: atoms are short, in order and within the text; keys stay in
 * their room; the longest known phrase is the one that trying every length
 * finds.
 */
#include <string.h>

#include "text/phrase.h"
#include "fuzz.h"

#define ATOMS_MAX	256

struct row {
	struct phrase_atom	v[ATOMS_MAX];
	size_t			n;
	size_t			size;	/* of the text, bytes */
};

static bool
take(const struct words_term *term, void *context)
{
	struct row *row = context;
	struct phrase_atom *a = &row->v[row->n];

	if (!phrase_take_atom(term, a))
		return true;
	FUZZ_EXPECT(a->len > 0 && a->len <= WORDS_TERM_MAX);
	FUZZ_EXPECT(a->start < a->end && a->end <= row->size);
	FUZZ_EXPECT(row->n == 0 || a->start >= a[-1].end);
	return ++row->n < ATOMS_MAX;
}

/* Keys whose bytes add up so are known; any may go on. */
static enum phrase_answer
look_up(struct str key, void *context)
{
	const unsigned *salt = context;
	unsigned sum = *salt;
	size_t i;

	FUZZ_EXPECT(key.len > 0 && key.len <= PHRASE_KEY_MAX);
	for (i = 0; i < key.len; i++)
		sum = sum * 31 + (unsigned char)key.p[i];
	sum >>= 3;
	return sum % 5 == 0 ? PHRASE_KNOWN : sum % 11 == 0 ? PHRASE_NONE :
	    PHRASE_BEGIN;
}

static size_t
try_all(const struct phrase_atom *v, size_t n, unsigned salt)
{
	struct phrase_key key = { .len = 0 };
	size_t i, before, longest = 0;

	for (i = 0; i < n && i < PHRASE_ATOMS_MAX; i++) {
		before = key.len;
		if (!phrase_key_add(&key, &v[i])) {
			FUZZ_EXPECT(key.len == before);
			break;
		}
		switch (look_up((struct str){ key.text, key.len }, &salt)) {
		case PHRASE_NONE:
			return longest;
		case PHRASE_KNOWN:
			longest = i + 1;
			break;
		case PHRASE_BEGIN:
			break;
		}
	}
	return longest;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct row row;
	unsigned salt = (unsigned)size;
	size_t i, n;

	if (size > FUZZ_INPUT_MAX)
		return 0;
	row.n = 0;
	row.size = size;
	words_each((struct str){ (const char *)data, size }, take, &row);
	for (i = 0; i < row.n; i++) {
		n = phrase_longest(row.v + i, row.n - i, look_up, &salt);
		FUZZ_EXPECT(n <= PHRASE_ATOMS_MAX && n <= row.n - i);
		FUZZ_EXPECT(n == try_all(row.v + i, row.n - i, salt));
	}
	return 0;
}
