/*
 * What we need to know about code points; see unicode.h.
 *
 * ASCII and the common ideographs are answered without the tables, so that
 * a note in English or Chinese touches few of their pages.
 */
#include <stddef.h>

#include "base/unicode-tables.h"
#include "base/unicode.h"
#include "base/utf8.h"

#define COUNT_OF(a)	(sizeof(a) / sizeof((a)[0]))

/* The UNICODE_ bits that describe cp; above U+10FFFF, of what is unknown. */
static unsigned
bits_of(uint32_t cp)
{
	size_t block;

	if (cp >= 0x4E00 && cp <= 0x9FFF)
		return UNICODE_IDEOGRAPH;
	if (cp > 0x10FFFF)
		return 1;	/* column, and nothing else */
	block = unicode_index[cp >> UNICODE_SHIFT];
	return unicode_blocks[block << UNICODE_SHIFT |
	    (cp & ((1u << UNICODE_SHIFT) - 1))];
}

int
unicode_width(uint32_t cp)
{
	if (cp < 0x7F)
		return cp >= 0x20;
	return (int)(bits_of(cp) & UNICODE_COLUMNS);
}

int
unicode_columns(struct str s)
{
	int columns = 0;
	uint32_t cp;
	size_t n;

	for (; s.len > 0; s.p += n, s.len -= n) {
		n = utf8_decode(s, &cp);
		columns += unicode_width(cp);
	}
	return columns;
}

/* Flags are made of two of these; one is a letter of no word. */
static bool
is_regional_indicator(uint32_t cp)
{
	return cp >= 0x1F1E6 && cp <= 0x1F1FF;
}

/*
 * UAX #14 for two neighbours without a space needs no pair table: all that
 * depends on both is whether one of them gives a chance to break at all.
 * The generator decides which class forbids what.  Two departures are on
 * purpose: curly quotes open or close by their shape, and no line starts
 * with a dash (Taiwan's rule), though one may end with it.
 */
bool
unicode_may_break(uint32_t before, uint32_t after)
{
	unsigned b, a;

	if (before < 0x80 && after < 0x80)
		return false;
	b = bits_of(before);
	a = bits_of(after);
	if (((b | a) & UNICODE_BREAKABLE) == 0)
		return false;
	if ((b & UNICODE_NOT_AFTER) != 0 || (a & UNICODE_NOT_BEFORE) != 0)
		return false;
	return !is_regional_indicator(before) || !is_regional_indicator(after);
}

bool
unicode_is_cjk(uint32_t cp)
{
	return cp >= 0x80 && (bits_of(cp) & UNICODE_CJK) != 0;
}

bool
unicode_is_word(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') ||
		    ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return (bits_of(cp) & UNICODE_WORD) != 0;
}

bool
unicode_is_unsafe(uint32_t cp)
{
	if (cp < 0x7F)
		return cp < 0x20;
	return (bits_of(cp) & UNICODE_UNSAFE) != 0;
}

uint32_t
unicode_fold(uint32_t cp)
{
	size_t low = 0, high = COUNT_OF(unicode_folds), middle;
	const struct unicode_fold_range *range;

	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
	if (cp >= 0x3001 && cp <= 0xA63F)
		return cp;
	while (low < high) {
		middle = low + (high - low) / 2;
		range = &unicode_folds[middle];
		if (cp < range->first)
			high = middle;
		else if (cp - range->first > range->count)
			low = middle + 1;
		else if ((cp - range->first) % range->step != 0)
			return cp;
		else
			return cp + (uint32_t)range->delta;
	}
	return cp;
}
