#include "search/fuzzy.h"

#include <string.h>

#define DEPTH_MAX	(FUZZY_WORD_MAX + FUZZY_LIMIT_MAX)

struct walk {
	struct str	word;
	unsigned	limit;
	uint8_t		rows[DEPTH_MAX + 2][FUZZY_WORD_MAX + 1];
	char		key[DEPTH_MAX + 1];	/* bytes that rows stand for */
	size_t		depth;			/* rows that hold */
	bool		longer;			/* a beginning must match */
	struct fuzzy	*out;
};

unsigned
fuzzy_limit(size_t len)
{
	return len >= 8 ? 2 : len >= 4 ? 1 : 0;
}

static uint8_t
least(uint8_t a, uint8_t b)
{
	return a < b ? a : b;
}

/*
 * Fill the row for key[0, i]; true if any of its cells is within the limit.
 * A cell that is farther from the diagonal than the limit is over the limit
 * whatever the texts are (Ukkonen, "Algorithms for approximate string
 * matching", Information and Control 64, 1985).  So only a band is filled,
 * with a cell over the limit at either side.
 */
static bool
fill_row(struct walk *w, size_t i)
{
	size_t low = i + 1 > w->limit ? i + 1 - w->limit : 1;
	size_t high = i + 1 + w->limit, j;
	const uint8_t *above = w->rows[i];
	uint8_t *row = w->rows[i + 1], best, v;
	char c = w->key[i];

	if (high > w->word.len)
		high = w->word.len;
	else if (high < w->word.len)
		row[high + 1] = (uint8_t)(w->limit + 1);
	best = row[low - 1] = low == 1 ? (uint8_t)(i + 1) :
	    (uint8_t)(w->limit + 1);
	for (j = low; j <= high; j++) {
		v = (uint8_t)(above[j - 1] + (w->word.p[j - 1] != c));
		v = least(v, (uint8_t)(above[j] + 1));
		v = least(v, (uint8_t)(row[j - 1] + 1));
		if (i > 0 && j > 1 && c == w->word.p[j - 2] &&
		    w->key[i - 1] == w->word.p[j - 1])
			v = least(v, (uint8_t)(w->rows[i - 1][j - 2] + 1));
		row[j] = v;
		best = least(best, v);
	}
	return best <= w->limit;
}

/*
 * Fill the rows of a key, and return how many of its bytes were looked at: all,
 * or fewer when a row is over the limit.  Then *dead is true, and no key that
 * begins with these bytes can match.
 */
static size_t
descend(struct walk *w, struct str key, bool *dead)
{
	size_t i = 0;

	*dead = false;
	while (i < w->depth && i < key.len && w->key[i] == key.p[i])
		i++;
	for (w->depth = i; i < key.len; i++) {
		if (i > w->word.len + w->limit - 1) {
			*dead = true;
			return i + 1;
		}
		w->key[i] = key.p[i];
		if (!fill_row(w, i)) {
			*dead = true;
			return i + 1;
		}
		w->depth = i + 1;
	}
	return i;
}

static size_t
common(struct str a, const struct fuzzy_match *m)
{
	size_t i = 0;

	while (i < a.len && i < m->len && a.p[i] == m->text[i])
		i++;
	return i;
}

static bool
is_better(const struct walk *w, const struct fuzzy_match *a,
    const struct fuzzy_match *b)
{
	size_t x = common(w->word, a), y = common(w->word, b);

	if (a->distance != b->distance)
		return a->distance < b->distance;
	return x != y ? x > y : a->ordinal < b->ordinal;
}

static void
keep(const struct walk *w, const struct fuzzy_match *m)
{
	struct fuzzy *out = w->out;
	size_t i = out->n;

	if (i == FUZZY_MAX) {
		if (!is_better(w, m, &out->v[i - 1]))
			return;
		i--;
	} else {
		out->n++;
	}
	for (; i > 0 && is_better(w, m, &out->v[i - 1]); i--)
		out->v[i] = out->v[i - 1];
	out->v[i] = *m;
}

static void
take(struct walk *w, struct str key, uint32_t ordinal)
{
	struct fuzzy_match m = { .len = key.len, .ordinal = ordinal };

	if (key.len + w->limit < w->word.len)
		return;
	m.distance = w->rows[key.len][w->word.len];
	if (m.distance == 0 || m.distance > w->limit)
		return;
	memcpy(m.text, key.p, key.len);
	keep(w, &m);
}

/* Take a key of which a beginning, but not all, is within the limit of the
 * word, as far as there are rows. */
static void
take_longer(struct walk *w, struct str key, size_t rows, uint32_t ordinal)
{
	struct fuzzy_match m = { .len = key.len, .ordinal = ordinal,
	    .distance = w->limit + 1 };
	size_t i, last = w->word.len + w->limit;

	if (key.len > sizeof m.text)
		return;
	for (i = w->word.len - w->limit; i <= rows && i <= last; i++) {
		if (i == key.len && w->rows[i][w->word.len] <= w->limit)
			return;
		if (i < key.len && w->rows[i][w->word.len] < m.distance)
			m.distance = w->rows[i][w->word.len];
	}
	if (m.distance > w->limit)
		return;
	memcpy(m.text, key.p, key.len);
	keep(w, &m);
}

static struct str
without_value(struct str key)
{
	const char *tab = memchr(key.p, '\t', key.len);

	return tab == NULL ? key :
	    (struct str){ key.p, (size_t)(tab - key.p) };
}

static enum kr_status
walk(struct walk *w, const struct dict *d)
{
	enum kr_status status;
	struct dict_iter it;
	struct str key;
	size_t i, depth;
	bool dead;

	w->out->n = 0;
	if (w->word.len > FUZZY_WORD_MAX || w->limit == 0 ||
	    (w->longer && w->word.len <= w->limit))
		return KR_OK;
	for (i = 0; i <= w->word.len; i++)
		w->rows[0][i] = (uint8_t)i;
	status = dict_iter_start(&it, d, str_of("a"));
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &key)) == KR_OK &&
	    key.len > 0 && (unsigned char)key.p[0] <= 'z') {
		struct str text = without_value(key);

		depth = descend(w, text, &dead);
		if (w->longer)
			take_longer(w, text, w->depth, it.ordinal);
		else if (!dead)
			take(w, text, it.ordinal);
		if (dead && (it.next % PACK_GROUP == 0 ||
		    dict_iter_shared(&it) >= depth))
			status = dict_iter_pass(&it, depth);
	}
	return status == KR_ENOTFOUND ? KR_OK : status;
}

enum kr_status
fuzzy_find(const struct dict *d, struct str word, unsigned limit,
    struct fuzzy *out)
{
	struct walk w = { .word = word, .limit = limit, .out = out };

	return walk(&w, d);
}

enum kr_status
fuzzy_find_longer(const struct dict *d, struct str word, unsigned limit,
    struct fuzzy *out)
{
	struct walk w = { .word = word, .limit = limit, .longer = true,
	    .out = out };

	return walk(&w, d);
}
