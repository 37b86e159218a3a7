/*
 * The lines that were typed; see past.h.
 */
#include "edit/past.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "base/state.h"

#define FILE_NAME	"history"
#define SLOTS		4096	/* of a hash table; a power of 2, mostly free */

/* Bytes of the longest file that we write. */
#define FILE_MAX	((size_t)PAST_MAX * (PAST_LINE_MAX + 1))

/*
 * Lines from the newest to the oldest, each once, no more than there is room
 * for: whatever is put together, the newest of equal lines stays where it is
 * and the oldest are left out.
 */
struct pile {
	struct str	lines[PAST_MAX];
	size_t		n;
	uint16_t	slots[SLOTS];	/* 0, or 1 + index in lines */
};

static bool
is_kept(struct str line)
{
	uint32_t cp;
	size_t n;

	if (line.len == 0 || line.len > PAST_LINE_MAX ||
	    line.p[0] == ' ' || utf8_check(line) != line.len)
		return false;
	for (; line.len > 0; line.p += n, line.len -= n) {
		n = utf8_decode(line, &cp);
		if (unicode_is_unsafe(cp))
			return false;
	}
	return true;
}

/* Put one line under those that are there, unless it is among them. */
static void
pile_take(struct pile *p, struct str line)
{
	size_t i = str_hash(line) & (SLOTS - 1);

	if (p->n == PAST_MAX)
		return;
	for (; p->slots[i] != 0; i = (i + 1) & (SLOTS - 1))
		if (str_equal(p->lines[p->slots[i] - 1], line))
			return;
	p->lines[p->n++] = line;
	p->slots[i] = (uint16_t)p->n;
}

/* The same for the good lines of a text, whose last line is the newest. */
static void
pile_take_text(struct pile *p, struct str text)
{
	size_t end, start;

	if (text.len > 0 && text.p[text.len - 1] == '\n')
		text.len--;
	for (end = text.len; end > 0 && p->n < PAST_MAX; end = start - 1) {
		struct str line;

		for (start = end; start > 0 && text.p[start - 1] != '\n';)
			start--;
		line = (struct str){ text.p + start, end - start };
		if (is_kept(line))
			pile_take(p, line);
		if (start == 0)
			break;
	}
}

/* The same for the n newest lines of h. */
static void
pile_take_newest(struct pile *p, const struct past *h, size_t n)
{
	size_t i;

	for (i = 1; i <= n; i++)
		pile_take(p, h->lines[h->count - i]);
}

/*
 * Make h hold the pile.  On failure h is as it was; the pile may be made of
 * views of h.
 */
static enum kr_status
adopt(struct past *h, const struct pile *p, size_t unsaved)
{
	struct str *lines = NULL;
	struct buf text;
	size_t i, at;

	buf_init(&text);
	for (i = p->n; i > 0; i--) {
		buf_adds(&text, p->lines[i - 1]);
		buf_addc(&text, '\n');
	}
	if (p->n > 0)
		lines = malloc(p->n * sizeof *lines);
	if (buf_status(&text) != KR_OK || (p->n > 0 && lines == NULL)) {
		buf_fini(&text);
		free(lines);
		return KR_ENOMEM;
	}
	for (i = 0, at = 0; i < p->n; i++) {
		lines[i] = (struct str){ text.p + at,
		    p->lines[p->n - 1 - i].len };
		at += lines[i].len + 1;
	}
	past_fini(h);
	*h = (struct past){ text, lines, p->n, unsaved };
	return KR_OK;
}

void
past_init(struct past *h)
{
	*h = (struct past){ .count = 0 };
	buf_init(&h->text);
}

void
past_fini(struct past *h)
{
	buf_fini(&h->text);
	free(h->lines);
	past_init(h);
}

enum kr_status
past_parse(struct past *h, struct str text)
{
	struct pile *p = calloc(1, sizeof *p);
	enum kr_status status;

	if (p == NULL)
		return KR_ENOMEM;
	pile_take_text(p, text);
	status = adopt(h, p, 0);
	free(p);
	return status;
}

enum kr_status
past_load(struct past *h)
{
	enum kr_status status;
	struct buf text;

	buf_init(&text);
	status = state_read(FILE_NAME, FILE_MAX, &text);
	if (status == KR_OK || status == KR_ENOTFOUND)
		status = past_parse(h, buf_str(&text));
	buf_fini(&text);
	return status;
}

/* What an update of the file needs. */
struct addition {
	struct past	*h;
	struct str	 line;
	struct pile	*pile;		/* zeroed */
	struct past	 merged;	/* what the file then holds */
};

/*
 * The file's lines, above them ours that it lacks, above them the new one.
 * Other lines in memory are not put back: a reader who has emptied the file
 * wants them gone.
 */
static enum kr_status
merge(struct str old, struct buf *out, void *arg)
{
	struct addition *a = arg;
	enum kr_status status;

	pile_take(a->pile, a->line);
	pile_take_newest(a->pile, a->h, a->h->unsaved);
	pile_take_text(a->pile, old);
	status = adopt(&a->merged, a->pile, 0);
	if (status == KR_OK)
		buf_adds(out, buf_str(&a->merged.text));
	return status;
}

/* The same without the file. */
static enum kr_status
remember(struct past *h, struct str line, struct pile *p)
{
	size_t unsaved;

	*p = (struct pile){ .n = 0 };
	pile_take(p, line);
	pile_take_newest(p, h, h->unsaved);
	unsaved = p->n;
	pile_take_newest(p, h, h->count);
	return adopt(h, p, unsaved);
}

enum kr_status
past_add(struct past *h, struct str line)
{
	struct addition a = { .h = h, .line = line };
	enum kr_status status;

	if (!is_kept(line))
		return KR_OK;
	if ((a.pile = calloc(1, sizeof *a.pile)) == NULL)
		return KR_ENOMEM;
	past_init(&a.merged);
	status = state_update(FILE_NAME, FILE_MAX, merge, &a);
	if (status == KR_OK) {
		past_fini(h);
		*h = a.merged;
	} else {
		past_fini(&a.merged);
		if (remember(h, line, a.pile) != KR_OK)
			status = KR_ENOMEM;
	}
	free(a.pile);
	return status;
}

size_t
past_count(const struct past *h)
{
	return h->count;
}

struct str
past_at(const struct past *h, size_t i)
{
	assert(i < h->count);
	return h->lines[i];
}
