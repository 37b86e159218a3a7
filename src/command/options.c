#include "command/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/unicode.h"
#include "command/program.h"

static const char *
take_search(struct options *o, const char *value)
{
	(void)value;
	o->action = ACTION_SEARCH;
	return NULL;
}

static const char *
take_interactive(struct options *o, const char *value)
{
	(void)value;
	o->action = ACTION_INTERACTIVE;
	return NULL;
}

static const char *
take_list(struct options *o, const char *value)
{
	(void)value;
	o->action = ACTION_LIST;
	return NULL;
}

/* A number of at most six digits, or -1. */
static int
parse_number(const char *s)
{
	int value = 0;
	size_t i;

	for (i = 0; s[i] >= '0' && s[i] <= '9' && i < 6; i++)
		value = value * 10 + (s[i] - '0');
	return i == 0 || s[i] != '\0' ? -1 : value;
}

static const char *
take_number(struct options *o, const char *value)
{
	int n = parse_number(value);

	if (n < 1)
		return _("expected a number from 1 to 999999");
	o->ask.nth = (unsigned)n;
	return NULL;
}

static const char *
take_commands(struct options *o, const char *value)
{
	o->action = ACTION_COMMANDS;
	return value == NULL ? NULL : take_number(o, value);
}

static const char *
take_help(struct options *o, const char *value)
{
	(void)value;
	o->action = ACTION_HELP;
	return NULL;
}

static const char *
take_version(struct options *o, const char *value)
{
	(void)value;
	o->action = ACTION_VERSION;
	return NULL;
}

static const char *
take_width(struct options *o, const char *value)
{
	int n = parse_number(value);

	if (n < RENDER_WIDTH_MIN || n > RENDER_WIDTH_MAX)
		return _("expected a number of columns from 20 to 10000");
	o->width = n;
	return NULL;
}

/* A name is what stands between the braces of a placeholder. */
static const char *
take_define(struct options *o, const char *value)
{
	const char *equals = strchr(value, '=');
	struct str text = str_of(value);
	struct render_define *grown;

	if (equals == NULL || equals == value || equals[1] == '\0')
		return _("expected NAME=VALUE");
	/* It is printed; what a terminal could take for a command stays
	 * outside. */
	if (!message_is_clean(text))
		return _("expected printable UTF-8");
	grown = realloc(o->defines, (o->define_count + 1) * sizeof *grown);
	if (grown == NULL)
		return message_status(KR_ENOMEM);
	o->defines = grown;
	grown[o->define_count++] = (struct render_define){
	    { value, (size_t)(equals - value) }, str_of(equals + 1) };
	return NULL;
}

static const char *
take_language(struct options *o, const char *value)
{
	o->language = value;
	return value[0] == '\0' ? _("needs a value") : NULL;
}

static const char *
take_pack(struct options *o, const char *value)
{
	o->pack = value;
	return NULL;
}

static const char *
take_no_pager(struct options *o, const char *value)
{
	(void)value;
	o->no_pager = true;
	return NULL;
}

static const struct option_value formats[] = {
	{ "terminal", FORMAT_TERMINAL },
	{ "plain", FORMAT_PLAIN },
	{ "markdown", FORMAT_MARKDOWN },
	{ "json", FORMAT_JSON },
	{ "man", FORMAT_MAN },
	{ NULL, 0 },
};

static const struct option_value colors[] = {
	{ "auto", COLOR_AUTO },
	{ "always", COLOR_ALWAYS },
	{ "never", COLOR_NEVER },
	{ NULL, 0 },
};

/* The one of the values that has this name, or NULL. */
static const struct option_value *
find_value(const struct option_value *values, const char *name)
{
	for (; values->name != NULL; values++)
		if (strcmp(values->name, name) == 0)
			return values;
	return NULL;
}

static const char *
take_format(struct options *o, const char *value)
{
	const struct option_value *found = find_value(formats, value);

	if (found == NULL)
		return _("expected terminal, plain, markdown, json or man");
	o->format = (enum format)found->value;
	return NULL;
}

static const char *
take_color(struct options *o, const char *value)
{
	const struct option_value *found = find_value(colors, value);

	if (found == NULL)
		return _("expected auto, always or never");
	o->color = (enum color)found->value;
	return NULL;
}

static const struct option_spec specs[] = {
	{ 's', "search", NULL,
	    N_("list the matches instead of showing the best"), take_search,
	    HINT_NONE, NULL },
	{ 'n', "number", "N", N_("show the Nth match"), take_number,
	    HINT_NONE, NULL },
	{ 'l', "list", NULL,
	    N_("list all notes, or those of the topic WORD"), take_list,
	    HINT_NONE, NULL },
	{ 'c', "commands", "[N]",
	    N_("print only the snippets, or only snippet N"), take_commands,
	    HINT_NONE, NULL },
	{ 'i', "interactive", NULL,
	    N_("search while typing, with WORD... to begin with"),
	    take_interactive, HINT_NONE, NULL },
	{ 'D', "define", "NAME=VALUE",
	    N_("fill the placeholder {{NAME}}"), take_define,
	    HINT_PLACEHOLDER, NULL },
	{ 'L', "language", "LANG",
	    N_("language of notes and messages: en, zh_TW"), take_language,
	    HINT_LANGUAGE, NULL },
	{ 0, "format", "FORMAT",
	    N_("terminal, plain, markdown, json or man"), take_format,
	    HINT_NONE, formats },
	{ 0, "color", "WHEN", N_("auto, always or never"), take_color,
	    HINT_NONE, colors },
	{ 0, "width", "N", N_("lay out for N columns"), take_width,
	    HINT_NONE, NULL },
	{ 0, "no-pager", NULL, N_("never start a pager"), take_no_pager,
	    HINT_NONE, NULL },
	{ 0, "pack", "FILE", N_("read the notes of FILE instead"),
	    take_pack, HINT_FILE, NULL },
	{ 'h', "help", NULL, N_("show this help"), take_help,
	    HINT_NONE, NULL },
	{ 'v', "version", NULL, N_("show the version and what the pack "
	    "holds"), take_version, HINT_NONE, NULL },
};

#define SPEC_COUNT	(sizeof specs / sizeof specs[0])
#define LETTERS_MAX	(SPEC_COUNT * 3 + 2)
#define LONG_ONLY	256	/* getopt's values of options without letter */

const struct option_spec *
options_table(size_t *count)
{
	*count = SPEC_COUNT;
	return specs;
}

enum exit_status
options_usage(const char *argument, const char *what)
{
	message_error(_("%s: %s; try '%s --help'"), argument, what,
	    message_program());
	return EXIT_USAGE;
}

static int
value_needed(const struct option_spec *s)
{
	return s->value == NULL ? no_argument :
	    s->value[0] == '[' ? optional_argument : required_argument;
}

/* The tables that getopt_long(3) wants. */
static void
build_tables(char letters[LETTERS_MAX],
    struct option longs[SPEC_COUNT + 1])
{
	size_t i, n = 0;

	letters[n++] = ':';
	for (i = 0; i < SPEC_COUNT; i++) {
		const struct option_spec *s = &specs[i];

		longs[i] = (struct option){ s->name, value_needed(s), NULL,
		    LONG_ONLY + (int)i };
		if (s->letter == 0)
			continue;
		letters[n++] = s->letter;
		if (value_needed(s) != no_argument)
			letters[n++] = ':';
		if (value_needed(s) == optional_argument)
			letters[n++] = ':';
	}
	letters[n] = '\0';
	longs[SPEC_COUNT] = (struct option){ NULL, 0, NULL, 0 };
}

static const struct option_spec *
find_spec(int c)
{
	size_t i;

	if (c >= LONG_ONLY)
		return &specs[c - LONG_ONLY];
	for (i = 0; i < SPEC_COUNT; i++)
		if (specs[i].letter == c)
			return &specs[i];
	return NULL;
}

/* The option as it was typed, for a message: getopt tells only its letter
 * when it stood in a bundle like -sx. */
static enum exit_status
bad_option(int c, char **argv)
{
	char letter[3] = { '-', (char)optopt, '\0' };
	const char *typed = argv[optind - 1];

	if (optopt > 0 && optopt < LONG_ONLY && strncmp(typed, "--", 2) != 0)
		typed = letter;
	return options_usage(typed, c == ':' ? _("needs a value") :
	    strchr(typed, '=') ? _("takes no value, or no such option") :
	    _("no such option"));
}

/* An empty value cannot name itself; then its option does. */
static enum exit_status
bad_value(const struct option_spec *spec, const char *value,
    const char *wrong)
{
	char option[32];

	(void)snprintf(option, sizeof option, "--%s", spec->name);
	return options_usage(value[0] == '\0' ? option : value, wrong);
}

static bool
is_digits(const char *word)
{
	return word[0] != '\0' && word[strspn(word, "0123456789")] == '\0';
}

/* -c 2 WORD...: a number before the words chooses a snippet.  NULL, or what
 * is wrong with that word. */
static const char *
take_snippet_number(struct options *o)
{
	const char *wrong;

	if (o->action != ACTION_COMMANDS || o->ask.nth != 0 ||
	    o->ask.count == 0 || !is_digits(o->ask.words[0]))
		return NULL;
	if ((wrong = take_number(o, o->ask.words[0])) != NULL)
		return wrong;
	o->ask.words++;
	o->ask.count--;
	return NULL;
}

/* What one option alone cannot know. */
static enum exit_status
check_together(const struct options *o)
{
	if (o->action == ACTION_SEARCH && o->ask.count == 0)
		return options_usage("--search", _("expected words"));
	if (o->action == ACTION_COMMANDS && o->ask.count == 0)
		return options_usage("--commands", _("expected words"));
	if (o->ask.nth != 0 && o->action == ACTION_SHOW && o->ask.count == 0)
		return options_usage("--number", _("expected words"));
	if (o->ask.nth != 0 && (o->action == ACTION_SEARCH ||
	    o->action == ACTION_LIST))
		return options_usage("--number",
		    _("does not go with a list"));
	return EXIT_FOUND;
}

/* The shells' completion calls, which no reader needs to know of: all that
 * follows is words.  They begin with what stands for a program's name. */
static bool
take_completion(struct options *o, int argc, char **argv)
{
	int skip = argc > 1 && strcmp(argv[1], "--complete") == 0;

	if (argc == 0 || (!skip && !program_is_completer(argv[0])))
		return false;
	o->action = ACTION_COMPLETE;
	o->no_pager = true;
	o->for_kubectl = skip == 0;
	o->ask.words = argv + skip;
	o->ask.count = argc - skip;
	return true;
}

enum exit_status
options_parse(struct options *o, int argc, char **argv)
{
	char letters[LETTERS_MAX];
	struct option longs[SPEC_COUNT + 1];
	const struct option_spec *spec;
	const char *wrong;
	int c;

	memset(o, 0, sizeof *o);
	if (take_completion(o, argc, argv))
		return EXIT_FOUND;
	build_tables(letters, longs);
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (c == ':' || c == '?' || (spec = find_spec(c)) == NULL)
			return bad_option(c, argv);
		wrong = spec->take(o, optarg);
		if (wrong != NULL)
			return bad_value(spec, optarg, wrong);
	}
	o->ask.words = argv + optind;
	o->ask.count = argc - optind;
	if ((wrong = take_snippet_number(o)) != NULL)
		return options_usage(o->ask.words[0], wrong);
	return check_together(o);
}

void
options_parse_start(struct options_start *s, int argc, char *const *argv)
{
	char letters[LETTERS_MAX];
	struct option longs[SPEC_COUNT + 1];
	const struct option_spec *spec;
	const char *value = NULL;
	int c;

	memset(s, 0, sizeof *s);
	build_tables(letters, longs);
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		value = optarg;
		if (c == ':')
			s->open = find_spec(optopt);
		else if (c != '?' && (spec = find_spec(c)) != NULL)
			(void)spec->take(&s->options, optarg);
	}
	/* Unless -- is what the last option took as its value. */
	s->only_words = optind > 1 && argv[optind - 1] != value &&
	    strcmp(argv[optind - 1], "--") == 0;
	s->options.ask.words = argv + optind;
	s->options.ask.count = argc - optind;
	(void)take_snippet_number(&s->options);
}

void
options_fini(struct options *o)
{
	free(o->defines);
	o->defines = NULL;
	o->define_count = 0;
}

/* Columns before the explanation of an option; no option is longer. */
#define HELP_INDENT	28

void
options_describe(struct buf *out, int width)
{
	size_t i, start;

	for (i = 0; i < SPEC_COUNT; i++) {
		const struct option_spec *s = &specs[i];

		start = out->len;
		if (s->letter != 0)
			buf_printf(out, "  -%c, --%s", s->letter, s->name);
		else
			buf_printf(out, "      --%s", s->name);
		if (s->value != NULL)
			buf_printf(out, " %s", s->value);
		if (width < HELP_INDENT * 2) {
			/* No room for two columns. */
			buf_addc(out, '\n');
			render_wrap_text(out, str_of(_(s->help)), 6, true,
			    width);
			continue;
		}
		buf_fill(out, ' ', HELP_INDENT - (out->len - start));
		render_wrap_text(out, str_of(_(s->help)), HELP_INDENT, false,
		    width);
	}
}
