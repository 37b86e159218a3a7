#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "command/terminal.h"
#include "prompt/editor-own.h"
#include "prompt/editrc.h"
#include "prompt/signals.h"

#define CTRL(c)		((c) & 0x1f)
#define ESC		0x1b
#define REFINE_MS	40	/* of rest, before better lines are looked for;
				 * who types does not rest so long */
#define RUBOUT		0x7f
#define REPLACE_KEY	CTRL(']')	/* what we send to libedit ourselves */

/* A copy for libedit, ended by a NUL; the caller's to free. */
static wchar_t *
widen(struct str text)
{
	wchar_t *wide = malloc((text.len + 1) * sizeof *wide);
	size_t n = 0, taken;
	uint32_t cp;

	if (wide == NULL)
		return NULL;
	for (; text.len > 0; text.p += taken, text.len -= taken) {
		taken = utf8_decode(text, &cp);
		wide[n++] = (wchar_t)cp;
	}
	wide[n] = L'\0';
	return wide;
}

static void
insert(struct editor *ed, struct str text)
{
	wchar_t *wide = widen(text);

	if (wide != NULL && wide[0] != L'\0')
		(void)ed->lib->el_winsertstr(ed->el, wide);
	free(wide);
}

static int
count_characters(struct str text)
{
	uint32_t cp;
	size_t taken;
	int n = 0;

	for (; text.len > 0; text.p += taken, text.len -= taken, n++)
		taken = utf8_decode(text, &cp);
	return n;
}

/* The editor that libedit calls back for. */
static struct editor *
editor_of(EditLine *el)
{
	void *data = NULL;

	(void)libedit_open()->el_wget(el, EL_CLIENTDATA, &data);
	return data;
}

static wchar_t *
get_prompt(EditLine *el)
{
	static wchar_t none[1];
	struct editor *ed = editor_of(el);

	return ed->prompt == NULL ? none : ed->prompt;
}

/* Functions that are bound to keys */

/* Where nothing stands under the prompt, a listing stands above it. */
static unsigned char
show_listing(struct editor *ed)
{
	if (ed->ansi || ed->listing.len == 0)
		return CC_REFRESH_BEEP;
	(void)!output_write(STDOUT_FILENO, str_of("\n"));
	(void)!output_write(STDOUT_FILENO, buf_str(&ed->listing));
	buf_clear(&ed->listing);
	return CC_REDISPLAY;
}

static unsigned char
complete(EditLine *el, int key)
{
	struct editor *ed = editor_of(el);
	struct editor_completion c = { .cut = 0 };
	struct buf before;
	bool changed = false;

	(void)key;
	if (ed->plain)
		return CC_ERROR;
	buf_init(&before);
	buf_init(&c.text);
	buf_init(&c.rows);
	display_text(ed, true, &before);
	if (buf_status(&before) == KR_OK)
		ed->client->complete(ed->client->arg, buf_str(&before), &c);
	if (c.cut <= before.len && buf_status(&c.text) == KR_OK) {
		struct str old = { before.len == 0 ? "" :
		    before.p + before.len - c.cut, c.cut };

		changed = !str_equal(old, buf_str(&c.text));
		if (changed && c.cut > 0)
			ed->lib->el_deletestr(el, count_characters(old));
		if (changed)
			insert(ed, buf_str(&c.text));
	}
	buf_clear(&ed->listing);
	buf_adds(&ed->listing, buf_str(&c.rows));
	buf_fini(&before);
	buf_fini(&c.text);
	buf_fini(&c.rows);
	return changed ? CC_REFRESH : show_listing(ed);
}

/* Put the line that Ctrl-R found, or the one before it, in the place of
 * what stands there; the key is never typed but sent by read_key(). */
static unsigned char
replace(EditLine *el, int key)
{
	struct editor *ed = editor_of(el);
	const LineInfoW *line = ed->lib->el_wline(el);
	int n = (int)(line->lastchar - line->buffer);

	(void)key;
	if (!ed->replacing)
		return CC_ERROR;
	ed->replacing = false;
	(void)ed->lib->el_cursor(el, (int)(line->lastchar - line->cursor));
	if (n > 0)
		ed->lib->el_deletestr(el, n);
	insert(ed, ed->replacement);
	return CC_REFRESH;
}

/* Alt and a digit: the match of this number, as it stands under the line. */
static unsigned char
choose(EditLine *el, int key)
{
	struct editor *ed = editor_of(el);

	if (ed->plain || key < '1' || key > '9')
		return CC_ERROR;
	ed->chosen = (unsigned)(key - '0');
	(void)ed->lib->el_cursor(el, EDITOR_LINE_MAX);
	input_push_key(&ed->input, '\r');
	return CC_NORM;
}

/* Keys */

/* At once: libedit alone would send it with what it writes next. */
static void
beep(const struct editor *ed)
{
	ed->lib->el_beep(ed->el);
	(void)fflush(stdout);
}

static bool
is_long(const struct editor *ed)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);

	return line->lastchar - line->buffer >= EDITOR_LINE_MAX;
}

/* Have libedit show another line. */
static uint32_t
replace_by(struct editor *ed, struct str text)
{
	ed->replacing = true;
	ed->replacement = text;
	return REPLACE_KEY;
}

/* A key while Ctrl-R looks for a line: the key that libedit gets, or 0. */
static uint32_t
recall_key(struct editor *ed, uint32_t cp)
{
	bool ok;

	switch (cp) {
	case CTRL('r'):
		ok = recall_older(&ed->recall);
		break;
	case CTRL('h'):
	case RUBOUT:
		ok = recall_cut(&ed->recall);
		break;
	case CTRL('g'):
		recall_end(&ed->recall);
		return replace_by(ed, recall_original(&ed->recall));
	default:
		if (cp < 0x20) {
			/* The line is taken, and the key does what it does;
			 * Escape alone does no more. */
			recall_end(&ed->recall);
			return cp == ESC && !input_goes_on(&ed->input) ? 0 :
			    cp;
		}
		ok = recall_add(&ed->recall, cp);
		break;
	}
	if (ok)
		return replace_by(ed, recall_line(&ed->recall));
	beep(ed);
	return 0;
}

/* Begin to look for a line that holds what stands here. */
static uint32_t
begin_recall(struct editor *ed)
{
	struct buf text;

	buf_init(&text);
	display_text(ed, false, &text);
	recall_begin(&ed->recall, ed->past, buf_str(&text));
	buf_fini(&text);
	return replace_by(ed, recall_line(&ed->recall));
}

/*
 * Does libedit write nowhere but in the line for this key, unless .editrc has
 * it otherwise?  On a slow line it is felt when all of the screen is drawn for
 * a step to the left.
 */
static bool
stays_in_line(uint32_t cp)
{
	static const char keys[] = { CTRL('a'), CTRL('b'), CTRL('d'),
	    CTRL('e'), CTRL('f'), CTRL('h'), CTRL('k'), CTRL('n'),
	    CTRL('p'), CTRL('t'), CTRL('u'), CTRL('w'), CTRL('y'), ESC,
	    RUBOUT };

	return memchr(keys, (int)cp, sizeof keys) != NULL;
}

/* What libedit gets to see of a key, or 0 for nothing. */
static uint32_t
take_key(struct editor *ed, uint32_t cp)
{
	buf_clear(&ed->listing);
	if (recall_is_on(&ed->recall))
		cp = recall_key(ed, cp);
	else if (cp == CTRL('r') && !ed->plain && ed->past != NULL)
		cp = begin_recall(ed);
	if (cp < 0x20 || cp == RUBOUT) {
		if (!stays_in_line(cp))
			under_touch(&ed->under);
		/* Nothing is drawn between keys that come together: the end
		 * of the line may stand on a row with more behind it. */
		if (cp == '\r' || cp == '\n')
			display_erase(ed);
		return cp;
	}
	if (!is_long(ed)) {
		ed->told_long = false;
		return cp;
	}
	/* Once: what is pasted may be much longer. */
	if (!ed->told_long)
		beep(ed);
	ed->told_long = true;
	return 0;
}

/* With the keys of vi libedit (3.1) may step out of its buffer, which it then
 * reads outside of. */
static void
keep_cursor(struct editor *ed)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);

	if (line->cursor < line->buffer)
		(void)ed->lib->el_cursor(ed->el,
		    (int)(line->buffer - line->cursor));
	else if (line->cursor > line->lastchar)
		(void)ed->lib->el_cursor(ed->el,
		    (int)(line->lastchar - line->cursor));
}

/* How long the line was while nothing was drawn. */
static void
note_length(struct editor *ed)
{
	const LineInfoW *line = ed->lib->el_wline(ed->el);
	size_t n = (size_t)(line->lastchar - line->buffer);

	if (n > ed->longest)
		ed->longest = n;
}

/* libedit's way to a character: while none is there the lines under the
 * prompt are brought up to date.  1, or 0 at the end. */
static int
read_key(EditLine *el, wchar_t *out)
{
	struct editor *ed = editor_of(el);
	unsigned events;
	uint32_t cp;

	keep_cursor(ed);
	note_length(ed);
	for (;;) {
		/* The terminal dropped what was typed before a Ctrl-C: what
		 * it has now was typed behind it. */
		events = input_is_empty(&ed->input) ? signals_take() : 0;
		if (events != 0 && !display_obey(ed, events))
			return 0;
		switch (input_next(&ed->input, &cp)) {
		case INPUT_END:
			return 0;
		case INPUT_CHAR:
			if ((cp = take_key(ed, cp)) == 0)
				continue;
			*out = (wchar_t)cp;
			return 1;
		case INPUT_EMPTY:
			break;
		}
		display_draw(ed);
		events = signals_wait(ed->input.fd,
		    ed->rough ? REFINE_MS : -1);
		if (events & SIGNALS_TIMEOUT)
			display_refine(ed);
		else if (events != 0 && !display_obey(ed, events))
			return 0;
	}
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

static void
bind_keys(struct editor *ed)
{
	const wchar_t *mode = NULL;
	wchar_t key[] = L"\\e1";
	EditLine *el = ed->el;

	ed->lib->el_wset(el, EL_ADDFN, L"k8sref-complete",
	    L"Complete an id, a word or a command", complete);
	ed->lib->el_wset(el, EL_ADDFN, L"k8sref-replace",
	    L"Take what Ctrl-R found", replace);
	ed->lib->el_wset(el, EL_ADDFN, L"k8sref-choose",
	    L"Open the match of this number", choose);
	/* The reader's own keys, then those without which it does not work. */
	if (editrc_is_sound())
		(void)ed->lib->el_source(el, NULL);
	ed->lib->el_wset(el, EL_BIND, L"^I", L"k8sref-complete", NULL);
	ed->lib->el_wset(el, EL_BIND, L"^]", L"k8sref-replace", NULL);
	ed->lib->el_wset(el, EL_BIND, L"-a", L"^]", L"k8sref-replace", NULL);
	/* libedit's own command line ends the program at a quotation mark
	 * that is not closed (3.1, and newer). */
	ed->lib->el_wset(el, EL_BIND, L"-a", L":", L"ed-unassigned", NULL);
	/* vi(1), on a file in /tmp: we write none but our own. */
	ed->lib->el_wset(el, EL_BIND, L"-a", L"v", L"ed-unassigned", NULL);
	/* In vi's mode Escape stands alone. */
	if (ed->lib->el_wget(el, EL_EDITOR, &mode) != 0 || mode == NULL ||
	    wcscmp(mode, L"vi") == 0)
		return;
	ed->lib->el_wset(el, EL_BIND, L"\\ex", L"ed-unassigned", NULL);
	ed->lib->el_wset(el, EL_BIND, L"\\eX", L"ed-unassigned", NULL);
	for (; key[2] <= L'9'; key[2]++)
		ed->lib->el_wset(el, EL_BIND, key, L"k8sref-choose", NULL);
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
	ed->lib->el_wset(ed->el, EL_GETCFN, read_key);
	ed->lib->history_w(ed->lines, &event, H_SETSIZE, PAST_MAX);
	ed->lib->el_wset(ed->el, EL_HIST, ed->lib->history_w, ed->lines);
	bind_keys(ed);
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
		if ((wide = widen(past_at(ed->past, i))) == NULL)
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
	ed->prompt = widen(prompt);
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
