#include "compile/draft.h"

#include <string.h>

void
draft_init(struct draft *d)
{
	size_t i;

	memset(d, 0, sizeof *d);
	buf_init(&d->title);
	runs_init(&d->summary);
	buf_init(&d->blocks);
	for (i = 0; i < PACK_FIELD_COUNT; i++)
		buf_init(&d->text[i]);
}

void
draft_fini(struct draft *d)
{
	size_t i;

	buf_fini(&d->title);
	runs_fini(&d->summary);
	list_fini(&d->questions);
	list_fini(&d->keywords);
	list_fini(&d->symptoms);
	list_fini(&d->see_also);
	list_fini(&d->aliases);
	list_fini(&d->since);
	list_fini(&d->until);
	list_fini(&d->more);
	buf_fini(&d->blocks);
	for (i = 0; i < PACK_FIELD_COUNT; i++)
		buf_fini(&d->text[i]);
}

#define NUMBER_MAX	5u	/* bytes of a varint */

static size_t
list_size(const struct list *l)
{
	size_t i, size = NUMBER_MAX;

	/* A number before the text, and one behind it in "See also". */
	for (i = 0; i < l->n; i++)
		size += strlen(l->v[i].text) + 2 * NUMBER_MAX;
	return size;
}

/* Aliases count as well: a topic's head shows them. */
size_t
draft_head_size(const struct draft *d)
{
	return d->title.len + d->summary.bytes.len +
	    (d->summary.n + 1) * 3 * NUMBER_MAX + list_size(&d->aliases);
}

size_t
draft_body_size(const struct draft *d)
{
	const struct list *lists[] = { &d->questions, &d->keywords,
	    &d->symptoms, &d->see_also, &d->aliases, &d->since, &d->until,
	    &d->more };
	size_t i, size = d->blocks.len + NUMBER_MAX;

	for (i = 0; i < sizeof lists / sizeof lists[0]; i++)
		size += list_size(lists[i]);
	return size;
}
