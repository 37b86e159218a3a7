/*
 * Bytes of a pack, taken one value at a time: what pack/cursor.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "pack/cursor.h"

static const unsigned char bytes[] = { 0x01, 0x02, 0x03, 0x04, 0x05, 0x06,
    0x07, 0x88, 0x99 };

static void
integers_are_little_endian(void **state)
{
	struct cur c = cur_over(bytes, sizeof bytes);
	uint8_t u8;
	uint16_t u16;
	uint32_t u32;
	uint64_t u64;

	(void)state;
	assert_true(cur_u8(&c, &u8));
	assert_int_equal(u8, 0x01);
	assert_true(cur_u64(&c, &u64));
	assert_true(u64 == UINT64_C(0x9988070605040302));
	assert_true(cur_done(&c));
	c = cur_over(bytes, sizeof bytes);
	assert_true(cur_u16(&c, &u16));
	assert_int_equal(u16, 0x0201);
	assert_true(cur_u32(&c, &u32));
	assert_int_equal(u32, 0x06050403);
	assert_int_equal(cur_left(&c), 3);
	assert_false(cur_done(&c));
}

static void
an_integer_beyond_the_end_fails_and_changes_nothing(void **state)
{
	uint8_t u8 = 7;
	uint16_t u16 = 7;
	uint32_t u32 = 7;
	uint64_t u64 = 7;
	struct cur c;
	size_t n;

	(void)state;
	for (n = 0; n < 8; n++) {
		c = cur_over(bytes, n);
		assert_false(cur_u64(&c, &u64));
		if (n < 4)
			assert_false(cur_u32(&c, &u32));
		if (n < 2)
			assert_false(cur_u16(&c, &u16));
		if (n < 1)
			assert_false(cur_u8(&c, &u8));
		assert_int_equal(cur_left(&c), n);
	}
	assert_int_equal(u8 + u16 + u32 + u64, 28);
}

static void
assert_varint(const char *p, size_t len, uint32_t expected)
{
	struct cur c = cur_over(p, len);
	uint32_t v;

	assert_true(cur_varint(&c, &v));
	assert_int_equal(v, expected);
	assert_true(cur_done(&c));
}

static void
a_varint_takes_one_to_five_bytes(void **state)
{
	(void)state;
	assert_varint("\x00", 1, 0);
	assert_varint("\x7f", 1, 127);
	assert_varint("\x80\x01", 2, 128);
	assert_varint("\xff\x7f", 2, 16383);
	assert_varint("\x80\x80\x01", 3, 16384);
	assert_varint("\xff\xff\xff\x7f", 4, (1u << 28) - 1);
	assert_varint("\xff\xff\xff\xff\x0f", 5, UINT32_MAX);
}

static void
assert_no_varint(const char *p, size_t len)
{
	struct cur c = cur_over(p, len);
	uint32_t v = 42;

	assert_false(cur_varint(&c, &v));
	assert_int_equal(v, 42);
	assert_int_equal(cur_left(&c), len);
}

static void
a_varint_cut_short_is_refused(void **state)
{
	(void)state;
	assert_no_varint("", 0);
	assert_no_varint("\x80", 1);
	assert_no_varint("\xff\xff\xff\xff", 4);
}

static void
a_varint_over_32_bits_is_refused(void **state)
{
	(void)state;
	assert_no_varint("\xff\xff\xff\xff\x10", 5);
	assert_no_varint("\xff\xff\xff\xff\xff\x01", 6);
	assert_no_varint("\x80\x80\x80\x80\x80\x80\x80\x80\x80\x01", 10);
}

static void
a_varint_longer_than_needed_is_refused(void **state)
{
	(void)state;
	assert_no_varint("\x80\x00", 2);
	assert_no_varint("\xff\x80\x00", 3);
	assert_no_varint("\x81\x80\x80\x80\x00", 5);
}

static void
a_string_is_lent_with_its_length(void **state)
{
	struct cur c = cur_over("\x03" "abcd", 5);
	struct str s;

	(void)state;
	assert_true(cur_string(&c, &s));
	assert_true(str_equal(s, str_of("abc")));
	assert_int_equal(cur_left(&c), 1);
}

static void
an_empty_string_may_end_the_bytes(void **state)
{
	struct cur c = cur_over("\x00", 1);
	struct str s;

	(void)state;
	assert_true(cur_string(&c, &s));
	assert_int_equal(s.len, 0);
	assert_true(cur_done(&c));
	assert_false(cur_string(&c, &s));
}

static void
a_string_beyond_the_end_fails_and_changes_nothing(void **state)
{
	struct cur c = cur_over("\x05" "abcd", 5);
	struct str s = { "x", 1 };

	(void)state;
	assert_false(cur_string(&c, &s));
	assert_int_equal(cur_left(&c), 5);
	assert_int_equal(s.len, 1);
	c = cur_over("\xff\xff\xff\xff\x0f", 5);
	assert_false(cur_string(&c, &s));
	assert_int_equal(cur_left(&c), 5);
}

static void
a_part_cannot_read_its_neighbour(void **state)
{
	struct cur c = cur_over(bytes, sizeof bytes), part;
	uint32_t v;

	(void)state;
	assert_true(cur_sub(&c, 3, &part));
	assert_int_equal(cur_left(&part), 3);
	assert_int_equal(cur_left(&c), 6);
	assert_false(cur_u32(&part, &v));
	assert_true(cur_u32(&c, &v));
	assert_int_equal((int)(v & 0xff), 0x04);
}

static void
a_part_or_a_skip_beyond_the_end_fails(void **state)
{
	struct cur c = cur_over(bytes, sizeof bytes), part;

	(void)state;
	assert_false(cur_sub(&c, sizeof bytes + 1, &part));
	assert_false(cur_sub(&c, UINT64_MAX, &part));
	assert_false(cur_skip(&c, sizeof bytes + 1));
	assert_false(cur_skip(&c, UINT64_MAX));
	assert_int_equal(cur_left(&c), sizeof bytes);
	assert_true(cur_skip(&c, sizeof bytes));
	assert_true(cur_done(&c));
	assert_true(cur_skip(&c, 0));
}

static void
a_window_lies_inside_the_whole(void **state)
{
	struct cur whole = cur_over(bytes, sizeof bytes), w;
	uint8_t v;

	(void)state;
	assert_true(cur_window(&whole, 7, 2, &w));
	assert_true(cur_u8(&w, &v));
	assert_int_equal(v, 0x88);
	assert_true(cur_window(&whole, sizeof bytes, 0, &w));
	assert_true(cur_done(&w));
	assert_false(cur_window(&whole, sizeof bytes, 1, &w));
	assert_false(cur_window(&whole, sizeof bytes + 1, 0, &w));
	assert_false(cur_window(&whole, 8, 2, &w));
	assert_false(cur_window(&whole, UINT64_MAX, 2, &w));
	assert_false(cur_window(&whole, 2, UINT64_MAX, &w));
	assert_false(cur_window(&whole, UINT64_MAX - 1, UINT64_MAX, &w));
}

static void
an_array_has_only_whole_elements(void **state)
{
	struct cur array = cur_over(bytes, sizeof bytes);
	uint32_t v;

	(void)state;
	assert_true(cur_u32_at(&array, 0, &v));
	assert_int_equal(v, 0x04030201);
	assert_true(cur_u32_at(&array, 1, &v));
	assert_true(v == 0x88070605u);
	assert_false(cur_u32_at(&array, 2, &v));
	assert_false(cur_u32_at(&array, UINT64_MAX / 2, &v));
	assert_false(cur_u32_at(&array, UINT64_MAX, &v));
	assert_int_equal(cur_left(&array), sizeof bytes);
}

static void
a_count_fits_only_if_all_of_it_can_follow(void **state)
{
	struct cur c = cur_over(bytes, sizeof bytes);

	(void)state;
	assert_true(cur_fits(&c, 9, 1));
	assert_false(cur_fits(&c, 10, 1));
	assert_true(cur_fits(&c, 4, 2));
	assert_false(cur_fits(&c, 5, 2));
	assert_true(cur_fits(&c, 0, 100));
	assert_false(cur_fits(&c, UINT64_MAX, 4));
}

static void
no_bytes_at_all_are_a_cursor_at_its_end(void **state)
{
	struct cur c = cur_over(NULL, 0), part;
	uint32_t v;
	uint8_t u8;

	(void)state;
	assert_true(cur_done(&c));
	assert_int_equal(cur_left(&c), 0);
	assert_false(cur_u8(&c, &u8));
	assert_false(cur_varint(&c, &v));
	assert_false(cur_u32_at(&c, 0, &v));
	assert_false(cur_fits(&c, 1, 1));
	assert_true(cur_skip(&c, 0));
	assert_true(cur_sub(&c, 0, &part));
	assert_true(cur_done(&part));
	assert_true(cur_window(&c, 0, 0, &part));
	assert_true(cur_done(&part));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(integers_are_little_endian),
		cmocka_unit_test(
		    an_integer_beyond_the_end_fails_and_changes_nothing),
		cmocka_unit_test(a_varint_takes_one_to_five_bytes),
		cmocka_unit_test(a_varint_cut_short_is_refused),
		cmocka_unit_test(a_varint_over_32_bits_is_refused),
		cmocka_unit_test(a_varint_longer_than_needed_is_refused),
		cmocka_unit_test(a_string_is_lent_with_its_length),
		cmocka_unit_test(an_empty_string_may_end_the_bytes),
		cmocka_unit_test(
		    a_string_beyond_the_end_fails_and_changes_nothing),
		cmocka_unit_test(a_part_cannot_read_its_neighbour),
		cmocka_unit_test(a_part_or_a_skip_beyond_the_end_fails),
		cmocka_unit_test(a_window_lies_inside_the_whole),
		cmocka_unit_test(an_array_has_only_whole_elements),
		cmocka_unit_test(a_count_fits_only_if_all_of_it_can_follow),
		cmocka_unit_test(no_bytes_at_all_are_a_cursor_at_its_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
