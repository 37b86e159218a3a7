/*
 * The text of a note: src/compile/ (source, parse, meta, runs, entity, list,
 * draft, builder and what it stands on), src/pack/, render/markdown.c, and
 * the Markdown parser md4c.
 *
 * Property: a note that compiles, written back by render_markdown(), compiles
 * again and to the same bytes.
 */
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "compile/builder.h"
#include "compile/parse.h"
#include "compile/source.h"
#include "fuzz.h"
#include "fuzz_render.h"
#include "pack/read.h"

#define TEXT_MAX	((size_t)32 << 10)	/* bytes: a note is a page */

/* Put the text where source_read() can open it. */
static bool
parse(struct str text, struct draft *d)
{
	struct diag diag = { 0, 0 };
	struct source source;
	char path[64];
	int fd;

	fd = memfd_create("note", MFD_CLOEXEC);
	FUZZ_EXPECT(fd >= 0);
	FUZZ_EXPECT(write(fd, text.p, text.len) == (ssize_t)text.len);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (source_read(&source, path, &diag))
		parse_note(d, &source, &diag);
	source_fini(&source);
	close(fd);
	return diag.errors == 0;
}

/* Words that notes have, so that compile/terms.c finds them. */
static const struct synonyms *
some_synonyms(void)
{
	static struct synonyms synonyms;
	struct diag diag = { 0, 0 };

	if (synonyms.n > 0)
		return &synonyms;
	synonyms_read(&synonyms, str_of("pod, po, 容器\nroll back, undo, 回滾\n"
	    "log, output, 日誌\n"), "groups", &diag);
	synonyms_read_stop_words(&synonyms, str_of("the, a, how to, 的\n"),
	    "stop words", &diag);
	synonyms_sort(&synonyms);
	FUZZ_EXPECT(diag.errors == 0);
	return &synonyms;
}

/* A pack of this one note; what it names in "See also" is not in it. */
static void
build(struct draft *d, struct buf *out)
{
	struct list languages = { NULL, 0, 0 };
	struct draft *no_index = NULL;
	uint32_t *targets = calloc(d->see_also.n + 1, sizeof *targets);
	struct builder b;

	FUZZ_EXPECT(targets != NULL);
	list_add(&languages, str_of("en"), 0, false);
	builder_init(&b, &languages, some_synonyms());
	builder_add_note(&b, str_of("fuzz/note"), 4, &d, &targets);
	builder_add_topic(&b, str_of("fuzz"), &no_index, 0, 1);
	builder_write(&b, out);
	builder_fini(&b);
	list_fini(&languages);
	free(targets);
}

/* The note's source, from the pack. */
static void
write_back(const struct buf *bytes, struct buf *text)
{
	const struct render_options o = { .width = 80 };
	struct pack *pack;
	struct note note;

	FUZZ_EXPECT(pack_open_memory(&pack, bytes->p, bytes->len, "fuzz") ==
	    KR_OK);
	FUZZ_EXPECT(pack_verify(pack) == KR_OK);
	note_init(&note);
	FUZZ_EXPECT(pack_note_read(pack, 0, 0, &note) == KR_OK);
	FUZZ_EXPECT(render_markdown(&note, &o, text) == KR_OK);
	render_everything(&note);
	note_fini(&note);
	pack_close(pack);
}

static void
explain(struct str first, const struct buf *second)
{
	fprintf(stderr, "--- the note\n%.*s\n--- written back\n%.*s\n",
	    (int)first.len, first.p, (int)second->len, second->p);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct buf once, twice, source;
	struct draft first, second;
	bool again;

	if (size > TEXT_MAX)
		return 0;
	buf_init(&once);
	buf_init(&twice);
	buf_init(&source);
	draft_init(&first);
	draft_init(&second);
	if (parse(text, &first)) {
		build(&first, &once);
		write_back(&once, &source);
		again = parse(buf_str(&source), &second);
		if (again)
			build(&second, &twice);
		if (!again || !str_equal(buf_str(&once), buf_str(&twice)))
			explain(text, &source);
		FUZZ_EXPECT(again);
		FUZZ_EXPECT(str_equal(buf_str(&once), buf_str(&twice)));
	}
	draft_fini(&first);
	draft_fini(&second);
	buf_fini(&once);
	buf_fini(&twice);
	buf_fini(&source);
	return 0;
}
