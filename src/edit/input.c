#include "edit/input.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/unicode.h"
#include "base/utf8.h"

#define READ_SIZE	4096	/* bytes at once */
#define ESC		0x1b

static const char paste_begins[] = "\033[200~";
static const char paste_ends[] = "\033[201~";

#define MARK_LENGTH	(sizeof paste_begins - 1)

void
input_init(struct input *k, int fd)
{
	*k = (struct input){ .fd = fd };
	buf_init(&k->bytes);
}

void
input_fini(struct input *k)
{
	buf_fini(&k->bytes);
}

static struct str
rest_of(const struct input *k)
{
	struct str all = buf_str(&k->bytes);

	return (struct str){ all.p == NULL ? NULL : all.p + k->at,
	    all.len - k->at };
}

/* Forget what was handed out, so that the buffer does not grow for ever. */
static void
drop_used(struct input *k)
{
	if (k->at > 0)
		memmove(k->bytes.p, k->bytes.p + k->at,
		    k->bytes.len - k->at);
	k->bytes.len -= k->at;
	k->at = 0;
}

/* Put bytes in front of those that were read. */
static void
put_first(struct input *k, struct str first)
{
	struct buf typed = k->bytes;
	struct str rest = rest_of(k);

	buf_init(&k->bytes);
	k->at = 0;
	buf_adds(&k->bytes, first);
	buf_adds(&k->bytes, rest);
	buf_fini(&typed);
}

/* Terminals, too, leave ESC out of what they send as pasted: else a mark in
 * the text would end the paste, and what follows would be keys. */
void
input_push(struct input *k, struct str text)
{
	struct buf paste;
	size_t i;

	buf_init(&paste);
	buf_puts(&paste, paste_begins);
	for (i = 0; i < text.len; i++)
		if (text.p[i] != ESC)
			buf_addc(&paste, text.p[i]);
	buf_puts(&paste, paste_ends);
	if (buf_status(&paste) == KR_OK)
		put_first(k, buf_str(&paste));
	buf_fini(&paste);
}

void
input_push_key(struct input *k, char key)
{
	put_first(k, (struct str){ &key, 1 });
}

/* Read what is there within so many milliseconds; what rest_of() gave is no
 * longer there afterwards, whether there was something or not. */
static bool
fill(struct input *k, int milliseconds)
{
	struct pollfd p = { .fd = k->fd, .events = POLLIN };
	char *room;
	ssize_t n;

	if (k->ended || poll(&p, 1, milliseconds) <= 0)
		return false;
	drop_used(k);
	if ((room = buf_reserve(&k->bytes, READ_SIZE)) == NULL) {
		k->ended = true;
		return false;
	}
	n = read(k->fd, room, READ_SIZE);
	if (n > 0)
		k->bytes.len += (size_t)n;
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		k->ended = true;
	return n > 0;
}

bool
input_goes_on(struct input *k)
{
	return rest_of(k).len > 0 || fill(k, INPUT_REST_MS);
}

static bool
begins(struct str text, const char *mark)
{
	return memcmp(text.p, mark, text.len < MARK_LENGTH ? text.len :
	    MARK_LENGTH) == 0;
}

/* Take the mark that is next, if one is; waits for the rest of it.  Inside a
 * paste another may not begin, and an end is no key anywhere. */
static bool
take_mark(struct input *k)
{
	struct str rest = rest_of(k);

	while (rest.len < MARK_LENGTH && (begins(rest, paste_begins) ||
	    begins(rest, paste_ends)) && fill(k, INPUT_REST_MS))
		rest = rest_of(k);
	rest = rest_of(k);
	if (rest.len < MARK_LENGTH)
		return false;
	if (begins(rest, paste_ends))
		k->pasting = false;
	else if (!k->pasting && begins(rest, paste_begins))
		k->pasting = true;
	else
		return false;
	k->at += MARK_LENGTH;
	return true;
}

/* How many bytes the character has that begins with this one. */
static size_t
length_of(unsigned char first)
{
	return first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 :
	    first < 0xf5 ? 4 : 1;
}

/* A whole character, or UTF8_REPLACEMENT for bytes that are none. */
static uint32_t
decode(struct input *k)
{
	struct str rest = rest_of(k);
	uint32_t cp;

	while (rest.len < length_of((unsigned char)rest.p[0]) &&
	    fill(k, INPUT_BYTES_MS))
		rest = rest_of(k);
	rest = rest_of(k);
	k->at += utf8_decode(rest, &cp);
	return cp;
}

static bool
is_blank(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == '\t';
}

/* A key that the editor may have: a control character, but not of C1, or
 * text that is safe to show. */
static bool
is_key(uint32_t cp)
{
	return cp < 0x20 || cp == 0x7f ||
	    (cp != UTF8_REPLACEMENT && !unicode_is_unsafe(cp));
}

bool
input_is_empty(const struct input *k)
{
	return rest_of(k).len == 0;
}

enum input_result
input_next(struct input *k, uint32_t *cp)
{
	for (;;) {
		if (rest_of(k).len == 0 && !fill(k, 0))
			return k->ended ? INPUT_END : INPUT_EMPTY;
		if (rest_of(k).p[0] == ESC && take_mark(k))
			continue;
		*cp = decode(k);
		if (k->pasting && is_blank(*cp))
			*cp = ' ';
		if (k->pasting ? unicode_is_unsafe(*cp) ||
		    *cp == UTF8_REPLACEMENT : !is_key(*cp))
			continue;
		return INPUT_CHAR;
	}
}
