#include "pack/note.h"

#include <string.h>

void
note_init(struct note *note)
{
	memset(note, 0, sizeof *note);
	arena_init(&note->arena);
	buf_init(&note->text);
}

void
note_fini(struct note *note)
{
	arena_fini(&note->arena);
	buf_fini(&note->text);
	note_init(note);
}

void
note_plain_text(const struct spans *spans, struct buf *out)
{
	size_t i;

	for (i = 0; i < spans->n; i++) {
		const struct span *span = &spans->v[i];

		if (span->style & SPAN_PLACEHOLDER)
			buf_puts(out, "{{");
		buf_adds(out, span->text);
		if (span->style & SPAN_PLACEHOLDER)
			buf_puts(out, "}}");
		if (span->style & SPAN_BREAK)
			buf_addc(out, ' ');
	}
}

/* Depth is limited by the reader of the pack. */
static const struct block *
find_snippet(const struct block *b, uint32_t number)
{
	const struct block *found = NULL;

	for (; b != NULL && found == NULL; b = b->next) {
		if (b->kind == BLOCK_CODE && b->number == number)
			return b;
		found = find_snippet(b->child, number);
	}
	return found;
}

const struct block *
note_snippet(const struct note *note, uint32_t number)
{
	return find_snippet(note->body, number);
}

static uint32_t
count_snippets(const struct block *b)
{
	uint32_t n = 0;

	for (; b != NULL; b = b->next)
		n += (b->kind == BLOCK_CODE) + count_snippets(b->child);
	return n;
}

uint32_t
note_snippet_count(const struct note *note)
{
	return count_snippets(note->body);
}
