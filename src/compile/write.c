#include "compile/write.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define ZLIB_CONST	/* or deflate()'s input would not be const */
#include <zlib.h>

#include "base/i18n.h"
#include "base/message.h"
#include "compile/xmem.h"

void
write_u8(struct buf *out, uint8_t v)
{
	buf_add(out, &v, 1);
}

void
write_u32(struct buf *out, uint32_t v)
{
	unsigned char b[4] = { (unsigned char)v, (unsigned char)(v >> 8),
	    (unsigned char)(v >> 16), (unsigned char)(v >> 24) };

	buf_add(out, b, sizeof b);
}

void
write_u64(struct buf *out, uint64_t v)
{
	write_u32(out, (uint32_t)v);
	write_u32(out, (uint32_t)(v >> 32));
}

void
write_varint(struct buf *out, uint32_t v)
{
	while (v >= 0x80) {
		write_u8(out, (uint8_t)(v | 0x80));
		v >>= 7;
	}
	write_u8(out, (uint8_t)v);
}

uint32_t
write_size(size_t n)
{
	if (n > UINT32_MAX) {
		message_error(_("the pack would pass 4 GiB; compile fewer "
		    "notes into it"));
		exit(3);
	}
	return (uint32_t)n;
}

void
write_string(struct buf *out, struct str s)
{
	write_varint(out, write_size(s.len));
	buf_adds(out, s);
}

/* Dictionaries */

void
keys_init(struct keys *k)
{
	memset(k, 0, sizeof *k);
	buf_init(&k->starts);
	buf_init(&k->data);
}

void
keys_fini(struct keys *k)
{
	buf_fini(&k->starts);
	buf_fini(&k->data);
}

void
keys_add(struct keys *k, struct str key)
{
	size_t shared = 0;

	assert(key.len <= PACK_KEY_MAX);
	assert(k->count == 0 || str_compare((struct str){ k->last,
	    k->last_len }, key) < 0);
	if (k->count % PACK_GROUP == 0) {
		write_u32(&k->starts, write_size(k->data.len));
	} else {
		while (shared < k->last_len && shared < key.len &&
		    k->last[shared] == key.p[shared])
			shared++;
	}
	write_u8(&k->data, (uint8_t)shared);
	write_string(&k->data, (struct str){ key.p + shared,
	    key.len - shared });
	memcpy(k->last, key.p, key.len);
	k->last_len = key.len;
	k->count++;
	xcheck(&k->data);
}

void
keys_write(const struct keys *k, struct buf *out)
{
	write_u32(out, k->count);
	write_u32(out, write_size(k->data.len));
	buf_adds(out, buf_str(&k->starts));
	buf_adds(out, buf_str(&k->data));
	xcheck(out);
}

/* Records */

void
records_init(struct records *r, size_t block_size, bool stored)
{
	memset(r, 0, sizeof *r);
	r->block_size = block_size;
	r->stored = stored;
	buf_init(&r->table);
	buf_init(&r->text);
	buf_init(&r->first);
	buf_init(&r->starts);
	buf_init(&r->data);
}

void
records_fini(struct records *r)
{
	buf_fini(&r->table);
	buf_fini(&r->text);
	buf_fini(&r->first);
	buf_fini(&r->starts);
	buf_fini(&r->data);
}

/* Without memory zlib fails, and for no other reason: the sizes are ours. */
static void
die_of_zlib(void)
{
	message_error("%s", message_status(KR_ENOMEM));
	exit(3);
}

/* Raw deflate at its best: compiled once, read many times. */
static void
deflate_block(struct records *r, struct str block)
{
	z_stream z;
	uLong bound;
	char *room;

	memset(&z, 0, sizeof z);
	if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS,
	    9, Z_DEFAULT_STRATEGY) != Z_OK)
		die_of_zlib();
	bound = deflateBound(&z, (uLong)block.len);
	if ((room = buf_reserve(&r->data, bound)) == NULL)
		die_of_zlib();
	z.next_in = (const Bytef *)block.p;
	z.avail_in = (uInt)block.len;
	z.next_out = (Bytef *)room;
	z.avail_out = (uInt)bound;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die_of_zlib();
	r->data.len += bound - z.avail_out;
	deflateEnd(&z);
}

static void
close_block(struct records *r)
{
	size_t start;

	if (r->open == 0)
		return;
	write_u32(&r->first, r->count - r->open);
	write_u32(&r->starts, write_size(r->data.len));
	buf_adds(&r->table, buf_str(&r->text));
	xcheck(&r->table);
	write_u32(&r->data, write_size(r->table.len));
	start = r->data.len;
	if (!r->stored)
		deflate_block(r, buf_str(&r->table));
	/* A block as long as its text is the text itself. */
	if (r->stored || r->data.len - start >= r->table.len) {
		r->data.len = start;
		buf_adds(&r->data, buf_str(&r->table));
	}
	xcheck(&r->data);
	buf_clear(&r->table);
	buf_clear(&r->text);
	r->open = 0;
	r->blocks++;
}

void
records_add(struct records *r, struct str record)
{
	/* A record that would make the block too long begins a new one;
	 * empty ones cost eight bytes before compression, so count them. */
	if (r->open > 0 && r->text.len + r->table.len + record.len >
	    r->block_size)
		close_block(r);
	write_u32(&r->table, write_size(record.len));
	write_u32(&r->table, (uint32_t)crc32_z(0, (const Bytef *)record.p,
	    record.len));
	buf_adds(&r->text, record);
	xcheck(&r->text);
	r->open++;
	r->count++;
}

void
records_write(struct records *r, struct buf *out)
{
	close_block(r);
	write_u32(&r->starts, write_size(r->data.len));
	write_u32(out, r->count);
	write_u32(out, r->blocks);
	buf_adds(out, buf_str(&r->first));
	buf_adds(out, buf_str(&r->starts));
	buf_adds(out, buf_str(&r->data));
	xcheck(out);
}
