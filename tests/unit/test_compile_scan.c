/*
 * A folder of notes, listed: what compile/scan.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caught.h"
#include "compile/scan.h"
#include "fixture.h"

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
put(const char *file)
{
	assert_true(fixture_write(folder, file, "x", 1));
}

/* Scan; the files as "id:language" and "id!" for an index. */
static size_t
scan_as_text(const char *path, struct buf *out, struct caught *said)
{
	struct diag diag = { 0, 0 };
	struct scan s;
	size_t i;

	caught_begin(said);
	scan_folder(&s, path, &diag);
	caught_end(said);
	for (i = 0; i < s.n; i++) {
		const struct scan_file *f = &s.files[i];

		if (i > 0)
			buf_addc(out, ' ');
		buf_printf(out, "%s%s:%s", f->id, f->index ? "!" : "",
		    s.languages.v[f->language].text);
		assert_int_equal(access(f->path, R_OK), 0);
		assert_true(f->topic_len > 0 && f->topic_len <=
		    strlen(f->id));
	}
	buf_addc(out, '\0');
	scan_fini(&s);
	return diag.errors;
}

static void
assert_scan(const char *path, const char *expected)
{
	struct caught said;
	struct buf out;

	buf_init(&out);
	assert_int_equal(scan_as_text(path, &out, &said), 0);
	assert_string_equal(out.p, expected);
	assert_string_equal(said.text, "");
	buf_fini(&out);
}

static void
assert_refused(size_t errors, const char *what)
{
	struct caught said;
	struct buf out;
	size_t found;

	buf_init(&out);
	found = scan_as_text(folder, &out, &said);
	buf_fini(&out);
	if (found != errors || strstr(said.text, what) == NULL)
		fail_msg("%s: %zu errors: %s", what, found, said.text);
}

static void
notes_are_listed_by_id_and_language(void **state)
{
	(void)state;
	put("pods/logs.md");
	put("pods/crash.md");
	put("helm/helm.md");
	put("../notes.zh_TW/pods/logs.md");
	put("../notes.de/pods/logs.md");
	assert_scan(folder, "helm/helm:en pods/crash:en pods/logs:en "
	    "pods/logs:de pods/logs:zh_TW");
}

static void
an_index_belongs_to_its_topic(void **state)
{
	(void)state;
	put("pods/index.md");
	put("pods/a.md");
	put("../notes.zh_TW/pods/index.md");
	assert_scan(folder, "pods!:en pods!:zh_TW pods/a:en");
}

static void
notes_in_the_folder_itself_belong_to_a_topic_of_its_name(void **state)
{
	(void)state;
	put("a.md");
	assert_scan(folder, "notes/a:en");
}

static void
only_markdown_that_is_not_hidden_counts(void **state)
{
	(void)state;
	put("pods/a.md");
	put("pods/a.txt");
	put("pods/.b.md");
	put("pods/.md");
	put("pods/c.md~");
	put(".git/d.md");
	put("README");
	assert_scan(folder, "pods/a:en");
}

static void
what_is_no_language_is_no_translation(void **state)
{
	(void)state;
	put("pods/a.md");
	put("../notes.en/pods/b.md");
	put("../notes./pods/c.md");
	put("../notes.x/pods/d.md");
	put("../notes.a b/pods/e.md");
	put("../notesx.de/pods/f.md");
	put("../notes.de");
	assert_scan(folder, "pods/a:en");
}

static void
slashes_and_dots_at_the_end_do_not_matter(void **state)
{
	char path[300];

	(void)state;
	put("a.md");
	put("../notes.de/a.md");
	snprintf(path, sizeof path, "%s///", folder);
	assert_scan(path, "notes/a:en notes/a:de");
	snprintf(path, sizeof path, "%s/.", folder);
	assert_scan(path, "notes/a:en notes/a:de");
	snprintf(path, sizeof path, "%s/../notes", folder);
	assert_scan(path, "notes/a:en notes/a:de");
	assert_int_equal(chdir(folder), 0);
	assert_scan(".", "notes/a:en notes/a:de");
	assert_scan("../notes", "notes/a:en notes/a:de");
	assert_int_equal(chdir("/"), 0);
}

static void
a_folder_that_is_not_there_is_told(void **state)
{
	struct caught said;
	struct buf out;

	(void)state;
	buf_init(&out);
	assert_int_equal(scan_as_text("/nowhere/at/all", &out, &said), 2);
	assert_non_null(strstr(said.text, "cannot be read"));
	assert_string_equal(out.p, "");
	buf_clear(&out);
	assert_int_equal(scan_as_text("", &out, &said), 1);
	assert_non_null(strstr(said.text, "cannot be read"));
	buf_fini(&out);
}

static void
a_folder_inside_a_topic_is_told(void **state)
{
	(void)state;
	put("pods/deep/a.md");
	assert_refused(1, "a folder inside a topic");
}

static void
names_that_cannot_be_typed_as_ids_are_told(void **state)
{
	static const char *const names[] = { "a b.md", "-a.md",
	    "a\\b.md", "a\tb.md", "a\033b.md", "a\xFF" "b.md",
	    "a\xC2\x9B" "b.md", "a\xE2\x80\xAE" "b.md" };
	char file[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof names[0]; i++) {
		snprintf(file, sizeof file, "pods/%s", names[i]);
		put(file);
		assert_refused(1, "cannot be an id");
		assert_int_equal(chdir(folder), 0);
		assert_int_equal(unlink(file), 0);
		assert_int_equal(chdir("/"), 0);
	}
	put("bad topic/a.md");
	assert_refused(1, "cannot be an id");
}

static void
an_id_has_255_bytes_at_most(void **state)
{
	char file[512];
	int len;

	(void)state;
	/* A file's name has 255 bytes at most as well, ".md" included. */
	for (len = 250; len <= 251; len++) {
		snprintf(file, sizeof file, "abcd/%0*d.md", len, 7);
		put(file);
		if (len == 250) {
			struct caught said;
			struct buf out;

			buf_init(&out);
			assert_int_equal(scan_as_text(folder, &out, &said),
			    0);
			buf_fini(&out);
		} else {
			assert_refused(1, "cannot be an id");
		}
	}
}

static void
names_of_other_scripts_are_fine(void **state)
{
	(void)state;
	put("pods/\xE9\x87\x8D\xE5\x95\x9F.md");
	assert_scan(folder, "pods/\xE9\x87\x8D\xE5\x95\x9F:en");
}

static void
two_notes_that_differ_only_in_case_are_told(void **state)
{
	(void)state;
	put("pods/Logs.md");
	put("pods/logs.md");
	assert_refused(1, "two notes with one id");
}

static void
an_id_of_the_folder_and_of_a_topic_of_its_name_is_told(void **state)
{
	(void)state;
	put("a.md");
	put("notes/a.md");
	assert_refused(1, "two notes with one id");
}

int
main(void)
{
#define TEST(name)	cmocka_unit_test_setup_teardown(name, make_folder, \
			    remove_folder)
	const struct CMUnitTest tests[] = {
		TEST(notes_are_listed_by_id_and_language),
		TEST(an_index_belongs_to_its_topic),
		TEST(notes_in_the_folder_itself_belong_to_a_topic_of_its_name),
		TEST(only_markdown_that_is_not_hidden_counts),
		TEST(what_is_no_language_is_no_translation),
		TEST(slashes_and_dots_at_the_end_do_not_matter),
		TEST(a_folder_that_is_not_there_is_told),
		TEST(a_folder_inside_a_topic_is_told),
		TEST(names_that_cannot_be_typed_as_ids_are_told),
		TEST(an_id_has_255_bytes_at_most),
		TEST(names_of_other_scripts_are_fine),
		TEST(two_notes_that_differ_only_in_case_are_told),
		TEST(an_id_of_the_folder_and_of_a_topic_of_its_name_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
