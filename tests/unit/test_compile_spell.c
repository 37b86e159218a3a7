/*
 * Chinese spelt in Latin letters: what compile/spell.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "text/han.h"
#include "compile/spell.h"

#define ATOMS_MAX	64

typedef size_t (*spell_fn)(const struct phrase_atom *v, size_t n,
    struct spelling ways[SPELL_WAYS_MAX]);

struct row {
	struct phrase_atom	v[ATOMS_MAX];
	size_t			n;
};

static bool
take(const struct words_term *term, void *context)
{
	struct row *row = context;

	if (row->n < ATOMS_MAX && phrase_take_atom(term, &row->v[row->n]))
		row->n++;
	return true;
}

static size_t
spell(spell_fn fn, const char *text, struct spelling ways[SPELL_WAYS_MAX])
{
	struct row row = { .n = 0 };

	words_each(str_of(text), take, &row);
	return fn(row.v, row.n, ways);
}

/* The ways to spell the text with spaces between. */
static void
assert_spelt(spell_fn fn, const char *text, const char *expected)
{
	struct spelling ways[SPELL_WAYS_MAX];
	size_t i, n = spell(fn, text, ways);
	struct buf all;

	assert_true(n <= SPELL_WAYS_MAX);
	buf_init(&all);
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_addc(&all, ' ');
		buf_add(&all, ways[i].text, ways[i].len);
	}
	buf_addc(&all, '\0');
	assert_string_equal(all.p, expected);
	buf_fini(&all);
}

static void
a_word_is_spelt_in_syllables_or_initials(void **state)
{
	(void)state;
	assert_spelt(spell_syllables, "回滾", "huigun");
	assert_spelt(spell_initials, "回滾", "hg");
	assert_spelt(spell_syllables, "器", "qi");
	assert_spelt(spell_initials, "命名空間", "mmkj");
}

static void
traditional_and_simplified_are_spelt_alike(void **state)
{
	(void)state;
	assert_spelt(spell_syllables, "節點", "jiedian");
	assert_spelt(spell_syllables, "节点", "jiedian");
}

static void
every_reading_of_a_character_is_a_way(void **state)
{
	(void)state;
	assert_spelt(spell_syllables, "重啟", "chongqi zhongqi");
	assert_spelt(spell_initials, "重啟", "cq zq");
}

static void
ways_that_are_the_same_come_once(void **state)
{
	struct spelling ways[SPELL_WAYS_MAX];
	size_t n, i, k;

	(void)state;
	n = spell(spell_initials, "重重重重", ways);
	assert_int_equal(n, SPELL_WAYS_MAX);
	for (i = 0; i < n; i++)
		for (k = 0; k < i; k++)
			assert_memory_not_equal(ways[i].text, ways[k].text,
			    4);
	/* Two readings of one initial are one way. */
	assert_spelt(spell_syllables, "角", "jiao jue");
	assert_spelt(spell_initials, "角", "j");
}

static void
what_is_not_all_chinese_is_not_spelt(void **state)
{
	(void)state;
	assert_spelt(spell_syllables, "", "");
	assert_spelt(spell_syllables, "pod", "");
	assert_spelt(spell_syllables, "重啟 pod", "");
	assert_spelt(spell_initials, "pod 重啟", "");
	/* Kana are cut like Chinese but have no reading. */
	assert_spelt(spell_initials, "ひら", "");
}

static void
what_does_not_fit_is_not_spelt(void **state)
{
	struct spelling ways[SPELL_WAYS_MAX];
	struct row row = { .n = 0 };
	size_t n, fitting;

	(void)state;
	words_each(str_of("裝"), take, &row);
	for (n = 1; n < ATOMS_MAX; n++)
		row.v[n] = row.v[0];
	/* zhuang is six letters long. */
	fitting = SPELL_TEXT_MAX / 6;
	assert_int_equal(spell_syllables(row.v, fitting, ways), 1);
	assert_int_equal(ways[0].len, fitting * 6);
	assert_int_equal(spell_syllables(row.v, fitting + 1, ways), 0);
	assert_int_equal(spell_initials(row.v, ATOMS_MAX, ways), 1);
	assert_int_equal(ways[0].len, SPELL_TEXT_MAX);
}

static void
what_is_spelt_can_be_cut_again(void **state)
{
	static const char *const texts[] = { "重啟", "容器", "節點", "服務",
	    "叢集", "映像檔", "回滾", "命名空間", "綠", "差差", "控制平面" };
	struct spelling ways[SPELL_WAYS_MAX];
	uint16_t syllables[HAN_WORD_MAX];
	size_t i, k, n;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		n = spell(spell_syllables, texts[i], ways);
		assert_true(n > 0);
		for (k = 0; k < n; k++)
			assert_true(han_cut_pinyin((struct str){
			    ways[k].text, ways[k].len }, syllables) > 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_spelt_in_syllables_or_initials),
		cmocka_unit_test(traditional_and_simplified_are_spelt_alike),
		cmocka_unit_test(every_reading_of_a_character_is_a_way),
		cmocka_unit_test(ways_that_are_the_same_come_once),
		cmocka_unit_test(what_is_not_all_chinese_is_not_spelt),
		cmocka_unit_test(what_does_not_fit_is_not_spelt),
		cmocka_unit_test(what_is_spelt_can_be_cut_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
