#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "base/unicode.h"
#include "term/terminal.h"
#include "edit/editor-own.h"
#include "edit/wide.h"

static wchar_t *
get_prompt(EditLine *el)
{
	static wchar_t none[1];
	struct editor *ed = editor_of(el);

	return ed->prompt == NULL ? none : ed->prompt;
}

/* Opening */

/*
 * libedit asks the locale what a character is.  Any with UTF-8 will do, since
 * that is what we write whatever the locale says.
 */
static void
need_utf8(void)
{
	static const char *const names[] = { "C.UTF-8", "C.utf8",
	    "en_US.UTF-8", "UTF-8" };
	size_t i;

	if (setlocale(LC_CTYPE, "") != NULL &&
	    strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
		return;
	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (setlocale(LC_CTYPE, names[i]) != NULL)
			return;
}

/*
 * A terminal that this machine has no description of, in a container or
 * because it is newer: nearly every one obeys these (ECMA-48).
 */
static void
describe_terminal(struct editor *ed)
{
	static const wchar_t *const descriptions[][2] = {
		{ L"up", L"\033[A" }, { L"UP", L"\033[%dA" },
		{ L"DO", L"\033[%dB" }, { L"nd", L"\033[C" },
		{ L"RI", L"\033[%dC" }, { L"LE", L"\033[%dD" },
		{ L"ce", L"\033[K" }, { L"cd", L"\033[J" },
		{ L"cl", L"\033[H\033[2J" }, { L"ho", L"\033[H" },
		{ L"dc", L"\033[P" }, { L"DC", L"\033[%dP" },
		{ L"IC", L"\033[%d@" },
	};
	size_t i;

	if (ed->lib->el_wset(ed->el, EL_TERMINAL, NULL) != -1 || !ed->ansi)
		return;
	for (i = 0; i < sizeof descriptions / sizeof descriptions[0]; i++)
		(void)ed->lib->el_wset(ed->el, EL_SETTC, descriptions[i][0],
		    descriptions[i][1], NULL);
}

static bool
set_up(struct editor *ed)
{
	HistEventW event;

	/* libedit tells its errors, of which none concerns the reader. */
	ed->errors = fopen("/dev/null", "w");
	ed->el = ed->lib->el_init("k8sref", stdin, stdout,
	    ed->errors == NULL ? stderr : ed->errors);
	if (ed->el == NULL || (ed->lines = ed->lib->history_winit()) == NULL)
		return false;
	ed->lib->el_wset(ed->el, EL_CLIENTDATA, ed);
	describe_terminal(ed);
	ed->lib->el_wset(ed->el, EL_EDITOR, L"emacs");
	ed->lib->el_wset(ed->el, EL_PROMPT, get_prompt);
	ed->lib->el_wset(ed->el, EL_GETCFN, keystroke_read);
	ed->lib->history_w(ed->lines, &event, H_SETSIZE, PAST_MAX);
	ed->lib->el_wset(ed->el, EL_HIST, ed->lib->history_w, ed->lines);
	binding_install(ed);
	return true;
}

enum kr_status
editor_open(struct editor **result, const struct editor_client *client)
{
	const struct libedit *lib = libedit_open();
	struct editor *ed;

	if (lib == NULL)
		return KR_ENOTFOUND;
	if ((ed = calloc(1, sizeof *ed)) == NULL)
		return KR_ENOMEM;
	ed->lib = lib;
	ed->client = client;
	ed->ansi = !terminal_is_dumb();
	input_init(&ed->input, STDIN_FILENO);
	under_init(&ed->under);
	recall_init(&ed->recall);
	need_utf8();
	if (!set_up(ed)) {
		editor_close(ed);
		return KR_ENOMEM;
	}
	*result = ed;
	return KR_OK;
}

void
editor_close(struct editor *ed)
{
	if (ed == NULL)
		return;
	if (ed->el != NULL)
		ed->lib->el_end(ed->el);
	if (ed->lines != NULL)
		ed->lib->history_wend(ed->lines);
	if (ed->errors != NULL)
		fclose(ed->errors);
	input_fini(&ed->input);
	under_fini(&ed->under);
	recall_fini(&ed->recall);
	buf_fini(&ed->rows);
	buf_fini(&ed->rows_of);
	buf_fini(&ed->drawn);
	buf_fini(&ed->listing);
	free(ed->prompt);
	free(ed);
}

bool
editor_is_ansi(const struct editor *ed)
{
	return ed->ansi;
}

unsigned
editor_chosen(const struct editor *ed)
{
	return ed->chosen;
}

/* Reading */

void
editor_set_past(struct editor *ed, const struct past *h)
{
	ed->past = h;
}

/* libedit's copy of what was typed; what was typed at the prompt answers no
 * question.  To take the list away altogether (EL_HIST, NULL) would not do:
 * libedit calls it all the same. */
static void
fill_history(struct editor *ed)
{
	size_t i, n = ed->plain || ed->past == NULL ? 0 :
	    past_count(ed->past);
	HistEventW event;
	wchar_t *wide;

	ed->lib->history_w(ed->lines, &event, H_CLEAR);
	for (i = 0; i < n; i++) {
		if ((wide = wide_new(past_at(ed->past, i))) == NULL)
			return;
		ed->lib->history_w(ed->lines, &event, H_ENTER, wide);
		free(wide);
	}
}

void
editor_prefill(struct editor *ed, struct str text)
{
	input_push(&ed->input, text);
}

static void
take_line(const wchar_t *wide, int n, struct buf *line)
{
	int i;

	for (i = 0; i < n; i++)
		if (wide[i] != L'\n' && wide[i] != L'\r' && wide[i] != L'\0')
			buf_add_code_point(line, (uint32_t)wide[i]);
}

/* What is under the line goes, and what comes next begins a line. */
static void
leave_line(struct editor *ed, bool line)
{
	display_mark_pastes(ed, false);
	if (!line)
		(void)!output_write(STDOUT_FILENO, str_of("\r\n"));
	if (ed->ansi)
		(void)!output_write(STDOUT_FILENO, str_of("\033[J"));
	under_forget(&ed->under);
	recall_end(&ed->recall);
	buf_clear(&ed->drawn);
	buf_clear(&ed->listing);
	ed->columns = 0;
}

enum editor_result
editor_read(struct editor *ed, struct str prompt, bool plain,
    struct buf *line)
{
	const wchar_t *wide;
	int n = 0;

	free(ed->prompt);
	ed->prompt = wide_new(prompt);
	ed->prompt_columns = ed->prompt == NULL ? 0 : unicode_columns(prompt);
	ed->plain = plain;
	fill_history(ed);
	ed->interrupted = false;
	ed->chosen = 0;
	display_mark_pastes(ed, true);
	wide = ed->lib->el_wgets(ed->el, &n);
	leave_line(ed, wide != NULL && n > 0 && !ed->interrupted);
	if (ed->interrupted)
		return EDITOR_INTERRUPTED;
	if (wide == NULL || n <= 0)
		return EDITOR_END;
	take_line(wide, n, line);
	return EDITOR_LINE;
}
