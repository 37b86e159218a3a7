/*
 * A sorted dictionary of short strings, front-coded in groups of PACK_GROUP
 * keys: the ids, topics, names and terms of a pack.  For pack/, search/ and
 * command/complete.c.
 *
 * A key is known by its ordinal, its place in byte order.  Looking one up
 * halves the groups by their first keys and decodes one group, so the cost
 * grows with the logarithm of the dictionary.
 */
#ifndef KR_PACK_DICT_H
#define KR_PACK_DICT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/str.h"
#include "pack/cursor.h"
#include "pack/format.h"

struct dict {
	uint32_t	count;		/* keys */
	uint32_t	groups;
	struct cur	starts;		/* u32 offset of each group */
	struct cur	data;		/* the groups */
};

/* Walks the keys of a dictionary in order. */
struct dict_iter {
	const struct dict	*dict;
	uint32_t		 ordinal;	/* of the key last returned */
	uint32_t		 next;
	uint32_t		 end;		/* where the walk ends */
	struct str		 prefix;	/* of all keys; lent */
	struct cur		 at;
	uint8_t			 len;
	char			 key[PACK_KEY_MAX];
};

/*
 * Read a dictionary's header at c and move past the dictionary.  The bytes
 * are lent and must outlive it.  KR_OK or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	dict_open(struct dict *d, struct cur *c);

/* Ordinal of key in *ordinal.  KR_OK, KR_ENOTFOUND or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	dict_find(const struct dict *d, struct str key,
	    uint32_t *ordinal);

/* Start at the first key that is not less than `from' (all when empty). */
KR_MUST_USE enum kr_status	dict_iter_start(struct dict_iter *it,
	    const struct dict *d, struct str from);

/* Start at an ordinal; ordinal >= count gives an iterator at its end. */
KR_MUST_USE enum kr_status	dict_iter_at(struct dict_iter *it,
	    const struct dict *d, uint32_t ordinal);

/*
 * Start at the first key that begins with the prefix, for a walk over the
 * keys that do, and over no more than the first `most' of them.  The prefix
 * is lent for as long as the walk lasts.
 */
KR_MUST_USE enum kr_status	dict_iter_prefix(struct dict_iter *it,
	    const struct dict *d, struct str prefix, size_t most);

/*
 * The next key in *key, valid until the next call.  KR_OK, KR_ENOTFOUND at
 * the end of the walk, or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	dict_iter_next(struct dict_iter *it,
	    struct str *key);

/*
 * Go past all keys that begin with the first len bytes of the key last
 * returned; len <= it->len.  Not for a walk along a prefix.  Costs the
 * logarithm of the keys passed over.  KR_OK (also at the end) or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	dict_iter_pass(struct dict_iter *it,
	    size_t len);

/*
 * How many bytes the next key has in common with the last one, as far as that
 * is known without decoding the next key: 0 at the start of a group.
 */
size_t	dict_iter_shared(const struct dict_iter *it);

#endif
