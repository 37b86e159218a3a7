/*
 * Growing arrays.  For everybody; compile/ calls xgrow() (compile/xmem.h),
 * which does not return when there is no memory.
 *
 * An array is three members of its owner: v, which begins as NULL, n elements
 * in use and cap allocated.  To append one:
 *
 *	if ((grown = vec_grow(l->v, l->n, &l->cap, sizeof *grown)) == NULL)
 *		return KR_ENOMEM;
 *	l->v = grown;
 *	l->v[l->n++] = element;
 */
#ifndef KR_BASE_VEC_H
#define KR_BASE_VEC_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define VEC_FIRST	16	/* elements; most arrays need no more */

/*
 * Room for one more than n elements of `size' bytes: the array, perhaps moved,
 * with *cap as it is now.  Doubling keeps appending linear.  NULL without
 * memory, or when the bytes would not fit into a size_t: then the array and
 * *cap are as they were.
 */
static inline void *
vec_grow(void *v, size_t n, size_t *cap, size_t size)
{
	size_t wanted = *cap == 0 ? VEC_FIRST : *cap * 2;
	void *grown;

	if (n < *cap)
		return v;
	if (*cap > SIZE_MAX / 2 || wanted > SIZE_MAX / size)
		return NULL;
	if ((grown = realloc(v, wanted * size)) != NULL)
		*cap = wanted;
	return grown;
}

#endif
