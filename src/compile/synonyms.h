/*
 * Synonyms and stop words: read from text files, found in notes, written into
 * a pack.  For compile/ alone;
 * k8sref-compile(1) describes the files, k8sref-pack(5) the section SYNO.
 */
#ifndef KR_COMPILE_SYNONYMS_H
#define KR_COMPILE_SYNONYMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "compile/diag.h"
#include "compile/index.h"
#include "text/phrase.h"
#include "text/term.h"

struct synonym {
	char		   *key;	/* text/phrase.h, or TERM_PINYIN */
	size_t		    len;
	struct term_meaning meaning;
};

#define SYNONYM_FIRST	4096u	/* a power of two, more than first atoms */

struct synonyms {
	struct synonym	*v;		/* sorted by key once read */
	size_t		 n;
	size_t		 cap;
	uint32_t	 groups;
	bool		 first[SYNONYM_FIRST];	/* hashes of first atoms: most
						 * words begin no phrase */
};

/* All NULL and 0 is an empty set; end with synonyms_fini(). */
void	synonyms_fini(struct synonyms *s);

/*
 * Add the groups of a file's text, a line each, or its stop words.  Faults are
 * reported to diag with the path.  synonyms_sort() must follow before the set
 * is used.
 */
void	synonyms_read(struct synonyms *s, struct str text, const char *path,
	    struct diag *diag);
void	synonyms_read_stop_words(struct synonyms *s, struct str text,
	    const char *path, struct diag *diag);

/* Put keys in order and merge equal ones. */
void	synonyms_sort(struct synonyms *s);

/*
 * The longest phrase of the set that begins at the first of n atoms: its
 * entry, lent, and how many atoms it takes; NULL when there is none.
 */
const struct synonym	*synonyms_longest(const struct synonyms *s,
	    const struct phrase_atom *v, size_t n, size_t *atoms);

/*
 * Append the section: a dictionary of the stop words, and of the keys of
 * groups that the index has (compile/terms.h): other groups find nothing.
 */
void	synonyms_write(const struct synonyms *s, const struct index *ix,
	    struct buf *out);

#endif
