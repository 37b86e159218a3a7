/*
 * Which note comes next: what prompt/deck.h and prompt/random.h promise.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "home.h"
#include "prompt/deck.h"

#define FILE_BELOW	HOME_STATE "/quiz"

static void
add(struct deck *d, const char *id, uint32_t note)
{
	assert_int_equal(deck_add(d, str_of(id), note), KR_OK);
}

/* Cards "t/0", "t/1" and so on, n of them, with notes 1000, 1001 and so on. */
static void
add_many(struct deck *d, uint32_t n)
{
	char id[32];
	uint32_t i;

	for (i = 0; i < n; i++) {
		snprintf(id, sizeof id, "t/%u", (unsigned)i);
		add(d, id, 1000 + i);
	}
}

static size_t
pick(struct deck *d)
{
	size_t index = SIZE_MAX;

	assert_int_equal(deck_pick(d, &index), KR_OK);
	assert_true(index < deck_count(d));
	return index;
}

/* A deck with what the file says and one card; it is asked and answered. */
static void
play(const char *id, bool knew)
{
	struct deck d;

	deck_init(&d, 1);
	assert_int_equal(deck_load(&d), KR_OK);
	add(&d, id, 0);
	deck_answer(&d, pick(&d), knew);
	assert_int_equal(deck_save(&d), KR_OK);
	deck_fini(&d);
}

/* The first numbers of the authors' generator for this seed. */
static void
numbers_are_those_of_splitmix64(void **state)
{
	struct random r = { 1234567 };

	(void)state;
	assert_true(random_next(&r) == UINT64_C(6457827717110365317));
	assert_true(random_next(&r) == UINT64_C(3203168211198807973));
	assert_true(random_next(&r) == UINT64_C(9817491932198370423));
	assert_true(random_next(&r) == UINT64_C(4593380528125082431));
	assert_true(random_next(&r) == UINT64_C(16408922859458223821));
}

static void
bounded_numbers_are_even(void **state)
{
	static unsigned seen[7];
	struct random r = { 42 };
	unsigned thirds = 0;
	int i;

	(void)state;
	for (i = 0; i < 70000; i++)
		seen[random_below(&r, 7)]++;
	/* Each is near 10,000; a standard deviation is 93. */
	for (i = 0; i < 7; i++)
		assert_in_range(seen[i], 9535, 10465);
	assert_int_equal(random_below(&r, 1), 0);
	/* Without repeated draws every third number would come up half of the
	 * time: 2^32 values would fall on three quarters as many. */
	for (i = 0; i < 10000; i++)
		thirds += random_below(&r, 3u << 30) % 3 == 0;
	assert_in_range(thirds, 3098, 3568);
}

static void
the_same_seed_gives_the_same_order(void **state)
{
	static const size_t orders[2][10] = {
		{ 4, 8, 2, 5, 6, 3, 7, 1, 9, 0 },
		{ 7, 3, 6, 8, 4, 9, 2, 0, 1, 5 },
	};
	struct deck d;
	uint64_t seed;
	size_t i;

	(void)state;
	for (seed = 0; seed < 2; seed++) {
		deck_init(&d, seed);
		add_many(&d, 10);
		for (i = 0; i < 10; i++)
			assert_int_equal(pick(&d), orders[seed][i]);
		deck_fini(&d);
	}
}

static void
every_card_is_asked_once(void **state)
{
	enum { CARDS = 500 };
	static bool seen[CARDS];
	size_t i, index = 77;
	struct deck d;

	(void)state;
	deck_init(&d, 5);
	assert_int_equal(deck_pick(&d, &index), KR_ENOTFOUND);
	add_many(&d, CARDS);
	assert_int_equal(deck_count(&d), CARDS);
	for (i = 0; i < CARDS; i++) {
		index = pick(&d);
		assert_false(seen[index]);
		seen[index] = true;
		assert_int_equal(deck_note(&d, index), 1000 + index);
		/* Also while answers come in. */
		if (i % 3 != 0)
			deck_answer(&d, index, i % 2 == 0);
	}
	index = 77;
	assert_int_equal(deck_pick(&d, &index), KR_ENOTFOUND);
	assert_int_equal(index, 77);
	/* A card that comes later can still be drawn. */
	add(&d, "late", 1);
	assert_int_equal(pick(&d), CARDS);
	deck_fini(&d);
}

static void
the_end_of_a_session_has_its_counts(void **state)
{
	size_t order[4], i;
	struct deck d;

	(void)state;
	deck_init(&d, 7);
	add_many(&d, 5);
	assert_int_equal(deck_asked(&d), 0);
	for (i = 0; i < 4; i++) {
		order[i] = pick(&d);
		deck_answer(&d, order[i], i == 1);
	}
	(void)pick(&d);		/* the reader leaves */
	assert_int_equal(deck_asked(&d), 4);
	assert_int_equal(deck_knew(&d), 1);
	assert_int_equal(deck_missed_count(&d), 3);
	assert_int_equal(deck_missed_at(&d, 0), order[0]);
	assert_int_equal(deck_missed_at(&d, 1), order[2]);
	assert_int_equal(deck_missed_at(&d, 2), order[3]);
	deck_fini(&d);
}

/* A file with so many notes "b/BOX/N" in each box. */
static void
write_boxes(const unsigned *counts)
{
	struct buf text;
	unsigned box, i;

	buf_init(&text);
	for (box = 0; box <= SCORES_BOX_LAST; box++)
		for (i = 0; i < counts[box]; i++)
			buf_printf(&text, "b/%u/%u\t%u\t1\t1\n", box, i, box);
	assert_int_equal(buf_status(&text), KR_OK);
	home_write_state("quiz", text.p, text.len);
	buf_fini(&text);
}

/* A deck of them, note being the box, and of so many new ones. */
static void
deal(struct deck *d, uint64_t seed, const unsigned *counts, unsigned new)
{
	unsigned box, i;
	char id[32];

	deck_init(d, seed);
	assert_int_equal(deck_load(d), KR_OK);
	for (box = 0; box <= SCORES_BOX_LAST; box++)
		for (i = 0; i < counts[box]; i++) {
			snprintf(id, sizeof id, "b/%u/%u", box, i);
			add(d, id, box);
		}
	for (i = 0; i < new; i++) {
		snprintf(id, sizeof id, "new/%u", i);
		add(d, id, SCORES_BOX_LAST + 1);
	}
}

/* How often each box, and last what is new, comes first in 7,900 decks. */
static void
expect_shares(const unsigned *counts, unsigned new, const unsigned *weights)
{
	unsigned seen[DECK_PILES] = { 0 }, total = 0, i;
	uint64_t seed;
	struct deck d;

	write_boxes(counts);
	for (i = 0; i < DECK_PILES; i++)
		total += weights[i];
	for (seed = 0; seed < 7900; seed++) {
		deal(&d, seed, counts, new);
		seen[deck_note(&d, pick(&d))]++;
		deck_fini(&d);
	}
	for (i = 0; i < DECK_PILES; i++) {
		unsigned wanted = 7900 * weights[i] / total;
		/* Over four standard deviations of any share. */
		unsigned slack = wanted / 20 + 60;

		assert_in_range(seen[i], wanted < slack ? 0 : wanted - slack,
		    wanted + slack);
		assert_true((seen[i] == 0) == (weights[i] == 0));
	}
}

static void
weak_and_new_notes_come_first(void **state)
{
	static const unsigned counts[] = { 1, 1, 1, 1, 1, 1 };
	static const unsigned weights[] = { 32, 16, 8, 4, 2, 1, 16 };

	(void)state;
	expect_shares(counts, 1, weights);
}

static void
a_box_counts_no_more_than_16_of_its_cards(void **state)
{
	static const unsigned counts[] = { 3, 0, 16, 0, 40, 17 };
	static const unsigned weights[] = { 96, 0, 128, 0, 32, 16, 256 };

	(void)state;
	expect_shares(counts, 100, weights);
}

/* What the weights are for: three missed notes among 500 of the others. */
static void
missed_notes_come_back_soon(void **state)
{
	static const unsigned counts[] = { 3, 0, 0, 0, 0, 200 };
	unsigned back = 0, i;
	uint64_t seed;
	struct deck d;

	(void)state;
	write_boxes(counts);
	for (seed = 0; seed < 500; seed++) {
		deal(&d, seed, counts, 300);
		for (i = 0; i < 10; i++)
			back += deck_note(&d, pick(&d)) == 0;
		deck_fini(&d);
	}
	/* By chance ten questions would meet 0.06 of them. */
	assert_true(back > 500);
}

static void
cards_of_a_box_are_equal(void **state)
{
	unsigned seen[20] = { 0 }, i;
	uint64_t seed;
	struct deck d;

	(void)state;
	for (seed = 0; seed < 20000; seed++) {
		deck_init(&d, seed);
		add_many(&d, 20);
		seen[pick(&d)]++;
		deck_fini(&d);
	}
	/* A standard deviation is 31. */
	for (i = 0; i < 20; i++)
		assert_in_range(seen[i], 860, 1140);
}

static void
answers_are_kept_for_later_sessions(void **state)
{
	(void)state;
	play("pods/logs", true);
	home_expect(FILE_BELOW, "pods/logs\t1\t1\t0\n");
	play("pods/oomkilled", false);
	play("pods/logs", true);
	home_expect(FILE_BELOW,
	    "pods/oomkilled\t0\t0\t1\npods/logs\t2\t2\t0\n");
	play("pods/oomkilled", true);
	play("pods/logs", false);
	home_expect(FILE_BELOW,
	    "pods/oomkilled\t1\t1\t1\npods/logs\t0\t2\t1\n");
	assert_int_equal(home_count(HOME_STATE), 1);
	assert_int_equal(home_mode(FILE_BELOW), 0600);
}

static void
notes_that_this_pack_lacks_stay(void **state)
{
	static const char text[] = "team/one\t3\t4\t5\nteam/two\t0\t0\t1\n";

	(void)state;
	home_write_state("quiz", text, sizeof text - 1);
	play("pods/logs", true);
	home_expect(FILE_BELOW, "team/one\t3\t4\t5\nteam/two\t0\t0\t1\n"
	    "pods/logs\t1\t1\t0\n");
}

static void
two_sessions_at_once_both_count(void **state)
{
	struct deck a, b;

	(void)state;
	deck_init(&a, 1);
	deck_init(&b, 2);
	assert_int_equal(deck_load(&a), KR_OK);
	assert_int_equal(deck_load(&b), KR_OK);
	add(&a, "x", 0);
	add(&b, "x", 0);
	deck_answer(&a, pick(&a), true);
	deck_answer(&b, pick(&b), true);
	add(&a, "only a", 0);
	deck_answer(&a, pick(&a), false);
	add(&b, "only b", 0);
	deck_answer(&b, pick(&b), true);
	assert_int_equal(deck_save(&a), KR_OK);
	assert_int_equal(deck_save(&b), KR_OK);
	home_expect(FILE_BELOW, "only a\t0\t0\t1\nx\t2\t2\t0\n"
	    "only b\t1\t1\t0\n");
	deck_fini(&a);
	deck_fini(&b);
}

static void
an_answer_counts_once_however_often_it_is_saved(void **state)
{
	struct deck d;

	(void)state;
	deck_init(&d, 1);
	assert_int_equal(deck_save(&d), KR_OK);
	add(&d, "x", 0);
	(void)pick(&d);
	assert_int_equal(deck_save(&d), KR_OK);
	assert_int_equal(home_count("."), 0);
	deck_answer(&d, 0, true);
	assert_int_equal(deck_save(&d), KR_OK);
	assert_int_equal(deck_save(&d), KR_OK);
	add(&d, "y", 0);
	deck_answer(&d, pick(&d), false);
	assert_int_equal(deck_save(&d), KR_OK);
	home_expect(FILE_BELOW, "x\t1\t1\t0\ny\t0\t0\t1\n");
	deck_fini(&d);
}

static void
a_file_that_cannot_be_used_is_tried_again(void **state)
{
	struct deck d;

	(void)state;
	home_folder(FILE_BELOW);
	deck_init(&d, 1);
	assert_int_equal(deck_load(&d), KR_EIO);
	add(&d, "x", 0);
	deck_answer(&d, pick(&d), true);
	assert_int_equal(deck_save(&d), KR_EIO);
	assert_int_equal(rmdir(home_path(FILE_BELOW)), 0);
	assert_int_equal(deck_save(&d), KR_OK);
	home_expect(FILE_BELOW, "x\t1\t1\t0\n");
	deck_fini(&d);
}

static void
a_damaged_file_counts_as_far_as_it_is_good(void **state)
{
	static const char junk[] = "\0\0\0\nx\t4\t4\t0\n\xFF\xFE\t1\t1\t1\n"
	    "y\t9\t1\t1\nx/z\t2\t2";

	(void)state;
	home_write_state("quiz", junk, sizeof junk - 1);
	play("x", true);
	home_expect(FILE_BELOW, "x\t5\t5\t0\n");
}

static void
an_id_that_the_file_cannot_hold_is_asked_all_the_same(void **state)
{
	static char id[300];

	(void)state;
	play("bad\tid", true);
	memset(id, 'x', sizeof id - 1);
	play(id, false);
	play("", true);
	play("good", true);
	home_expect(FILE_BELOW, "good\t1\t1\t0\n");
}

static void
a_hundred_thousand_notes_are_dealt_quickly(void **state)
{
	struct deck d;
	size_t i;

	(void)state;
	alarm(60);	/* against a quadratic way; it takes 0.1 s */
	deck_init(&d, 3);
	add_many(&d, 100000);
	for (i = 0; i < 100000; i++)
		deck_answer(&d, pick(&d), i % 2 == 0);
	assert_int_equal(deck_asked(&d), 100000);
	assert_int_equal(deck_knew(&d), 50000);
	assert_int_equal(deck_save(&d), KR_OK);
	alarm(0);
	deck_fini(&d);
	deck_init(&d, 3);
	assert_int_equal(deck_load(&d), KR_OK);
	assert_int_equal(d.scores.live, SCORES_MAX);
	deck_fini(&d);
}

#define CASE(name) \
	cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(numbers_are_those_of_splitmix64),
		CASE(bounded_numbers_are_even),
		CASE(the_same_seed_gives_the_same_order),
		CASE(every_card_is_asked_once),
		CASE(the_end_of_a_session_has_its_counts),
		CASE(weak_and_new_notes_come_first),
		CASE(a_box_counts_no_more_than_16_of_its_cards),
		CASE(missed_notes_come_back_soon),
		CASE(cards_of_a_box_are_equal),
		CASE(answers_are_kept_for_later_sessions),
		CASE(notes_that_this_pack_lacks_stay),
		CASE(two_sessions_at_once_both_count),
		CASE(an_answer_counts_once_however_often_it_is_saved),
		CASE(a_file_that_cannot_be_used_is_tried_again),
		CASE(a_damaged_file_counts_as_far_as_it_is_good),
		CASE(an_id_that_the_file_cannot_hold_is_asked_all_the_same),
		CASE(a_hundred_thousand_notes_are_dealt_quickly),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
