/*
 * The notes that hold a term: what pack/postings.h promises, on packs that
 * compile/ writes and on such as nobody should.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "compile/write.h"
#include "fixture.h"
#include "pack/postings.h"

/* A pack of which nothing but the index matters. */
struct opened {
	struct buf	 bytes;
	struct pack	*pack;
};

static const struct list languages = { .v = (struct list_item[]){
    { .text = (char[]){ "en" } } }, .n = 1 };

static const struct synonyms none = { .n = 0 };

/* Add a note that has no text but what the index is told. */
static void
begin_note(struct builder *b, uint32_t note)
{
	char id[16];

	snprintf(id, sizeof id, "t/%06u", (unsigned)note);
	keys_add(&b->ids, str_of(id));
	records_add(&b->heads[0], str_of(""));
	records_add(&b->bodies[0], str_of(""));
	index_begin(&b->index, note);
}

static void
end_pack(struct builder *b, struct opened *o)
{
	buf_init(&o->bytes);
	builder_write(b, &o->bytes);
	builder_fini(b);
	assert_int_equal(pack_open_memory(&o->pack, o->bytes.p,
	    o->bytes.len, "test"), KR_OK);
}

static void
close_pack(struct opened *o)
{
	pack_close(o->pack);
	buf_fini(&o->bytes);
}

/* What a posting of the term should be; 0 fields: none. */
struct expected {
	uint8_t	fields[3000];
	size_t	notes;
};

/*
 * A pack of one term in `count' notes, at random among so many others, with
 * ten terms on either side of it.
 */
static void
open_list(size_t count, size_t notes, struct expected *e, struct opened *o)
{
	struct builder b;
	size_t left = count, i, k;
	char term[16];

	builder_init(&b, &languages, &none);
	e->notes = notes;
	for (i = 0; i < notes; i++) {
		e->fields[i] = 0;
		begin_note(&b, (uint32_t)i);
		if ((size_t)rand() % (notes - i) < left) {
			unsigned field = (unsigned)rand() % PACK_FIELD_COUNT;

			left--;
			e->fields[i] = (uint8_t)(1u << field);
			index_add(&b.index, (enum pack_field)field,
			    str_of("m"), true);
		}
		for (k = 0; k < 10; k++) {
			snprintf(term, sizeof term, "%c%zu",
			    k < 5 ? 'a' : 'z', k + i % 3);
			index_add(&b.index, PACK_FIELD_TITLE, str_of(term),
			    true);
		}
		index_end(&b.index, 0);
	}
	assert_int_equal(left, 0);
	end_pack(&b, o);
}

static void
open_term(struct postings *p, struct pack *pack, const char *text)
{
	uint32_t term;

	assert_int_equal(dict_find(pack_terms(pack), str_of(text), &term),
	    KR_OK);
	assert_int_equal(postings_open(p, pack, term), KR_OK);
}

/* The first note from this on that has the term. */
static uint32_t
scan(const struct expected *e, uint32_t note)
{
	for (; note < e->notes; note++)
		if (e->fields[note] != 0)
			return note;
	return POSTINGS_END;
}

static void
assert_stands_on(const struct postings *p, const struct expected *e,
    uint32_t note)
{
	assert_int_equal(p->note, note);
	if (note == POSTINGS_END)
		return;
	assert_int_equal(place_fields(p->place), e->fields[note]);
	assert_true((place_prose(p->place) > 0) ==
	    (e->fields[note] == 1 << PACK_FIELD_PROSE));
	/* Places of all are never less than that of one. */
	assert_int_equal(p->place & ~p->places & ~PACK_PROSE_MAX, 0);
	assert_true(place_prose(p->place) <= place_prose(p->places));
}

static const struct {
	size_t	count, notes;
} lists[] = {
	{ 1, 1 }, { 1, 200 }, { 2, 2 }, { 2, 200 }, { 127, 127 },
	{ 127, 500 }, { 128, 128 }, { 128, 500 }, { 129, 129 },
	{ 129, 500 }, { 256, 1000 }, { 257, 1000 }, { 1000, 1000 },
	{ 1000, 3000 }, { 2999, 3000 },
};

#define LISTS	(sizeof lists / sizeof lists[0])

static void
a_walk_meets_every_note_once_and_in_order(void **state)
{
	static struct expected e;
	struct postings p;
	struct opened o;
	uint32_t note;
	size_t i, met;

	(void)state;
	srand(1);
	for (i = 0; i < LISTS; i++) {
		open_list(lists[i].count, lists[i].notes, &e, &o);
		open_term(&p, o.pack, "m");
		assert_int_equal(p.count, lists[i].count);
		met = 0;
		for (note = 0; ; note++, met++) {
			note = scan(&e, note);
			assert_stands_on(&p, &e, note);
			assert_int_equal(postings_next(&p), KR_OK);
			if (note == POSTINGS_END)
				break;
		}
		assert_int_equal(met, lists[i].count);
		/* The end is the end. */
		assert_int_equal(p.note, POSTINGS_END);
		assert_int_equal(postings_seek(&p, POSTINGS_END), KR_OK);
		assert_int_equal(p.note, POSTINGS_END);
		close_pack(&o);
	}
}

static void
terms_beside_a_long_list_are_found(void **state)
{
	static struct expected e;
	struct postings p;
	struct opened o;
	uint32_t i, met;

	(void)state;
	srand(2);
	open_list(1000, 3000, &e, &o);
	open_term(&p, o.pack, "a0");
	for (i = 0, met = 0; i < 3000; i += 3, met++) {
		assert_int_equal(p.note, i);
		assert_int_equal(place_fields(p.place),
		    1 << PACK_FIELD_TITLE);
		assert_int_equal(postings_next(&p), KR_OK);
	}
	assert_int_equal(p.note, POSTINGS_END);
	open_term(&p, o.pack, "z11");
	assert_int_equal(p.note, 2);
	assert_int_equal(p.count, 1000);
	close_pack(&o);
}

static void
places_of_long_lists_are_exact(void **state)
{
	static struct expected e;
	struct postings p;
	struct opened o;
	unsigned all = 0, i;

	(void)state;
	srand(3);
	open_list(300, 3000, &e, &o);
	open_term(&p, o.pack, "m");
	for (i = 0; i < 3000; i++)
		all |= e.fields[i];
	assert_int_equal(place_fields(p.places), all);
	open_term(&p, o.pack, "z7");
	assert_int_equal(place_fields(p.places), 1 << PACK_FIELD_TITLE);
	close_pack(&o);
}

/* Steps of random width, and now and then one posting on. */
static void
seek_randomly(struct postings *p, const struct expected *e)
{
	uint32_t width = 1 + (uint32_t)rand() % (uint32_t)(e->notes + 10);
	uint32_t note = scan(e, 0), target;

	assert_stands_on(p, e, note);
	while (note != POSTINGS_END) {
		if (rand() % 4 == 0) {
			assert_int_equal(postings_next(p), KR_OK);
			note = scan(e, note + 1);
			assert_stands_on(p, e, note);
			continue;
		}
		/* Sometimes back, which changes nothing. */
		target = note + (uint32_t)rand() % width;
		target = rand() % 8 == 0 ? target / 2 : target;
		assert_int_equal(postings_seek(p, target), KR_OK);
		if (target > note)
			note = scan(e, target);
		assert_stands_on(p, e, note);
	}
	assert_int_equal(postings_next(p), KR_OK);
	assert_stands_on(p, e, POSTINGS_END);
}

static void
a_seek_finds_what_a_scan_finds(void **state)
{
	static struct expected e;
	struct postings p;
	struct opened o;
	size_t i, round;

	(void)state;
	srand(4);
	for (i = 0; i < LISTS; i++) {
		open_list(lists[i].count, lists[i].notes, &e, &o);
		for (round = 0; round < 300; round++) {
			open_term(&p, o.pack, "m");
			seek_randomly(&p, &e);
		}
		close_pack(&o);
	}
}

static void
a_seek_to_the_last_note_and_behind_it(void **state)
{
	static struct expected e;
	struct postings p;
	struct opened o;
	size_t i;

	(void)state;
	srand(5);
	for (i = 0; i < LISTS; i++) {
		uint32_t last;

		open_list(lists[i].count, lists[i].notes, &e, &o);
		for (last = (uint32_t)e.notes - 1; e.fields[last] == 0;
		    last--)
			continue;
		open_term(&p, o.pack, "m");
		assert_int_equal(postings_seek(&p, last), KR_OK);
		assert_stands_on(&p, &e, last);
		open_term(&p, o.pack, "m");
		assert_int_equal(postings_seek(&p, last + 1), KR_OK);
		assert_stands_on(&p, &e, POSTINGS_END);
		open_term(&p, o.pack, "m");
		assert_int_equal(postings_seek(&p, POSTINGS_END), KR_OK);
		assert_stands_on(&p, &e, POSTINGS_END);
		close_pack(&o);
	}
}

static void
a_place_is_fields_and_a_level_of_prose(void **state)
{
	uint16_t place;

	(void)state;
	for (place = 0; place <= PACK_PLACE_MAX; place++) {
		assert_int_equal(place_prose(place), place & 3);
		assert_int_equal(place_fields(place) & 0x7f, place >> 2);
		assert_int_equal(place_fields(place) >> PACK_FIELD_PROSE,
		    (place & 3) > 0);
	}
}

/* Hostile lists: a pack of 200 notes with one term, whose entry is ours. */

#define RAW_NOTES	200u

struct raw {
	struct buf	 bytes;
	struct pack	*pack;
};

/* The pack, with `entry' where the postings are; in memory of just its size,
 * so that a byte read outside is a sanitizer's finding. */
static void
open_raw(struct raw *r, const void *entry, size_t len)
{
	struct buf room;
	struct builder b;
	uint32_t i;
	size_t n;
	char *p;

	builder_init(&b, &languages, &none);
	for (i = 0; i < RAW_NOTES; i++) {
		begin_note(&b, i);
		/* Enough bytes for any entry of these tests. */
		index_add(&b.index, PACK_FIELD_KEYWORD, str_of("m"), true);
		index_end(&b.index, 0);
	}
	buf_init(&room);
	builder_write(&b, &room);
	builder_fini(&b);
	buf_init(&r->bytes);
	buf_adds(&r->bytes, buf_str(&room));
	buf_fini(&room);
	p = fixture_section(&r->bytes, PACK_TAG_POSTINGS, &n);
	assert_true(len <= n - 4);
	assert_int_equal(pack_open_memory(&r->pack, r->bytes.p,
	    r->bytes.len, "raw"), KR_OK);
	/* Behind where its group begins; what the entry leaves is 0xff. */
	memset(p + 4, 0xff, n - 4);
	if (len > 0)
		memcpy(p + 4, entry, len);
}

static void
close_raw(struct raw *r)
{
	pack_close(r->pack);
	buf_fini(&r->bytes);
}

/* Walk to the end or the damage; notes must go up and be of the pack. */
static enum kr_status
walk(struct pack *pack, uint32_t step, size_t *met)
{
	struct postings p;
	enum kr_status status = postings_open(&p, pack, 0);
	uint32_t last = 0;

	*met = 0;
	while (status == KR_OK && p.note != POSTINGS_END) {
		assert_true(p.note < RAW_NOTES);
		assert_true(p.place <= PACK_PLACE_MAX);
		assert_true(*met == 0 || p.note > last);
		last = p.note;
		assert_true(++*met <= RAW_NOTES);
		status = step == 0 ? postings_next(&p) :
		    postings_seek(&p, p.note + step);
	}
	if (status != KR_OK) {
		assert_int_equal(status, KR_ECORRUPT);
		assert_string_equal(pack_fault(pack), "postings");
	}
	return status;
}

/* The entry is damaged, after so many good postings. */
static void
assert_damaged(const void *entry, size_t len, size_t good)
{
	struct raw r;
	size_t met;

	open_raw(&r, entry, len);
	assert_int_equal(walk(r.pack, 0, &met), KR_ECORRUPT);
	assert_int_equal(met, good);
	close_raw(&r);
}

static void
assert_sound(const void *entry, size_t len, size_t count)
{
	struct raw r;
	size_t met;

	open_raw(&r, entry, len);
	assert_int_equal(walk(r.pack, 0, &met), KR_OK);
	assert_int_equal(met, count);
	close_raw(&r);
}

static void
notes_that_are_not_there_are_damage(void **state)
{
	(void)state;
	/* Alone: note * 2 + 1, place. */
	assert_sound("\x8f\x03\x04", 3, 1);		/* 199 */
	assert_damaged("\x91\x03\x04", 3, 0);		/* 200 */
	assert_damaged("\xff\xff\xff\xff\x0f\x04", 6, 0);
	/* In a list: count * 2, length, steps and places. */
	assert_sound("\x04\x05\x00\x04\xc7\x01\x04", 7, 2);
	assert_damaged("\x04\x05\x00\x04\xc8\x01\x04", 7, 1);
	assert_damaged("\x04\x08\x01\x04\xff\xff\xff\xff\x0f\x04", 10, 1);
}

static void
notes_that_do_not_go_up_are_damage(void **state)
{
	(void)state;
	assert_sound("\x04\x04\x05\x04\x01\x04", 6, 2);
	assert_damaged("\x04\x04\x05\x04\x00\x04", 6, 1);
}

static void
places_over_the_greatest_are_damage(void **state)
{
	(void)state;
	assert_sound("\x01\xff\x03", 3, 1);
	assert_damaged("\x01\x80\x04", 3, 0);
	assert_sound("\x04\x05\x00\x04\x01\xff\x03", 7, 2);
	assert_damaged("\x04\x05\x00\x04\x01\x80\x04", 7, 1);
}

static void
counts_that_cannot_be_are_damage(void **state)
{
	(void)state;
	assert_damaged("\x00\x00", 2, 0);		/* none */
	assert_damaged("\x92\x03\x02\x00\x04", 5, 0);	/* 201 */
	assert_damaged("\xfe\xff\xff\xff\x0f\x02\x00\x04", 8, 0);
	/* More than their bytes can hold, and more than there are. */
	assert_damaged("\x06\x04\x00\x04\x01\x04", 6, 0);
	assert_damaged("\x06\x07\x00\x84\x01\x01\x84\x01\x01", 9, 2);
}

static void
a_list_cut_short_is_damage(void **state)
{
	(void)state;
	assert_damaged("", 0, 0);
	assert_damaged("\x04\xff\xff\xff\xff\x0f", 6, 0);
	/* In the second posting's place; the bytes behind are another's. */
	assert_damaged("\x04\x04\x00\x04\x01\x80\x01", 7, 1);
}

/* A list of two blocks: 130 notes from 0 on. */
struct blocks {
	uint32_t	places, last[2], end[2];
	struct buf	entry;
};

static void
make_blocks(const struct blocks *b, struct buf *entry)
{
	struct buf list;
	uint32_t i;

	buf_init(&list);
	write_varint(&list, b->places);
	for (i = 0; i < 2; i++) {
		write_u32(&list, b->last[i]);
		write_u32(&list, b->end[i]);
	}
	for (i = 0; i < 130; i++) {
		write_varint(&list, i > 0);
		write_varint(&list, 4);
	}
	buf_init(entry);
	write_varint(entry, 130 << 1);
	write_string(entry, buf_str(&list));
	buf_fini(&list);
}

static const struct blocks good_blocks = { .places = 4, .last = { 127, 129 },
    .end = { 256, 260 } };

/* By steps of one, and by seeks as wide as each number up to 150. */
static void
assert_blocks_damaged(const struct blocks *b)
{
	struct buf entry;
	struct raw r;
	uint32_t step;
	size_t met;

	make_blocks(b, &entry);
	open_raw(&r, entry.p, entry.len);
	assert_int_equal(walk(r.pack, 0, &met), KR_ECORRUPT);
	for (step = 1; step < 150; step++)
		(void)walk(r.pack, step, &met);
	close_raw(&r);
	buf_fini(&entry);
}

static void
a_sound_list_of_two_blocks_is_walked(void **state)
{
	struct buf entry;
	struct raw r;
	uint32_t step;
	size_t met;

	(void)state;
	make_blocks(&good_blocks, &entry);
	open_raw(&r, entry.p, entry.len);
	assert_int_equal(walk(r.pack, 0, &met), KR_OK);
	assert_int_equal(met, 130);
	for (step = 1; step < 150; step++) {
		assert_int_equal(walk(r.pack, step, &met), KR_OK);
		assert_int_equal(met, (130 + step - 1) / step);
	}
	close_raw(&r);
	buf_fini(&entry);
}

static void
blocks_that_end_where_they_cannot_are_damage(void **state)
{
	static const uint32_t ends[][2] = { { 0, 260 }, { 255, 260 },
	    { 256, 256 }, { 256, 259 }, { 256, 261 }, { 256, UINT32_MAX },
	    { UINT32_MAX, 260 }, { 256, 255 } };
	struct blocks b = good_blocks;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof ends / sizeof ends[0]; i++) {
		memcpy(b.end, ends[i], sizeof b.end);
		assert_blocks_damaged(&b);
	}
}

/* A block begins after the last note of the one before it. */
static void
blocks_whose_last_note_cannot_be_are_damage(void **state)
{
	static const uint32_t notes[] = { 0, 126, 198, 199, 200, 0x7fffffff,
	    0x80000000, UINT32_MAX - 200, UINT32_MAX - 1, UINT32_MAX };
	struct blocks b = good_blocks;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof notes / sizeof notes[0]; i++) {
		b.last[0] = notes[i];
		assert_blocks_damaged(&b);
	}
}

static void
places_of_a_list_over_the_greatest_are_damage(void **state)
{
	struct blocks b = good_blocks;

	(void)state;
	b.places = PACK_PLACE_MAX + 1;
	assert_blocks_damaged(&b);
}

static void
random_damage_is_told_or_does_no_harm(void **state)
{
	struct buf entry;
	size_t round, i, met, told = 0;
	struct raw r;
	char *at;

	(void)state;
	srand(6);
	make_blocks(&good_blocks, &entry);
	open_raw(&r, entry.p, entry.len);
	at = fixture_section(&r.bytes, PACK_TAG_POSTINGS, &met) + 4;
	for (round = 0; round < 100000; round++) {
		memcpy(at, entry.p, entry.len);
		for (i = (size_t)rand() % 4 + 1; i > 0; i--)
			at[(size_t)rand() % (rand() % 2 ? 22 :
			    entry.len)] = (char)rand();
		told += walk(r.pack, (uint32_t)rand() % 3, &met) != KR_OK;
		(void)walk(r.pack, (uint32_t)rand() % 200, &met);
	}
	assert_true(told > 1000);
	close_raw(&r);
	buf_fini(&entry);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_walk_meets_every_note_once_and_in_order),
		cmocka_unit_test(terms_beside_a_long_list_are_found),
		cmocka_unit_test(places_of_long_lists_are_exact),
		cmocka_unit_test(a_seek_finds_what_a_scan_finds),
		cmocka_unit_test(a_seek_to_the_last_note_and_behind_it),
		cmocka_unit_test(a_place_is_fields_and_a_level_of_prose),
		cmocka_unit_test(notes_that_are_not_there_are_damage),
		cmocka_unit_test(notes_that_do_not_go_up_are_damage),
		cmocka_unit_test(places_over_the_greatest_are_damage),
		cmocka_unit_test(counts_that_cannot_be_are_damage),
		cmocka_unit_test(a_list_cut_short_is_damage),
		cmocka_unit_test(a_sound_list_of_two_blocks_is_walked),
		cmocka_unit_test(blocks_that_end_where_they_cannot_are_damage),
		cmocka_unit_test(blocks_whose_last_note_cannot_be_are_damage),
		cmocka_unit_test(
		    places_of_a_list_over_the_greatest_are_damage),
		cmocka_unit_test(random_damage_is_told_or_does_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
