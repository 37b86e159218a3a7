#include "search/suggest.h"

#include <string.h>

#include "search/fuzzy.h"

#define WORDS_MAX	8	/* words of the text that are tried */
#define WORD_MAX	64	/* bytes that are looked at */
#define LONGER_MIN	3	/* letters that a name may begin with */
#define BEGINNING_MIN	6	/* likewise, mistyped */
#define FAR		3	/* distance of such a name, and more than
				 * that of one with a typo */

struct word {
	char	p[WORD_MAX];
	size_t	len;
};

/* An id, TOPIC/NAME, is two words. */
static bool
is_gap(char c)
{
	return c == ' ' || c == '/';
}

/* Cut a text at spaces into words in lower case.  The first word is all of
 * them joined by dashes, as the name of a note of several words is. */
static size_t
cut_words(struct str text, struct word words[WORDS_MAX])
{
	struct word *joined = &words[0];
	size_t i = 0, n = 1;

	joined->len = 0;
	while (i < text.len && n < WORDS_MAX) {
		struct word *w = &words[n];

		w->len = 0;
		for (; i < text.len && !is_gap(text.p[i]); i++) {
			char c = text.p[i];

			if (w->len < sizeof w->p)
				w->p[w->len++] = c >= 'A' && c <= 'Z' ?
				    (char)(c - 'A' + 'a') : c;
		}
		while (i < text.len && is_gap(text.p[i]))
			i++;
		if (joined->len + w->len + 1 <= sizeof joined->p) {
			if (joined->len > 0)
				joined->p[joined->len++] = '-';
			memcpy(joined->p + joined->len, w->p, w->len);
			joined->len += w->len;
		}
		n += w->len > 0;
	}
	return n;
}

static void
keep(struct suggestions *out, struct str name, unsigned distance)
{
	size_t i = out->n, j;

	for (j = 0; j < i; j++)
		if (str_equal((struct str){ out->v[j].text, out->v[j].len },
		    name))
			return;
	if (i == SUGGEST_MAX) {
		if (out->v[i - 1].distance <= distance)
			return;
		i--;
	} else {
		out->n++;
	}
	for (; i > 0 && out->v[i - 1].distance > distance; i--)
		out->v[i] = out->v[i - 1];
	memcpy(out->v[i].text, name.p, name.len);
	out->v[i].len = name.len;
	out->v[i].distance = distance;
}

static void
keep_all(struct suggestions *out, const struct fuzzy *near, unsigned farther)
{
	size_t i;

	for (i = 0; i < near->n; i++)
		keep(out, (struct str){ near->v[i].text, near->v[i].len },
		    near->v[i].distance + farther);
}

/* Names that are a typo or two away, or begin with something that is one. */
static enum kr_status
add_near(const struct dict *names, struct str word, struct suggestions *out)
{
	enum kr_status status;
	struct fuzzy near;

	status = fuzzy_find(names, word, fuzzy_limit(word.len), &near);
	if (status != KR_OK)
		return status;
	keep_all(out, &near, 0);
	if (near.n > 0 || word.len < BEGINNING_MIN)
		return KR_OK;
	status = fuzzy_find_longer(names, word, 1, &near);
	if (status == KR_OK)
		keep_all(out, &near, FAR);
	return status;
}

/* Names that are the word or begin with it. */
static enum kr_status
add_longer(const struct dict *names, struct str word, struct suggestions *out)
{
	enum kr_status status;
	struct dict_iter it;
	struct str name;

	status = dict_iter_prefix(&it, names, word, SUGGEST_MAX);
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &name)) == KR_OK)
		keep(out, name, name.len == word.len ? 0 : FAR);
	return status == KR_ENOTFOUND ? KR_OK : status;
}

enum kr_status
suggest_names(struct pack *pack, struct str text, struct suggestions *out)
{
	const struct dict *names = pack_names(pack);
	struct word words[WORDS_MAX];
	size_t i, n = cut_words(text, words);
	enum kr_status status = KR_OK;

	out->n = 0;
	for (i = 0; i < n && status == KR_OK; i++) {
		struct str word = { words[i].p, words[i].len };

		if (word.len < LONGER_MIN)
			continue;
		status = add_near(names, word, out);
		if (status == KR_OK)
			status = add_longer(names, word, out);
	}
	return status == KR_OK ? KR_OK : pack_fail(pack, status, "names");
}
