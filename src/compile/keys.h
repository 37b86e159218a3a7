/*
 * Writing dictionaries: sorted keys, front-coded (pack/dict.h reads them).
 * For compile/ alone.
 */
#ifndef KR_COMPILE_KEYS_H
#define KR_COMPILE_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

struct keys {
	struct buf	 starts;	/* u32 of each group */
	struct buf	 data;
	uint32_t	 count;
	char		 last[256];
	size_t		 last_len;
};

void	keys_init(struct keys *k);
void	keys_fini(struct keys *k);

/* Append a key; it sorts after the one before and is PACK_KEY_MAX at most. */
void	keys_add(struct keys *k, struct str key);

/* Append to out: u32 count, u32 bytes of groups, starts, groups. */
void	keys_write(const struct keys *k, struct buf *out);

#endif
