/*
 * The lines under the prompt: what prompt/panel.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "prompt/panel.h"
#include "sitting.h"

#define WIDE	200	/* columns; nothing is cut */

static void
assert_panel(struct session *s, const char *text, int columns, int rows,
    const char *expected)
{
	struct buf out;

	buf_init(&out);
	panel_suggest(s, str_of(text), columns, rows, false, &out);
	if (!str_equal(buf_str(&out), str_of(expected)))
		fail_msg("`%s': `%.*s', not `%s'", text, (int)out.len, out.p,
		    expected);
	buf_fini(&out);
}

static void
add(struct session *s, uint32_t number, bool is_topic)
{
	assert_int_equal(session_list_add(s, (struct pack_target){ number,
	    is_topic }), KR_OK);
}

static void
fill_list(struct session *s)
{
	add(s, LIST_PODS, false);
	add(s, LIST_ALL, false);
	add(s, HELM, true);
	add(s, LOGS, false);
}

static void
matches_have_numbers(void **state)
{
	assert_panel(*state, "list pods", WIDE, 2,
	    "> 1  pods/list      List Pods\n"
	    "  2  pods/list-all  List all Pods\n");
	assert_panel(*state, "pods", WIDE, 1, "> 1  pods  Pods\n");
}

static void
there_are_no_more_rows_than_wanted(void **state)
{
	struct buf out;
	int rows, found;
	size_t i;

	fill_list(*state);
	for (rows = 1; rows <= 8; rows++) {
		static const char *const texts[] = { "pods", ":", "2", "4" };
		size_t n;

		for (n = 0; n < sizeof texts / sizeof texts[0]; n++) {
			buf_init(&out);
			panel_suggest(*state, str_of(texts[n]), 80, rows,
			    false, &out);
			for (i = 0, found = 0; i < out.len; i++)
				found += out.p[i] == '\n';
			assert_in_range(found, 1, rows);
			buf_fini(&out);
		}
	}
}

static void
the_language_is_that_of_the_session(void **state)
{
	sitting_speak(*state, 1);
	assert_panel(*state, "rollback", WIDE, 1,
	    "> 1  helm/rollback  回滾版本\n");
	/* What is missing in it is shown in another one. */
	assert_panel(*state, "pods list", WIDE, 1,
	    "> 1  pods/list  List Pods\n");
}

static void
where_nothing_is_found_it_says_so(void **state)
{
	assert_panel(*state, "xyzzy", WIDE, 8, "nothing found\n");
	assert_panel(*state, "xyzzy", 8, 8, "nothing\xE2\x80\xA6\n");
}

static void
an_empty_line_has_a_hint_until_there_is_a_list(void **state)
{
	assert_panel(*state, " ", WIDE, 8, "Type a word, a question or an "
	    "error; Tab completes, :help says more.\n");
	add(*state, LOGS, false);
	assert_panel(*state, " ", WIDE, 8, "");
}

static void
a_number_shows_its_part_of_the_list(void **state)
{
	fill_list(*state);
	assert_panel(*state, "1", WIDE, 8, "> 1  pods/list      List Pods\n"
	    "  2  pods/list-all  List all Pods\n"
	    "  3  helm           Helm\n"
	    "  4  pods/logs      Logs of a Pod\n");
	assert_panel(*state, " 3 ", WIDE, 2,
	    "  2  pods/list-all  List all Pods\n> 3  helm           Helm\n");
	assert_panel(*state, "2", WIDE, 2, "  1  pods/list      List Pods\n"
	    "> 2  pods/list-all  List all Pods\n");
	assert_panel(*state, "4", WIDE, 1, "> 4  pods/logs  Logs of a Pod\n");
}

static void
a_number_that_is_not_there_is_told(void **state)
{
	assert_panel(*state, "1", WIDE, 8, "no such number in the list\n");
	fill_list(*state);
	assert_panel(*state, "0", WIDE, 8, "no such number in the list\n");
	assert_panel(*state, "5", WIDE, 8, "no such number in the list\n");
	assert_panel(*state, "99999999999999999999999", WIDE, 8,
	    "no such number in the list\n");
}

static void
a_colon_shows_the_commands(void **state)
{
	assert_panel(*state, ":qu", WIDE, 8,
	    "  :quiz [TOPIC]  ask the notes' questions; what you miss "
	    "comes back\n"
	    "  :quit          leave; so does Ctrl-D\n");
	/* Behind a name, that one only. */
	assert_panel(*state, ":set pod", WIDE, 8, "  :set [NAME VALUE]  "
	    "fill a placeholder everywhere; alone: show what is filled\n");
	assert_panel(*state, ":xyzzy", WIDE, 8, "");
}

static void
what_has_no_room_is_cut(void **state)
{
	assert_panel(*state, "rollback", 37, 1,
	    "> 1  helm/rollback  Roll back a rele\xE2\x80\xA6\n");
	assert_panel(*state, "rollback", 38, 1,
	    "> 1  helm/rollback  Roll back a relea\xE2\x80\xA6\n");
	assert_panel(*state, "rollback", 39, 1,
	    "> 1  helm/rollback  Roll back a release\n");
	/* Less of a title says nothing. */
	assert_panel(*state, "rollback", 28, 1,
	    "> 1  helm/rollback  Roll ba\xE2\x80\xA6\n");
	assert_panel(*state, "rollback", 27, 1, "> 1  helm/rollback\n");
	assert_panel(*state, "rollback", 18, 1, "> 1  helm/rollback\n");
	assert_panel(*state, "rollback", 17, 1,
	    "> 1  helm/rollba\xE2\x80\xA6\n");
}

static void
colours_take_no_room(void **state)
{
	struct session *s = *state;

	s->c->render.color = true;
	render_colors_choose(&s->c->render.colors, GROUND_UNKNOWN);
	s->c->render.colors.sgr[ROLE_CODE] = "1";
	s->c->render.colors.sgr[ROLE_SUMMARY] = "2";
	assert_panel(s, "rollback", 37, 1, "> 1  \033[1mhelm/rollback\033[0m  "
	    "\033[2mRoll back a rele\xE2\x80\xA6\033[0m\n");
}

/* The widest row without its colours; each is ended. */
static int
widest_row(struct str rows)
{
	int widest = 0, columns;
	size_t i, from = 0;

	for (i = 0; i < rows.len; i++) {
		if (rows.p[i] != '\n')
			continue;
		columns = unicode_columns((struct str){ rows.p + from,
		    i - from });
		widest = columns > widest ? columns : widest;
		from = i + 1;
	}
	assert_int_equal(from, rows.len);
	return widest;
}

static void
no_row_is_wider_than_the_terminal(void **state)
{
	static const char *const texts[] = { "", "pods", "list", "crash",
	    "日誌", "重啟", "xyzzy", ":", ":s", ":set pod", "1", "4", "104",
	    "77", "helm", "回" };
	struct session *s = *state;
	struct buf out;
	int columns, i;
	size_t n;

	for (i = 0; i < 26; i++)
		fill_list(s);
	for (columns = 1; columns <= 100; columns++)
		for (n = 0; n < 2 * sizeof texts / sizeof texts[0]; n++) {
			sitting_speak(s, n % 2);
			buf_init(&out);
			panel_suggest(s, str_of(texts[n / 2]), columns, 8,
			    n % 4 < 2, &out);
			if (widest_row(buf_str(&out)) > columns)
				fail_msg("`%s', %d columns:\n%.*s",
				    texts[n / 2], columns, (int)out.len,
				    out.p);
			buf_fini(&out);
		}
}

static void
rows_reach_the_edge_of_the_terminal(void **state)
{
	struct session *s = *state;
	struct buf out;
	int columns, widest;

	/* A title of Chinese, whose last character may have no room. */
	sitting_speak(s, 1);
	for (columns = 36; columns < 64; columns++) {
		buf_init(&out);
		panel_suggest(s, str_of("crashloopbackoff"), columns, 1,
		    false, &out);
		widest = widest_row(buf_str(&out));
		assert_in_range(widest, columns - 1, columns);
		buf_fini(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITTING(matches_have_numbers),
		SITTING(there_are_no_more_rows_than_wanted),
		SITTING(the_language_is_that_of_the_session),
		SITTING(where_nothing_is_found_it_says_so),
		SITTING(an_empty_line_has_a_hint_until_there_is_a_list),
		SITTING(a_number_shows_its_part_of_the_list),
		SITTING(a_number_that_is_not_there_is_told),
		SITTING(a_colon_shows_the_commands),
		SITTING(what_has_no_room_is_cut),
		SITTING(colours_take_no_room),
		SITTING(no_row_is_wider_than_the_terminal),
		SITTING(rows_reach_the_edge_of_the_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
