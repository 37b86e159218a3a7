/*
 * Languages while the program runs: what command/context.h promises of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sitting.h"

enum { EN, ZH_TW };

static struct context *
context_of(void **state)
{
	struct session *s = *state;

	return s->c;
}

static void
assert_languages(const struct context *c, size_t n, uint32_t first,
    uint32_t second)
{
	assert_int_equal(c->languages.n, n);
	assert_int_equal(c->languages.v[0], first);
	if (n > 1)
		assert_int_equal(c->languages.v[1], second);
}

static void
a_language_that_is_preferred_is_followed_by_english(void **state)
{
	struct context *c = context_of(state);

	assert_true(context_prefer_language(c, "zh_TW"));
	assert_languages(c, 2, ZH_TW, EN);
	assert_false(c->languages.strict);
	assert_string_equal(c->message_language, "zh_TW");
}

static void
english_is_not_followed_by_itself(void **state)
{
	struct context *c = context_of(state);

	assert_true(context_prefer_language(c, "zh_TW"));
	assert_true(context_prefer_language(c, "en_GB"));
	assert_languages(c, 1, EN, EN);
	assert_false(c->languages.strict);
	assert_string_equal(c->message_language, "en");
}

static void
a_language_that_is_used_is_the_only_one(void **state)
{
	struct context *c = context_of(state);

	assert_true(context_use_language(c, "zh-TW"));
	assert_languages(c, 1, ZH_TW, ZH_TW);
	assert_true(c->languages.strict);
	assert_true(context_prefer_language(c, "zh"));
	assert_languages(c, 2, ZH_TW, EN);
	assert_false(c->languages.strict);
}

static void
a_language_that_the_pack_lacks_changes_nothing(void **state)
{
	struct context *c = context_of(state);

	assert_true(context_prefer_language(c, "zh_TW"));
	assert_false(context_prefer_language(c, "fr"));
	assert_false(context_prefer_language(c, ""));
	assert_languages(c, 2, ZH_TW, EN);
	assert_false(c->languages.strict);
	assert_string_equal(c->message_language, "zh_TW");
	assert_true(context_use_language(c, "en"));
	assert_false(context_prefer_language(c, "fr"));
	assert_true(c->languages.strict);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITTING(a_language_that_is_preferred_is_followed_by_english),
		SITTING(english_is_not_followed_by_itself),
		SITTING(a_language_that_is_used_is_the_only_one),
		SITTING(a_language_that_the_pack_lacks_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
