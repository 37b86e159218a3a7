#include "prompt/input.h"

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

void
input_push(struct input *k, struct str text)
{
	put_first(k, str_of(paste_ends));
	put_first(k, text);
	put_first(k, str_of(paste_begins));
}

void
input_push_key(struct input *k, char key)
{
	put_first(k, (struct str){ &key, 1 });
}

/* Read what is there within so many milliseconds. */
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

/* Do the next bytes begin (or end) a paste?  Waits for the rest of a mark. */
static bool
take_mark(struct input *k, const char *mark)
{
	struct str rest = rest_of(k);

	while (rest.len < MARK_LENGTH && rest.len > 0 &&
	    memcmp(rest.p, mark, rest.len) == 0 && fill(k, INPUT_REST_MS))
		rest = rest_of(k);
	if (rest.len < MARK_LENGTH || memcmp(rest.p, mark, MARK_LENGTH) != 0)
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
	    fill(k, INPUT_REST_MS))
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
		if (rest_of(k).p[0] == ESC &&
		    take_mark(k, k->pasting ? paste_ends : paste_begins)) {
			k->pasting = !k->pasting;
			continue;
		}
		*cp = decode(k);
		if (k->pasting && is_blank(*cp))
			*cp = ' ';
		if (k->pasting ? unicode_is_unsafe(*cp) ||
		    *cp == UTF8_REPLACEMENT : !is_key(*cp))
			continue;
		return INPUT_CHAR;
	}
}
