/*
 * One text of one note, parsed: its metadata as strings, its body already
 * as a pack holds it, and the plain text of each field for the index.  For
 * compile/ alone.
 */
#ifndef KR_COMPILE_DRAFT_H
#define KR_COMPILE_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "compile/list.h"
#include "compile/runs.h"
#include "pack/format.h"

struct draft {
	struct buf	title;		/* plain text */
	struct runs	summary;
	struct list	questions;
	struct list	keywords;
	struct list	symptoms;
	struct list	see_also;
	struct list	aliases;
	struct list	since;		/* one or none */
	struct list	until;
	struct list	more;		/* URLs */
	struct buf	blocks;		/* encoded, one after another */
	uint32_t	block_count;
	struct buf	text[PACK_FIELD_COUNT];	/* for the index, in lines */
};

void	draft_init(struct draft *d);
void	draft_fini(struct draft *d);

/* Bytes that the draft's head and body take in a pack, at most. */
size_t	draft_head_size(const struct draft *d);
size_t	draft_body_size(const struct draft *d);

#endif
