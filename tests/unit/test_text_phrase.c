/*
 * Phrases in a text: what text/phrase.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/phrase.h"

#define ATOMS_MAX	32

struct row {
	struct phrase_atom	v[ATOMS_MAX];
	size_t			n;
};

static bool
take(const struct words_term *term, void *context)
{
	struct row *row = context;

	if (row->n < ATOMS_MAX && phrase_take_atom(term, &row->v[row->n]))
		row->n++;
	return true;
}

static struct row
cut(const char *text)
{
	struct row row = { .n = 0 };

	words_each(str_of(text), take, &row);
	return row;
}

/* The atoms of a text with bars between. */
static void
assert_atoms(const char *text, const char *expected)
{
	struct row row = cut(text);
	struct buf all;
	size_t i;

	buf_init(&all);
	for (i = 0; i < row.n; i++) {
		if (i > 0)
			buf_addc(&all, '|');
		buf_add(&all, row.v[i].text, row.v[i].len);
	}
	buf_addc(&all, '\0');
	assert_string_equal(all.p, expected);
	buf_fini(&all);
}

static void
words_and_parts_and_characters_are_atoms(void **state)
{
	(void)state;
	assert_atoms("roll back", "roll|back");
	assert_atoms("--dry-run", "dry|run");
	assert_atoms("kubernetes.io", "kubernet|io");
	assert_atoms("CrashLoopBackOff", "crashloopbackoff");
	assert_atoms("回滾 Pod", "回|滚|pod");
	assert_atoms("滾", "滚");
	assert_atoms("...", "");
}

static void
an_atom_tells_where_it_stands(void **state)
{
	struct row row = cut("a Pods，回滾");

	(void)state;
	assert_int_equal(row.n, 4);
	assert_int_equal(row.v[1].start, 2);
	assert_int_equal(row.v[1].end, 6);
	assert_false(row.v[1].chinese);
	assert_int_equal(row.v[3].start, 12);
	assert_int_equal(row.v[3].end, 15);
	assert_true(row.v[3].chinese);
}

static void
assert_key(const char *text, const char *expected)
{
	struct phrase_key key = { .len = 0 };
	struct row row = cut(text);
	size_t i;

	for (i = 0; i < row.n; i++)
		assert_true(phrase_key_add(&key, &row.v[i]));
	assert_int_equal(key.len, strlen(expected));
	assert_memory_equal(key.text, expected, key.len);
}

static void
a_key_has_spaces_where_a_neighbour_is_not_chinese(void **state)
{
	(void)state;
	assert_key("roll back", "roll back");
	assert_key("roll-back", "roll back");
	assert_key("回滾", "回滚");
	assert_key("回 滾", "回滚");
	assert_key("重啟Pod容器", "重启 pod 容器");
}

static void
a_key_takes_no_more_than_fits(void **state)
{
	struct phrase_key key = { .len = 0 };
	struct row row = cut("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa9 "
	    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb9 c dd");

	(void)state;
	assert_int_equal(row.n, 4);
	assert_true(phrase_key_add(&key, &row.v[0]));
	/* 44, a space and 51 are all there is room for. */
	assert_true(phrase_key_add(&key, &row.v[1]));
	assert_int_equal(key.len, PHRASE_KEY_MAX);
	assert_false(phrase_key_add(&key, &row.v[2]));
	assert_int_equal(key.len, PHRASE_KEY_MAX);
	key.len = PHRASE_KEY_MAX - 2;
	assert_false(phrase_key_add(&key, &row.v[3]));
	assert_true(phrase_key_add(&key, &row.v[2]));
	assert_int_equal(key.len, PHRASE_KEY_MAX);
}

/* Phrases that are known, and what was asked for. */
struct known {
	const char *const	*v;
	size_t			 asked;
	char			 last[PHRASE_KEY_MAX + 1];
};

static enum phrase_answer
look_up(struct str key, void *context)
{
	enum phrase_answer answer = PHRASE_NONE;
	struct known *known = context;
	size_t i;

	known->asked++;
	snprintf(known->last, sizeof known->last, "%.*s", (int)key.len,
	    key.p);
	for (i = 0; known->v[i] != NULL; i++) {
		struct str phrase = str_of(known->v[i]);

		if (str_equal(phrase, key))
			return PHRASE_KNOWN;
		if (phrase.len > key.len &&
		    memcmp(phrase.p, key.p, key.len) == 0)
			answer = PHRASE_BEGIN;
	}
	return answer;
}

static size_t
longest(const char *const *phrases, const char *text)
{
	struct known known = { phrases, 0, "" };
	struct row row = cut(text);

	return phrase_longest(row.v, row.n, look_up, &known);
}

static void
the_longest_known_phrase_is_found(void **state)
{
	static const char *const phrases[] = { "roll", "roll back",
	    "roll back all of it", "回滚", NULL };

	(void)state;
	assert_int_equal(longest(phrases, "rolls"), 1);
	assert_int_equal(longest(phrases, "roll it back"), 1);
	assert_int_equal(longest(phrases, "Roll back"), 2);
	assert_int_equal(longest(phrases, "roll-back now"), 2);
	assert_int_equal(longest(phrases, "roll back all of"), 2);
	assert_int_equal(longest(phrases, "roll back all of it now"), 5);
	assert_int_equal(longest(phrases, "回滾"), 2);
	assert_int_equal(longest(phrases, "回滾了"), 2);
}

static void
what_begins_no_phrase_is_none(void **state)
{
	static const char *const phrases[] = { "roll back", NULL };

	(void)state;
	assert_int_equal(longest(phrases, ""), 0);
	assert_int_equal(longest(phrases, "roll"), 0);
	assert_int_equal(longest(phrases, "the roll back"), 0);
	assert_int_equal(longest(phrases, "roll forward"), 0);
}

static void
nothing_is_asked_behind_what_begins_no_phrase(void **state)
{
	static const char *const phrases[] = { "a b", NULL };
	struct known known = { phrases, 0, "" };
	struct row row = cut("a c b a b");

	(void)state;
	assert_int_equal(phrase_longest(row.v, row.n, look_up, &known), 0);
	assert_int_equal(known.asked, 2);
	assert_string_equal(known.last, "a c");
}

static void
phrases_are_no_longer_than_the_limit(void **state)
{
	static const char *const phrases[] = { "a b c d e f g h i",
	    "1 2 3 4 5 6 7 8", NULL };

	(void)state;
	assert_int_equal(longest(phrases, "1 2 3 4 5 6 7 8 9"),
	    PHRASE_ATOMS_MAX);
	assert_int_equal(longest(phrases, "a b c d e f g h i"), 0);
}

/* Random rows against every phrase tried as a whole. */
static void
random_rows_find_what_trying_all_finds(void **state)
{
	static const char *const phrases[] = { "a", "a b", "a b a b",
	    "b b b", "b c a", "c a c a c", "回", "回滚", "滚 a", "a 回", NULL };
	static const char *const atoms[] = { "a", "b", "c", "回", "滾" };
	size_t round, i, n, best, found[9] = { 0 };
	char text[64];

	(void)state;
	srand(1);
	for (round = 0; round < 100000; round++) {
		struct row row;

		text[0] = '\0';
		n = (size_t)rand() % 8;
		for (i = 0; i < n; i++) {
			strcat(text, atoms[rand() % 5]);
			strcat(text, " ");
		}
		row = cut(text);
		assert_int_equal(row.n, n);
		for (best = 0, i = 1; i <= n; i++) {
			struct known known = { phrases, 0, "" };
			struct phrase_key key = { .len = 0 };
			size_t k;

			for (k = 0; k < i; k++)
				assert_true(phrase_key_add(&key, &row.v[k]));
			if (look_up((struct str){ key.text, key.len },
			    &known) == PHRASE_KNOWN)
				best = i;
		}
		assert_int_equal(longest(phrases, text), best);
		found[best]++;
	}
	for (i = 0; i < 6; i++)
		assert_true(found[i] > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_and_parts_and_characters_are_atoms),
		cmocka_unit_test(an_atom_tells_where_it_stands),
		cmocka_unit_test(
		    a_key_has_spaces_where_a_neighbour_is_not_chinese),
		cmocka_unit_test(a_key_takes_no_more_than_fits),
		cmocka_unit_test(the_longest_known_phrase_is_found),
		cmocka_unit_test(what_begins_no_phrase_is_none),
		cmocka_unit_test(
		    nothing_is_asked_behind_what_begins_no_phrase),
		cmocka_unit_test(phrases_are_no_longer_than_the_limit),
		cmocka_unit_test(random_rows_find_what_trying_all_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
