/*
 * What the command line asks for: what command/options.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <getopt.h>
#include <string.h>

#include <cmocka.h>

#include "caught.h"
#include "command/options.h"

#define ARGS_MAX	16

/* A command line between spaces; options lend from it. */
struct line {
	char		 text[512];
	char		*argv[ARGS_MAX + 1];
	int		 argc;
	struct caught	 said;
};

static void
split(struct line *l, const char *text)
{
	char *p;

	snprintf(l->text, sizeof l->text, "k8sref %s", text);
	l->argc = 0;
	for (p = strtok(l->text, " "); p != NULL && l->argc < ARGS_MAX;
	    p = strtok(NULL, " "))
		l->argv[l->argc++] = p;
	l->argv[l->argc] = NULL;
	optind = 0;	/* glibc's way to begin anew */
}

static enum exit_status
parse(struct line *l, const char *text, struct options *o)
{
	enum exit_status status;

	split(l, text);
	caught_begin(&l->said);
	status = options_parse(o, l->argc, l->argv);
	caught_end(&l->said);
	return status;
}

static struct options
parse_good(struct line *l, const char *text)
{
	struct options o;

	if (parse(l, text, &o) != EXIT_FOUND)
		fail_msg("`%s': %s", text, l->said.text);
	assert_string_equal(l->said.text, "");
	return o;
}

/* Refused, with these words in the message. */
static void
assert_refused(const char *text, const char *what)
{
	struct options o;
	struct line l;

	if (parse(&l, text, &o) != EXIT_USAGE)
		fail_msg("`%s' is taken", text);
	options_fini(&o);
	if (strncmp(l.said.text, "k8sref: ", 8) != 0 ||
	    strstr(l.said.text, what) == NULL)
		fail_msg("`%s': %s", text, l.said.text);
}

static void
words_alone_ask_for_a_note(void **state)
{
	struct line l;
	struct options o = parse_good(&l, "pods logs");

	(void)state;
	assert_int_equal(o.action, ACTION_SHOW);
	assert_int_equal(o.ask.count, 2);
	assert_string_equal(o.ask.words[0], "pods");
	assert_string_equal(o.ask.words[1], "logs");
	assert_int_equal(o.format, FORMAT_AUTO);
	assert_int_equal(o.color, COLOR_AUTO);
	assert_int_equal(o.width, 0);
	assert_int_equal(o.ask.nth, 0);
	assert_false(o.no_pager);
	assert_null(o.language);
	assert_null(o.pack);
	options_fini(&o);
}

static void
nothing_at_all_is_fine(void **state)
{
	struct line l;
	struct options o = parse_good(&l, "");

	(void)state;
	assert_int_equal(o.action, ACTION_SHOW);
	assert_int_equal(o.ask.count, 0);
	options_fini(&o);
}

static void
each_action_has_a_letter_and_a_name(void **state)
{
	static const struct {
		const char	*text;
		enum action	 action;
	} actions[] = {
		{ "-s x", ACTION_SEARCH }, { "--search x", ACTION_SEARCH },
		{ "-l", ACTION_LIST }, { "--list", ACTION_LIST },
		{ "-c x", ACTION_COMMANDS },
		{ "--commands x", ACTION_COMMANDS },
		{ "-h", ACTION_HELP }, { "--help", ACTION_HELP },
		{ "-v", ACTION_VERSION }, { "--version", ACTION_VERSION },
	};
	struct options o;
	struct line l;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof actions / sizeof actions[0]; i++) {
		o = parse_good(&l, actions[i].text);
		assert_int_equal(o.action, actions[i].action);
		options_fini(&o);
	}
}

static void
options_may_stand_behind_words(void **state)
{
	struct line l;
	struct options o = parse_good(&l, "pods -s logs --width 100");

	(void)state;
	assert_int_equal(o.action, ACTION_SEARCH);
	assert_int_equal(o.width, 100);
	assert_int_equal(o.ask.count, 2);
	assert_string_equal(o.ask.words[1], "logs");
	options_fini(&o);
}

static void
two_dashes_end_the_options(void **state)
{
	struct line l;
	struct options o = parse_good(&l, "-s -- --dry-run -n");

	(void)state;
	assert_int_equal(o.ask.count, 2);
	assert_string_equal(o.ask.words[0], "--dry-run");
	assert_int_equal(o.ask.nth, 0);
	options_fini(&o);
}

static void
values_stand_with_or_behind_their_options(void **state)
{
	struct line l;
	struct options o = parse_good(&l,
	    "-n3 -Lzh_TW --format=json --color never --pack=/x --no-pager w");

	(void)state;
	assert_int_equal(o.ask.nth, 3);
	assert_string_equal(o.language, "zh_TW");
	assert_int_equal(o.format, FORMAT_JSON);
	assert_int_equal(o.color, COLOR_NEVER);
	assert_string_equal(o.pack, "/x");
	assert_true(o.no_pager);
	options_fini(&o);
}

static void
every_format_and_colour_is_known(void **state)
{
	static const struct {
		const char	*text;
		enum format	 format;
	} formats[] = {
		{ "--format terminal", FORMAT_TERMINAL },
		{ "--format plain", FORMAT_PLAIN },
		{ "--format markdown", FORMAT_MARKDOWN },
		{ "--format json", FORMAT_JSON },
		{ "--format man", FORMAT_MAN },
	};
	struct options o;
	struct line l;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		o = parse_good(&l, formats[i].text);
		assert_int_equal(o.format, formats[i].format);
		options_fini(&o);
	}
	o = parse_good(&l, "--color=always");
	assert_int_equal(o.color, COLOR_ALWAYS);
	options_fini(&o);
	o = parse_good(&l, "--color=never --color=auto");
	assert_int_equal(o.color, COLOR_AUTO);
	options_fini(&o);
	assert_refused("--format html", "expected terminal");
	assert_refused("--format", "needs a value");
	assert_refused("--format=", "expected terminal");
	assert_refused("--color=blue", "expected auto");
}

static void
numbers_have_their_ranges(void **state)
{
	static const char *const bad[] = { "0", "-1", "x", "1x", "1.5",
	    "1000000", "99999999999999999999", "+1" };
	struct options o;
	struct line l;
	char text[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		snprintf(text, sizeof text, "-n %s w", bad[i]);
		assert_refused(text, "from 1");
		snprintf(text, sizeof text, "--width=%s w", bad[i]);
		assert_refused(text, "from 20 to 10000");
	}
	assert_refused("--width 19", "from 20");
	assert_refused("--width 10001", "to 10000");
	assert_refused("--width=", "from 20");
	o = parse_good(&l, "--width 20 -n 1 w");
	assert_int_equal(o.width, 20);
	assert_int_equal(o.ask.nth, 1);
	options_fini(&o);
	o = parse_good(&l, "--width 10000 -n 999999 w");
	assert_int_equal(o.width, 10000);
	assert_int_equal(o.ask.nth, 999999);
	options_fini(&o);
}

static void
definitions_are_kept_in_order(void **state)
{
	struct line l;
	struct options o = parse_good(&l,
	    "-D pod=web-0 -Dns=x --define a=b=c w");

	(void)state;
	assert_int_equal(o.define_count, 3);
	assert_true(str_equal(o.defines[0].name, str_of("pod")));
	assert_true(str_equal(o.defines[0].value, str_of("web-0")));
	assert_true(str_equal(o.defines[1].name, str_of("ns")));
	assert_true(str_equal(o.defines[1].value, str_of("x")));
	assert_true(str_equal(o.defines[2].name, str_of("a")));
	assert_true(str_equal(o.defines[2].value, str_of("b=c")));
	options_fini(&o);
	assert_int_equal(o.define_count, 0);
}

static void
a_definition_is_a_name_and_what_can_be_printed(void **state)
{
	(void)state;
	assert_refused("-D pod", "expected NAME=VALUE");
	assert_refused("-D =x", "expected NAME=VALUE");
	assert_refused("-D pod=", "expected NAME=VALUE");
	assert_refused("-D", "needs a value");
	assert_refused("-D a=\033[31m", "printable");
	assert_refused("-D a=\xFF", "printable");
	assert_refused("-D a=\xE2\x80\xAE", "printable");
	assert_refused("-D a\001=b", "printable");
	assert_refused("-D a=b\nc", "printable");
}

static void
what_is_refused_is_shown_without_escapes(void **state)
{
	struct options o;
	struct line l;

	(void)state;
	assert_int_equal(parse(&l, "-D a=\033[31m", &o), EXIT_USAGE);
	assert_null(strchr(l.said.text, '\033'));
	options_fini(&o);
	assert_int_equal(parse(&l, "--\033[31m", &o), EXIT_USAGE);
	assert_null(strchr(l.said.text, '\033'));
	options_fini(&o);
}

static void
a_number_before_the_words_chooses_a_snippet(void **state)
{
	struct options o;
	struct line l;

	(void)state;
	o = parse_good(&l, "-c 2 pods logs");
	assert_int_equal(o.ask.nth, 2);
	assert_int_equal(o.ask.count, 2);
	assert_string_equal(o.ask.words[0], "pods");
	options_fini(&o);
	o = parse_good(&l, "pods logs -c");
	assert_int_equal(o.ask.nth, 0);
	options_fini(&o);
	o = parse_good(&l, "pods logs -c2");
	assert_int_equal(o.ask.nth, 2);
	options_fini(&o);
	o = parse_good(&l, "--commands=2 137");
	assert_int_equal(o.ask.nth, 2);
	assert_string_equal(o.ask.words[0], "137");
	options_fini(&o);
	assert_refused("-c 137", "expected words");
	assert_refused("-c 0 pods", "from 1 to 999999");
	assert_refused("-cx pods", "from 1 to 999999");
	/* Elsewhere a number is a word. */
	o = parse_good(&l, "-s 2 pods");
	assert_int_equal(o.ask.nth, 0);
	assert_int_equal(o.ask.count, 2);
	options_fini(&o);
}

static void
search_and_commands_want_words(void **state)
{
	(void)state;
	assert_refused("-s", "--search: expected words");
	assert_refused("-c", "--commands: expected words");
	assert_refused("-n 2", "--number: expected words");
}

static void
a_match_by_number_does_not_go_with_a_list(void **state)
{
	(void)state;
	assert_refused("-n 2 -s pods", "does not go with a list");
	assert_refused("-l -n 2", "does not go with a list");
}

static void
an_empty_value_is_refused_by_the_name_of_its_option(void **state)
{
	(void)state;
	assert_refused("--language=", "--language: needs a value");
	assert_refused("--define=", "--define: expected NAME=VALUE");
	assert_refused("--width=", "--width: expected");
}

static void
unknown_options_are_refused_by_name(void **state)
{
	(void)state;
	assert_refused("-x", "-x: no such option");
	assert_refused("-sx w", "-x: no such option");
	assert_refused("--nothing", "--nothing: no such option");
	assert_refused("--list=x", "--list=x: takes no value");
	assert_refused("-n", "-n: needs a value");
	assert_refused("--width", "--width: needs a value");
}

static void
an_abbreviated_name_will_do_when_it_is_clear(void **state)
{
	struct line l;
	struct options o = parse_good(&l, "--wid 30 --lang de");

	(void)state;
	assert_int_equal(o.width, 30);
	assert_string_equal(o.language, "de");
	options_fini(&o);
	assert_refused("--l", "--l: no such option");
}

static void
help_names_every_option_once(void **state)
{
	static const char *const names[] = { "-s, --search", "-n, --number",
	    "-l, --list", "-c, --commands", "-D, --define", "-L, --language",
	    "--format", "--color", "--width", "--no-pager", "--pack",
	    "-h, --help", "-v, --version" };
	const char *found;
	struct buf out;
	size_t i;

	(void)state;
	buf_init(&out);
	options_describe(&out, 80);
	buf_addc(&out, '\0');
	for (i = 0; i < sizeof names / sizeof names[0]; i++) {
		found = strstr(out.p, names[i]);
		assert_non_null(found);
		assert_null(strstr(found + 1, names[i]));
	}
	buf_fini(&out);
}

static void
help_fits_its_width(void **state)
{
	/* Not below 28, which is what the longest option takes. */
	static const int widths[] = { 28, 40, 55, 56, 80, 200 };
	struct buf out;
	size_t w, i, start;

	(void)state;
	for (w = 0; w < sizeof widths / sizeof widths[0]; w++) {
		buf_init(&out);
		options_describe(&out, widths[w]);
		for (i = start = 0; i < out.len; i++) {
			if (out.p[i] != '\n')
				continue;
			if (i - start > (size_t)widths[w])
				fail_msg("%d columns: %.*s", widths[w],
				    (int)(i - start), out.p + start);
			start = i + 1;
		}
		assert_int_equal(start, out.len);
		buf_fini(&out);
	}
}

static void
completion_takes_everything_as_words(void **state)
{
	struct line l;
	struct options o = parse_good(&l, "--complete -s --nosuch po");

	(void)state;
	assert_int_equal(o.action, ACTION_COMPLETE);
	assert_int_equal(o.ask.count, 4);
	assert_string_equal(o.ask.words[1], "-s");
	assert_string_equal(o.ask.words[3], "po");
	options_fini(&o);
	assert_refused("pods --complete", "no such option");
	assert_refused("--complet pods", "no such option");
}

/* What has been typed so far; nothing may be said about it. */
static struct options_start
start(struct line *l, const char *text)
{
	struct options_start s;

	split(l, text);
	caught_begin(&l->said);
	options_parse_start(&s, l->argc, l->argv);
	caught_end(&l->said);
	assert_string_equal(l->said.text, "");
	return s;
}

static void
the_start_of_a_line_is_read_as_far_as_it_goes(void **state)
{
	struct line l;
	struct options_start s;

	(void)state;
	s = start(&l, "--nosuch -L zh_TW pods -n x --pack=a -c -Q=3 7");
	assert_null(s.open);
	assert_false(s.only_words);
	assert_string_equal(s.options.language, "zh_TW");
	assert_string_equal(s.options.pack, "a");
	assert_int_equal(s.options.ask.count, 2);
	assert_string_equal(s.options.ask.words[0], "pods");
	options_fini(&s.options);
	s = start(&l, "-c 2 pods");
	assert_int_equal(s.options.ask.count, 1);
	assert_string_equal(s.options.ask.words[0], "pods");
	options_fini(&s.options);
	s = start(&l, "");
	assert_null(s.open);
	assert_int_equal(s.options.ask.count, 0);
	options_fini(&s.options);
}

static void
an_option_at_the_end_waits_for_its_value(void **state)
{
	static const char *const open[] = { "pods -L", "-sL", "--language",
	    "--lang", "-s pods --language" };
	static const char *const closed[] = { "-c", "--commands", "-s",
	    "-L en", "--language=", "-- -L", "--no-pager", "-Len" };
	struct options_start s;
	struct line l;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof open / sizeof open[0]; i++) {
		s = start(&l, open[i]);
		assert_non_null(s.open);
		assert_string_equal(s.open->name, "language");
		options_fini(&s.options);
	}
	for (i = 0; i < sizeof closed / sizeof closed[0]; i++) {
		s = start(&l, closed[i]);
		assert_null(s.open);
		options_fini(&s.options);
	}
}

static void
two_dashes_end_the_options_unless_they_are_a_value(void **state)
{
	static const struct {
		const char	*text;
		bool		 only_words;
	} lines[] = {
		{ "--", true }, { "pods --", true }, { "-- pods", true },
		{ "-s pods -- -L", true }, { "pods", false },
		{ "--pack --", false }, { "pods -D --", false },
		{ "--pack -- --", true }, { "", false },
	};
	struct options_start s;
	struct line l;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		s = start(&l, lines[i].text);
		if (s.only_words != lines[i].only_words)
			fail_msg("`%s'", lines[i].text);
		options_fini(&s.options);
	}
}

/* What completion offers must be what parsing takes. */
static void
values_of_a_list_are_taken(void **state)
{
	const struct option_spec *specs;
	const struct option_value *v;
	struct options o = { .action = ACTION_SHOW };
	size_t count, i, lists = 0;

	(void)state;
	specs = options_table(&count);
	for (i = 0; i < count; i++) {
		if ((v = specs[i].values) == NULL)
			continue;
		for (; v->name != NULL; v++)
			assert_null(specs[i].take(&o, v->name));
		assert_non_null(specs[i].take(&o, "no such value"));
		lists++;
	}
	assert_int_equal(lists, 2);
	options_fini(&o);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_alone_ask_for_a_note),
		cmocka_unit_test(nothing_at_all_is_fine),
		cmocka_unit_test(each_action_has_a_letter_and_a_name),
		cmocka_unit_test(options_may_stand_behind_words),
		cmocka_unit_test(two_dashes_end_the_options),
		cmocka_unit_test(values_stand_with_or_behind_their_options),
		cmocka_unit_test(every_format_and_colour_is_known),
		cmocka_unit_test(numbers_have_their_ranges),
		cmocka_unit_test(definitions_are_kept_in_order),
		cmocka_unit_test(
		    a_definition_is_a_name_and_what_can_be_printed),
		cmocka_unit_test(what_is_refused_is_shown_without_escapes),
		cmocka_unit_test(a_number_before_the_words_chooses_a_snippet),
		cmocka_unit_test(search_and_commands_want_words),
		cmocka_unit_test(a_match_by_number_does_not_go_with_a_list),
		cmocka_unit_test(
		    an_empty_value_is_refused_by_the_name_of_its_option),
		cmocka_unit_test(unknown_options_are_refused_by_name),
		cmocka_unit_test(an_abbreviated_name_will_do_when_it_is_clear),
		cmocka_unit_test(help_names_every_option_once),
		cmocka_unit_test(help_fits_its_width),
		cmocka_unit_test(completion_takes_everything_as_words),
		cmocka_unit_test(
		    the_start_of_a_line_is_read_as_far_as_it_goes),
		cmocka_unit_test(an_option_at_the_end_waits_for_its_value),
		cmocka_unit_test(
		    two_dashes_end_the_options_unless_they_are_a_value),
		cmocka_unit_test(values_of_a_list_are_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
