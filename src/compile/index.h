/*
 * The search index while it grows: terms, and for each the notes that hold
 * it.  For compile/ alone; the layout of what comes out is described in
 * k8sref-pack(5), TERM, POST and TLEN.
 */
#ifndef KR_COMPILE_INDEX_H
#define KR_COMPILE_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "pack/format.h"

struct index_term;

struct index {
	struct index_term	*terms;		/* in order of arrival */
	size_t			 n;
	size_t			 cap;
	uint32_t		*slots;		/* hash table of term + 1 */
	size_t			 slot_count;	/* a power of two */
	uint32_t		*touched;	/* terms of the open note */
	size_t			 touched_n;
	size_t			 touched_cap;
	uint32_t		 note;		/* the open one */
	uint32_t		 words;		/* in its prose */
	struct buf		 titles;	/* u8 a note */
};

void	index_init(struct index *ix);
void	index_fini(struct index *ix);

/*
 * Notes come in order of their numbers: begin one, add its terms of all
 * languages field by field, end it with the length of its title
 * (compile/terms.h).  `word' tells a word of the text from what was made of
 * it: the length of a note is counted in words.
 */
void	index_begin(struct index *ix, uint32_t note);
void	index_add(struct index *ix, enum pack_field field, struct str term,
	    bool word);
void	index_end(struct index *ix, uint8_t title_length);

/* Does any note so far have the term? */
bool	index_has(const struct index *ix, struct str term);

/* Append the three sections to their buffers. */
void	index_write(struct index *ix, struct buf *terms, struct buf *postings,
	    struct buf *titles);

#endif
