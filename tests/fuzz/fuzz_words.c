/*
 * Text into terms: src/base/words.c, and what it stands on, base/unicode.c
 * and base/utf8.c.
 *
 * Properties: terms are short UTF-8 without white space; there are no more of
 * them than the text can hold; a walk that is told to end ends.
 */
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/words.h"
#include "fuzz.h"

struct seen {
	size_t	terms;
	size_t	stop_at;	/* 0: never */
};

static bool
take(struct str term, bool part, void *context)
{
	struct seen *seen = context;
	uint32_t cp;
	size_t n;

	(void)part;
	FUZZ_EXPECT(seen->stop_at == 0 || seen->terms < seen->stop_at);
	FUZZ_EXPECT(term.len > 0 && term.len <= WORDS_TERM_MAX);
	FUZZ_EXPECT(utf8_check(term) == term.len);
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
	struct seen all = { 0, 0 }, some = { 0, 0 };

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
