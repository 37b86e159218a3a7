/*
 * :copy: a snippet to the clipboard of the terminal, over ssh, too.
 *
 * The terminal does it, asked by OSC 52 (xterm's control sequences,
 * "Manipulate Selection Data"); it never says whether it did.
 */

#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/output.h"
#include "command/find.h"
#include "prompt/colon.h"
#include "prompt/line.h"

/* xterm takes no more than about 100,000 bytes in one sequence. */
#define COPY_MAX	74994	/* bytes before they are encoded */

/* RFC 4648, section 4. */
static void
put_base64(struct buf *out, struct str s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t i, n;

	for (i = 0; i < s.len; i += 3) {
		uint32_t group = 0;

		for (n = 0; n < 3; n++)
			group = group << 8 | (i + n < s.len ?
			    (unsigned char)s.p[i + n] : 0);
		for (n = 0; n < 4; n++)
			buf_addc(out, i + n > s.len ? '=' :
			    digits[group >> (18 - 6 * n) & 0x3f]);
	}
}

/* Where it is known to need the reader's leave, or not to work at all. */
static const char *
doubt(void)
{
	const char *program = getenv("TERM_PROGRAM"), *term = getenv("TERM");

	if (getenv("TMUX") != NULL)
		return _("(tmux passes it on only with: "
		    "set -g set-clipboard on)");
	if (getenv("STY") != NULL)
		return _("(screen may keep it to itself)");
	if (program != NULL && strcmp(program, "Apple_Terminal") == 0)
		return _("(this terminal does not take it; select the text "
		    "instead)");
	if (program != NULL && strcmp(program, "iTerm.app") == 0)
		return _("(iTerm2 asks for leave: Settings, General, "
		    "Selection)");
	if (getenv("VTE_VERSION") != NULL || (term != NULL &&
	    (strcmp(term, "linux") == 0 || strncmp(term, "xterm", 5) == 0)))
		return _("(if nothing arrives, this terminal does not allow "
		    "it)");
	return NULL;
}

static enum exit_status
send(struct session *s, struct str text, uint32_t number, bool open)
{
	const char *hint = doubt();
	struct buf out;

	buf_init(&out);
	buf_puts(&out, "\033]52;c;");
	put_base64(&out, text);
	buf_addc(&out, '\a');
	if (buf_status(&out) == KR_OK)
		(void)!output_write(STDOUT_FILENO, buf_str(&out));
	buf_fini(&out);
	buf_printf(&s->c->out, _("Snippet %u sent to the terminal's "
	    "clipboard.\n"), number);
	if (open)
		render_wrap_text(&s->c->out, str_of(_("(it has open "
		    "placeholders; :set fills them)")), 0, true,
		    s->c->render.width);
	if (hint != NULL)
		render_wrap_text(&s->c->out, str_of(hint), 0, true,
		    s->c->render.width);
	return session_print(s, EXIT_FOUND);
}

static bool
has_open(const struct session *s, const struct block *code)
{
	size_t i;

	for (i = 0; i < code->spans.n; i++)
		if ((code->spans.v[i].style & SPAN_PLACEHOLDER) &&
		    render_define_find(&s->c->render,
		    code->spans.v[i].text) == NULL)
			return true;
	return false;
}

/* Without its last line end: pasted, it waits for the reader's Enter. */
static enum exit_status
copy(struct session *s, const struct block *code)
{
	enum exit_status result = EXIT_USAGE;
	struct buf text;

	buf_init(&text);
	render_snippet(code, &s->c->render, &text);
	while (text.len > 0 && text.p[text.len - 1] == '\n')
		text.len--;
	if (buf_status(&text) != KR_OK)
		result = context_fail(NULL, buf_status(&text));
	else if (text.len > COPY_MAX)
		message_error(_(":copy: %zu bytes are more than terminals "
		    "take"), text.len);
	else
		result = send(s, buf_str(&text), code->number,
		    has_open(s, code));
	buf_fini(&text);
	return result;
}

static enum exit_status
copy_of_note(struct session *s, const struct note *note, size_t number)
{
	uint32_t count = note_snippet_count(note);

	if (count == 0) {
		message_error(_("the note has no snippets"));
		return EXIT_NOTHING;
	}
	if (number == 0 && count > 1) {
		message_error(_(":copy: the note has %u snippets; which?"),
		    count);
		return EXIT_USAGE;
	}
	if (number == 0)
		number = 1;
	if (number > count) {
		message_error(_("snippet %zu: the note has only %u"), number,
		    count);
		return EXIT_USAGE;
	}
	return copy(s, note_snippet(note, (uint32_t)number));
}

static enum exit_status
run_copy(struct session *s, struct str arguments)
{
	enum exit_status result;
	enum kr_status status;
	size_t number = 0;
	struct note note;
	uint32_t shown;
	bool first;

	if (!reader_is_live(&s->reader)) {
		message_error(_(":copy: there is no terminal with a "
		    "clipboard here"));
		return EXIT_USAGE;
	}
	if (arguments.len > 0 && (!line_number(arguments, &number) ||
	    number == 0)) {
		message_error(_(":%s: expected %s"), "copy",
		    _("the number of a snippet"));
		return EXIT_USAGE;
	}
	if (!session_shown(s, &shown))
		return colon_needs_note("copy");
	/* What there was to say about it was said when it was shown. */
	status = find_read_quietly(s->c, shown, &note, &first);
	if (status != KR_OK)
		return context_fail(s->c->pack, status);
	result = copy_of_note(s, &note, number);
	note_fini(&note);
	return result;
}

const struct colon_command colon_copy = {
	.name = "copy", .arguments = "[N]",
	.help = N_("put snippet N of this note on the clipboard"),
	.takes = COLON_SNIPPET,
	.run = run_copy,
};
