#include "text/han.h"

#include <string.h>

#include "text/han-tables.h"

/* The basic block, which the tables are about. */
#define HAN_FIRST	0x4E00u
#define HAN_LAST	0x9FFFu

/* Where the sorted array v[low, high) holds cp, or high. */
static size_t
find(const uint16_t *v, size_t low, size_t high, uint32_t cp)
{
	size_t end = high, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (v[middle] == cp)
			return middle;
		if (v[middle] < cp)
			low = middle + 1;
		else
			high = middle;
	}
	return end;
}

uint32_t
han_fold(uint32_t cp)
{
	size_t i;

	if (cp < HAN_FIRST || cp > HAN_LAST)
		return cp;
	i = find(han_fold_from, 0, HAN_FOLDS, cp);
	return i == HAN_FOLDS ? cp : han_fold_to[i];
}

/* Is text the syllable, or before or after it in their order? */
static int
compare(struct str text, const char *syllable)
{
	return str_compare(text, str_of(syllable));
}

static bool
find_syllable(struct str text, uint16_t *number)
{
	size_t low = 0, high = HAN_SYLLABLES, middle;
	int order;

	while (low < high) {
		middle = low + (high - low) / 2;
		order = compare(text, han_syllable[middle]);
		if (order == 0) {
			*number = (uint16_t)middle;
			return true;
		}
		if (order > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

#define LETTERS_MAX	(HAN_WORD_MAX * HAN_SPELLING)

/*
 * The shortest road from the word's start to each of its letters, a step
 * being a syllable.  Of roads of one length the first found is kept: the one
 * whose last syllable is longest, as the rules of pinyin have it (xinan is xi
 * nan; xin an is written with an apostrophe).
 */
size_t
han_cut_pinyin(struct str word, uint16_t syllables[HAN_WORD_MAX])
{
	uint8_t steps[LETTERS_MAX + 1] = { 0 };
	uint8_t length[LETTERS_MAX + 1];
	uint16_t last[LETTERS_MAX + 1], number;
	size_t end, n, count;

	if (word.len == 0 || word.len > LETTERS_MAX)
		return 0;
	for (end = 1; end <= word.len; end++) {
		steps[end] = UINT8_MAX;
		for (n = end < HAN_SPELLING ? end : HAN_SPELLING; n > 0; n--) {
			struct str text = { word.p + end - n, n };

			if (steps[end - n] >= HAN_WORD_MAX ||
			    steps[end - n] + 1 >= steps[end] ||
			    !find_syllable(text, &number))
				continue;
			steps[end] = (uint8_t)(steps[end - n] + 1);
			length[end] = (uint8_t)n;
			last[end] = number;
		}
	}
	count = steps[word.len];
	if (count > HAN_WORD_MAX)
		return 0;
	for (end = word.len, n = count; n > 0; end -= length[end])
		syllables[--n] = last[end];
	return count;
}

const uint16_t *
han_of_syllable(uint16_t syllable, size_t *count)
{
	*count = (size_t)(han_starts[syllable + 1] - han_starts[syllable]);
	return han_spelt + han_starts[syllable];
}

bool
han_has_reading(uint32_t cp, uint16_t syllable)
{
	size_t end = han_starts[syllable + 1];

	return find(han_spelt, han_starts[syllable], end, cp) != end;
}

/* Is cp among the n characters?  Without a way out of the loop, compilers
 * compare many at once: that is faster here than to halve. */
static bool
holds(const uint16_t *v, size_t n, uint16_t cp)
{
	bool found = false;
	size_t i;

	for (i = 0; i < n; i++)
		found |= v[i] == cp;
	return found;
}

size_t
han_readings(uint32_t cp, const char *readings[HAN_READINGS_MAX])
{
	uint16_t syllable;
	size_t n = 0, count;

	if (cp < HAN_FIRST || cp > HAN_LAST)
		return 0;
	for (syllable = 0; syllable < HAN_SYLLABLES &&
	    n < HAN_READINGS_MAX; syllable++) {
		const uint16_t *v = han_of_syllable(syllable, &count);

		if ((uint16_t)cp >= v[0] &&
		    (uint16_t)cp <= v[count - 1] &&
		    holds(v, count, (uint16_t)cp))
			readings[n++] = han_syllable[syllable];
	}
	return n;
}
