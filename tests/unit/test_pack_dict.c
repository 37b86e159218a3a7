/*
 * Dictionaries of a pack: what pack/dict.h promises, on dictionaries that
 * compile/write.h writes and on such as nobody should.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "compile/write.h"
#include "pack/dict.h"

/* The i-th of some keys that sort by number and share their beginnings. */
static struct str
key_of(uint32_t i, char room[32])
{
	snprintf(room, 32, "key/%c%04u", 'a' + (int)(i / 100 % 26),
	    (unsigned)i);
	return str_of(room);
}

/* A dictionary of n such keys in out. */
static void
make_dict(uint32_t n, struct buf *out)
{
	struct keys keys;
	char room[32];
	uint32_t i;

	keys_init(&keys);
	for (i = 0; i < n; i++)
		keys_add(&keys, key_of(i, room));
	keys_write(&keys, out);
	keys_fini(&keys);
}

static struct dict
open_dict(const struct buf *bytes)
{
	struct cur c = cur_over(bytes->p, bytes->len);
	struct dict d;

	assert_int_equal(dict_open(&d, &c), KR_OK);
	assert_true(cur_done(&c));
	return d;
}

static void
every_key_is_found_at_its_place(void **state)
{
	static const uint32_t sizes[] = { 1, 2, 15, 16, 17, 31, 32, 33, 48,
	    1000 };
	char room[32];
	struct buf bytes;
	struct dict d;
	uint32_t ordinal, i;
	size_t s;

	(void)state;
	for (s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
		buf_init(&bytes);
		make_dict(sizes[s], &bytes);
		d = open_dict(&bytes);
		assert_int_equal(d.count, sizes[s]);
		for (i = 0; i < sizes[s]; i++) {
			assert_int_equal(dict_find(&d, key_of(i, room),
			    &ordinal), KR_OK);
			assert_int_equal(ordinal, i);
		}
		buf_fini(&bytes);
	}
}

static void
what_is_not_there_is_not_found(void **state)
{
	static const char *const absent[] = { "", "a", "key", "key/", "key/a",
	    "key/a0000 ", "key/a00000", "key/a0015x", "key/a0016\x01",
	    "key/z", "zzz", "\xff\xff" };
	struct buf bytes;
	struct dict d;
	uint32_t ordinal = 77;
	size_t i;

	(void)state;
	buf_init(&bytes);
	make_dict(100, &bytes);
	d = open_dict(&bytes);
	for (i = 0; i < sizeof absent / sizeof absent[0]; i++)
		assert_int_equal(dict_find(&d, str_of(absent[i]), &ordinal),
		    KR_ENOTFOUND);
	assert_int_equal(ordinal, 77);
	buf_fini(&bytes);
}

static void
an_empty_dictionary_finds_nothing(void **state)
{
	struct dict_iter it;
	struct buf bytes;
	struct str key;
	struct dict d;
	uint32_t ordinal;

	(void)state;
	buf_init(&bytes);
	make_dict(0, &bytes);
	d = open_dict(&bytes);
	assert_int_equal(dict_find(&d, str_of("a"), &ordinal), KR_ENOTFOUND);
	assert_int_equal(dict_iter_start(&it, &d, str_of("")), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ENOTFOUND);
	buf_fini(&bytes);
}

static void
a_walk_gives_all_keys_in_order(void **state)
{
	struct dict_iter it;
	struct buf bytes;
	char room[32];
	struct str key;
	struct dict d;
	uint32_t i;

	(void)state;
	buf_init(&bytes);
	make_dict(50, &bytes);
	d = open_dict(&bytes);
	assert_int_equal(dict_iter_start(&it, &d, str_of("")), KR_OK);
	for (i = 0; i < 50; i++) {
		assert_int_equal(dict_iter_next(&it, &key), KR_OK);
		assert_true(str_equal(key, key_of(i, room)));
		assert_int_equal(it.ordinal, i);
	}
	assert_int_equal(dict_iter_next(&it, &key), KR_ENOTFOUND);
	assert_int_equal(dict_iter_next(&it, &key), KR_ENOTFOUND);
	buf_fini(&bytes);
}

static void
a_walk_starts_at_the_first_key_not_less(void **state)
{
	struct dict_iter it;
	struct buf bytes;
	char room[32], from[32 + 1];
	struct str key;
	struct dict d;
	uint32_t i;
	size_t len;

	(void)state;
	buf_init(&bytes);
	make_dict(100, &bytes);
	d = open_dict(&bytes);
	for (i = 0; i < 100; i++) {
		/* The key itself, and what sorts behind the one before. */
		assert_int_equal(dict_iter_start(&it, &d, key_of(i, room)),
		    KR_OK);
		assert_int_equal(dict_iter_next(&it, &key), KR_OK);
		assert_true(str_equal(key, key_of(i, room)));
		if (i == 0)
			continue;
		len = key_of(i - 1, from).len;
		from[len] = '!';
		from[len + 1] = '\0';
		assert_int_equal(dict_iter_start(&it, &d, str_of(from)),
		    KR_OK);
		assert_int_equal(dict_iter_next(&it, &key), KR_OK);
		assert_int_equal(it.ordinal, i);
	}
	assert_int_equal(dict_iter_start(&it, &d, str_of("z")), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ENOTFOUND);
	buf_fini(&bytes);
}

static void
a_walk_starts_at_an_ordinal(void **state)
{
	struct dict_iter it;
	struct buf bytes;
	char room[32];
	struct str key;
	struct dict d;
	uint32_t i;

	(void)state;
	buf_init(&bytes);
	make_dict(40, &bytes);
	d = open_dict(&bytes);
	for (i = 0; i < 40; i++) {
		assert_int_equal(dict_iter_at(&it, &d, i), KR_OK);
		assert_int_equal(dict_iter_next(&it, &key), KR_OK);
		assert_int_equal(it.ordinal, i);
		assert_true(str_equal(key, key_of(i, room)));
	}
	assert_int_equal(dict_iter_at(&it, &d, 40), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ENOTFOUND);
	assert_int_equal(dict_iter_at(&it, &d, UINT32_MAX), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ENOTFOUND);
	buf_fini(&bytes);
}

static void
keys_of_the_greatest_length_survive(void **state)
{
	char key[PACK_KEY_MAX], last[PACK_KEY_MAX];
	struct keys keys;
	struct buf bytes;
	struct dict d;
	uint32_t ordinal;

	(void)state;
	memset(key, 'k', sizeof key);
	memcpy(last, key, sizeof key);
	last[sizeof last - 1] = 'l';
	buf_init(&bytes);
	keys_init(&keys);
	keys_add(&keys, (struct str){ key, sizeof key - 1 });
	keys_add(&keys, (struct str){ key, sizeof key });
	keys_add(&keys, (struct str){ last, sizeof last });
	keys_write(&keys, &bytes);
	keys_fini(&keys);
	d = open_dict(&bytes);
	assert_int_equal(dict_find(&d, (struct str){ last, sizeof last },
	    &ordinal), KR_OK);
	assert_int_equal(ordinal, 2);
	assert_int_equal(dict_find(&d, (struct str){ key, sizeof key },
	    &ordinal), KR_OK);
	assert_int_equal(ordinal, 1);
	buf_fini(&bytes);
}

/* Everything that a reader can ask; must come to an end without fault. */
static void
use(const struct buf *bytes)
{
	struct cur c = cur_over(bytes->p, bytes->len);
	struct dict_iter it;
	struct str key;
	struct dict d;
	uint32_t ordinal, i, keys = 0;
	char room[32];

	if (dict_open(&d, &c) != KR_OK)
		return;
	if (dict_iter_at(&it, &d, 0) == KR_OK)
		while (dict_iter_next(&it, &key) == KR_OK) {
			assert_true(key.len <= PACK_KEY_MAX);
			keys++;
		}
	assert_true(keys <= d.count);
	for (i = 0; i < 40; i++)
		if (dict_find(&d, key_of(i, room), &ordinal) == KR_OK)
			assert_true(ordinal < d.count);
	for (i = 0; i < 40; i++)
		(void)!dict_iter_at(&it, &d, i);
}

static void
any_byte_changed_is_no_fault_of_the_reader(void **state)
{
	struct buf bytes;
	size_t i, v;

	(void)state;
	buf_init(&bytes);
	make_dict(40, &bytes);
	for (i = 0; i < bytes.len; i++)
		for (v = 0; v < 256; v += v < 8 || v > 247 ? 1 : 16) {
			char saved = bytes.p[i];

			bytes.p[i] = (char)v;
			use(&bytes);
			bytes.p[i] = saved;
		}
	buf_fini(&bytes);
}

static void
a_dictionary_cut_short_does_not_open(void **state)
{
	struct buf bytes;
	struct cur c;
	struct dict d;
	size_t len;
	char *copy;

	(void)state;
	buf_init(&bytes);
	make_dict(40, &bytes);
	for (len = 0; len < bytes.len; len++) {
		copy = malloc(len + 1);
		assert_non_null(copy);
		memcpy(copy, bytes.p, len);
		c = cur_over(copy, len);
		assert_int_equal(dict_open(&d, &c), KR_ECORRUPT);
		assert_int_equal(cur_left(&c), len);
		free(copy);
	}
	buf_fini(&bytes);
}

static void
a_count_without_groups_does_not_open(void **state)
{
	struct buf bytes;
	struct dict d;
	struct cur c;

	(void)state;
	buf_init(&bytes);
	write_u32(&bytes, UINT32_MAX);
	write_u32(&bytes, 0);
	c = cur_over(bytes.p, bytes.len);
	assert_int_equal(dict_open(&d, &c), KR_ECORRUPT);
	buf_fini(&bytes);
}

/* A dictionary of raw parts, opened. */
static struct dict
raw_dict(struct buf *out, uint32_t count, const uint32_t *starts,
    const char *data, size_t len)
{
	uint32_t i;

	buf_init(out);
	write_u32(out, count);
	write_u32(out, (uint32_t)len);
	for (i = 0; i < (count + PACK_GROUP - 1) / PACK_GROUP; i++)
		write_u32(out, starts[i]);
	buf_add(out, data, len);
	return open_dict(out);
}

static void
groups_that_do_not_advance_are_damage(void **state)
{
	static const uint32_t same[] = { 0, 0, 0 }, back[] = { 4, 2, 0 };
	struct dict_iter it;
	struct buf bytes;
	struct dict d;
	struct str key;
	uint32_t ordinal;

	(void)state;
	d = raw_dict(&bytes, 48, same, "\0\1a\0\1b", 6);
	assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ECORRUPT);
	assert_int_equal(dict_find(&d, str_of("a"), &ordinal), KR_ECORRUPT);
	buf_fini(&bytes);
	d = raw_dict(&bytes, 48, back, "\0\1a\0\1b", 6);
	assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ECORRUPT);
	buf_fini(&bytes);
}

static void
a_key_that_shares_more_than_there_is_is_damage(void **state)
{
	static const uint32_t starts[] = { 0 };
	struct dict_iter it;
	struct buf bytes;
	struct dict d;
	struct str key;

	(void)state;
	d = raw_dict(&bytes, 2, starts, "\0\1a\2\1b", 6);
	assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ECORRUPT);
	assert_int_equal(dict_iter_at(&it, &d, 1), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ECORRUPT);
	buf_fini(&bytes);
	/* The first of a group shares nothing with the group before. */
	d = raw_dict(&bytes, 1, starts, "\1\1a", 3);
	assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ECORRUPT);
	buf_fini(&bytes);
}

static void
a_key_over_the_limit_is_damage(void **state)
{
	static const uint32_t starts[] = { 0 };
	struct dict_iter it;
	struct buf data, bytes;
	struct dict d;
	struct str key;

	(void)state;
	buf_init(&data);
	write_u8(&data, 0);
	write_varint(&data, 200);
	buf_fill(&data, 'a', 200);
	write_u8(&data, 200);
	write_varint(&data, 56);
	buf_fill(&data, 'a', 56);
	d = raw_dict(&bytes, 2, starts, data.p, data.len);
	assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_ECORRUPT);
	buf_fini(&bytes);
	buf_fini(&data);
}

static void
a_search_ends_in_a_group_that_is_out_of_order(void **state)
{
	static const uint32_t starts[] = { 0, 48 };
	char data[96];
	struct buf bytes;
	uint32_t ordinal, i;
	struct dict d;

	(void)state;
	/* The second group begins with `z', all its other keys are `a'. */
	for (i = 0; i < 32; i++)
		memcpy(data + 3 * i, i == 16 ? "\0\1z" : "\0\1a", 3);
	d = raw_dict(&bytes, 32, starts, data, sizeof data);
	assert_int_equal(dict_find(&d, str_of("zz"), &ordinal), KR_ENOTFOUND);
	assert_int_equal(dict_find(&d, str_of("b"), &ordinal), KR_ENOTFOUND);
	buf_fini(&bytes);
}

/* Random keys of few letters, so that many share their beginnings. */

#define KEYS_MAX	600

struct random_keys {
	char	text[KEYS_MAX][16];
	size_t	n;
};

static int
by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void
make_random_keys(struct random_keys *r, struct buf *out)
{
	size_t i, k, len, n = (size_t)rand() % KEYS_MAX, deep;
	struct keys keys;

	deep = 1 + (size_t)rand() % 14;
	for (i = 0; i < n; i++) {
		len = 1 + (size_t)rand() % deep;
		for (k = 0; k < len; k++)
			r->text[i][k] = "aaab\xE9"[rand() % 5];
		r->text[i][len] = '\0';
	}
	qsort(r->text, n, sizeof r->text[0], by_text);
	r->n = 0;
	keys_init(&keys);
	for (i = 0; i < n; i++) {
		if (r->n > 0 && strcmp(r->text[r->n - 1], r->text[i]) == 0)
			continue;
		memmove(r->text[r->n], r->text[i], sizeof r->text[i]);
		keys_add(&keys, str_of(r->text[r->n++]));
	}
	keys_write(&keys, out);
	keys_fini(&keys);
}

/* The first key after the i-th that does not begin with len bytes of it. */
static size_t
scan_past(const struct random_keys *r, size_t i, size_t len)
{
	size_t k = i + 1;

	while (k < r->n && strncmp(r->text[k], r->text[i], len) == 0)
		k++;
	return k;
}

static void
passing_a_beginning_goes_where_a_scan_goes(void **state)
{
	static struct random_keys r;
	size_t round, i, len, far = 0;
	struct dict_iter it;
	struct buf bytes;
	struct dict d;
	struct str key;

	(void)state;
	srand(1);
	for (round = 0; round < 400; round++) {
		buf_init(&bytes);
		make_random_keys(&r, &bytes);
		d = open_dict(&bytes);
		assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
		for (i = 0; i < r.n; ) {
			size_t next;

			assert_int_equal(dict_iter_next(&it, &key), KR_OK);
			assert_int_equal(it.ordinal, i);
			assert_true(str_equal(key, str_of(r.text[i])));
			/* Short ones more often; 0 passes everything. */
			len = (size_t)rand() % (key.len + 1);
			len = rand() % 50 == 0 ? 0 : len == 0 ? 1 : len;
			next = scan_past(&r, i, len);
			assert_int_equal(dict_iter_pass(&it, len), KR_OK);
			far += next > i + 3 * PACK_GROUP;
			i = next;
		}
		assert_int_equal(dict_iter_next(&it, &key), KR_ENOTFOUND);
		buf_fini(&bytes);
	}
	assert_true(far > 100);
}

static void
from_every_key_every_beginning_is_passed(void **state)
{
	static struct random_keys r;
	size_t round, i, len;
	struct dict_iter it;
	struct buf bytes;
	struct dict d;
	struct str key;

	(void)state;
	srand(2);
	for (round = 0; round < 20; round++) {
		buf_init(&bytes);
		make_random_keys(&r, &bytes);
		d = open_dict(&bytes);
		for (i = 0; i < r.n; i++)
			for (len = 0; len <= strlen(r.text[i]); len++) {
				size_t next = scan_past(&r, i, len);

				assert_int_equal(dict_iter_at(&it, &d,
				    (uint32_t)i), KR_OK);
				assert_int_equal(dict_iter_next(&it, &key),
				    KR_OK);
				assert_int_equal(dict_iter_pass(&it, len),
				    KR_OK);
				assert_int_equal(dict_iter_next(&it, &key),
				    next < r.n ? KR_OK : KR_ENOTFOUND);
				if (next < r.n)
					assert_int_equal(it.ordinal, next);
			}
		buf_fini(&bytes);
	}
}

static void
the_next_key_tells_how_much_it_shares(void **state)
{
	static struct random_keys r;
	size_t round, i, shared, told = 0;
	struct dict_iter it;
	struct buf bytes;
	struct dict d;
	struct str key;

	(void)state;
	srand(3);
	for (round = 0; round < 50; round++) {
		buf_init(&bytes);
		make_random_keys(&r, &bytes);
		d = open_dict(&bytes);
		assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
		for (i = 0; i + 1 < r.n; i++) {
			assert_int_equal(dict_iter_next(&it, &key), KR_OK);
			shared = 0;
			while (r.text[i][shared] != '\0' &&
			    r.text[i][shared] == r.text[i + 1][shared])
				shared++;
			assert_int_equal(dict_iter_shared(&it),
			    (i + 1) % PACK_GROUP == 0 ? 0 : shared);
			told += shared;
		}
		if (r.n > 0)
			assert_int_equal(dict_iter_next(&it, &key), KR_OK);
		assert_int_equal(dict_iter_shared(&it), 0);
		buf_fini(&bytes);
	}
	assert_true(told > 1000);
}

/* Sixteen groups of one beginning, the bytes of the last ones gone. */
static void
passing_over_groups_that_are_damaged_is_told(void **state)
{
	uint32_t starts[16], i, told = 0;
	char data[16 * 48];
	struct dict_iter it;
	struct buf bytes;
	struct str key;
	struct dict d;

	(void)state;
	for (i = 0; i < 256; i++)
		memcpy(data + 3 * i, "\0\1a", 3);
	for (i = 0; i < 16; i++)
		starts[i] = 48 * i;
	d = raw_dict(&bytes, 256, starts, data, sizeof data);
	assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
	assert_int_equal(dict_iter_next(&it, &key), KR_OK);
	assert_int_equal(dict_iter_pass(&it, 1), KR_OK);
	buf_fini(&bytes);
	for (i = 8; i < 16; i++)
		starts[i] = UINT32_MAX;
	d = raw_dict(&bytes, 256, starts, data, sizeof data);
	for (i = 0; i < 100; i++) {
		assert_int_equal(dict_iter_at(&it, &d, i), KR_OK);
		assert_int_equal(dict_iter_next(&it, &key), KR_OK);
		told += dict_iter_pass(&it, 1) == KR_ECORRUPT;
	}
	/* What shares nothing is passed within its group alone; behind it
	 * the groups are halved. */
	assert_true(told > 0);
	buf_fini(&bytes);
}

/* The keys that a walk along a prefix gives are those that a scan finds. */
static void
assert_prefix(const struct dict *d, struct str prefix, size_t most)
{
	struct dict_iter walk, scan;
	struct str key, expected;
	size_t n = 0;

	assert_int_equal(dict_iter_prefix(&walk, d, prefix, most), KR_OK);
	assert_int_equal(dict_iter_at(&scan, d, 0), KR_OK);
	while (n < most && dict_iter_next(&scan, &expected) == KR_OK) {
		if (!str_begins(expected, prefix))
			continue;
		n++;
		assert_int_equal(dict_iter_next(&walk, &key), KR_OK);
		assert_true(str_equal(key, expected));
		assert_int_equal(walk.ordinal, scan.ordinal);
	}
	assert_int_equal(dict_iter_next(&walk, &key), KR_ENOTFOUND);
	/* At its end it stays there. */
	assert_int_equal(dict_iter_next(&walk, &key), KR_ENOTFOUND);
}

static void
a_walk_along_a_prefix_gives_what_begins_with_it(void **state)
{
	static const char *const prefixes[] = { "", "k", "key/", "key/a",
	    "key/a00", "key/a0016", "key/b01", "key/c", "key/zzz", "a", "z" };
	static const size_t most[] = { 0, 1, 2, 16, 17, SIZE_MAX };
	struct buf bytes;
	struct dict d;
	size_t i, j;

	(void)state;
	buf_init(&bytes);
	make_dict(217, &bytes);
	d = open_dict(&bytes);
	for (i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
		for (j = 0; j < sizeof most / sizeof most[0]; j++)
			assert_prefix(&d, str_of(prefixes[i]), most[j]);
	buf_fini(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_is_found_at_its_place),
		cmocka_unit_test(what_is_not_there_is_not_found),
		cmocka_unit_test(an_empty_dictionary_finds_nothing),
		cmocka_unit_test(a_walk_gives_all_keys_in_order),
		cmocka_unit_test(a_walk_starts_at_the_first_key_not_less),
		cmocka_unit_test(a_walk_starts_at_an_ordinal),
		cmocka_unit_test(
		    a_walk_along_a_prefix_gives_what_begins_with_it),
		cmocka_unit_test(keys_of_the_greatest_length_survive),
		cmocka_unit_test(any_byte_changed_is_no_fault_of_the_reader),
		cmocka_unit_test(a_dictionary_cut_short_does_not_open),
		cmocka_unit_test(a_count_without_groups_does_not_open),
		cmocka_unit_test(groups_that_do_not_advance_are_damage),
		cmocka_unit_test(
		    a_key_that_shares_more_than_there_is_is_damage),
		cmocka_unit_test(a_key_over_the_limit_is_damage),
		cmocka_unit_test(
		    a_search_ends_in_a_group_that_is_out_of_order),
		cmocka_unit_test(passing_a_beginning_goes_where_a_scan_goes),
		cmocka_unit_test(from_every_key_every_beginning_is_passed),
		cmocka_unit_test(the_next_key_tells_how_much_it_shares),
		cmocka_unit_test(passing_over_groups_that_are_damaged_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
