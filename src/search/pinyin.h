/*
 * Chinese written in Latin letters.  For search/mend.c.
 */
#ifndef KR_SEARCH_PINYIN_H
#define KR_SEARCH_PINYIN_H

#include "search/query.h"

/*
 * Give a slot the Chinese words of the pack that the letters, initials (hg)
 * or syllables (huigun), may stand for; a word of several syllables takes
 * further slots.  The letters come as they were typed, since the slot's own
 * text is stemmed as if it were English.  *found says whether there was
 * something.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	pinyin_expand(struct query *q,
	    struct pack *pack, size_t slot, struct str letters, bool *found);

#endif
