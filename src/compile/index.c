#include "compile/index.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "compile/encode.h"
#include "compile/keys.h"
#include "compile/xmem.h"

struct index_term {
	char		*text;
	uint32_t	 len;
	uint32_t	 hash;
	uint32_t	 last;		/* note of the last posting */
	uint32_t	 postings;	/* how many */
	uint32_t	 count;		/* in prose, of the open note */
	uint8_t		 fields;	/* of the open note; 0: not in it */
	struct buf	 list;		/* encoded postings */
};

void
index_init(struct index *ix)
{
	memset(ix, 0, sizeof *ix);
	buf_init(&ix->lengths);
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
	buf_fini(&ix->lengths);
	memset(ix, 0, sizeof *ix);
}

/* FNV-1a: short keys, no adversary (the compiler's own notes). */
static uint32_t
hash(struct str s)
{
	uint32_t h = 2166136261u;
	size_t i;

	for (i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.p[i]) * 16777619u;
	return h;
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

/* Twice the slots, at most three quarters full. */
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

static struct index_term *
intern(struct index *ix, struct str key)
{
	uint32_t h = hash(key);
	struct index_term *t;
	size_t slot;

	if (ix->n >= ix->slot_count / 4 * 3)
		grow_slots(ix);
	slot = find_slot(ix, key, h);
	if (ix->slots[slot] != 0)
		return &ix->terms[ix->slots[slot] - 1];
	if (ix->n == ix->cap) {
		ix->cap = ix->cap == 0 ? 1024 : ix->cap * 2;
		ix->terms = xgrow(ix->terms, ix->cap, sizeof *ix->terms);
	}
	t = &ix->terms[ix->n++];
	*t = (struct index_term){ .text = xdup(key),
	    .len = encode_size(key.len), .hash = h };
	buf_init(&t->list);
	ix->slots[slot] = encode_size(ix->n);
	return t;
}

void
index_begin(struct index *ix, uint32_t note)
{
	ix->note = note;
	ix->words = 0;
	ix->touched_n = 0;
}

static bool
take_term(struct str term, bool part, void *context)
{
	struct index *ix = context;
	struct index_term *t = intern(ix, term);

	(void)part;
	if (t->fields == 0) {
		if (ix->touched_n == ix->touched_cap) {
			ix->touched_cap = ix->touched_cap == 0 ? 512 :
			    ix->touched_cap * 2;
			ix->touched = xgrow(ix->touched, ix->touched_cap,
			    sizeof *ix->touched);
		}
		ix->touched[ix->touched_n++] = encode_size((size_t)(t -
		    ix->terms));
	}
	t->fields |= (uint8_t)(1u << ix->field);
	if (ix->field == PACK_FIELD_PROSE) {
		t->count++;
		ix->words++;
	}
	return true;
}

void
index_add(struct index *ix, enum pack_field field, struct str text)
{
	ix->field = field;
	words_each(text, take_term, ix);
}

/* Four bits of exponent, four of mantissa, rounded down. */
static uint8_t
round_length(uint32_t n)
{
	unsigned exponent = 1;

	if (n < 16)
		return (uint8_t)n;
	while (n >= 32 && exponent < 15) {
		n >>= 1;
		exponent++;
	}
	return (uint8_t)(exponent << 4 | (n > 31 ? 15 : n - 16));
}

void
index_end(struct index *ix)
{
	size_t i;

	for (i = 0; i < ix->touched_n; i++) {
		struct index_term *t = &ix->terms[ix->touched[i]];

		encode_varint(&t->list, t->postings == 0 ? ix->note :
		    ix->note - t->last);
		encode_u8(&t->list, t->fields);
		if (t->fields & 1u << PACK_FIELD_PROSE)
			encode_varint(&t->list, t->count);
		xcheck(&t->list);
		t->last = ix->note;
		t->postings++;
		t->fields = 0;
		t->count = 0;
	}
	encode_u8(&ix->lengths, round_length(ix->words));
	xcheck(&ix->lengths);
}

static int
by_text(const void *a, const void *b)
{
	const struct index_term *const *x = a, *const *y = b;

	return str_compare((struct str){ (*x)->text, (*x)->len },
	    (struct str){ (*y)->text, (*y)->len });
}

void
index_write(struct index *ix, struct buf *terms, struct buf *postings,
    struct buf *lengths)
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
		/* Only every sixteenth list is pointed at; the ones between
		 * are found by their lengths.  It saves a fifth of a pack. */
		if (i % PACK_GROUP == 0)
			encode_u32(postings, encode_size(lists.len));
		encode_varint(&lists, sorted[i]->postings);
		encode_string(&lists, buf_str(&sorted[i]->list));
	}
	keys_write(&keys, terms);
	buf_adds(postings, buf_str(&lists));
	buf_adds(lengths, buf_str(&ix->lengths));
	xcheck(postings);
	xcheck(lengths);
	keys_fini(&keys);
	buf_fini(&lists);
	free(sorted);
}
