/*
 * Notes for tests: written as text, compiled in memory or from a folder.  For
 * tests/unit/ and tests/fuzz/; what includes it is linked with libcompile.a.
 */
#ifndef KR_TESTS_FIXTURE_H
#define KR_TESTS_FIXTURE_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "compile/builder.h"
#include "compile/compile.h"
#include "compile/parse.h"
#include "compile/synonyms.h"
#include "compile/xmem.h"
#include "pack/cursor.h"
#include "pack/format.h"
#include "pack/read.h"

/* One note, or one topic where the id has no slash. */
struct fixture {
	const char	*id;
	const char	*english;	/* Markdown, or NULL */
	const char	*chinese;	/* Markdown, or NULL */
};

#define FIXTURE_LANGUAGES	2	/* en, zh_TW */

static inline struct draft *
fixture_draft(const char *id, const char *text, struct diag *diag)
{
	struct source source = { .path = id };
	struct draft *d;

	if (text == NULL)
		return NULL;
	d = xmalloc(sizeof *d);
	draft_init(d);
	buf_init(&source.text);
	/* An empty file has an address too: source_read() makes room first. */
	(void)buf_reserve(&source.text, 1);
	buf_puts(&source.text, text);
	parse_note(d, &source, diag);
	buf_fini(&source.text);
	return d;
}

static inline uint32_t *
fixture_targets(const struct draft *d, const struct fixture *f, size_t n)
{
	uint32_t *targets, number;
	size_t i, j;

	if (d == NULL)
		return NULL;
	targets = xmalloc(d->see_also.n * sizeof *targets);
	for (i = 0; i < d->see_also.n; i++) {
		targets[i] = 0;
		for (j = number = 0; j < n; j++) {
			number += strchr(f[j].id, '/') != NULL;
			if (strcmp(f[j].id, d->see_also.v[i].text) == 0)
				targets[i] = number;
		}
	}
	return targets;
}

/*
 * A set of synonyms, from groups and stop words as their files have them; end
 * it with synonyms_fini().  Returns how many errors there were.
 */
static inline size_t
fixture_synonyms(struct synonyms *s, const char *groups,
    const char *stop_words)
{
	struct diag diag = { 0, 0 };

	memset(s, 0, sizeof *s);
	synonyms_read(s, str_of(groups), "groups", &diag);
	synonyms_read_stop_words(s, str_of(stop_words), "stop words", &diag);
	synonyms_sort(s);
	return diag.errors;
}

/*
 * Compile n notes and topics into out, a pack of English and Chinese with
 * these synonyms.  Notes come first, in byte order of ids, then topics, in
 * theirs, none left out.  Returns how many errors there were.
 */
static inline size_t
fixture_pack_with(const struct fixture *f, size_t n,
    const struct synonyms *synonyms, struct buf *out)
{
	struct list languages = { NULL, 0, 0 };
	struct diag diag = { 0, 0 };
	struct builder b;
	uint32_t note = 0, first;
	size_t i, j, len;

	list_add(&languages, str_of("en"), 0, false);
	list_add(&languages, str_of("zh_TW"), 0, false);
	builder_init(&b, &languages, synonyms);
	for (i = 0; i < n; i++) {
		struct draft *d[FIXTURE_LANGUAGES] = {
		    fixture_draft(f[i].id, f[i].english, &diag),
		    fixture_draft(f[i].id, f[i].chinese, &diag) };
		uint32_t *targets[FIXTURE_LANGUAGES] = {
		    fixture_targets(d[0], f, n), fixture_targets(d[1], f, n) };
		const char *slash = strchr(f[i].id, '/');

		if (slash != NULL) {
			builder_add_note(&b, str_of(f[i].id),
			    (size_t)(slash - f[i].id), d, targets);
		} else {
			len = strlen(f[i].id);
			for (j = note = first = 0; j < n; j++) {
				if (strchr(f[j].id, '/') == NULL)
					continue;
				if (strncmp(f[j].id, f[i].id, len) == 0 &&
				    f[j].id[len] == '/')
					note++;
				else if (note == 0)
					first++;
			}
			builder_add_topic(&b, str_of(f[i].id), d, first, note);
		}
		for (j = 0; j < FIXTURE_LANGUAGES; j++) {
			if (d[j] != NULL)
				draft_fini(d[j]);
			free(d[j]);
			free(targets[j]);
		}
	}
	builder_write(&b, out);
	builder_fini(&b);
	list_fini(&languages);
	return diag.errors;
}

/* The same without synonyms. */
static inline size_t
fixture_pack(const struct fixture *f, size_t n, struct buf *out)
{
	const struct synonyms none = { .n = 0 };

	return fixture_pack_with(f, n, &none, out);
}

/*
 * Compile and open a pack, as a group's or a test's set-up does, whose state
 * it becomes; NULL for no synonyms.  bytes is what it stands in, empty when
 * this begins; end with fixture_close().  Returns 0, or -1 when anything is
 * wrong.
 */
static inline int
fixture_open(const struct fixture *f, size_t n,
    const struct synonyms *synonyms, struct buf *bytes, void **state)
{
	struct pack *pack;

	if ((synonyms == NULL ? fixture_pack(f, n, bytes) :
	    fixture_pack_with(f, n, synonyms, bytes)) != 0)
		return -1;
	if (pack_open_memory(&pack, bytes->p, bytes->len, "test") != KR_OK)
		return -1;
	*state = pack;
	return 0;
}

/* The same with synonyms as their files have them. */
static inline int
fixture_open_with(const struct fixture *f, size_t n, const char *groups,
    const char *stop_words, struct buf *bytes, void **state)
{
	struct synonyms synonyms;
	int result = -1;

	if (fixture_synonyms(&synonyms, groups, stop_words) == 0)
		result = fixture_open(f, n, &synonyms, bytes, state);
	synonyms_fini(&synonyms);
	return result;
}

static inline int
fixture_close(struct buf *bytes, void **state)
{
	pack_close(*state);
	buf_fini(bytes);
	return 0;
}

/* The bytes of a pack's first section of this tag; they may be changed. */
static inline char *
fixture_section(const struct buf *pack, unsigned tag, size_t *len)
{
	struct cur at = cur_over(pack->p, pack->len), entry;
	uint32_t count, i, found;
	uint64_t start, size;

	if (!cur_skip(&at, PACK_AT_SECTIONS) || !cur_u32(&at, &count))
		abort();
	at = cur_over(pack->p, pack->len);
	if (!cur_skip(&at, PACK_HEADER_SIZE))
		abort();
	for (i = 0; i < count; i++) {
		if (!cur_sub(&at, PACK_ENTRY_SIZE, &entry) ||
		    !cur_u32(&entry, &found) || !cur_skip(&entry, 4) ||
		    !cur_u64(&entry, &start) || !cur_u64(&entry, &size))
			abort();
		if (found != tag)
			continue;
		*len = (size_t)size;
		return pack->p + start;
	}
	abort();
}

/* A fresh folder NAME in a fresh temporary one; false when there is none. */
static inline bool
fixture_folder(char path[256], const char *name)
{
	const char *tmp = getenv("TMPDIR");
	size_t len;

	snprintf(path, 256, "%s/k8sref-test.XXXXXX",
	    tmp == NULL ? "/tmp" : tmp);
	if (mkdtemp(path) == NULL)
		return false;
	len = strlen(path);
	snprintf(path + len, 256 - len, "/%s", name);
	return mkdir(path, 0777) == 0;
}

/* Write len bytes to FOLDER/FILE, whose own folders are made as needed. */
static inline bool
fixture_write(const char *folder, const char *file, const char *text,
    size_t len)
{
	char path[4096];
	FILE *out;
	char *p;
	bool ok;

	snprintf(path, sizeof path, "%s/%s", folder, file);
	for (p = path + strlen(folder) + 1; (p = strchr(p, '/')) != NULL;
	    *p++ = '/') {
		*p = '\0';
		(void)!mkdir(path, 0777);
	}
	if ((out = fopen(path, "wb")) == NULL)
		return false;
	ok = fwrite(text, 1, len, out) == len;
	return fclose(out) == 0 && ok;
}

static inline int
fixture_unlink(const char *path, const struct stat *st, int kind,
    struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

/* Remove the folder and the temporary one that it stands in. */
static inline void
fixture_remove(const char *folder)
{
	char parent[256];

	snprintf(parent, sizeof parent, "%s", folder);
	*strrchr(parent, '/') = '\0';
	(void)!nftw(parent, fixture_unlink, 16, FTW_DEPTH | FTW_PHYS);
}

/* Compile the folder; returns how many errors there were. */
static inline size_t
fixture_compile(const char *folder, struct buf *out)
{
	const struct compile_options o = { .folder = folder };
	struct compile_result result;
	struct diag diag = { 0, 0 };

	compile_folder(&o, out, &result, &diag);
	return diag.errors;
}

#endif
