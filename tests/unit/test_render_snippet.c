/*
 * Snippets as they are pasted, and what -D fills in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/snippet.h"
#include "tree.h"

static void
assert_snippet(const char *text, const struct render_options *o,
    const char *want)
{
	struct note n;
	struct buf b;

	note_init(&n);
	buf_init(&b);
	render_snippet(tree_code(&n, NULL, "sh", text), o, &b);
	assert_string_equal(tree_text(&b), want);
	buf_fini(&b);
	note_fini(&n);
}

static void
a_snippet_ends_in_one_newline(void **state)
{
	const struct render_options o = tree_options(80);

	(void)state;
	assert_snippet("kubectl get pods", &o, "kubectl get pods\n");
	assert_snippet("a\n\n\tb  \n", &o, "a\n\n\tb  \n");
	assert_snippet("", &o, "\n");
}

static void
placeholders_are_filled_or_keep_their_braces(void **state)
{
	struct render_define d[] = {
		{ { "pod", 3 }, { "web-0", 5 } },
		{ { "n", 1 }, { "", 0 } }
	};
	struct render_options o = tree_options(80);

	(void)state;
	assert_snippet("logs {{pod}} -n {{ns}}{{n}}{{pod}}", &o,
	    "logs {{pod}} -n {{ns}}{{n}}{{pod}}\n");
	o.defines = d;
	o.define_count = 2;
	assert_snippet("logs {{pod}} -n {{ns}}{{n}}{{pod}}", &o,
	    "logs web-0 -n {{ns}}web-0\n");
}

static void
the_last_definition_wins(void **state)
{
	struct render_define d[] = {
		{ { "pod", 3 }, { "a", 1 } }, { { "pod", 3 }, { "b", 1 } }
	};
	struct render_options o = tree_options(80);

	(void)state;
	assert_null(render_define_find(&o, str_of("pod")));
	o.defines = d;
	o.define_count = 2;
	assert_memory_equal(render_define_find(&o, str_of("pod"))->p, "b", 1);
	assert_null(render_define_find(&o, str_of("po")));
}

static void
a_colon_announces_what_follows(void **state)
{
	struct note n;
	struct block *list, *item;

	(void)state;
	note_init(&n);
	assert_true(snippet_announced(tree_paragraph(&n, NULL, "So:")));
	assert_true(snippet_announced(tree_paragraph(&n, NULL,
	    "\xe5\x9b\xa0\xef\xbc\x9a")));
	assert_false(snippet_announced(tree_paragraph(&n, NULL, "So.")));
	assert_false(snippet_announced(tree_paragraph(&n, NULL, "")));
	list = tree_list(&n, NULL, 0, true);
	assert_false(snippet_announced(list));
	item = tree_item(&n, list, "one:");
	assert_true(snippet_announced(list));
	(void)tree_paragraph(&n, item, "two.");
	assert_false(snippet_announced(list));
	note_fini(&n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_snippet_ends_in_one_newline),
		cmocka_unit_test(placeholders_are_filled_or_keep_their_braces),
		cmocka_unit_test(the_last_definition_wins),
		cmocka_unit_test(a_colon_announces_what_follows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
