/*
 * A pack, opened and read: what pack/read.h promises, of good packs, damaged
 * ones and hostile ones.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#include "compile/write.h"
#include "fixture.h"
#include "pack/postings.h"
#include "pack/read.h"
#include "search/understand.h"
#include "search/rank.h"
#include "search/suggest.h"

static const struct fixture fixtures[] = {
	{ "pods/crash", "# Crash\n\n> It *restarts*.\n> Question: Why?\n"
	    "> See also: pods/logs, svc/pods\n\n"
	    "```sh\nkubectl describe pod {{pod}}\n```\n",
	    "# \xE9\x87\x8D\xE5\x95\x9F\n\n> \xE9\x87\x8D\xE5\x95\x9F\xE3\x80"
	    "\x82\n" "> See also: pods/logs, svc/pods\n" },
	{ "pods/logs", "# Logs\n\n> What it `said`.\n> Aliases: log, crash\n"
	    "\nprose prose PROSE\n", NULL },
	{ "svc/pods", NULL, "# Pods\n\n> A Service's Pods.\n" },
	{ "empty", "# Empty\n\n> A topic without notes.\n", NULL },
	{ "pods", "# Pods\n\n> The unit.\n> Aliases: po, pod\n",
	    "# Pod\n\n> Z.\n> Aliases: po\n" },
	{ "svc", NULL, NULL },
};

#define FIXTURES	(sizeof fixtures / sizeof fixtures[0])

enum { CRASH, LOGS, SVC_PODS, NOTES };
enum { EMPTY, PODS, SVC, TOPICS };
enum { ENGLISH, CHINESE };

static struct buf	good;	/* the fixtures' pack */

static int
make_good(void **state)
{
	(void)state;
	buf_init(&good);
	return fixture_pack(fixtures, FIXTURES, &good) == 0 ? 0 : -1;
}

static int
free_good(void **state)
{
	(void)state;
	buf_fini(&good);
	return 0;
}

static int
open_good(void **state)
{
	struct pack *pack;

	if (pack_open_memory(&pack, good.p, good.len, "good") != KR_OK)
		return -1;
	*state = pack;
	return 0;
}

static int
close_good(void **state)
{
	pack_close(*state);
	return 0;
}

static void
the_pack_knows_its_numbers(void **state)
{
	const struct pack *pack = *state;

	assert_string_equal(pack_name(pack), "good");
	assert_string_equal(pack_fault(pack), "");
	assert_int_equal(pack_size(pack), good.len);
	assert_int_equal(pack_note_count(pack), NOTES);
	assert_int_equal(pack_topic_count(pack), TOPICS);
	assert_int_equal(pack_language_count(pack), 2);
	assert_true(str_equal(pack_language(pack, 0), str_of("en")));
	assert_true(str_equal(pack_language(pack, 1), str_of("zh_TW")));
}

static void
a_note_is_found_by_its_id(void **state)
{
	struct pack *pack = *state;
	uint32_t note;

	assert_int_equal(pack_find_note(pack, str_of("pods/logs"), &note),
	    KR_OK);
	assert_int_equal(note, LOGS);
	assert_int_equal(pack_find_note(pack, str_of("pods"), &note),
	    KR_ENOTFOUND);
	assert_int_equal(pack_find_note(pack, str_of(""), &note),
	    KR_ENOTFOUND);
}

static void
an_id_over_the_limit_is_just_not_found(void **state)
{
	struct pack *pack = *state;
	static char id[70000];
	uint32_t note;

	memset(id, 'p', sizeof id);
	assert_int_equal(pack_find_note(pack, (struct str){ id, sizeof id },
	    &note), KR_ENOTFOUND);
}

static void
a_topic_is_found_by_its_name_and_not_by_an_alias(void **state)
{
	struct pack *pack = *state;
	uint32_t topic;

	assert_int_equal(pack_find_topic(pack, str_of("svc"), &topic), KR_OK);
	assert_int_equal(topic, SVC);
	assert_int_equal(pack_find_topic(pack, str_of("po"), &topic),
	    KR_ENOTFOUND);
}

static void
a_name_gives_all_that_it_stands_for_topics_first(void **state)
{
	struct pack *pack = *state;
	struct pack_target t[4];
	size_t count;

	assert_int_equal(pack_find_name(pack, str_of("po"), t, 4, &count),
	    KR_OK);
	assert_int_equal(count, 1);
	assert_true(t[0].is_topic && t[0].number == PODS);
	assert_int_equal(pack_find_name(pack, str_of("pods"), t, 4, &count),
	    KR_OK);
	assert_int_equal(count, 2);
	assert_true(t[0].is_topic && t[0].number == PODS);
	assert_true(!t[1].is_topic && t[1].number == SVC_PODS);
	assert_int_equal(pack_find_name(pack, str_of("crash"), t, 4, &count),
	    KR_OK);
	assert_int_equal(count, 2);
	assert_true(t[0].number == CRASH && t[1].number == LOGS);
}

static void
a_name_of_more_targets_than_there_is_room_gives_the_first(void **state)
{
	struct pack *pack = *state;
	struct pack_target t[2] = { { 77, true }, { 77, true } };
	size_t count;

	assert_int_equal(pack_find_name(pack, str_of("crash"), t, 1, &count),
	    KR_OK);
	assert_int_equal(count, 2);
	assert_int_equal(t[0].number, CRASH);
	assert_int_equal(t[1].number, 77);
	assert_int_equal(pack_find_name(pack, str_of("none"), t, 2, &count),
	    KR_ENOTFOUND);
	assert_int_equal(count, 0);
}

static void
a_topic_has_its_notes(void **state)
{
	struct pack *pack = *state;
	uint32_t first, count;

	assert_int_equal(pack_topic_notes(pack, PODS, &first, &count), KR_OK);
	assert_int_equal(first, CRASH);
	assert_int_equal(count, 2);
	assert_int_equal(pack_topic_notes(pack, SVC, &first, &count), KR_OK);
	assert_int_equal(first, SVC_PODS);
	assert_int_equal(count, 1);
	assert_int_equal(pack_topic_notes(pack, EMPTY, &first, &count),
	    KR_OK);
	assert_int_equal(count, 0);
}

static void
a_head_is_in_the_first_wanted_language_that_has_it(void **state)
{
	const uint32_t wanted[] = { CHINESE, ENGLISH };
	struct pack *pack = *state;
	struct pack_head head;

	assert_int_equal(pack_note_head(pack, CRASH, wanted, 2, &head),
	    KR_OK);
	assert_int_equal(head.language, CHINESE);
	assert_true(str_equal(head.id, str_of("pods/crash")));
	assert_true(str_equal(head.title, str_of("\xE9\x87\x8D\xE5\x95\x9F")));
	pack_head_fini(&head);
	assert_int_equal(pack_note_head(pack, LOGS, wanted, 2, &head), KR_OK);
	assert_int_equal(head.language, ENGLISH);
	assert_true(str_equal(head.summary, str_of("What it said.")));
	assert_int_equal(head.aliases.len, 0);
	pack_head_fini(&head);
}

static void
a_head_is_in_any_language_when_no_wanted_one_has_it(void **state)
{
	const uint32_t wanted = ENGLISH;
	struct pack *pack = *state;
	struct pack_head head;

	assert_int_equal(pack_note_head(pack, SVC_PODS, &wanted, 1, &head),
	    KR_OK);
	assert_int_equal(head.language, CHINESE);
	pack_head_fini(&head);
	assert_int_equal(pack_note_head(pack, SVC_PODS, NULL, 0, &head),
	    KR_OK);
	assert_int_equal(head.language, CHINESE);
	pack_head_fini(&head);
}

static void
a_topic_has_a_head_with_its_aliases(void **state)
{
	const uint32_t wanted = ENGLISH;
	struct pack *pack = *state;
	struct pack_head head;

	assert_int_equal(pack_topic_head(pack, PODS, &wanted, 1, &head),
	    KR_OK);
	assert_true(str_equal(head.id, str_of("pods")));
	assert_true(str_equal(head.title, str_of("Pods")));
	assert_true(str_equal(head.summary, str_of("The unit.")));
	assert_true(str_equal(head.aliases, str_of("po, pod")));
	pack_head_fini(&head);
}

static void
a_topic_without_an_index_goes_by_its_name(void **state)
{
	struct pack *pack = *state;
	struct pack_head head;

	assert_int_equal(pack_topic_head(pack, SVC, NULL, 0, &head), KR_OK);
	assert_true(str_equal(head.title, str_of("svc")));
	assert_int_equal(head.summary.len, 0);
	pack_head_fini(&head);
}

static void
a_note_is_read_whole(void **state)
{
	struct pack *pack = *state;
	struct note note;

	note_init(&note);
	assert_int_equal(pack_note_read(pack, CRASH, ENGLISH, &note), KR_OK);
	assert_int_equal(note.number, CRASH);
	assert_true(str_equal(note.id, str_of("pods/crash")));
	assert_true(str_equal(note.language, str_of("en")));
	assert_true(str_equal(note.title, str_of("Crash")));
	assert_int_equal(note.summary.n, 3);
	assert_int_equal(note.question_count, 1);
	assert_int_equal(note.body->kind, BLOCK_CODE);
	assert_int_equal(note.body->spans.n, 2);
	assert_int_equal(note.body->spans.v[1].style, SPAN_PLACEHOLDER);
	note_fini(&note);
}

static void
see_also_is_resolved_to_ids(void **state)
{
	struct pack *pack = *state;
	struct note note;

	note_init(&note);
	assert_int_equal(pack_note_read(pack, CRASH, ENGLISH, &note), KR_OK);
	assert_int_equal(note.see_also_count, 2);
	assert_true(str_equal(note.see_also[0].id, str_of("pods/logs")));
	assert_true(str_equal(note.see_also[1].id, str_of("svc/pods")));
	note_fini(&note);
}

static void
a_note_is_not_found_in_a_language_that_lacks_it(void **state)
{
	struct pack *pack = *state;
	struct note note;

	note_init(&note);
	assert_int_equal(pack_note_read(pack, LOGS, CHINESE, &note),
	    KR_ENOTFOUND);
	note_fini(&note);
	note_init(&note);
	assert_int_equal(pack_note_read(pack, SVC_PODS, ENGLISH, &note),
	    KR_ENOTFOUND);
	note_fini(&note);
}

/* Stand on the first posting of a term. */
static void
open_term(struct postings *p, struct pack *pack, const char *text)
{
	uint32_t term;

	assert_int_equal(dict_find(pack_terms(pack), str_of(text), &term),
	    KR_OK);
	assert_int_equal(postings_open(p, pack, term), KR_OK);
}

static void
a_term_has_its_postings(void **state)
{
	struct pack *pack = *state;
	struct postings p;
	uint32_t term;

	assert_int_equal(dict_find(pack_terms(pack), str_of("prose"), &term),
	    KR_ENOTFOUND);	/* it is stemmed */
	open_term(&p, pack, "pros");
	assert_int_equal(p.count, 1);
	assert_int_equal(p.note, LOGS);
	assert_int_equal(place_fields(p.place), 1 << PACK_FIELD_PROSE);
	assert_int_equal(place_prose(p.place), PACK_PROSE_MAX);
	assert_int_equal(postings_next(&p), KR_OK);
	assert_int_equal(p.note, POSTINGS_END);
}

static void
postings_go_up_from_note_to_note(void **state)
{
	struct postings p;

	open_term(&p, *state, "pod");
	assert_int_equal(p.count, 3);
	assert_int_equal(p.note, CRASH);
	assert_int_equal(postings_next(&p), KR_OK);
	assert_int_equal(p.note, LOGS);
	assert_int_equal(postings_next(&p), KR_OK);
	assert_int_equal(p.note, SVC_PODS);
	assert_int_equal(postings_next(&p), KR_OK);
	assert_int_equal(p.note, POSTINGS_END);
}

static void
a_title_tells_its_length(void **state)
{
	unsigned words = 99, pairs = 99;

	pack_title_length(*state, CRASH, &words, &pairs);
	assert_int_equal(words, 1);
	assert_int_equal(pairs, 1);
	pack_title_length(*state, LOGS, &words, &pairs);
	assert_int_equal(words, 1);
	assert_int_equal(pairs, 0);
}

static void
a_pack_without_synonyms_has_an_empty_dictionary(void **state)
{
	assert_int_equal(pack_synonyms(*state)->count, 0);
}

static void
a_pack_says_what_the_compiler_noted(void **state)
{
	const struct synonyms none = { .n = 0 };
	struct list languages = { NULL, 0, 0 };
	struct builder b;
	struct pack *pack;
	struct buf bytes;

	(void)state;
	buf_init(&bytes);
	list_add(&languages, str_of("en"), 0, false);
	builder_init(&b, &languages, &none);
	buf_puts(&b.info, "source-bytes=12\nkubernetes=1.36\nempty=\n"
	    "bad=\033[2J\n");
	buf_puts(&b.catalogues[0], "catalogue");
	builder_write(&b, &bytes);
	builder_fini(&b);
	list_fini(&languages);
	assert_int_equal(pack_open_memory(&pack, bytes.p, bytes.len, "info"),
	    KR_OK);
	assert_true(str_equal(pack_info(pack, "kubernetes"),
	    str_of("1.36")));
	assert_true(str_equal(pack_info(pack, "source-bytes"), str_of("12")));
	assert_int_equal(pack_info(pack, "source").len, 0);
	assert_int_equal(pack_info(pack, "empty").len, 0);
	assert_int_equal(pack_info(pack, "bad").len, 0);
	assert_true(str_equal(pack_catalogue(pack, str_of("en")),
	    str_of("catalogue")));
	assert_int_equal(pack_catalogue(pack, str_of("de")).len, 0);
	pack_close(pack);
	buf_fini(&bytes);
}

/* Files */

static void
a_pack_is_opened_from_a_file(void **state)
{
	char folder[256], path[300];
	struct pack *pack;

	(void)state;
	assert_true(fixture_folder(folder, "x"));
	assert_true(fixture_write(folder, "a.pack", good.p, good.len));
	snprintf(path, sizeof path, "%s/a.pack", folder);
	assert_int_equal(pack_open_file(&pack, path), KR_OK);
	assert_int_equal(pack_verify(pack), KR_OK);
	assert_int_equal(pack_note_count(pack), NOTES);
	pack_close(pack);
	fixture_remove(folder);
}

static void
what_is_no_pack_is_told_apart_from_what_cannot_be_read(void **state)
{
	char folder[256], path[300];
	struct pack *pack;

	(void)state;
	assert_true(fixture_folder(folder, "x"));
	snprintf(path, sizeof path, "%s/none", folder);
	assert_int_equal(pack_open_file(&pack, path), KR_EIO);
	assert_int_equal(errno, ENOENT);
	assert_string_equal(pack_name(pack), path);
	pack_close(pack);
	assert_int_equal(pack_open_file(&pack, folder), KR_EIO);
	assert_int_equal(errno, EISDIR);
	pack_close(pack);
	assert_int_equal(pack_open_file(&pack, "/dev/null"), KR_EFORMAT);
	pack_close(pack);
	assert_true(fixture_write(folder, "none", "", 0));
	assert_int_equal(pack_open_file(&pack, path), KR_EFORMAT);
	pack_close(pack);
	assert_true(fixture_write(folder, "none", "# Markdown\n", 11));
	assert_int_equal(pack_open_file(&pack, path), KR_EFORMAT);
	assert_string_not_equal(pack_fault(pack), "");
	pack_close(pack);
	fixture_remove(folder);
}

static void	put_u32(char *, uint32_t);
static void	seal(char *, size_t);

/* As cp(1) does it, or an editor. */
static void
a_small_pack_survives_the_truncation_of_its_file(void **state)
{
	char folder[256], path[300];
	struct pack *pack;

	(void)state;
	assert_true(fixture_folder(folder, "x"));
	assert_true(fixture_write(folder, "a.pack", good.p, good.len));
	snprintf(path, sizeof path, "%s/a.pack", folder);
	assert_int_equal(pack_open_file(&pack, path), KR_OK);
	assert_int_equal(truncate(path, 0), 0);
	assert_int_equal(pack_verify(pack), KR_OK);
	pack_close(pack);
	fixture_remove(folder);
}

/* Larger than what is read: the bytes behind the sections do not count. */
static void
a_large_pack_is_opened_too(void **state)
{
	const size_t size = (size_t)5 << 20;
	char folder[256], path[300], *bytes = calloc(size, 1);
	struct pack *pack;

	(void)state;
	assert_non_null(bytes);
	memcpy(bytes, good.p, good.len);
	put_u32(bytes + PACK_AT_SIZE, (uint32_t)size);
	seal(bytes, size);
	assert_true(fixture_folder(folder, "x"));
	assert_true(fixture_write(folder, "a.pack", bytes, size));
	snprintf(path, sizeof path, "%s/a.pack", folder);
	assert_int_equal(pack_open_file(&pack, path), KR_OK);
	assert_int_equal(pack_verify(pack), KR_OK);
	assert_int_equal(pack_note_count(pack), NOTES);
	pack_close(pack);
	fixture_remove(folder);
	free(bytes);
}

/* Nobody writes to it: to open it would wait for ever. */
static void
a_fifo_is_no_pack(void **state)
{
	char folder[256], path[300];
	struct pack *pack;

	(void)state;
	assert_true(fixture_folder(folder, "x"));
	snprintf(path, sizeof path, "%s/fifo", folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	alarm(10);
	assert_int_equal(pack_open_file(&pack, path), KR_EFORMAT);
	alarm(0);
	assert_string_equal(pack_fault(pack), "no regular file");
	pack_close(pack);
	fixture_remove(folder);
}

static void
closing_nothing_is_fine(void **state)
{
	(void)state;
	pack_close(NULL);
}

/* Damage */

static void
read_everything(struct pack *pack)
{
	static const char *const texts[] = { "pods crash", "log prosa",
	    "\xE9\x87\x8D\xE5\x95\x9F", "kubectl describe" };
	struct suggestions near;
	struct query query;
	struct hits hits;
	struct pack_target t[4];
	struct pack_head head;
	struct note note;
	uint32_t i, l, first, count;
	size_t n;

	for (i = 0; i < pack_topic_count(pack) && i < 8; i++) {
		(void)!pack_topic_head(pack, i, NULL, 0, &head);
		pack_head_fini(&head);
		(void)!pack_topic_notes(pack, i, &first, &count);
	}
	for (i = 0; i < pack_note_count(pack) && i < 8; i++)
		for (l = 0; l < pack_language_count(pack); l++) {
			(void)!pack_note_head(pack, i, &l, 1, &head);
			pack_head_fini(&head);
			note_init(&note);
			(void)!pack_note_read(pack, i, l, &note);
			note_fini(&note);
		}
	for (i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		(void)!pack_find_note(pack, str_of(texts[i]), &first);
		(void)!pack_find_name(pack, str_of("pods"), t, 4, &n);
		(void)!suggest_names(pack, str_of(texts[i]), &near);
		if (understand_text(&query, pack, str_of(texts[i])) == KR_OK)
			(void)!rank_query(pack, &query, 10, &hits);
	}
	(void)pack_info(pack, "kubernetes");
	(void)pack_catalogue(pack, str_of("en"));
}

/* Open, verify and read; true when opening or verifying found the damage. */
static bool
is_noticed(const char *bytes, size_t len)
{
	enum kr_status opened, verified = KR_ECORRUPT;
	struct pack *pack;

	opened = pack_open_memory(&pack, bytes, len, "damaged");
	if (opened == KR_OK) {
		verified = pack_verify(pack);
		read_everything(pack);
	} else {
		assert_string_not_equal(pack_fault(pack), "");
	}
	pack_close(pack);
	return verified != KR_OK;
}

static void
an_undamaged_pack_verifies(void **state)
{
	(void)state;
	assert_false(is_noticed(good.p, good.len));
}

static void
every_flipped_byte_is_noticed_and_does_no_harm(void **state)
{
	static const unsigned char masks[] = { 0x01, 0x80, 0xff };
	char *copy = malloc(good.len);
	size_t i, m;

	(void)state;
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
	skip();
#endif
	assert_non_null(copy);
	memcpy(copy, good.p, good.len);
	for (i = 0; i < good.len; i++)
		for (m = 0; m < sizeof masks; m++) {
			copy[i] = (char)(copy[i] ^ masks[m]);
			if (!is_noticed(copy, good.len))
				fail_msg("byte %zu with mask %02x", i,
				    masks[m]);
			copy[i] = (char)(copy[i] ^ masks[m]);
		}
	free(copy);
}

static void
every_truncation_is_noticed_and_does_no_harm(void **state)
{
	size_t len;
	char *copy;

	(void)state;
	for (len = 0; len < good.len; len++) {
		copy = malloc(len + (len == 0));
		assert_non_null(copy);
		memcpy(copy, good.p, len);
		if (!is_noticed(copy, len))
			fail_msg("%zu bytes", len);
		free(copy);
	}
}

static void
a_pack_with_bytes_behind_it_is_refused(void **state)
{
	char *copy = malloc(good.len + 1);
	struct pack *pack;

	(void)state;
	assert_non_null(copy);
	memcpy(copy, good.p, good.len);
	copy[good.len] = '\0';
	assert_int_equal(pack_open_memory(&pack, copy, good.len + 1, "long"),
	    KR_ECORRUPT);
	pack_close(pack);
	free(copy);
}

/* Hostile packs: checksums are right, what they protect is not. */

static void
put_u32(char *p, uint32_t v)
{
	p[0] = (char)v;
	p[1] = (char)(v >> 8);
	p[2] = (char)(v >> 16);
	p[3] = (char)(v >> 24);
}

static uint32_t
get_u32(const char *p)
{
	struct cur c = cur_over(p, 4);
	uint32_t v = 0;

	assert_true(cur_u32(&c, &v));
	return v;
}

static char *
entry_at(char *bytes, uint32_t i)
{
	return bytes + PACK_HEADER_SIZE + i * PACK_ENTRY_SIZE;
}

/* Make all checksums right again. */
static void
seal(char *bytes, size_t len)
{
	uint32_t i, sections = get_u32(bytes + PACK_AT_SECTIONS);
	uint32_t offset, length;
	uLong crc;

	if (sections > (len - PACK_HEADER_SIZE) / PACK_ENTRY_SIZE)
		return;
	for (i = 0; i < sections; i++) {
		char *entry = entry_at(bytes, i);

		offset = get_u32(entry + PACK_ENTRY_OFFSET);
		length = get_u32(entry + PACK_ENTRY_LENGTH);
		if (offset <= len && length <= len - offset)
			put_u32(entry + PACK_ENTRY_CRC, (uint32_t)crc32_z(0,
			    (const Bytef *)bytes + offset, length));
	}
	crc = crc32_z(0, (const Bytef *)bytes, PACK_AT_CRC);
	crc = crc32_z(crc, (const Bytef *)bytes + PACK_HEADER_SIZE,
	    sections * PACK_ENTRY_SIZE);
	put_u32(bytes + PACK_AT_CRC, (uint32_t)crc);
}

static char *
copy_good(void)
{
	char *copy = malloc(good.len);

	assert_non_null(copy);
	memcpy(copy, good.p, good.len);
	return copy;
}

/* Seal, open, read everything and free; returns what opening said. */
static enum kr_status
try(char *bytes)
{
	enum kr_status status;
	struct pack *pack;

	seal(bytes, good.len);
	status = pack_open_memory(&pack, bytes, good.len, "hostile");
	if (status == KR_OK)
		read_everything(pack);
	else
		assert_string_not_equal(pack_fault(pack), "");
	pack_close(pack);
	free(bytes);
	return status;
}

/* A header field of the good pack replaced. */
static enum kr_status
try_header(size_t at, uint32_t v)
{
	char *copy = copy_good();

	put_u32(copy + at, v);
	return try(copy);
}

/* The bytes of a section in a copy of the good pack, and its length. */
static char *
section_of(char *bytes, unsigned tag, uint32_t language, uint32_t *length)
{
	uint32_t i, sections = get_u32(bytes + PACK_AT_SECTIONS);

	for (i = 0; i < sections; i++) {
		char *entry = entry_at(bytes, i);

		if (get_u32(entry + PACK_ENTRY_TAG) == tag &&
		    get_u32(entry + PACK_ENTRY_LANGUAGE) == language) {
			*length = get_u32(entry + PACK_ENTRY_LENGTH);
			return bytes + get_u32(entry + PACK_ENTRY_OFFSET);
		}
	}
	fail_msg("no such section");
	return NULL;
}

static void
a_newer_version_is_told_apart_from_damage(void **state)
{
	(void)state;
	assert_int_equal(try_header(PACK_AT_VERSION, PACK_VERSION + 1),
	    KR_EVERSION);
	assert_int_equal(try_header(PACK_AT_VERSION, 0), KR_EVERSION);
}

static void
counts_over_the_limits_are_refused(void **state)
{
	(void)state;
	assert_int_equal(try_header(PACK_AT_NOTES, PACK_NOTES_MAX + 1),
	    KR_ELIMIT);
	assert_int_equal(try_header(PACK_AT_TOPICS, PACK_TOPICS_MAX + 1),
	    KR_ELIMIT);
	assert_int_equal(try_header(PACK_AT_LANGUAGES,
	    PACK_LANGUAGES_MAX + 1), KR_ELIMIT);
	assert_int_equal(try_header(PACK_AT_LANGUAGES, 0), KR_ECORRUPT);
	assert_int_equal(try_header(PACK_AT_SECTIONS, PACK_SECTIONS_MAX + 1),
	    KR_ECORRUPT);
	assert_int_equal(try_header(PACK_AT_SECTIONS, UINT32_MAX),
	    KR_ECORRUPT);
}

static void
counts_that_contradict_the_sections_are_refused(void **state)
{
	(void)state;
	assert_int_equal(try_header(PACK_AT_NOTES, NOTES + 1), KR_ECORRUPT);
	assert_int_equal(try_header(PACK_AT_NOTES, 0), KR_ECORRUPT);
	assert_int_equal(try_header(PACK_AT_NOTES, PACK_NOTES_MAX),
	    KR_ECORRUPT);
	assert_int_equal(try_header(PACK_AT_TOPICS, TOPICS + 1), KR_ECORRUPT);
	assert_int_equal(try_header(PACK_AT_LANGUAGES, 3), KR_ECORRUPT);
	assert_int_equal(try_header(PACK_AT_SECTIONS, 0), KR_ECORRUPT);
}

static void
a_section_beyond_the_end_is_refused(void **state)
{
	static const uint64_t bad[][2] = { { 0, UINT64_MAX },
	    { UINT64_MAX, 1 }, { UINT64_MAX - 1, UINT64_MAX },
	    { UINT32_MAX, UINT32_MAX } };
	size_t i;
	char *copy;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		char *entry;

		copy = copy_good();
		entry = entry_at(copy, 1);
		put_u32(entry + PACK_ENTRY_OFFSET, (uint32_t)bad[i][0]);
		put_u32(entry + PACK_ENTRY_OFFSET + 4,
		    (uint32_t)(bad[i][0] >> 32));
		put_u32(entry + PACK_ENTRY_LENGTH, (uint32_t)bad[i][1]);
		put_u32(entry + PACK_ENTRY_LENGTH + 4,
		    (uint32_t)(bad[i][1] >> 32));
		assert_int_equal(try(copy), KR_ECORRUPT);
	}
}

static void
sections_may_overlap_without_harm(void **state)
{
	uint32_t i, j, sections = get_u32(good.p + PACK_AT_SECTIONS);
	char *copy;

	(void)state;
	for (i = 0; i < sections; i++)
		for (j = 0; j < sections; j++) {
			copy = copy_good();
			memcpy(entry_at(copy, i) + PACK_ENTRY_OFFSET,
			    entry_at(copy, j) + PACK_ENTRY_OFFSET, 16);
			(void)try(copy);
		}
}

static void
an_unknown_section_is_refused_only_if_it_is_required(void **state)
{
	char *copy = copy_good();

	(void)state;
	put_u32(entry_at(copy, 1) + PACK_ENTRY_TAG, PACK_TAG('N', 'E', 'W',
	    '!'));
	assert_int_equal(try(copy), KR_EVERSION);
	copy = copy_good();
	put_u32(entry_at(copy, 1) + PACK_ENTRY_TAG, PACK_TAG('N', 'E', 'W',
	    '!'));
	put_u32(entry_at(copy, 1) + PACK_ENTRY_FLAGS, 0);
	assert_int_equal(try(copy), KR_OK);
}

static void
a_language_that_is_not_counted_is_refused(void **state)
{
	uint32_t sections = get_u32(good.p + PACK_AT_SECTIONS);
	char *copy = copy_good();

	(void)state;
	put_u32(entry_at(copy, sections - 1) + PACK_ENTRY_LANGUAGE, 2);
	assert_int_equal(try(copy), KR_ECORRUPT);
	copy = copy_good();
	put_u32(entry_at(copy, sections - 1) + PACK_ENTRY_LANGUAGE,
	    PACK_NO_LANGUAGE);
	assert_int_equal(try(copy), KR_ECORRUPT);
}

static void
the_code_of_a_language_holds_no_escape(void **state)
{
	char *copy = copy_good();
	uint32_t length;

	(void)state;
	section_of(copy, PACK_TAG_LANGUAGES, PACK_NO_LANGUAGE, &length)[1] =
	    '\033';
	assert_int_equal(try(copy), KR_ECORRUPT);
}

static void
an_id_with_an_escape_is_damage_where_it_is_read(void **state)
{
	const uint32_t wanted = ENGLISH;
	char *copy = copy_good(), *ids;
	struct pack_head head;
	struct note note;
	struct pack *pack;
	uint32_t length;

	(void)state;
	ids = section_of(copy, PACK_TAG_NOTES, PACK_NO_LANGUAGE, &length);
	*(char *)memchr(ids, 'p', length) = '\033';
	seal(copy, good.len);
	assert_int_equal(pack_open_memory(&pack, copy, good.len, "x"), KR_OK);
	assert_int_equal(pack_note_head(pack, CRASH, &wanted, 1, &head),
	    KR_ECORRUPT);
	pack_head_fini(&head);
	note_init(&note);
	assert_int_equal(pack_note_read(pack, CRASH, ENGLISH, &note),
	    KR_ECORRUPT);
	note_fini(&note);
	assert_string_not_equal(pack_fault(pack), "");
	pack_close(pack);
	free(copy);
}

static void
a_name_of_a_note_that_is_not_there_is_damage(void **state)
{
	char *copy = copy_good(), *names;
	struct pack_target t[4];
	struct pack *pack;
	uint32_t length;
	size_t count;

	(void)state;
	names = section_of(copy, PACK_TAG_NAMES, PACK_NO_LANGUAGE, &length);
	put_u32(names + length - 4, NOTES);	/* the last target */
	seal(copy, good.len);
	assert_int_equal(pack_open_memory(&pack, copy, good.len, "x"), KR_OK);
	assert_int_equal(pack_find_name(pack, str_of("svc"), t, 4, &count),
	    KR_ECORRUPT);
	assert_string_not_equal(pack_fault(pack), "");
	pack_close(pack);
	free(copy);
}

static void
targets_of_a_name_that_end_before_they_begin_are_damage(void **state)
{
	char *copy = copy_good(), *names;
	uint32_t length, targets;
	struct pack_target t[4];
	struct pack *pack;
	size_t count = 7;

	(void)state;
	names = section_of(copy, PACK_TAG_NAMES, PACK_NO_LANGUAGE, &length);
	/* The targets come last, right behind their number. */
	for (targets = 1; get_u32(names + length - 4 * targets - 4) !=
	    targets; targets++)
		assert_true(targets < length / 4 - 2);
	put_u32(names + length - 4 * targets - 8, targets + 1);
	seal(copy, good.len);
	assert_int_equal(pack_open_memory(&pack, copy, good.len, "x"), KR_OK);
	assert_int_equal(pack_find_name(pack, str_of("svc"), t, 4, &count),
	    KR_ECORRUPT);
	assert_int_equal(count, 0);
	pack_close(pack);
	free(copy);
}

/* Its last name then has nothing that it stands for. */
static void
a_name_without_targets_is_damage(void **state)
{
	char *copy = copy_good(), *names;
	uint32_t length, targets;
	struct pack_target t[4];
	struct pack *pack;
	size_t count = 7;

	(void)state;
	names = section_of(copy, PACK_TAG_NAMES, PACK_NO_LANGUAGE, &length);
	for (targets = 1; get_u32(names + length - 4 * targets - 4) !=
	    targets; targets++)
		assert_true(targets < length / 4 - 2);
	put_u32(names + length - 4 * targets - 8, targets);
	seal(copy, good.len);
	assert_int_equal(pack_open_memory(&pack, copy, good.len, "x"), KR_OK);
	assert_int_equal(pack_find_name(pack, str_of("svc"), t, 4, &count),
	    KR_ECORRUPT);
	assert_int_equal(count, 0);
	assert_string_not_equal(pack_fault(pack), "");
	pack_close(pack);
	free(copy);
}

static void
a_note_without_its_title_length_is_refused(void **state)
{
	char *copy = copy_good();
	uint32_t i;

	(void)state;
	for (i = 0; get_u32(entry_at(copy, i) + PACK_ENTRY_TAG) !=
	    PACK_TAG_TITLES; i++)
		continue;
	put_u32(entry_at(copy, i) + PACK_ENTRY_LENGTH, NOTES - 1);
	assert_int_equal(try(copy), KR_ECORRUPT);
}

static void
notes_of_a_topic_beyond_the_last_are_damage(void **state)
{
	char *copy = copy_good(), *topics;
	uint32_t length, first, count;
	struct pack *pack;

	(void)state;
	topics = section_of(copy, PACK_TAG_TOPICS, PACK_NO_LANGUAGE, &length);
	put_u32(topics + length - 4, UINT32_MAX);	/* count of the last */
	seal(copy, good.len);
	assert_int_equal(pack_open_memory(&pack, copy, good.len, "x"), KR_OK);
	assert_int_equal(pack_topic_notes(pack, SVC, &first, &count),
	    KR_ECORRUPT);
	pack_close(pack);
	free(copy);
}

/* Every 32-bit word of the tables and dictionaries, replaced. */
static void
any_word_replaced_does_no_harm(void **state)
{
	static const uint32_t words[] = { 0, 1, 0x7fffffff, 0x80000000,
	    UINT32_MAX };
	size_t at, w;
	char *copy;

	(void)state;
	for (at = PACK_HEADER_SIZE; at + 4 <= good.len; at++)
		for (w = 0; w < sizeof words / sizeof words[0]; w++) {
			copy = copy_good();
			put_u32(copy + at, words[w]);
			(void)try(copy);
		}
}

/* A body of the greatest length, all of it references. */
static void
a_million_references_stay_within_the_memory_limit(void **state)
{
	const struct synonyms none = { .n = 0 };
	struct list languages = { NULL, 0, 0 };
	const uint32_t count = (1 << 20) - 64;
	struct records *bodies;
	struct builder b;
	struct buf body, bytes;
	struct pack *pack;
	struct note note;
	struct draft *drafts[1] = { fixture_draft("a/b", "# T\n\n> S.\n",
	    &(struct diag){ 0, 0 }) };
	uint32_t *targets[1] = { NULL };
	uint32_t i;

	(void)state;
	buf_init(&body);
	buf_init(&bytes);
	buf_fill(&body, '\0', 4);
	write_varint(&body, count);
	for (i = 0; i < count; i++) {
		write_varint(&body, 0);
		write_varint(&body, 1);
	}
	buf_fill(&body, '\0', 4);
	list_add(&languages, str_of("en"), 0, false);
	builder_init(&b, &languages, &none);
	builder_add_note(&b, str_of("a/b"), 1, drafts, targets);
	bodies = &b.bodies[0];
	buf_clear(&bodies->table);
	buf_clear(&bodies->text);
	bodies->count = bodies->open = 0;
	records_add(bodies, buf_str(&body));
	builder_write(&b, &bytes);
	builder_fini(&b);
	list_fini(&languages);
	assert_int_equal(pack_open_memory(&pack, bytes.p, bytes.len, "refs"),
	    KR_OK);
	note_init(&note);
	/* 32 bytes for each, its number, and a copy of the id: 52 MiB. */
	assert_int_equal(pack_note_read(pack, 0, 0, &note), KR_OK);
	assert_int_equal(note.see_also_count, count);
	assert_true(note.arena.used <= ARENA_MAX);
	note_fini(&note);
	pack_close(pack);
	draft_fini(drafts[0]);
	free(drafts[0]);
	buf_fini(&body);
	buf_fini(&bytes);
}

int
main(void)
{
#define GOOD(name)	cmocka_unit_test_setup_teardown(name, open_good, \
			    close_good)
	const struct CMUnitTest tests[] = {
		GOOD(the_pack_knows_its_numbers),
		GOOD(a_note_is_found_by_its_id),
		GOOD(an_id_over_the_limit_is_just_not_found),
		GOOD(a_topic_is_found_by_its_name_and_not_by_an_alias),
		GOOD(a_name_gives_all_that_it_stands_for_topics_first),
		GOOD(a_name_of_more_targets_than_there_is_room_gives_the_first),
		GOOD(a_topic_has_its_notes),
		GOOD(a_head_is_in_the_first_wanted_language_that_has_it),
		GOOD(a_head_is_in_any_language_when_no_wanted_one_has_it),
		GOOD(a_topic_has_a_head_with_its_aliases),
		GOOD(a_topic_without_an_index_goes_by_its_name),
		GOOD(a_note_is_read_whole),
		GOOD(see_also_is_resolved_to_ids),
		GOOD(a_note_is_not_found_in_a_language_that_lacks_it),
		GOOD(a_term_has_its_postings),
		GOOD(postings_go_up_from_note_to_note),
		GOOD(a_title_tells_its_length),
		GOOD(a_pack_without_synonyms_has_an_empty_dictionary),
		cmocka_unit_test(a_pack_says_what_the_compiler_noted),
		cmocka_unit_test(a_pack_is_opened_from_a_file),
		cmocka_unit_test(
		    what_is_no_pack_is_told_apart_from_what_cannot_be_read),
		cmocka_unit_test(
		    a_small_pack_survives_the_truncation_of_its_file),
		cmocka_unit_test(a_large_pack_is_opened_too),
		cmocka_unit_test(a_fifo_is_no_pack),
		cmocka_unit_test(closing_nothing_is_fine),
		cmocka_unit_test(an_undamaged_pack_verifies),
		cmocka_unit_test(
		    every_flipped_byte_is_noticed_and_does_no_harm),
		cmocka_unit_test(
		    every_truncation_is_noticed_and_does_no_harm),
		cmocka_unit_test(a_pack_with_bytes_behind_it_is_refused),
		cmocka_unit_test(a_newer_version_is_told_apart_from_damage),
		cmocka_unit_test(counts_over_the_limits_are_refused),
		cmocka_unit_test(
		    counts_that_contradict_the_sections_are_refused),
		cmocka_unit_test(a_section_beyond_the_end_is_refused),
		cmocka_unit_test(sections_may_overlap_without_harm),
		cmocka_unit_test(
		    an_unknown_section_is_refused_only_if_it_is_required),
		cmocka_unit_test(a_language_that_is_not_counted_is_refused),
		cmocka_unit_test(the_code_of_a_language_holds_no_escape),
		cmocka_unit_test(
		    an_id_with_an_escape_is_damage_where_it_is_read),
		cmocka_unit_test(a_name_of_a_note_that_is_not_there_is_damage),
		cmocka_unit_test(
		    targets_of_a_name_that_end_before_they_begin_are_damage),
		cmocka_unit_test(a_name_without_targets_is_damage),
		cmocka_unit_test(a_note_without_its_title_length_is_refused),
		cmocka_unit_test(notes_of_a_topic_beyond_the_last_are_damage),
		cmocka_unit_test(any_word_replaced_does_no_harm),
		cmocka_unit_test(
		    a_million_references_stay_within_the_memory_limit),
	};

	return cmocka_run_group_tests(tests, make_good, free_good);
}
