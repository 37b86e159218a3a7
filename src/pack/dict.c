#include "pack/dict.h"

#include <string.h>

enum kr_status
dict_open(struct dict *d, struct cur *c)
{
	struct cur at = *c;
	struct dict new = { 0 };
	uint32_t size;

	if (!cur_u32(&at, &new.count) || !cur_u32(&at, &size))
		return KR_ECORRUPT;
	new.groups = new.count / PACK_GROUP + (new.count % PACK_GROUP != 0);
	if (!cur_sub(&at, (uint64_t)new.groups * 4, &new.starts) ||
	    !cur_sub(&at, size, &new.data))
		return KR_ECORRUPT;
	*d = new;
	*c = at;
	return KR_OK;
}

/* The bytes of group g, to their end: a group does not know its length. */
static bool
group_at(const struct dict *d, uint32_t g, struct cur *at)
{
	uint32_t start, end;

	if (!cur_u32_at(&d->starts, g, &start))
		return false;
	end = (uint32_t)cur_left(&d->data);
	if (g + 1 < d->groups && !cur_u32_at(&d->starts, g + 1, &end))
		return false;
	return end >= start && cur_window(&d->data, start, end - start, at);
}

/* The first key of group g, lent from the pack. */
static bool
group_first(const struct dict *d, uint32_t g, struct str *key)
{
	struct cur at;
	uint8_t shared;

	return group_at(d, g, &at) && cur_u8(&at, &shared) && shared == 0 &&
	    cur_string(&at, key) && key->len <= PACK_KEY_MAX;
}

/* Decode the key at it->at, on top of the one before. */
static bool
decode_key(struct dict_iter *it)
{
	struct str suffix;
	uint8_t shared;

	if (!cur_u8(&it->at, &shared) || !cur_string(&it->at, &suffix))
		return false;
	if (shared > it->len || suffix.len > PACK_KEY_MAX - shared)
		return false;
	if (suffix.len > 0)
		memcpy(it->key + shared, suffix.p, suffix.len);
	it->len = (uint8_t)(shared + suffix.len);
	return true;
}

enum kr_status
dict_iter_at(struct dict_iter *it, const struct dict *d, uint32_t ordinal)
{
	uint32_t skip;
	struct str key;

	it->dict = d;
	it->len = 0;
	it->at = cur_over(NULL, 0);
	it->ordinal = 0;
	it->next = it->end = d->count;
	it->prefix = (struct str){ NULL, 0 };
	if (ordinal >= d->count)
		return KR_OK;
	it->next = ordinal - ordinal % PACK_GROUP;
	for (skip = ordinal % PACK_GROUP; skip > 0; skip--)
		if (dict_iter_next(it, &key) != KR_OK)
			return KR_ECORRUPT;
	return KR_OK;
}

enum kr_status
dict_iter_next(struct dict_iter *it, struct str *key)
{
	if (it->next >= it->end)
		return KR_ENOTFOUND;
	if (it->next % PACK_GROUP == 0) {
		it->len = 0;
		if (!group_at(it->dict, it->next / PACK_GROUP, &it->at))
			return KR_ECORRUPT;
	}
	if (!decode_key(it))
		return KR_ECORRUPT;
	it->ordinal = it->next++;
	*key = (struct str){ it->key, it->len };
	if (str_begins(*key, it->prefix))
		return KR_OK;
	it->next = it->end;
	return KR_ENOTFOUND;
}

/* The last group whose first key is not greater than key, or group 0. */
static enum kr_status
find_group(const struct dict *d, struct str key, uint32_t *group)
{
	uint32_t low = 0, high = d->groups, middle;
	struct str first;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (!group_first(d, middle, &first))
			return KR_ECORRUPT;
		if (str_compare(first, key) <= 0)
			low = middle;
		else
			high = middle;
	}
	*group = low;
	return KR_OK;
}

enum kr_status
dict_iter_start(struct dict_iter *it, const struct dict *d, struct str from)
{
	enum kr_status status;
	struct dict_iter before;
	struct str key;
	uint32_t group;

	if (d->count == 0)
		return dict_iter_at(it, d, 0);
	if ((status = find_group(d, from, &group)) != KR_OK)
		return status;
	if ((status = dict_iter_at(it, d, group * PACK_GROUP)) != KR_OK)
		return status;
	for (;;) {
		before = *it;
		status = dict_iter_next(it, &key);
		if (status == KR_ENOTFOUND)
			return KR_OK;
		if (status != KR_OK)
			return status;
		if (str_compare(key, from) >= 0) {
			*it = before;
			return KR_OK;
		}
	}
}

enum kr_status
dict_iter_prefix(struct dict_iter *it, const struct dict *d,
    struct str prefix, size_t most)
{
	enum kr_status status = dict_iter_start(it, d, prefix);

	if (status != KR_OK)
		return status;
	it->prefix = prefix;
	if (most < it->end - it->next)
		it->end = it->next + (uint32_t)most;
	return KR_OK;
}

/* Does the first key of group g begin with the prefix: *begins. */
static enum kr_status
group_begins(const struct dict *d, uint32_t g, struct str prefix,
    bool *begins)
{
	struct str first;

	if (!group_first(d, g, &first))
		return KR_ECORRUPT;
	*begins = str_begins(first, prefix);
	return KR_OK;
}

/*
 * The last group from g on that begins with the prefix, or g: steps that
 * double, then halves.  Keys are sorted, so such groups stand together.
 */
static enum kr_status
last_group(const struct dict *d, struct str prefix, uint32_t *g)
{
	uint32_t low = *g, high = d->groups, step = 1, probe;
	enum kr_status status;
	bool begins = true;

	while (high - low > 1) {
		probe = step > 0 && step < high - low ? low + step :
		    low + (high - low) / 2;
		status = group_begins(d, probe, prefix, &begins);
		if (status != KR_OK)
			return status;
		if (begins) {
			low = probe;
			step *= 2;
		} else {
			high = probe;
			step = 0;
		}
	}
	*g = low;
	return KR_OK;
}

size_t
dict_iter_shared(const struct dict_iter *it)
{
	struct cur at = it->at;
	uint8_t shared;

	if (it->next >= it->dict->count || it->next % PACK_GROUP == 0 ||
	    !cur_u8(&at, &shared))
		return 0;
	return shared;
}

/* Go past the keys of the open group that share len bytes with the last. */
static enum kr_status
pass_group(struct dict_iter *it, size_t len)
{
	enum kr_status status = KR_OK;
	struct str key;

	while (status == KR_OK && it->next < it->dict->count &&
	    it->next % PACK_GROUP != 0 && dict_iter_shared(it) >= len)
		status = dict_iter_next(it, &key);
	return status;
}

enum kr_status
dict_iter_pass(struct dict_iter *it, size_t len)
{
	uint32_t group = it->ordinal / PACK_GROUP, last = group;
	enum kr_status status;
	struct str key;

	status = pass_group(it, len);
	if (status != KR_OK || it->next % PACK_GROUP != 0)
		return status;
	status = last_group(it->dict, (struct str){ it->key, len }, &last);
	if (status != KR_OK || last == group)
		return status;
	it->next = last * PACK_GROUP;
	status = dict_iter_next(it, &key);
	return status != KR_OK ? status : pass_group(it, len);
}

enum kr_status
dict_find(const struct dict *d, struct str key, uint32_t *ordinal)
{
	enum kr_status status;
	struct dict_iter it;
	struct str found;

	if ((status = dict_iter_start(&it, d, key)) != KR_OK)
		return status;
	if ((status = dict_iter_next(&it, &found)) != KR_OK)
		return status;
	if (!str_equal(found, key))
		return KR_ENOTFOUND;
	*ordinal = it.ordinal;
	return KR_OK;
}
