/*
 * The lines of the quotation under a note's title: the summary, and the
 * metadata keys of k8sref-notes(5).  For compile/ alone.
 */
#ifndef KR_COMPILE_META_H
#define KR_COMPILE_META_H

#include "compile/diag.h"
#include "compile/draft.h"
#include "compile/runs.h"

/*
 * Take one line into the draft: by its key, or, without one, as a part of the
 * summary.  What a key does not accept is told to diag for path and line.
 */
void	meta_take_line(struct draft *d, const struct runs *text,
	    const char *path, unsigned line, struct diag *diag);

#endif
