/*
 * Chinese words in pinyin: huigun and hg for 回滾.  For compile/ alone.
 */
#ifndef KR_COMPILE_SPELL_H
#define KR_COMPILE_SPELL_H

#include <stddef.h>

#include "text/phrase.h"

#define SPELL_WAYS_MAX	8	/* where characters have several readings */
#define SPELL_TEXT_MAX	64	/* bytes */

struct spelling {
	char	text[SPELL_TEXT_MAX];
	size_t	len;
};

/*
 * The ways to write n Chinese atoms in Latin letters: all their syllables,
 * without tones, or only the first letters.  Returns how many ways there are:
 * 0 when an atom is no Chinese character with a reading, or the result would
 * not fit.
 */
size_t	spell_syllables(const struct phrase_atom *v, size_t n,
	    struct spelling ways[SPELL_WAYS_MAX]);
size_t	spell_initials(const struct phrase_atom *v, size_t n,
	    struct spelling ways[SPELL_WAYS_MAX]);

#endif
