/*
 * A word that is still being typed: what search/expand.h promises of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "search/understand.h"

/* Terms that begin with "zq" stand in as many notes as their letter says. */
static const struct fixture fixtures[] = {
	{ "x/a", "# Deployment\n\n> zqa zqb zqc zqd zqe zqf zqg zqh zqi.\n",
	    "# 重啟\n\n> 摘要。\n" },
	{ "x/b", "# Depth\n\n> zqb zqc zqd zqe zqf zqg zqh zqi.\n",
	    "# 重試\n\n> 摘要。\n" },
	{ "x/c", "# Pod po\n\n> zqc zqd zqe zqf zqg zqh zqi.\n", NULL },
	{ "x/d", "# CrashLoopBackOff\n\n> zqd zqe zqf zqg zqh zqi.\n", NULL },
	{ "x/e", "# Crash\n\n> zqe zqf zqg zqh zqi.\n", NULL },
	{ "x/f", "# Crashpad\n\n> --dry-run zqf zqg zqh zqi.\n", NULL },
	{ "x/g", "# Po\n\n> zqg zqh zqi.\n", NULL },
	{ "x/h", "# H\n\n> zqh zqi.\n", NULL },
	{ "x/i", "# 回\n\n> zqi.\n", "# 回滾\n\n> 摘要。\n" },
	{ "x", NULL, NULL },
};

static struct buf	bytes;

static int
open_pack(void **state)
{
	return fixture_open(fixtures, sizeof fixtures / sizeof fixtures[0],
	    NULL, &bytes, state);
}

static int
close_pack(void **state)
{
	return fixture_close(&bytes, state);
}

/* The factor of the lane of a term, 0 if it has none. */
static float
factor_of(const struct query *q, const char *term)
{
	size_t i;

	for (i = 0; i < q->lane_n; i++)
		if (q->lanes[i].hash == str_hash(str_of(term)))
			return q->lanes[i].factor;
	return 0.0f;
}

static void
understand(struct pack *pack, const char *text, struct query *q)
{
	assert_int_equal(understand_typing(q, pack, str_of(text)), KR_OK);
}

/* Text that is being typed brings a term, for less than the term itself. */
static void
assert_brings(struct pack *pack, const char *text, const char *term)
{
	struct query q;
	float factor;

	understand(pack, text, &q);
	factor = factor_of(&q, term);
	if (factor <= 0.0f || factor >= 1.0f)
		fail_msg("`%s' brings `%s' for %g", text, term,
		    (double)factor);
}

static void
assert_lacks(struct pack *pack, const char *text, const char *term)
{
	struct query q;

	understand(pack, text, &q);
	if (factor_of(&q, term) > 0.0f)
		fail_msg("`%s' brings `%s'", text, term);
}

static void
a_beginning_brings_what_begins_so(void **state)
{
	assert_brings(*state, "dep", "deployment");
	assert_brings(*state, "dep", "depth");
	assert_brings(*state, "DEPL", "deployment");
	assert_lacks(*state, "depl", "depth");
	assert_brings(*state, "crashl", "crashloopbackoff");
}

static void
only_the_word_at_the_end_goes_on(void **state)
{
	assert_brings(*state, "some dep", "deployment");
	assert_lacks(*state, "dep some", "deployment");
	assert_lacks(*state, "dep ", "deployment");
	assert_lacks(*state, "dep?", "deployment");
	assert_lacks(*state, "dep\xE3\x80\x80", "deployment");
}

static void
what_is_not_being_typed_does_not_go_on(void **state)
{
	struct query q;

	assert_int_equal(understand_text(&q, *state, str_of("zq")), KR_OK);
	assert_true(factor_of(&q, "zqi") <= 0.0f);
	understand(*state, "zq", &q);
	assert_true(factor_of(&q, "zqi") > 0.0f);
}

static void
a_known_word_is_left_alone(void **state)
{
	struct query q;

	understand(*state, "crash", &q);
	assert_true(factor_of(&q, "crash") > 0.99f);
	assert_lacks(*state, "crash", "crashpad");
	assert_lacks(*state, "pod", "po");
}

static void
a_very_short_word_goes_on_though_known(void **state)
{
	struct query q;

	understand(*state, "po", &q);
	assert_true(factor_of(&q, "po") > 0.99f);
	assert_brings(*state, "po", "pod");
}

static void
a_piece_of_a_name_does_not_go_on(void **state)
{
	/* Crash and Dep are two words, and the second is none of the pack. */
	assert_lacks(*state, "CrashDep", "deployment");
	assert_lacks(*state, "--dr", "--dry-run");
}

/* Terms are in Simplified characters, whatever was written. */
static void
a_lone_chinese_character_goes_on(void **state)
{
	assert_brings(*state, "重", "重启");
	assert_brings(*state, "重", "重试");
	assert_brings(*state, "pod 重", "重启");
	assert_lacks(*state, "重 ", "重启");
	/* In a pair it has gone on. */
	assert_lacks(*state, "重啟", "重试");
	/* It stands alone in a title, too. */
	assert_lacks(*state, "回", "回滚");
}

static void
what_is_in_most_notes_is_taken(void **state)
{
	struct query q;

	understand(*state, "zq", &q);
	assert_true(factor_of(&q, "zqb") > 0.0f);
	assert_true(factor_of(&q, "zqi") > 0.0f);
	/* The ninth. */
	assert_true(factor_of(&q, "zqa") <= 0.0f);
	assert_int_equal(q.lane_n, 8);
}

static void
what_nothing_begins_with_brings_nothing(void **state)
{
	struct query q;

	understand(*state, "qqqqqq", &q);
	assert_int_equal(q.lane_n, 0);
	understand(*state, "\xFF", &q);
	assert_int_equal(q.lane_n, 0);
	understand(*state, "", &q);
	assert_int_equal(q.lane_n, 0);
}

static void
a_word_of_any_length_is_taken(void **state)
{
	static char word[3 * QUERY_TEXT_MAX];
	struct query q;

	memset(word, 'z', sizeof word - 1);
	understand(*state, word, &q);
	assert_int_equal(q.lane_n, 0);
	memset(word, ' ', sizeof word - 3);
	memcpy(word, "dep", 3);
	/* What stands behind the limit does not count. */
	understand(*state, word, &q);
	assert_true(factor_of(&q, "deployment") <= 0.0f);
}

/* A pack of so many terms that begin with "wz"; the last is in most notes. */
static void
open_words(int count, struct buf *room, void **pack)
{
	struct fixture notes[] = { { "x/a", NULL, NULL },
	    { "x/b", "# B\n\n> wz99999\n", NULL }, { "x", NULL, NULL } };
	struct buf text;
	int i;

	buf_init(&text);
	buf_puts(&text, "# T\n\n> S.\n\nwz99999\n");
	for (i = 0; i < count - 1; i++)
		buf_printf(&text, "wz%d\n", 10000 + i);
	buf_addc(&text, '\0');
	notes[0].english = text.p;
	buf_init(room);
	assert_int_equal(fixture_open(notes, 3, NULL, room, pack), 0);
	buf_fini(&text);
}

static void
not_every_term_is_looked_at(void **state)
{
	struct buf room;
	struct query q;
	void *pack;

	(void)state;
	open_words(512, &room, &pack);
	understand(pack, "wz", &q);
	assert_int_equal(q.lane_n, 8);
	assert_true(factor_of(&q, "wz99999") > 0.0f);
	/* Of those in as many notes the first. */
	assert_true(factor_of(&q, "wz10006") > 0.0f);
	assert_true(factor_of(&q, "wz10007") <= 0.0f);
	fixture_close(&room, &pack);
	open_words(513, &room, &pack);
	understand(pack, "wz", &q);
	assert_int_equal(q.lane_n, 8);
	assert_true(factor_of(&q, "wz99999") <= 0.0f);
	understand(pack, "wz9", &q);
	assert_true(factor_of(&q, "wz99999") > 0.0f);
	fixture_close(&room, &pack);
}

static void
a_damaged_pack_is_told(void **state)
{
	struct buf room;
	struct query q;
	size_t len;
	void *pack;
	char *postings;

	(void)state;
	open_words(40, &room, &pack);
	assert_int_equal(understand_typing(&q, pack, str_of("wz1")), KR_OK);
	postings = fixture_section(&room, PACK_TAG_POSTINGS, &len);
	memset(postings, 0xFF, len);
	assert_int_equal(understand_typing(&q, pack, str_of("wz1")),
	    KR_ECORRUPT);
	assert_string_equal(pack_fault(pack), "terms");
	fixture_close(&room, &pack);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_beginning_brings_what_begins_so),
		cmocka_unit_test(only_the_word_at_the_end_goes_on),
		cmocka_unit_test(what_is_not_being_typed_does_not_go_on),
		cmocka_unit_test(a_known_word_is_left_alone),
		cmocka_unit_test(a_very_short_word_goes_on_though_known),
		cmocka_unit_test(a_piece_of_a_name_does_not_go_on),
		cmocka_unit_test(a_lone_chinese_character_goes_on),
		cmocka_unit_test(what_is_in_most_notes_is_taken),
		cmocka_unit_test(what_nothing_begins_with_brings_nothing),
		cmocka_unit_test(a_word_of_any_length_is_taken),
		cmocka_unit_test(not_every_term_is_looked_at),
		cmocka_unit_test(a_damaged_pack_is_told),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
