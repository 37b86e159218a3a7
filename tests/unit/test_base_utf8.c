/*
 * UTF-8 in and out: what base/utf8.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static bool
is_scalar(uint32_t cp)
{
	return cp < 0xD800 || (cp > 0xDFFF && cp <= 0x10FFFF);
}

static void
every_scalar_value_survives_a_round_trip(void **state)
{
	char bytes[4];
	uint32_t back;
	size_t n;

	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		if (!is_scalar(cp))
			continue;
		n = utf8_encode(cp, bytes);
		back = ~cp;
		if (utf8_decode((struct str){ bytes, n }, &back) != n ||
		    back != cp ||
		    utf8_check((struct str){ bytes, n }) != n)
			fail_msg("U+%04X does not survive", (unsigned)cp);
	}
}

/* Whatever is not UTF-8 costs one byte and gives one U+FFFD. */
static void
assert_broken_at_start(const char *p, size_t len)
{
	uint32_t cp = 0;

	assert_int_equal(utf8_decode((struct str){ p, len }, &cp), 1);
	assert_int_equal(cp, UTF8_REPLACEMENT);
	assert_int_equal(utf8_check((struct str){ p, len }), 0);
}

static void
overlong_forms_are_not_utf8(void **state)
{
	(void)state;
	assert_broken_at_start("\xC0\x80", 2);
	assert_broken_at_start("\xC1\xBF", 2);
	assert_broken_at_start("\xE0\x80\x80", 3);
	assert_broken_at_start("\xE0\x9F\xBF", 3);
	assert_broken_at_start("\xF0\x80\x80\x80", 4);
	assert_broken_at_start("\xF0\x8F\xBF\xBF", 4);
}

static void
surrogates_and_values_above_unicode_are_not_utf8(void **state)
{
	(void)state;
	assert_broken_at_start("\xED\xA0\x80", 3);
	assert_broken_at_start("\xED\xBF\xBF", 3);
	assert_broken_at_start("\xF4\x90\x80\x80", 4);
	assert_broken_at_start("\xF5\x80\x80\x80", 4);
	assert_broken_at_start("\xFF", 1);
	assert_broken_at_start("\xFE\x80\x80\x80", 4);
}

static void
a_lonely_continuation_byte_is_not_utf8(void **state)
{
	(void)state;
	assert_broken_at_start("\x80", 1);
	assert_broken_at_start("\xBF" "a", 2);
}

static void
a_truncated_sequence_is_never_read_past_its_end(void **state)
{
	static const char whole[] = "\xF0\x9F\x9A\x80";	/* U+1F680 */

	(void)state;
	for (size_t len = 1; len < 4; len++)
		assert_broken_at_start(whole, len);
	assert_broken_at_start("\xE5\x9B", 2);
	assert_broken_at_start("\xE5\x9B" "abc", 5);
	assert_broken_at_start("\xC3", 1);
}

static void
broken_bytes_do_not_swallow_what_follows(void **state)
{
	struct str s = { "\xE5\x9B" "a", 3 };
	uint32_t seen[3];

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(utf8_decode(s, &seen[i]), 1);
		s.p++;
		s.len--;
	}
	assert_int_equal(seen[0], UTF8_REPLACEMENT);
	assert_int_equal(seen[1], UTF8_REPLACEMENT);
	assert_int_equal(seen[2], 'a');
}

static void
check_tells_where_the_first_bad_byte_is(void **state)
{
	char text[64];

	(void)state;
	assert_int_equal(utf8_check(str_of("")), 0);
	assert_int_equal(utf8_check((struct str){ NULL, 0 }), 0);
	assert_int_equal(utf8_check(str_of("Pod 一直重啟")), 16);
	assert_int_equal(utf8_check(str_of("回滾\xE5")), 6);
	/* Wherever it stands, the fast path for ASCII does not miss it. */
	for (size_t at = 0; at < sizeof(text); at++) {
		memset(text, 'a', sizeof(text));
		text[at] = '\x80';
		assert_int_equal(
		    utf8_check((struct str){ text, sizeof(text) }), at);
	}
}

static void
a_real_replacement_character_is_valid(void **state)
{
	uint32_t cp = 0;

	(void)state;
	assert_int_equal(utf8_decode(str_of("\xEF\xBF\xBD"), &cp), 3);
	assert_int_equal(cp, UTF8_REPLACEMENT);
	assert_int_equal(utf8_check(str_of("\xEF\xBF\xBD")), 3);
}

static void
a_nul_byte_is_a_character_like_others(void **state)
{
	uint32_t cp = 1;

	(void)state;
	assert_int_equal(utf8_decode((struct str){ "\0a", 2 }, &cp), 1);
	assert_int_equal(cp, 0);
	assert_int_equal(utf8_check((struct str){ "\0a", 2 }), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scalar_value_survives_a_round_trip),
		cmocka_unit_test(overlong_forms_are_not_utf8),
		cmocka_unit_test(
		    surrogates_and_values_above_unicode_are_not_utf8),
		cmocka_unit_test(a_lonely_continuation_byte_is_not_utf8),
		cmocka_unit_test(
		    a_truncated_sequence_is_never_read_past_its_end),
		cmocka_unit_test(broken_bytes_do_not_swallow_what_follows),
		cmocka_unit_test(check_tells_where_the_first_bad_byte_is),
		cmocka_unit_test(a_real_replacement_character_is_valid),
		cmocka_unit_test(a_nul_byte_is_a_character_like_others),
	};

	return cmocka_run_group_tests_name("base/utf8", tests, NULL, NULL);
}
