/*
 * What is known of each note; see scores.h.
 */
#include "prompt/scores.h"

#include <stdlib.h>

#include "base/unicode.h"
#include "base/utf8.h"

#define FIRST_CAP	64	/* notes; a power of 2 */
#define DIGITS_MAX	9	/* of SCORES_COUNT_MAX */

_Static_assert(SCORES_BOX_LAST < 10, "a box is one digit in the file");
_Static_assert(SCORES_COUNT_MAX == 999999999, "DIGITS_MAX digits");

void
scores_init(struct scores *s)
{
	*s = (struct scores){ .n = 0 };
}

void
scores_fini(struct scores *s)
{
	free(s->v);
	free(s->slots);
	scores_init(s);
}

bool
scores_accept(struct str id)
{
	uint32_t cp;
	size_t n;

	if (id.len == 0 || id.len > SCORES_ID_MAX || utf8_check(id) != id.len)
		return false;
	for (; id.len > 0; id.p += n, id.len -= n) {
		n = utf8_decode(id, &cp);
		if (unicode_is_unsafe(cp))
			return false;
	}
	return true;
}

/* The slot of id, or the free one where it would go; there are slots. */
static size_t
find_slot(const struct scores *s, struct str id)
{
	size_t i = str_hash(id) & s->mask;

	while (s->slots[i] != 0 && !str_equal(s->v[s->slots[i] - 1].id, id))
		i = (i + 1) & s->mask;
	return i;
}

/* Close the gaps that scores_answer() has left, and hash anew. */
static void
settle(struct scores *s)
{
	size_t i, n = 0;

	memset(s->slots, 0, (s->mask + 1) * sizeof *s->slots);
	for (i = 0; i < s->n; i++) {
		if (s->v[i].id.p == NULL)
			continue;
		s->v[n] = s->v[i];
		s->slots[find_slot(s, s->v[n].id)] = (uint32_t)n + 1;
		n++;
	}
	s->n = n;
}

/*
 * Make room for one note more.  The table has twice as many slots as there is
 * room for notes, so that it is never more than half full.
 */
static enum kr_status
make_room(struct scores *s)
{
	size_t cap = s->cap == 0 ? FIRST_CAP : s->cap * 2;
	struct score *v;
	uint32_t *slots;

	if (s->n < s->cap)
		return KR_OK;
	if (cap > UINT32_MAX / 2)
		return KR_ENOMEM;
	if (s->live > s->cap / 2 || s->cap == 0) {
		v = reallocarray(s->v, cap, sizeof *v);
		if (v == NULL)
			return KR_ENOMEM;
		s->v = v;
		slots = reallocarray(s->slots, cap * 2, sizeof *slots);
		if (slots == NULL)
			return KR_ENOMEM;
		s->slots = slots;
		s->cap = cap;
		s->mask = cap * 2 - 1;
	}
	settle(s);
	return KR_OK;
}

/* Make this the last, in place of what was known of the note. */
static enum kr_status
put_last(struct scores *s, struct score score)
{
	enum kr_status status = make_room(s);
	size_t slot;

	if (status != KR_OK)
		return status;
	slot = find_slot(s, score.id);
	if (s->slots[slot] != 0)
		s->v[s->slots[slot] - 1].id.p = NULL;
	else
		s->live++;
	s->v[s->n++] = score;
	s->slots[slot] = (uint32_t)s->n;
	return KR_OK;
}

/* Cut off what stands before the first of the byte, and drop that. */
static struct str
cut(struct str *rest, char at)
{
	const char *end = rest->len == 0 ? NULL :
	    memchr(rest->p, at, rest->len);
	struct str s = { rest->p,
		end == NULL ? rest->len : (size_t)(end - rest->p) };
	size_t used = s.len + (end != NULL);

	if (used > 0) {
		rest->p += used;
		rest->len -= used;
	}
	return s;
}

static bool
parse_number(struct str s, uint32_t *n)
{
	uint32_t value = 0;
	size_t i;

	if (s.len == 0 || s.len > DIGITS_MAX)
		return false;
	for (i = 0; i < s.len; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		value = value * 10 + (uint32_t)(s.p[i] - '0');
	}
	*n = value;
	return true;
}

static bool
parse_line(struct str line, struct score *score)
{
	uint32_t box;

	score->id = cut(&line, '\t');
	if (!scores_accept(score->id) ||
	    !parse_number(cut(&line, '\t'), &box) || box > SCORES_BOX_LAST)
		return false;
	score->box = box;
	return parse_number(cut(&line, '\t'), &score->knew) &&
	    parse_number(cut(&line, '\t'), &score->missed);
}

enum kr_status
scores_parse(struct scores *s, struct str text)
{
	enum kr_status status = KR_OK;
	struct score score;

	while (text.len > 0 && status == KR_OK)
		if (parse_line(cut(&text, '\n'), &score))
			status = put_last(s, score);
	return status;
}

const struct score *
scores_find(const struct scores *s, struct str id)
{
	size_t slot;

	if (s->slots == NULL || id.len == 0)
		return NULL;
	slot = find_slot(s, id);
	return s->slots[slot] == 0 ? NULL : &s->v[s->slots[slot] - 1];
}

static void
count(uint32_t *n)
{
	if (*n < SCORES_COUNT_MAX)
		++*n;
}

enum kr_status
scores_answer(struct scores *s, struct str id, bool knew)
{
	const struct score *old = scores_find(s, id);
	struct score score = { .box = 0 };

	if (!scores_accept(id))
		return KR_OK;
	if (old != NULL)
		score = *old;
	else
		score.id = id;
	if (knew) {
		score.box += score.box < SCORES_BOX_LAST;
		count(&score.knew);
	} else {
		score.box = 0;
		count(&score.missed);
	}
	return put_last(s, score);
}

static void
add_number(struct buf *out, uint32_t n, char end)
{
	char digits[10];
	size_t at = sizeof digits;

	do
		digits[--at] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add(out, digits + at, sizeof digits - at);
	buf_addc(out, end);
}

void
scores_write(const struct scores *s, struct buf *out)
{
	size_t i, skip = s->live > SCORES_MAX ? s->live - SCORES_MAX : 0;

	for (i = 0; i < s->n; i++) {
		const struct score *score = &s->v[i];

		if (score->id.p == NULL)
			continue;
		if (skip > 0) {
			skip--;
			continue;
		}
		buf_adds(out, score->id);
		buf_addc(out, '\t');
		add_number(out, score->box, '\t');
		add_number(out, score->knew, '\t');
		add_number(out, score->missed, '\n');
	}
}
