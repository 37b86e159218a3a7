/*
 * A folder into a pack: what compile/compile.h promises, with entries, refs
 * and aliases behind it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caught.h"
#include "fixture.h"
#include "pack/read.h"

#define NOTE	"# T\n\n> S.\n"

static char	folder[256];

static int
make_folder(void **state)
{
	(void)state;
	return fixture_folder(folder, "notes") ? 0 : -1;
}

static int
remove_folder(void **state)
{
	(void)state;
	fixture_remove(folder);
	return 0;
}

static void
put(const char *file, const char *text)
{
	assert_true(fixture_write(folder, file, text, strlen(text)));
}

static struct pack *
compile_good(struct buf *bytes)
{
	struct caught said;
	struct pack *pack;
	size_t errors;

	buf_init(bytes);
	caught_begin(&said);
	errors = fixture_compile(folder, bytes);
	caught_end(&said);
	if (errors > 0)
		fail_msg("%s", said.text);
	assert_int_equal(pack_open_memory(&pack, bytes->p, bytes->len, "f"),
	    KR_OK);
	assert_int_equal(pack_verify(pack), KR_OK);
	return pack;
}

static void
assert_refused(size_t errors, const char *what)
{
	struct caught said;
	struct buf bytes;
	size_t found;

	buf_init(&bytes);
	caught_begin(&said);
	found = fixture_compile(folder, &bytes);
	caught_end(&said);
	assert_int_equal(bytes.len, 0);
	buf_fini(&bytes);
	if (found != errors || strstr(said.text, what) == NULL)
		fail_msg("%zu errors: %s", found, said.text);
}

/* What the see-also entries of a note lead to, with spaces between. */
static void
assert_refs(struct pack *pack, const char *id, const char *expected)
{
	struct note note;
	struct buf out;
	uint32_t number;
	size_t i;

	assert_int_equal(pack_find_note(pack, str_of(id), &number), KR_OK);
	note_init(&note);
	assert_int_equal(pack_note_read(pack, number, 0, &note), KR_OK);
	buf_init(&out);
	for (i = 0; i < note.see_also_count; i++) {
		if (i > 0)
			buf_addc(&out, ' ');
		if (note.see_also[i].id.len > 0)
			buf_adds(&out, note.see_also[i].id);
		else
			buf_addc(&out, '-');
	}
	buf_addc(&out, '\0');
	assert_string_equal(out.p, expected);
	buf_fini(&out);
	note_fini(&note);
}

static void
a_folder_becomes_a_pack(void **state)
{
	const struct compile_options o = { .folder = folder };
	struct compile_result r;
	struct diag diag = { 0, 0 };
	struct pack *pack;
	struct buf bytes;
	uint32_t first, count;

	(void)state;
	put("pods/logs.md", NOTE);
	put("pods/crash.md", NOTE);
	put("pods-x/a.md", NOTE);
	put("pods/index.md", "# Pods\n\n> P.\n");
	put("../notes.de/pods/logs.md", NOTE);
	buf_init(&bytes);
	compile_folder(&o, &bytes, &r, &diag);
	assert_int_equal(diag.errors, 0);
	assert_int_equal(r.notes, 3);
	assert_int_equal(r.texts, 4);
	assert_int_equal(r.topics, 2);
	assert_int_equal(r.languages, 2);
	assert_int_equal(r.source_bytes, 4 * strlen(NOTE) + 13);
	buf_fini(&bytes);
	pack = compile_good(&bytes);
	/* "pods-x/" sorts before "pods/", and "pods" before "pods-x". */
	assert_int_equal(pack_topic_notes(pack, 0, &first, &count), KR_OK);
	assert_true(first == 1 && count == 2);
	assert_int_equal(pack_topic_notes(pack, 1, &first, &count), KR_OK);
	assert_true(first == 0 && count == 1);
	assert_true(str_equal(pack_info(pack, "texts"), str_of("4")));
	pack_close(pack);
	buf_fini(&bytes);
}

static void
a_folder_without_notes_is_an_error(void **state)
{
	(void)state;
	assert_refused(1, "holds no notes");
	put("pods/index.md", NOTE);
	assert_refused(1, "holds no notes");
}

static void
all_errors_are_told_and_no_pack_made(void **state)
{
	(void)state;
	put("a/a.md", "no title\n");
	put("a/b.md", NOTE);
	put("a/c.md", "# T\n\nno summary\n");
	put("a/index.md", "nothing\n");
	assert_refused(3, "a/c.md:3: error: ");
}

static void
an_index_holds_no_body(void **state)
{
	(void)state;
	put("a/a.md", NOTE);
	put("a/index.md", NOTE "\ntext\n");
	assert_refused(1, "holds more than a title");
}

static void
see_also_finds_ids(void **state)
{
	struct pack *pack;
	struct buf bytes;

	(void)state;
	put("a/x.md", NOTE "> See also: b/y, a/x\n");
	put("b/y.md", NOTE);
	pack = compile_good(&bytes);
	assert_refs(pack, "a/x", "b/y a/x");
	pack_close(pack);
	buf_fini(&bytes);
}

static void
see_also_of_no_note_is_an_error_with_its_line(void **state)
{
	(void)state;
	put("a/x.md", NOTE "> See also: a/y\n");
	assert_refused(1, "a/x.md:4: error: see also \"a/y\"");
	put("a/x.md", NOTE "> See also: x\n");
	assert_refused(1, "see also \"x\"");
}

static void
see_also_finds_commands_in_the_same_topic_first(void **state)
{
	struct pack *pack;
	struct buf bytes;

	(void)state;
	put("common/git.md", NOTE "> See also: `git add`, `none`, `git-rm`\n");
	put("common/git-rm.md", NOTE);
	put("common/git-add.md", NOTE);
	put("android/git-add.md", NOTE);
	put("android/git-rm.md", NOTE);
	put("android/x.md", NOTE "> See also: `git add`\n");
	put("zos/x.md", NOTE "> See also: `git add`, `common/git`\n");
	pack = compile_good(&bytes);
	assert_refs(pack, "common/git", "common/git-add - common/git-rm");
	assert_refs(pack, "android/x", "android/git-add");
	assert_refs(pack, "zos/x", "android/git-add common/git");
	pack_close(pack);
	buf_fini(&bytes);
}

static void
an_alias_stands_for_one_thing(void **state)
{
	(void)state;
	put("a/x.md", NOTE "> Aliases: same\n");
	put("b/y.md", NOTE "> Aliases: same\n");
	assert_refused(1, "alias \"same\" is used in ");
	put("b/y.md", NOTE);
	put("b/index.md", NOTE "> Aliases: same\n");
	assert_refused(1, "alias \"same\" is used in ");
	put("b/index.md", NOTE);
	put("a/x.md", NOTE "> Aliases: b\n");
	assert_refused(1, "is the name of a topic");
}

static void
all_languages_may_give_one_alias(void **state)
{
	struct pack_target t[4];
	struct pack *pack;
	struct buf bytes;
	size_t count;

	(void)state;
	put("a/x.md", NOTE "> Aliases: same\n");
	put("../notes.de/a/x.md", NOTE "> Aliases: same, selbe\n");
	pack = compile_good(&bytes);
	assert_int_equal(pack_find_name(pack, str_of("same"), t, 4, &count),
	    KR_OK);
	assert_int_equal(count, 1);
	assert_int_equal(pack_find_name(pack, str_of("selbe"), t, 4, &count),
	    KR_OK);
	pack_close(pack);
	buf_fini(&bytes);
}

static void
a_note_may_lack_english(void **state)
{
	struct pack *pack;
	struct buf bytes;
	struct note note;

	(void)state;
	put("a/x.md", NOTE);
	put("../notes.de/a/y.md", NOTE);
	put("../notes.de/b/z.md", NOTE);
	pack = compile_good(&bytes);
	assert_int_equal(pack_note_count(pack), 3);
	note_init(&note);
	assert_int_equal(pack_note_read(pack, 2, 0, &note), KR_ENOTFOUND);
	note_fini(&note);
	note_init(&note);
	assert_int_equal(pack_note_read(pack, 2, 1, &note), KR_OK);
	note_fini(&note);
	pack_close(pack);
	buf_fini(&bytes);
}

/* U+023A takes a byte more when it is folded: 125 of them are no name. */
static void
a_name_that_folding_makes_too_long_compiles_all_the_same(void **state)
{
	struct pack *pack;
	struct buf bytes;
	char file[512] = "a/";
	uint32_t note;
	int i;

	(void)state;
	for (i = 0; i < 125; i++)
		strcat(file, "\xC8\xBA");
	strcat(file, ".md");
	put(file, NOTE);
	pack = compile_good(&bytes);
	file[strlen(file) - 3] = '\0';
	assert_int_equal(pack_find_note(pack, str_of(file), &note), KR_OK);
	pack_close(pack);
	buf_fini(&bytes);
}

static void
the_same_folder_gives_the_same_bytes(void **state)
{
	struct buf bytes[2];
	char file[32];
	int i;

	(void)state;
	for (i = 0; i < 40; i++) {
		snprintf(file, sizeof file, "t%d/n%d.md", i % 3, i);
		put(file, NOTE);
	}
	for (i = 0; i < 2; i++)
		pack_close(compile_good(&bytes[i]));
	assert_true(str_equal(buf_str(&bytes[0]), buf_str(&bytes[1])));
	buf_fini(&bytes[0]);
	buf_fini(&bytes[1]);
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_setup_teardown(name, make_folder, \
			    remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(a_folder_becomes_a_pack),
		TEST(a_folder_without_notes_is_an_error),
		TEST(all_errors_are_told_and_no_pack_made),
		TEST(an_index_holds_no_body),
		TEST(see_also_finds_ids),
		TEST(see_also_of_no_note_is_an_error_with_its_line),
		TEST(see_also_finds_commands_in_the_same_topic_first),
		TEST(an_alias_stands_for_one_thing),
		TEST(all_languages_may_give_one_alias),
		TEST(a_note_may_lack_english),
		TEST(a_name_that_folding_makes_too_long_compiles_all_the_same),
		TEST(the_same_folder_gives_the_same_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
