#include "compile/builder.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "compile/write.h"
#include "compile/terms.h"
#include "compile/xmem.h"

/*
 * Bytes gathered into one compressed block.  A lookup inflates a block up to
 * its note, at about 1.3 us for each KiB, and zlib finds less to save in
 * shorter blocks: of 61 KiB of English notes 32 % are left at 64 KiB, 33 % at
 * 32, 35 % at 16, 37 % at 8, 43 % at 2.
 */
#define BODY_BLOCK_SIZE	8192

/*
 * Titles and summaries stay as they are: a list shows many, from all over the
 * pack, and inflating a block for each took most of a search's time.
 */
#define HEAD_BLOCK_SIZE	4096

void
builder_init(struct builder *b, const struct list *languages,
    const struct synonyms *synonyms)
{
	size_t i;

	memset(b, 0, sizeof *b);
	b->languages = languages;
	b->synonyms = synonyms;
	for (i = 0; i < languages->n; i++) {
		records_init(&b->heads[i], HEAD_BLOCK_SIZE, true);
		records_init(&b->bodies[i], BODY_BLOCK_SIZE, false);
		buf_init(&b->catalogues[i]);
	}
	index_init(&b->index);
	keys_init(&b->ids);
	keys_init(&b->topics);
	buf_init(&b->topic_notes);
	buf_init(&b->info);
}

void
builder_fini(struct builder *b)
{
	size_t i;

	for (i = 0; i < b->languages->n; i++) {
		records_fini(&b->heads[i]);
		records_fini(&b->bodies[i]);
		buf_fini(&b->catalogues[i]);
	}
	index_fini(&b->index);
	names_fini(&b->names);
	keys_fini(&b->ids);
	keys_fini(&b->topics);
	buf_fini(&b->topic_notes);
	buf_fini(&b->info);
}

static void
encode_texts(struct buf *out, const struct list *l)
{
	size_t i;

	write_varint(out, write_size(l->n));
	for (i = 0; i < l->n; i++)
		write_string(out, str_of(l->v[i].text));
}

/* Fields: string title, spans summary. */
static void
encode_head(struct buf *out, const struct draft *d)
{
	write_string(out, buf_str(&d->title));
	runs_encode(&d->summary, out);
}

/*
 * Fields: lists of strings questions, keywords, symptoms, aliases; see also:
 * varint count, then string text and varint target each; string since, string
 * until, list of strings more; varint count of blocks, blocks.
 */
static void
encode_body(struct buf *out, const struct draft *d, const uint32_t *targets)
{
	size_t i;

	encode_texts(out, &d->questions);
	encode_texts(out, &d->keywords);
	encode_texts(out, &d->symptoms);
	encode_texts(out, &d->aliases);
	write_varint(out, write_size(d->see_also.n));
	for (i = 0; i < d->see_also.n; i++) {
		write_string(out, str_of(d->see_also.v[i].text));
		write_varint(out, targets[i]);
	}
	write_string(out, str_of(d->since.n ? d->since.v[0].text : ""));
	write_string(out, str_of(d->until.n ? d->until.v[0].text : ""));
	encode_texts(out, &d->more);
	write_varint(out, d->block_count);
	buf_adds(out, buf_str(&d->blocks));
}

static void
add_names(struct builder *b, const struct draft *d, uint32_t target)
{
	size_t i;

	for (i = 0; i < d->aliases.n; i++)
		names_add(&b->names, str_of(d->aliases.v[i].text), target);
}

static void
index_texts(struct builder *b, const struct draft *d)
{
	size_t field;

	for (field = 0; field < PACK_FIELD_COUNT; field++)
		terms_add(&b->index, b->synonyms, (enum pack_field)field,
		    buf_str(&d->text[field]));
}

/* Complete a title's length by that of the title in another language: words
 * count in the first language that has any, pairs in the first with Chinese.
 * The few English words of a Chinese title say little about its length. */
static void
longer_title(uint8_t *title, uint8_t other)
{
	if ((*title & 0x0f) == 0)
		*title |= other & 0x0f;
	if ((*title & 0xf0) == 0)
		*title |= other & 0xf0;
}

void
builder_add_note(struct builder *b, struct str id, size_t topic_len,
    struct draft *const *drafts, uint32_t *const *targets)
{
	uint32_t number = b->ids.count;
	struct buf record;
	uint8_t title = 0;
	size_t i;

	buf_init(&record);
	keys_add(&b->ids, id);
	names_add(&b->names, (struct str){ id.p + topic_len + 1,
	    id.len - topic_len - 1 }, number);
	index_begin(&b->index, number);
	/* Topic and name apart: a whole id is looked up elsewhere, and as a
	 * term it would make the dictionary grow with each note. */
	terms_add(&b->index, b->synonyms, PACK_FIELD_ID,
	    (struct str){ id.p, topic_len });
	terms_add(&b->index, b->synonyms, PACK_FIELD_ID, (struct str){
	    id.p + topic_len + 1, id.len - topic_len - 1 });
	terms_add_name(&b->index, b->synonyms, (struct str){
	    id.p + topic_len + 1, id.len - topic_len - 1 });
	for (i = 0; i < b->languages->n; i++) {
		buf_clear(&record);
		if (drafts[i] != NULL)
			encode_head(&record, drafts[i]);
		xcheck(&record);
		records_add(&b->heads[i], buf_str(&record));
		buf_clear(&record);
		if (drafts[i] != NULL) {
			encode_body(&record, drafts[i], targets[i]);
			add_names(b, drafts[i], number);
			index_texts(b, drafts[i]);
			longer_title(&title, terms_title_length(b->synonyms,
			    buf_str(&drafts[i]->title)));
		}
		xcheck(&record);
		records_add(&b->bodies[i], buf_str(&record));
	}
	index_end(&b->index, title);
	buf_fini(&record);
}

/* One string that is shown to readers: "po, pod". */
static void
encode_aliases(struct buf *out, const struct draft *d)
{
	struct buf text;
	size_t i;

	buf_init(&text);
	for (i = 0; i < d->aliases.n; i++) {
		if (i > 0)
			buf_puts(&text, ", ");
		buf_puts(&text, d->aliases.v[i].text);
	}
	xcheck(&text);
	write_string(out, buf_str(&text));
	buf_fini(&text);
}

void
builder_add_topic(struct builder *b, struct str name,
    struct draft *const *drafts, uint32_t first, uint32_t count)
{
	uint32_t target = b->topics.count | PACK_TARGET_TOPIC;
	struct buf record;
	size_t i;

	keys_add(&b->topics, name);
	names_add(&b->names, name, target);
	write_u32(&b->topic_notes, first);
	write_u32(&b->topic_notes, count);
	xcheck(&b->topic_notes);
	buf_init(&record);
	for (i = 0; i < b->languages->n; i++) {
		buf_clear(&record);
		if (drafts[i] != NULL) {
			encode_head(&record, drafts[i]);
			encode_aliases(&record, drafts[i]);
			add_names(b, drafts[i], target);
		} else if (i == 0) {
			/* A topic without an index goes by its name. */
			write_string(&record, name);
			write_varint(&record, 0);
			write_varint(&record, 0);
		}
		xcheck(&record);
		records_add(&b->heads[i], buf_str(&record));
	}
	buf_fini(&record);
}

/* An entry of the section table, as the file has it but for the offset. */
struct section {
	uint32_t	tag;
	uint32_t	language;
	uint64_t	offset;		/* from the end of the table */
	uint64_t	length;
	uint32_t	crc;
};

/* The sections, one behind the other.  Where the first one begins is known
 * only when all are there, for the table stands before them. */
struct layout {
	struct section	*v;
	size_t		 n;
	size_t		 cap;
	struct buf	 data;
};

static void
add_section(struct layout *l, unsigned tag, uint32_t language,
    const struct buf *bytes)
{
	l->v = xgrow(l->v, l->n, &l->cap, sizeof *l->v);
	l->v[l->n++] = (struct section){ tag, language, l->data.len,
	    bytes->len, (uint32_t)crc32_z(0, (const Bytef *)bytes->p,
	    bytes->len) };
	buf_adds(&l->data, buf_str(bytes));
	xcheck(&l->data);
}

/* Fields: u32 tag, u32 language, u64 offset, u64 length, u32 CRC-32, u32
 * flags of each section. */
static void
encode_table(struct buf *out, const struct layout *l)
{
	uint64_t start = PACK_HEADER_SIZE + (uint64_t)l->n * PACK_ENTRY_SIZE;
	size_t i;

	for (i = 0; i < l->n; i++) {
		write_u32(out, l->v[i].tag);
		write_u32(out, l->v[i].language);
		write_u64(out, start + l->v[i].offset);
		write_u64(out, l->v[i].length);
		write_u32(out, l->v[i].crc);
		write_u32(out, PACK_FLAG_REQUIRED);
	}
	xcheck(out);
}

static void
add_dictionaries(struct builder *b, struct layout *l)
{
	struct buf out, postings, titles;
	size_t i;

	buf_init(&out);
	buf_init(&postings);
	buf_init(&titles);
	for (i = 0; i < b->languages->n; i++)
		write_string(&out, str_of(b->languages->v[i].text));
	xcheck(&out);
	add_section(l, PACK_TAG_LANGUAGES, PACK_NO_LANGUAGE, &out);
	add_section(l, PACK_TAG_INFO, PACK_NO_LANGUAGE, &b->info);
	buf_clear(&out);
	keys_write(&b->topics, &out);
	buf_adds(&out, buf_str(&b->topic_notes));
	add_section(l, PACK_TAG_TOPICS, PACK_NO_LANGUAGE, &out);
	buf_clear(&out);
	names_write(&b->names, &out);
	add_section(l, PACK_TAG_NAMES, PACK_NO_LANGUAGE, &out);
	buf_clear(&out);
	keys_write(&b->ids, &out);
	add_section(l, PACK_TAG_NOTES, PACK_NO_LANGUAGE, &out);
	buf_clear(&out);
	index_write(&b->index, &out, &postings, &titles);
	add_section(l, PACK_TAG_TERMS, PACK_NO_LANGUAGE, &out);
	add_section(l, PACK_TAG_POSTINGS, PACK_NO_LANGUAGE, &postings);
	add_section(l, PACK_TAG_TITLES, PACK_NO_LANGUAGE, &titles);
	buf_clear(&out);
	synonyms_write(b->synonyms, &b->index, &out);
	add_section(l, PACK_TAG_SYNONYMS, PACK_NO_LANGUAGE, &out);
	buf_fini(&out);
	buf_fini(&postings);
	buf_fini(&titles);
}

static void
add_languages(struct builder *b, struct layout *l)
{
	struct buf out;
	size_t i;

	buf_init(&out);
	for (i = 0; i < b->languages->n; i++) {
		buf_clear(&out);
		records_write(&b->heads[i], &out);
		add_section(l, PACK_TAG_HEADS, (uint32_t)i, &out);
		buf_clear(&out);
		records_write(&b->bodies[i], &out);
		add_section(l, PACK_TAG_BODIES, (uint32_t)i, &out);
		if (b->catalogues[i].len > 0)
			add_section(l, PACK_TAG_CATALOGUE, (uint32_t)i,
			    &b->catalogues[i]);
	}
	buf_fini(&out);
}

/* Fields: magic, u32 version, u32 sections, u64 size of the file, u32 notes,
 * u32 topics, u32 languages, reserved bytes, u32 CRC-32. */
static void
encode_header(const struct builder *b, const struct layout *l,
    const struct buf *table, struct buf *out)
{
	uLong crc;

	buf_add(out, PACK_MAGIC, PACK_MAGIC_SIZE);
	write_u32(out, PACK_VERSION);
	write_u32(out, write_size(l->n));
	write_u64(out, (uint64_t)PACK_HEADER_SIZE + table->len +
	    l->data.len);
	write_u32(out, b->ids.count);
	write_u32(out, b->topics.count);
	write_u32(out, write_size(b->languages->n));
	buf_fill(out, '\0', PACK_AT_CRC - PACK_AT_RESERVED);
	xcheck(out);
	crc = crc32_z(0, (const Bytef *)out->p, PACK_AT_CRC);
	crc = crc32_z(crc, (const Bytef *)table->p, table->len);
	write_u32(out, (uint32_t)crc);
}

void
builder_write(struct builder *b, struct buf *out)
{
	struct layout l = { .v = NULL };
	struct buf table;

	buf_init(&table);
	buf_init(&l.data);
	add_dictionaries(b, &l);
	add_languages(b, &l);
	encode_table(&table, &l);
	encode_header(b, &l, &table, out);
	buf_adds(out, buf_str(&table));
	buf_adds(out, buf_str(&l.data));
	xcheck(out);
	buf_fini(&table);
	buf_fini(&l.data);
	free(l.v);
}
