#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "pack/pack.h"
#include "pack/tree.h"

/* An entry of the section table. */
struct section {
	uint32_t	tag;
	uint32_t	language;
	uint64_t	offset;
	uint64_t	length;
	uint32_t	crc;
	uint32_t	flags;
};

enum kr_status
pack_fail(struct pack *pack, enum kr_status status, const char *fault)
{
	pack->fault = fault;
	return status;
}

const char *
pack_name(const struct pack *pack)
{
	return pack->name;
}

const char *
pack_fault(const struct pack *pack)
{
	return pack->fault == NULL ? "" : pack->fault;
}

static enum kr_status
check_counts(struct pack *pack)
{
	if (pack->note_count > PACK_NOTES_MAX ||
	    pack->topic_count > PACK_TOPICS_MAX ||
	    pack->language_count > PACK_LANGUAGES_MAX)
		return pack_fail(pack, KR_ELIMIT, "counts over the limits");
	if (pack->language_count == 0)
		return pack_fail(pack, KR_ECORRUPT, "no language");
	return KR_OK;
}

/* Read the header; *table becomes the section table. */
static enum kr_status
read_header(struct pack *pack, struct cur *table)
{
	struct cur c = pack->whole;
	uint32_t version, sections, crc;
	uint64_t size;

	if (cur_left(&c) < PACK_HEADER_SIZE ||
	    memcmp(c.p, PACK_MAGIC, PACK_MAGIC_SIZE) != 0)
		return pack_fail(pack, KR_EFORMAT, "no pack");
	if (!cur_skip(&c, PACK_AT_VERSION) || !cur_u32(&c, &version) ||
	    !cur_u32(&c, &sections) || !cur_u64(&c, &size) ||
	    !cur_u32(&c, &pack->note_count) ||
	    !cur_u32(&c, &pack->topic_count) ||
	    !cur_u32(&c, &pack->language_count) ||
	    !cur_skip(&c, PACK_AT_CRC - PACK_AT_RESERVED) ||
	    !cur_u32(&c, &crc))
		return pack_fail(pack, KR_ECORRUPT, "header");
	if (version != PACK_VERSION)
		return pack_fail(pack, KR_EVERSION, "format version");
	if (size != cur_left(&pack->whole))
		return pack_fail(pack, KR_ECORRUPT, "file cut short or longer");
	if (sections > PACK_SECTIONS_MAX ||
	    !cur_sub(&c, (uint64_t)sections * PACK_ENTRY_SIZE, table))
		return pack_fail(pack, KR_ECORRUPT, "section table");
	if (!cur_crc_agrees(crc32_z(crc32_z(0, pack->whole.p, PACK_AT_CRC),
	    table->p, cur_left(table)), crc))
		return pack_fail(pack, KR_ECORRUPT, "checksum of the header");
	return check_counts(pack);
}

static bool
read_entry(struct cur *table, struct section *s)
{
	return cur_u32(table, &s->tag) && cur_u32(table, &s->language) &&
	    cur_u64(table, &s->offset) && cur_u64(table, &s->length) &&
	    cur_u32(table, &s->crc) && cur_u32(table, &s->flags);
}

static enum kr_status
read_languages(struct pack *pack, struct cur c)
{
	uint32_t i;

	for (i = 0; i < pack->language_count; i++) {
		struct str *code = &pack->part[i].code;

		if (!cur_string(&c, code) || code->len == 0 ||
		    code->len > PACK_KEY_MAX ||
		    !tree_text_is_safe(*code, false))
			return pack_fail(pack, KR_ECORRUPT, "languages");
	}
	return KR_OK;
}

static enum kr_status
read_topics(struct pack *pack, struct cur c)
{
	if (dict_open(&pack->topics, &c) != KR_OK ||
	    pack->topics.count != pack->topic_count ||
	    cur_left(&c) != (size_t)pack->topic_count * 8)
		return pack_fail(pack, KR_ECORRUPT, "topics");
	pack->topic_notes = c;
	return KR_OK;
}

static enum kr_status
read_names(struct pack *pack, struct cur c)
{
	if (dict_open(&pack->names, &c) != KR_OK ||
	    !cur_sub(&c, ((uint64_t)pack->names.count + 1) * 4,
	    &pack->name_first))
		return pack_fail(pack, KR_ECORRUPT, "names");
	pack->name_targets = c;
	return KR_OK;
}

static enum kr_status
read_ids(struct pack *pack, struct cur c)
{
	if (dict_open(&pack->ids, &c) != KR_OK ||
	    pack->ids.count != pack->note_count)
		return pack_fail(pack, KR_ECORRUPT, "ids");
	return KR_OK;
}

static enum kr_status
read_terms(struct pack *pack, struct cur c)
{
	if (dict_open(&pack->terms, &c) != KR_OK)
		return pack_fail(pack, KR_ECORRUPT, "terms");
	return KR_OK;
}

static enum kr_status
read_synonyms(struct pack *pack, struct cur c)
{
	if (dict_open(&pack->synonyms, &c) != KR_OK)
		return pack_fail(pack, KR_ECORRUPT, "synonyms");
	return KR_OK;
}

static enum kr_status
read_part(struct pack *pack, const struct section *s, struct cur c)
{
	struct pack_part *part;

	if (s->language >= pack->language_count)
		return pack_fail(pack, KR_ECORRUPT, "language of a section");
	part = &pack->part[s->language];
	switch (s->tag) {
	case PACK_TAG_HEADS:
		part->heads = c;
		return KR_OK;
	case PACK_TAG_BODIES:
		part->bodies = c;
		return KR_OK;
	default:
		part->catalogue = c;
		return KR_OK;
	}
}

static enum kr_status
read_section(struct pack *pack, const struct section *s, struct cur c)
{
	switch (s->tag) {
	case PACK_TAG_LANGUAGES:
		return read_languages(pack, c);
	case PACK_TAG_INFO:
		pack->info = c;
		return KR_OK;
	case PACK_TAG_NOTES:
		return read_ids(pack, c);
	case PACK_TAG_TOPICS:
		return read_topics(pack, c);
	case PACK_TAG_NAMES:
		return read_names(pack, c);
	case PACK_TAG_TERMS:
		return read_terms(pack, c);
	case PACK_TAG_POSTINGS:
		pack->postings = c;
		return KR_OK;
	case PACK_TAG_TITLES:
		pack->titles = c;
		return KR_OK;
	case PACK_TAG_SYNONYMS:
		return read_synonyms(pack, c);
	case PACK_TAG_HEADS:
	case PACK_TAG_BODIES:
	case PACK_TAG_CATALOGUE:
		return read_part(pack, s, c);
	default:
		if (s->flags & PACK_FLAG_REQUIRED)
			return pack_fail(pack, KR_EVERSION,
			    "a section of a newer format");
		return KR_OK;
	}
}

/* What needs two sections at once. */
static enum kr_status
check_sections(struct pack *pack)
{
	struct cur starts;

	if (pack->ids.count != pack->note_count ||
	    pack->topics.count != pack->topic_count ||
	    pack->part[0].code.len == 0)
		return pack_fail(pack, KR_ECORRUPT, "a section is missing");
	if (cur_left(&pack->titles) != pack->note_count)
		return pack_fail(pack, KR_ECORRUPT, "lengths of titles");
	if (!cur_sub(&pack->postings, (uint64_t)pack->terms.groups * 4,
	    &starts))
		return pack_fail(pack, KR_ECORRUPT, "postings");
	pack->posting_starts = starts;
	return KR_OK;
}

static enum kr_status
open_sections(struct pack *pack)
{
	enum kr_status status;
	struct cur table, c;
	struct section s;

	if ((status = read_header(pack, &table)) != KR_OK)
		return status;
	while (!cur_done(&table)) {
		if (!read_entry(&table, &s) ||
		    !cur_window(&pack->whole, s.offset, s.length, &c))
			return pack_fail(pack, KR_ECORRUPT,
			    "a section beyond the end");
		if ((status = read_section(pack, &s, c)) != KR_OK)
			return status;
	}
	return check_sections(pack);
}

enum kr_status
pack_open_memory(struct pack **pack, const void *data, size_t len,
    const char *name)
{
	struct pack *new = calloc(1, sizeof *new);

	*pack = new;
	if (new == NULL)
		return KR_ENOMEM;
	new->name = name;
	new->whole = cur_over(data, len);
	return open_sections(new);
}

/*
 * A file up to this size is read into memory, a larger one is mapped.  Who
 * truncates a mapped file kills its readers (SIGBUS), and the pack of a team,
 * some hundred notes, is likely to be copied over itself.  But reading takes
 * 0.3 ms for each MiB, where all of a lookup takes 0.8 ms, and a pack of
 * 100,000 notes has 270 MiB.
 */
#define READ_MAX	((size_t)1 << 20)	/* bytes */

/* Read what the file holds, at most *size bytes: it may have become shorter,
 * which the header will tell. */
static enum kr_status
read_file(int fd, char **room, size_t *size)
{
	size_t len = 0;
	ssize_t n;

	if ((*room = malloc(*size)) == NULL)
		return KR_ENOMEM;
	while (len < *size) {
		n = read(fd, *room + len, *size - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return KR_EIO;
		if (n == 0)
			break;
		len += (size_t)n;
	}
	*size = len;
	return KR_OK;
}

/* Only regular files are read: a FIFO or a device need never end. */
static enum kr_status
check_file(struct pack *pack, int fd, size_t *size)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return pack_fail(pack, KR_EIO, "fstat");
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return pack_fail(pack, KR_EIO, "a folder");
	}
	if (!S_ISREG(st.st_mode))
		return pack_fail(pack, KR_EFORMAT, "no regular file");
	if (st.st_size == 0)
		return pack_fail(pack, KR_EFORMAT, "an empty file");
	if ((uintmax_t)st.st_size > SIZE_MAX)
		return pack_fail(pack, KR_ELIMIT, "size of the file");
	*size = (size_t)st.st_size;
	return KR_OK;
}

static enum kr_status
load_file(struct pack *pack, int fd)
{
	enum kr_status status;
	size_t size;

	if ((status = check_file(pack, fd, &size)) != KR_OK)
		return status;
	if (size <= READ_MAX) {
		status = read_file(fd, &pack->room, &size);
		if (status == KR_OK)
			pack->whole = cur_over(pack->room, size);
		return status;
	}
	pack->map = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (pack->map == MAP_FAILED) {
		pack->map = NULL;
		return KR_EIO;
	}
	pack->whole = cur_over(pack->map, size);
	return KR_OK;
}

enum kr_status
pack_open_file(struct pack **pack, const char *path)
{
	struct pack *new = calloc(1, sizeof *new);
	enum kr_status status;
	int fd, saved;

	*pack = new;
	if (new == NULL)
		return KR_ENOMEM;
	new->name = path;
	/* O_NONBLOCK: to open a FIFO would wait for a writer. */
	if ((fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) < 0)
		return pack_fail(new, KR_EIO, "open");
	status = load_file(new, fd);
	saved = errno;
	close(fd);
	errno = saved;
	return status == KR_OK ? open_sections(new) : status;
}

void
pack_close(struct pack *pack)
{
	if (pack == NULL)
		return;
	if (pack->map != NULL)
		munmap(pack->map, cur_left(&pack->whole));
	free(pack->room);
	free(pack);
}

enum kr_status
pack_verify(struct pack *pack)
{
	struct cur table, c;
	struct section s;
	enum kr_status status;

	if ((status = read_header(pack, &table)) != KR_OK)
		return status;
	while (!cur_done(&table)) {
		if (!read_entry(&table, &s) ||
		    !cur_window(&pack->whole, s.offset, s.length, &c) ||
		    !cur_crc_agrees(crc32_z(0, c.p, cur_left(&c)), s.crc))
			return pack_fail(pack, KR_ECORRUPT,
			    "checksum of a section");
	}
	return KR_OK;
}
