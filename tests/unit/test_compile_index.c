/*
 * The search index as it is written: what compile/index.h promises, and
 * k8sref-pack(5) of its bytes.
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
	struct buf	terms, postings, titles;
	struct dict	dict;
};

static void
write_index(struct index *ix, struct sections *s)
{
	struct cur c;

	buf_init(&s->terms);
	buf_init(&s->postings);
	buf_init(&s->titles);
	index_write(ix, &s->terms, &s->postings, &s->titles);
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
	buf_fini(&s->titles);
}

/* Go past the entry of one term; its bytes. */
static struct str
take_entry(struct cur *c)
{
	struct str entry = { (const char *)c->p, 0 };
	uint32_t head, place;
	struct str list;

	assert_true(cur_varint(c, &head));
	if (head & 1)
		assert_true(cur_varint(c, &place));
	else
		assert_true(cur_string(c, &list));
	entry.len = (size_t)((const char *)c->p - entry.p);
	return entry;
}

/* The entry of a term. */
static struct str
find(const struct sections *s, const char *term)
{
	struct cur c = cur_over(s->postings.p, s->postings.len);
	struct str entry = { NULL, 0 };
	uint32_t ordinal, start, i;
	struct cur starts;

	assert_int_equal(dict_find(&s->dict, str_of(term), &ordinal), KR_OK);
	assert_true(cur_sub(&c, s->dict.groups * 4, &starts));
	assert_true(cur_u32_at(&starts, ordinal / PACK_GROUP, &start));
	assert_true(cur_skip(&c, start));
	for (i = 0; i <= ordinal % PACK_GROUP; i++)
		entry = take_entry(&c);
	return entry;
}

static void
assert_entry(const struct sections *s, const char *term,
    const char *expected, size_t len)
{
	struct str entry = find(s, term);

	assert_int_equal(entry.len, len);
	assert_memory_equal(entry.p, expected, len);
}

static void
add(struct index *ix, enum pack_field field, const char *term)
{
	index_add(ix, field, str_of(term), true);
}

static void
a_term_tells_its_notes_and_places(void **state)
{
	struct sections s;
	struct index ix;

	(void)state;
	index_init(&ix);
	index_begin(&ix, 0);
	add(&ix, PACK_FIELD_TITLE, "pod");
	add(&ix, PACK_FIELD_PROSE, "pod");
	add(&ix, PACK_FIELD_PROSE, "pod");
	index_end(&ix, 0);
	index_begin(&ix, 1);
	add(&ix, PACK_FIELD_COMMAND, "pod");
	index_end(&ix, 0);
	index_begin(&ix, 2);
	index_end(&ix, 0);
	index_begin(&ix, 3);
	add(&ix, PACK_FIELD_ID, "pod");
	add(&ix, PACK_FIELD_HEADING, "pod");
	index_end(&ix, 0);
	write_index(&ix, &s);
	assert_int_equal(s.dict.count, 1);
	/* Three postings in eight bytes: note 0, title, most of the prose; one
	 * note on, command; two on, heading and id. */
	assert_entry(&s, "pod", "\x06\x08"
	    "\x00\x83\x01" "\x01\x04" "\x02\x88\x02", 10);
	free_sections(&s);
}

static void
a_term_of_one_note_has_no_list(void **state)
{
	struct sections s;
	struct index ix;

	(void)state;
	index_init(&ix);
	index_begin(&ix, 0);
	add(&ix, PACK_FIELD_QUESTION, "zero");
	index_end(&ix, 0);
	index_begin(&ix, 100);
	add(&ix, PACK_FIELD_TITLE, "pod");
	index_end(&ix, 0);
	write_index(&ix, &s);
	assert_entry(&s, "zero", "\x01\x10", 2);
	assert_entry(&s, "pod", "\xc9\x01\x80\x01", 4);
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
	add(&ix, PACK_FIELD_KEYWORD, "pod");
	add(&ix, PACK_FIELD_COMMAND, "x");
	add(&ix, PACK_FIELD_KEYWORD, "pod");
	index_end(&ix, 0);
	write_index(&ix, &s);
	assert_entry(&s, "pod", "\x0b\x20", 2);
	free_sections(&s);
}

/* The level of "it", said `count' times among so many other words, or among
 * such as are no words of the text. */
static unsigned
level_of(unsigned count, unsigned others, bool words)
{
	struct sections s;
	struct index ix;
	struct str entry;
	unsigned i;

	index_init(&ix);
	index_begin(&ix, 0);
	for (i = 0; i < count; i++)
		add(&ix, PACK_FIELD_PROSE, "it");
	for (i = 0; i < others; i++)
		index_add(&ix, PACK_FIELD_PROSE, str_of("other"), words);
	/* Nor does it matter how long the other fields are. */
	for (i = 0; i < 100; i++)
		add(&ix, PACK_FIELD_COMMAND, "other");
	index_end(&ix, 0);
	write_index(&ix, &s);
	entry = find(&s, "it");
	assert_int_equal(entry.len, 2);
	i = (unsigned char)entry.p[1];
	free_sections(&s);
	return i;
}

static void
prose_says_more_of_a_term_the_oftener(void **state)
{
	unsigned count, level, last = 0;

	(void)state;
	for (count = 1; count <= 50; count++) {
		level = level_of(count, 200, true);
		assert_in_range(level, 1, PACK_PROSE_MAX);
		assert_true(level >= last);
		last = level;
	}
	assert_int_equal(level_of(1, 200, true), 1);
	assert_int_equal(last, PACK_PROSE_MAX);
}

static void
prose_says_less_of_a_term_the_longer_it_is(void **state)
{
	unsigned others, level, last = PACK_PROSE_MAX;

	(void)state;
	for (others = 0; others <= 2000; others += 100) {
		level = level_of(3, others, true);
		assert_in_range(level, 1, PACK_PROSE_MAX);
		assert_true(level <= last);
		last = level;
	}
	assert_true(level_of(3, 0, true) > last);
}

static void
only_words_make_a_text_long(void **state)
{
	(void)state;
	assert_true(level_of(3, 2000, true) < level_of(3, 0, true));
	assert_int_equal(level_of(3, 2000, false), level_of(3, 0, true));
}

static void
every_group_of_terms_can_be_found(void **state)
{
	struct sections s;
	struct index ix;
	struct str entry;
	char word[16];
	unsigned i;

	(void)state;
	index_init(&ix);
	for (i = 0; i < 5000; i++) {
		snprintf(word, sizeof word, "w%u", i);
		index_begin(&ix, i);
		add(&ix, PACK_FIELD_COMMAND, word);
		index_end(&ix, 0);
	}
	write_index(&ix, &s);
	assert_int_equal(s.dict.count, 5000);
	for (i = 0; i < 5000; i++) {
		struct cur c;
		uint32_t head;

		snprintf(word, sizeof word, "w%u", i);
		entry = find(&s, word);
		c = cur_over(entry.p, entry.len);
		assert_true(cur_varint(&c, &head));
		assert_int_equal(head, i << 1 | 1);
	}
	free_sections(&s);
}

/* An index of one term in `count' notes, every third. */
static void
write_long_list(unsigned count, struct sections *s)
{
	struct index ix;
	unsigned i;

	index_init(&ix);
	for (i = 0; i < count; i++) {
		index_begin(&ix, i * 3);
		add(&ix, i == 5 ? PACK_FIELD_ID : PACK_FIELD_COMMAND, "x");
		index_end(&ix, 0);
	}
	write_index(&ix, s);
}

static void
a_list_of_one_block_has_no_table(void **state)
{
	struct sections s;
	struct str entry;

	(void)state;
	write_long_list(128, &s);
	entry = find(&s, "x");
	/* The head 256, the length, postings of two bytes but one of three. */
	assert_int_equal(entry.len, 2 + 2 + 128 * 2 + 1);
	assert_memory_equal(entry.p, "\x80\x02\x81\x02\x00\x04\x03\x04", 8);
	free_sections(&s);
}

static void
a_longer_list_has_a_table_of_its_blocks(void **state)
{
	struct sections s;
	struct str entry;
	struct cur c;
	uint32_t head, len, v, i;
	uint8_t places[2];

	(void)state;
	write_long_list(300, &s);
	entry = find(&s, "x");
	c = cur_over(entry.p, entry.len);
	assert_true(cur_varint(&c, &head));
	assert_int_equal(head, 300 << 1);
	assert_true(cur_varint(&c, &len));
	assert_int_equal(len, cur_left(&c));
	/* All places, or-ed: command and id. */
	assert_true(cur_u8(&c, &places[0]) && cur_u8(&c, &places[1]));
	assert_int_equal(places[0], 0x84);
	assert_int_equal(places[1], 0x02);
	for (i = 0; i < 3; i++) {
		static const uint32_t notes[] = { 127 * 3, 255 * 3, 299 * 3 };
		static const uint32_t ends[] = { 257, 513, 601 };

		assert_true(cur_u32(&c, &v));
		assert_int_equal(v, notes[i]);
		assert_true(cur_u32(&c, &v));
		assert_int_equal(v, ends[i]);
	}
	assert_int_equal(cur_left(&c), 601);
	free_sections(&s);
}

static void
lengths_of_titles_stand_in_order_of_notes(void **state)
{
	struct sections s;
	struct index ix;
	unsigned i;

	(void)state;
	index_init(&ix);
	for (i = 0; i < 256; i++) {
		index_begin(&ix, i);
		index_end(&ix, (uint8_t)(255 - i));
	}
	write_index(&ix, &s);
	assert_int_equal(s.titles.len, 256);
	for (i = 0; i < 256; i++)
		assert_int_equal((unsigned char)s.titles.p[i], 255 - i);
	free_sections(&s);
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
	assert_int_equal(s.titles.len, 0);
	free_sections(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_term_tells_its_notes_and_places),
		cmocka_unit_test(a_term_of_one_note_has_no_list),
		cmocka_unit_test(a_note_is_one_posting_in_all_its_languages),
		cmocka_unit_test(prose_says_more_of_a_term_the_oftener),
		cmocka_unit_test(prose_says_less_of_a_term_the_longer_it_is),
		cmocka_unit_test(only_words_make_a_text_long),
		cmocka_unit_test(every_group_of_terms_can_be_found),
		cmocka_unit_test(a_list_of_one_block_has_no_table),
		cmocka_unit_test(a_longer_list_has_a_table_of_its_blocks),
		cmocka_unit_test(lengths_of_titles_stand_in_order_of_notes),
		cmocka_unit_test(an_index_of_nothing_is_three_empty_sections),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
