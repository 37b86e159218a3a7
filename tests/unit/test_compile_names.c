/*
 * The names of a pack: what compile/names.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compile/names.h"
#include "pack/cursor.h"
#include "pack/dict.h"
#include "pack/format.h"

/* The section, opened. */
struct section {
	struct buf	bytes;
	struct dict	dict;
	struct cur	first;
	struct cur	targets;
};

static void
write_names(struct names *n, struct section *s)
{
	struct cur c;

	buf_init(&s->bytes);
	names_write(n, &s->bytes);
	names_fini(n);
	c = cur_over(s->bytes.p, s->bytes.len);
	assert_int_equal(dict_open(&s->dict, &c), KR_OK);
	assert_true(cur_sub(&c, (s->dict.count + 1) * 4, &s->first));
	s->targets = c;
}

/* What the name stands for; returns how many things. */
static uint32_t
find(const struct section *s, const char *name, uint32_t *targets)
{
	uint32_t ordinal, first, end, i;

	if (dict_find(&s->dict, str_of(name), &ordinal) != KR_OK)
		return 0;
	assert_true(cur_u32_at(&s->first, ordinal, &first));
	assert_true(cur_u32_at(&s->first, ordinal + 1, &end));
	for (i = first; i < end; i++)
		assert_true(cur_u32_at(&s->targets, i, &targets[i - first]));
	return end - first;
}

static void
names_come_with_their_targets(void **state)
{
	struct names n = { NULL, 0, 0 };
	struct section s;
	uint32_t t[8];

	(void)state;
	names_add(&n, str_of("logs"), 7);
	names_add(&n, str_of("crash"), 3);
	write_names(&n, &s);
	assert_int_equal(s.dict.count, 2);
	assert_int_equal(find(&s, "logs", t), 1);
	assert_int_equal(t[0], 7);
	assert_int_equal(find(&s, "crash", t), 1);
	assert_int_equal(t[0], 3);
	assert_int_equal(find(&s, "none", t), 0);
	buf_fini(&s.bytes);
}

static void
a_name_of_several_has_topics_first_and_each_once(void **state)
{
	struct names n = { NULL, 0, 0 };
	struct section s;
	uint32_t t[8];

	(void)state;
	names_add(&n, str_of("pods"), 9);
	names_add(&n, str_of("pods"), 4);
	names_add(&n, str_of("pods"), 2 | PACK_TARGET_TOPIC);
	names_add(&n, str_of("pods"), 4);
	write_names(&n, &s);
	assert_int_equal(s.dict.count, 1);
	assert_int_equal(find(&s, "pods", t), 3);
	assert_true(t[0] == (2 | PACK_TARGET_TOPIC));
	assert_int_equal(t[1], 4);
	assert_int_equal(t[2], 9);
	buf_fini(&s.bytes);
}

static void
names_are_folded(void **state)
{
	struct names n = { NULL, 0, 0 };
	struct section s;
	uint32_t t[8];

	(void)state;
	names_add(&n, str_of("HPA"), 1);
	names_add(&n, str_of("hpa"), 2);
	names_add(&n, str_of("\xC3\x89tat"), 3);
	write_names(&n, &s);
	assert_int_equal(find(&s, "hpa", t), 2);
	assert_int_equal(find(&s, "HPA", t), 0);
	assert_int_equal(find(&s, "\xC3\xA9tat", t), 1);
	buf_fini(&s.bytes);
}

/* U+023A takes two bytes, and three folded. */
static void
a_name_that_folding_makes_too_long_is_left_out(void **state)
{
	struct names n = { NULL, 0, 0 };
	struct section s;
	struct buf name;
	uint32_t t[8];
	int i;

	(void)state;
	buf_init(&name);
	for (i = 0; i < 86; i++)
		buf_puts(&name, "\xC8\xBA");
	names_add(&n, buf_str(&name), 1);
	names_add(&n, (struct str){ name.p, name.len - 2 }, 2);
	names_add(&n, str_of("other"), 3);
	write_names(&n, &s);
	assert_int_equal(s.dict.count, 2);
	assert_int_equal(find(&s, "other", t), 1);
	buf_fini(&name);
	buf_fini(&s.bytes);
}

static void
no_names_are_an_empty_section(void **state)
{
	struct names n = { NULL, 0, 0 };
	struct section s;

	(void)state;
	write_names(&n, &s);
	assert_int_equal(s.dict.count, 0);
	assert_true(cur_done(&s.targets));
	buf_fini(&s.bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_come_with_their_targets),
		cmocka_unit_test(
		    a_name_of_several_has_topics_first_and_each_once),
		cmocka_unit_test(names_are_folded),
		cmocka_unit_test(
		    a_name_that_folding_makes_too_long_is_left_out),
		cmocka_unit_test(no_names_are_an_empty_section),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
