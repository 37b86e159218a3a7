/*
 * Notes on the terminal and plain: the layout, and what holds for any note.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "random_note.h"
#include "render/layout.h"
#include "tree.h"

static void
assert_page(const struct note *n, const struct render_options *o,
    const char *want)
{
	struct buf b;

	buf_init(&b);
	assert_int_equal(render_terminal(n, o, &b), KR_OK);
	assert_string_equal(tree_text(&b), want);
	buf_fini(&b);
}

static void
title_and_id_share_a_line_when_both_fit(void **state)
{
	struct render_options o = tree_options(30);
	struct note n;

	(void)state;
	tree_note(&n, "pods/phases", "Pod phases", "");
	assert_page(&n, &o, "Pod phases         pods/phases\n");
	o.width = 23;
	assert_page(&n, &o, "Pod phases  pods/phases\n");
	o.width = 22;
	assert_page(&n, &o, "Pod phases\npods/phases\n");
	o.width = 1;		/* is taken for 20 */
	assert_page(&n, &o, "Pod phases\npods/phases\n");
	note_fini(&n);
	tree_note(&n, "pods/phases", "容器一直重新啟動", "");
	o.width = 29;
	assert_page(&n, &o, "容器一直重新啟動  pods/phases\n");
	note_fini(&n);
}

/* A note with one of everything that a usual note has. */
static void
usual_note(struct note *n)
{
	static const struct note_ref refs[] = {
		{ { "pods/logs", 9 }, { "pods/logs", 9 } },
		{ { "tar", 3 }, { NULL, 0 } }
	};
	struct block *list;

	tree_note(n, "pods/crash", "Crash", "It starts, exits and starts.");
	n->see_also = refs;
	n->see_also_count = 2;
	n->since = str_of("v1.29");
	n->more = tree_list_of(n, 1, (const char *const[]){ "https://a.b/" });
	n->more_count = 1;
	(void)tree_heading(n, 2, "Check");
	list = tree_list(n, NULL, 0, true);
	(void)tree_item(n, list, "Read the log of the run that crashed:");
	(void)tree_code(n, NULL, "sh", "# all\nkubectl logs {{pod}}\n\n\tx");
	list = tree_list(n, NULL, 0, true);
	(void)tree_item(n, list, "Then fix it.");
	(void)tree_code(n, NULL, "text", "# ok");
	(void)tree_heading(n, 3, "Deeper");
	(void)tree_paragraph(n, NULL, "Text.");
}

static void
a_usual_note_looks_like_this(void **state)
{
	const struct render_options o = tree_options(34);
	struct note n;

	(void)state;
	usual_note(&n);
	assert_page(&n, &o,
	    "Crash                   pods/crash\n"
	    "\n"
	    "  It starts, exits and starts.\n"
	    "\n"
	    "  Needs Kubernetes v1.29 or newer.\n"
	    "\n"
	    "Check\n"
	    "  • Read the log of the run that\n"
	    "    crashed:\n"
	    "      # all\n"
	    "      kubectl logs {{pod}}\n"
	    "\n"
	    "      \tx\n"
	    "\n"
	    "  • Then fix it.\n"
	    "\n"
	    "      # ok\n"
	    "\n"
	    "  Deeper\n"
	    "    Text.\n"
	    "\n"
	    "  See also: pods/logs, tar\n"
	    "  More information: https://a.b/\n");
	note_fini(&n);
}

static void
colours_change_nothing_but_colours(void **state)
{
	const struct render_define pod = { { "pod", 3 }, { "web-0", 5 } };
	struct render_options o = tree_options(40);
	struct note n;

	(void)state;
	usual_note(&n);
	o.color = true;
	o.defines = &pod;
	o.define_count = 1;
	assert_page(&n, &o,
	    "\033[1mCrash\033[0m                         "
	    "\033[2mpods/crash\033[0m\n"
	    "\n"
	    "  It starts, exits and starts.\n"
	    "\n"
	    "  \033[1mNeeds Kubernetes v1.29 or newer.\033[0m\n"
	    "\n"
	    "\033[1;35mCheck\033[0m\n"
	    "  • Read the log of the run that\n"
	    "    crashed:\n"
	    "      \033[2m# all\033[0m\n"
	    "      \033[36mkubectl logs \033[0m\033[35mweb-0\033[0m\n"
	    "\n"
	    "      \033[36m\tx\033[0m\n"
	    "\n"
	    "  • Then fix it.\n"
	    "\n"
	    "      # ok\n"
	    "\n"
	    "  \033[1;35mDeeper\033[0m\n"
	    "    Text.\n"
	    "\n"
	    "  \033[1mSee also:\033[0m pods/logs, tar\n"
	    "  \033[1mMore information:\033[0m \033[4mhttps://a.b/\033[0m\n");
	note_fini(&n);
}

static void
lists_nest_and_count(void **state)
{
	const struct render_options o = tree_options(40);
	struct block *list, *item, *inner;
	struct note n;

	(void)state;
	tree_note(&n, "a/b", "T", "");
	list = tree_list(&n, NULL, 9, true);
	item = tree_item(&n, list, "nine");
	inner = tree_list(&n, item, 0, true);
	(void)tree_item(&n, inner, "inner");
	item = tree_item(&n, inner, "and:");
	(void)tree_code(&n, item, "sh", "x");
	(void)tree_item(&n, list, "ten");
	(void)tree_item(&n, list, NULL);
	list = tree_list(&n, NULL, 0, false);
	(void)tree_item(&n, list, "loose");
	item = tree_item(&n, list, NULL);
	inner = tree_block(&n, item, BLOCK_QUOTE);
	(void)tree_paragraph(&n, inner, "quoted");
	(void)tree_paragraph(&n, inner, "twice");
	(void)tree_block(&n, NULL, BLOCK_RULE);
	assert_page(&n, &o,
	    "T                                    a/b\n"
	    "\n"
	    "   9. nine\n"
	    "      – inner\n"
	    "      – and:\n"
	    "          x\n"
	    "  10. ten\n"
	    "  11.\n"
	    "\n"
	    "  • loose\n"
	    "\n"
	    "  • │ quoted\n"
	    "    │\n"
	    "    │ twice\n"
	    "\n"
	    "  ──────────────────────────────────────\n");
	note_fini(&n);
}

static void
links_show_where_they_go(void **state)
{
	struct render_options o = tree_options(60);
	struct block *b;
	struct note n;

	(void)state;
	tree_note(&n, "a/b", "T", "");
	b = tree_paragraph(&n, NULL, "See ");
	tree_span(&n, &b->spans, "the ", SPAN_LINK, "https://a.b/");
	tree_span(&n, &b->spans, "page", SPAN_LINK | SPAN_STRONG,
	    "https://a.b/");
	tree_span(&n, &b->spans, ", ", 0, "");
	tree_span(&n, &b->spans, "https://c.d/", SPAN_LINK, "https://c.d/");
	tree_span(&n, &b->spans, " or ", 0, "");
	tree_span(&n, &b->spans, "this", SPAN_LINK, "file:///etc/passwd");
	assert_page(&n, &o,
	    "T                                                        a/b\n"
	    "\n"
	    "  See the page <https://a.b/>, https://c.d/ or this\n"
	    "  <file:///etc/passwd>\n");
	o.hyperlinks = true;
	assert_page(&n, &o,
	    "T                                                        a/b\n"
	    "\n"
	    "  See \033]8;id=b3972c4a;https://a.b/\033\\the \033]8;;\033\\"
	    "\033]8;id=b3972c4a;https://a.b/\033\\page\033]8;;\033\\, "
	    "\033]8;;https://c.d/\033\\https://c.d/\033]8;;\033\\"
	    " or this <file:///etc/passwd>\n");
	note_fini(&n);
}

static void
a_hard_break_ends_the_line(void **state)
{
	const struct render_options o = tree_options(40);
	struct block *b;
	struct note n;

	(void)state;
	tree_note(&n, "a/b", "T", "");
	b = tree_paragraph(&n, NULL, "one ");
	tree_span(&n, &b->spans, "", SPAN_BREAK, "");
	tree_span(&n, &b->spans, " two", 0, "");
	assert_page(&n, &o,
	    "T                                    a/b\n"
	    "\n"
	    "  one\n"
	    "  two\n");
	note_fini(&n);
}

static struct block *
usual_table(struct note *n)
{
	struct block *t;

	tree_note(n, "a/b", "T", "");
	t = tree_block(n, NULL, BLOCK_TABLE);
	(void)tree_row(n, t, "Exit code|Usual reason|N");
	(void)tree_row(n, t, "137|killed by SIGKILL: over the limit|7");
	(void)tree_row(n, t, "結束||10");
	t->align[2] = ALIGN_RIGHT;
	return t;
}

static void
columns_line_up_by_what_is_seen(void **state)
{
	const struct render_options o = tree_options(60);
	struct note n;

	(void)state;
	(void)usual_table(&n);
	assert_page(&n, &o,
	    "T                                                        a/b\n"
	    "\n"
	    "  Exit code  Usual reason                        N\n"
	    "  ─────────  ─────────────────────────────────  ──\n"
	    "  137        killed by SIGKILL: over the limit   7\n"
	    "  結束                                          10\n");
	note_fini(&n);
}

static void
cells_wrap_inside_their_column(void **state)
{
	const struct render_options o = tree_options(40);
	struct note n;

	(void)state;
	(void)usual_table(&n);
	assert_page(&n, &o,
	    "T                                    a/b\n"
	    "\n"
	    "  Exit code  Usual reason              N\n"
	    "  ─────────  ───────────────────────  ──\n"
	    "  137        killed by SIGKILL: over   7\n"
	    "             the limit\n"
	    "  結束                                10\n");
	note_fini(&n);
}

static void
what_cannot_be_a_table_is_a_list_of_records(void **state)
{
	const struct render_options o = tree_options(22);
	struct note n;

	(void)state;
	(void)usual_table(&n);
	assert_page(&n, &o,
	    "T                  a/b\n"
	    "\n"
	    "  Exit code: 137\n"
	    "  Usual reason: killed\n"
	    "    by SIGKILL: over\n"
	    "    the limit\n"
	    "  N: 7\n"
	    "\n"
	    "  Exit code: 結束\n"
	    "  N: 10\n");
	n.language = str_of("zh_TW");
	n.body->child->next->next = NULL;
	assert_page(&n, &o,
	    "T                  a/b\n"
	    "\n"
	    "  Exit code：137\n"
	    "  Usual reason：killed\n"
	    "    by SIGKILL: over\n"
	    "    the limit\n"
	    "  N：7\n");
	note_fini(&n);
}

static void
widths_are_shared_by_need(void **state)
{
	static const int word[] = { 4, 10, 12 };
	static const int line[] = { 9, 100, 300 };
	int width[3];

	(void)state;
	assert_true(table_fit(3, word, line, 500, width));
	assert_int_equal(width[0], 9);
	assert_int_equal(width[2], 300);
	assert_true(table_fit(3, word, line, 109, width));
	assert_int_equal(width[0], 9);
	assert_int_equal(width[0] + width[1] + width[2], 109);
	assert_true(width[2] > 2 * width[1]);
	assert_true(table_fit(3, word, line, 30, width));
	assert_int_equal(width[0], 8);
	assert_int_equal(width[1], 10);
	assert_int_equal(width[2], 12);
	assert_false(table_fit(3, word, line, 29, width));
	assert_false(table_fit(3, word, line, -1, width));
}

static void
odd_trees_do_no_harm(void **state)
{
	const struct render_options o = tree_options(40);
	struct block *b;
	struct note n;

	(void)state;
	tree_note(&n, "", "", "");
	(void)tree_block(&n, NULL, BLOCK_LIST);
	(void)tree_block(&n, NULL, BLOCK_QUOTE);
	(void)tree_block(&n, NULL, BLOCK_TABLE);
	(void)tree_block(&n, NULL, BLOCK_CODE);
	(void)tree_block(&n, NULL, BLOCK_PARAGRAPH);
	b = tree_block(&n, NULL, BLOCK_TABLE);
	(void)tree_row(&n, b, "|");
	b = tree_block(&n, NULL, BLOCK_ITEM);
	(void)tree_paragraph(&n, b, "an item alone");
	b = tree_paragraph(&n, NULL, "");
	tree_span(&n, &b->spans, "", SPAN_BREAK, "");
	tree_span(&n, &b->spans, "   ", SPAN_CODE, "");
	{
		struct buf out;

		buf_init(&out);
		assert_int_equal(render_terminal(&n, &o, &out), KR_OK);
		assert_non_null(strstr(tree_text(&out), "an item alone"));
		buf_fini(&out);
	}
	note_fini(&n);
}

/* Take the escape sequences out; each line must have closed what it opened. */
static void
strip(struct str s, struct buf *out)
{
	int open = 0, links = 0;
	size_t i;

	for (i = 0; i < s.len; i++) {
		if (s.p[i] == '\n') {
			assert_int_equal(open, 0);
			assert_int_equal(links, 0);
		}
		if (s.p[i] != '\033') {
			buf_addc(out, s.p[i]);
			continue;
		}
		if (s.p[i + 1] == '[') {
			open += s.p[i + 2] == '0' ? -1 : 1;
			while (s.p[i] != 'm')
				i++;
		} else {
			assert_memory_equal(s.p + i, "\033]8;", 4);
			links += s.p[i + 5] == '\033' ? -1 : 1;
			for (i += 4; s.p[i] != '\033'; i++)
				assert_in_range(s.p[i], 0x21, 0x7e);
			i++;
		}
	}
}

/* Only code may end a line in spaces: nothing of it is changed. */
static void
assert_no_trailing_space(const char *text)
{
	const char *p, *code = "trailing  \n";
	size_t n = strlen(code);

	for (p = text; (p = strstr(p, " \n")) != NULL; p++)
		assert_true((size_t)(p + 2 - text) >= n &&
		    memcmp(p + 2 - n, code, n) == 0);
}

static void
any_note_reads_the_same_in_colour_and_plain(void **state)
{
	static const int widths[] = { 20, 31, 80, 200 };
	unsigned i;

	(void)state;
	for (i = 0; i < 400; i++) {
		struct render_options o = tree_options(widths[i % 4]);
		struct buf plain, color, stripped;
		struct note n;

		buf_init(&plain);
		buf_init(&color);
		buf_init(&stripped);
		random_note(&n, i, 0);
		assert_int_equal(render_terminal(&n, &o, &plain), KR_OK);
		o.color = true;
		assert_int_equal(render_terminal(&n, &o, &color), KR_OK);
		strip(buf_str(&color), &stripped);
		assert_string_equal(tree_text(&stripped), tree_text(&plain));
		assert_no_trailing_space(tree_text(&plain));
		buf_clear(&color);
		buf_clear(&stripped);
		o.hyperlinks = true;
		assert_int_equal(render_terminal(&n, &o, &color), KR_OK);
		strip(buf_str(&color), &stripped);
		assert_no_trailing_space(tree_text(&stripped));
		note_fini(&n);
		buf_fini(&plain);
		buf_fini(&color);
		buf_fini(&stripped);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(title_and_id_share_a_line_when_both_fit),
		cmocka_unit_test(a_usual_note_looks_like_this),
		cmocka_unit_test(colours_change_nothing_but_colours),
		cmocka_unit_test(lists_nest_and_count),
		cmocka_unit_test(links_show_where_they_go),
		cmocka_unit_test(a_hard_break_ends_the_line),
		cmocka_unit_test(columns_line_up_by_what_is_seen),
		cmocka_unit_test(cells_wrap_inside_their_column),
		cmocka_unit_test(what_cannot_be_a_table_is_a_list_of_records),
		cmocka_unit_test(widths_are_shared_by_need),
		cmocka_unit_test(odd_trees_do_no_harm),
		cmocka_unit_test(any_note_reads_the_same_in_colour_and_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
