/*
 * The parts of a pack as they are written: what compile/write.h promises.
 * That they can be read is for test_pack_store.c and test_pack_dict.c to
 * show; here blocks and bytes are counted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "compile/write.h"
#include "pack/format.h"
#include "pack/store.h"

static void
a_block_gathers_records_up_to_its_size(void **state)
{
	struct records r;
	struct buf out;
	int i;

	(void)state;
	buf_init(&out);
	/* Three records of 20 bytes with 8 of table each are 84 bytes. */
	records_init(&r, 84, false);
	for (i = 0; i < 7; i++)
		records_add(&r, str_of("twenty bytes of text"));
	records_write(&r, &out);
	assert_int_equal(r.count, 7);
	assert_int_equal(r.blocks, 3);
	records_fini(&r);
	buf_fini(&out);
}

static void
empty_records_fill_a_block_as_well(void **state)
{
	struct records r;
	struct buf out;
	int i;

	(void)state;
	buf_init(&out);
	records_init(&r, 4096, false);
	for (i = 0; i < 100000; i++)
		records_add(&r, (struct str){ NULL, 0 });
	records_write(&r, &out);
	/* A reader inflates a whole table to find one record. */
	assert_true(r.blocks >= 100000 * PACK_RECORD_ENTRY_SIZE / 4200);
	records_fini(&r);
	buf_fini(&out);
}

static void
a_long_record_has_a_block_for_itself(void **state)
{
	struct buf out, text;
	struct records r;

	(void)state;
	buf_init(&out);
	buf_init(&text);
	buf_fill(&text, 'x', 10000);
	records_init(&r, 100, false);
	records_add(&r, str_of("short"));
	records_add(&r, buf_str(&text));
	records_add(&r, str_of("short"));
	records_write(&r, &out);
	assert_int_equal(r.blocks, 3);
	records_fini(&r);
	buf_fini(&out);
	buf_fini(&text);
}

static void
stored_blocks_show_their_text_and_read_back(void **state)
{
	struct buf out, found;
	struct records r;
	struct store store;

	(void)state;
	buf_init(&out);
	buf_init(&found);
	records_init(&r, 4096, true);
	records_add(&r, str_of("text text text text text text text text"));
	records_add(&r, str_of("more"));
	records_write(&r, &out);
	assert_non_null(memmem(out.p, out.len, "text text text", 14));
	assert_int_equal(store_open(&store, cur_over(out.p, out.len),
	    PACK_BODY_MAX), KR_OK);
	assert_int_equal(store_read(&store, 1, &found), KR_OK);
	assert_true(str_equal(buf_str(&found), str_of("more")));
	records_fini(&r);
	buf_fini(&out);
	buf_fini(&found);
}

/* A deflated block of the very length of its text would be taken for it. */
static void
a_block_that_does_not_shrink_is_stored(void **state)
{
	struct buf out, found;
	struct records r;
	struct store store;
	char text[64];
	size_t len, i;
	uint32_t x = 1;

	(void)state;
	for (i = 0; i < sizeof text; i++)
		text[i] = (char)((x = x * 1664525 + 1013904223) >> 24);
	for (len = 0; len <= sizeof text; len++) {
		buf_init(&out);
		buf_init(&found);
		records_init(&r, 4096, false);
		records_add(&r, (struct str){ text, len });
		records_write(&r, &out);
		assert_true(r.data.len <= 4 + 8 + len);
		assert_int_equal(store_open(&store, cur_over(out.p, out.len),
		    PACK_BODY_MAX), KR_OK);
		assert_int_equal(store_read(&store, 0, &found), KR_OK);
		assert_int_equal(found.len, len);
		assert_true(len == 0 || memcmp(found.p, text, len) == 0);
		records_fini(&r);
		buf_fini(&out);
		buf_fini(&found);
	}
}

static void
the_same_records_give_the_same_bytes(void **state)
{
	struct buf out[2];
	struct records r;
	int i, j;

	(void)state;
	for (i = 0; i < 2; i++) {
		buf_init(&out[i]);
		records_init(&r, 300, false);
		for (j = 0; j < 50; j++)
			records_add(&r, str_of(j % 3 == 0 ? "" :
			    "some text that repeats, that repeats"));
		records_write(&r, &out[i]);
		records_fini(&r);
	}
	assert_true(str_equal(buf_str(&out[0]), buf_str(&out[1])));
	buf_fini(&out[0]);
	buf_fini(&out[1]);
}

/* Dictionaries */

static void
keys_are_written_with_what_they_do_not_share(void **state)
{
	static const char expected[] =
	    "\x03\0\0\0" "\x0d\0\0\0"	/* three keys in 13 bytes */
	    "\0\0\0\0"			/* the one group starts at 0 */
	    "\0\4pods"			/* nothing shared */
	    "\4\1-"			/* "pods-" */
	    "\1\2vc";			/* "pvc" */
	struct keys keys;
	struct buf out;

	(void)state;
	buf_init(&out);
	keys_init(&keys);
	keys_add(&keys, str_of("pods"));
	keys_add(&keys, str_of("pods-"));
	keys_add(&keys, str_of("pvc"));
	keys_write(&keys, &out);
	assert_int_equal(out.len, sizeof expected - 1);
	assert_memory_equal(out.p, expected, out.len);
	keys_fini(&keys);
	buf_fini(&out);
}

static void
each_group_begins_anew(void **state)
{
	struct keys keys;
	struct buf out;
	char key[8];
	unsigned i;

	(void)state;
	buf_init(&out);
	keys_init(&keys);
	for (i = 0; i < PACK_GROUP + 1; i++) {
		snprintf(key, sizeof key, "k%02u", i);
		keys_add(&keys, str_of(key));
	}
	/* The seventeenth shares two bytes with its neighbour, and writes
	 * them all the same: a group is decoded without the one before. */
	assert_int_equal(keys.starts.len, 8);
	assert_memory_equal(keys.data.p + keys.data.len - 5, "\0\3k16", 5);
	keys_write(&keys, &out);
	assert_int_equal(out.len, 8 + 8 + keys.data.len);
	keys_fini(&keys);
	buf_fini(&out);
}

static void
no_keys_are_an_empty_dictionary(void **state)
{
	struct keys keys;
	struct buf out;

	(void)state;
	buf_init(&out);
	keys_init(&keys);
	keys_write(&keys, &out);
	assert_int_equal(out.len, 8);
	assert_memory_equal(out.p, "\0\0\0\0\0\0\0\0", 8);
	keys_fini(&keys);
	buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_block_gathers_records_up_to_its_size),
		cmocka_unit_test(empty_records_fill_a_block_as_well),
		cmocka_unit_test(a_long_record_has_a_block_for_itself),
		cmocka_unit_test(stored_blocks_show_their_text_and_read_back),
		cmocka_unit_test(a_block_that_does_not_shrink_is_stored),
		cmocka_unit_test(the_same_records_give_the_same_bytes),
		cmocka_unit_test(keys_are_written_with_what_they_do_not_share),
		cmocka_unit_test(each_group_begins_anew),
		cmocka_unit_test(no_keys_are_an_empty_dictionary),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
