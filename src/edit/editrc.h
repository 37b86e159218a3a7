/*
 * ~/.editrc, the reader's own keys for libedit.  For edit/editor.c.
 */
#ifndef KR_EDIT_EDITRC_H
#define KR_EDIT_EDITRC_H

#include <stdbool.h>

/*
 * May libedit read the file?  libedit 3.1 dies of a line in which a quotation
 * mark is not closed.  True when there is none to read.
 */
bool	editrc_is_sound(void);

#endif
