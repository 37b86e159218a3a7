#include "compile/encode.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/message.h"

void
encode_u8(struct buf *out, uint8_t v)
{
	buf_add(out, &v, 1);
}

void
encode_u32(struct buf *out, uint32_t v)
{
	unsigned char b[4] = { (unsigned char)v, (unsigned char)(v >> 8),
	    (unsigned char)(v >> 16), (unsigned char)(v >> 24) };

	buf_add(out, b, sizeof b);
}

void
encode_u64(struct buf *out, uint64_t v)
{
	encode_u32(out, (uint32_t)v);
	encode_u32(out, (uint32_t)(v >> 32));
}

void
encode_varint(struct buf *out, uint32_t v)
{
	while (v >= 0x80) {
		encode_u8(out, (uint8_t)(v | 0x80));
		v >>= 7;
	}
	encode_u8(out, (uint8_t)v);
}

uint32_t
encode_size(size_t n)
{
	if (n > UINT32_MAX) {
		message_error(_("the pack would pass 4 GiB; compile fewer "
		    "notes into it"));
		exit(3);
	}
	return (uint32_t)n;
}

void
encode_string(struct buf *out, struct str s)
{
	encode_varint(out, encode_size(s.len));
	buf_adds(out, s);
}
