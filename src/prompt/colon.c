#include "prompt/colon.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/unicode.h"
#include "command/command.h"
#include "command/resolve.h"
#include "prompt/line.h"
#include "prompt/row.h"

#define ECHO_MAX	40	/* columns of a name that is repeated */

static enum exit_status	run_help(struct session *s, struct str arguments);
static enum exit_status	run_quit(struct session *s, struct str arguments);

static const struct colon_command help = {
	.name = "help", .arguments = "",
	.help = N_("show this"),
	.run = run_help,
};

static const struct colon_command quit = {
	.name = "quit", .arguments = "",
	.help = N_("leave; so does Ctrl-D"),
	.run = run_quit,
};

/* In the order of :help. */
static const struct colon_command *const commands[] = {
	&colon_open, &colon_search, &colon_topics, &colon_list, &colon_back,
	&colon_more, &colon_copy, &colon_json, &colon_set, &colon_unset,
	&colon_lang, &colon_quiz, &help, &quit,
};

#define COMMAND_COUNT	(sizeof commands / sizeof commands[0])

const struct colon_command *
colon_command_at(size_t n)
{
	return n < COMMAND_COUNT ? commands[n] : NULL;
}

static bool
begins(const struct colon_command *command, struct str name)
{
	return strlen(command->name) >= name.len &&
	    memcmp(command->name, name.p, name.len) == 0;
}

const struct colon_command *
colon_find(struct str name)
{
	const struct colon_command *found = NULL;
	size_t i;

	if (name.len == 0)
		return NULL;
	/* Fingers know it from vi and less; :quiz can wait. */
	if (str_equal(name, str_of("q")))
		return &quit;
	for (i = 0; i < COMMAND_COUNT; i++) {
		if (str_equal(str_of(commands[i]->name), name))
			return commands[i];
		if (!begins(commands[i], name))
			continue;
		if (found != NULL)
			return NULL;
		found = commands[i];
	}
	return found;
}

/* Is b a with one letter more, less, changed, or two swapped? */
static bool
is_slip(struct str a, struct str b)
{
	size_t from = 0, to = 0, n;

	if (a.len + 1 < b.len || b.len + 1 < a.len)
		return false;
	n = a.len < b.len ? a.len : b.len;
	while (from < n && a.p[from] == b.p[from])
		from++;
	while (to < n - from && a.p[a.len - 1 - to] == b.p[b.len - 1 - to])
		to++;
	if (a.len - from - to <= 1 && b.len - from - to <= 1)
		return true;
	return a.len == b.len && a.len - from - to == 2 &&
	    a.p[from] == b.p[from + 1] && a.p[from + 1] == b.p[from];
}

/* Commands that begin with the name, or else those that are a slip of the
 * finger away.  True for the former. */
static bool
find_near(struct str name, struct buf *near)
{
	bool beginning = false;
	size_t i;

	for (i = 0; i < COMMAND_COUNT && name.len > 0; i++)
		beginning |= begins(commands[i], name);
	for (i = 0; i < COMMAND_COUNT; i++)
		if (beginning ? begins(commands[i], name) :
		    is_slip(name, str_of(commands[i]->name)))
			buf_printf(near, "%s:%s", near->len > 0 ? ", " : "",
			    commands[i]->name);
	buf_addc(near, '\0');
	return beginning;
}

static enum exit_status
tell_unknown(struct str name)
{
	struct buf shown, near;
	bool several;

	buf_init(&shown);
	buf_init(&near);
	message_mask(&shown, name, ECHO_MAX);
	buf_addc(&shown, '\0');
	several = find_near(name, &near);
	if (buf_status(&shown) != KR_OK || buf_status(&near) != KR_OK)
		message_error("%s", message_status(KR_ENOMEM));
	else if (several)
		message_error(_(":%s: may be any of %s"), shown.p, near.p);
	else {
		message_error(_(":%s: no such command; :help lists them"),
		    shown.p);
		if (near.p[0] != '\0')
			message_hint(_("Did you mean: %s"), near.p);
	}
	buf_fini(&shown);
	buf_fini(&near);
	return EXIT_USAGE;
}

enum exit_status
colon_run(struct session *s, struct str text)
{
	struct str rest = text, name = line_word(&rest);
	const struct colon_command *command = colon_find(name);

	if (command == NULL)
		return tell_unknown(name);
	if (command->needs && rest.len == 0) {
		message_error(_(":%s: expected %s"), command->name,
		    command->arguments);
		return EXIT_USAGE;
	}
	if (command->takes == COLON_NOTHING && rest.len > 0) {
		message_error(_(":%s: takes nothing"), command->name);
		return EXIT_USAGE;
	}
	return command->run(s, rest);
}

enum exit_status
colon_resolve(struct session *s, struct str words,
    struct pack_target *target)
{
	struct ask ask;
	enum kr_status status = session_ask(s, words, &ask);

	if (status == KR_OK)
		status = resolve_words(s->c->pack, ask.words, ask.count,
		    target);
	if (status == KR_OK)
		return EXIT_FOUND;
	return status == KR_ENOTFOUND ? command_missing(s->c, &ask) :
	    context_fail(s->c->pack, status);
}

enum exit_status
colon_resolve_topic(struct session *s, const char *name, struct str words,
    uint32_t *topic)
{
	struct pack_target target;
	enum exit_status result = colon_resolve(s, words, &target);

	if (result == EXIT_FOUND && !target.is_topic) {
		message_error(_(":%s: expected a topic; :topics lists them"),
		    name);
		return EXIT_USAGE;
	}
	if (result == EXIT_FOUND)
		*topic = target.number;
	return result;
}

enum exit_status
colon_needs_note(const char *name)
{
	message_error(_(":%s: no note has been shown yet"), name);
	return EXIT_USAGE;
}

/* What is shown of a command: ":set NAME VALUE". */
static void
put_usage(struct buf *out, const struct colon_command *command)
{
	buf_printf(out, ":%s%s%s", command->name,
	    command->arguments[0] == '\0' ? "" : " ", command->arguments);
}

/* Is the command meant by what was typed so far, its name and the rest? */
static bool
is_meant(const struct colon_command *command, struct str name,
    struct str rest)
{
	/* Behind the name there is only one left. */
	return rest.len > 0 ? colon_find(name) == command :
	    begins(command, name);
}

void
colon_suggest(const struct session *s, struct str text, int columns,
    int rows, struct buf *out)
{
	struct str rest = text, name = line_word(&rest);
	struct row row = { .lead = "  " };
	struct buf usage;
	size_t i;
	int width;

	for (i = 0; i < COMMAND_COUNT; i++) {
		width = (int)(strlen(commands[i]->name) +
		    strlen(commands[i]->arguments)) + 2;
		if (is_meant(commands[i], name, rest) && width > row.align)
			row.align = width;
	}
	buf_init(&usage);
	for (i = 0; i < COMMAND_COUNT && rows > 0; i++) {
		if (!is_meant(commands[i], name, rest))
			continue;
		buf_clear(&usage);
		put_usage(&usage, commands[i]);
		row.name = buf_str(&usage);
		row.what = str_of(_(commands[i]->help));
		row_put(out, &s->c->render, &row, columns);
		rows--;
	}
	buf_fini(&usage);
}

#define HELP_INDENT	20	/* columns before what a command does */

static void
put_help(struct context *c, struct str usage, const char *what)
{
	buf_puts(&c->out, "  ");
	context_put(c, ROLE_CODE, usage);
	if (c->render.width < HELP_INDENT * 2) {
		buf_addc(&c->out, '\n');
		render_wrap_text(&c->out, str_of(what), 6, true,
		    c->render.width);
		return;
	}
	buf_fill(&c->out, ' ', (size_t)(unicode_columns(usage) + 2 <
	    HELP_INDENT ? HELP_INDENT - 2 - unicode_columns(usage) : 1));
	render_wrap_text(&c->out, str_of(what), HELP_INDENT, false,
	    c->render.width);
}

/* The keys are libedit's, as .editrc may have changed them; these are ours or
 * those that one misses. */
static const struct {
	const char	*key;
	const char	*does;
} keys[] = {
	{ "Enter", N_("opens the best match; in an empty line, shows the "
	    "last list again") },
	{ "1 Enter", N_("opens number 1 of the last list") },
	{ "Alt-1", N_("opens match 1 under the prompt") },
	{ "Tab", N_("completes an id, a topic, a word or a command") },
	{ "Up, Down", N_("go through what was typed before") },
	{ "Ctrl-R", N_("looks for what was typed before; again: older") },
	{ "Ctrl-C", N_("gives the line up") },
};

static enum exit_status
run_help(struct session *s, struct str arguments)
{
	struct context *c = s->c;
	struct buf usage;
	size_t i;

	(void)arguments;
	render_wrap_text(&c->out, str_of(_("Type a word, a question or an "
	    "error.  A line that begins with a colon is a command; a "
	    "beginning of its name will do.")), 0, true, c->render.width);
	buf_addc(&c->out, '\n');
	buf_init(&usage);
	for (i = 0; i < COMMAND_COUNT; i++) {
		buf_clear(&usage);
		put_usage(&usage, commands[i]);
		put_help(c, buf_str(&usage), _(commands[i]->help));
	}
	buf_fini(&usage);
	if (session_is_terminal(s)) {
		buf_addc(&c->out, '\n');
		for (i = 0; i < sizeof keys / sizeof keys[0]; i++)
			put_help(c, str_of(keys[i].key), _(keys[i].does));
	}
	return session_print(s, EXIT_FOUND);
}

static enum exit_status
run_quit(struct session *s, struct str arguments)
{
	(void)arguments;
	s->over = true;
	return EXIT_FOUND;
}
