/*
 * What Tab does: what prompt/complete.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/unicode.h"
#include "prompt/complete.h"
#include "sitting.h"

static void
complete(struct session *s, const char *before, struct editor_completion *c)
{
	c->cut = 999;
	buf_init(&c->text);
	buf_init(&c->rows);
	complete_line(s, str_of(before), c);
	assert_true(c->cut <= strlen(before));
}

static void
done(struct editor_completion *c)
{
	buf_fini(&c->text);
	buf_fini(&c->rows);
}

/* Tab after `before' makes this of the line, and shows these rows. */
static void
assert_tab(struct session *s, const char *before, const char *line,
    const char *rows)
{
	struct editor_completion c;
	struct buf all;

	complete(s, before, &c);
	buf_init(&all);
	buf_add(&all, before, strlen(before) - c.cut);
	buf_adds(&all, buf_str(&c.text));
	if (!str_equal(buf_str(&all), str_of(line)))
		fail_msg("`%s' becomes `%.*s', not `%s'", before,
		    (int)all.len, all.p, line);
	if (!str_equal(buf_str(&c.rows), str_of(rows)))
		fail_msg("`%s': `%.*s', not `%s'", before, (int)c.rows.len,
		    c.rows.p, rows);
	buf_fini(&all);
	done(&c);
}

static void
the_only_one_is_taken_with_a_space(void **state)
{
	assert_tab(*state, "cra", "crashloopbackoff ", "");
	assert_tab(*state, "hel", "helm ", "");
	assert_tab(*state, "pods/lo", "pods/logs ", "");
}

static void
of_several_the_common_beginning_is_taken(void **state)
{
	assert_tab(*state, "pods/li", "pods/list", "");
	assert_tab(*state, "l", "l", "list      list-all  log       logs\n");
	assert_tab(*state, "li", "list", "");
}

static void
what_does_not_go_on_is_listed(void **state)
{
	assert_tab(*state, "pods/list", "pods/list",
	    "pods/list      pods/list-all\n");
	assert_tab(*state, "", "", "helm      pods      services\n");
}

static void
what_nothing_begins_with_stays(void **state)
{
	assert_tab(*state, "xyz", "xyz", "");
	assert_tab(*state, "pods/x", "pods/x", "");
	assert_tab(*state, "nothing/l", "nothing/l", "");
	assert_tab(*state, "/", "/", "");
	assert_tab(*state, "\xFF", "\xFF", "");
	assert_tab(*state, "pods xyz ", "pods xyz ", "");
}

static void
after_a_topic_come_its_notes(void **state)
{
	assert_tab(*state, "pods li", "pods list", "");
	assert_tab(*state, "pods c", "pods crashloopbackoff ", "");
	assert_tab(*state, "  po  lo", "  po  logs ", "");
	assert_tab(*state, "helm ", "helm rollback ", "");
	assert_tab(*state, "services ", "services ",
	    "list  \xE9\x87\x8D\xE8\xA8\xAD  \xE9\x87\x8D\xE8\xA9\xA6\n");
}

static void
a_topic_of_an_id_may_be_an_alias(void **state)
{
	assert_tab(*state, "po/c", "po/crashloopbackoff ", "");
	assert_tab(*state, "svc/l", "svc/list ", "");
}

static void
chinese_goes_on_by_whole_characters(void **state)
{
	assert_tab(*state, "svc/\xE9\x87\x8D", "svc/\xE9\x87\x8D",
	    "svc/\xE9\x87\x8D\xE8\xA8\xAD  svc/\xE9\x87\x8D\xE8\xA9\xA6\n");
}

static void
other_words_are_those_of_the_notes(void **state)
{
	assert_tab(*state, "why does it aga", "why does it again ", "");
	/* A name, also where it is not the first word. */
	assert_tab(*state, "see rollb", "see rollback ", "");
	assert_tab(*state, "see ", "see ", "");
}

static void
commands_go_on(void **state)
{
	assert_tab(*state, ":qui", ":qui", ":quiz  :quit\n");
	assert_tab(*state, ":he", ":help ", "");
	assert_tab(*state, ":x", ":x", "");
	assert_tab(*state, "  :he", "  :help ", "");
	/* Not behind a word. */
	assert_tab(*state, "a :he", "a :he", "");
}

static void
what_a_command_takes_goes_on(void **state)
{
	assert_tab(*state, ":open pods/lo", ":open pods/logs ", "");
	assert_tab(*state, ":list he", ":list helm ", "");
	assert_tab(*state, ":lang z", ":lang zh_TW ", "");
	assert_tab(*state, ":search rollb", ":search rollback ", "");
	assert_tab(*state, ":quit p", ":quit p", "");
	assert_tab(*state, ":nothing p", ":nothing p", "");
	/* A beginning of its name will do. */
	assert_tab(*state, ":la z", ":la zh_TW ", "");
}

static void
placeholders_are_those_of_the_note_on_the_screen(void **state)
{
	struct session *s = *state;

	assert_tab(s, ":set po", ":set po", "");
	s->trail[s->trail_n++] = CRASH;
	assert_tab(s, ":set po", ":set pod ", "");
	assert_tab(s, ":set ", ":set ", "pod        namespace\n");
	/* Then comes the value. */
	assert_tab(s, ":set pod n", ":set pod n", "");
}

static void
placeholders_that_are_filled_go_on_too(void **state)
{
	struct session *s = *state;

	assert_int_equal(session_set(s, str_of("node"), str_of("a")), KR_OK);
	assert_tab(s, ":unset n", ":unset node ", "");
	s->trail[s->trail_n++] = CRASH;
	assert_tab(s, ":unset n", ":unset n", "node       namespace\n");
}

/* A listing has few rows, and each fits. */
static void
a_listing_fits_any_width(void **state)
{
	static const char *const lines[] = { "", "l", ":", "pods ",
	    "services ", "svc/\xE9\x87\x8D" };
	struct session *s = *state;
	struct editor_completion c;
	int rows, width;
	size_t from, i, n;

	for (width = 1; width <= 120; width++) {
		s->c->render.width = width;
		for (n = 0; n < sizeof lines / sizeof lines[0]; n++) {
			complete(s, lines[n], &c);
			rows = 0;
			for (i = from = 0; i < c.rows.len; i++) {
				if (c.rows.p[i] != '\n')
					continue;
				assert_true(unicode_columns((struct str){
				    c.rows.p + from, i - from }) <
				    (width < 2 ? 2 : width));
				from = i + 1;
				rows++;
			}
			assert_int_equal(from, c.rows.len);
			assert_in_range(rows, 1, 8);
			done(&c);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITTING(the_only_one_is_taken_with_a_space),
		SITTING(of_several_the_common_beginning_is_taken),
		SITTING(what_does_not_go_on_is_listed),
		SITTING(what_nothing_begins_with_stays),
		SITTING(after_a_topic_come_its_notes),
		SITTING(a_topic_of_an_id_may_be_an_alias),
		SITTING(chinese_goes_on_by_whole_characters),
		SITTING(other_words_are_those_of_the_notes),
		SITTING(commands_go_on),
		SITTING(what_a_command_takes_goes_on),
		SITTING(placeholders_are_those_of_the_note_on_the_screen),
		SITTING(placeholders_that_are_filled_go_on_too),
		SITTING(a_listing_fits_any_width),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
