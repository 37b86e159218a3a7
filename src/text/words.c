#include "text/words.h"

#include <stdint.h>

#include "text/han.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* The state of words_each(). */
struct walk {
	words_fn	 fn;
	void		*context;
	const char	*begin;		/* of the whole text */
	bool		 stopped;
};

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Characters that join the parts of an identifier. */
static bool
is_joiner(uint32_t cp)
{
	return cp == '-' || cp == '_' || cp == '.' || cp == '/' ||
	    cp == ':' || cp == '@' || cp == '+' || cp == '\'';
}

static bool
is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' ||
	    c == 'y';
}

static bool
ends_with(const char *term, size_t len, const char *end)
{
	size_t n = strlen(end);

	return len > n && memcmp(term + len - n, end, n) == 0;
}

static bool
has_vowel(const char *term, size_t len)
{
	while (len > 0)
		if (is_vowel(term[--len]))
			return true;
	return false;
}

/* Plurals: policies, classes and statuses, pods; not status or access. */
static size_t
stem_plural(char *term, size_t len)
{
	if (len > 4 && ends_with(term, len, "ies")) {
		term[len - 3] = 'y';
		return len - 2;
	}
	if (len > 4 && (ends_with(term, len, "sses") ||
	    ends_with(term, len, "uses") || ends_with(term, len, "xes") ||
	    ends_with(term, len, "ches") || ends_with(term, len, "shes")))
		return len - 2;
	if (ends_with(term, len, "s") && !ends_with(term, len, "ss") &&
	    !ends_with(term, len, "us") && !ends_with(term, len, "is"))
		return len - 1;
	return len;
}

/* restarting, stopped: the ending goes, and one of two equal letters. */
static size_t
stem_verb(char *term, size_t len)
{
	size_t cut = len;

	if (len > 5 && ends_with(term, len, "ing"))
		cut = len - 3;
	else if (len > 4 && ends_with(term, len, "ed"))
		cut = len - 2;
	if (cut == len || !has_vowel(term, cut))
		return len;
	if (cut > 3 && term[cut - 1] == term[cut - 2] &&
	    term[cut - 1] != 'l' && term[cut - 1] != 's')
		cut--;
	return cut;
}

/* Only for words of plain letters; identifiers stay as they are. */
static size_t
stem(char *term, size_t len)
{
	if (len < 4 || !str_is_letters((struct str){ term, len }))
		return len;
	len = stem_plural(term, len);
	len = stem_verb(term, len);
	if (len > 4 && term[len - 1] == 'e')
		len--;
	return len;
}

/* Stem the text of a term and call fn for the term. */
static void
emit(struct walk *w, struct words_term t)
{
	char term[WORDS_TERM_MAX];
	size_t len = t.text.len;

	if (len == 0 || w->stopped)
		return;
	if (len > sizeof term) {
		/* Cut between characters. */
		len = sizeof term;
		while (((unsigned char)t.text.p[len] & 0xc0) == 0x80)
			len--;
	}
	memcpy(term, t.text.p, len);
	t.text = (struct str){ term, stem(term, len) };
	if (!w->fn(&t, w->context))
		w->stopped = true;
}

/* An identifier: the text as it was, for its capitals, and folded. */
#define RUN_MAX	256	/* bytes; what is longer is several runs */

struct run {
	size_t	start;			/* in the whole text, bytes */
	char	raw[RUN_MAX];
	char	folded[RUN_MAX];
	size_t	raw_start[RUN_MAX];	/* of the folded byte's character */
	size_t	raw_len;
	size_t	len;			/* of folded */
};

/* Does a new word of a camel-case name begin at raw byte i of [start, end)? */
static bool
camel_edge(const char *raw, size_t start, size_t i, size_t end)
{
	if (i == start)
		return false;
	if (is_upper(raw[i]) && (is_lower(raw[i - 1]) || is_digit(raw[i - 1])))
		return true;
	/* The last capital of OOMKilled belongs to the word after it;
	 * PVCs is one word all the same. */
	return is_upper(raw[i]) && is_upper(raw[i - 1]) && i + 2 < end &&
	    is_lower(raw[i + 1]) && is_lower(raw[i + 2]);
}

/* The folded bytes [from, to) of a run. */
static void
emit_run(struct walk *w, const struct run *r, size_t from, size_t to,
    enum words_kind kind, bool joined)
{
	emit(w, (struct words_term){
	    .text = { r->folded + from, to - from },
	    .kind = kind,
	    .joined = joined,
	    .start = r->start + r->raw_start[from],
	    .end = r->start + (to < r->len ? r->raw_start[to] :
	    r->raw_len),
	});
}

static void
emit_camel(struct walk *w, const struct run *r, size_t start, size_t end)
{
	size_t from = start, i, count = 0;

	for (i = start; i < end; i++)
		count += camel_edge(r->raw, r->raw_start[start],
		    r->raw_start[i], r->raw_start[end - 1] + 1);
	if (count == 0)
		return;
	for (i = start; i <= end; i++) {
		if (i < end && !camel_edge(r->raw, r->raw_start[start],
		    r->raw_start[i], r->raw_start[end - 1] + 1))
			continue;
		emit_run(w, r, from, i, WORDS_CAMEL, false);
		from = i;
	}
}

/* The terms of a run: joiners at its ends do not count, but for the dashes of
 * a flag. */
static void
emit_identifier(struct walk *w, const struct run *r)
{
	size_t start = 0, end = r->len, from, i;
	bool joined = false;

	while (end > start && is_joiner((unsigned char)r->folded[end - 1]))
		end--;
	while (start < end && is_joiner((unsigned char)r->folded[start]))
		start++;
	if (start == end)
		return;
	for (i = start; i < end; i++)
		joined |= is_joiner((unsigned char)r->folded[i]);
	/* A flag is known by its dashes as well. */
	if (start > 0 && r->folded[start - 1] == '-') {
		from = start - 1;
		if (from > 0 && r->folded[from - 1] == '-')
			from--;
		emit_run(w, r, from, end, WORDS_FLAG, false);
	}
	emit_run(w, r, start, end, WORDS_WHOLE, joined);
	for (from = i = start; i <= end; i++) {
		if (i < end && !is_joiner((unsigned char)r->folded[i]))
			continue;
		if (joined && i > from)
			emit_run(w, r, from, i, WORDS_PART, false);
		if (i > from)
			emit_camel(w, r, from, i);
		from = i + 1;
	}
}

static void
run_add(struct run *r, uint32_t cp)
{
	size_t n, i;

	n = utf8_encode(unicode_fold(cp), r->folded + r->len);
	for (i = 0; i < n; i++)
		r->raw_start[r->len + i] = r->raw_len;
	r->len += n;
	r->raw_len += utf8_encode(cp, r->raw + r->raw_len);
}

/* Take a run of identifier characters off the front of text. */
static void
take_identifier(struct walk *w, struct str *text)
{
	struct run r;	/* not cleared: it is long, and most words are short */
	uint32_t cp;
	size_t n;

	r.start = (size_t)(text->p - w->begin);
	r.len = r.raw_len = 0;
	while (text->len > 0 && r.len + 4 <= RUN_MAX &&
	    r.raw_len + 4 <= RUN_MAX) {
		n = utf8_decode(*text, &cp);
		if (unicode_is_cjk(cp) ||
		    (!unicode_is_word(cp) && !is_joiner(cp)))
			break;
		run_add(&r, cp);
		text->p += n;
		text->len -= n;
	}
	emit_identifier(w, &r);
}

/* Take a run of Chinese or kana: bigrams, or the one character. */
static void
take_cjk(struct walk *w, struct str *text)
{
	struct words_term t = { .kind = WORDS_CHARACTER };
	size_t before = 0, before_at = 0, len, n, at, count = 0;
	char pair[8];
	uint32_t cp;

	while (text->len > 0) {
		n = utf8_decode(*text, &cp);
		if (!unicode_is_cjk(cp))
			break;
		at = (size_t)(text->p - w->begin);
		len = utf8_encode(han_fold(unicode_fold(cp)), pair + before);
		t = (struct words_term){ { pair + before, len },
		    WORDS_CHARACTER, false, at, at + n };
		emit(w, t);
		if (count++ > 0)
			emit(w, (struct words_term){ { pair, before + len },
			    WORDS_PAIR, false, before_at, at + n });
		memmove(pair, pair + before, len);
		before = len;
		before_at = at;
		text->p += n;
		text->len -= n;
	}
	if (count == 1) {
		t.text.p = pair;
		t.kind = WORDS_PAIR;
		emit(w, t);
	}
}

void
words_each(struct str text, words_fn fn, void *context)
{
	struct walk w = { .fn = fn, .context = context, .begin = text.p };
	uint32_t cp;
	size_t n;

	while (text.len > 0 && !w.stopped) {
		n = utf8_decode(text, &cp);
		if (unicode_is_cjk(cp)) {
			take_cjk(&w, &text);
		} else if (unicode_is_word(cp) || is_joiner(cp)) {
			take_identifier(&w, &text);
		} else {
			text.p += n;
			text.len -= n;
		}
	}
}
