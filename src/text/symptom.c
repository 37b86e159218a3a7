#include "text/symptom.h"

#include <string.h>

#include "text/han.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* Bytes of the white space at a place, also of Chinese, or 0. */
static size_t
space_at(struct str line, size_t at)
{
	char c = line.p[at];

	if (c == ' ' || (c >= '\t' && c <= '\r'))
		return 1;
	return line.len - at >= 3 &&
	    memcmp(line.p + at, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

static bool
is_quote(char c)
{
	return c == '"' || c == '\'' || c == '`';
}

/* Punctuation that may surround a word. */
static bool
is_edge(char c)
{
	return is_quote(c) || (c != '\0' && strchr("()[]{}<>,;:.!?=*|\\",
	    c) != NULL);
}

/* Fold the word into the token; true when the word holds a digit, even where
 * the token is cut: names of a Deployment's Pods are long and end in hashes. */
static bool
fold(struct str word, struct symptom_token *t)
{
	bool digit = false, full = false;
	char bytes[4];
	uint32_t cp;
	size_t n;

	t->len = 0;
	while (word.len > 0) {
		n = utf8_decode(word, &cp);
		word.p += n;
		word.len -= n;
		cp = han_fold(unicode_fold(cp));
		digit |= cp >= '0' && cp <= '9';
		n = utf8_encode(cp, bytes);
		full |= t->len + n > sizeof t->text;
		if (full)
			continue;
		memcpy(t->text + t->len, bytes, n);
		t->len = (uint8_t)(t->len + n);
	}
	return digit;
}

/* Take punctuation off the ends once more: full-width punctuation is known as
 * such only when it is folded. */
static void
trim(struct symptom_token *t)
{
	size_t start = 0;

	while (t->len > 0 && is_edge(t->text[t->len - 1]))
		t->len--;
	while (start < t->len && is_edge(t->text[start]))
		start++;
	t->len = (uint8_t)(t->len - start);
	memmove(t->text, t->text + start, t->len);
}

static void
make_variable(struct symptom_token *t)
{
	memcpy(t->text, SYMPTOM_VARIABLE, sizeof SYMPTOM_VARIABLE - 1);
	t->len = sizeof SYMPTOM_VARIABLE - 1;
}

/* Where the token at a place ends: a quoted one at its closing quote, even
 * after spaces, any other one at white space. */
static size_t
token_end(struct str line, size_t at, bool *quoted)
{
	size_t end;

	*quoted = false;
	if (is_quote(line.p[at])) {
		for (end = at + 1; end < line.len; end++)
			if (line.p[end] == line.p[at] && (end + 1 ==
			    line.len || space_at(line, end + 1) > 0 ||
			    is_edge(line.p[end + 1]))) {
				*quoted = true;
				return end + 1;
			}
	}
	for (end = at; end < line.len && space_at(line, end) == 0; end++)
		;
	return end;
}

bool
symptom_is_variable(const struct symptom_token *token)
{
	return token->len == sizeof SYMPTOM_VARIABLE - 1 &&
	    memcmp(token->text, SYMPTOM_VARIABLE, token->len) == 0;
}

/* Add the token [start, end) to n others; returns how many there are then. */
static size_t
add_token(struct str line, size_t start, size_t end, bool quoted,
    struct symptom_token *tokens, size_t n)
{
	struct symptom_token *t = &tokens[n];

	while (start < end && is_edge(line.p[start]))
		start++;
	while (end > start && is_edge(line.p[end - 1]))
		end--;
	if (start == end && !quoted)
		return n;
	t->start = start;
	t->end = end;
	if (fold((struct str){ line.p + start, end - start }, t) || quoted)
		make_variable(t);
	trim(t);
	if (t->len == 0)
		return n;
	if (n > 0 && symptom_is_variable(t) &&
	    symptom_is_variable(&tokens[n - 1])) {
		tokens[n - 1].end = end;
		return n;
	}
	return n + 1;
}

size_t
symptom_cut(struct str line, struct symptom_token tokens[SYMPTOM_TOKENS_MAX])
{
	size_t at = 0, end, n = 0, space;
	bool quoted;

	while (at < line.len && n < SYMPTOM_TOKENS_MAX) {
		if ((space = space_at(line, at)) > 0) {
			at += space;
			continue;
		}
		end = token_end(line, at, &quoted);
		n = add_token(line, at, end, quoted, tokens, n);
		at = end;
	}
	return n;
}

bool
symptom_key_add(char key[SYMPTOM_KEY_MAX], size_t *len, struct str token)
{
	bool space = *len > 0;

	if (*len + space + token.len > SYMPTOM_KEY_MAX)
		return false;
	if (space)
		key[(*len)++] = ' ';
	memcpy(key + *len, token.p, token.len);
	*len += token.len;
	return true;
}
