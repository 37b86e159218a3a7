/*
 * What is kept from one line to the next: what prompt/session.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sitting.h"

static const struct str	nothing = { NULL, 0 };

/* Words */

static void
assert_words(struct session *s, struct str text, const char *expected)
{
	struct ask ask = { NULL, 99, 99 };
	struct buf all;
	int i;

	assert_int_equal(session_ask(s, text, &ask), KR_OK);
	buf_init(&all);
	for (i = 0; i < ask.count; i++)
		buf_printf(&all, "[%s]", ask.words[i]);
	assert_null(ask.words[i]);
	assert_int_equal(ask.nth, 0);
	if (!str_equal(buf_str(&all), str_of(expected)))
		fail_msg("`%.*s', not `%s'", (int)all.len, all.p, expected);
	buf_fini(&all);
}

static void
words_stand_between_spaces(void **state)
{
	assert_words(*state, str_of("pods logs"), "[pods][logs]");
	assert_words(*state, str_of("  a \t  b\t"), "[a][b]");
	assert_words(*state, str_of("\xE9\x87\x8D \xFF"),
	    "[\xE9\x87\x8D][\xFF]");
	assert_words(*state, str_of("one"), "[one]");
}

static void
there_may_be_no_word(void **state)
{
	assert_words(*state, str_of(""), "");
	assert_words(*state, nothing, "");
	assert_words(*state, str_of(" "), "");
	assert_words(*state, str_of("  \t   "), "");
}

static void
a_nul_ends_a_word(void **state)
{
	assert_words(*state, (struct str){ "a\0b \0\0 c\0", 9 }, "[a][b][c]");
	assert_words(*state, (struct str){ "\0", 1 }, "");
	assert_words(*state, (struct str){ "\0a", 2 }, "[a]");
}

static void
as_many_words_as_fit_are_taken(void **state)
{
	static char text[100001], expected[150004];
	size_t i;

	/* Of one letter each, the last one, too. */
	for (i = 0; i < sizeof text; i++)
		text[i] = i % 2 == 0 ? 'a' : ' ';
	for (i = 0; i < sizeof text / 2 + 1; i++)
		memcpy(expected + 3 * i, "[a]", 4);
	assert_words(*state, (struct str){ text, sizeof text }, expected);
	memset(text, ' ', sizeof text);
	assert_words(*state, (struct str){ text, sizeof text }, "");
}

static void
the_command_line_stays_as_it_was(void **state)
{
	struct session *s = *state;
	char *given[] = { (char *)"given", NULL };
	struct options before, *o = &s->c->options;

	o->ask = (struct ask){ given, 1, 3 };
	o->action = ACTION_SEARCH;
	before = *o;
	assert_words(s, str_of("pods"), "[pods]");
	assert_int_equal(session_set(s, str_of("pod"), str_of("web-0")),
	    KR_OK);
	assert_memory_equal(o, &before, sizeof before);
}

/* Values */

static void
assert_values(const struct session *s, const char *expected)
{
	const struct render_options *o = &s->c->render;
	struct buf all;
	size_t i;

	buf_init(&all);
	for (i = 0; i < o->define_count; i++) {
		buf_adds(&all, o->defines[i].name);
		buf_addc(&all, '=');
		buf_adds(&all, o->defines[i].value);
		buf_addc(&all, ';');
	}
	if (!str_equal(buf_str(&all), str_of(expected)))
		fail_msg("`%.*s', not `%s'", (int)all.len, all.p, expected);
	buf_fini(&all);
}

static void
set(struct session *s, const char *name, const char *value)
{
	assert_int_equal(session_set(s, str_of(name), str_of(value)), KR_OK);
}

static void
values_are_set(void **state)
{
	set(*state, "pod", "web-0");
	set(*state, "namespace", "shop and more");
	assert_values(*state, "pod=web-0;namespace=shop and more;");
}

static void
a_value_set_again_is_another(void **state)
{
	set(*state, "pod", "web-0");
	set(*state, "namespace", "shop");
	set(*state, "pod", "web-1");
	assert_values(*state, "namespace=shop;pod=web-1;");
	set(*state, "po", "x");
	assert_values(*state, "namespace=shop;pod=web-1;po=x;");
}

static void
texts_of_a_value_are_copied(void **state)
{
	char name[] = "pod", value[] = "web-0";

	set(*state, name, value);
	memset(name, 'x', sizeof name - 1);
	memset(value, 'x', sizeof value - 1);
	assert_values(*state, "pod=web-0;");
}

static void
a_value_may_be_set_to_itself(void **state)
{
	struct session *s = *state;

	set(s, "a", "1");
	set(s, "pod", "web-0");
	assert_int_equal(session_set(s, s->c->render.defines[0].name,
	    s->c->render.defines[1].value), KR_OK);
	assert_values(s, "pod=web-0;a=web-0;");
}

static void
a_value_may_be_empty(void **state)
{
	set(*state, "pod", "");
	assert_values(*state, "pod=;");
	assert_int_equal(session_set(*state, str_of("pod"), nothing), KR_OK);
	assert_values(*state, "pod=;");
}

static void
values_are_left_open_again(void **state)
{
	set(*state, "pod", "web-0");
	set(*state, "namespace", "shop");
	set(*state, "node", "a");
	assert_int_equal(session_unset(*state, str_of("namespace")), KR_OK);
	assert_values(*state, "pod=web-0;node=a;");
	assert_int_equal(session_unset(*state, str_of("namespace")),
	    KR_ENOTFOUND);
	assert_int_equal(session_unset(*state, str_of("node")), KR_OK);
	assert_int_equal(session_unset(*state, str_of("pod")), KR_OK);
	assert_values(*state, "");
	assert_int_equal(session_unset(*state, str_of("pod")), KR_ENOTFOUND);
}

/* As options_parse() and context_prepare() leave them. */
static void
define(struct session *s, const char *name, const char *value)
{
	struct options *o = &s->c->options;

	o->defines = realloc(o->defines,
	    (o->define_count + 1) * sizeof *o->defines);
	assert_non_null(o->defines);
	o->defines[o->define_count++] = (struct render_define){
	    str_of(name), str_of(value) };
	s->c->render.defines = o->defines;
	s->c->render.define_count = o->define_count;
}

static void
values_of_the_command_line_are_taken_over(void **state)
{
	define(*state, "pod", "a");
	define(*state, "namespace", "shop");
	define(*state, "pod", "b");
	set(*state, "node", "c");
	assert_values(*state, "pod=a;namespace=shop;pod=b;node=c;");
	/* The last one counted; one is left. */
	set(*state, "pod", "d");
	assert_values(*state, "namespace=shop;node=c;pod=d;");
}

static void
values_of_the_command_line_are_left_open(void **state)
{
	define(*state, "pod", "a");
	define(*state, "pod", "b");
	assert_int_equal(session_unset(*state, str_of("pod")), KR_OK);
	assert_values(*state, "");
}

/* Lists and notes */

static void
a_list_grows_and_begins_anew(void **state)
{
	struct session *s = *state;
	uint32_t i;

	assert_int_equal(s->list.n, 0);
	for (i = 0; i < 1000; i++)
		assert_int_equal(session_list_add(s, (struct pack_target){
		    i, i % 2 == 0 }), KR_OK);
	assert_int_equal(s->list.n, 1000);
	for (i = 0; i < 1000; i++) {
		assert_int_equal(s->list.v[i].number, i);
		assert_int_equal(s->list.v[i].is_topic, i % 2 == 0);
	}
	session_list_clear(s);
	assert_int_equal(s->list.n, 0);
	assert_int_equal(session_list_add(s, (struct pack_target){ 7, false }),
	    KR_OK);
	assert_int_equal(s->list.n, 1);
	assert_int_equal(s->list.v[0].number, 7);
}

static void
the_note_on_the_screen_is_the_last_one(void **state)
{
	struct session *s = *state;
	uint32_t note = 99;

	assert_false(session_shown(s, &note));
	s->trail[s->trail_n++] = LOGS;
	s->trail[s->trail_n++] = CRASH;
	assert_true(session_shown(s, &note));
	assert_int_equal(note, CRASH);
}

static void
what_was_set_is_taken_back(void **state)
{
	struct session *s = *state;
	struct context *c = s->c;

	define(s, "node", "a");
	set(s, "pod", "web-0");
	assert_values(s, "node=a;pod=web-0;");
	session_fini(s);
	assert_values(s, "node=a;");
	/* For the end of the test. */
	session_init(s, c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITTING(words_stand_between_spaces),
		SITTING(there_may_be_no_word),
		SITTING(a_nul_ends_a_word),
		SITTING(as_many_words_as_fit_are_taken),
		SITTING(the_command_line_stays_as_it_was),
		SITTING(values_are_set),
		SITTING(a_value_set_again_is_another),
		SITTING(texts_of_a_value_are_copied),
		SITTING(a_value_may_be_set_to_itself),
		SITTING(a_value_may_be_empty),
		SITTING(values_are_left_open_again),
		SITTING(values_of_the_command_line_are_taken_over),
		SITTING(values_of_the_command_line_are_left_open),
		SITTING(a_list_grows_and_begins_anew),
		SITTING(the_note_on_the_screen_is_the_last_one),
		SITTING(what_was_set_is_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
