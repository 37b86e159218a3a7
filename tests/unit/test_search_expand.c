/*
 * What the words of a query may have been meant to be: what search/expand.h
 * and search/mend.h promise, and what comes of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "ranked.h"
#include "search/understand.h"

static const struct fixture fixtures[] = {
	{ "x/aaa-filler", "# Filler\n\n> Loops that crash slowly.\n", NULL },
	{ "x/crash", "# CrashLoopBackOff\n\n> S.\n",
	    "# 崩潰\n\n> 摘要。\n> Keywords: 重啟\n" },
	{ "x/image", "# Image pull\n\n> Registry.\n", NULL },
	{ "x/probe", "# Readiness\n\n> Is it readable?\n", NULL },
	{ "x/revert", "# Rollback\n\n> Deployment revision.\n",
	    "# 回滾部署\n\n> 版本。\n" },
	{ "x/simplified", NULL, "# 节点维护\n\n> 排空。\n" },
	{ "x/slow", "# Timeout\n\n> Late.\n", NULL },
	{ "x/stem", NULL, "# 連接\n\n> 運行。\n" },
	{ "x", NULL, NULL },
};

enum { FILLER, CRASH, IMAGE, PROBE, REVERT, SIMPLIFIED, SLOW, STEM };

static const char groups[] = "undo, rollback, 復原操作\ndrain, 排空\n"
    "connection, 連結, 連接\n";

static const char stop_words[] = "the, please\n";

static struct buf	bytes;

static int
open_pack(void **state)
{
	return fixture_open_with(fixtures,
	    sizeof fixtures / sizeof fixtures[0], groups, stop_words, &bytes,
	    state);
}

static int
close_pack(void **state)
{
	return fixture_close(&bytes, state);
}

/* Is a term a lane of any slot of the query? */
static bool
has_lane(const struct query *q, const char *term)
{
	size_t i;

	for (i = 0; i < q->lane_n; i++)
		if (q->lanes[i].hash == str_hash(str_of(term)))
			return true;
	return false;
}

static void
words_that_are_one_are_joined(void **state)
{
	assert_first(*state, "time out", SLOW);
	assert_first(*state, "Time  Outs", SLOW);
	assert_first(*state, "roll back", REVERT);
	assert_first(*state, "crash loop back off", CRASH);
	assert_first(*state, "a time out please", SLOW);
}

static void
words_with_more_than_spaces_between_are_not_joined(void **state)
{
	assert_no_hit(*state, "time, out");
	assert_no_hit(*state, "time\nout");
	assert_no_hit(*state, "time / out");
}

static void
each_of_the_joined_words_has_the_lane(void **state)
{
	const struct query_lane *lane;
	struct query q;
	size_t i;

	assert_int_equal(understand_text(&q, *state, str_of("time out")), KR_OK);
	assert_int_equal(q.n, 2);
	for (i = 0; i < 2; i++) {
		lane = query_lane(&q, q.slots[i].lane);
		assert_non_null(lane);
		assert_int_equal(lane->hash,
		    str_hash(str_of("timeout")));
		assert_true(lane->factor < 1.0f);
	}
}

static void
words_run_together_are_torn(void **state)
{
	assert_slots(*state, "imagepull", "imag pull");
	assert_first(*state, "imagepull", IMAGE);
	assert_first(*state, "DeploymentRevision", REVERT);
	assert_first(*state, "deploymentrevision", REVERT);
	assert_first(*state, "deploymentrevisions", REVERT);
	assert_slots(*state, "imagepullregistry", "imag pull registry");
}

static void
pieces_that_are_not_all_known_are_not_torn(void **state)
{
	assert_slots(*state, "imagepullxyzzy", "(imagepullxyzzy)");
	assert_slots(*state, "xyzzyimage", "(xyzzyimag)");
}

static void
pinyin_finds_chinese(void **state)
{
	assert_first(*state, "huigun", REVERT);
	assert_first(*state, "bushu", REVERT);
	assert_first(*state, "chongqi", CRASH);
	assert_first(*state, "zhongqi", CRASH);
	assert_first(*state, "jiedian", SIMPLIFIED);
	assert_first(*state, "JieDian", SIMPLIFIED);
}

/* They end like English words, but are none. */
static void
pinyin_is_not_stemmed(void **state)
{
	assert_first(*state, "lianjie", STEM);
	assert_first(*state, "yunxing", STEM);
	assert_first(*state, "hgbs", REVERT);
}

static void
a_word_of_many_syllables_is_all_its_pairs(void **state)
{
	struct query q;

	assert_first(*state, "jiedianweihu", SIMPLIFIED);
	assert_int_equal(understand_text(&q, *state, str_of("jiedianweihu")),
	    KR_OK);
	assert_int_equal(q.n, 3);
	assert_true(has_lane(&q, "节点"));
	assert_true(has_lane(&q, "点维"));
	assert_true(has_lane(&q, "维护"));
	/* Of what no note has all of, none is. */
	assert_int_equal(understand_text(&q, *state, str_of("jiedianchongqi")),
	    KR_OK);
	assert_false(has_lane(&q, "节点"));
}

static void
initials_find_titles_and_keywords(void **state)
{
	assert_first(*state, "hgbs", REVERT);
	assert_first(*state, "cq", CRASH);
	assert_first(*state, "zq", CRASH);
	assert_first(*state, "jdwh", SIMPLIFIED);
	assert_no_hit(*state, "hgbz");
}

static void
synonyms_are_known_in_latin_letters(void **state)
{
	/* No note says so; rollback is of the same group. */
	assert_first(*state, "fuyuancaozuo", REVERT);
	assert_first(*state, "fycz", REVERT);
	assert_first(*state, "paikong", SIMPLIFIED);
}

static void
slips_of_the_finger_are_forgiven(void **state)
{
	assert_first(*state, "regisrty", IMAGE);
	assert_first(*state, "registrry", IMAGE);
	assert_first(*state, "timeuot", SLOW);
	assert_first(*state, "deplomyent", REVERT);
	/* Two of a long word. */
	assert_first(*state, "dploymnt", REVERT);
	assert_first(*state, "crashlopbakoff", CRASH);
}

static void
a_slip_in_a_synonym_is_forgiven_too(void **state)
{
	/* "drain" is in no note. */
	assert_first(*state, "drian", SIMPLIFIED);
}

static void
short_words_and_names_are_as_they_are(void **state)
{
	struct query q;

	/* One letter off "pull" and "late", but short, or with a digit. */
	assert_slots(*state, "pll", "(pll)");
	assert_slots(*state, "registry1", "(registry1)");
	assert_int_equal(understand_text(&q, *state, str_of("lat3")), KR_OK);
	assert_int_equal(q.lane_n, 0);
}

static void
what_is_known_is_not_mended(void **state)
{
	struct query q;

	/* "loop" is a word of a note, and one slip away. */
	assert_int_equal(understand_text(&q, *state, str_of("filler")), KR_OK);
	assert_int_equal(q.slots[0].lane, 1);
	assert_null(query_lane(&q, query_lane(&q, 1)->next));
}

static void
a_guess_counts_less_than_what_was_typed(void **state)
{
	static const char *const texts[] = { "regisrty", "huigun", "cq",
	    "imagepull", "time out", "dploymnt", "fycz" };
	struct query q;
	size_t i, k;

	for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		assert_int_equal(understand_text(&q, *state, str_of(texts[i])),
		    KR_OK);
		assert_true(q.lane_n > 0);
		for (k = 0; k < q.lane_n; k++)
			assert_true(q.lanes[k].factor > 0.0f &&
			    q.lanes[k].factor < 1.0f);
	}
}

static void
one_slip_is_nearer_than_two(void **state)
{
	static const struct fixture near[] = {
		{ "n/one", "# Kilometers\n\n> S.\n", NULL },
		{ "n/two", "# Kilometres\n\n> S.\n", NULL },
		{ "n", NULL, NULL },
	};
	struct buf packed = { .p = NULL };
	void *pack = NULL;
	struct query q;

	(void)state;
	assert_int_equal(fixture_open(near, 3, NULL, &packed, &pack), 0);
	assert_int_equal(understand_text(&q, pack, str_of("kilometrs")), KR_OK);
	assert_int_equal(q.lane_n, 2);
	assert_int_equal(understand_text(&q, pack, str_of("kilimeter")), KR_OK);
	assert_true(has_lane(&q, "kilometer"));
	assert_false(has_lane(&q, "kilometr"));
	(void)fixture_close(&packed, &pack);
}

static void
what_resembles_nothing_stays_unknown(void **state)
{
	assert_slots(*state, "xyzzyxyzzy", "(xyzzyxyzzy)");
	assert_no_hit(*state, "xyzzyxyzzy");
	assert_no_hit(*state, "qqqq");
}

static void
stop_words_alone_are_a_query(void **state)
{
	assert_slots(*state, "the", "(the)");
	assert_no_hit(*state, "please the");
}

static void
traditional_and_simplified_find_each_other(void **state)
{
	assert_first(*state, "節點維護", SIMPLIFIED);
	assert_first(*state, "节点维护", SIMPLIFIED);
	assert_first(*state, "回滚部署", REVERT);
	assert_first(*state, "回滾部署", REVERT);
	assert_first(*state, "重启", CRASH);
}

/* Unknown words, joined and torn ones, as many as there is room for. */
static void
a_page_of_unknown_words_is_taken(void **state)
{
	static const char *const parts[] = { "image", "pull", "crash",
	    "loop", "time", "out", "hui", "gun", "jie", "dian", "xx", " ",
	    " ", "regisrty", "cq" };
	struct pack *pack = *state;
	struct buf page;
	struct query q;
	int round, i;

	srand(1);
	buf_init(&page);
	for (round = 0; round < 300; round++) {
		buf_clear(&page);
		for (i = rand() % 200; i > 0; i--)
			buf_puts(&page, parts[rand() % 15]);
		assert_int_equal(understand_text(&q, pack, buf_str(&page)),
		    KR_OK);
		assert_true(q.n <= QUERY_SLOTS_MAX);
		assert_true(q.lane_n <= QUERY_LANES_MAX);
	}
	buf_fini(&page);
}

static void
a_plural_that_is_none_is_mended_as_it_was_typed(void **state)
{
	assert_first(*state, "readines", PROBE);
	assert_first(*state, "Readines probe", PROBE);
}

static void
the_mistyped_beginning_of_a_word_is_mended(void **state)
{
	struct query q;

	assert_int_equal(understand_text(&q, *state, str_of("crashlop")),
	    KR_OK);
	assert_true(has_lane(&q, "crashloopbackoff"));
	assert_first(*state, "x crashlop", CRASH);
}

/* The title as a whole, though it was mistyped. */
static void
what_was_mended_may_be_a_title(void **state)
{
	const struct query_slot *last;
	struct query q;

	assert_int_equal(understand_text(&q, *state, str_of("timeuot")),
	    KR_OK);
	last = &q.slots[q.n - 1];
	assert_true(last->bonus);
	assert_int_equal(query_lane(&q, last->lane)->at.note, SLOW);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_that_are_one_are_joined),
		cmocka_unit_test(
		    words_with_more_than_spaces_between_are_not_joined),
		cmocka_unit_test(each_of_the_joined_words_has_the_lane),
		cmocka_unit_test(words_run_together_are_torn),
		cmocka_unit_test(pieces_that_are_not_all_known_are_not_torn),
		cmocka_unit_test(pinyin_finds_chinese),
		cmocka_unit_test(pinyin_is_not_stemmed),
		cmocka_unit_test(a_word_of_many_syllables_is_all_its_pairs),
		cmocka_unit_test(initials_find_titles_and_keywords),
		cmocka_unit_test(synonyms_are_known_in_latin_letters),
		cmocka_unit_test(slips_of_the_finger_are_forgiven),
		cmocka_unit_test(a_slip_in_a_synonym_is_forgiven_too),
		cmocka_unit_test(
		    a_plural_that_is_none_is_mended_as_it_was_typed),
		cmocka_unit_test(the_mistyped_beginning_of_a_word_is_mended),
		cmocka_unit_test(what_was_mended_may_be_a_title),
		cmocka_unit_test(short_words_and_names_are_as_they_are),
		cmocka_unit_test(what_is_known_is_not_mended),
		cmocka_unit_test(a_guess_counts_less_than_what_was_typed),
		cmocka_unit_test(one_slip_is_nearer_than_two),
		cmocka_unit_test(what_resembles_nothing_stays_unknown),
		cmocka_unit_test(stop_words_alone_are_a_query),
		cmocka_unit_test(traditional_and_simplified_find_each_other),
		cmocka_unit_test(a_page_of_unknown_words_is_taken),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
