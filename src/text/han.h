/*
 * Ideographs: Traditional and Simplified folded together, and their readings
 * in Latin letters.  For text/words.c, compile/ and search/.  The tables
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
 * The character that stands for cp and its variants in search: the Simplified
 * one where there is one (kSimplifiedVariant, followed to its end).  All other
 * code points map to themselves.
 */
uint32_t	han_fold(uint32_t cp);

#define HAN_WORD_MAX	8	/* syllables of a word */

/*
 * Cut a word of small Latin letters into Mandarin syllables (pinyin without
 * tones, v for u with two dots), all of it, with the fewest syllables: their
 * numbers go to syllables[], and how many is returned.  0 when it is no such
 * word, or longer than HAN_WORD_MAX syllables.
 */
size_t	han_cut_pinyin(struct str word, uint16_t syllables[HAN_WORD_MAX]);

/*
 * The folded characters that are read as this syllable, a number from
 * han_cut_pinyin(): *count of them, static, in order of code points.
 */
const uint16_t	*han_of_syllable(uint16_t syllable, size_t *count);

/* Is the folded character cp read as this syllable? */
bool	han_has_reading(uint32_t cp, uint16_t syllable);

#define HAN_READINGS_MAX	4

/*
 * The readings of the folded character cp, at most HAN_READINGS_MAX: sorted
 * syllables, NUL-terminated and static.  Returns how many there are: 0 for a
 * rare character, or for what is no Chinese character.
 */
size_t	han_readings(uint32_t cp, const char *readings[HAN_READINGS_MAX]);

#endif
