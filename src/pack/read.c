#include "pack/read.h"

#include <string.h>

#include "pack/pack.h"
#include "pack/store.h"
#include "pack/tree.h"

uint32_t
pack_note_count(const struct pack *pack)
{
	return pack->note_count;
}

uint32_t
pack_topic_count(const struct pack *pack)
{
	return pack->topic_count;
}

uint32_t
pack_language_count(const struct pack *pack)
{
	return pack->language_count;
}

uint64_t
pack_size(const struct pack *pack)
{
	return cur_left(&pack->whole);
}

struct str
pack_language(const struct pack *pack, uint32_t n)
{
	return pack->part[n].code;
}

const struct dict *
pack_names(const struct pack *pack)
{
	return &pack->names;
}

const struct dict *
pack_topics(const struct pack *pack)
{
	return &pack->topics;
}

const struct dict *
pack_ids(const struct pack *pack)
{
	return &pack->ids;
}

const struct dict *
pack_terms(const struct pack *pack)
{
	return &pack->terms;
}

const struct dict *
pack_synonyms(const struct pack *pack)
{
	return &pack->synonyms;
}

/* The section is lines of key=value.  A value that is not fit to print is
 * none; opening did not look at it. */
struct str
pack_info(const struct pack *pack, const char *key)
{
	const struct str none = { "", 0 };
	struct str rest = { (const char *)pack->info.p, cur_left(&pack->info) };
	size_t key_len = strlen(key);

	while (rest.len > 0) {
		const char *end = memchr(rest.p, '\n', rest.len);
		size_t len = end ? (size_t)(end - rest.p) : rest.len;

		if (len > key_len && rest.p[key_len] == '=' &&
		    memcmp(rest.p, key, key_len) == 0) {
			struct str value = { rest.p + key_len + 1,
			    len - key_len - 1 };

			return tree_text_is_safe(value, false) ? value : none;
		}
		len += end != NULL;
		rest.p += len;
		rest.len -= len;
	}
	return none;
}

struct str
pack_catalogue(const struct pack *pack, struct str language)
{
	uint32_t i;

	for (i = 0; i < pack->language_count; i++)
		if (str_equal(pack->part[i].code, language))
			return (struct str){
			    (const char *)pack->part[i].catalogue.p,
			    cur_left(&pack->part[i].catalogue) };
	return (struct str){ "", 0 };
}

static enum kr_status
find_key(struct pack *pack, const struct dict *d, struct str key,
    uint32_t *ordinal, const char *what)
{
	enum kr_status status;

	if (key.len > PACK_KEY_MAX)
		return KR_ENOTFOUND;
	status = dict_find(d, key, ordinal);
	return status == KR_ECORRUPT ? pack_fail(pack, status, what) : status;
}

enum kr_status
pack_find_note(struct pack *pack, struct str id, uint32_t *note)
{
	return find_key(pack, &pack->ids, id, note, "ids");
}

enum kr_status
pack_find_topic(struct pack *pack, struct str name, uint32_t *topic)
{
	return find_key(pack, &pack->topics, name, topic, "topics");
}

enum kr_status
pack_find_name(struct pack *pack, struct str name,
    struct pack_target *targets, size_t max, size_t *count)
{
	uint32_t ordinal, first, end, value, i;
	enum kr_status status;

	*count = 0;
	status = find_key(pack, &pack->names, name, &ordinal, "names");
	if (status != KR_OK)
		return status;
	if (!cur_u32_at(&pack->name_first, ordinal, &first) ||
	    !cur_u32_at(&pack->name_first, (uint64_t)ordinal + 1, &end) ||
	    first >= end || end > cur_left(&pack->name_targets) / 4)
		return pack_fail(pack, KR_ECORRUPT, "targets of a name");
	for (i = first; i < end && i - first < max; i++) {
		struct pack_target *t = &targets[i - first];

		if (!cur_u32_at(&pack->name_targets, i, &value))
			return pack_fail(pack, KR_ECORRUPT, "names");
		t->is_topic = (value & PACK_TARGET_TOPIC) != 0;
		t->number = value & ~PACK_TARGET_TOPIC;
		if (t->number >= (t->is_topic ? pack->topic_count :
		    pack->note_count))
			return pack_fail(pack, KR_ECORRUPT,
			    "target of a name");
	}
	*count = end - first;
	return KR_OK;
}

enum kr_status
pack_topic_notes(struct pack *pack, uint32_t topic, uint32_t *first,
    uint32_t *count)
{
	uint64_t at = (uint64_t)topic * 2;

	if (!cur_u32_at(&pack->topic_notes, at, first) ||
	    !cur_u32_at(&pack->topic_notes, at + 1, count) ||
	    *first > pack->note_count ||
	    *count > pack->note_count - *first)
		return pack_fail(pack, KR_ECORRUPT, "notes of a topic");
	return KR_OK;
}

/* Ids end on a terminal too; a hostile pack may hold anything in them. */
static enum kr_status
append_key(struct pack *pack, const struct dict *d, uint32_t ordinal,
    struct buf *out)
{
	struct dict_iter it;
	struct str key;

	if (dict_iter_at(&it, d, ordinal) != KR_OK ||
	    dict_iter_next(&it, &key) != KR_OK || key.len == 0 ||
	    !tree_text_is_safe(key, false))
		return pack_fail(pack, KR_ECORRUPT, "a key");
	buf_adds(out, key);
	return buf_status(out);
}

enum kr_status
pack_note_id(struct pack *pack, uint32_t note, struct buf *out)
{
	return append_key(pack, &pack->ids, note, out);
}

enum kr_status
pack_topic_name(struct pack *pack, uint32_t topic, struct buf *out)
{
	return append_key(pack, &pack->topics, topic, out);
}

/* Record n of one of a language's stores; empty where it has none. */
static enum kr_status
read_record(struct pack *pack, uint32_t language, bool head, uint32_t n,
    struct buf *out)
{
	const struct pack_part *part = &pack->part[language];
	struct cur section = head ? part->heads : part->bodies;
	struct store store;
	enum kr_status status;

	buf_clear(out);
	if (cur_done(&section))
		return KR_OK;
	status = store_open(&store, section, head ? PACK_HEAD_MAX :
	    PACK_BODY_MAX);
	if (status == KR_OK)
		status = n < store.records ? store_read(&store, n, out) :
		    KR_ECORRUPT;
	if (status == KR_ECORRUPT || status == KR_ELIMIT)
		return pack_fail(pack, status, head ? "block of heads" :
		    "block of notes");
	return status;
}

/* Read the head record of the first language that has one. */
static enum kr_status
read_head_record(struct pack *pack, uint32_t n, const uint32_t *languages,
    size_t count, struct buf *record, uint32_t *language)
{
	enum kr_status status;
	size_t i;

	for (i = 0; i < count + pack->language_count; i++) {
		/* After the wanted ones, all of them in the pack's order. */
		uint32_t l = i < count ? languages[i] : (uint32_t)(i - count);

		status = read_record(pack, l, true, n, record);
		if (status != KR_OK)
			return status;
		if (record->len > 0) {
			*language = l;
			return KR_OK;
		}
	}
	return KR_ENOTFOUND;
}

/* Lay id, title, summary and aliases out in the head's own room. */
static enum kr_status
fill_head(struct pack *pack, const struct buf *record, bool topic,
    struct pack_head *head)
{
	struct cur c = cur_over(record->p, record->len);
	struct str aliases = { "", 0 };
	enum kr_status status;
	struct note note;
	size_t id, title, summary;

	note_init(&note);
	status = tree_read_head(&note, &c);
	if (status == KR_OK && topic && (!cur_string(&c, &aliases) ||
	    !tree_text_is_safe(aliases, false)))
		status = KR_ECORRUPT;
	if (status == KR_OK && !cur_done(&c))
		status = KR_ECORRUPT;
	id = head->room.len;
	buf_adds(&head->room, note.title);
	title = head->room.len;
	note_plain_text(&note.summary, &head->room);
	summary = head->room.len;
	buf_adds(&head->room, aliases);
	note_fini(&note);
	if (status != KR_OK)
		return status == KR_ECORRUPT ?
		    pack_fail(pack, status, "head of a note") : status;
	if (buf_status(&head->room) != KR_OK)
		return buf_status(&head->room);
	head->id = (struct str){ head->room.p, id };
	head->title = (struct str){ head->room.p + id, title - id };
	head->summary = (struct str){ head->room.p + title, summary - title };
	head->aliases = (struct str){ head->room.p + summary, aliases.len };
	return KR_OK;
}

static enum kr_status
read_head(struct pack *pack, uint32_t number, bool topic,
    const uint32_t *languages, size_t count, struct pack_head *head)
{
	uint32_t n = topic ? pack->note_count + number : number;
	enum kr_status status;
	struct buf record;

	memset(head, 0, sizeof *head);
	buf_init(&head->room);
	buf_init(&record);
	status = topic ? pack_topic_name(pack, number, &head->room) :
	    pack_note_id(pack, number, &head->room);
	if (status == KR_OK)
		status = read_head_record(pack, n, languages, count, &record,
		    &head->language);
	if (status == KR_OK)
		status = fill_head(pack, &record, topic, head);
	buf_fini(&record);
	if (status == KR_ENOTFOUND)
		return pack_fail(pack, KR_ECORRUPT, "a note without a head");
	return status;
}

enum kr_status
pack_note_head(struct pack *pack, uint32_t note, const uint32_t *languages,
    size_t count, struct pack_head *head)
{
	return read_head(pack, note, false, languages, count, head);
}

enum kr_status
pack_topic_head(struct pack *pack, uint32_t topic, const uint32_t *languages,
    size_t count, struct pack_head *head)
{
	return read_head(pack, topic, true, languages, count, head);
}

void
pack_head_fini(struct pack_head *head)
{
	buf_fini(&head->room);
}

/* Put the ids of the notes that see-also names into their entries. */
static enum kr_status
resolve_see_also(struct pack *pack, struct note *note,
    const uint32_t *numbers)
{
	/* The array came from the note's arena and is still ours to fill. */
	struct note_ref *refs = (struct note_ref *)(uintptr_t)note->see_also;
	enum kr_status status;
	struct buf id;
	size_t i;
	char *copy;

	buf_init(&id);
	for (i = 0, status = KR_OK; i < note->see_also_count; i++) {
		if (numbers[i] == 0)
			continue;
		buf_clear(&id);
		if (numbers[i] > pack->note_count)
			status = pack_fail(pack, KR_ECORRUPT, "see also");
		else
			status = pack_note_id(pack, numbers[i] - 1, &id);
		if (status != KR_OK)
			break;
		if ((copy = arena_take(&note->arena, id.len, 1)) == NULL) {
			status = arena_status(&note->arena);
			break;
		}
		memcpy(copy, id.p, id.len);
		refs[i].id = (struct str){ copy, id.len };
	}
	buf_fini(&id);
	return status;
}

static enum kr_status
decode_note(struct pack *pack, struct note *note, size_t head_len,
    size_t body_len)
{
	struct cur head = cur_over(note->text.p, head_len);
	struct cur body = cur_over(note->text.p + head_len, body_len);
	enum kr_status status;
	uint32_t *numbers;

	note->id = (struct str){ note->text.p + head_len + body_len,
	    note->text.len - head_len - body_len };
	status = tree_read_head(note, &head);
	if (status == KR_OK && !cur_done(&head))
		status = KR_ECORRUPT;
	if (status == KR_OK)
		status = tree_read_body(note, &body, &numbers);
	if (status == KR_ECORRUPT || status == KR_ELIMIT)
		return pack_fail(pack, status, "text of a note");
	if (status != KR_OK)
		return status;
	return resolve_see_also(pack, note, numbers);
}

enum kr_status
pack_note_read(struct pack *pack, uint32_t number, uint32_t language,
    struct note *note)
{
	enum kr_status status;
	struct buf body;
	size_t head_len;

	note->number = number;
	note->language = pack->part[language].code;
	buf_init(&body);
	status = read_record(pack, language, true, number, &note->text);
	head_len = note->text.len;
	if (status == KR_OK)
		status = read_record(pack, language, false, number, &body);
	if (status == KR_OK && (head_len == 0 || body.len == 0))
		status = KR_ENOTFOUND;
	if (status == KR_OK) {
		/* All in one buffer, which does not move any more after this:
		 * head, body, id. */
		buf_adds(&note->text, buf_str(&body));
		status = pack_note_id(pack, number, &note->text);
	}
	if (status == KR_OK)
		status = decode_note(pack, note, head_len, body.len);
	buf_fini(&body);
	return status;
}

void
pack_title_length(const struct pack *pack, uint32_t note, unsigned *words,
    unsigned *pairs)
{
	struct cur c;
	uint8_t v = 0;

	if (!cur_window(&pack->titles, note, 1, &c) || !cur_u8(&c, &v))
		v = 0;
	*words = v & 15;
	*pairs = v >> 4;
}
