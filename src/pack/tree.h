/*
 * Records of a pack turned into a note's tree.  For pack/ alone.
 */
#ifndef KR_PACK_TREE_H
#define KR_PACK_TREE_H

#include <stdbool.h>

#include "base/status.h"
#include "base/str.h"
#include "pack/cursor.h"
#include "pack/note.h"

/*
 * What a pack says goes to a terminal, so the promise of pack/note.h is kept
 * in one place: UTF-8, and no control character but LF and TAB in code.
 */
bool	tree_text_is_safe(struct str s, bool code);

/*
 * Decode the title and the summary of a head record at c into note (arena
 * and text views); c then stands behind them.  KR_OK, KR_ECORRUPT, KR_ELIMIT
 * (ARENA_MAX) or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	tree_read_head(struct note *note,
	    struct cur *c);

/*
 * Decode a body record: metadata and blocks.  The see-also entries come with
 * their note's number plus one (0: none of ours) in numbers, which lives in
 * the note's arena.  KR_OK, KR_ECORRUPT, KR_ELIMIT (nested too deep, or
 * ARENA_MAX) or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	tree_read_body(struct note *note,
	    struct cur *c, uint32_t **numbers);

#endif
