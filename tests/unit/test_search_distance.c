/*
 * Slips of the finger: what tests/unit/distance.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "distance.h"

static unsigned
distance(const char *a, const char *b, unsigned limit)
{
	unsigned d = distance_between(str_of(a), str_of(b), limit);

	/* From either side it is as far. */
	assert_int_equal(distance_between(str_of(b), str_of(a), limit), d);
	return d;
}

static void
equal_words_are_no_distance_apart(void **state)
{
	(void)state;
	assert_int_equal(distance("pods", "pods", 2), 0);
	assert_int_equal(distance("", "", 0), 0);
}

static void
each_kind_of_slip_counts_one(void **state)
{
	(void)state;
	assert_int_equal(distance("service", "servce", 2), 1);	/* lost */
	assert_int_equal(distance("service", "serviice", 2), 1); /* added */
	assert_int_equal(distance("service", "servuce", 2), 1);	/* changed */
	assert_int_equal(distance("service", "servcie", 2), 1);	/* swapped */
	assert_int_equal(distance("ab", "ba", 2), 1);
	assert_int_equal(distance("", "a", 2), 1);
}

static void
slips_add_up(void **state)
{
	(void)state;
	assert_int_equal(distance("deployment", "deplyomnet", 3), 2);
	assert_int_equal(distance("kitten", "sitting", 5), 3);
	assert_int_equal(distance("", "abc", 5), 3);
	/* Optimal string alignment: nothing is edited twice. */
	assert_int_equal(distance("ca", "abc", 5), 3);
}

static void
what_is_farther_than_the_limit_is_one_more_than_it(void **state)
{
	(void)state;
	assert_int_equal(distance("kitten", "sitting", 2), 3);
	assert_int_equal(distance("pods", "services", 1), 2);
	assert_int_equal(distance("a", "b", 0), 1);
	assert_int_equal(distance("abcdef", "uvwxyz", 3), 4);
}

static void
words_over_the_limit_are_far_apart(void **state)
{
	static char word[DISTANCE_WORD_MAX + 1];
	struct str at = { word, DISTANCE_WORD_MAX };
	struct str over = { word, DISTANCE_WORD_MAX + 1 };

	(void)state;
	memset(word, 'x', sizeof word);
	assert_int_equal(distance_between(at, at, 2), 0);
	assert_int_equal(distance_between(over, over, 2), 3);
	assert_int_equal(distance_between(at, over, 2), 3);
}

/* The definition, written down as it stands, without limit or shortcut. */
static unsigned
by_definition(const char *a, size_t i, const char *b, size_t j)
{
	unsigned best, d;

	if (i == 0 || j == 0)
		return (unsigned)(i + j);
	best = by_definition(a, i - 1, b, j) + 1;
	if ((d = by_definition(a, i, b, j - 1) + 1) < best)
		best = d;
	d = by_definition(a, i - 1, b, j - 1) + (a[i - 1] != b[j - 1]);
	if (d < best)
		best = d;
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
	    (d = by_definition(a, i - 2, b, j - 2) + 1) < best)
		best = d;
	return best;
}

static void
random_words_are_as_far_apart_as_the_definition_says(void **state)
{
	char a[7], b[7];
	unsigned limit, expected;
	size_t round, i;

	(void)state;
	srand(1);
	for (round = 0; round < 5000; round++) {
		size_t n = (size_t)rand() % 6, m = (size_t)rand() % 6;

		for (i = 0; i < n; i++)
			a[i] = (char)('a' + rand() % 3);
		for (i = 0; i < m; i++)
			b[i] = (char)('a' + rand() % 3);
		a[n] = b[m] = '\0';
		expected = by_definition(a, n, b, m);
		for (limit = 0; limit < 7; limit++)
			assert_int_equal(distance(a, b, limit),
			    expected <= limit ? expected : limit + 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_words_are_no_distance_apart),
		cmocka_unit_test(each_kind_of_slip_counts_one),
		cmocka_unit_test(slips_add_up),
		cmocka_unit_test(
		    what_is_farther_than_the_limit_is_one_more_than_it),
		cmocka_unit_test(words_over_the_limit_are_far_apart),
		cmocka_unit_test(
		    random_words_are_as_far_apart_as_the_definition_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
