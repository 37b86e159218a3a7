/*
 * A file that claims to be a pack: src/pack/ (all of it), src/search/, the
 * catalogue reader of base/i18n.c, src/compile/dump.c and src/render/.
 *
 * Build it with FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION, as fuzzers do, so
 * that checksums do not keep mutations out.
 *
 * Properties: what is printed holds no control character but LF, TAB and, in
 * colour, the sequences that render/ itself writes; hits are in order.
 */
#include <string.h>

#include "base/i18n.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "compile/dump.h"
#include "fuzz.h"
#include "fuzz_render.h"
#include "pack/read.h"
#include "search/understand.h"
#include "search/rank.h"
#include "search/suggest.h"

#define NOTES_READ	64u	/* of each pack; the rest is alike */

static void
expect_safe(struct str s)
{
	expect_printable(s, false);
}

static void
read_statistics(struct pack *pack)
{
	uint32_t i;

	FUZZ_EXPECT(pack_language_count(pack) > 0);
	expect_safe(pack_info(pack, "source-bytes"));
	expect_safe(pack_info(pack, "kubernetes"));
	for (i = 0; i < pack_language_count(pack); i++) {
		struct str code = pack_language(pack, i);
		struct str mo = pack_catalogue(pack, code);

		expect_safe(code);
		i18n_init("xx", mo, false);
		FUZZ_EXPECT(i18n_get("out of memory")[0] != '\0');
		FUZZ_EXPECT(i18n_get("not found")[0] != '\0');
		i18n_init("en", mo, false);
	}
}

static void
read_head(struct pack *pack, uint32_t number, bool topic)
{
	struct pack_head head;
	enum kr_status status;
	uint32_t l;

	for (l = 0; l < pack_language_count(pack); l++) {
		status = topic ? pack_topic_head(pack, number, &l, 1, &head) :
		    pack_note_head(pack, number, &l, 1, &head);
		if (status == KR_OK) {
			FUZZ_EXPECT(head.language < pack_language_count(pack));
			FUZZ_EXPECT(head.id.len > 0);
			expect_safe(head.id);
			expect_safe(head.title);
			expect_safe(head.summary);
			expect_safe(head.aliases);
		}
		pack_head_fini(&head);
	}
}

static void
read_note(struct pack *pack, uint32_t number)
{
	enum kr_status status;
	struct note note;
	uint32_t l;

	read_head(pack, number, false);
	for (l = 0; l < pack_language_count(pack); l++) {
		note_init(&note);
		status = pack_note_read(pack, number, l, &note);
		if (status == KR_OK)
			render_everything(&note);
		note_fini(&note);
	}
}

static void
read_topic(struct pack *pack, uint32_t topic)
{
	uint32_t first, count;

	read_head(pack, topic, true);
	if (pack_topic_notes(pack, topic, &first, &count) == KR_OK)
		FUZZ_EXPECT(first + count <= pack_note_count(pack));
}

static void
search(struct pack *pack, struct str text)
{
	struct suggestions near;
	struct query query;
	struct hits hits;
	size_t i;

	if (suggest_names(pack, text, &near) == KR_OK)
		FUZZ_EXPECT(near.n <= SUGGEST_MAX);
	if (understand_text(&query, pack, text) != KR_OK ||
	    rank_query(pack, &query, 1 + text.len % RANK_HITS_MAX, &hits) !=
	    KR_OK)
		return;
	for (i = 0; i < hits.n; i++) {
		FUZZ_EXPECT(hits.v[i].note < pack_note_count(pack));
		FUZZ_EXPECT(hits.v[i].coverage >= 0.0f &&
		    hits.v[i].coverage <= 1.001f);
		FUZZ_EXPECT(i == 0 || hits.v[i].score <= hits.v[i - 1].score);
	}
}

/* Search for what the pack itself has, a few keys at a time. */
static void
search_keys(struct pack *pack, const struct dict *dict)
{
	struct dict_iter it;
	struct buf text;
	struct str key;
	uint32_t ordinal, i;

	buf_init(&text);
	if (dict_iter_at(&it, dict, 0) != KR_OK)
		return;
	for (i = 0; i < 64 && dict_iter_next(&it, &key) == KR_OK; i++) {
		if (dict_find(dict, key, &ordinal) == KR_OK)
			FUZZ_EXPECT(ordinal < dict->count);
		buf_adds(&text, key);
		buf_addc(&text, ' ');
		if (i % 16 == 15) {
			search(pack, buf_str(&text));
			buf_clear(&text);
		}
	}
	search(pack, buf_str(&text));
	buf_fini(&text);
}

static void
dump(struct pack *pack)
{
	struct buf out;

	buf_init(&out);
	(void)!dump_pack(pack, &out);
	expect_printable(buf_str(&out), true);
	buf_fini(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pack *pack;
	uint32_t i, note;

	if (size > FUZZ_INPUT_MAX)
		return 0;
	if (pack_open_memory(&pack, data, size, "fuzz") == KR_OK) {
		(void)!pack_verify(pack);
		read_statistics(pack);
		for (i = 0; i < pack_topic_count(pack) && i < NOTES_READ; i++)
			read_topic(pack, i);
		for (i = 0; i < pack_note_count(pack) && i < NOTES_READ; i++)
			read_note(pack, i);
		if (pack_find_note(pack, str_of("pods/logs"), &note) == KR_OK)
			FUZZ_EXPECT(note < pack_note_count(pack));
		search(pack, str_of("pods crashlopbackoff --dry-run 0/3 "
		    "重啟 chongqi cq crash loop runtogether"));
		search_keys(pack, pack_names(pack));
		search_keys(pack, pack_terms(pack));
		search_keys(pack, pack_synonyms(pack));
		dump(pack);
	}
	if (pack == NULL)
		return 0;
	FUZZ_EXPECT(strlen(pack_fault(pack)) < 80);
	pack_close(pack);
	return 0;
}
