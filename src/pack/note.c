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
