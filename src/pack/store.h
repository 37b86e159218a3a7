/*
 * Numbered records in compressed blocks: the heads and bodies of a language.
 * For pack/ alone.
 *
 * Showing one note inflates the one block that holds it, and only as far as
 * the record reaches.
 */
#ifndef KR_PACK_STORE_H
#define KR_PACK_STORE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "pack/cursor.h"

struct store {
	uint32_t	record_max;	/* bytes */
	uint32_t	records;
	uint32_t	blocks;
	struct cur	first;		/* u32, first record of each block */
	struct cur	starts;		/* u32, offset of each, and the end */
	struct cur	data;
};

/*
 * Read a store's header.  The bytes are lent.  record_max bounds a record,
 * and PACK_BLOCK_RECORDS times that a block, in bytes: lists read thousands
 * of heads, so a head must not be able to cost what a body may.  KR_OK,
 * KR_ECORRUPT or KR_ELIMIT.
 */
KR_MUST_USE enum kr_status	store_open(struct store *s, struct cur section,
	    uint32_t record_max);

/*
 * Replace out with record number n; an empty one means that this language
 * does not have it.  n < s->records.  KR_OK, KR_ECORRUPT, KR_ELIMIT (a block
 * or record over its limit) or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	store_read(const struct store *s, uint32_t n,
	    struct buf *out);

#endif
