/*
 * The quotation under a title: what compile/meta.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caught.h"
#include "fixture.h"

/* A note whose quotation ends in these lines, parsed. */
static struct draft *
parse(const char *lines, struct diag *diag, struct caught *said)
{
	struct draft *d;
	struct buf text;

	buf_init(&text);
	buf_puts(&text, "# T\n\n> Summary.\n");
	buf_puts(&text, lines);
	buf_addc(&text, '\0');
	caught_begin(said);
	d = fixture_draft("t/n", text.p, diag);
	caught_end(said);
	buf_fini(&text);
	return d;
}

static void
free_draft(struct draft *d)
{
	draft_fini(d);
	free(d);
}

static struct draft *
parse_good(const char *lines)
{
	struct diag diag = { 0, 0 };
	struct caught said;
	struct draft *d = parse(lines, &diag, &said);

	if (diag.errors + diag.warnings > 0)
		fail_msg("%s", said.text);
	return d;
}

/* Lines that are refused, in the note's line, with these words. */
static void
assert_error(const char *lines, unsigned line, const char *what)
{
	struct diag diag = { 0, 0 };
	struct caught said;
	char start[32];

	free_draft(parse(lines, &diag, &said));
	snprintf(start, sizeof start, "t/n:%u: error: ", line);
	if (diag.errors == 0 || strncmp(said.text, start, strlen(start)) != 0
	    || strstr(said.text, what) == NULL)
		fail_msg("unexpected: %s", said.text);
}

/* The texts with " | " between. */
static void
assert_list(const struct list *l, const char *expected)
{
	struct buf out;
	size_t i;

	buf_init(&out);
	for (i = 0; i < l->n; i++) {
		if (i > 0)
			buf_puts(&out, " | ");
		buf_puts(&out, l->v[i].text);
	}
	buf_addc(&out, '\0');
	assert_string_equal(out.p, expected);
	buf_fini(&out);
}

static void
assert_summary(const struct draft *d, const char *expected)
{
	struct buf plain;

	buf_init(&plain);
	runs_plain(&d->summary, &plain);
	assert_true(str_equal(buf_str(&plain), str_of(expected)));
	buf_fini(&plain);
}

static void
lines_without_a_key_are_the_summary(void **state)
{
	struct draft *d = parse_good("> And *more*.\n>\n> And: more.\n");

	(void)state;
	assert_summary(d, "Summary. And more. And: more.");
	free_draft(d);
}

static void
each_question_is_one(void **state)
{
	struct draft *d = parse_good("> Question: Why, and *how*?\n"
	    "> Question: `a`\n");

	(void)state;
	assert_list(&d->questions, "Why, and how? | a");
	assert_summary(d, "Summary.");
	free_draft(d);
}

static void
keywords_stand_between_commas(void **state)
{
	struct draft *d = parse_good("> Keywords: crash loop, `exit 1`.\n"
	    "> Keywords: more\n");

	(void)state;
	assert_list(&d->keywords, "crash loop | exit 1 | more");
	free_draft(d);
}

static void
symptoms_stand_in_backticks(void **state)
{
	struct draft *d = parse_good("> Symptoms: `0/3 nodes, x`, `a, b.`\n");

	(void)state;
	assert_list(&d->symptoms, "0/3 nodes, x | a, b.");
	free_draft(d);
	assert_error("> Symptoms: CrashLoopBackOff\n", 4, "backticks");
}

static void
see_also_takes_ids_or_commands(void **state)
{
	struct draft *d = parse_good("> See also: pods/logs, pods/pending.\n"
	    "> See also: `git add`, `git-push`.\n");

	(void)state;
	assert_list(&d->see_also,
	    "pods/logs | pods/pending | git add | git-push");
	assert_false(d->see_also.v[0].code);
	assert_true(d->see_also.v[3].code);
	assert_int_equal(d->see_also.v[3].line, 5);
	free_draft(d);
}

static void
versions_are_those_of_kubernetes(void **state)
{
	static const char *const bad[] = { "1.29", "v1", "v1.", "v2.0",
	    "v1.29.1", "v1.x", "V1.29", "v1.29 or so" };
	struct draft *d = parse_good("> Since: v1.29.\n> Until: `v1.36`\n");
	char line[64];
	size_t i;

	(void)state;
	assert_list(&d->since, "v1.29");
	assert_list(&d->until, "v1.36");
	free_draft(d);
	for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		snprintf(line, sizeof line, "> Since: %s\n", bad[i]);
		assert_error(line, 4, "Since is not a version");
	}
	assert_error("> Until: v1.1\n> Until: v1.2\n", 5, "a second Until");
}

static void
aliases_are_words_that_can_be_typed(void **state)
{
	struct draft *d = parse_good("> Aliases: po, pod2, a_b-c.d\n");
	struct buf line;

	(void)state;
	assert_list(&d->aliases, "po | pod2 | a_b-c.d");
	free_draft(d);
	assert_error("> Aliases: a b\n", 4, "alias \"a b\"");
	assert_error("> Aliases: pods/a\n", 4, "alias");
	assert_error("> Aliases: Po\n", 4, "alias");
	assert_error("> Aliases: \xE9\x87\x8D\n", 4, "alias");
	buf_init(&line);
	buf_puts(&line, "> Aliases: ");
	buf_fill(&line, 'a', PACK_KEY_MAX);
	buf_addc(&line, '\0');
	free_draft(parse_good(line.p));
	line.p[line.len - 1] = 'a';
	buf_addc(&line, '\0');
	assert_error(line.p, 4, "over 255 bytes");
	buf_fini(&line);
}

static void
more_information_is_an_address(void **state)
{
	struct draft *d = parse_good("> More information: <https://a.b/c>.\n"
	    "> More information: [text](https://d), [e](https://f)\n");

	(void)state;
	assert_list(&d->more, "https://a.b/c | https://d | https://f");
	free_draft(d);
	assert_error("> More information: see the web\n", 4, "no address");
}

static void
a_key_without_a_value_is_an_error(void **state)
{
	(void)state;
	assert_error("> Question:\n", 4, "Question is empty");
	assert_error("> Question: ` `\n", 4, "Question is empty");
	assert_error("> Keywords: \n", 4, "Keywords is empty");
	assert_error("> See also:\n> Text.\n", 4, "See also is empty");
}

static void
what_only_looks_like_a_key_is_text_and_warned_of(void **state)
{
	struct diag diag = { 0, 0 };
	struct caught said;
	struct draft *d = parse("> question: why?\n> Keyword: x\n", &diag,
	    &said);

	(void)state;
	assert_int_equal(diag.errors, 0);
	assert_int_equal(diag.warnings, 2);
	assert_non_null(strstr(said.text, "t/n:4: warning: "));
	assert_non_null(strstr(said.text, "\"Question:\""));
	assert_int_equal(d->questions.n, 0);
	assert_summary(d, "Summary. question: why? Keyword: x");
	free_draft(d);
}

static void
a_key_in_a_style_is_text(void **state)
{
	struct draft *d = parse_good("> *Question: why?*\n> `Since: v1.1`\n");

	(void)state;
	assert_int_equal(d->questions.n, 0);
	assert_int_equal(d->since.n, 0);
	free_draft(d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_without_a_key_are_the_summary),
		cmocka_unit_test(each_question_is_one),
		cmocka_unit_test(keywords_stand_between_commas),
		cmocka_unit_test(symptoms_stand_in_backticks),
		cmocka_unit_test(see_also_takes_ids_or_commands),
		cmocka_unit_test(versions_are_those_of_kubernetes),
		cmocka_unit_test(aliases_are_words_that_can_be_typed),
		cmocka_unit_test(more_information_is_an_address),
		cmocka_unit_test(a_key_without_a_value_is_an_error),
		cmocka_unit_test(
		    what_only_looks_like_a_key_is_text_and_warned_of),
		cmocka_unit_test(a_key_in_a_style_is_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
