#include "compile/keys.h"

#include <assert.h>
#include <string.h>

#include "compile/encode.h"
#include "compile/xmem.h"
#include "pack/format.h"

void
keys_init(struct keys *k)
{
	memset(k, 0, sizeof *k);
	buf_init(&k->starts);
	buf_init(&k->data);
}

void
keys_fini(struct keys *k)
{
	buf_fini(&k->starts);
	buf_fini(&k->data);
}

void
keys_add(struct keys *k, struct str key)
{
	size_t shared = 0;

	assert(key.len <= PACK_KEY_MAX);
	assert(k->count == 0 || str_compare((struct str){ k->last,
	    k->last_len }, key) < 0);
	if (k->count % PACK_GROUP == 0) {
		encode_u32(&k->starts, encode_size(k->data.len));
	} else {
		while (shared < k->last_len && shared < key.len &&
		    k->last[shared] == key.p[shared])
			shared++;
	}
	encode_u8(&k->data, (uint8_t)shared);
	encode_string(&k->data, (struct str){ key.p + shared,
	    key.len - shared });
	memcpy(k->last, key.p, key.len);
	k->last_len = key.len;
	k->count++;
	xcheck(&k->data);
}

void
keys_write(const struct keys *k, struct buf *out)
{
	encode_u32(out, k->count);
	encode_u32(out, encode_size(k->data.len));
	buf_adds(out, buf_str(&k->starts));
	buf_adds(out, buf_str(&k->data));
	xcheck(out);
}
