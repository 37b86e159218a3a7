/*
 * The functions of libedit that the editor calls.  For edit/editor.c and
 * what it is made of.
 *
 * A one-shot lookup must not pay for them.  Linked statically they cost it
 * nothing (measured: the whole process takes as long as without); where there
 * is no archive they are loaded when the first prompt is shown, for four
 * shared libraries more (libedit, libtinfo, libbsd, libmd) made a hello world
 * a third slower.
 */
#ifndef KR_EDIT_LIBEDIT_H
#define KR_EDIT_LIBEDIT_H

#include <histedit.h>

#define LIBEDIT_FUNCTIONS(X)						\
	X(el_init) X(el_end) X(el_source) X(el_resize)			\
	X(el_wgets) X(el_wline) X(el_wset) X(el_wget)			\
	X(el_winsertstr) X(el_deletestr) X(el_cursor) X(el_beep)	\
	X(history_winit) X(history_wend) X(history_w)

struct libedit {
#define LIBEDIT_MEMBER(name)	__typeof__(name)	*name;
	LIBEDIT_FUNCTIONS(LIBEDIT_MEMBER)
#undef LIBEDIT_MEMBER
};

/* The functions, the same at every call; NULL where there is no libedit. */
const struct libedit	*libedit_open(void);

#endif
