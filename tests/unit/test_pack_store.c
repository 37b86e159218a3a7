/*
 * Records in compressed blocks: what pack/store.h promises, on stores that
 * compile/write.h writes and on such as nobody should.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <zlib.h>

#include <cmocka.h>

#include "compile/write.h"
#include "pack/format.h"
#include "pack/store.h"

#define BLOCK_MAX	(PACK_BODY_MAX * PACK_BLOCK_RECORDS)	/* bytes */

/* The i-th of some records: of different lengths, every seventh empty. */
static void
make_record(uint32_t i, struct buf *out)
{
	uint32_t j;

	buf_clear(out);
	for (j = 0; i % 7 != 0 && j < i % 50; j++)
		buf_printf(out, "%u note %u\n", i, j * i);
}

/* A store of n such records in out. */
static void
make_store(uint32_t n, size_t block_size, struct buf *out)
{
	struct records records;
	struct buf record;
	uint32_t i;

	buf_init(&record);
	records_init(&records, block_size, false);
	for (i = 0; i < n; i++) {
		make_record(i, &record);
		records_add(&records, buf_str(&record));
	}
	records_write(&records, out);
	records_fini(&records);
	buf_fini(&record);
}

static struct cur
over(const struct buf *b)
{
	return cur_over(b->p, b->len);
}

/* A store of bodies. */
static enum kr_status
open_bodies(struct store *store, struct cur section)
{
	return store_open(store, section, PACK_BODY_MAX);
}

static void
assert_store(const struct buf *bytes, uint32_t n)
{
	struct buf expected, found;
	struct store store;
	uint32_t i;

	buf_init(&expected);
	buf_init(&found);
	assert_int_equal(open_bodies(&store, over(bytes)), KR_OK);
	assert_int_equal(store.records, n);
	for (i = 0; i < n; i++) {
		make_record(i, &expected);
		assert_int_equal(store_read(&store, i, &found), KR_OK);
		assert_true(str_equal(buf_str(&found), buf_str(&expected)));
	}
	buf_fini(&expected);
	buf_fini(&found);
}

static void
every_record_is_read_back(void **state)
{
	static const size_t sizes[] = { 1, 100, 4096, 1 << 20 };
	struct buf bytes;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		buf_init(&bytes);
		make_store(300, sizes[i], &bytes);
		assert_store(&bytes, 300);
		buf_fini(&bytes);
	}
}

static void
an_empty_store_opens(void **state)
{
	struct store store;
	struct buf bytes;

	(void)state;
	buf_init(&bytes);
	make_store(0, 4096, &bytes);
	assert_int_equal(open_bodies(&store, over(&bytes)), KR_OK);
	assert_int_equal(store.records, 0);
	buf_fini(&bytes);
}

static void
a_store_cut_short_is_damaged(void **state)
{
	struct buf bytes, found;
	struct store store;
	size_t len, tables;
	char *copy;

	(void)state;
	buf_init(&bytes);
	buf_init(&found);
	make_store(60, 512, &bytes);
	assert_int_equal(open_bodies(&store, over(&bytes)), KR_OK);
	tables = bytes.len - cur_left(&store.data);
	for (len = 0; len < bytes.len; len++) {
		copy = malloc(len + 1);
		assert_non_null(copy);
		memcpy(copy, bytes.p, len);
		assert_int_equal(open_bodies(&store, cur_over(copy, len)),
		    len < tables ? KR_ECORRUPT : KR_OK);
		if (len >= tables)
			assert_int_equal(store_read(&store, 59, &found),
			    KR_ECORRUPT);
		free(copy);
	}
	buf_fini(&bytes);
	buf_fini(&found);
}

static void
any_byte_changed_gives_the_record_or_an_error(void **state)
{
	static const unsigned char masks[] = { 0x01, 0x40, 0xff };
	struct buf bytes, expected, found;
	struct store store;
	enum kr_status status;
	size_t i, m;
	uint32_t n;

	(void)state;
	buf_init(&bytes);
	buf_init(&expected);
	buf_init(&found);
	make_store(20, 512, &bytes);
	for (i = 0; i < bytes.len; i++)
		for (m = 0; m < sizeof masks; m++) {
			bytes.p[i] = (char)(bytes.p[i] ^ masks[m]);
			status = open_bodies(&store, over(&bytes));
			for (n = 0; status == KR_OK && n < 20 &&
			    n < store.records; n++) {
				if (store_read(&store, n, &found) != KR_OK)
					continue;
				/* The checksum lets no other text pass; a
				 * changed table may give another record. */
				make_record(n, &expected);
				if (i >= 8 + store.blocks * 8 + 4)
					assert_true(str_equal(buf_str(&found),
					    buf_str(&expected)));
			}
			bytes.p[i] = (char)(bytes.p[i] ^ masks[m]);
		}
	buf_fini(&bytes);
	buf_fini(&expected);
	buf_fini(&found);
}

/* Stores written by hand: one block, whose text and size are as given. */
static void
raw_store(struct buf *out, uint32_t records, uint32_t size, struct str text)
{
	uLong bound;
	z_stream z;
	char *room;

	memset(&z, 0, sizeof z);
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, -MAX_WBITS, 9,
	    Z_DEFAULT_STRATEGY), Z_OK);
	bound = deflateBound(&z, text.len);
	room = malloc(bound);
	assert_non_null(room);
	z.next_in = (Bytef *)(uintptr_t)text.p;
	z.avail_in = (uInt)text.len;
	z.next_out = (Bytef *)room;
	z.avail_out = (uInt)bound;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	buf_init(out);
	write_u32(out, records);
	write_u32(out, 1);
	write_u32(out, 0);
	write_u32(out, 0);
	write_u32(out, (uint32_t)z.total_out + 4);
	write_u32(out, size);
	buf_add(out, room, z.total_out);
	deflateEnd(&z);
	free(room);
}

/* A table of one record of this length, and zeros. */
static void
raw_block(struct buf *out, uint32_t length, size_t zeros)
{
	buf_init(out);
	write_u32(out, length);
	write_u32(out, 0);
	buf_fill(out, '\0', zeros);
}

static enum kr_status
read_raw(uint32_t records, uint32_t size, struct str text, uint32_t n)
{
	struct buf bytes, found;
	struct store store;
	enum kr_status status;

	raw_store(&bytes, records, size, text);
	buf_init(&found);
	assert_int_equal(open_bodies(&store, over(&bytes)), KR_OK);
	status = store_read(&store, n, &found);
	buf_fini(&found);
	buf_fini(&bytes);
	return status;
}

static void
a_block_over_the_limit_is_refused(void **state)
{
	struct buf block;

	(void)state;
	raw_block(&block, 0, 5 << 20);
	assert_int_equal(read_raw(1, BLOCK_MAX, buf_str(&block), 0),
	    KR_OK);
	assert_int_equal(read_raw(1, BLOCK_MAX + 1, buf_str(&block), 0),
	    KR_ELIMIT);
	assert_int_equal(read_raw(1, UINT32_MAX, buf_str(&block), 0),
	    KR_ELIMIT);
	buf_fini(&block);
}

static void
a_record_over_the_limit_is_refused(void **state)
{
	struct buf block;

	(void)state;
	raw_block(&block, PACK_BODY_MAX + 1, PACK_BODY_MAX + 1);
	assert_int_equal(read_raw(1, BLOCK_MAX, buf_str(&block), 0),
	    KR_ELIMIT);
	buf_fini(&block);
}

static void
heads_have_a_limit_of_their_own(void **state)
{
	struct buf bytes, text, found;
	struct records records;
	struct store store;
	uint32_t extra;

	(void)state;
	buf_init(&text);
	buf_init(&found);
	buf_fill(&text, 'x', PACK_HEAD_MAX);
	for (extra = 0; extra < 2; extra++) {
		buf_fill(&text, 'x', extra);
		buf_init(&bytes);
		records_init(&records, 4096, false);
		records_add(&records, buf_str(&text));
		records_write(&records, &bytes);
		records_fini(&records);
		assert_int_equal(store_open(&store, over(&bytes),
		    PACK_HEAD_MAX), KR_OK);
		assert_int_equal(store_read(&store, 0, &found),
		    extra == 0 ? KR_OK : KR_ELIMIT);
		buf_fini(&bytes);
	}
	buf_fini(&text);
	buf_fini(&found);
}

static void
a_record_beyond_its_block_is_damage(void **state)
{
	struct buf block;

	(void)state;
	raw_block(&block, 101, 100);
	assert_int_equal(read_raw(1, 108, buf_str(&block), 0), KR_ECORRUPT);
	/* Also when more is compressed than the block says to hold. */
	assert_int_equal(read_raw(1, 100, buf_str(&block), 0), KR_ECORRUPT);
	buf_fini(&block);
}

static void
a_block_shorter_than_it_says_is_damage(void **state)
{
	struct buf block;

	(void)state;
	raw_block(&block, 200, 100);
	assert_int_equal(read_raw(1, 208, buf_str(&block), 0), KR_ECORRUPT);
	buf_fini(&block);
}

static void
a_block_of_more_records_than_fit_is_damage(void **state)
{
	struct buf block;

	(void)state;
	raw_block(&block, 0, 0);
	assert_int_equal(read_raw(2, 8, buf_str(&block), 1), KR_ECORRUPT);
	assert_int_equal(read_raw(UINT32_MAX, 8, buf_str(&block), 5),
	    KR_ECORRUPT);
	assert_int_equal(read_raw(1, 0, buf_str(&block), 0), KR_ECORRUPT);
	buf_fini(&block);
}

static void
a_record_with_a_wrong_checksum_is_damage(void **state)
{
	struct buf block;

	(void)state;
	raw_block(&block, 1, 1);
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
	skip();
#endif
	assert_int_equal(read_raw(1, 9, buf_str(&block), 0), KR_ECORRUPT);
	buf_fini(&block);
}

static void
a_table_of_more_blocks_than_bytes_does_not_open(void **state)
{
	struct store store;
	struct buf bytes;

	(void)state;
	buf_init(&bytes);
	write_u32(&bytes, 1);
	write_u32(&bytes, UINT32_MAX);
	buf_fill(&bytes, '\0', 4096);
	assert_int_equal(open_bodies(&store, over(&bytes)), KR_ECORRUPT);
	buf_fini(&bytes);
}

static void
blocks_out_of_order_are_damage(void **state)
{
	struct buf bytes, found;
	struct store store;
	uint32_t i, wrong = 0;

	(void)state;
	buf_init(&bytes);
	buf_init(&found);
	make_store(60, 512, &bytes);
	assert_int_equal(open_bodies(&store, over(&bytes)), KR_OK);
	assert_true(store.blocks > 4);
	/* The second block now begins behind all records. */
	memset(bytes.p + 8 + 4, '\x7f', 4);
	for (i = 0; i < 60; i++)
		wrong += store_read(&store, i, &found) != KR_OK;
	assert_true(wrong > 0);
	/* And the offsets of blocks lead backwards. */
	memset(bytes.p + 8 + 4 * store.blocks, '\x7f', 4);
	assert_int_equal(store_read(&store, 0, &found), KR_ECORRUPT);
	buf_fini(&bytes);
	buf_fini(&found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_record_is_read_back),
		cmocka_unit_test(an_empty_store_opens),
		cmocka_unit_test(a_store_cut_short_is_damaged),
		cmocka_unit_test(
		    any_byte_changed_gives_the_record_or_an_error),
		cmocka_unit_test(a_block_over_the_limit_is_refused),
		cmocka_unit_test(a_record_over_the_limit_is_refused),
		cmocka_unit_test(heads_have_a_limit_of_their_own),
		cmocka_unit_test(a_record_beyond_its_block_is_damage),
		cmocka_unit_test(a_block_shorter_than_it_says_is_damage),
		cmocka_unit_test(a_block_of_more_records_than_fit_is_damage),
		cmocka_unit_test(a_record_with_a_wrong_checksum_is_damage),
		cmocka_unit_test(
		    a_table_of_more_blocks_than_bytes_does_not_open),
		cmocka_unit_test(blocks_out_of_order_are_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
