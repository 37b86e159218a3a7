/*
 * Words that a word may become.  For prompt/complete.c.
 */
#ifndef KR_PROMPT_CANDIDATES_H
#define KR_PROMPT_CANDIDATES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "pack/note.h"
#include "pack/read.h"

#define CANDIDATES_MAX	200	/* that are kept; more are no help */

struct candidates {
	struct str	word;	/* what they begin with, in small letters;
				 * lent */
	struct buf	text;	/* each ended by LF */
	size_t		n;
	size_t		common;	/* bytes that all begin with */
};

void	candidates_init(struct candidates *c, struct str word);
void	candidates_fini(struct candidates *c);

/* Take one if it begins with the word, is fit to print and not there yet. */
void	candidates_add(struct candidates *c, struct str text);

/* All of a kind; KR_OK, KR_ECORRUPT or KR_ENOMEM. */
KR_MUST_USE enum kr_status	candidates_add_languages(
	    struct candidates *c, const struct pack *pack);

/* Names of the notes of a topic, with prefix ("pods/") before each. */
KR_MUST_USE enum kr_status	candidates_add_notes(struct candidates *c,
	    struct pack *pack, uint32_t topic, struct str prefix);

/* Keys of a dictionary: topics, names, or the words of all notes. */
KR_MUST_USE enum kr_status	candidates_add_keys(struct candidates *c,
	    const struct dict *d);

/* The placeholders of a note's blocks. */
void	candidates_add_placeholders(struct candidates *c,
	    const struct block *b);

/* The beginning that all have in common; lent until the next addition. */
struct str	candidates_common(const struct candidates *c);

#endif
