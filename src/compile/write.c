#include "compile/write.h"

#include <stdlib.h>
#include <string.h>

#define ZLIB_CONST	/* or deflate()'s input would not be const */
#include <zlib.h>

#include "base/message.h"
#include "compile/encode.h"
#include "compile/xmem.h"
#include "pack/format.h"

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
	encode_u32(&r->first, r->count - r->open);
	encode_u32(&r->starts, encode_size(r->data.len));
	buf_adds(&r->table, buf_str(&r->text));
	xcheck(&r->table);
	encode_u32(&r->data, encode_size(r->table.len));
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
	encode_u32(&r->table, encode_size(record.len));
	encode_u32(&r->table, (uint32_t)crc32_z(0, (const Bytef *)record.p,
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
	encode_u32(&r->starts, encode_size(r->data.len));
	encode_u32(out, r->count);
	encode_u32(out, r->blocks);
	buf_adds(out, buf_str(&r->first));
	buf_adds(out, buf_str(&r->starts));
	buf_adds(out, buf_str(&r->data));
	xcheck(out);
}
