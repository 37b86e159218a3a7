/*
 * Writing the parts of a pack, each appended to a buffer: basic values (read
 * back by pack/cursor.h), dictionaries (pack/dict.h) and stores of records
 * (pack/store.h).  For compile/ alone; k8sref-pack(5) describes the layout.
 */
#ifndef KR_COMPILE_WRITE_H
#define KR_COMPILE_WRITE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "pack/format.h"

/* Basic values */

void	write_u8(struct buf *out, uint8_t v);
void	write_u32(struct buf *out, uint32_t v);
void	write_u64(struct buf *out, uint64_t v);
void	write_varint(struct buf *out, uint32_t v);
void	write_string(struct buf *out, struct str s);

/* n as 32 bits; ends the program when a pack would be too big for it. */
uint32_t	write_size(size_t n);

/* A dictionary: sorted keys, front-coded */

struct keys {
	struct buf	 starts;	/* u32 of each group */
	struct buf	 data;
	uint32_t	 count;
	char		 last[PACK_KEY_MAX];
	size_t		 last_len;
};

void	keys_init(struct keys *k);
void	keys_fini(struct keys *k);

/* Append a key; it sorts after the one before and is PACK_KEY_MAX at most. */
void	keys_add(struct keys *k, struct str key);

/* Append to out: u32 count, u32 bytes of groups, starts, groups. */
void	keys_write(const struct keys *k, struct buf *out);

/* Records in compressed blocks */

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
