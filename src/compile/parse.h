/*
 * Markdown in, draft out: md4c parses, this module gives the events their
 * meaning in a note (k8sref-notes(5)).  For compile/ alone.
 */
#ifndef KR_COMPILE_PARSE_H
#define KR_COMPILE_PARSE_H

#include "compile/diag.h"
#include "compile/draft.h"
#include "compile/source.h"

/*
 * Parse a note's text into an initialised draft.  Everything that is wrong is
 * told to diag; the draft holds what could be understood.
 */
void	parse_note(struct draft *d, const struct source *s,
	    struct diag *diag);

#endif
