#include "compile/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "compile/encode.h"
#include "compile/keys.h"
#include "compile/xmem.h"
#include "pack/format.h"

void
names_add(struct names *n, struct str key, uint32_t target)
{
	struct buf folded;
	uint32_t cp;
	size_t len;

	buf_init(&folded);
	for (; key.len > 0; key.p += len, key.len -= len) {
		len = utf8_decode(key, &cp);
		buf_add_code_point(&folded, unicode_fold(cp));
	}
	xcheck(&folded);
	if (folded.len > PACK_KEY_MAX) {
		/* Folding may lengthen a name; it still has its id. */
		buf_fini(&folded);
		return;
	}
	n->v = xgrow(n->v, n->n, &n->cap,
	    sizeof *n->v);
	n->v[n->n++] = (struct name){ xdup(buf_str(&folded)), target };
	buf_fini(&folded);
}

/* A topic comes before notes of its name: readers may look at the first
 * target alone to know whether a word names a topic. */
static int
by_key(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	uint32_t s = x->target ^ PACK_TARGET_TOPIC;
	uint32_t t = y->target ^ PACK_TARGET_TOPIC;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : s < t ? -1 : s > t;
}

void
names_write(struct names *n, struct buf *out)
{
	struct buf first, targets;
	struct keys keys;
	size_t i;

	if (n->n > 0)
		qsort(n->v, n->n, sizeof *n->v, by_key);
	keys_init(&keys);
	buf_init(&first);
	buf_init(&targets);
	for (i = 0; i < n->n; i++) {
		const struct name *name = &n->v[i];

		if (i == 0 || strcmp(name->key, n->v[i - 1].key) != 0) {
			keys_add(&keys, str_of(name->key));
			encode_u32(&first, encode_size(targets.len / 4));
		} else if (name->target == n->v[i - 1].target) {
			continue;
		}
		encode_u32(&targets, name->target);
	}
	encode_u32(&first, encode_size(targets.len / 4));
	keys_write(&keys, out);
	buf_adds(out, buf_str(&first));
	buf_adds(out, buf_str(&targets));
	xcheck(out);
	keys_fini(&keys);
	buf_fini(&first);
	buf_fini(&targets);
}

void
names_fini(struct names *n)
{
	size_t i;

	for (i = 0; i < n->n; i++)
		free(n->v[i].key);
	free(n->v);
	*n = (struct names){ NULL, 0, 0 };
}
