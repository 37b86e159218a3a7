/*
 * Notes as manual pages.  Whether mandoc and groff like them is for the
 * checks in tests/cli; here is what we write, and that no text of a note can
 * become a request.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "random_note.h"
#include "tree.h"

static void
a_note_is_a_page(void **state)
{
	static const struct note_ref refs[] = {
		{ { "pods/logs", 9 }, { "pods/logs", 9 } }
	};
	const struct render_options o = tree_options(80);
	struct block *list, *b, *t;
	struct note n;
	struct buf out;

	(void)state;
	tree_note(&n, "pods/crash", "Crash", "It's a \\ and a -n.");
	n.see_also = refs;
	n.see_also_count = 1;
	n.more = tree_list_of(&n, 1, (const char *const[]){ "https://a.b/c" });
	n.more_count = 1;
	(void)tree_heading(&n, 2, "Say \"why\"");
	list = tree_list(&n, NULL, 0, true);
	(void)tree_item(&n, list, ".TH is text:");
	(void)tree_code(&n, NULL, "sh", "echo '{{pod}}' `x`\n.\\~^\n'");
	b = tree_paragraph(&n, NULL, "a ");
	tree_span(&n, &b->spans, "b-c", SPAN_CODE, "");
	t = tree_block(&n, NULL, BLOCK_TABLE);
	(void)tree_row(&n, t, "A|B");
	(void)tree_row(&n, t, "_|.x");
	buf_init(&out);
	assert_int_equal(render_man(&n, &o, &out), KR_OK);
	assert_string_equal(tree_text(&out),
	    "'\\\" t\n"
	    ".TH K8SREF\\-PODS\\-CRASH 7 2026-04-22 k8sref Crash\n"
	    ".nr HY 0\n"
	    ".nh\n"
	    ".ds AD l\n" ".ad l\n"
	    ".SH NAME\n"
	    "k8sref\\-pods\\-crash \\- It\\(aqs a \\(rs and a \\-n.\n"
	    ".SH \"Say \\(dqwhy\\(dq\"\n"
	    ".IP \\(bu 2\n"
	    "\\&.TH is text:\n"
	    ".RS 4\n"
	    ".EX\n"
	    "echo \\(aq\\fI{{pod}}\\fR\\(aq \\(gax\\(ga\n"
	    "\\&.\\(rs\\(ti\\(ha\n"
	    "\\&\\(aq\n"
	    ".EE\n"
	    ".RE\n"
	    ".PP\n"
	    "a \\fBb\\-c\\fR\n"
	    ".PP\n"
	    ".if n .ne 40v\n"
	    ".TS\n"
	    "lB lB\n"
	    "l l.\n"
	    "A\tB\n"
	    "_\n"
	    "\\&_\t\\&.x\n"
	    ".TE\n"
	    ".SH \"SEE ALSO\"\n"
	    "\\fBk8sref\\fR(1), \\fBk8sref\\-pods\\fR(7)\n"
	    ".PP\n"
	    "\\fBpods/logs\\fR\n"
	    ".PP\n"
	    "\\fIhttps://\\:a.b/\\:c\\fR\n");
	buf_fini(&out);
	note_fini(&n);
}

static void
a_topic_holds_its_notes(void **state)
{
	struct note topic, one, two;
	const struct note *const notes[] = { &one, &two };
	struct buf out;

	(void)state;
	tree_note(&topic, "pods", "Pods", "Run Pods.");
	tree_note(&one, "pods/one", "One", "First.");
	(void)tree_heading(&one, 2, "Check");
	(void)tree_paragraph(&one, NULL, "Text.");
	(void)tree_heading(&one, 3, "Deeper");
	tree_note(&two, "pods/two", "Two", "Second.");
	two.since = str_of("v1.30");
	buf_init(&out);
	assert_int_equal(render_man_topic(&topic, notes, 2, &out), KR_OK);
	assert_string_equal(tree_text(&out),
	    ".TH K8SREF\\-PODS 7 2026-04-22 k8sref Pods\n"
	    ".nr HY 0\n"
	    ".nh\n"
	    ".ds AD l\n" ".ad l\n"
	    ".SH NAME\n"
	    "k8sref\\-pods \\- Run Pods.\n"
	    ".SH One\n"
	    "\\fIpods/one\\fR\n"
	    ".PP\n"
	    "First.\n"
	    ".SS Check\n"
	    "Text.\n"
	    ".PP\n"
	    "\\fBDeeper\\fR\n"
	    ".SH Two\n"
	    "\\fIpods/two\\fR\n"
	    ".PP\n"
	    "Second.\n"
	    ".PP\n"
	    "Needs Kubernetes v1.30 or newer.\n"
	    ".SH \"SEE ALSO\"\n"
	    "\\fBk8sref\\fR(1)\n");
	buf_fini(&out);
	note_fini(&topic);
	note_fini(&one);
	note_fini(&two);
}

static void
lines_are_filled_and_a_full_stop_ends_no_line(void **state)
{
	const struct render_options o = tree_options(80);
	struct note n;
	struct buf out;

	(void)state;
	tree_note(&n, "a/b", "T", "S");
	(void)tree_paragraph(&n, NULL, "Forty characters are in this half of it, "
	    "and as many in the rest i.e. in it. More.");
	buf_init(&out);
	assert_int_equal(render_man(&n, &o, &out), KR_OK);
	assert_non_null(strstr(tree_text(&out),
	    ".PP\nForty characters are in this half of it, "
	    "and as many in the rest i.e. in it.\\&\nMore.\n"));
	buf_fini(&out);
	note_fini(&n);
}

static bool
is_macro(const char *line)
{
	static const char *const macros[] = { ".TH ", ".SH ", ".SS ", ".PP\n",
	    ".IP ", ".RS ", ".RE\n", ".EX\n", ".EE\n", ".PD\n", ".PD 0\n",
	    ".TS\n", ".TE\n", ".br\n", ".nh\n", ".ad l\n", ".ds AD l\n",
	    ".nr HY 0\n",
	    ".if n .ne 40v\n", "'\\\" t\n" };
	size_t i;

	for (i = 0; i < sizeof macros / sizeof macros[0]; i++)
		if (strncmp(line, macros[i], strlen(macros[i])) == 0)
			return true;
	return false;
}

/* Each backslash begins an escape that we know. */
static void
assert_escapes(const char *p)
{
	static const char *const escapes[] = { "\\(rs", "\\(ha", "\\(ti",
	    "\\(ga", "\\(aq", "\\(dq", "\\(bu", "\\(en", "\\-", "\\&", "\\:",
	    "\\ ", "\\fR", "\\fB", "\\fI", "\\f(BI", "\\\" t\n" };
	size_t i, n = sizeof escapes / sizeof escapes[0];

	while ((p = strchr(p, '\\')) != NULL) {
		for (i = 0; i < n; i++)
			if (strncmp(p, escapes[i], strlen(escapes[i])) == 0)
				break;
		assert_true(i < n);
		p += strlen(escapes[i]);
	}
}

static void
no_text_becomes_a_request(void **state)
{
	const struct render_options o = tree_options(80);
	unsigned i;

	(void)state;
	for (i = 0; i < 500; i++) {
		struct note n;
		struct buf out;
		const char *p;

		random_note(&n, i, 0);
		buf_init(&out);
		assert_int_equal(render_man(&n, &o, &out), KR_OK);
		assert_escapes(tree_text(&out));
		for (p = out.p; *p != '\0'; p = strchr(p, '\n') + 1)
			if (*p == '.' || *p == '\'')
				assert_true(is_macro(p));
		buf_fini(&out);
		note_fini(&n);
	}
}

/* The page's text must hold what is expected, once. */
static void
assert_page_has(struct note *n, const char *expected, const char *unexpected)
{
	const struct render_options o = tree_options(80);
	struct buf out;

	buf_init(&out);
	assert_int_equal(render_man(n, &o, &out), KR_OK);
	if (strstr(tree_text(&out), expected) == NULL ||
	    strstr(tree_text(&out), unexpected) != NULL)
		fail_msg("%s", tree_text(&out));
	buf_fini(&out);
}

static void
a_link_that_shows_its_url_shows_it_once(void **state)
{
	struct block *b;
	struct note n;

	(void)state;
	tree_note(&n, "pods/crash", "Crash", "S.");
	b = tree_paragraph(&n, NULL, "Write to ");
	tree_span(&n, &b->spans, "me@example.org", SPAN_LINK,
	    "mailto:me@example.org");
	tree_span(&n, &b->spans, " or see ", 0, "");
	tree_span(&n, &b->spans, "https://a.b/", SPAN_LINK, "https://a.b/c");
	tree_span(&n, &b->spans, "c", SPAN_LINK | SPAN_EMPHASIS,
	    "https://a.b/c");
	tree_span(&n, &b->spans, ".", 0, "");
	assert_page_has(&n, "me@example.org", "<");
	note_fini(&n);
}

/* lexgrog(1) would keep the colon of each \\:. */
static void
a_name_is_fit_for_whatis(void **state)
{
	struct note n;

	(void)state;
	tree_note(&n, "pods/crash", "Crash", "執行、查看、刪除");
	assert_page_has(&n, "\n執行、查看、刪除\n", "\\:");
	note_fini(&n);
}

static void
a_cell_cannot_end_itself(void **state)
{
	char cell[200];
	struct block *t;
	struct note n;
	int i;

	(void)state;
	/* One word for each line: some line begins with it. */
	for (i = 0; i < 30; i++)
		memcpy(cell + 4 * i, " T}x", 4);
	memcpy(cell, "TT}x", 4);
	memcpy(cell + 120, "|y", 3);
	tree_note(&n, "pods/crash", "Crash", "S.");
	t = tree_block(&n, NULL, BLOCK_TABLE);
	(void)tree_row(&n, t, "A|B");
	(void)tree_row(&n, t, cell);
	assert_page_has(&n, "\n\\&T}x", "\nT}x");
	note_fini(&n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_note_is_a_page),
		cmocka_unit_test(a_topic_holds_its_notes),
		cmocka_unit_test(lines_are_filled_and_a_full_stop_ends_no_line),
		cmocka_unit_test(no_text_becomes_a_request),
		cmocka_unit_test(a_link_that_shows_its_url_shows_it_once),
		cmocka_unit_test(a_cell_cannot_end_itself),
		cmocka_unit_test(a_name_is_fit_for_whatis),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
