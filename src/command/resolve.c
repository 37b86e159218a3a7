#include "command/resolve.h"

#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"

/* Append the words folded, with c between them. */
static void
join(struct buf *out, char *const *words, int count, char c)
{
	uint32_t cp;
	size_t n;
	int i;

	for (i = 0; i < count; i++) {
		struct str word = str_of(words[i]);

		if (i > 0)
			buf_addc(out, c);
		for (; word.len > 0; word.p += n, word.len -= n) {
			n = utf8_decode(word, &cp);
			buf_add_code_point(out, unicode_fold(cp));
		}
	}
}

/* Notes of one name that are looked at, in as many topics. */
#define NAMESAKES_MAX	64

/* Of the notes of this name, whatever its case, the one in the topic. */
static enum kr_status
find_namesake(struct pack *pack, uint32_t topic, struct str name,
    uint32_t *note)
{
	struct pack_target found[NAMESAKES_MAX];
	uint32_t first, count;
	enum kr_status status;
	size_t n, i;

	status = pack_find_name(pack, name, found, NAMESAKES_MAX, &n);
	if (status == KR_OK)
		status = pack_topic_notes(pack, topic, &first, &count);
	if (status != KR_OK)
		return status;
	for (i = 0; i < n && i < NAMESAKES_MAX; i++)
		if (!found[i].is_topic && found[i].number >= first &&
		    found[i].number - first < count) {
			*note = found[i].number;
			return KR_OK;
		}
	return KR_ENOTFOUND;
}

/* TOPIC/NAME, where TOPIC may be an alias; NAME too, of a note in it. */
static enum kr_status
find_id(struct pack *pack, struct str topic, struct str name,
    uint32_t *note)
{
	struct pack_target target;
	enum kr_status status;
	size_t count;

	status = pack_find_name(pack, topic, &target, 1, &count);
	if (status == KR_OK && !target.is_topic)
		status = KR_ENOTFOUND;
	return status != KR_OK ? status :
	    find_namesake(pack, target.number, name, note);
}

/* As it was typed first: an id may hold capitals. */
static enum kr_status
find_typed(struct pack *pack, char *const *words, int count, uint32_t *note)
{
	struct buf id;
	enum kr_status status;
	int i;

	buf_init(&id);
	for (i = 0; i < count; i++) {
		if (i > 0)
			buf_addc(&id, i == 1 ? '/' : '-');
		buf_puts(&id, words[i]);
	}
	status = buf_status(&id) != KR_OK ? buf_status(&id) :
	    pack_find_note(pack, buf_str(&id), note);
	buf_fini(&id);
	return status;
}

static enum kr_status
find_split(struct pack *pack, char *const *words, int count,
    uint32_t *note)
{
	enum kr_status status;
	struct buf text;
	const char *slash;
	struct str all;
	size_t topic;

	buf_init(&text);
	join(&text, words, 1, '-');
	topic = text.len;
	if (count > 1) {
		buf_addc(&text, '/');
		join(&text, words + 1, count - 1, '-');
	}
	all = buf_str(&text);
	slash = all.len == 0 ? NULL : memchr(all.p, '/', all.len);
	if ((status = buf_status(&text)) == KR_OK && slash == NULL)
		status = KR_ENOTFOUND;
	if (status == KR_OK) {
		topic = (size_t)(slash - all.p);
		status = find_id(pack, (struct str){ all.p, topic },
		    (struct str){ all.p + topic + 1, all.len - topic - 1 },
		    note);
	}
	buf_fini(&text);
	return status;
}

/* A topic wins over notes of its name, and stands before them in the pack;
 * of notes there must be only one. */
static enum kr_status
find_name(struct pack *pack, char *const *words, int count,
    struct pack_target *target)
{
	struct pack_target found[8];
	enum kr_status status;
	struct buf name;
	size_t n = 0, i;

	buf_init(&name);
	join(&name, words, count, '-');
	status = buf_status(&name);
	if (status == KR_OK)
		status = pack_find_name(pack, buf_str(&name), found,
		    sizeof found / sizeof found[0], &n);
	buf_fini(&name);
	if (status != KR_OK)
		return status;
	for (i = 0; i < n && i < sizeof found / sizeof found[0]; i++)
		if (found[i].is_topic) {
			*target = found[i];
			return KR_OK;
		}
	if (n != 1)
		return KR_ENOTFOUND;
	*target = found[0];
	return KR_OK;
}

enum kr_status
resolve_words(struct pack *pack, char *const *words, int count,
    struct pack_target *target)
{
	enum kr_status status;
	uint32_t note;

	if (count == 0)
		return KR_ENOTFOUND;
	status = find_typed(pack, words, count, &note);
	if (status == KR_ENOTFOUND)
		status = find_split(pack, words, count, &note);
	if (status == KR_OK)
		*target = (struct pack_target){ note, false };
	if (status == KR_ENOTFOUND)
		status = find_name(pack, words, count, target);
	return status;
}
