/*
 * Writing a store of records in compressed blocks (pack/store.h reads it).
 * For compile/ alone.
 */
#ifndef KR_COMPILE_WRITE_H
#define KR_COMPILE_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

struct records {
	size_t		block_size;	/* bytes to gather before deflating */
	bool		stored;		/* leave the blocks as they are */
	struct buf	table;		/* of the block that is open */
	struct buf	text;		/* likewise */
	struct buf	first;		/* u32 of each block */
	struct buf	starts;		/* u32 of each block */
	struct buf	data;		/* finished blocks */
	uint32_t	count;		/* records so far */
	uint32_t	blocks;
	uint32_t	open;		/* records in the open block */
};

/*
 * Blocks gather block_size bytes (a longer record has one for itself).  They
 * are deflated, or left as they are when `stored' is set.
 */
void	records_init(struct records *r, size_t block_size, bool stored);
void	records_fini(struct records *r);

/* Append a record; an empty one stands for "not in this language". */
void	records_add(struct records *r, struct str record);

/* Close the last block and append the store to out. */
void	records_write(struct records *r, struct buf *out);

#endif
