/*
 * Messages in the reader's language: what base/i18n.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/i18n.h"

/* Header, two tables of COUNT pairs, then the strings. */
enum {
	AT_COUNT = 8, AT_ORIGINALS = 12, AT_TRANSLATIONS = 16,
	HEADER_SIZE = 28, PAIR_SIZE = 8, COUNT = 4
};

/* In byte order, as the format wants; the header's entry comes first. */
static const char *const catalogue[COUNT][2] = {
	{ "", "Content-Type: text/plain; charset=UTF-8\n" },
	{ "not found", "\xE6\x89\xBE\xE4\xB8\x8D\xE5\x88\xB0" },
	{ "out of memory", "" },
	{ "too large", "\xE5\xA4\xAA\xE5\xA4\xA7" },
};

static void
put_u32(struct buf *out, size_t v)
{
	buf_addc(out, (char)v);
	buf_addc(out, (char)(v >> 8));
	buf_addc(out, (char)(v >> 16));
	buf_addc(out, (char)(v >> 24));
}

static void
make_catalogue(struct buf *out)
{
	size_t at = HEADER_SIZE + 2 * COUNT * PAIR_SIZE, side, i;

	put_u32(out, 0x950412de);
	put_u32(out, 0);
	put_u32(out, COUNT);
	put_u32(out, HEADER_SIZE);
	put_u32(out, HEADER_SIZE + COUNT * PAIR_SIZE);
	put_u32(out, 0);
	put_u32(out, 0);
	for (side = 0; side < 2; side++)
		for (i = 0; i < COUNT; i++) {
			put_u32(out, strlen(catalogue[i][side]));
			put_u32(out, at);
			at += strlen(catalogue[i][side]) + 1;
		}
	for (side = 0; side < 2; side++)
		for (i = 0; i < COUNT; i++)
			buf_add(out, catalogue[i][side],
			    strlen(catalogue[i][side]) + 1);
	assert_int_equal(out->len, at);
}

static int
start(void **state)
{
	struct buf *mo = calloc(1, sizeof *mo);

	if (mo == NULL)
		return -1;
	buf_init(mo);
	make_catalogue(mo);
	*state = mo;
	return 0;
}

static int
end(void **state)
{
	struct buf *mo = *state;

	i18n_init("en", (struct str){ NULL, 0 }, false);
	buf_fini(mo);
	free(mo);
	return 0;
}

static void
english_is_what_the_source_says(void **state)
{
	const struct buf *mo = *state;
	const char *text = "not found";

	i18n_init("en", buf_str(mo), false);
	assert_ptr_equal(i18n_get(text), text);
}

static void
the_catalogue_translates(void **state)
{
	const struct buf *mo = *state;

	i18n_init("zh_TW", buf_str(mo), false);
	assert_string_equal(i18n_get("not found"), catalogue[1][1]);
	assert_string_equal(i18n_get("too large"), catalogue[3][1]);
}

static void
what_the_catalogue_lacks_stays_english(void **state)
{
	const struct buf *mo = *state;

	i18n_init("zh_TW", buf_str(mo), false);
	assert_string_equal(i18n_get("a"), "a");
	assert_string_equal(i18n_get("no"), "no");
	assert_string_equal(i18n_get("not found "), "not found ");
	assert_string_equal(i18n_get("zzz"), "zzz");
}

static void
an_empty_translation_is_none(void **state)
{
	const struct buf *mo = *state;

	i18n_init("zh_TW", buf_str(mo), false);
	assert_string_equal(i18n_get("out of memory"), "out of memory");
}

static void
the_empty_message_is_not_the_catalogues_header(void **state)
{
	const struct buf *mo = *state;

	i18n_init("zh_TW", buf_str(mo), false);
	assert_string_equal(i18n_get(""), "");
}

static void
a_language_without_catalogue_stays_english(void **state)
{
	(void)state;
	i18n_init("de", (struct str){ NULL, 0 }, false);
	assert_string_equal(i18n_get("not found"), "not found");
	i18n_init("de", str_of("this is no catalogue, but it is long enough"),
	    false);
	assert_string_equal(i18n_get("not found"), "not found");
}

static void
english_again_forgets_the_catalogue(void **state)
{
	const struct buf *mo = *state;

	i18n_init("zh_TW", buf_str(mo), false);
	i18n_init("en", buf_str(mo), false);
	assert_string_equal(i18n_get("not found"), "not found");
}

/* Ask everything; memory of the exact size shows a byte read too much. */
static void
use(const char *bytes, size_t len)
{
	char *copy = malloc(len == 0 ? 1 : len);
	size_t i;

	assert_non_null(copy);
	memcpy(copy, bytes, len);
	i18n_init("zh_TW", (struct str){ copy, len }, false);
	for (i = 0; i < COUNT; i++)
		(void)strlen(i18n_get(catalogue[i][0]));
	(void)strlen(i18n_get("a"));
	(void)strlen(i18n_get("zzz"));
	i18n_init("en", (struct str){ NULL, 0 }, false);
	free(copy);
}

static void
a_catalogue_cut_short_is_never_read_beyond_its_end(void **state)
{
	const struct buf *mo = *state;
	size_t len;

	for (len = 0; len <= mo->len; len++)
		use(mo->p, len);
}

static void
a_damaged_catalogue_is_never_read_beyond_its_end(void **state)
{
	static const unsigned char masks[] = { 0x01, 0x80, 0xff, 0x10 };
	const struct buf *mo = *state;
	size_t i, m;

	for (i = 0; i < mo->len; i++)
		for (m = 0; m < sizeof masks; m++) {
			mo->p[i] = (char)(mo->p[i] ^ masks[m]);
			use(mo->p, mo->len);
			mo->p[i] = (char)(mo->p[i] ^ masks[m]);
		}
}

static void
a_count_beyond_the_file_makes_the_catalogue_empty(void **state)
{
	const struct buf *mo = *state;
	int i;

	for (i = 0; i < 4; i++)
		mo->p[AT_COUNT + i] = '\xff';
	i18n_init("zh_TW", buf_str(mo), false);
	assert_string_equal(i18n_get("not found"), "not found");
}

static void
a_translation_beyond_the_file_is_none(void **state)
{
	const struct buf *mo = *state;
	const size_t offset = HEADER_SIZE + COUNT * PAIR_SIZE + PAIR_SIZE + 4;

	mo->p[offset + 3] = '\x7f';
	i18n_init("zh_TW", buf_str(mo), false);
	assert_string_equal(i18n_get("not found"), "not found");
	assert_string_equal(i18n_get("too large"), catalogue[3][1]);
}

static void
a_translation_without_its_end_is_none(void **state)
{
	const struct buf *mo = *state;

	/* The last byte of the file ends the last translation. */
	mo->p[mo->len - 1] = 'x';
	i18n_init("zh_TW", buf_str(mo), false);
	assert_string_equal(i18n_get("too large"), "too large");
	assert_string_equal(i18n_get("not found"), catalogue[1][1]);
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_setup_teardown(name, start, end)
	const struct CMUnitTest tests[] = {
		TEST(english_is_what_the_source_says),
		TEST(the_catalogue_translates),
		TEST(what_the_catalogue_lacks_stays_english),
		TEST(an_empty_translation_is_none),
		TEST(the_empty_message_is_not_the_catalogues_header),
		TEST(a_language_without_catalogue_stays_english),
		TEST(english_again_forgets_the_catalogue),
		TEST(a_catalogue_cut_short_is_never_read_beyond_its_end),
		TEST(a_damaged_catalogue_is_never_read_beyond_its_end),
		TEST(a_count_beyond_the_file_makes_the_catalogue_empty),
		TEST(a_translation_beyond_the_file_is_none),
		TEST(a_translation_without_its_end_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
