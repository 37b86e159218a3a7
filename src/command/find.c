#include "command/find.h"

#include "base/i18n.h"
#include "base/message.h"
#include "command/resolve.h"
#include "search/understand.h"

enum exit_status
find_hits(const struct context *c, const struct ask *ask, size_t want,
    struct query *query, struct hits *hits)
{
	enum kr_status status;
	struct buf text;

	hits->n = 0;
	buf_init(&text);
	ask_join(ask, SIZE_MAX, &text);
	status = buf_status(&text);
	if (status == KR_OK)
		status = understand_text(query, c->pack, buf_str(&text));
	if (status == KR_OK)
		status = rank_query(c->pack, query, want, hits);
	buf_fini(&text);
	return status == KR_OK ? EXIT_FOUND :
	    context_fail(c->pack, status);
}

/* As many as -n asks for, and those that are shown under it. */
static size_t
hits_wanted(unsigned nth)
{
	return nth > RANK_HITS_MAX - FIND_NEXT ? RANK_HITS_MAX :
	    nth + FIND_NEXT;
}

static enum exit_status
choose_hit(const struct context *c, const struct ask *ask, unsigned nth,
    struct found *found)
{
	enum exit_status status;
	struct query query;

	status = find_hits(c, ask, hits_wanted(nth), &query, &found->hits);
	if (status != EXIT_FOUND)
		return status;
	if (found->hits.n == 0)
		return EXIT_NOTHING;
	if (nth > found->hits.n) {
		message_error(found->hits.n == RANK_HITS_MAX ?
		    _("-n %u: only the best %zu matches are kept") :
		    _("-n %u: there are only %zu matches"), nth,
		    found->hits.n);
		return EXIT_USAGE;
	}
	found->chosen = nth - 1;
	found->target = (struct pack_target){
	    found->hits.v[found->chosen].note, false };
	return EXIT_FOUND;
}

enum exit_status
find_words(const struct context *c, const struct ask *ask, bool by_name,
    struct found *found)
{
	unsigned nth = by_name ? 0 : ask->nth;
	enum kr_status status = KR_ENOTFOUND;

	found->hits.n = 0;
	found->chosen = 0;
	if (nth == 0)
		status = resolve_words(c->pack, ask->words, ask->count,
		    &found->target);
	if (status == KR_OK)
		return EXIT_FOUND;
	if (status != KR_ENOTFOUND)
		return context_fail(c->pack, status);
	if (nth == 0 && ask_is_id(ask))
		return EXIT_NOTHING;
	return choose_hit(c, ask, nth == 0 ? 1 : nth, found);
}

/* The language that the reader is shown instead of the wanted one. */
static void
say_language(const struct note *note)
{
	struct buf text;

	buf_init(&text);
	buf_adds(&text, note->language);
	buf_addc(&text, '\0');
	if (buf_status(&text) == KR_OK)
		message_hint(_("(this note is not translated yet; its "
		    "language is %s)"), text.p);
	buf_fini(&text);
}

static bool
has_placeholder(const struct block *b, struct str name)
{
	size_t i;

	for (; b != NULL; b = b->next) {
		for (i = 0; i < b->spans.n; i++)
			if ((b->spans.v[i].style & SPAN_PLACEHOLDER) &&
			    str_equal(b->spans.v[i].text, name))
				return true;
		/* Depth is limited by the reader of the pack. */
		if (has_placeholder(b->child, name))
			return true;
	}
	return false;
}

/* A name mistyped after -D would leave its placeholder open unseen. */
void
find_check_defines(const struct context *c, const struct note *note)
{
	struct buf name;
	size_t i;

	for (i = 0; i < c->options.define_count; i++) {
		const struct render_define *d = &c->options.defines[i];

		if (has_placeholder(note->body, d->name))
			continue;
		buf_init(&name);
		buf_adds(&name, d->name);
		buf_addc(&name, '\0');
		if (buf_status(&name) == KR_OK)
			message_hint(_("(this note has no placeholder "
			    "{{%s}})"), name.p);
		buf_fini(&name);
	}
}

static enum exit_status
tell_strict(const struct context *c, uint32_t number)
{
	struct buf id;
	enum kr_status status;

	buf_init(&id);
	status = pack_note_id(c->pack, number, &id);
	buf_addc(&id, '\0');
	if (status == KR_OK && buf_status(&id) == KR_OK)
		message_error(_("%s: not there in the language %s"), id.p,
		    c->options.language);
	buf_fini(&id);
	return status == KR_OK ? EXIT_NOTHING :
	    context_fail(c->pack, status);
}

enum kr_status
find_read_quietly(const struct context *c, uint32_t number,
    struct note *note, bool *first)
{
	const struct language_list *wanted = &c->languages;
	size_t i, all = wanted->strict ? 0 : pack_language_count(c->pack);
	enum kr_status status = KR_ENOTFOUND;

	/* After the reader's languages, any that has the note. */
	for (i = 0; i < wanted->n + all && status == KR_ENOTFOUND; i++) {
		note_init(note);
		status = pack_note_read(c->pack, number, i < wanted->n ?
		    wanted->v[i] : (uint32_t)(i - wanted->n), note);
		if (status != KR_OK)
			note_fini(note);
	}
	*first = i == 1;
	return status;
}

enum exit_status
find_read(const struct context *c, uint32_t number, struct note *note)
{
	enum kr_status status;
	bool first;

	status = find_read_quietly(c, number, note, &first);
	if (status == KR_ENOTFOUND && c->languages.strict)
		return tell_strict(c, number);
	if (status != KR_OK)
		return context_fail(c->pack, status == KR_ENOTFOUND ?
		    KR_ECORRUPT : status);
	if (!first)
		say_language(note);
	return EXIT_FOUND;
}
