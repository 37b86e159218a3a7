/*
 * See-also entries and the notes that they mean.  For compile/ alone.
 */
#ifndef KR_COMPILE_REFS_H
#define KR_COMPILE_REFS_H

#include <stdint.h>

#include "compile/diag.h"
#include "compile/draft.h"
#include "compile/entries.h"

struct ref {
	struct str	name;		/* a note's, lent */
	uint32_t	note;		/* its number */
};

struct refs {
	const struct entries	*notes;		/* lent */
	struct ref		*by_name;	/* all notes, sorted */
};

void	refs_init(struct refs *r, const struct entries *notes);
void	refs_fini(struct refs *r);

/*
 * For each see-also entry of the draft, of the note `from', the number of the
 * note plus one.  An id that is none is told to diag; a command's name in
 * backticks, as tldr pages have it, may name no note of ours and gives 0.
 * The caller frees the array.
 */
uint32_t	*refs_resolve(const struct refs *r, const struct entry *from,
		    const struct draft *d, const char *path,
		    struct diag *diag);

#endif
