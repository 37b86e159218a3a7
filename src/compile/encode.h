/*
 * The basic values of a pack, appended to a buffer.  For compile/ alone; the
 * counterpart of pack/cursor.h (see pack/format.h).
 */
#ifndef KR_COMPILE_ENCODE_H
#define KR_COMPILE_ENCODE_H

#include <stdint.h>

#include "base/buf.h"

void	encode_u8(struct buf *out, uint8_t v);
void	encode_u32(struct buf *out, uint32_t v);
void	encode_u64(struct buf *out, uint64_t v);
void	encode_varint(struct buf *out, uint32_t v);
void	encode_string(struct buf *out, struct str s);

/* n as 32 bits; ends the program when a pack would be too big for it. */
uint32_t	encode_size(size_t n);

#endif
