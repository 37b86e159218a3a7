#include "pack/store.h"

#include <string.h>

#define ZLIB_CONST	/* or inflate()'s input would not be const */
#include <zlib.h>

#include "pack/format.h"

enum kr_status
store_open(struct store *s, struct cur section, uint32_t record_max)
{
	struct store new = { .record_max = record_max };

	if (!cur_u32(&section, &new.records) ||
	    !cur_u32(&section, &new.blocks) ||
	    !cur_sub(&section, (uint64_t)new.blocks * 4, &new.first) ||
	    !cur_sub(&section, ((uint64_t)new.blocks + 1) * 4, &new.starts))
		return KR_ECORRUPT;
	new.data = section;
	*s = new;
	return KR_OK;
}

/* The block that holds record n, its first record, and how many it has. */
static bool
find_block(const struct store *s, uint32_t n, uint32_t *block,
    uint32_t *first, uint32_t *count)
{
	uint32_t low = 0, high = s->blocks, middle, value, end;

	if (s->blocks == 0)
		return false;
	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (!cur_u32_at(&s->first, middle, &value))
			return false;
		if (value <= n)
			low = middle;
		else
			high = middle;
	}
	end = s->records;
	if (!cur_u32_at(&s->first, low, first) || *first > n ||
	    (low + 1 < s->blocks && !cur_u32_at(&s->first, low + 1, &end)) ||
	    end <= n || end > s->records)
		return false;
	*block = low;
	*count = end - *first;
	return true;
}

static bool
block_window(const struct store *s, uint32_t block, struct cur *window)
{
	uint32_t start, end;

	return cur_u32_at(&s->starts, block, &start) &&
	    cur_u32_at(&s->starts, (uint64_t)block + 1, &end) &&
	    start <= end && cur_window(&s->data, start, end - start, window);
}

/*
 * Inflates a block in two steps: first its table, then as far as the record
 * reaches.  A block that is as long as its text is stored as it is and is read
 * in place.
 */
struct inflater {
	z_stream	z;
	struct buf	raw;	/* what is inflated so far */
	struct str	text;	/* raw, or the block that is stored as it is */
	uint32_t	size;	/* of the whole block's text, bytes */
};

static enum kr_status
inflater_start(struct inflater *f, const struct store *s, struct cur block)
{
	if (!cur_u32(&block, &f->size))
		return KR_ECORRUPT;
	if (f->size > s->record_max * PACK_BLOCK_RECORDS)
		return KR_ELIMIT;
	if (cur_left(&block) == f->size) {
		f->text = (struct str){ (const char *)block.p, f->size };
		return KR_OK;
	}
	memset(&f->z, 0, sizeof f->z);
	/* A raw stream: its length is known, and records have checksums. */
	if (inflateInit2(&f->z, -MAX_WBITS) != Z_OK)
		return KR_ENOMEM;
	f->z.next_in = block.p;
	f->z.avail_in = (uInt)cur_left(&block);
	if (buf_reserve(&f->raw, f->size) == NULL)
		return f->raw.err;
	return KR_OK;
}

/* Inflate until `size' bytes of the block are there. */
static enum kr_status
inflater_reach(struct inflater *f, uint64_t size)
{
	int result;

	if (size > f->size)
		return KR_ECORRUPT;
	if (size <= f->text.len)
		return KR_OK;
	f->z.next_out = (Bytef *)f->raw.p + f->raw.len;
	f->z.avail_out = (uInt)(size - f->raw.len);
	result = inflate(&f->z, Z_SYNC_FLUSH);
	if (result == Z_MEM_ERROR)
		return KR_ENOMEM;
	if ((result != Z_OK && result != Z_STREAM_END) || f->z.avail_out != 0)
		return KR_ECORRUPT;
	f->raw.len = (size_t)size;
	f->text = buf_str(&f->raw);
	return KR_OK;
}

/* Where a record stands in its block. */
struct place {
	uint64_t	start;	/* bytes from the block's start */
	uint32_t	length;
	uint32_t	crc;
};

/* Sum up the lengths of the records before `index'. */
static bool
find_place(const struct inflater *f, uint32_t index, uint32_t count,
    struct place *place)
{
	struct cur table = cur_over(f->text.p, f->text.len);
	uint64_t start = (uint64_t)count * PACK_RECORD_ENTRY_SIZE;
	uint32_t i, length, crc;

	for (i = 0; i < count; i++) {
		if (!cur_u32(&table, &length) || !cur_u32(&table, &crc))
			return false;
		if (i == index) {
			*place = (struct place){ start, length, crc };
			return true;
		}
		start += length;
	}
	return false;
}

static enum kr_status
read_record(struct inflater *f, const struct store *s, uint32_t index,
    uint32_t count, struct buf *out)
{
	enum kr_status status;
	struct place place;
	uint64_t table;

	/* The table may not promise more records than the block can hold. */
	if (count > f->size / PACK_RECORD_ENTRY_SIZE)
		return KR_ECORRUPT;
	table = (uint64_t)count * PACK_RECORD_ENTRY_SIZE;
	if ((status = inflater_reach(f, table)) != KR_OK)
		return status;
	if (!find_place(f, index, count, &place))
		return KR_ECORRUPT;
	if (place.length > s->record_max)
		return KR_ELIMIT;
	status = inflater_reach(f, place.start + place.length);
	if (status != KR_OK)
		return status;
	buf_add(out, f->text.p + place.start, place.length);
	if (buf_status(out) != KR_OK)
		return buf_status(out);
	if (!cur_crc_agrees(crc32_z(0, (const Bytef *)out->p, out->len),
	    place.crc))
		return KR_ECORRUPT;
	return KR_OK;
}

enum kr_status
store_read(const struct store *s, uint32_t n, struct buf *out)
{
	struct inflater f;
	struct cur block;
	uint32_t number, first, count;
	enum kr_status status;

	buf_clear(out);
	if (!find_block(s, n, &number, &first, &count) ||
	    !block_window(s, number, &block))
		return KR_ECORRUPT;
	memset(&f, 0, sizeof f);
	buf_init(&f.raw);
	status = inflater_start(&f, s, block);
	if (status == KR_OK)
		status = read_record(&f, s, n - first, count, out);
	inflateEnd(&f.z);
	buf_fini(&f.raw);
	return status;
}
