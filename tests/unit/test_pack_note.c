/*
 * A note's tree: what pack/note.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tree.h"

/* A note with four snippets, two of them inside other blocks. */
static int
make_note(void **state)
{
	struct block *list, *item, *quote;
	static struct note n;

	tree_note(&n, "x/y", "T", "S");
	tree_paragraph(&n, NULL, "Text.");
	tree_code(&n, NULL, "sh", "first")->number = 1;
	list = tree_list(&n, NULL, 1, true);
	tree_item(&n, list, "One");
	item = tree_item(&n, list, "Two");
	tree_code(&n, item, "sh", "second")->number = 2;
	quote = tree_block(&n, item, BLOCK_QUOTE);
	tree_code(&n, quote, "yaml", "third")->number = 3;
	/* A list that begins with a snippet's number is none. */
	tree_list(&n, NULL, 4, true);
	tree_code(&n, NULL, "", "fourth")->number = 4;
	*state = &n;
	return 0;
}

static int
free_note(void **state)
{
	note_fini(*state);
	return 0;
}

static void
a_snippet_is_found_wherever_it_stands(void **state)
{
	static const char *const texts[] = { "first", "second", "third",
	    "fourth" };
	const struct block *b;
	uint32_t i;

	for (i = 0; i < 4; i++) {
		b = note_snippet(*state, i + 1);
		assert_non_null(b);
		assert_int_equal(b->kind, BLOCK_CODE);
		assert_true(str_equal(b->spans.v[0].text, str_of(texts[i])));
	}
}

static void
a_number_of_no_snippet_is_not_found(void **state)
{
	assert_null(note_snippet(*state, 0));
	assert_null(note_snippet(*state, 5));
	assert_null(note_snippet(*state, UINT32_MAX));
}

static void
snippets_are_counted_wherever_they_stand(void **state)
{
	assert_int_equal(note_snippet_count(*state), 4);
}

static void
an_empty_note_has_no_snippet(void **state)
{
	struct note empty;

	(void)state;
	note_init(&empty);
	assert_int_equal(note_snippet_count(&empty), 0);
	assert_null(note_snippet(&empty, 1));
	note_fini(&empty);
}

static void
plain_text_has_braces_and_no_line_ends(void **state)
{
	struct note *n = *state;
	struct spans spans = { NULL, 0 };
	struct buf out;

	tree_span(n, &spans, "logs of ", 0, "");
	tree_span(n, &spans, "pod", SPAN_PLACEHOLDER, "");
	tree_span(n, &spans, "", SPAN_BREAK, "");
	tree_span(n, &spans, "there", SPAN_LINK, "https://x.test");
	buf_init(&out);
	note_plain_text(&spans, &out);
	assert_string_equal(tree_text(&out), "logs of {{pod}} there");
	buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_snippet_is_found_wherever_it_stands),
		cmocka_unit_test(a_number_of_no_snippet_is_not_found),
		cmocka_unit_test(snippets_are_counted_wherever_they_stand),
		cmocka_unit_test(an_empty_note_has_no_snippet),
		cmocka_unit_test(plain_text_has_braces_and_no_line_ends),
	};

	return cmocka_run_group_tests(tests, make_note, free_note);
}
