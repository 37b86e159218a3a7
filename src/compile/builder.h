/*
 * A pack while it is being built: drafts go in, one file comes out.  For
 * compile/ alone.
 */
#ifndef KR_COMPILE_BUILDER_H
#define KR_COMPILE_BUILDER_H

#include <stdint.h>

#include "base/buf.h"
#include "compile/draft.h"
#include "compile/index.h"
#include "compile/write.h"
#include "compile/names.h"
#include "compile/synonyms.h"
#include "pack/format.h"

struct builder {
	const struct list	*languages;	/* lent */
	const struct synonyms	*synonyms;	/* lent */
	struct records		 heads[PACK_LANGUAGES_MAX];
	struct records		 bodies[PACK_LANGUAGES_MAX];
	struct buf		 catalogues[PACK_LANGUAGES_MAX];
	struct index		 index;
	struct names		 names;
	struct keys		 ids;
	struct keys		 topics;
	struct buf		 topic_notes;	/* u32 first, u32 count each */
	struct buf		 info;		/* key=value lines */
};

/* Languages in the order of their numbers, and synonyms, which may be an empty
 * set; lent until builder_fini(). */
void	builder_init(struct builder *b, const struct list *languages,
	    const struct synonyms *synonyms);
void	builder_fini(struct builder *b);

/*
 * Append the next note in byte order of ids: its drafts, one for each
 * language, NULL where there is none.  targets holds, for each language, the
 * see-also entries' note numbers plus one, 0 for those that are none of ours.
 */
void	builder_add_note(struct builder *b, struct str id, size_t topic_len,
	    struct draft *const *drafts, uint32_t *const *targets);

/* After all notes: the next topic in byte order, with its notes' range. */
void	builder_add_topic(struct builder *b, struct str name,
	    struct draft *const *drafts, uint32_t first, uint32_t count);

/* Append the whole file to out. */
void	builder_write(struct builder *b, struct buf *out);

#endif
