/*
 * Dictionaries as they are written: what compile/keys.h promises.  That they
 * can be read is for test_pack_dict.c to show; here the bytes are counted.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "compile/keys.h"
#include "pack/format.h"

static void
keys_are_written_with_what_they_do_not_share(void **state)
{
	static const char expected[] =
	    "\x03\0\0\0" "\x0d\0\0\0"	/* three keys in 13 bytes */
	    "\0\0\0\0"			/* the one group starts at 0 */
	    "\0\4pods"			/* nothing shared */
	    "\4\1-"			/* "pods-" */
	    "\1\2vc";			/* "pvc" */
	struct keys keys;
	struct buf out;

	(void)state;
	buf_init(&out);
	keys_init(&keys);
	keys_add(&keys, str_of("pods"));
	keys_add(&keys, str_of("pods-"));
	keys_add(&keys, str_of("pvc"));
	keys_write(&keys, &out);
	assert_int_equal(out.len, sizeof expected - 1);
	assert_memory_equal(out.p, expected, out.len);
	keys_fini(&keys);
	buf_fini(&out);
}

static void
each_group_begins_anew(void **state)
{
	struct keys keys;
	struct buf out;
	char key[8];
	unsigned i;

	(void)state;
	buf_init(&out);
	keys_init(&keys);
	for (i = 0; i < PACK_GROUP + 1; i++) {
		snprintf(key, sizeof key, "k%02u", i);
		keys_add(&keys, str_of(key));
	}
	/* The seventeenth shares two bytes with its neighbour, and writes
	 * them all the same: a group is decoded without the one before. */
	assert_int_equal(keys.starts.len, 8);
	assert_memory_equal(keys.data.p + keys.data.len - 5, "\0\3k16", 5);
	keys_write(&keys, &out);
	assert_int_equal(out.len, 8 + 8 + keys.data.len);
	keys_fini(&keys);
	buf_fini(&out);
}

static void
no_keys_are_an_empty_dictionary(void **state)
{
	struct keys keys;
	struct buf out;

	(void)state;
	buf_init(&out);
	keys_init(&keys);
	keys_write(&keys, &out);
	assert_int_equal(out.len, 8);
	assert_memory_equal(out.p, "\0\0\0\0\0\0\0\0", 8);
	keys_fini(&keys);
	buf_fini(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_are_written_with_what_they_do_not_share),
		cmocka_unit_test(each_group_begins_anew),
		cmocka_unit_test(no_keys_are_an_empty_dictionary),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
