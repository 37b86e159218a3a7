/*
 * Growing arrays: what base/vec.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/vec.h"

static void
elements_stay_while_an_array_grows(void **state)
{
	size_t cap = 0, n;
	uint64_t *v = NULL;

	(void)state;
	for (n = 0; n < 10000; n++) {
		v = vec_grow(v, n, &cap, sizeof *v);
		assert_non_null(v);
		assert_true(cap > n && cap <= 2 * n + VEC_FIRST);
		v[n] = n * n;
	}
	for (n = 0; n < 10000; n++)
		assert_true(v[n] == n * n);
	free(v);
}

static void
an_array_with_room_stays_as_it_is(void **state)
{
	size_t cap = 0;
	char *v = vec_grow(NULL, 0, &cap, 1), *same;

	(void)state;
	assert_int_equal(cap, VEC_FIRST);
	same = vec_grow(v, VEC_FIRST - 1, &cap, 1);
	assert_ptr_equal(same, v);
	assert_int_equal(cap, VEC_FIRST);
	free(v);
}

static void
what_does_not_fit_into_a_size_is_refused(void **state)
{
	size_t cap = 0, half = SIZE_MAX / 2 + 1, third = SIZE_MAX / 3;
	char room;

	(void)state;
	assert_null(vec_grow(NULL, 0, &cap, SIZE_MAX / 4));
	assert_int_equal(cap, 0);
	assert_null(vec_grow(&room, half, &half, 1));
	assert_true(half == SIZE_MAX / 2 + 1);
	assert_null(vec_grow(&room, third, &third, 2));
	assert_true(third == SIZE_MAX / 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(elements_stay_while_an_array_grows),
		cmocka_unit_test(an_array_with_room_stays_as_it_is),
		cmocka_unit_test(what_does_not_fit_into_a_size_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
