/*
 * A line that a cluster prints, into tokens and a key: src/text/symptom.c,
 * and what it stands on, base/unicode.c, base/utf8.c and text/han.c.
 *
 * Properties: tokens are short UTF-8 without spaces, in order, where they say
 * in the line; no two neighbours are variables; keys stay in their room; a
 * line cut again from its key gives the same key.
 */
#include <string.h>

#include "text/symptom.h"
#include "base/utf8.h"
#include "fuzz.h"

static size_t
cut(struct str line, struct symptom_token tokens[SYMPTOM_TOKENS_MAX])
{
	size_t i, n = symptom_cut(line, tokens);

	FUZZ_EXPECT(n <= SYMPTOM_TOKENS_MAX);
	for (i = 0; i < n; i++) {
		const struct symptom_token *t = &tokens[i];
		struct str text = { t->text, t->len };

		FUZZ_EXPECT(t->len > 0 && t->len <= SYMPTOM_TOKEN_MAX);
		FUZZ_EXPECT(utf8_check(text) == text.len);
		FUZZ_EXPECT(memchr(t->text, ' ', t->len) == NULL);
		FUZZ_EXPECT(t->start <= t->end && t->end <= line.len);
		FUZZ_EXPECT(i == 0 || t->start >= t[-1].end);
		FUZZ_EXPECT(i == 0 || !symptom_is_variable(t) ||
		    !symptom_is_variable(t - 1));
	}
	return n;
}

/* True when all tokens fit. */
static bool
make_key(const struct symptom_token *tokens, size_t n,
    char key[SYMPTOM_KEY_MAX], size_t *len)
{
	size_t i, before;

	for (*len = i = 0; i < n; i++) {
		before = *len;
		if (!symptom_key_add(key, len, (struct str){ tokens[i].text,
		    tokens[i].len })) {
			FUZZ_EXPECT(*len == before);
			return false;
		}
		FUZZ_EXPECT(*len <= SYMPTOM_KEY_MAX);
	}
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	char key[SYMPTOM_KEY_MAX], again[SYMPTOM_KEY_MAX];
	size_t n, len, len_again;

	if (size > FUZZ_INPUT_MAX)
		return 0;
	n = cut((struct str){ (const char *)data, size }, tokens);
	if (!make_key(tokens, n, key, &len))
		return 0;
	n = cut((struct str){ key, len }, tokens);
	FUZZ_EXPECT(make_key(tokens, n, again, &len_again));
	FUZZ_EXPECT(len == len_again && memcmp(key, again, len) == 0);
	return 0;
}
