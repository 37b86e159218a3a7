/*
 * Memory that is freed all at once: what the reader builds a note from.
 * For everybody.
 */
#ifndef KR_BASE_ARENA_H
#define KR_BASE_ARENA_H

#include <stddef.h>

#include "base/status.h"

struct arena_chunk;

struct arena {
	struct arena_chunk	*head;	/* newest chunk */
	size_t			 used;	/* bytes handed out, all chunks */
	enum kr_status		 err;	/* why a piece was refused, or KR_OK */
};

/* An empty arena in the caller's storage; allocates nothing yet. */
void	arena_init(struct arena *a);

/* Free everything that was taken from the arena. */
void	arena_fini(struct arena *a);

/*
 * Take count * size zeroed bytes, aligned for any type; they live until
 * arena_fini().  NULL when memory runs out, or all that was taken would pass
 * ARENA_MAX; arena_status() says which.
 */
void	*arena_take(struct arena *a, size_t count, size_t size);

/* KR_OK, or why arena_take() failed last: KR_ENOMEM or KR_ELIMIT. */
KR_MUST_USE enum kr_status	arena_status(const struct arena *a);

#define ARENA_MAX	((size_t)64 << 20)	/* bytes in one arena */

#endif
