/*
 * Notes into the bytes of a pack: what compile/builder.h promises, and
 * k8sref-pack(5) of the file as a whole.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <zlib.h>

#include <cmocka.h>

#include "caught.h"
#include "compile/dump.h"
#include "fixture.h"
#include "pack/cursor.h"
#include "pack/read.h"

static const struct fixture fixtures[] = {
	{ "a-b/z", "# Z\n\n> Last.\n", NULL },
	{ "a/n", "# N\n\n> First.\n> See also: a-b/z\n> Aliases: nn\n",
	    "# N2\n\n> Chinese.\n> Aliases: n2\n" },
	{ "a", "# Topic A\n\n> A.\n> Aliases: aa\n", NULL },
	{ "a-b", NULL, NULL },
};

#define FIXTURES	(sizeof fixtures / sizeof fixtures[0])

static void
build(struct buf *out)
{
	buf_init(out);
	assert_int_equal(fixture_pack(fixtures, FIXTURES, out), 0);
}

static uint32_t
u32_at(const struct buf *b, size_t at)
{
	struct cur c = cur_over(b->p + at, 4);
	uint32_t v = 0;

	assert_true(at + 4 <= b->len);
	assert_true(cur_u32(&c, &v));
	return v;
}

static void
the_header_says_what_is_in_the_file(void **state)
{
	struct buf b;
	size_t i;
	uLong crc;

	(void)state;
	build(&b);
	assert_memory_equal(b.p, "\x89K8SR\r\n\x1a", 8);
	assert_int_equal(u32_at(&b, PACK_AT_VERSION), PACK_VERSION);
	assert_int_equal(u32_at(&b, PACK_AT_SIZE), b.len);
	assert_int_equal(u32_at(&b, PACK_AT_SIZE + 4), 0);
	assert_int_equal(u32_at(&b, PACK_AT_NOTES), 2);
	assert_int_equal(u32_at(&b, PACK_AT_TOPICS), 2);
	assert_int_equal(u32_at(&b, PACK_AT_LANGUAGES), 2);
	for (i = PACK_AT_RESERVED; i < PACK_AT_CRC; i++)
		assert_int_equal(b.p[i], 0);
	crc = crc32_z(0, (const Bytef *)b.p, PACK_AT_CRC);
	crc = crc32_z(crc, (const Bytef *)b.p + PACK_HEADER_SIZE,
	    u32_at(&b, PACK_AT_SECTIONS) * PACK_ENTRY_SIZE);
	assert_true(u32_at(&b, PACK_AT_CRC) == (uint32_t)crc);
	buf_fini(&b);
}

static void
sections_fill_the_file_without_gaps(void **state)
{
	uint32_t i, sections;
	struct buf b;
	size_t at;

	(void)state;
	build(&b);
	sections = u32_at(&b, PACK_AT_SECTIONS);
	assert_int_equal(sections, 9 + 2 * 2);
	at = PACK_HEADER_SIZE + sections * PACK_ENTRY_SIZE;
	for (i = 0; i < sections; i++) {
		size_t entry = PACK_HEADER_SIZE + i * PACK_ENTRY_SIZE;
		uint32_t length = u32_at(&b, entry + PACK_ENTRY_LENGTH);

		assert_int_equal(u32_at(&b, entry + PACK_ENTRY_OFFSET), at);
		assert_true(u32_at(&b, entry + PACK_ENTRY_CRC) ==
		    (uint32_t)crc32_z(0, (const Bytef *)b.p + at, length));
		at += length;
	}
	assert_int_equal(at, b.len);
	buf_fini(&b);
}

static void
the_same_notes_give_the_same_bytes(void **state)
{
	struct buf a, b;

	(void)state;
	build(&a);
	build(&b);
	assert_true(str_equal(buf_str(&a), buf_str(&b)));
	buf_fini(&a);
	buf_fini(&b);
}

static void
a_dump_shows_it_all(void **state)
{
	static const char expected[] =
	    "notes 2\ntopics 2\n"
	    "language 0 en catalogue 0\nlanguage 1 zh_TW catalogue 0\n"
	    "topic 0 en a\tTopic A\tA.\n"
	    "topic 1 en a-b\ta-b\t\n"
	    "note 0 en a-b/z\tZ\tLast.\n"
	    "note 1 en a/n\tN\tFirst.\n"
	    "note 1 zh_TW a/n\tN2\tChinese.\n"
	    "name a t0\nname a-b t1\nname aa t0\nname n n1\nname n2 n1\n"
	    "name nn n1\nname z n0\n";
	struct buf b, out;
	struct pack *pack;

	(void)state;
	build(&b);
	buf_init(&out);
	assert_int_equal(pack_open_memory(&pack, b.p, b.len, "b"), KR_OK);
	assert_int_equal(dump_pack(pack, &out), KR_OK);
	assert_true(out.len > sizeof expected - 1);
	out.p[sizeof expected - 1] = '\0';
	assert_string_equal(out.p, expected);
	pack_close(pack);
	buf_fini(&b);
	buf_fini(&out);
}

static void
a_dump_shows_terms_with_their_postings(void **state)
{
	struct buf b, out;
	struct pack *pack;

	(void)state;
	build(&b);
	buf_init(&out);
	assert_int_equal(pack_open_memory(&pack, b.p, b.len, "b"), KR_OK);
	assert_int_equal(dump_pack(pack, &out), KR_OK);
	buf_addc(&out, '\0');
	/* First and only: of note 1, in a heading, not in prose. */
	assert_non_null(strstr(out.p, "\nterm first 1:02:0\n"));
	assert_non_null(strstr(out.p, "\nterm z 0:60:0\n"));
	assert_non_null(strstr(out.p, "\nterm a 0:40:0 1:40:0\n"));
	pack_close(pack);
	buf_fini(&b);
	buf_fini(&out);
}

static void
a_dump_shows_synonyms(void **state)
{
	struct synonyms synonyms;
	struct buf b, out;
	struct pack *pack;

	(void)state;
	buf_init(&b);
	buf_init(&out);
	assert_int_equal(fixture_synonyms(&synonyms, "last, end\nfirst, last",
	    "the"), 0);
	assert_int_equal(fixture_pack_with(fixtures, FIXTURES, &synonyms, &b),
	    0);
	synonyms_fini(&synonyms);
	assert_int_equal(pack_open_memory(&pack, b.p, b.len, "b"), KR_OK);
	assert_int_equal(pack_verify(pack), KR_OK);
	assert_int_equal(dump_pack(pack, &out), KR_OK);
	buf_addc(&out, '\0');
	/* They come last; a TAB is masked as terms are. */
	assert_string_equal(strstr(out.p, "\nsynonym "),
	    "\nsynonym end?0\nsynonym first?1\nsynonym last?0,1\n"
	    "synonym the?-\n");
	pack_close(pack);
	buf_fini(&b);
	buf_fini(&out);
}

/* What pack_title_length() says of a note with these titles. */
static void
assert_title(const char *english, const char *chinese, unsigned words,
    unsigned pairs)
{
	const struct fixture f[] = { { "t/n", english, chinese },
	    { "t", NULL, NULL } };
	struct buf b = { .p = NULL };
	unsigned w = 99, p = 99;
	void *pack = NULL;

	assert_int_equal(fixture_open_with(f, 2, "", "the", &b, &pack), 0);
	pack_title_length(pack, 0, &w, &p);
	assert_int_equal(w, words);
	assert_int_equal(p, pairs);
	(void)fixture_close(&b, &pack);
}

static void
a_title_is_as_long_as_its_first_words_and_any_chinese(void **state)
{
	(void)state;
	assert_title("# Read the logs\n\n> S.\n", NULL, 2, 0);
	assert_title("# Read the logs\n\n> S.\n",
	    "# 看 Pod 的日誌\n\n> S.\n", 2, 3);
	assert_title(NULL, "# 看 Pod 日誌\n\n> S.\n", 1, 2);
}

static void
catalogues_go_with_their_languages(void **state)
{
	const struct synonyms none = { .n = 0 };
	struct list languages = { NULL, 0, 0 };
	struct builder b;
	struct pack *pack;
	struct buf out;

	(void)state;
	buf_init(&out);
	list_add(&languages, str_of("en"), 0, false);
	list_add(&languages, str_of("zh_TW"), 0, false);
	builder_init(&b, &languages, &none);
	buf_puts(&b.catalogues[1], "Chinese");
	builder_write(&b, &out);
	builder_fini(&b);
	list_fini(&languages);
	assert_int_equal(pack_open_memory(&pack, out.p, out.len, "c"), KR_OK);
	assert_int_equal(pack_verify(pack), KR_OK);
	assert_true(str_equal(pack_catalogue(pack, str_of("zh_TW")),
	    str_of("Chinese")));
	assert_int_equal(pack_catalogue(pack, str_of("en")).len, 0);
	pack_close(pack);
	buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_header_says_what_is_in_the_file),
		cmocka_unit_test(sections_fill_the_file_without_gaps),
		cmocka_unit_test(the_same_notes_give_the_same_bytes),
		cmocka_unit_test(a_dump_shows_it_all),
		cmocka_unit_test(a_dump_shows_terms_with_their_postings),
		cmocka_unit_test(a_dump_shows_synonyms),
		cmocka_unit_test(
		    a_title_is_as_long_as_its_first_words_and_any_chinese),
		cmocka_unit_test(catalogues_go_with_their_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
