/*
 * k8sref --complete WORD...: what may stand at the end of an unfinished
 * command line, for the shells' completion and for kubectl's.
 *
 * A line is a candidate, a TAB and what it means; the last line is a colon
 * and a number that says what else the shell may do, as cobra's programs
 * print it (kubectl reads this).  Candidates are whole words, but kubectl gets
 * only VALUE of --OPTION=VALUE: the scripts of cobra put the rest before it.
 * Whoever presses a key wants an answer or silence: what cannot be read or
 * understood gives no candidates.
 */

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "command/command.h"
#include "command/find.h"
#include "command/resolve.h"
#include "pack/dict.h"

#define CANDIDATES_MAX	500	/* nobody reads more */
#define KEYS_MAX	1000	/* looked at for that; some do not fit */
#define TEXT_COLUMNS	100	/* of an explanation; shells cut it further */
#define PLACEHOLDERS_MAX 64	/* of one note */

/* The bits of the last line that we use. */
#define DIRECTIVE_NO_SPACE	2u	/* the word goes on */
#define DIRECTIVE_NO_FILES	4u

struct completion {
	const struct context	*c;
	struct buf		*out;
	struct options_start	 line;		/* before the word */
	bool			 readable;	/* is c->pack? */
	struct str		 lead;		/* of the word, settled */
	struct str		 rest;		/* of the word */
	size_t			 skip;		/* bytes before an id's name */
	size_t			 count;		/* candidates so far */
	unsigned		 directive;
};

/* What a walk over a dictionary does with a key; false ends it. */
typedef bool (*visit_fn)(struct completion *m, struct str key,
    uint32_t ordinal);

static struct str
after(struct str s, size_t n)
{
	return (struct str){ s.p + n, s.len - n };
}

static bool
is_plain_ascii(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	    (byte >= '0' && byte <= '9') ||
	    (byte != '\0' && strchr("-./_,:=@%+", byte) != NULL);
}

/*
 * Can the word be put on a command line as it is?  A name from a pack that a
 * shell would have to quote is not offered: a shell that forgets to would
 * let the pack type commands.
 */
static bool
is_plain(struct str word)
{
	uint32_t cp;
	size_t n;

	if (word.len == 0 || memchr("-:=", word.p[0], 3) != NULL)
		return false;
	for (; word.len > 0; word = after(word, n)) {
		n = utf8_decode(word, &cp);
		if (cp < 0x80 ? !is_plain_ascii((unsigned char)cp) :
		    cp == UTF8_REPLACEMENT || unicode_is_unsafe(cp))
			return false;
	}
	return true;
}

/* A candidate, if it begins as the word does; false when there are enough. */
static bool
offer(struct completion *m, struct str value, struct str text)
{
	struct buf *out = m->out;

	if (!str_begins(value, m->rest))
		return true;
	buf_adds(out, m->lead);
	buf_adds(out, value);
	if (text.len > 0) {
		buf_addc(out, '\t');
		message_mask(out, text, TEXT_COLUMNS);
	}
	buf_addc(out, '\n');
	return ++m->count < CANDIDATES_MAX;
}

/* A name of a note or a topic, explained by the one's title and the other's
 * summary: a topic's title is its name once more. */
static bool
offer_target(struct completion *m, struct pack_target target,
    struct str value)
{
	const struct language_list *l = &m->c->languages;
	struct str text = { "", 0 };
	enum kr_status status;
	struct pack_head head;
	bool more;

	if (!str_begins(value, m->rest) || !is_plain(value))
		return true;
	status = target.is_topic ?
	    pack_topic_head(m->c->pack, target.number, l->v, l->n, &head) :
	    pack_note_head(m->c->pack, target.number, l->v, l->n, &head);
	if (status == KR_OK)
		text = target.is_topic && head.summary.len > 0 ?
		    head.summary : head.title;
	more = offer(m, value, text);
	pack_head_fini(&head);
	return more;
}

/* Visit the keys that begin with the prefix. */
static void
walk(struct completion *m, const struct dict *d, struct str prefix,
    visit_fn visit)
{
	struct dict_iter it;
	struct str key;

	if (dict_iter_prefix(&it, d, prefix, KEYS_MAX) != KR_OK)
		return;
	while (dict_iter_next(&it, &key) == KR_OK &&
	    visit(m, key, it.ordinal))
		;
}

static bool
visit_topic(struct completion *m, struct str key, uint32_t ordinal)
{
	return offer_target(m, (struct pack_target){ ordinal, true }, key);
}

static bool
visit_id(struct completion *m, struct str key, uint32_t ordinal)
{
	return offer_target(m, (struct pack_target){ ordinal, false },
	    after(key, m->skip));
}

/* An alias, or the name of one note only.  The names of topics are among
 * these, too, and have been offered before. */
static bool
visit_name(struct completion *m, struct str key, uint32_t ordinal)
{
	struct pack_target found[2];
	uint32_t topic;
	size_t n;

	(void)ordinal;
	if (pack_find_name(m->c->pack, key, found, 2, &n) != KR_OK ||
	    (!found[0].is_topic && n > 1) ||
	    pack_find_topic(m->c->pack, key, &topic) == KR_OK)
		return true;
	return offer_target(m, found[0], key);
}

/* The names of the notes in the topic that the word names. */
static void
offer_notes(struct completion *m, char *word)
{
	struct pack *pack = m->c->pack;
	struct pack_target target;
	struct buf prefix;

	if (resolve_words(pack, &word, 1, &target) != KR_OK ||
	    !target.is_topic)
		return;
	buf_init(&prefix);
	if (pack_topic_name(pack, target.number, &prefix) == KR_OK) {
		buf_addc(&prefix, '/');
		m->skip = prefix.len;
		buf_adds(&prefix, m->rest);
		if (buf_status(&prefix) == KR_OK)
			walk(m, pack_ids(pack), buf_str(&prefix), visit_id);
	}
	buf_fini(&prefix);
}

/* TOPIC/NAME in one word, where TOPIC may be an alias. */
static void
offer_ids(struct completion *m, size_t slash)
{
	struct buf topic;

	m->lead = (struct str){ m->rest.p, slash + 1 };
	m->rest = after(m->rest, slash + 1);
	if (!is_plain(m->lead))
		return;
	buf_init(&topic);
	buf_add(&topic, m->lead.p, slash);
	buf_addc(&topic, '\0');
	if (buf_status(&topic) == KR_OK)
		offer_notes(m, topic.p);
	buf_fini(&topic);
}

/* What names a topic or a note.  Without a first letter, topics will do. */
static void
offer_names(struct completion *m)
{
	const struct options *o = &m->line.options;
	const char *slash = m->rest.len == 0 ? NULL :
	    memchr(m->rest.p, '/', m->rest.len);

	if (!m->readable || o->ask.count > 1)
		return;
	if (o->ask.count == 1) {
		offer_notes(m, o->ask.words[0]);
		return;
	}
	if (slash != NULL) {
		offer_ids(m, (size_t)(slash - m->rest.p));
		return;
	}
	walk(m, pack_topics(m->c->pack), m->rest, visit_topic);
	if (m->rest.len > 0 && m->count < CANDIDATES_MAX)
		walk(m, pack_names(m->c->pack), m->rest, visit_name);
}

static void
offer_languages(struct completion *m)
{
	const struct pack *pack = m->c->pack;
	uint32_t i;

	for (i = 0; m->readable && i < pack_language_count(pack); i++)
		if (is_plain(pack_language(pack, i)))
			offer(m, pack_language(pack, i),
			    (struct str){ "", 0 });
}

/* The names of a note's placeholders, each once. */
struct placeholders {
	struct str	v[PLACEHOLDERS_MAX];
	size_t		n;
};

static void
add_placeholder(struct placeholders *p, struct str name)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (str_equal(p->v[i], name))
			return;
	if (p->n < PLACEHOLDERS_MAX)
		p->v[p->n++] = name;
}

static void
add_placeholders(struct placeholders *p, const struct block *b)
{
	size_t i;

	for (; b != NULL; b = b->next) {
		for (i = 0; i < b->spans.n; i++)
			if (b->spans.v[i].style & SPAN_PLACEHOLDER)
				add_placeholder(p, b->spans.v[i].text);
		/* Depth is limited by the reader of the pack. */
		add_placeholders(p, b->child);
	}
}

/* NAME= for -D; the value that follows is the reader's. */
static void
offer_note_placeholders(struct completion *m, const struct note *note)
{
	struct placeholders all = { .n = 0 };
	struct buf name;
	size_t i;

	add_placeholders(&all, note->body);
	buf_init(&name);
	for (i = 0; i < all.n; i++) {
		buf_clear(&name);
		buf_adds(&name, all.v[i]);
		buf_addc(&name, '=');
		if (buf_status(&name) == KR_OK && is_plain(all.v[i]))
			offer(m, buf_str(&name), (struct str){ "", 0 });
	}
	buf_fini(&name);
}

static void
offer_placeholders(struct completion *m)
{
	const struct options *o = &m->line.options;
	struct pack_target target;
	struct note note;
	bool first;

	m->directive |= DIRECTIVE_NO_SPACE;
	if (!m->readable || resolve_words(m->c->pack, o->ask.words,
	    o->ask.count, &target) != KR_OK || target.is_topic ||
	    find_read_quietly(m->c, target.number, &note, &first) != KR_OK)
		return;
	offer_note_placeholders(m, &note);
	note_fini(&note);
}

static void
offer_values(struct completion *m, const struct option_spec *spec)
{
	const struct option_value *v;

	for (v = spec->values; v != NULL && v->name != NULL; v++)
		offer(m, str_of(v->name), (struct str){ "", 0 });
	switch (spec->hint) {
	case HINT_NONE:
		break;
	case HINT_LANGUAGE:
		offer_languages(m);
		break;
	case HINT_PLACEHOLDER:
		offer_placeholders(m);
		break;
	case HINT_FILE:
		m->directive &= ~DIRECTIVE_NO_FILES;
		break;
	}
}

/* The options themselves, as their help explains them. */
static void
offer_options(struct completion *m)
{
	const struct option_spec *specs;
	char option[32] = "-";
	size_t count, i;

	specs = options_table(&count);
	for (i = 0; i < count; i++) {
		struct str text = str_of(_(specs[i].help));

		if (specs[i].letter != 0) {
			option[1] = specs[i].letter;
			offer(m, (struct str){ option, 2 }, text);
		}
		snprintf(option, sizeof option, "--%s", specs[i].name);
		offer(m, str_of(option), text);
	}
}

/* The option of --NAME=VALUE or -XVALUE whose value is being typed, or NULL;
 * what stands before the value is settled then. */
static const struct option_spec *
take_attached(struct completion *m)
{
	const struct option_spec *specs;
	struct str word = m->rest;
	const char *equals = memchr(word.p, '=', word.len);
	size_t count, i, len = 2;
	bool is_long = str_begins(word, str_of("--"));

	if (is_long ? equals == NULL : word.len <= 2)
		return NULL;
	if (is_long)
		len = (size_t)(equals - word.p) + 1;
	specs = options_table(&count);
	for (i = 0; i < count; i++)
		if (is_long ? str_equal(str_of(specs[i].name),
		    (struct str){ word.p + 2, len - 3 }) :
		    specs[i].letter == word.p[1]) {
			if (!is_long || !m->c->options.for_kubectl)
				m->lead = (struct str){ word.p, len };
			m->rest = after(word, len);
			return &specs[i];
		}
	return NULL;
}

static void
complete(struct completion *m)
{
	const struct option_spec *spec;

	if (m->line.open != NULL)
		offer_values(m, m->line.open);
	else if (m->line.only_words || m->rest.len == 0 ||
	    m->rest.p[0] != '-')
		offer_names(m);
	else if ((spec = take_attached(m)) != NULL)
		offer_values(m, spec);
	else
		offer_options(m);
}

/* The pack and the language that the line asks for. */
static void
follow_line(struct completion *m, struct context *own)
{
	const struct options *o = &m->line.options;

	m->readable = true;
	if (o->pack != NULL) {
		m->readable = context_use_pack(own, o->pack) == KR_OK;
		if (m->readable)
			language_of_environment(&own->languages, own->pack);
	}
	if (o->language != NULL && m->readable)
		(void)context_use_language(own, o->language);
}

enum exit_status
command_complete(const struct context *c, const struct ask *ask,
    struct buf *out)
{
	struct context own = *c;
	struct completion m = { .c = &own, .out = out, .lead = { "", 0 },
	    .rest = { "", 0 }, .directive = DIRECTIVE_NO_FILES };
	int last = ask->count - 1;

	/* Word 0 is the program; without another, the first one is due. */
	if (last > 0)
		m.rest = str_of(ask->words[last]);
	options_parse_start(&m.line, last > 0 ? last : 1, ask->words);
	follow_line(&m, &own);
	complete(&m);
	options_fini(&m.line.options);
	if (own.pack != c->pack)
		pack_close(own.pack);
	buf_printf(out, ":%u\n", m.directive);
	return EXIT_FOUND;
}
