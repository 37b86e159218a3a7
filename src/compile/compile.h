/*
 * The whole way from a folder of notes to the bytes of a pack.  For
 * compile/main.c.
 */
#ifndef KR_COMPILE_COMPILE_H
#define KR_COMPILE_COMPILE_H

#include <stdbool.h>

#include "base/buf.h"
#include "compile/diag.h"
#include "compile/list.h"

struct compile_options {
	const char	*folder;
	struct list	 catalogues;	/* "zh_TW=FILE" each */
	struct list	 info;		/* "key=value" each */
	const char	*synonyms;	/* a file; NULL: the built-in ones */
	const char	*stop_words;	/* likewise */
	bool		 progress;	/* count notes on standard error */
};

/* Some figures of what was compiled. */
struct compile_result {
	size_t	notes;
	size_t	texts;		/* notes in all their languages */
	size_t	topics;
	size_t	languages;
	size_t	source_bytes;
};

/*
 * Compile into pack, an initialised buffer.  Everything that is wrong is
 * told to diag; with errors there, pack is left empty.
 */
void	compile_folder(const struct compile_options *o, struct buf *pack,
	    struct compile_result *result, struct diag *diag);

#endif
