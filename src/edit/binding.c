/* Functions that are bound to keys; see edit/editor-own.h. */

#include <stdlib.h>
#include <unistd.h>

#include "base/output.h"
#include "edit/editor-own.h"
#include "edit/editrc.h"
#include "edit/wide.h"

static void
insert(struct editor *ed, struct str text)
{
	wchar_t *wide = wide_new(text);

	if (wide != NULL && wide[0] != L'\0')
		(void)ed->lib->el_winsertstr(ed->el, wide);
	free(wide);
}

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
			ed->lib->el_deletestr(el, wide_count(old));
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
 * what stands there; the key is never typed but sent by keystroke_read(). */
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

void
binding_install(struct editor *ed)
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
