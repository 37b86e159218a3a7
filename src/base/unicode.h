/*
 * What we need to know about code points: columns, where a line may break,
 * folding.  For everybody.  The tables (base/unicode-tables.h) are generated
 * from Unicode's data files by base/unicode-tables.py.
 */
#ifndef KR_BASE_UNICODE_H
#define KR_BASE_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Columns that a terminal gives to cp: 0 (combining marks, zero-width
 * characters, controls), 1 or 2 (East Asian Wide and Fullwidth, emoji
 * presentation).  Ambiguous-width characters count 1.
 */
int	unicode_width(uint32_t cp);

/* Columns of a whole text: the sum over its code points. */
int	unicode_columns(struct str s);

/*
 * May a line break between the neighbours before and after?  Neither is a
 * space (a break at spaces is the caller's business).  True next to
 * ideographs, kana and hangul syllables except where UAX #14 or Taiwan's and
 * Japan's typesetting rules forbid it: no closing punctuation, comma, full
 * stop, iteration mark or small kana at a line's start, no opening bracket
 * or quote at a line's end; never inside a Latin word or a number; after
 * a hyphen or slash inside a Latin word only the caller may decide.
 */
bool	unicode_may_break(uint32_t before, uint32_t after);

/*
 * Is cp an ideograph or another character of a script that is written
 * without spaces (Han, kana, bopomofo)?  Search makes bigrams of these.
 */
bool	unicode_is_cjk(uint32_t cp);

/* Is cp a letter, a mark or a digit (general categories L, M, N)? */
bool	unicode_is_word(uint32_t cp);

/* Is cp a control or format character that must never reach a terminal
 * from outside (C0, DEL, C1, bidi controls and overrides, U+2028/2029,
 * the byte order mark and other Cf characters except the soft hyphen's
 * and joiners' harmless uses U+200C, U+200D)?  TAB and LF count as well:
 * the caller lets them through where it wants them. */
bool	unicode_is_unsafe(uint32_t cp);

/*
 * Fold for search: full-width and half-width forms to their ordinary ones
 * (compatibility mappings <wide> and <narrow>), then simple case folding.
 * One code point to one; unknown ones map to themselves.
 */
uint32_t	unicode_fold(uint32_t cp);

#endif
