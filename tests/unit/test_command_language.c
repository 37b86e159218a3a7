/*
 * Which language to show: what command/language.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "command/language.h"
#include "compile/builder.h"
#include "compile/list.h"

enum { EN, DE, PT_BR, ZH_CN, ZH_TW, LANGUAGES };

static const char *const codes[LANGUAGES] = { "en", "de", "pt_BR", "zh_CN",
    "zh_TW" };

static struct buf	bytes;

/* A pack of no notes in n languages. */
static struct pack *
make_pack(const char *const *list, size_t n)
{
	const struct synonyms none = { .n = 0 };
	struct list languages = { NULL, 0, 0 };
	struct builder b;
	struct pack *pack;
	size_t i;

	for (i = 0; i < n; i++)
		list_add(&languages, str_of(list[i]), 0, false);
	buf_fini(&bytes);
	builder_init(&b, &languages, &none);
	builder_write(&b, &bytes);
	builder_fini(&b);
	list_fini(&languages);
	return pack_open_memory(&pack, bytes.p, bytes.len, "test") == KR_OK ?
	    pack : NULL;
}

/* An environment without any language, and the pack. */
static int
start(void **state)
{
	unsetenv("LANGUAGE");
	unsetenv("LC_ALL");
	unsetenv("LC_MESSAGES");
	unsetenv("LANG");
	return (*state = make_pack(codes, LANGUAGES)) == NULL ? -1 : 0;
}

static int
end(void **state)
{
	pack_close(*state);
	buf_fini(&bytes);
	return 0;
}

/* Go on with a pack of other languages. */
static void
change_pack(void **state, const char *const *list, size_t n)
{
	pack_close(*state);
	*state = make_pack(list, n);
	assert_non_null(*state);
}

/* The languages' codes with colons between. */
static void
assert_languages(struct pack *pack, const char *expected)
{
	struct language_list list;
	struct buf out;
	size_t i;

	language_of_environment(&list, pack);
	assert_false(list.strict);
	buf_init(&out);
	for (i = 0; i < list.n; i++) {
		if (i > 0)
			buf_addc(&out, ':');
		buf_adds(&out, pack_language(pack, list.v[i]));
	}
	buf_addc(&out, '\0');
	assert_string_equal(out.p, expected);
	buf_fini(&out);
}

static void
without_a_locale_it_is_english(void **state)
{
	assert_languages(*state, "en");
}

static void
a_locale_is_followed_by_english(void **state)
{
	setenv("LANG", "zh_TW.UTF-8", 1);
	assert_languages(*state, "zh_TW:en");
	setenv("LANG", "de_DE@euro", 1);
	assert_languages(*state, "de:en");
	setenv("LANG", "en_GB", 1);
	assert_languages(*state, "en");
}

static void
lc_all_wins_over_lc_messages_over_lang(void **state)
{
	setenv("LANG", "de", 1);
	assert_languages(*state, "de:en");
	setenv("LC_MESSAGES", "pt_BR", 1);
	assert_languages(*state, "pt_BR:en");
	setenv("LC_ALL", "zh_CN", 1);
	assert_languages(*state, "zh_CN:en");
	setenv("LC_ALL", "", 1);
	assert_languages(*state, "pt_BR:en");
}

static void
a_list_of_languages_comes_before_the_locale(void **state)
{
	setenv("LANG", "de_DE.UTF-8", 1);
	setenv("LANGUAGE", "zh_TW:pt_BR", 1);
	assert_languages(*state, "zh_TW:pt_BR:de:en");
	setenv("LANGUAGE", "zh_TW", 1);
	assert_languages(*state, "zh_TW:de:en");
	setenv("LANGUAGE", "", 1);
	assert_languages(*state, "de:en");
	setenv("LANGUAGE", ":::fr:zh_TW:", 1);
	assert_languages(*state, "zh_TW:de:en");
}

static void
in_the_c_locale_no_list_counts(void **state)
{
	setenv("LANGUAGE", "zh_TW", 1);
	assert_languages(*state, "en");
	setenv("LC_ALL", "C", 1);
	assert_languages(*state, "en");
	setenv("LC_ALL", "POSIX", 1);
	assert_languages(*state, "en");
}

/* As in gettext: only the plain C locale switches translations off. */
static void
the_c_locale_in_utf_8_is_english_by_itself(void **state)
{
	setenv("LC_ALL", "C.UTF-8", 1);
	assert_languages(*state, "en");
	setenv("LANGUAGE", "zh_TW", 1);
	assert_languages(*state, "zh_TW:en");
}

static void
each_language_is_named_once(void **state)
{
	setenv("LANG", "de", 1);
	setenv("LANGUAGE", "de:en:de_AT:de", 1);
	assert_languages(*state, "de:en");
}

static void
a_country_is_served_by_its_language(void **state)
{
	const char *const plain[] = { "en", "zh" };

	setenv("LANG", "de_AT.UTF-8", 1);
	assert_languages(*state, "de:en");
	/* Portuguese of Portugal is not Portuguese of Brazil. */
	setenv("LANG", "pt_PT.UTF-8", 1);
	assert_languages(*state, "en");
	setenv("LANG", "pt", 1);
	assert_languages(*state, "pt_BR:en");
	setenv("LANG", "zh_TW", 1);
	change_pack(state, plain, 2);
	assert_languages(*state, "zh:en");
}

static void
readers_of_traditional_chinese_get_it(void **state)
{
	setenv("LANG", "zh_HK.UTF-8", 1);
	assert_languages(*state, "zh_TW:en");
	setenv("LANG", "zh_MO", 1);
	assert_languages(*state, "zh_TW:en");
	setenv("LANG", "zh_Hant", 1);
	assert_languages(*state, "zh_TW:en");
}

static void
an_unknown_language_is_passed_over(void **state)
{
	setenv("LANG", "fr_FR.UTF-8", 1);
	assert_languages(*state, "en");
	setenv("LANG", "\033[31m", 1);
	assert_languages(*state, "en");
}

static void
a_list_of_any_length_is_taken(void **state)
{
	struct buf list;
	int i;

	buf_init(&list);
	for (i = 0; i < 10000; i++)
		buf_puts(&list, "de:fr:zh_TW:");
	buf_addc(&list, '\0');
	setenv("LANG", "pt_BR", 1);
	setenv("LANGUAGE", list.p, 1);
	assert_languages(*state, "de:zh_TW:pt_BR:en");
	buf_fini(&list);
}

static void
a_pack_of_more_languages_than_a_reader_may_list_is_fine(void **state)
{
	char room[LANGUAGE_MAX * 2][3];
	const char *many[LANGUAGE_MAX * 2];
	struct language_list list;
	struct buf text;
	int i;

	buf_init(&text);
	for (i = 0; i < LANGUAGE_MAX * 2; i++) {
		room[i][0] = 'x';
		room[i][1] = (char)('A' + i);
		room[i][2] = '\0';
		many[i] = room[i];
		buf_puts(&text, room[i]);
		buf_addc(&text, ':');
	}
	buf_addc(&text, '\0');
	setenv("LANG", "de", 1);
	setenv("LANGUAGE", text.p, 1);
	change_pack(state, many, LANGUAGE_MAX * 2);
	language_of_environment(&list, *state);
	assert_int_equal(list.n, LANGUAGE_MAX);
	buf_fini(&text);
}

static void
a_language_asked_for_by_name_is_the_only_one(void **state)
{
	struct language_list list;
	char room[64];

	assert_true(language_of_code(&list, *state, "zh_TW"));
	assert_int_equal(list.n, 1);
	assert_int_equal(list.v[0], ZH_TW);
	assert_true(list.strict);
	assert_string_equal(language_code(&list, *state, room), "zh_TW");
	assert_true(language_of_code(&list, *state, "zh_TW.UTF-8"));
	assert_int_equal(list.v[0], ZH_TW);
	assert_true(language_of_code(&list, *state, "zh"));
	assert_int_equal(list.v[0], ZH_CN);
}

static void
a_language_that_the_pack_lacks_is_refused(void **state)
{
	struct language_list list;

	assert_false(language_of_code(&list, *state, "fr"));
	assert_false(language_of_code(&list, *state, ""));
	assert_false(language_of_code(&list, *state, "z"));
	assert_false(language_of_code(&list, *state, "pt_PT"));
}

/* The language that serves a code, or LANGUAGES. */
static uint32_t
find(const struct pack *pack, const char *code)
{
	uint32_t language = LANGUAGES;

	if (!language_find(pack, code, &language))
		assert_int_equal(language, LANGUAGES);
	return language;
}

static void
a_code_is_served_by_the_language_nearest_to_it(void **state)
{
	assert_int_equal(find(*state, "zh_TW"), ZH_TW);
	assert_int_equal(find(*state, "zh-TW"), ZH_TW);
	assert_int_equal(find(*state, "zh_TW.UTF-8"), ZH_TW);
	assert_int_equal(find(*state, "zh_HK@x"), ZH_TW);
	assert_int_equal(find(*state, "zh"), ZH_CN);
	assert_int_equal(find(*state, "de_AT"), DE);
	assert_int_equal(find(*state, "pt"), PT_BR);
	assert_int_equal(find(*state, "en"), EN);
	assert_int_equal(find(*state, "en_GB.utf8"), EN);
}

static void
a_code_that_no_language_serves_is_not_found(void **state)
{
	static const char *const of_none[] = { "fr", "fr_FR.UTF-8", "", ".",
	    "@x", "_", "e", "C", "english", "z" };
	size_t i;

	for (i = 0; i < sizeof of_none / sizeof of_none[0]; i++)
		if (find(*state, of_none[i]) != LANGUAGES)
			fail_msg("`%s' is found", of_none[i]);
}

static void
no_language_at_all_is_english(void **state)
{
	struct language_list list = { .n = 0 };
	char room[64];

	assert_string_equal(language_code(&list, *state, room), "en");
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_setup_teardown(name, start, end)
	const struct CMUnitTest tests[] = {
		TEST(without_a_locale_it_is_english),
		TEST(a_locale_is_followed_by_english),
		TEST(lc_all_wins_over_lc_messages_over_lang),
		TEST(a_list_of_languages_comes_before_the_locale),
		TEST(in_the_c_locale_no_list_counts),
		TEST(the_c_locale_in_utf_8_is_english_by_itself),
		TEST(each_language_is_named_once),
		TEST(a_country_is_served_by_its_language),
		TEST(readers_of_traditional_chinese_get_it),
		TEST(an_unknown_language_is_passed_over),
		TEST(a_list_of_any_length_is_taken),
		TEST(a_pack_of_more_languages_than_a_reader_may_list_is_fine),
		TEST(a_language_asked_for_by_name_is_the_only_one),
		TEST(a_language_that_the_pack_lacks_is_refused),
		TEST(a_code_is_served_by_the_language_nearest_to_it),
		TEST(a_code_that_no_language_serves_is_not_found),
		TEST(no_language_at_all_is_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
