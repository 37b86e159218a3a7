/*
 * Memory that is freed all at once; see arena.h.
 */
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* A note takes a few KiB: one chunk.  Later ones double. */
#define CHUNK_FIRST	((size_t)8 << 10)	/* bytes, without the header */
#define CHUNK_LAST	((size_t)256 << 10)

struct arena_chunk {
	struct arena_chunk	*next;	/* older chunk, or NULL */
	size_t			 used;	/* bytes taken from room */
	size_t			 cap;	/* bytes in room */
	alignas(max_align_t) unsigned char room[];
};

void
arena_init(struct arena *a)
{
	*a = (struct arena){ .head = NULL };
}

void
arena_fini(struct arena *a)
{
	struct arena_chunk *chunk, *next;

	for (chunk = a->head; chunk != NULL; chunk = next) {
		next = chunk->next;
		free(chunk);
	}
	arena_init(a);
}

/*
 * A chunk outside any arena; NULL without memory.  It is not zeroed: a list
 * of titles uses little of each, and clearing the rest took a third of it.
 */
static struct arena_chunk *
chunk_new(size_t cap)
{
	struct arena_chunk *chunk = malloc(sizeof(*chunk) + cap);

	if (chunk == NULL)
		return NULL;
	chunk->next = NULL;
	chunk->used = 0;
	chunk->cap = cap;
	return chunk;
}

/*
 * Make a chunk with room for need bytes.  One that is filled at once goes
 * behind the head, so that what is left in the head is still used.
 */
static struct arena_chunk *
chunk_add(struct arena *a, size_t need)
{
	struct arena_chunk *chunk;
	size_t cap = CHUNK_FIRST;

	if (a->head != NULL)
		cap = a->head->cap < CHUNK_LAST / 2 ? a->head->cap * 2
		    : CHUNK_LAST;
	chunk = chunk_new(need > cap ? need : cap);
	if (chunk == NULL)
		return NULL;
	if (need >= cap && a->head != NULL) {
		chunk->next = a->head->next;
		a->head->next = chunk;
	} else {
		chunk->next = a->head;
		a->head = chunk;
	}
	return chunk;
}

static void *
refuse(struct arena *a, enum kr_status why)
{
	a->err = why;
	return NULL;
}

enum kr_status
arena_status(const struct arena *a)
{
	return a->err;
}

/*
 * Sizes are rounded up to the alignment before they are counted, so that
 * ARENA_MAX also bounds a flood of tiny pieces.  A piece of no bytes gets an
 * address of its own: NULL means failure only.
 */
void *
arena_take(struct arena *a, size_t count, size_t size)
{
	const size_t step = alignof(max_align_t);
	struct arena_chunk *chunk = a->head;
	size_t need;
	void *p;

	if (size != 0 && count > ARENA_MAX / size)
		return refuse(a, KR_ELIMIT);
	need = count * size;
	need = need == 0 ? step : (need + step - 1) / step * step;
	if (need > ARENA_MAX - a->used)
		return refuse(a, KR_ELIMIT);
	if (chunk == NULL || need > chunk->cap - chunk->used) {
		chunk = chunk_add(a, need);
		if (chunk == NULL)
			return refuse(a, KR_ENOMEM);
	}
	p = chunk->room + chunk->used;
	chunk->used += need;
	a->used += need;
	memset(p, 0, need);
	return p;
}
