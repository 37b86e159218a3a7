/* For a build without libedit: the terminal's own editing has to do. */

#include "edit/editor.h"

#include <stddef.h>

enum kr_status
editor_open(struct editor **ed, const struct editor_client *client)
{
	(void)client;
	*ed = NULL;
	return KR_ENOTFOUND;
}

void
editor_close(struct editor *ed)
{
	(void)ed;
}

void
editor_set_past(struct editor *ed, const struct past *h)
{
	(void)ed;
	(void)h;
}

void
editor_prefill(struct editor *ed, struct str text)
{
	(void)ed;
	(void)text;
}

enum editor_result
editor_read(struct editor *ed, struct str prompt, bool plain,
    struct buf *line)
{
	(void)ed;
	(void)prompt;
	(void)plain;
	(void)line;
	return EDITOR_END;
}

unsigned
editor_chosen(const struct editor *ed)
{
	(void)ed;
	return 0;
}

bool
editor_is_ansi(const struct editor *ed)
{
	(void)ed;
	return false;
}
