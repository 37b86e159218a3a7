/*
 * Ideographs: what text/han.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/han.h"
#include "base/utf8.h"

#define IDEOGRAPHS_FIRST	0x4E00u
#define IDEOGRAPHS_LAST		0x9FFFu

static uint32_t
code_of(const char *character)
{
	uint32_t cp;

	assert_int_equal(utf8_decode(str_of(character), &cp),
	    strlen(character));
	return cp;
}

static void
assert_folded(const char *traditional, const char *simplified)
{
	assert_int_equal(han_fold(code_of(traditional)),
	    code_of(simplified));
	assert_int_equal(han_fold(code_of(simplified)), code_of(simplified));
}

static void
traditional_characters_fold_to_simplified_ones(void **state)
{
	(void)state;
	assert_folded("啟", "启");
	assert_folded("節", "节");
	assert_folded("點", "点");
	assert_folded("務", "务");
	assert_folded("滾", "滚");
	assert_folded("容", "容");
}

static void
folding_twice_changes_nothing_more(void **state)
{
	uint32_t cp, folded = 0;

	(void)state;
	for (cp = IDEOGRAPHS_FIRST; cp <= IDEOGRAPHS_LAST; cp++) {
		assert_int_equal(han_fold(han_fold(cp)), han_fold(cp));
		assert_in_range(han_fold(cp), IDEOGRAPHS_FIRST,
		    IDEOGRAPHS_LAST);
		folded += han_fold(cp) != cp;
	}
	assert_true(folded > 2000);
}

static void
what_is_no_ideograph_maps_to_itself(void **state)
{
	uint32_t cp;

	(void)state;
	for (cp = 0; cp < IDEOGRAPHS_FIRST; cp++)
		assert_int_equal(han_fold(cp), cp);
	for (cp = IDEOGRAPHS_LAST + 1; cp <= 0x10FFFF; cp += 13)
		assert_int_equal(han_fold(cp), cp);
	assert_int_equal(han_fold(UINT32_MAX), UINT32_MAX);
}

/* Put the readings of a character's folded form with spaces between. */
static void
assert_readings(const char *character, const char *expected)
{
	const char *readings[HAN_READINGS_MAX];
	char all[64] = "";
	size_t i, n;

	n = han_readings(han_fold(code_of(character)), readings);
	assert_true(n <= HAN_READINGS_MAX);
	for (i = 0; i < n; i++) {
		strcat(all, i > 0 ? " " : "");
		strcat(all, readings[i]);
	}
	assert_string_equal(all, expected);
}

static void
characters_have_their_readings_in_order(void **state)
{
	(void)state;
	assert_readings("容", "rong");
	assert_readings("器", "qi");
	assert_readings("滾", "gun");
	assert_readings("重", "chong zhong");
	assert_readings("綠", "lv");
}

static void
what_is_no_character_has_no_reading(void **state)
{
	const char *readings[HAN_READINGS_MAX];

	(void)state;
	assert_int_equal(han_readings('a', readings), 0);
	assert_int_equal(han_readings(0, readings), 0);
	assert_int_equal(han_readings(code_of("ひ"), readings), 0);
	assert_int_equal(han_readings(UINT32_MAX, readings), 0);
	assert_int_equal(han_readings(0x14E00, readings), 0);
}

static size_t
cut(const char *word, uint16_t syllables[HAN_WORD_MAX])
{
	return han_cut_pinyin(str_of(word), syllables);
}

/* The word is these syllables, each known by how its character is read. */
static void
assert_cut(const char *word, const char *characters)
{
	uint16_t syllables[HAN_WORD_MAX];
	struct str rest = str_of(characters);
	size_t n = cut(word, syllables), i, len;
	uint32_t cp;

	for (i = 0; i < n; i++) {
		len = utf8_decode(rest, &cp);
		if (rest.len == 0 || !han_has_reading(han_fold(cp),
		    syllables[i]))
			fail_msg("%s: syllable %zu is another", word, i);
		rest.p += len;
		rest.len -= len;
	}
	if (rest.len > 0)
		fail_msg("%s: %zu syllables", word, n);
}

static void
a_word_is_cut_into_its_syllables(void **state)
{
	(void)state;
	assert_cut("rongqi", "容器");
	assert_cut("huigun", "回滾");
	assert_cut("chongqi", "重啟");
	assert_cut("mingmingkongjian", "命名空間");
	assert_cut("lv", "綠");
	assert_cut("a", "啊");
}

static void
the_fewest_syllables_win_and_then_the_longest_last(void **state)
{
	uint16_t syllables[HAN_WORD_MAX];

	(void)state;
	/* Not xi an, not xi a n. */
	assert_int_equal(cut("xian", syllables), 1);
	assert_int_equal(cut("liang", syllables), 1);
	/* Not xin an, which is written xin'an. */
	assert_cut("xinan", "西南");
	assert_cut("fangan", "反感");
}

static void
what_is_not_spelt_so_all_of_it_is_no_word(void **state)
{
	static const char *const words[] = { "", "pod", "rongqix", "xrongqi",
	    "b", "Rongqi", "rong qi", "rong-qi", "r\xc3\xb3ngqi", "kubectl",
	    "1", "zzz" };
	uint16_t syllables[HAN_WORD_MAX] = { 77 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (cut(words[i], syllables) != 0)
			fail_msg("%s is a word", words[i]);
	assert_int_equal(syllables[0], 77);
}

static void
a_word_of_too_many_syllables_is_none(void **state)
{
	uint16_t syllables[HAN_WORD_MAX];
	char word[2 * HAN_WORD_MAX + 3], *p = word;
	size_t n;

	(void)state;
	for (n = 1; n <= HAN_WORD_MAX + 1; n++) {
		memcpy(p, "ma", 3);
		p += 2;
		assert_int_equal(cut(word, syllables),
		    n <= HAN_WORD_MAX ? n : 0);
	}
}

static void
words_of_any_length_are_taken(void **state)
{
	uint16_t syllables[HAN_WORD_MAX];
	char word[1000];
	size_t len;

	(void)state;
	memset(word, 'a', sizeof word);
	for (len = 1; len <= sizeof word; len++)
		assert_int_equal(han_cut_pinyin((struct str){ word, len },
		    syllables), len <= HAN_WORD_MAX ? len : 0);
	/* The longest syllable there is, as often as it goes. */
	for (len = 0; len < HAN_WORD_MAX; len++)
		memcpy(word + 6 * len, "zhuang", 6);
	assert_int_equal(han_cut_pinyin((struct str){ word,
	    6 * HAN_WORD_MAX }, syllables), HAN_WORD_MAX);
}

/* Cut every text of one to six letters that a syllable may be. */
static uint16_t
count_syllables(char *text, size_t len, uint8_t seen[1024])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
	uint16_t syllables[HAN_WORD_MAX], count = 0;
	size_t i, n, spelt;

	for (i = 0; i < 26; i++) {
		text[len] = letters[i];
		n = han_cut_pinyin((struct str){ text, len + 1 }, syllables);
		if (n == 1) {
			assert_true(syllables[0] < 1024);
			/* Each is spelt in one way, and somebody reads so. */
			assert_false(seen[syllables[0]]);
			seen[syllables[0]] = 1;
			(void)han_of_syllable(syllables[0], &spelt);
			assert_true(spelt > 0);
			count++;
		}
		if (len < 3)
			count = (uint16_t)(count + count_syllables(text,
			    len + 1, seen));
	}
	return count;
}

static void
every_syllable_has_a_number_of_its_own(void **state)
{
	static uint8_t seen[1024];
	char text[6];

	(void)state;
	/* Mandarin has some 400; those of up to four letters are most. */
	assert_in_range(count_syllables(text, 0, seen), 300, 420);
}

static void
who_reads_so_is_who_is_spelt_so(void **state)
{
	static const char *const texts[] = { "shi", "ji", "zhuang", "a",
	    "rong", "lv", "nv", "er" };
	uint16_t syllables[HAN_WORD_MAX];
	const uint16_t *spelt;
	size_t i, at, n;
	uint32_t cp;

	(void)state;
	for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		assert_int_equal(cut(texts[i], syllables), 1);
		spelt = han_of_syllable(syllables[0], &n);
		assert_true(n > 0);
		at = 0;
		for (cp = IDEOGRAPHS_FIRST - 1; cp <= IDEOGRAPHS_LAST + 1;
		    cp++) {
			bool here = at < n && spelt[at] == cp;

			assert_int_equal(han_has_reading(cp, syllables[0]),
			    here);
			at += here;
		}
		/* Code points go up, and all were met. */
		assert_int_equal(at, n);
	}
}

static void
whoever_has_a_reading_is_folded(void **state)
{
	const char *readings[HAN_READINGS_MAX];
	uint16_t syllables[HAN_WORD_MAX];
	uint32_t cp, read = 0;
	size_t i, n;

	(void)state;
	for (cp = IDEOGRAPHS_FIRST; cp <= IDEOGRAPHS_LAST; cp += 7) {
		n = han_readings(cp, readings);
		if (n == 0)
			continue;
		read++;
		assert_int_equal(han_fold(cp), cp);
		for (i = 0; i < n; i++) {
			assert_int_equal(cut(readings[i], syllables), 1);
			assert_true(han_has_reading(cp, syllables[0]));
			assert_true(i == 0 ||
			    strcmp(readings[i - 1], readings[i]) < 0);
		}
	}
	assert_true(read > 500);
}

static void
random_words_join_to_what_they_were(void **state)
{
	static const char letters[] = "aeiounghzcsx";
	uint16_t syllables[HAN_WORD_MAX], one[HAN_WORD_MAX];
	char word[40], again[80];
	const char *readings[HAN_READINGS_MAX];
	const uint16_t *spelt;
	size_t round, len, n, i, k, r, count, cuts = 0;

	(void)state;
	srand(1);
	for (round = 0; round < 200000; round++) {
		len = 1 + (size_t)rand() % 12;
		for (i = 0; i < len; i++)
			word[i] = letters[rand() % 12];
		n = han_cut_pinyin((struct str){ word, len }, syllables);
		assert_true(n <= HAN_WORD_MAX);
		if (n < 2)
			continue;
		cuts++;
		/* Spell each syllable as one of its characters is read. */
		again[0] = '\0';
		for (i = 0; i < n; i++) {
			spelt = han_of_syllable(syllables[i], &count);
			k = han_readings(spelt[0], readings);
			for (r = 0; r < k; r++)
				if (cut(readings[r], one) == 1 &&
				    one[0] == syllables[i])
					break;
			if (r == k)	/* a fifth reading or later */
				break;
			strcat(again, readings[r]);
		}
		if (i == n) {
			assert_int_equal(strlen(again), len);
			assert_memory_equal(again, word, len);
		}
	}
	assert_true(cuts > 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    traditional_characters_fold_to_simplified_ones),
		cmocka_unit_test(folding_twice_changes_nothing_more),
		cmocka_unit_test(what_is_no_ideograph_maps_to_itself),
		cmocka_unit_test(characters_have_their_readings_in_order),
		cmocka_unit_test(what_is_no_character_has_no_reading),
		cmocka_unit_test(a_word_is_cut_into_its_syllables),
		cmocka_unit_test(
		    the_fewest_syllables_win_and_then_the_longest_last),
		cmocka_unit_test(what_is_not_spelt_so_all_of_it_is_no_word),
		cmocka_unit_test(a_word_of_too_many_syllables_is_none),
		cmocka_unit_test(words_of_any_length_are_taken),
		cmocka_unit_test(every_syllable_has_a_number_of_its_own),
		cmocka_unit_test(who_reads_so_is_who_is_spelt_so),
		cmocka_unit_test(whoever_has_a_reading_is_folded),
		cmocka_unit_test(random_words_join_to_what_they_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
