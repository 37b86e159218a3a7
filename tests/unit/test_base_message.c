/*
 * Messages on standard error: what base/message.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/message.h"

/*
 * Standard error, caught.  A datagram socket keeps the bounds of writes, so
 * that one recv() shows exactly what one write() sent.
 */
struct caught {
	int	pair[2];
	int	saved;		/* the real standard error */
	char	text[4096];	/* the last write, with a NUL */
};

static int
catch_start(void **state)
{
	struct caught *c = calloc(1, sizeof(*c));

	if (c == NULL || socketpair(AF_UNIX, SOCK_DGRAM, 0, c->pair) != 0)
		return -1;
	fflush(stderr);
	c->saved = dup(STDERR_FILENO);
	if (dup2(c->pair[0], STDERR_FILENO) < 0)
		return -1;
	message_set_program("k8sref");
	*state = c;
	return 0;
}

static int
catch_end(void **state)
{
	struct caught *c = *state;

	dup2(c->saved, STDERR_FILENO);
	close(c->saved);
	close(c->pair[0]);
	close(c->pair[1]);
	free(c);
	return 0;
}

/* The next write to standard error, or "" when there was none. */
static const char *
next_write(struct caught *c)
{
	ssize_t n = recv(c->pair[1], c->text, sizeof(c->text) - 1,
	    MSG_DONTWAIT);

	c->text[n > 0 ? n : 0] = '\0';
	return c->text;
}

static void
an_error_is_one_write_with_name_and_newline(void **state)
{
	struct caught *c = *state;

	message_error("%s: %s %d", "pods", "not found", 404);
	assert_string_equal(next_write(c),
	    "k8sref: pods: not found 404\n");
	assert_string_equal(next_write(c), "");
}

static void
the_program_name_can_be_changed(void **state)
{
	struct caught *c = *state;

	message_set_program("k8sref-compile");
	message_error("stop");
	assert_string_equal(next_write(c), "k8sref-compile: stop\n");
}

static void
a_hint_has_no_name(void **state)
{
	struct caught *c = *state;

	message_hint("Did you mean %s?", "pods");
	assert_string_equal(next_write(c), "Did you mean pods?\n");
	assert_string_equal(next_write(c), "");
}

static void
terminal_commands_do_not_pass(void **state)
{
	struct caught *c = *state;

	message_error("%s", "\x1B]0;title\x07\x1B[31mred\x7F\r\n\tend");
	assert_string_equal(next_write(c),
	    "k8sref: ?]0;title??[31mred????end\n");
	/* C1 controls are two bytes in UTF-8: here CSI, U+009B. */
	message_error("%s", "\xC2\x9B" "31m");
	assert_string_equal(next_write(c), "k8sref: ?31m\n");
	/* A raw C1 byte is no UTF-8, bidi overrides turn text around. */
	message_error("%s", "\x9B" "31m\xE2\x80\xAE" "cod\xE2\x81\xA6");
	assert_string_equal(next_write(c), "k8sref: ?31m?cod?\n");
}

static void
the_program_name_is_masked_too(void **state)
{
	struct caught *c = *state;

	message_set_program("\x1B[2J");
	message_error("%s", "x");
	assert_string_equal(next_write(c), "?[2J: x\n");
}

static void
newlines_inside_the_text_do_not_pass(void **state)
{
	struct caught *c = *state;

	message_error("%s", "one\nk8sref: two\n");
	assert_string_equal(next_write(c), "k8sref: one?k8sref: two?\n");
}

static void
chinese_passes_and_broken_utf8_does_not(void **state)
{
	struct caught *c = *state;

	message_error("%s", "找不到「重啟」\xE5\x9B");
	assert_string_equal(next_write(c), "k8sref: 找不到「重啟」??\n");
}

static void
a_long_message_is_still_one_write(void **state)
{
	struct caught *c = *state;
	char name[2001];

	memset(name, 'a', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	message_error("%s", name);
	assert_int_equal(strlen(next_write(c)), 8 + 2000 + 1);
	assert_string_equal(next_write(c), "");
}

static void
text_that_cannot_be_formatted_is_replaced_by_a_fixed_line(void **state)
{
	struct caught *c = *state;
	volatile int width = INT_MAX;	/* hidden from the compiler's check */
	const char *text;

	message_error("%s%*s", "\x1B[31m", width, "");
	text = next_write(c);
	assert_memory_equal(text, "k8sref: ", 8);
	assert_null(strchr(text, '\x1B'));
	assert_int_equal(text[strlen(text) - 1], '\n');
	assert_string_equal(next_write(c), "");
}

static void
a_closed_standard_error_is_survived(void **state)
{
	struct caught *c = *state;

	close(STDERR_FILENO);
	message_error("%s", "nobody hears this");
	message_hint("%s", "nor this");
	assert_string_equal(next_write(c), "");
}

static void
every_status_has_words_of_its_own(void **state)
{
	const char *words[KR_ELIMIT + 1];

	(void)state;
	for (int i = 0; i <= KR_ELIMIT; i++) {
		words[i] = message_status((enum kr_status)i);
		assert_non_null(words[i]);
		assert_true(words[i][0] != '\0');
		for (int j = 0; j < i; j++)
			assert_string_not_equal(words[i], words[j]);
	}
}

/* What message_mask makes of text. */
static void
assert_mask(const char *text, int max_columns, const char *want)
{
	struct buf b;

	buf_init(&b);
	message_mask(&b, str_of(text), max_columns);
	buf_addc(&b, '\0');
	assert_int_equal(buf_status(&b), KR_OK);
	assert_string_equal(b.p, want);
	buf_fini(&b);
}

static void
the_mask_cuts_after_so_many_columns(void **state)
{
	(void)state;
	assert_mask("", 0, "");
	assert_mask("abc", 3, "abc");
	assert_mask("abcd", 3, "abc…");
	assert_mask("a", 0, "…");
	assert_mask("回滾", 4, "回滾");
	assert_mask("回滾", 3, "回…");
	assert_mask("回滾a", 4, "回滾…");
	assert_mask("回滾", 1, "…");
}

static void
the_mask_keeps_a_mark_with_its_letter(void **state)
{
	(void)state;
	assert_mask("e\xCC\x81", 1, "e\xCC\x81");
	assert_mask("e\xCC\x81x", 1, "e\xCC\x81…");
}

static void
the_mask_keeps_a_real_replacement_character(void **state)
{
	(void)state;
	assert_mask("\xEF\xBF\xBD\xEF\xBF", 9, "\xEF\xBF\xBD??");
}

#define CATCHING(test)	\
	cmocka_unit_test_setup_teardown(test, catch_start, catch_end)

/* Text is clean where the mask would leave it alone, and only there. */
static void
assert_clean(struct str text, bool clean)
{
	struct buf b;

	if (message_is_clean(text) != clean)
		fail_msg("`%.*s' is %sclean", (int)text.len, text.p,
		    clean ? "not " : "");
	buf_init(&b);
	message_mask(&b, text, INT_MAX);
	assert_int_equal(str_equal(buf_str(&b), text), clean);
	buf_fini(&b);
}

static void
what_the_mask_leaves_alone_is_clean(void **state)
{
	static const char *const unclean[] = { "\033[31m", "a\n", "a\tb",
	    "a\x7F", "\xC2\x9B", "\xE2\x80\xAE", "\xEF\xBB\xBF", "a\xFF",
	    "a\xE9\x87", "\xC0\xAF", "\xED\xA0\x80" };
	size_t i;

	(void)state;
	assert_clean((struct str){ NULL, 0 }, true);
	assert_clean(str_of("kubectl get pods -A | less"), true);
	assert_clean(str_of("回滾 e\xCC\x81 \xF0\x9F\x98\x80"), true);
	/* A joiner; U+FFFD itself is a character. */
	assert_clean(str_of("a\xE2\x80\x8D" "b"), true);
	assert_clean(str_of("\xEF\xBF\xBD"), true);
	for (i = 0; i < sizeof unclean / sizeof unclean[0]; i++)
		assert_clean(str_of(unclean[i]), false);
	assert_clean((struct str){ "a\0b", 3 }, false);
	assert_clean((struct str){ "a\xEF\xBF\xBD", 3 }, false);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CATCHING(an_error_is_one_write_with_name_and_newline),
		CATCHING(the_program_name_can_be_changed),
		CATCHING(a_hint_has_no_name),
		CATCHING(terminal_commands_do_not_pass),
		CATCHING(the_program_name_is_masked_too),
		CATCHING(newlines_inside_the_text_do_not_pass),
		CATCHING(chinese_passes_and_broken_utf8_does_not),
		CATCHING(a_long_message_is_still_one_write),
		CATCHING(
		    text_that_cannot_be_formatted_is_replaced_by_a_fixed_line),
		CATCHING(a_closed_standard_error_is_survived),
		cmocka_unit_test(every_status_has_words_of_its_own),
		cmocka_unit_test(the_mask_cuts_after_so_many_columns),
		cmocka_unit_test(the_mask_keeps_a_mark_with_its_letter),
		cmocka_unit_test(the_mask_keeps_a_real_replacement_character),
		cmocka_unit_test(what_the_mask_leaves_alone_is_clean),
	};

	return cmocka_run_group_tests_name("base/message", tests, NULL, NULL);
}
