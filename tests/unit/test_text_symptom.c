/*
 * Lines that a cluster prints: what text/symptom.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/symptom.h"
#include "base/utf8.h"

/* The tokens of a line with bars between. */
static void
assert_tokens(const char *line, const char *expected)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	size_t i, n = symptom_cut(str_of(line), tokens);
	struct buf all;

	buf_init(&all);
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_addc(&all, '|');
		buf_add(&all, tokens[i].text, tokens[i].len);
	}
	buf_addc(&all, '\0');
	assert_string_equal(all.p, expected);
	buf_fini(&all);
}

static void
a_line_is_cut_at_white_space(void **state)
{
	(void)state;
	assert_tokens("no space left", "no|space|left");
	assert_tokens("  no\tspace \r\nleft  ", "no|space|left");
	assert_tokens("", "");
	assert_tokens(" \t\n", "");
}

static void
case_and_traditional_characters_are_folded(void **state)
{
	(void)state;
	assert_tokens("Back-off RESTARTING", "back-off|restarting");
	assert_tokens("重啟 ＰＯＤ", "重启|pod");
}

static void
punctuation_at_the_ends_of_a_token_goes(void **state)
{
	(void)state;
	assert_tokens("Error: (no space).", "error|no|space");
	assert_tokens("kubernetes.io/hostname, ...", "kubernetes.io/hostname");
	assert_tokens("don't <none>", "don't|none");
	assert_tokens("a = b ; [c] {d}", "a|b|c|d");
}

/* It is typed with an input method for Chinese. */
static void
full_width_spaces_and_punctuation_are_as_narrow_ones(void **state)
{
	(void)state;
	assert_tokens("錯誤：　連線 （失敗）", "错误|连线|失败");
	assert_tokens("錯誤: 連線 (失敗)", "错误|连线|失败");
	assert_tokens("pod \"x\"　gone", "pod|#|gone");
	assert_tokens("　", "");
	assert_tokens("（：", "");
}

static void
what_holds_a_digit_is_a_variable(void **state)
{
	(void)state;
	assert_tokens("exit code 137", "exit|code|#");
	assert_tokens("0/3 nodes are available", "#|nodes|are|available");
	assert_tokens("pod web-7d9f8-x2x4z failed", "pod|#|failed");
	assert_tokens("dial tcp 10.0.0.1:443: refused", "dial|tcp|#|refused");
	assert_tokens("line ７ of", "line|#|of");
}

static void
what_stood_in_quotes_is_a_variable(void **state)
{
	(void)state;
	assert_tokens("pods \"web\" not found", "pods|#|not|found");
	assert_tokens("pods 'web' not found", "pods|#|not|found");
	assert_tokens("pods `web` not found", "pods|#|not|found");
	assert_tokens("image \"my own\": denied", "image|#|denied");
	assert_tokens("got \"\"", "got|#");
	assert_tokens("got \"a\\\"b\".", "got|#");
}

static void
a_quote_that_does_not_end_is_punctuation(void **state)
{
	(void)state;
	assert_tokens("it's \"not", "it's|not");
	assert_tokens("\"a b", "a|b");
	assert_tokens("'a'b c", "a'b|c");
	assert_tokens("\"", "");
}

static void
neighbouring_variables_are_one(void **state)
{
	(void)state;
	assert_tokens("at 2024-01-01 12:00:00 \"x\" 7: gone", "at|#|gone");
	assert_tokens("1 2 3", "#");
	assert_tokens("1 a 2", "#|a|#");
}

static void
a_hash_sign_of_its_own_is_a_variable_as_well(void **state)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];

	(void)state;
	/* A note may write one in its symptom. */
	assert_tokens("exit code #", "exit|code|#");
	assert_int_equal(symptom_cut(str_of("code 1"), tokens), 2);
	assert_false(symptom_is_variable(&tokens[0]));
	assert_true(symptom_is_variable(&tokens[1]));
	assert_int_equal(symptom_cut(str_of("##"), tokens), 1);
	assert_false(symptom_is_variable(&tokens[0]));
}

static void
a_token_tells_where_it_stands(void **state)
{
	static const char line[] = "Error: pod \"my web\" 12 (gone)";
	struct symptom_token t[SYMPTOM_TOKENS_MAX];

	(void)state;
	assert_int_equal(symptom_cut(str_of(line), t), 4);
	assert_int_equal(t[0].start, 0);
	assert_int_equal(t[0].end, 5);
	/* Both variables; the quote before them is none of it. */
	assert_int_equal(t[2].start, 12);
	assert_int_equal(t[2].end, 22);
	assert_memory_equal(line + t[3].start, "gone", 4);
	assert_int_equal(t[3].end, t[3].start + 4);
}

static void
long_tokens_are_cut_between_characters(void **state)
{
	struct symptom_token t[SYMPTOM_TOKENS_MAX];
	char line[200] = "a";
	size_t i;

	(void)state;
	for (i = 0; i < 20; i++)
		strcat(line, "容");
	assert_int_equal(symptom_cut(str_of(line), t), 1);
	/* One byte and 15 characters of three: 48 would cut the 16th. */
	assert_int_equal(t[0].len, SYMPTOM_TOKEN_MAX - 2);
	assert_int_equal(t[0].end, strlen(line));
}

/* A Deployment's Pods have the digits at the ends of long names. */
static void
a_digit_behind_the_cut_makes_a_variable_too(void **state)
{
	struct symptom_token t[SYMPTOM_TOKENS_MAX];
	char line[100];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof line; i++) {
		memset(line, 'a', sizeof line);
		line[i] = '1';
		assert_int_equal(symptom_cut((struct str){ line,
		    sizeof line }, t), 1);
		assert_true(symptom_is_variable(&t[0]));
	}
}

static void
tokens_after_the_limit_are_left_out(void **state)
{
	struct symptom_token t[SYMPTOM_TOKENS_MAX];
	char line[3 * SYMPTOM_TOKENS_MAX];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof line; i++)
		line[i] = i % 2 == 0 ? 'a' : ' ';
	assert_int_equal(symptom_cut((struct str){ line, sizeof line }, t),
	    SYMPTOM_TOKENS_MAX);
	assert_int_equal(t[SYMPTOM_TOKENS_MAX - 1].start,
	    2 * (SYMPTOM_TOKENS_MAX - 1));
}

static void
a_key_is_its_tokens_with_spaces(void **state)
{
	char key[SYMPTOM_KEY_MAX];
	size_t len = 0;

	(void)state;
	assert_true(symptom_key_add(key, &len, str_of("exit")));
	assert_true(symptom_key_add(key, &len, str_of("code")));
	assert_true(symptom_key_add(key, &len, str_of(SYMPTOM_VARIABLE)));
	assert_int_equal(len, 11);
	assert_memory_equal(key, "exit code #", len);
}

static void
a_key_takes_no_more_than_fits(void **state)
{
	char key[SYMPTOM_KEY_MAX], token[SYMPTOM_KEY_MAX - 4];
	size_t len = 0;

	(void)state;
	memset(token, 'a', sizeof token);
	len = 4;
	assert_false(symptom_key_add(key, &len, (struct str){ token,
	    sizeof token }));
	assert_int_equal(len, 4);
	len = 3;
	assert_true(symptom_key_add(key, &len, (struct str){ token,
	    sizeof token }));
	assert_int_equal(len, SYMPTOM_KEY_MAX);
	assert_false(symptom_key_add(key, &len, str_of("a")));
}

static void
random_lines_give_sound_tokens(void **state)
{
	static const char bytes[] = "ab1 '\"`(.:\t\n\xE5\xAE\xB9\xFF"
	    "\xE3\x80\x80\xEF\xBC\x9A";
	struct symptom_token t[SYMPTOM_TOKENS_MAX];
	struct symptom_token again[SYMPTOM_TOKENS_MAX];
	size_t round, i, len, n;
	char line[80];

	(void)state;
	srand(1);
	for (round = 0; round < 50000; round++) {
		len = (size_t)rand() % sizeof line;
		for (i = 0; i < len; i++)
			line[i] = bytes[(size_t)rand() % (sizeof bytes - 1)];
		n = symptom_cut((struct str){ line, len }, t);
		assert_true(n <= SYMPTOM_TOKENS_MAX);
		for (i = 0; i < n; i++) {
			struct str text = { t[i].text, t[i].len };

			assert_true(t[i].len > 0 &&
			    t[i].len <= SYMPTOM_TOKEN_MAX);
			assert_int_equal(utf8_check(text), text.len);
			assert_null(memchr(t[i].text, ' ', t[i].len));
			assert_true(t[i].start <= t[i].end);
			assert_true(t[i].end <= len);
			if (i > 0) {
				assert_true(t[i].start >= t[i - 1].end);
				assert_false(symptom_is_variable(&t[i]) &&
				    symptom_is_variable(&t[i - 1]));
			}
			/* A token, but for a variable, is its own text. */
			if (symptom_is_variable(&t[i]))
				continue;
			assert_int_equal(symptom_cut(text, again), 1);
			assert_int_equal(again[0].len, t[i].len);
			assert_memory_equal(again[0].text, t[i].text,
			    t[i].len);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_cut_at_white_space),
		cmocka_unit_test(case_and_traditional_characters_are_folded),
		cmocka_unit_test(punctuation_at_the_ends_of_a_token_goes),
		cmocka_unit_test(
		    full_width_spaces_and_punctuation_are_as_narrow_ones),
		cmocka_unit_test(what_holds_a_digit_is_a_variable),
		cmocka_unit_test(what_stood_in_quotes_is_a_variable),
		cmocka_unit_test(a_quote_that_does_not_end_is_punctuation),
		cmocka_unit_test(neighbouring_variables_are_one),
		cmocka_unit_test(a_hash_sign_of_its_own_is_a_variable_as_well),
		cmocka_unit_test(a_token_tells_where_it_stands),
		cmocka_unit_test(long_tokens_are_cut_between_characters),
		cmocka_unit_test(a_digit_behind_the_cut_makes_a_variable_too),
		cmocka_unit_test(tokens_after_the_limit_are_left_out),
		cmocka_unit_test(a_key_is_its_tokens_with_spaces),
		cmocka_unit_test(a_key_takes_no_more_than_fits),
		cmocka_unit_test(random_lines_give_sound_tokens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
