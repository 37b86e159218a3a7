#include "search/suggest.h"

#include <string.h>

#include "search/distance.h"

#define WORDS_MAX	8	/* words of the text that are tried */

struct word {
	char	p[DISTANCE_WORD_MAX];
	size_t	len;
};

/* An id is two words. */
static bool
is_gap(char c)
{
	return c == ' ' || c == '/';
}

/* The words of text between spaces, in lower case, and all of them joined
 * by dashes: the way a note of several words is named. */
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

static unsigned
slips_allowed(size_t len)
{
	return len >= 8 ? 2 : len >= 4 ? 1 : 0;
}

/* The distance to the nearest word, or UINT_MAX when none is near. */
static unsigned
nearest(const struct word *words, size_t n, struct str name)
{
	unsigned best = ~0u, limit, d;
	size_t i;

	for (i = 0; i < n; i++) {
		struct str word = { words[i].p, words[i].len };

		limit = slips_allowed(word.len);
		if (limit > 0 && (d = distance_between(word, name, limit)) <=
		    limit && d < best)
			best = d;
		if (word.len >= 3 && word.len < name.len &&
		    memcmp(word.p, name.p, word.len) == 0 && best > 3)
			best = 3;
	}
	return best;
}

static void
keep(struct suggestions *out, struct str name, unsigned distance)
{
	size_t i = out->n;

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

enum kr_status
suggest_names(struct pack *pack, struct str text, struct suggestions *out)
{
	struct word words[WORDS_MAX];
	size_t n = cut_words(text, words);
	enum kr_status status;
	struct dict_iter it;
	struct str name;
	unsigned d;

	out->n = 0;
	status = dict_iter_at(&it, pack_names(pack), 0);
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &name)) == KR_OK)
		if ((d = nearest(words, n, name)) != ~0u)
			keep(out, name, d);
	return status == KR_ENOTFOUND ? KR_OK :
	    pack_fail(pack, status, "names");
}
