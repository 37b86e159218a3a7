#include "edit/recall.h"

#include <string.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/unicode.h"
#include "base/utf8.h"

#define INDENT	2	/* columns before a line of the history */

void
recall_init(struct recall *r)
{
	*r = (struct recall){ .found = RECALL_NONE };
	buf_init(&r->needle);
	buf_init(&r->original);
}

void
recall_fini(struct recall *r)
{
	buf_fini(&r->needle);
	buf_fini(&r->original);
}

bool
recall_is_on(const struct recall *r)
{
	return r->past != NULL;
}

/* Does text begin with needle, whatever the case? */
static bool
begins(struct str text, struct str needle)
{
	uint32_t a, b;
	size_t n;

	while (needle.len > 0 && text.len > 0) {
		n = utf8_decode(text, &a);
		text.p += n;
		text.len -= n;
		n = utf8_decode(needle, &b);
		needle.p += n;
		needle.len -= n;
		if (unicode_fold(a) != unicode_fold(b))
			return false;
	}
	return needle.len == 0;
}

static bool
holds(struct str text, struct str needle)
{
	uint32_t cp;
	size_t n;

	for (; text.len > 0; text.p += n, text.len -= n) {
		if (begins(text, needle))
			return true;
		n = utf8_decode(text, &cp);
	}
	return needle.len == 0;
}

/* The newest line before entry `before' that holds the needle. */
static size_t
find_before(const struct recall *r, size_t before)
{
	while (before-- > 0)
		if (holds(past_at(r->past, before),
		    buf_str(&r->needle)))
			return before;
	return RECALL_NONE;
}

void
recall_begin(struct recall *r, const struct past *h, struct str line)
{
	r->past = h;
	buf_clear(&r->needle);
	buf_clear(&r->original);
	buf_adds(&r->needle, line);
	buf_adds(&r->original, line);
	r->found = find_before(r, past_count(h));
}

void
recall_end(struct recall *r)
{
	r->past = NULL;
}

bool
recall_add(struct recall *r, uint32_t cp)
{
	size_t len = r->needle.len, found;
	size_t from = r->found == RECALL_NONE ?
	    past_count(r->past) : r->found + 1;

	buf_add_code_point(&r->needle, cp);
	found = find_before(r, from);
	if (found == RECALL_NONE) {
		r->needle.len = len;
		return false;
	}
	r->found = found;
	return true;
}

bool
recall_cut(struct recall *r)
{
	size_t len = r->needle.len;

	if (len == 0)
		return false;
	/* Back over the bytes that continue a character. */
	do
		len--;
	while (len > 0 && ((unsigned char)r->needle.p[len] & 0xc0) == 0x80);
	r->needle.len = len;
	r->found = find_before(r, past_count(r->past));
	return true;
}

bool
recall_older(struct recall *r)
{
	size_t found = r->found == RECALL_NONE ? RECALL_NONE :
	    find_before(r, r->found);

	if (found == RECALL_NONE)
		return false;
	r->found = found;
	return true;
}

struct str
recall_line(const struct recall *r)
{
	return r->found == RECALL_NONE ? buf_str(&r->original) :
	    past_at(r->past, r->found);
}

struct str
recall_original(const struct recall *r)
{
	return buf_str(&r->original);
}

void
recall_rows(const struct recall *r, int columns, int rows, struct buf *out)
{
	struct buf head;
	size_t at;

	buf_init(&head);
	buf_puts(&head, r->found == RECALL_NONE ?
	    _("history, no line with:") : _("history, lines with:"));
	buf_addc(&head, ' ');
	buf_adds(&head, buf_str(&r->needle));
	message_mask(out, buf_str(&head), columns - 1);
	buf_addc(out, '\n');
	buf_fini(&head);
	for (at = r->found; at != RECALL_NONE && rows > 1 &&
	    columns > INDENT + 1; at = find_before(r, at), rows--) {
		buf_puts(out, at == r->found ? "> " : "  ");
		message_mask(out, past_at(r->past, at),
		    columns - INDENT - 1);
		buf_addc(out, '\n');
	}
}
