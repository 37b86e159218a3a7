/*
 * Text into terms: src/text/words.c, and what it stands on, base/unicode.c,
 * base/utf8.c and text/han.c.
 *
 * Properties: terms are short UTF-8 without white space, and stand in the
 * text where they say; there are no more of them than the text can hold; a
 * walk that is told to end ends.
 */
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/words.h"
#include "fuzz.h"

struct seen {
	size_t	size;		/* of the text, bytes */
	size_t	terms;
	size_t	stop_at;	/* 0: never */
};

static bool
take(const struct words_term *t, void *context)
{
	struct seen *seen = context;
	struct str term = t->text;
	uint32_t cp;
	size_t n;

	FUZZ_EXPECT(seen->stop_at == 0 || seen->terms < seen->stop_at);
	FUZZ_EXPECT(term.len > 0 && term.len <= WORDS_TERM_MAX);
	FUZZ_EXPECT(utf8_check(term) == term.len);
	FUZZ_EXPECT(t->start < t->end && t->end <= seen->size);
	FUZZ_EXPECT(t->kind <= WORDS_CHARACTER);
	FUZZ_EXPECT(!t->joined || t->kind == WORDS_WHOLE);
	for (; term.len > 0; term.p += n, term.len -= n) {
		n = utf8_decode(term, &cp);
		FUZZ_EXPECT(cp > ' ' && !unicode_is_unsafe(cp));
	}
	return ++seen->terms != seen->stop_at;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct seen all = { size, 0, 0 }, some = { size, 0, 0 };

	if (size > FUZZ_INPUT_MAX)
		return 0;
	words_each(text, take, &all);
	/* A byte is part of its word, of that with dashes, of its piece
	 * between joiners, and of its piece in camel case. */
	FUZZ_EXPECT(all.terms <= 4 * size);
	if (all.terms > 0) {
		some.stop_at = 1 + size % all.terms;
		words_each(text, take, &some);
		FUZZ_EXPECT(some.terms == some.stop_at);
	}
	return 0;
}
