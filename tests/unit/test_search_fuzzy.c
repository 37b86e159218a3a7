/*
 * Words a slip or two away: what search/fuzzy.h promises, against a scan of
 * all keys with tests/unit/distance.h.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "compile/write.h"
#include "distance.h"
#include "search/fuzzy.h"

#define KEYS_MAX	800
#define KEY_MAX		48

/* A dictionary and its keys. */
struct words {
	char		text[KEYS_MAX][KEY_MAX];
	size_t		n;
	struct buf	bytes;
	struct dict	dict;
};

static int
by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

/* Sort the n texts, drop equal ones, write the dictionary. */
static void
make_dict(struct words *w, size_t n)
{
	struct keys keys;
	struct cur c;
	size_t i;

	qsort(w->text, n, sizeof w->text[0], by_text);
	w->n = 0;
	keys_init(&keys);
	for (i = 0; i < n; i++) {
		if (w->n > 0 && strcmp(w->text[w->n - 1], w->text[i]) == 0)
			continue;
		memmove(w->text[w->n], w->text[i], sizeof w->text[i]);
		keys_add(&keys, str_of(w->text[w->n++]));
	}
	buf_init(&w->bytes);
	keys_write(&keys, &w->bytes);
	keys_fini(&keys);
	c = cur_over(w->bytes.p, w->bytes.len);
	assert_int_equal(dict_open(&w->dict, &c), KR_OK);
}

static void
make_dict_of(struct words *w, const char *const *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		strcpy(w->text[i], v[i]);
	make_dict(w, n);
}

/* The matches with spaces between, each with its distance. */
static void
assert_near(const struct words *w, const char *word, unsigned limit,
    const char *expected)
{
	struct fuzzy near;
	struct buf all;
	size_t i;

	assert_int_equal(fuzzy_find(&w->dict, str_of(word), limit, &near),
	    KR_OK);
	buf_init(&all);
	for (i = 0; i < near.n; i++) {
		assert_true(near.v[i].ordinal < w->n);
		buf_printf(&all, "%s%.*s=%u", i > 0 ? " " : "",
		    (int)near.v[i].len, near.v[i].text, near.v[i].distance);
	}
	buf_addc(&all, '\0');
	assert_string_equal(all.p, expected);
	buf_fini(&all);
}

static void
a_word_may_have_more_slips_the_longer_it_is(void **state)
{
	size_t len;

	(void)state;
	for (len = 0; len < 100; len++)
		assert_int_equal(fuzzy_limit(len),
		    len < 4 ? 0 : len < 8 ? 1 : 2);
}

static void
each_kind_of_slip_is_found(void **state)
{
	static const char *const v[] = { "deploy", "service" };
	static struct words w;

	(void)state;
	make_dict_of(&w, v, 2);
	assert_near(&w, "deplooy", 1, "deploy=1");
	assert_near(&w, "dploy", 1, "deploy=1");
	assert_near(&w, "deqloy", 1, "deploy=1");
	assert_near(&w, "depoly", 1, "deploy=1");
	assert_near(&w, "eploy", 1, "deploy=1");
	assert_near(&w, "edploy", 1, "deploy=1");
	assert_near(&w, "deploys", 1, "deploy=1");
	assert_near(&w, "srevcie", 1, "");
	assert_near(&w, "srevcie", 2, "service=2");
	assert_near(&w, "xeployx", 2, "deploy=2");
	buf_fini(&w.bytes);
}

static void
the_word_itself_is_no_match(void **state)
{
	static const char *const v[] = { "deploy", "deploys" };
	static struct words w;

	(void)state;
	make_dict_of(&w, v, 2);
	assert_near(&w, "deploy", 1, "deploys=1");
	buf_fini(&w.bytes);
}

static void
a_limit_of_none_finds_nothing(void **state)
{
	static const char *const v[] = { "deploy", "deploys" };
	static struct words w;

	(void)state;
	make_dict_of(&w, v, 2);
	assert_near(&w, "deploy", 0, "");
	buf_fini(&w.bytes);
}

static void
only_keys_that_begin_with_a_letter_are_looked_at(void **state)
{
	static const char *const v[] = { "!pods", "1pods", "=pods", "`pods",
	    "pods", "{pods", "~pods", "\xE5\xAE\xB9", "9ods", "_ods" };
	static struct words w;

	(void)state;
	make_dict_of(&w, v, sizeof v / sizeof v[0]);
	assert_near(&w, "podss", 1, "pods=1");
	assert_near(&w, "ods", 2, "pods=1");
	buf_fini(&w.bytes);
}

static void
a_key_ends_at_its_tab(void **state)
{
	static const char *const v[] = { "pod\t0,1", "pods\t17", "undo\t-" };
	static struct words w;

	(void)state;
	make_dict_of(&w, v, 3);
	assert_near(&w, "podsx", 1, "pods=1");
	assert_near(&w, "udno", 1, "undo=1");
	assert_near(&w, "podx", 1, "pod=1 pods=1");
	buf_fini(&w.bytes);
}

static void
the_nearest_come_first_and_then_those_that_begin_alike(void **state)
{
	static const char *const v[] = { "aode", "coda", "code", "coden",
	    "codex", "core", "dode", "nodes" };
	static struct words w;

	(void)state;
	make_dict_of(&w, v, sizeof v / sizeof v[0]);
	/* Six of them are kept; of equals the first in order. */
	assert_near(&w, "codes", 2, "code=1 coden=1 codex=1 nodes=1 "
	    "coda=2 core=2");
	buf_fini(&w.bytes);
}

static void
an_empty_dictionary_has_nothing_near(void **state)
{
	static struct words w;

	(void)state;
	make_dict(&w, 0);
	assert_near(&w, "pods", 2, "");
	assert_near(&w, "", 2, "");
	buf_fini(&w.bytes);
}

static void
words_of_any_length_are_taken(void **state)
{
	static struct words w;
	char word[200] = "";
	struct fuzzy near;
	size_t len;

	(void)state;
	memset(w.text[0], 'a', FUZZY_WORD_MAX);
	memset(w.text[1], 'a', FUZZY_WORD_MAX + FUZZY_LIMIT_MAX);
	memset(w.text[2], 'a', FUZZY_WORD_MAX + FUZZY_LIMIT_MAX + 1);
	make_dict(&w, 3);
	memset(word, 'a', sizeof word);
	for (len = 0; len <= sizeof word; len++) {
		assert_int_equal(fuzzy_find(&w.dict, (struct str){ word,
		    len }, 2, &near), KR_OK);
		if (len > FUZZY_WORD_MAX)
			assert_int_equal(near.n, 0);
		else if (len == FUZZY_WORD_MAX)
			assert_int_equal(near.v[0].len, FUZZY_WORD_MAX +
			    FUZZY_LIMIT_MAX);
	}
	buf_fini(&w.bytes);
}

/* Against a scan of all keys. */

struct found {
	uint32_t	ordinal;
	unsigned	distance;
	size_t		common;		/* beginning, bytes */
};

static int
by_nearness(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->distance != y->distance)
		return x->distance < y->distance ? -1 : 1;
	if (x->common != y->common)
		return x->common > y->common ? -1 : 1;
	return x->ordinal < y->ordinal ? -1 : 1;
}

static size_t
scan(const struct words *w, struct str word, unsigned limit,
    struct found found[KEYS_MAX])
{
	size_t i, n = 0;

	for (i = 0; i < w->n; i++) {
		struct str key = { w->text[i], strcspn(w->text[i], "\t") };
		struct found *f = &found[n];

		f->distance = distance_between(word, key, limit);
		if (f->distance == 0 || f->distance > limit ||
		    key.p[0] < 'a' || key.p[0] > 'z')
			continue;
		f->ordinal = (uint32_t)i;
		for (f->common = 0; f->common < word.len &&
		    f->common < key.len &&
		    word.p[f->common] == key.p[f->common]; )
			f->common++;
		n++;
	}
	qsort(found, n, sizeof *found, by_nearness);
	return n;
}

/* How many there are in all. */
static size_t
assert_as_scanned(const struct words *w, struct str word, unsigned limit)
{
	static struct found found[KEYS_MAX];
	size_t i, n = scan(w, word, limit, found);
	struct fuzzy near;

	assert_int_equal(fuzzy_find(&w->dict, word, limit, &near), KR_OK);
	assert_int_equal(near.n, n < FUZZY_MAX ? n : FUZZY_MAX);
	for (i = 0; i < near.n; i++) {
		const struct fuzzy_match *m = &near.v[i];

		if (m->ordinal != found[i].ordinal)
			fail_msg("%.*s: %zu. is %s, not %s", (int)word.len,
			    word.p, i, w->text[m->ordinal],
			    w->text[found[i].ordinal]);
		assert_int_equal(m->distance, found[i].distance);
		assert_int_equal(m->len,
		    strcspn(w->text[m->ordinal], "\t"));
		assert_memory_equal(m->text, w->text[m->ordinal], m->len);
	}
	return n;
}

/* How far the nearest beginning of a key is; over the limit if the key itself
 * is near. */
static unsigned
distance_of_beginning(struct str word, struct str key, unsigned limit)
{
	unsigned best = limit + 1, distance;
	size_t i;

	if (key.p[0] < 'a' || key.p[0] > 'z' || key.len > FUZZY_TEXT_MAX ||
	    distance_between(word, key, limit) <= limit)
		return best;
	for (i = 1; i < key.len; i++) {
		distance = distance_between(word, (struct str){ key.p, i },
		    limit);
		if (distance < best)
			best = distance;
	}
	return best;
}

/* What is found begins so, and something is found if anything does. */
static size_t
assert_longer_as_scanned(const struct words *w, struct str word,
    unsigned limit)
{
	struct fuzzy near;
	size_t i, n = 0;

	if (word.len <= limit)
		return 0;
	for (i = 0; i < w->n; i++)
		n += distance_of_beginning(word, (struct str){ w->text[i],
		    strcspn(w->text[i], "\t") }, limit) <= limit;
	assert_int_equal(fuzzy_find_longer(&w->dict, word, limit, &near),
	    KR_OK);
	assert_int_equal(near.n == 0, n == 0);
	for (i = 0; i < near.n; i++)
		assert_int_equal(near.v[i].distance, distance_of_beginning(
		    word, (struct str){ near.v[i].text, near.v[i].len },
		    limit));
	return n;
}

static void
random_text(char *text, size_t least, size_t most, int letters)
{
	size_t i, len = least + (size_t)rand() % (most - least + 1);

	for (i = 0; i < len; i++)
		text[i] = (char)('a' + rand() % letters);
	text[len] = '\0';
}

/* Words of so many letters, of an alphabet of so many; some not of letters,
 * some with values. */
static void
make_random_dict(struct words *w, size_t least, size_t most, int letters)
{
	size_t i, n = 1 + (size_t)rand() % KEYS_MAX;
	bool values = rand() % 3 == 0;

	for (i = 0; i < n; i++) {
		random_text(w->text[i], least, most, letters);
		if (rand() % 16 == 0)
			w->text[i][0] = "!19=^~{\xE5"[rand() % 8];
		if (values)
			strcat(w->text[i], "\t1");
	}
	make_dict(w, n);
}

/* A key with a few slips, or anything. */
static void
random_word(const struct words *w, size_t most, int letters, char word[64])
{
	size_t i, len, slips = (size_t)rand() % 4;
	const char *key = w->text[(size_t)rand() % w->n];

	len = strcspn(key, "\t");
	memcpy(word, key, len);
	for (; slips > 0 && len > 1; slips--) {
		i = (size_t)rand() % (len - 1);
		switch (rand() % 4) {
		case 0:
			memmove(word + i, word + i + 1, --len - i);
			break;
		case 1:
			memmove(word + i + 1, word + i, len++ - i);
			break;
		case 2:
			word[i] = (char)('a' + rand() % letters);
			break;
		default:
			word[len] = word[i];
			word[i] = word[i + 1];
			word[i + 1] = word[len];
			break;
		}
	}
	word[len] = '\0';
	if (rand() % 8 == 0)
		random_text(word, 0, most, letters);
}

static size_t
check_random_dict(size_t least, size_t most, int letters, size_t rounds)
{
	static struct words w;
	size_t round, found = 0;
	char word[64];

	make_random_dict(&w, least, most, letters);
	for (round = 0; round < rounds; round++) {
		random_word(&w, most, letters, word);
		if (strlen(word) > FUZZY_WORD_MAX)
			continue;
		found += assert_as_scanned(&w, str_of(word), 1);
		found += assert_as_scanned(&w, str_of(word), 2);
		found += assert_longer_as_scanned(&w, str_of(word), 1);
		found += assert_longer_as_scanned(&w, str_of(word), 2);
	}
	buf_fini(&w.bytes);
	return found;
}

static void
short_words_are_found_as_a_scan_finds_them(void **state)
{
	size_t i, found = 0;

	(void)state;
	srand(1);
	for (i = 0; i < 60; i++)
		found += check_random_dict(1, 1 + i % 8, 2 + (int)i % 4,
		    200);
	assert_true(found > 50000);
}

static void
words_are_found_as_a_scan_finds_them(void **state)
{
	size_t i, found = 0;

	(void)state;
	srand(2);
	for (i = 0; i < 60; i++)
		found += check_random_dict(4, 12, 3 + (int)i % 20, 200);
	assert_true(found > 1000);
}

static void
the_longest_words_are_found_as_a_scan_finds_them(void **state)
{
	size_t i, found = 0;

	(void)state;
	srand(3);
	for (i = 0; i < 60; i++)
		found += check_random_dict(28, 38, 1 + (int)i % 3, 100);
	assert_true(found > 1000);
}

static void
damage_is_told(void **state)
{
	static struct words w;
	struct fuzzy near;
	size_t i, told = 0;
	char was;

	(void)state;
	srand(4);
	make_random_dict(&w, 3, 8, 3);
	for (i = 8; i < w.bytes.len; i++) {
		was = w.bytes.p[i];
		w.bytes.p[i] = '\xff';
		switch (fuzzy_find(&w.dict, str_of("abcabc"), 2, &near)) {
		case KR_OK:
			assert_true(near.n <= FUZZY_MAX);
			break;
		case KR_ECORRUPT:
			told++;
			break;
		default:
			fail();
		}
		w.bytes.p[i] = was;
	}
	assert_true(told > 0);
	buf_fini(&w.bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_may_have_more_slips_the_longer_it_is),
		cmocka_unit_test(each_kind_of_slip_is_found),
		cmocka_unit_test(the_word_itself_is_no_match),
		cmocka_unit_test(a_limit_of_none_finds_nothing),
		cmocka_unit_test(
		    only_keys_that_begin_with_a_letter_are_looked_at),
		cmocka_unit_test(a_key_ends_at_its_tab),
		cmocka_unit_test(
		    the_nearest_come_first_and_then_those_that_begin_alike),
		cmocka_unit_test(an_empty_dictionary_has_nothing_near),
		cmocka_unit_test(words_of_any_length_are_taken),
		cmocka_unit_test(short_words_are_found_as_a_scan_finds_them),
		cmocka_unit_test(words_are_found_as_a_scan_finds_them),
		cmocka_unit_test(
		    the_longest_words_are_found_as_a_scan_finds_them),
		cmocka_unit_test(damage_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
