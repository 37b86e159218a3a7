/*
 * Text as libedit has it.  For edit/editor.c and edit/binding.c.
 */
#ifndef KR_EDIT_WIDE_H
#define KR_EDIT_WIDE_H

#include <wchar.h>

#include "base/str.h"

/* A copy of UTF-8 as wide characters, ended by a NUL; the caller's to
 * free(3).  NULL when memory runs out. */
wchar_t	*wide_new(struct str text);

/* How many characters there are. */
int	wide_count(struct str text);

#endif
