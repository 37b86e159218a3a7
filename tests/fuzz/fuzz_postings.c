/*
 * Bytes that claim to be the postings of a term: src/pack/postings.c, in a
 * pack that is sound but for them.
 *
 * The first byte of the input says which of sixteen terms is asked for and
 * how far seeks go; what follows stands where their postings do.
 *
 * Properties: notes are of the pack and go up; places are in range; there are
 * no more postings than the count says; a seek stands where steps do.
 */
#include <string.h>

#include "fuzz.h"
#include "pack/pack.h"
#include "pack/postings.h"
#include "unit/fixture.h"

#define NOTES	2000u

static struct pack *
open_pack(void)
{
	static struct buf bytes;
	static struct pack *pack;
	const struct synonyms none = { .n = 0 };
	struct list languages = { NULL, 0, 0 };
	struct builder b;
	char text[16];
	uint32_t i;

	if (pack != NULL)
		return pack;
	list_add(&languages, str_of("en"), 0, false);
	builder_init(&b, &languages, &none);
	for (i = 0; i < NOTES; i++) {
		snprintf(text, sizeof text, "t/%04u", (unsigned)i);
		keys_add(&b.ids, str_of(text));
		records_add(&b.heads[0], str_of(""));
		records_add(&b.bodies[0], str_of(""));
		index_begin(&b.index, i);
		snprintf(text, sizeof text, "%u", (unsigned)i % PACK_GROUP);
		index_add(&b.index, PACK_FIELD_TITLE, str_of(text), true);
		index_end(&b.index, 0);
	}
	builder_write(&b, &bytes);
	builder_fini(&b);
	list_fini(&languages);
	FUZZ_EXPECT(pack_open_memory(&pack, bytes.p, bytes.len, "fuzz") ==
	    KR_OK);
	FUZZ_EXPECT(pack_terms(pack)->count == PACK_GROUP);
	return pack;
}

/* Walk to the end or the damage by steps of one, noting what is met. */
static size_t
walk(struct pack *pack, uint32_t term, uint32_t met[NOTES], bool *sound)
{
	struct postings p;
	enum kr_status status = postings_open(&p, pack, term);
	size_t n = 0;

	while (status == KR_OK && p.note != POSTINGS_END) {
		FUZZ_EXPECT(p.note < NOTES && p.place <= PACK_PLACE_MAX);
		FUZZ_EXPECT(n == 0 || p.note > met[n - 1]);
		FUZZ_EXPECT(n < NOTES && n < p.count);
		met[n++] = p.note;
		status = postings_next(&p);
	}
	*sound = status == KR_OK;
	FUZZ_EXPECT(*sound || status == KR_ECORRUPT);
	return n;
}

/* The same by seeks: without order in the table they may miss some, but meet
 * nothing that stands before what they look for. */
static void
seek(struct pack *pack, uint32_t term, uint32_t width)
{
	struct postings p;
	enum kr_status status = postings_open(&p, pack, term);
	uint32_t target, steps = 0;

	while (status == KR_OK && p.note != POSTINGS_END) {
		FUZZ_EXPECT(p.note < NOTES && p.place <= PACK_PLACE_MAX);
		FUZZ_EXPECT(++steps <= NOTES);
		target = p.note + width;
		status = postings_seek(&p, target);
		FUZZ_EXPECT(status != KR_OK || p.note >= target);
	}
	FUZZ_EXPECT(status == KR_OK || status == KR_ECORRUPT);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const unsigned char start[4];
	struct pack *pack = open_pack();
	static uint32_t met[NOTES];
	uint32_t term, width;
	bool sound;

	if (size == 0 || size > FUZZ_INPUT_MAX)
		return 0;
	term = data[0] % PACK_GROUP;
	pack->posting_starts = cur_over(start, sizeof start);
	pack->postings = cur_over(data + 1, size - 1);
	(void)walk(pack, term, met, &sound);
	if (!sound)
		FUZZ_EXPECT(strcmp(pack_fault(pack), "postings") == 0);
	for (width = 1; width <= NOTES; width = width * 3 + data[0] / 16)
		seek(pack, term, width);
	return 0;
}
