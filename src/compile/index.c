#include "compile/index.h"

#include <stdlib.h>
#include <string.h>

#include "compile/write.h"
#include "compile/xmem.h"

struct index_term {
	char		*text;
	uint32_t	 len;
	uint32_t	 hash;
	uint32_t	 last;		/* note of the last posting */
	uint32_t	 postings;	/* in the list */
	uint32_t	 count;		/* in prose, of the open note */
	uint8_t		 fields;	/* of the open note; 0: not in it */
	struct buf	 list;		/* encoded postings */
};

void
index_init(struct index *ix)
{
	memset(ix, 0, sizeof *ix);
	buf_init(&ix->titles);
}

void
index_fini(struct index *ix)
{
	size_t i;

	for (i = 0; i < ix->n; i++) {
		free(ix->terms[i].text);
		buf_fini(&ix->terms[i].list);
	}
	free(ix->terms);
	free(ix->slots);
	free(ix->touched);
	buf_fini(&ix->titles);
	memset(ix, 0, sizeof *ix);
}

static size_t
find_slot(const struct index *ix, struct str key, uint32_t h)
{
	size_t mask = ix->slot_count - 1, slot = h & mask;

	while (ix->slots[slot] != 0) {
		const struct index_term *t = &ix->terms[ix->slots[slot] - 1];

		if (t->hash == h && t->len == key.len &&
		    memcmp(t->text, key.p, key.len) == 0)
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

/* Double the hash table, which is at most three quarters full. */
static void
grow_slots(struct index *ix)
{
	size_t i, slot;

	ix->slot_count = ix->slot_count == 0 ? 4096 : ix->slot_count * 2;
	free(ix->slots);
	ix->slots = xmalloc(ix->slot_count * sizeof *ix->slots);
	memset(ix->slots, 0, ix->slot_count * sizeof *ix->slots);
	for (i = 0; i < ix->n; i++) {
		slot = ix->terms[i].hash & (ix->slot_count - 1);
		while (ix->slots[slot] != 0)
			slot = (slot + 1) & (ix->slot_count - 1);
		ix->slots[slot] = (uint32_t)i + 1;
	}
}

bool
index_has(const struct index *ix, struct str term)
{
	return ix->slot_count > 0 &&
	    ix->slots[find_slot(ix, term, str_hash(term))] != 0;
}

static struct index_term *
intern(struct index *ix, struct str key)
{
	uint32_t h = str_hash(key);
	struct index_term *t;
	size_t slot;

	if (ix->n >= ix->slot_count / 4 * 3)
		grow_slots(ix);
	slot = find_slot(ix, key, h);
	if (ix->slots[slot] != 0)
		return &ix->terms[ix->slots[slot] - 1];
	ix->terms = xgrow(ix->terms, ix->n, &ix->cap,
	    sizeof *ix->terms);
	t = &ix->terms[ix->n++];
	*t = (struct index_term){ .text = xdup(key),
	    .len = write_size(key.len), .hash = h };
	buf_init(&t->list);
	ix->slots[slot] = write_size(ix->n);
	return t;
}

void
index_begin(struct index *ix, uint32_t note)
{
	ix->note = note;
	ix->words = 0;
	ix->touched_n = 0;
}

void
index_add(struct index *ix, enum pack_field field, struct str term, bool word)
{
	struct index_term *t = intern(ix, term);

	if (t->fields == 0) {
		ix->touched = xgrow(ix->touched, ix->touched_n,
		    &ix->touched_cap, sizeof *ix->touched);
		ix->touched[ix->touched_n++] = write_size((size_t)(t -
		    ix->terms));
	}
	t->fields |= (uint8_t)(1u << field);
	if (field == PACK_FIELD_PROSE) {
		t->count++;
		ix->words += word;
	}
}

/*
 * How much the prose tells of a term, 1 to PACK_PROSE_MAX: more when it says
 * it often, less when the text is long; 100 words are usual in a note with
 * its translation.  Only this is kept of counts and lengths: a search that
 * had to look a length up for each posting would take twice as long.
 */
static uint32_t
prose_level(uint32_t count, uint32_t words)
{
	/* BM25's count / (count + k (1 - b + b length / usual)), k = 4, b =
	 * 3/4, in hundredths. */
	uint64_t weight = (uint64_t)count * 100 * 100 /
	    ((uint64_t)count * 100 + 100 + 3 * (uint64_t)words);

	return weight < 20 ? 1 : weight < 45 ? 2 : PACK_PROSE_MAX;
}

void
index_end(struct index *ix, uint8_t title_length)
{
	uint32_t place;
	size_t i;

	for (i = 0; i < ix->touched_n; i++) {
		struct index_term *t = &ix->terms[ix->touched[i]];

		place = (t->fields & ((1u << PACK_FIELD_PROSE) - 1)) <<
		    PACK_PROSE_BITS;
		if (t->fields & 1u << PACK_FIELD_PROSE)
			place |= prose_level(t->count, ix->words);
		write_varint(&t->list, t->postings == 0 ? ix->note :
		    ix->note - t->last);
		write_varint(&t->list, place);
		xcheck(&t->list);
		t->last = ix->note;
		t->postings++;
		t->fields = 0;
		t->count = 0;
	}
	write_u8(&ix->titles, title_length);
	xcheck(&ix->titles);
}

static int
by_text(const void *a, const void *b)
{
	const struct index_term *const *x = a, *const *y = b;

	return str_compare((struct str){ (*x)->text, (*x)->len },
	    (struct str){ (*y)->text, (*y)->len });
}

/* Read a varint that index_end() wrote: it needs no checks. */
static uint32_t
take_varint(const char **p)
{
	uint32_t v = 0, shift = 0, byte;

	do {
		byte = (unsigned char)*(*p)++;
		v |= (byte & 0x7f) << shift;
		shift += 7;
	} while (byte & 0x80);
	return v;
}

/*
 * Fields of a long list: varint places (all of them, or-ed), a table with u32
 * last note and u32 end of each block, then the postings.
 */
static void
write_blocks(const struct index_term *t, struct buf *out)
{
	const char *p = t->list.p, *end = p + t->list.len;
	uint32_t note = 0, places = 0, n = 0;
	struct buf table;

	buf_init(&table);
	while (p < end) {
		note += take_varint(&p);
		places |= take_varint(&p);
		n++;
		if (n % PACK_POSTINGS_BLOCK == 0 || p == end) {
			write_u32(&table, note);
			write_u32(&table, write_size((size_t)(p -
			    t->list.p)));
		}
	}
	xcheck(&table);
	write_varint(out, places);
	buf_adds(out, buf_str(&table));
	buf_adds(out, buf_str(&t->list));
	xcheck(out);
	buf_fini(&table);
}

/*
 * One term: varint note * 2 + 1 and its varint place, or varint postings * 2
 * and a string of them.
 */
static void
write_postings(const struct index_term *t, struct buf *out)
{
	const char *p = t->list.p;
	struct buf list;
	uint32_t note;

	if (t->postings == 1) {
		note = take_varint(&p);
		write_varint(out, note << 1 | 1);
		write_varint(out, take_varint(&p));
		return;
	}
	write_varint(out, t->postings << 1);
	if (t->postings <= PACK_POSTINGS_BLOCK) {
		write_string(out, buf_str(&t->list));
		return;
	}
	buf_init(&list);
	write_blocks(t, &list);
	write_string(out, buf_str(&list));
	buf_fini(&list);
}

void
index_write(struct index *ix, struct buf *terms, struct buf *postings,
    struct buf *titles)
{
	struct index_term **sorted = xmalloc(ix->n * sizeof *sorted);
	struct buf lists;
	struct keys keys;
	size_t i;

	for (i = 0; i < ix->n; i++)
		sorted[i] = &ix->terms[i];
	qsort(sorted, ix->n, sizeof *sorted, by_text);
	keys_init(&keys);
	buf_init(&lists);
	for (i = 0; i < ix->n; i++) {
		keys_add(&keys, (struct str){ sorted[i]->text,
		    sorted[i]->len });
		/* Only the first list of a group is pointed at; its others
		 * are found by their lengths.  This makes a pack a fifth
		 * smaller. */
		if (i % PACK_GROUP == 0)
			write_u32(postings, write_size(lists.len));
		write_postings(sorted[i], &lists);
		buf_fini(&sorted[i]->list);
	}
	xcheck(&lists);
	keys_write(&keys, terms);
	buf_adds(postings, buf_str(&lists));
	buf_adds(titles, buf_str(&ix->titles));
	xcheck(postings);
	xcheck(titles);
	keys_fini(&keys);
	buf_fini(&lists);
	free(sorted);
}
