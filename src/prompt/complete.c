#include "prompt/complete.h"

#include <string.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/unicode.h"
#include "command/find.h"
#include "prompt/candidates.h"
#include "prompt/colon.h"
#include "prompt/line.h"
#include "prompt/session.h"

#define GAP		2	/* columns between names of a listing */
#define LISTING_ROWS	8

/* What goes before the word that is completed, and that word. */
struct cut {
	struct str	before;
	struct str	word;
};

static struct cut
cut_word(struct str text)
{
	size_t i = text.len;

	/* No text may have no address, which nothing is added to. */
	if (i == 0)
		return (struct cut){ text, text };
	while (i > 0 && text.p[i - 1] != ' ')
		i--;
	return (struct cut){ { text.p, i }, { text.p + i, text.len - i } };
}

/* The topic that a word names, by an alias as well. */
static bool
find_topic(struct session *s, struct str name, uint32_t *topic)
{
	struct pack_target target;
	size_t count;

	if (name.len == 0 || pack_find_name(s->c->pack, name, &target, 1,
	    &count) != KR_OK || !target.is_topic)
		return false;
	*topic = target.number;
	return true;
}

/* pods/cr: the notes of the topic before the slash. */
static enum kr_status
add_ids(struct session *s, struct candidates *c)
{
	const char *slash = c->word.len == 0 ? NULL :
	    memchr(c->word.p, '/', c->word.len);
	size_t len;
	uint32_t topic;

	if (slash == NULL)
		return KR_OK;
	len = (size_t)(slash - c->word.p);
	if (!find_topic(s, (struct str){ c->word.p, len }, &topic))
		return KR_OK;
	return candidates_add_notes(c, s->c->pack, topic,
	    (struct str){ c->word.p, len + 1 });
}

/* A note or a topic: topics, ids, names; after a topic, its notes' names. */
static enum kr_status
add_names(struct session *s, struct str before, struct candidates *c)
{
	enum kr_status status;
	uint32_t topic;

	before = line_trim(before);
	if (find_topic(s, before, &topic))
		return candidates_add_notes(c, s->c->pack, topic,
		    (struct str){ NULL, 0 });
	if (before.len > 0)
		return KR_OK;
	if ((status = add_ids(s, c)) != KR_OK ||
	    (status = candidates_add_keys(c, pack_topics(s->c->pack))) !=
	    KR_OK || c->word.len == 0)
		return status;
	return candidates_add_keys(c, pack_names(s->c->pack));
}

static bool
is_ascii(struct str text)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		if ((unsigned char)text.p[i] >= 0x80)
			return false;
	return true;
}

/* Names first; any word of the notes where no name fits. */
static enum kr_status
add_words(struct session *s, struct str before, struct candidates *c)
{
	enum kr_status status = add_names(s, before, c);

	/* Nothing to go by, and thousands of words. */
	if (c->word.len == 0)
		return status;
	if (status == KR_OK && c->n == 0)
		status = candidates_add_keys(c, pack_names(s->c->pack));
	/* Chinese stands there folded, as nobody writes it. */
	if (status == KR_OK && c->n == 0 && is_ascii(c->word))
		status = candidates_add_keys(c, pack_terms(s->c->pack));
	return status;
}

/* Those of the note on the screen, and those that are filled already. */
static enum kr_status
add_placeholders(struct session *s, struct candidates *c)
{
	const struct context *context = s->c;
	enum kr_status status;
	uint32_t number;
	struct note note;
	bool first;
	size_t i;

	for (i = 0; i < context->render.define_count; i++)
		candidates_add(c, context->render.defines[i].name);
	if (!session_shown(s, &number))
		return KR_OK;
	status = find_read_quietly(s->c, number, &note, &first);
	if (status != KR_OK)
		return status == KR_ENOTFOUND ? KR_OK : status;
	candidates_add_placeholders(c, note.body);
	note_fini(&note);
	return KR_OK;
}

static enum kr_status
add_arguments(struct session *s, const struct colon_command *command,
    struct str before, struct candidates *c)
{
	switch (command->takes) {
	case COLON_NOTE:
		return add_names(s, before, c);
	case COLON_TOPIC:
		return candidates_add_keys(c, pack_topics(s->c->pack));
	case COLON_LANGUAGE:
		return candidates_add_languages(c, s->c->pack);
	case COLON_PLACEHOLDER:
		return line_trim(before).len > 0 ? KR_OK :
		    add_placeholders(s, c);
	case COLON_WORDS:
		return add_words(s, before, c);
	case COLON_SNIPPET:
	case COLON_NOTHING:
		break;
	}
	return KR_OK;
}

static void
add_commands(struct candidates *c)
{
	const struct colon_command *command;
	char name[32] = ":";
	size_t i, len;

	for (i = 0; (command = colon_command_at(i)) != NULL; i++) {
		len = strlen(command->name);
		if (len + 1 > sizeof name)
			continue;
		memcpy(name + 1, command->name, len);
		candidates_add(c, (struct str){ name, len + 1 });
	}
}

static enum kr_status
add_all(struct session *s, struct cut cut, struct candidates *c)
{
	struct str rest = cut.before, name = line_word(&rest);
	const struct colon_command *command;

	if (name.len == 0 && cut.word.len > 0 && cut.word.p[0] == ':') {
		add_commands(c);
		return KR_OK;
	}
	if (name.len == 0 || name.p[0] != ':')
		return add_words(s, cut.before, c);
	command = colon_find((struct str){ name.p + 1, name.len - 1 });
	return command == NULL ? KR_OK :
	    add_arguments(s, command, rest, c);
}

/* The next candidate, which *rest then begins after; empty at the end. */
static struct str
next(struct str *rest)
{
	struct str one = { rest->p, 0 };

	while (one.len < rest->len && rest->p[one.len] != '\n')
		one.len++;
	if (rest->len > 0) {
		rest->p += one.len + 1;
		rest->len -= one.len + 1;
	}
	return one;
}

static int
widest_of(const struct candidates *c)
{
	struct str rest = buf_str(&c->text), one;
	int widest = 1, columns;

	while ((one = next(&rest)).len > 0) {
		columns = unicode_columns(one);
		if (columns > widest)
			widest = columns;
	}
	return widest;
}

/* All in columns, as ls -x has them; what has no room is counted. */
static void
list(const struct session *s, const struct candidates *c, struct buf *out)
{
	int width = s->c->render.width - 1, cell = widest_of(c) + GAP;
	int per_row = (width + GAP) / cell > 0 ? (width + GAP) / cell : 1;
	size_t shown = 0, most = (size_t)(per_row * LISTING_ROWS);
	struct str rest = buf_str(&c->text), one;
	struct buf more;

	if (c->n > most)
		most -= (size_t)per_row;	/* for the count */
	while ((one = next(&rest)).len > 0 && shown < most) {
		message_mask(out, one, width - 1);
		if (++shown % (size_t)per_row != 0 && rest.len > 0)
			buf_fill(out, ' ',
			    (size_t)(cell - unicode_columns(one)));
		else
			buf_addc(out, '\n');
	}
	if (shown == c->n)
		return;
	buf_init(&more);
	buf_printf(&more, _("and %zu more"), c->n - shown);
	message_mask(out, buf_str(&more), width - 1);
	buf_addc(out, '\n');
	buf_fini(&more);
}

/* Names have small letters; text is what is typed, changed only in them. */
static void
fold(struct str text, struct buf *out)
{
	size_t i;

	for (i = 0; i < text.len; i++)
		buf_addc(out, text.p[i] >= 'A' && text.p[i] <= 'Z' ?
		    (char)(text.p[i] - 'A' + 'a') : text.p[i]);
}

void
complete_line(void *arg, struct str before, struct editor_completion *out)
{
	struct cut cut = cut_word(before);
	struct session *s = arg;
	struct candidates c;
	struct str common;
	struct buf word;

	buf_init(&word);
	fold(cut.word, &word);
	candidates_init(&c, buf_str(&word));
	out->cut = cut.word.len;
	if (buf_status(&word) != KR_OK || add_all(s, cut, &c) != KR_OK ||
	    c.n == 0 || buf_status(&c.text) != KR_OK) {
		buf_adds(&out->text, cut.word);
	} else {
		common = candidates_common(&c);
		/* What differs in capitals alone has less in common. */
		if (common.len < cut.word.len)
			common = cut.word;
		buf_adds(&out->text, common);
		/* A topic may be all, or the first of two words. */
		if (c.n == 1)
			buf_addc(&out->text, ' ');
		else if (str_equal(common, cut.word))
			list(s, &c, &out->rows);
	}
	candidates_fini(&c);
	buf_fini(&word);
}
