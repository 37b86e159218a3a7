/*
 * The search index as it is written: what compile/index.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "compile/index.h"
#include "pack/cursor.h"
#include "pack/dict.h"

struct sections {
	struct buf	terms, postings, lengths;
	struct dict	dict;
};

static void
write_index(struct index *ix, struct sections *s)
{
	struct cur c;

	buf_init(&s->terms);
	buf_init(&s->postings);
	buf_init(&s->lengths);
	index_write(ix, &s->terms, &s->postings, &s->lengths);
	index_fini(ix);
	c = cur_over(s->terms.p, s->terms.len);
	assert_int_equal(dict_open(&s->dict, &c), KR_OK);
	assert_true(cur_done(&c));
}

static void
free_sections(struct sections *s)
{
	buf_fini(&s->terms);
	buf_fini(&s->postings);
	buf_fini(&s->lengths);
}

/* The postings of a term: their bytes, and how many there are. */
static struct str
find(const struct sections *s, const char *term, uint32_t *count)
{
	struct cur c = cur_over(s->postings.p, s->postings.len);
	struct str bytes = { NULL, 0 };
	uint32_t ordinal, start, i;
	struct cur starts;

	assert_int_equal(dict_find(&s->dict, str_of(term), &ordinal), KR_OK);
	assert_true(cur_sub(&c, s->dict.groups * 4, &starts));
	assert_true(cur_u32_at(&starts, ordinal / PACK_GROUP, &start));
	assert_true(cur_skip(&c, start));
	for (i = 0; i <= ordinal % PACK_GROUP; i++) {
		assert_true(cur_varint(&c, count));
		assert_true(cur_string(&c, &bytes));
	}
	return bytes;
}

static void
assert_postings(const struct sections *s, const char *term, uint32_t count,
    const char *expected, size_t len)
{
	uint32_t n;
	struct str bytes = find(s, term, &n);

	assert_int_equal(n, count);
	assert_int_equal(bytes.len, len);
	assert_memory_equal(bytes.p, expected, len);
}

static void
a_term_tells_its_notes_fields_and_count(void **state)
{
	struct sections s;
	struct index ix;

	(void)state;
	index_init(&ix);
	index_begin(&ix, 0);
	index_add(&ix, PACK_FIELD_TITLE, str_of("pod"));
	index_add(&ix, PACK_FIELD_PROSE, str_of("pod pods node"));
	index_end(&ix);
	index_begin(&ix, 1);
	index_add(&ix, PACK_FIELD_COMMAND, str_of("node"));
	index_end(&ix);
	index_begin(&ix, 2);
	index_end(&ix);
	index_begin(&ix, 3);
	index_add(&ix, PACK_FIELD_ID, str_of("pod"));
	index_end(&ix);
	write_index(&ix, &s);
	assert_int_equal(s.dict.count, 2);
	/* Note 0, title and prose, twice; then 3 notes on, id. */
	assert_postings(&s, "pod", 2, "\x00\x82\x02\x03\x01", 5);
	/* Note 0, prose, once; then one note on, command. */
	assert_postings(&s, "node", 2, "\x00\x80\x01\x01\x40", 5);
	free_sections(&s);
}

static void
a_note_is_one_posting_in_all_its_languages(void **state)
{
	struct sections s;
	struct index ix;

	(void)state;
	index_init(&ix);
	index_begin(&ix, 5);
	index_add(&ix, PACK_FIELD_TITLE, str_of("pod"));
	index_add(&ix, PACK_FIELD_KEYWORD, str_of("x"));
	index_add(&ix, PACK_FIELD_TITLE, str_of("Pod"));
	index_end(&ix);
	write_index(&ix, &s);
	assert_postings(&s, "pod", 1, "\x05\x02", 2);
	free_sections(&s);
}

static void
every_group_of_terms_can_be_found(void **state)
{
	struct sections s;
	struct index ix;
	struct str bytes;
	uint32_t count;
	char word[16];
	unsigned i;

	(void)state;
	index_init(&ix);
	for (i = 0; i < 5000; i++) {
		snprintf(word, sizeof word, "w%u", i);
		index_begin(&ix, i);
		index_add(&ix, PACK_FIELD_TITLE, str_of(word));
		index_end(&ix);
	}
	write_index(&ix, &s);
	assert_int_equal(s.dict.count, 5000);
	for (i = 0; i < 128; i++) {
		snprintf(word, sizeof word, "w%u", i);
		bytes = find(&s, word, &count);
		assert_int_equal(count, 1);
		assert_int_equal(bytes.len, 2);
		assert_int_equal((unsigned char)bytes.p[0], i);
	}
	assert_int_equal(s.lengths.len, 5000);
	free_sections(&s);
}

/* As pack_note_length() reads it. */
static unsigned
length_of(unsigned char v)
{
	return v < 16 ? v : (unsigned)(16 + (v & 15)) << ((v >> 4) - 1);
}

static void
lengths_are_rounded_down_by_little(void **state)
{
	static const unsigned words[] = { 0, 1, 15, 16, 17, 31, 32, 33, 63,
	    64, 65, 100, 1000, 12345, 100000 };
	struct sections s;
	struct index ix;
	struct buf text;
	unsigned i, found;

	(void)state;
	buf_init(&text);
	index_init(&ix);
	for (i = 0; i < sizeof words / sizeof words[0]; i++) {
		buf_clear(&text);
		while (text.len < (size_t)words[i] * 2)
			buf_puts(&text, "a ");
		index_begin(&ix, i);
		index_add(&ix, PACK_FIELD_PROSE, buf_str(&text));
		index_add(&ix, PACK_FIELD_TITLE, str_of("not counted"));
		index_end(&ix);
	}
	write_index(&ix, &s);
	for (i = 0; i < sizeof words / sizeof words[0]; i++) {
		found = length_of((unsigned char)s.lengths.p[i]);
		assert_true(found <= words[i]);
		assert_true(found >= words[i] - words[i] / 16);
		if (words[i] < 32)
			assert_int_equal(found, words[i]);
	}
	free_sections(&s);
	buf_fini(&text);
}

static void
a_text_longer_than_can_be_said_counts_as_the_longest(void **state)
{
	struct sections s;
	struct index ix;
	struct buf text;

	(void)state;
	buf_init(&text);
	while (text.len < 1200000)
		buf_puts(&text, "a ");
	index_init(&ix);
	index_begin(&ix, 0);
	index_add(&ix, PACK_FIELD_PROSE, buf_str(&text));
	index_end(&ix);
	write_index(&ix, &s);
	assert_int_equal((unsigned char)s.lengths.p[0], 0xff);
	free_sections(&s);
	buf_fini(&text);
}

static void
an_index_of_nothing_is_three_empty_sections(void **state)
{
	struct sections s;
	struct index ix;

	(void)state;
	index_init(&ix);
	write_index(&ix, &s);
	assert_int_equal(s.dict.count, 0);
	assert_int_equal(s.postings.len, 0);
	assert_int_equal(s.lengths.len, 0);
	free_sections(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_term_tells_its_notes_fields_and_count),
		cmocka_unit_test(a_note_is_one_posting_in_all_its_languages),
		cmocka_unit_test(every_group_of_terms_can_be_found),
		cmocka_unit_test(lengths_are_rounded_down_by_little),
		cmocka_unit_test(
		    a_text_longer_than_can_be_said_counts_as_the_longest),
		cmocka_unit_test(an_index_of_nothing_is_three_empty_sections),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
