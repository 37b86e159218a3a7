#include "command/context.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/syserror.h"
#include "builtin.h"
#include "command/program.h"
#include "term/terminal.h"
#include "term/window.h"

enum exit_status
context_fail(const struct pack *pack, enum kr_status status)
{
	if (status == KR_EIO)
		message_error("%s: %s", pack_name(pack), syserror_text(errno));
	else if (status == KR_ENOMEM || pack == NULL)
		message_error("%s", message_status(status));
	else
		message_error("%s: %s (%s)", pack_name(pack),
		    message_status(status), pack_fault(pack));
	return EXIT_SYSTEM;
}

/* Messages come from the built-in pack whatever notes are read. */
static void
set_message_language(struct context *c, const struct language_list *list,
    const struct pack *pack, bool use_system)
{
	const char *code = language_code(list, pack, c->message_language);

	i18n_init(code, pack_catalogue(c->builtin, str_of(code)),
	    use_system);
}

enum exit_status
context_init(struct context *c, const char *argv0)
{
	struct language_list list;
	enum kr_status status;

	memset(c, 0, sizeof *c);
	buf_init(&c->out);
	message_set_program(program_name(argv0));
	status = pack_open_memory(&c->builtin, builtin_pack,
	    (size_t)(builtin_pack_end - builtin_pack), "built-in pack");
	if (status != KR_OK)
		return context_fail(c->builtin, status);
	language_of_environment(&list, c->builtin);
	set_message_language(c, &list, c->builtin, true);
	return EXIT_FOUND;
}

enum kr_status
context_use_pack(struct context *c, const char *path)
{
	return pack_open_file(&c->pack, path);
}

static enum exit_status
open_pack(struct context *c)
{
	enum kr_status status;

	c->pack = c->builtin;
	/* Help is there even when the pack is not. */
	if (c->options.pack == NULL || c->options.action == ACTION_HELP)
		return EXIT_FOUND;
	status = context_use_pack(c, c->options.pack);
	return status == KR_OK ? EXIT_FOUND : context_fail(c->pack, status);
}

bool
context_use_language(struct context *c, const char *code)
{
	if (!language_of_code(&c->languages, c->pack, code))
		return false;
	set_message_language(c, &c->languages, c->pack, false);
	return true;
}

bool
context_prefer_language(struct context *c, const char *code)
{
	struct language_list *list = &c->languages;
	uint32_t english;

	if (!context_use_language(c, code))
		return false;
	list->strict = false;
	if (language_find(c->pack, "en", &english) && english != list->v[0])
		list->v[list->n++] = english;
	return true;
}

static enum exit_status
choose_language(struct context *c)
{
	const char *wanted = c->options.language;
	struct buf codes;
	uint32_t i;

	if (wanted == NULL) {
		language_of_environment(&c->languages, c->pack);
		return EXIT_FOUND;
	}
	if (context_use_language(c, wanted))
		return EXIT_FOUND;
	buf_init(&codes);
	for (i = 0; i < pack_language_count(c->pack); i++) {
		if (i > 0)
			buf_puts(&codes, ", ");
		buf_adds(&codes, pack_language(c->pack, i));
	}
	buf_addc(&codes, '\0');
	if (buf_status(&codes) == KR_OK)
		message_error(_("%s: no such language; the pack has %s"),
		    wanted, codes.p);
	buf_fini(&codes);
	return EXIT_USAGE;
}

static bool
wants_color(const struct context *c)
{
	const char *no_color = getenv("NO_COLOR");

	if (c->format != FORMAT_TERMINAL || c->options.color == COLOR_NEVER)
		return false;
	if (c->options.color == COLOR_ALWAYS)
		return true;
	return c->terminal && (no_color == NULL || no_color[0] == '\0') &&
	    !terminal_is_dumb();
}

/* A link is no colour: NO_COLOR and --color say nothing about it. */
static bool
wants_links(const struct context *c)
{
	int forced = terminal_forces_links();

	if (c->format != FORMAT_TERMINAL)
		return false;
	return forced >= 0 ? forced == 1 : c->terminal && terminal_has_links();
}

/* K8SREF_COLORS: what it says wrongly is left out, as GREP_COLORS is. */
static void
choose_colors(struct context *c)
{
	const char *spec = getenv("K8SREF_COLORS");
	enum terminal_ground ground = GROUND_UNKNOWN;

	if (c->render.color && terminal_has_palette()) {
		ground = terminal_ground();
		if (spec != NULL)
			ground = render_colors_ground(spec, ground);
	}
	render_colors_choose(&c->render.colors, ground);
	if (!c->render.color || spec == NULL)
		return;
	if ((c->color_room = malloc(strlen(spec) + 1)) != NULL)
		(void)render_colors_parse(&c->render.colors, spec,
		    c->color_room);
}

void
context_measure(struct context *c)
{
	c->render.width = c->options.width;
	if (c->render.width == 0)
		c->render.width = c->terminal ? window_columns() :
		    WINDOW_COLUMNS_DEFAULT;
}

/* -L holds for messages as well, before anything can go wrong. */
static void
speak_as_asked(struct context *c)
{
	struct language_list list;

	if (c->options.language != NULL &&
	    language_of_code(&list, c->builtin, c->options.language))
		set_message_language(c, &list, c->builtin, false);
}

enum exit_status
context_prepare(struct context *c)
{
	enum exit_status status;

	speak_as_asked(c);
	if ((status = open_pack(c)) != EXIT_FOUND ||
	    (status = choose_language(c)) != EXIT_FOUND)
		return status;
	/* Whoever feeds us lines reads answers, too, and no escape codes. */
	c->terminal = isatty(STDOUT_FILENO) == 1 &&
	    (c->options.action != ACTION_INTERACTIVE ||
	    isatty(STDIN_FILENO) == 1);
	c->format = c->options.format;
	/* Who forces colour on a pipe means a pager, or the like, behind it. */
	if (c->format == FORMAT_AUTO)
		c->format = c->terminal ||
		    c->options.color == COLOR_ALWAYS ? FORMAT_TERMINAL :
		    FORMAT_PLAIN;
	context_measure(c);
	c->render.color = wants_color(c);
	c->render.hyperlinks = wants_links(c);
	c->render.defines = c->options.defines;
	c->render.define_count = c->options.define_count;
	choose_colors(c);
	return EXIT_FOUND;
}

void
context_fini(struct context *c)
{
	if (c->pack != c->builtin)
		pack_close(c->pack);
	pack_close(c->builtin);
	options_fini(&c->options);
	free(c->color_room);
	buf_fini(&c->out);
}

void
context_put(struct context *c, enum render_role role, struct str text)
{
	render_styled(&c->out, &c->render, role, text);
}
