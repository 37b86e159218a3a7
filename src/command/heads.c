#include "command/heads.h"

#include <stdlib.h>

void
heads_init(struct heads *h)
{
	*h = (struct heads){ NULL, 0, 0 };
}

void
heads_fini(struct heads *h)
{
	size_t i;

	for (i = 0; i < h->n; i++)
		pack_head_fini(&h->v[i]);
	free(h->v);
	heads_init(h);
}

enum kr_status
heads_add(struct heads *h, const struct context *c, struct pack_target target)
{
	const struct language_list *languages = &c->languages;
	struct pack_head *grown;
	size_t cap;

	if (h->n == h->cap) {
		cap = h->cap == 0 ? 32 : h->cap * 2;
		if ((grown = realloc(h->v, cap * sizeof *grown)) == NULL)
			return KR_ENOMEM;
		h->v = grown;
		h->cap = cap;
	}
	return (target.is_topic ? pack_topic_head : pack_note_head)(c->pack,
	    target.number, languages->v, languages->n, &h->v[h->n++]);
}

enum kr_status
heads_add_notes(struct heads *h, const struct context *c, uint32_t first,
    uint32_t count)
{
	enum kr_status status = KR_OK;
	uint32_t i;

	for (i = 0; i < count && status == KR_OK; i++)
		status = heads_add(h, c, (struct pack_target){ first + i,
		    false });
	return status;
}
