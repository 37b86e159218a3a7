#include "prompt/candidates.h"

#include <string.h>

#include "base/message.h"

#define LOOKED_AT_MAX	512	/* keys of a dictionary */

void
candidates_init(struct candidates *c, struct str word)
{
	*c = (struct candidates){ .word = word };
	buf_init(&c->text);
}

void
candidates_fini(struct candidates *c)
{
	buf_fini(&c->text);
}

/* Does text begin with word, which has no capitals, whatever its own? */
static bool
begins(struct str text, struct str word)
{
	size_t i;
	char c;

	if (text.len < word.len)
		return false;
	for (i = 0; i < word.len; i++) {
		c = text.p[i];
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if (c != word.p[i])
			return false;
	}
	return true;
}

static bool
is_there(const struct candidates *c, struct str text)
{
	struct str rest = buf_str(&c->text);
	const char *end;

	while (rest.len > 0 &&
	    (end = memchr(rest.p, '\n', rest.len)) != NULL) {
		size_t len = (size_t)(end - rest.p);

		if (str_equal((struct str){ rest.p, len }, text))
			return true;
		rest.p += len + 1;
		rest.len -= len + 1;
	}
	return false;
}

/* Never in the middle of a character. */
static size_t
common_length(struct str a, struct str b)
{
	size_t n = 0;

	while (n < a.len && n < b.len && a.p[n] == b.p[n])
		n++;
	while (n > 0 && n < a.len && ((unsigned char)a.p[n] & 0xc0) == 0x80)
		n--;
	return n;
}

struct str
candidates_common(const struct candidates *c)
{
	return (struct str){ c->text.p, c->common };
}

void
candidates_add(struct candidates *c, struct str text)
{
	if (!begins(text, c->word) || text.len == 0 ||
	    !message_is_clean(text) || c->n == CANDIDATES_MAX ||
	    buf_status(&c->text) != KR_OK || is_there(c, text))
		return;
	c->common = c->n == 0 ? text.len :
	    common_length(candidates_common(c), text);
	buf_adds(&c->text, text);
	buf_addc(&c->text, '\n');
	c->n++;
}

enum kr_status
candidates_add_languages(struct candidates *c, const struct pack *pack)
{
	uint32_t i;

	for (i = 0; i < pack_language_count(pack); i++)
		candidates_add(c, pack_language(pack, i));
	return buf_status(&c->text);
}

enum kr_status
candidates_add_notes(struct candidates *c, struct pack *pack,
    uint32_t topic, struct str prefix)
{
	uint32_t first = 0, count = 0, i;
	enum kr_status status;
	struct buf id, full;
	const char *slash;

	buf_init(&id);
	buf_init(&full);
	status = pack_topic_notes(pack, topic, &first, &count);
	for (i = 0; i < count && status == KR_OK &&
	    c->n < CANDIDATES_MAX; i++) {
		buf_clear(&id);
		buf_clear(&full);
		status = pack_note_id(pack, first + i, &id);
		if (status != KR_OK || id.len == 0 ||
		    (slash = memchr(id.p, '/', id.len)) == NULL)
			continue;
		buf_adds(&full, prefix);
		buf_add(&full, slash + 1,
		    id.len - (size_t)(slash + 1 - id.p));
		candidates_add(c, buf_str(&full));
	}
	buf_fini(&id);
	buf_fini(&full);
	return status;
}

enum kr_status
candidates_add_keys(struct candidates *c, const struct dict *d)
{
	enum kr_status status;
	struct dict_iter it;
	struct str key;

	status = dict_iter_prefix(&it, d, c->word, LOOKED_AT_MAX);
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &key)) == KR_OK)
		candidates_add(c, key);
	return status == KR_ENOTFOUND ? KR_OK : status;
}

/* Depth is limited by the reader of the pack. */
void
candidates_add_placeholders(struct candidates *c, const struct block *b)
{
	size_t i;

	for (; b != NULL; b = b->next) {
		for (i = 0; i < b->spans.n; i++)
			if (b->spans.v[i].style & SPAN_PLACEHOLDER)
				candidates_add(c, b->spans.v[i].text);
		candidates_add_placeholders(c, b->child);
	}
}
