/*
 * The names of a pack: what a single word may stand for.  For compile/
 * alone; written as k8sref-pack(5), NAME, describes.
 */
#ifndef KR_COMPILE_NAMES_H
#define KR_COMPILE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

struct name {
	char		*key;
	uint32_t	 target;	/* with PACK_TARGET_TOPIC */
};

struct names {
	struct name	*v;
	size_t		 n;
	size_t		 cap;
};

/* Add a name, folded to lower case; doubles are dropped when writing. */
void	names_add(struct names *n, struct str key, uint32_t target);

/* Append the section to out. */
void	names_write(struct names *n, struct buf *out);

void	names_fini(struct names *n);

#endif
