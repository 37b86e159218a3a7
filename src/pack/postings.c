#include "pack/postings.h"

#include <string.h>

#include "pack/pack.h"

static enum kr_status
fail(struct postings *p)
{
	return pack_fail(p->pack, KR_ECORRUPT, "postings");
}

/* The bytes of a term's entry, after its head. */
static bool
find_entry(const struct pack *pack, uint32_t term, uint32_t *head,
    uint32_t *place, struct str *bytes)
{
	struct cur at = pack->postings;
	uint32_t start, i;

	if (!cur_u32_at(&pack->posting_starts, term / PACK_GROUP, &start) ||
	    !cur_skip(&at, start))
		return false;
	for (i = 0; i <= term % PACK_GROUP; i++)
		if (!cur_varint(&at, head) || !(*head & 1 ?
		    cur_varint(&at, place) : cur_string(&at, bytes)))
			return false;
	return true;
}

/* A list of several blocks: places, table, blocks. */
static bool
open_blocks(struct postings *p)
{
	uint32_t blocks = p->count / PACK_POSTINGS_BLOCK +
	    (p->count % PACK_POSTINGS_BLOCK != 0);
	uint32_t places, end;

	if (!cur_varint(&p->data, &places) || places > PACK_PLACE_MAX ||
	    !cur_sub(&p->data, (uint64_t)blocks * PACK_POSTINGS_ENTRY_SIZE,
	    &p->table) || !cur_u32_at(&p->table, 1, &end))
		return false;
	p->places = (uint16_t)places;
	return cur_window(&p->data, 0, end, &p->list);
}

enum kr_status
postings_open(struct postings *p, struct pack *pack, uint32_t term)
{
	uint32_t head, place = 0;
	struct str bytes = { NULL, 0 };

	memset(p, 0, sizeof *p);
	p->pack = pack;
	p->note = POSTINGS_END;
	p->places = PACK_PLACE_MAX;
	if (!find_entry(pack, term, &head, &place, &bytes))
		return fail(p);
	p->count = head & 1 ? 1 : head >> 1;
	if (p->count == 0 || p->count > pack->note_count ||
	    place > PACK_PLACE_MAX)
		return fail(p);
	if (head & 1) {
		p->note = head >> 1;
		p->place = p->places = (uint16_t)place;
		return p->note < pack->note_count ? KR_OK : fail(p);
	}
	p->list = p->data = cur_over(bytes.p, bytes.len);
	if (p->count > PACK_POSTINGS_BLOCK && !open_blocks(p))
		return fail(p);
	if (!cur_fits(&p->data, p->count, 2))
		return fail(p);
	p->note = 0;
	p->left = p->count;
	return postings_next(p);
}

/* Stand before the first posting of a block. */
static bool
enter_block(struct postings *p, uint32_t block)
{
	uint64_t entry = (uint64_t)block * 2;
	uint32_t before = 0, start = 0, end;

	if (block > 0 && (!cur_u32_at(&p->table, entry - 2, &before) ||
	    !cur_u32_at(&p->table, entry - 1, &start)))
		return false;
	if (!cur_u32_at(&p->table, entry + 1, &end) || end < start ||
	    !cur_window(&p->data, start, end - start, &p->list))
		return false;
	/* The table must not lead back, or out of the pack. */
	if (before < p->note || before >= p->pack->note_count)
		return false;
	p->block = block;
	p->left = p->count - block * PACK_POSTINGS_BLOCK;
	p->note = before;
	return true;
}

enum kr_status
postings_next(struct postings *p)
{
	bool first = p->left == p->count;
	uint32_t step, place;

	if (p->left == 0) {
		p->note = POSTINGS_END;
		return KR_OK;
	}
	/* Full blocks end when as many postings are left as the rest hold. */
	if (cur_done(&p->list) && cur_left(&p->table) > 0 &&
	    (p->left + (p->block + 1) * (uint64_t)PACK_POSTINGS_BLOCK !=
	    p->count || !enter_block(p, p->block + 1)))
		return fail(p);
	if (!cur_varint(&p->list, &step) || !cur_varint(&p->list, &place))
		return fail(p);
	/* Steps count from 1 after the first, so a note comes only once. */
	if (place > PACK_PLACE_MAX || (!first && step == 0) ||
	    step >= p->pack->note_count - p->note)
		return fail(p);
	p->note += step;
	p->place = (uint16_t)place;
	p->left--;
	return KR_OK;
}

/* The first block from p->block whose last note is not before `note', or the
 * number of blocks: doubling steps, for most seeks are short. */
static bool
find_block(const struct postings *p, uint32_t note, uint32_t *block)
{
	uint32_t blocks = (uint32_t)(cur_left(&p->table) /
	    PACK_POSTINGS_ENTRY_SIZE);
	uint32_t low = p->block, high = p->block, step = 1, last, middle;

	while (high < blocks) {
		if (!cur_u32_at(&p->table, (uint64_t)high * 2, &last))
			return false;
		if (last >= note)
			break;
		low = high + 1;
		high = step < blocks - high ? high + step : blocks;
		step *= 2;
	}
	while (low < high) {
		middle = low + (high - low) / 2;
		if (!cur_u32_at(&p->table, (uint64_t)middle * 2, &last))
			return false;
		if (last >= note)
			high = middle;
		else
			low = middle + 1;
	}
	*block = low;
	return true;
}

enum kr_status
postings_seek(struct postings *p, uint32_t note)
{
	enum kr_status status;
	uint32_t block;

	if (p->note >= note)
		return KR_OK;
	if (cur_left(&p->table) > 0) {
		if (!find_block(p, note, &block))
			return fail(p);
		if ((uint64_t)block * PACK_POSTINGS_BLOCK >= p->count) {
			p->left = 0;
			return postings_next(p);
		}
		if (block > p->block && !enter_block(p, block))
			return fail(p);
	}
	do
		if ((status = postings_next(p)) != KR_OK)
			return status;
	while (p->note < note);
	return KR_OK;
}
