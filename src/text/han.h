/*
 * Ideographs: Traditional and Simplified folded together, and how they are
 * spelt in Latin letters.  For text/words.c, compile/ and search/.  The tables
 * (text/han-tables.h) are generated from Unicode's Unihan database by
 * text/han-tables.py.
 */
#ifndef KR_TEXT_HAN_H
#define KR_TEXT_HAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * The character that stands for cp and its variants in search: Simplified
 * where there is one (kSimplifiedVariant, followed to its end).  What is no
 * such ideograph maps to itself.
 */
uint32_t	han_fold(uint32_t cp);

#define HAN_WORD_MAX	8	/* syllables that are told apart in a word */

/*
 * Cut a word of small Latin letters into Mandarin syllables (pinyin without
 * tones, v for u with two dots), all of it, with the fewest syllables: their
 * numbers go to syllables[], and how many is returned.  0 when it is no such
 * word, or longer than HAN_WORD_MAX syllables.
 */
size_t	han_cut_pinyin(struct str word, uint16_t syllables[HAN_WORD_MAX]);

/*
 * The folded characters that read so, in order of code points: *count of
 * them, lent for ever.  The syllable is a number from han_cut_pinyin().
 */
const uint16_t	*han_spelt_so(uint16_t syllable, size_t *count);

/* Does the folded character cp have this reading? */
bool	han_reads_so(uint32_t cp, uint16_t syllable);

#define HAN_READINGS_MAX	4

/*
 * How the folded character cp is read: syllables, sorted, NUL-terminated and
 * lent for ever, at most HAN_READINGS_MAX; how many is returned, 0 for what
 * is rare or no character at all.
 */
size_t	han_readings(uint32_t cp, const char *readings[HAN_READINGS_MAX]);

#endif
