#include "prompt/matches.h"

#include "command/resolve.h"
#include "search/rank.h"
#include "search/understand.h"

/* Words that a name may have; a pasted line is none. */
#define NAME_WORDS_MAX	8

static void
add(struct matches *m, size_t want, struct pack_target target)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (m->v[i].number == target.number &&
		    m->v[i].is_topic == target.is_topic)
			return;
	if (m->n < want)
		m->v[m->n++] = target;
}

static enum kr_status
add_named(struct session *s, struct str text, size_t want, struct matches *m)
{
	struct pack_target target;
	enum kr_status status;
	struct ask ask;

	status = session_ask(s, text, &ask);
	if (status != KR_OK || ask.count > NAME_WORDS_MAX)
		return status;
	status = resolve_words(s->c->pack, ask.words, ask.count, &target);
	if (status == KR_OK) {
		add(m, want, target);
		m->named = true;
	}
	return status == KR_ENOTFOUND ? KR_OK : status;
}

static enum kr_status
find(struct session *s, struct str text, size_t want, bool quick,
    struct matches *m)
{
	enum kr_status status;
	struct query query;
	struct hits hits;
	size_t i;

	m->n = 0;
	m->named = m->rough = false;
	hits.n = 0;
	if (want > MATCHES_MAX)
		want = MATCHES_MAX;
	status = add_named(s, text, want, m);
	if (status == KR_OK)
		status = (quick ? understand_key : understand_typing)(&query,
		    s->c->pack, text);
	if (status == KR_OK)
		m->rough = query.approximate;
	if (status == KR_OK)
		status = rank_query(s->c->pack, &query, want, &hits);
	for (i = 0; status == KR_OK && i < hits.n; i++)
		add(m, want, (struct pack_target){ hits.v[i].note, false });
	return status;
}

enum kr_status
matches_find(struct session *s, struct str text, size_t want,
    struct matches *m)
{
	return find(s, text, want, false, m);
}

enum kr_status
matches_guess(struct session *s, struct str text, size_t want,
    struct matches *m)
{
	return find(s, text, want, true, m);
}
