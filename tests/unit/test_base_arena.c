/*
 * Memory freed all at once: what base/arena.h promises.
 */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static bool
is_zero(const unsigned char *p, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (p[i] != 0)
			return false;
	return true;
}

static void
an_unused_arena_allocates_nothing(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	assert_null(a.head);
	assert_int_equal(a.used, 0);
	arena_fini(&a);
	arena_fini(&a);
}

static void
every_piece_is_zeroed_aligned_and_apart_from_the_others(void **state)
{
	struct arena a;
	unsigned char *pieces[3000];
	size_t size;

	(void)state;
	arena_init(&a);
	for (size_t i = 0; i < 3000; i++) {
		size = i % 97 + 1;
		pieces[i] = arena_take(&a, 1, size);
		assert_non_null(pieces[i]);
		assert_int_equal(
		    (uintptr_t)pieces[i] % alignof(max_align_t), 0);
		assert_true(is_zero(pieces[i], size));
		memset(pieces[i], (int)(i % 251 + 1), size);
	}
	for (size_t i = 0; i < 3000; i++)
		for (size_t j = 0; j < i % 97 + 1; j++)
			assert_int_equal(pieces[i][j], i % 251 + 1);
	arena_fini(&a);
}

static void
a_large_piece_leaves_the_rest_of_a_chunk_in_use(void **state)
{
	struct arena a;
	unsigned char *first, *large, *second;

	(void)state;
	arena_init(&a);
	first = arena_take(&a, 1, 64);
	large = arena_take(&a, 3, 1 << 20);
	second = arena_take(&a, 1, 64);
	assert_non_null(large);
	assert_true(is_zero(large, 3 << 20));
	assert_ptr_equal(second, first + 64);
	memset(large, 1, 3 << 20);
	assert_true(is_zero(second, 64));
	arena_fini(&a);
}

static void
a_large_piece_may_come_first(void **state)
{
	struct arena a;
	unsigned char *large, *small;

	(void)state;
	arena_init(&a);
	large = arena_take(&a, 1, 1 << 20);
	small = arena_take(&a, 1, 1);
	assert_non_null(large);
	assert_non_null(small);
	memset(large, 1, 1 << 20);
	assert_int_equal(*small, 0);
	arena_fini(&a);
}

static void
a_piece_of_no_bytes_has_an_address_of_its_own(void **state)
{
	struct arena a;
	void *one, *two;

	(void)state;
	arena_init(&a);
	one = arena_take(&a, 0, 8);
	two = arena_take(&a, SIZE_MAX, 0);
	assert_non_null(one);
	assert_non_null(two);
	assert_ptr_not_equal(one, two);
	arena_fini(&a);
}

static void
a_product_that_overflows_gives_null(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	assert_null(arena_take(&a, SIZE_MAX, 2));
	assert_null(arena_take(&a, SIZE_MAX / 2 + 1, 2));
	assert_null(arena_take(&a, 2, SIZE_MAX / 2 + 1));
	assert_null(arena_take(&a, 1, SIZE_MAX));
	assert_int_equal(arena_status(&a), KR_ELIMIT);
	assert_int_equal(a.used, 0);
	arena_fini(&a);
}

static void
an_arena_gives_up_to_its_limit_and_no_more(void **state)
{
	struct arena a;

	(void)state;
	arena_init(&a);
	assert_null(arena_take(&a, 1, ARENA_MAX + 1));
	assert_null(arena_take(&a, ARENA_MAX / 16 + 1, 16));
	assert_non_null(arena_take(&a, 1, ARENA_MAX));
	assert_int_equal(a.used, ARENA_MAX);
	assert_null(arena_take(&a, 1, 1));
	assert_null(arena_take(&a, 0, 0));
	arena_fini(&a);
	assert_non_null(arena_take(&a, 1, 1));
	arena_fini(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_unused_arena_allocates_nothing),
		cmocka_unit_test(
		    every_piece_is_zeroed_aligned_and_apart_from_the_others),
		cmocka_unit_test(
		    a_large_piece_leaves_the_rest_of_a_chunk_in_use),
		cmocka_unit_test(a_large_piece_may_come_first),
		cmocka_unit_test(
		    a_piece_of_no_bytes_has_an_address_of_its_own),
		cmocka_unit_test(a_product_that_overflows_gives_null),
		cmocka_unit_test(an_arena_gives_up_to_its_limit_and_no_more),
	};

	return cmocka_run_group_tests_name("base/arena", tests, NULL, NULL);
}
