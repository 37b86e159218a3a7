/*
 * What the environment asks for, and errors of the system in that language:
 * what base/locale.h and base/syserror.h promise.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/syserror.h"

static bool
join(void *arg, struct str code)
{
	struct buf *out = arg;

	buf_adds(out, code);
	buf_addc(out, ' ');
	return str_equal(code, str_of("end"));
}

/* The languages of LANGUAGE and LANG, each followed by a space. */
static void
assert_asked(const char *language, const char *lang, const char *expected)
{
	struct buf out;

	unsetenv("LC_ALL");
	unsetenv("LC_MESSAGES");
	setenv("LANGUAGE", language, 1);
	setenv("LANG", lang, 1);
	buf_init(&out);
	(void)locale_languages(join, &out);
	assert_true(str_equal(buf_str(&out), str_of(expected)));
	buf_fini(&out);
}

static void
the_environment_is_read_as_gettext_reads_it(void **state)
{
	(void)state;
	assert_asked("", "zh_TW.UTF-8", "zh_TW ");
	assert_asked("fr:de_AT@euro", "zh_TW", "fr de_AT zh_TW ");
	assert_asked(":fr::", "en_US.UTF-8", "fr en_US ");
	assert_asked("fr", "C", "en ");
	assert_asked("fr", "C.UTF-8", "fr en ");
	assert_asked("fr", "", "en ");
	assert_asked("end:fr", "zh_TW", "end ");
}

static void
a_language_serves_its_spellings_and_its_relatives(void **state)
{
	static const struct {
		const char		*language, *wanted;
		enum locale_match	 expected;
	} cases[] = {
		{ "zh_TW", "zh_TW.UTF-8", LOCALE_SAME },
		{ "zh_TW", "zh-tw", LOCALE_SAME },
		{ "zh_TW", "zh_HK", LOCALE_SAME },
		{ "zh_TW", "zh_Hant_MO", LOCALE_SAME },
		{ "zh_TW", "zh", LOCALE_RELATED },
		{ "zh_TW", "zh_CN", LOCALE_OTHER },
		{ "zh_TW", "zh_Hans", LOCALE_OTHER },
		{ "zh_CN", "zh_SG", LOCALE_SAME },
		{ "de", "de_AT@euro", LOCALE_RELATED },
		{ "de", "den", LOCALE_OTHER },
		{ "en", "", LOCALE_OTHER },
		{ "en", "a_language_with_a_name_that_is_too_long_for_us",
		    LOCALE_OTHER },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (locale_compare(str_of(cases[i].language),
		    str_of(cases[i].wanted)) != cases[i].expected)
			fail_msg("%s for %s", cases[i].language,
			    cases[i].wanted);
}

static void
every_error_has_words_in_ascii_without_a_language(void **state)
{
	int error;

	(void)state;
	for (error = -1; error < 200; error++) {
		const char *p = syserror_text(error);

		assert_true(p[0] != '\0');
		for (; *p != '\0'; p++)
			assert_in_range((unsigned char)*p, ' ', '~');
	}
	assert_string_equal(syserror_text(ENOENT),
	    "No such file or directory");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_environment_is_read_as_gettext_reads_it),
		cmocka_unit_test(
		    a_language_serves_its_spellings_and_its_relatives),
		cmocka_unit_test(
		    every_error_has_words_in_ascii_without_a_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
