/*
 * What is known of each note: what prompt/scores.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "prompt/scores.h"

static void
expect_written(const struct scores *s, const char *text)
{
	struct buf out;

	buf_init(&out);
	scores_write(s, &out);
	buf_addc(&out, '\0');
	assert_int_equal(buf_status(&out), KR_OK);
	assert_string_equal(out.p, text);
	buf_fini(&out);
}

/* This text, read and written, becomes that. */
static void
expect_reread(const char *text, const char *written)
{
	struct scores s;

	scores_init(&s);
	assert_int_equal(scores_parse(&s, str_of(text)), KR_OK);
	expect_written(&s, written);
	scores_fini(&s);
}

static void
answer(struct scores *s, const char *id, bool knew)
{
	assert_int_equal(scores_answer(s, str_of(id), knew), KR_OK);
}

static void
nothing_is_known_at_first(void **state)
{
	struct scores s;

	(void)state;
	scores_init(&s);
	assert_null(scores_find(&s, str_of("pods/logs")));
	assert_null(scores_find(&s, (struct str){ NULL, 0 }));
	expect_written(&s, "");
	scores_fini(&s);
	expect_reread("", "");
}

static void
lines_are_read_and_written(void **state)
{
	static const char text[] = "pods/logs\t0\t0\t3\n"
	    "helm/回滾\t5\t999999999\t10\n";
	const struct score *score;
	struct scores s;

	(void)state;
	scores_init(&s);
	assert_int_equal(scores_parse(&s, str_of(text)), KR_OK);
	score = scores_find(&s, str_of("helm/回滾"));
	assert_non_null(score);
	assert_int_equal(score->box, 5);
	assert_int_equal(score->knew, 999999999);
	assert_int_equal(score->missed, 10);
	expect_written(&s, text);
	scores_fini(&s);
}

static void
what_is_no_such_line_is_skipped(void **state)
{
	(void)state;
	expect_reread("\n\n\t\t\t\na\na\t1\na\t1\t1\n\t1\t1\t1\n", "");
	expect_reread("a\t6\t1\t1\na\t-1\t1\t1\na\t\t1\t1\na\t1\t \t1\n", "");
	expect_reread("a\t1\t1234567890\t1\na\t1\t1\t+1\na\t1\t1\t1\r\n", "");
	expect_reread("\033[m\t1\t1\t1\n\377\t1\t1\t1\na\x7f\t1\t1\t1\n", "");
	expect_reread("# version 2\na\t1\t2\t3\tnewer\t4\nb\t01\t2\t3",
	    "a\t1\t2\t3\nb\t1\t2\t3\n");
}

static void
a_nul_or_a_long_id_is_skipped(void **state)
{
	static const char nul[] = "a\0b\t1\t1\t1\nc\t1\t1\t1\n";
	char id[SCORES_ID_MAX + 1];
	struct scores s;

	(void)state;
	memset(id, 'x', sizeof id);
	assert_true(scores_accept((struct str){ id, sizeof id - 1 }));
	assert_false(scores_accept((struct str){ id, sizeof id }));
	assert_false(scores_accept((struct str){ NULL, 0 }));
	assert_false(scores_accept(str_of("a\tb")));
	scores_init(&s);
	assert_int_equal(scores_parse(&s, (struct str){ nul,
	    sizeof nul - 1 }), KR_OK);
	assert_int_equal(scores_answer(&s, (struct str){ id, sizeof id },
	    true), KR_OK);
	expect_written(&s, "c\t1\t1\t1\n");
	scores_fini(&s);
}

static void
the_later_of_two_lines_counts(void **state)
{
	(void)state;
	expect_reread("a\t1\t1\t1\nb\t2\t2\t2\na\t3\t3\t3\n",
	    "b\t2\t2\t2\na\t3\t3\t3\n");
}

static void
an_answer_moves_a_note_to_its_box_and_to_the_end(void **state)
{
	struct scores s;

	(void)state;
	scores_init(&s);
	assert_int_equal(scores_parse(&s, str_of("a\t4\t4\t0\nb\t5\t5\t0\n"
	    "c\t3\t3\t0\nd\t0\t0\t999999999\ne\t5\t999999999\t0\n")),
	    KR_OK);
	answer(&s, "a", true);
	answer(&s, "b", true);
	answer(&s, "c", false);
	answer(&s, "d", false);
	answer(&s, "e", true);
	answer(&s, "new and known", true);
	answer(&s, "new and missed", false);
	expect_written(&s, "a\t5\t5\t0\nb\t5\t6\t0\nc\t0\t3\t1\n"
	    "d\t0\t0\t999999999\ne\t5\t999999999\t0\n"
	    "new and known\t1\t1\t0\nnew and missed\t0\t0\t1\n");
	answer(&s, "b", false);
	answer(&s, "b", true);
	assert_int_equal(scores_find(&s, str_of("b"))->box, 1);
	assert_ptr_equal(scores_find(&s, str_of("b")), &s.v[s.n - 1]);
	assert_int_equal(s.live, 7);
	scores_fini(&s);
}

/* Room is made by closing gaps before more memory is taken. */
static void
answering_again_and_again_takes_no_more_room(void **state)
{
	struct scores s;
	size_t cap;
	int i;

	(void)state;
	scores_init(&s);
	answer(&s, "a", true);
	answer(&s, "b", true);
	cap = s.cap;
	for (i = 0; i < 10000; i++)
		answer(&s, i % 3 == 0 ? "a" : "b", i % 2 == 0);
	assert_int_equal(s.cap, cap);
	assert_int_equal(s.live, 2);
	assert_int_equal(scores_find(&s, str_of("a"))->knew, 1668);
	scores_fini(&s);
}

static void
the_notes_longest_unchanged_go(void **state)
{
	struct scores s;
	struct buf in, out;
	int i;

	(void)state;
	buf_init(&in);
	buf_init(&out);
	scores_init(&s);
	for (i = 0; i < SCORES_MAX; i++)
		buf_printf(&in, "topic/%d\t1\t1\t0\n", i);
	assert_int_equal(buf_status(&in), KR_OK);
	assert_int_equal(scores_parse(&s, buf_str(&in)), KR_OK);
	scores_write(&s, &out);
	assert_true(str_equal(buf_str(&in), buf_str(&out)));
	answer(&s, "topic/0", true);
	answer(&s, "x", true);
	answer(&s, "y", true);
	buf_clear(&out);
	scores_write(&s, &out);
	assert_memory_equal(out.p, "topic/3\t", 8);
	buf_addc(&out, '\0');
	assert_string_equal(strstr(out.p, "\ntopic/0\t"),
	    "\ntopic/0\t2\t2\t0\nx\t1\t1\t0\ny\t1\t1\t0\n");
	scores_fini(&s);
	buf_fini(&in);
	buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_known_at_first),
		cmocka_unit_test(lines_are_read_and_written),
		cmocka_unit_test(what_is_no_such_line_is_skipped),
		cmocka_unit_test(a_nul_or_a_long_id_is_skipped),
		cmocka_unit_test(the_later_of_two_lines_counts),
		cmocka_unit_test(
		    an_answer_moves_a_note_to_its_box_and_to_the_end),
		cmocka_unit_test(
		    answering_again_and_again_takes_no_more_room),
		cmocka_unit_test(the_notes_longest_unchanged_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
