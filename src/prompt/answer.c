#include "prompt/answer.h"

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "command/heads.h"
#include "prompt/matches.h"
#include "render/list.h"

#define OTHERS_MAX	6	/* matches that are listed, with the best */

enum exit_status
answer_put_list(struct session *s, size_t first)
{
	enum kr_status status = KR_OK;
	struct context *c = s->c;
	struct heads h;
	size_t i;

	heads_init(&h);
	for (i = first - 1; i < s->list.n && status == KR_OK; i++)
		status = heads_add(&h, c, s->list.v[i]);
	if (status == KR_OK && c->format == FORMAT_JSON)
		render_list_json(&c->out, c->pack, h.v, h.n);
	else if (status == KR_OK)
		render_list(&c->out, &c->render, h.v, h.n, first);
	heads_fini(&h);
	return status == KR_OK ? EXIT_FOUND : context_fail(c->pack, status);
}

static void
remember(struct session *s, uint32_t note)
{
	if (s->trail_n > 0 && s->trail[s->trail_n - 1] == note)
		return;
	if (s->trail_n == SESSION_TRAIL_MAX)
		memmove(s->trail, s->trail + 1,
		    (--s->trail_n) * sizeof *s->trail);
	s->trail[s->trail_n++] = note;
}

enum exit_status
answer_note(struct session *s, uint32_t note)
{
	enum exit_status result = command_note(s->c, note, s->c->format,
	    &s->c->out);

	if (result == EXIT_FOUND)
		remember(s, note);
	return session_print(s, result);
}

enum kr_status
answer_list_topic(struct session *s, uint32_t topic)
{
	enum kr_status status;
	uint32_t first = 0, count = 0, i;

	session_list_clear(s);
	status = pack_topic_notes(s->c->pack, topic, &first, &count);
	for (i = 0; i < count && status == KR_OK; i++)
		status = session_list_add(s, (struct pack_target){
		    first + i, false });
	return status;
}

enum exit_status
answer_topic(struct session *s, uint32_t topic)
{
	enum kr_status status = answer_list_topic(s, topic);

	if (status != KR_OK)
		return context_fail(s->c->pack, status);
	return session_print(s, command_topic(s->c, topic, 1,
	    &s->c->out));
}

enum exit_status
answer_topics(struct session *s)
{
	uint32_t i, count = pack_topic_count(s->c->pack);
	enum kr_status status = KR_OK;

	session_list_clear(s);
	for (i = 0; i < count && status == KR_OK; i++)
		status = session_list_add(s, (struct pack_target){ i, true });
	if (status != KR_OK)
		return context_fail(s->c->pack, status);
	return session_print(s, answer_put_list(s, 1));
}

static enum exit_status
open_target(struct session *s, struct pack_target target)
{
	return target.is_topic ? answer_topic(s, target.number) :
	    answer_note(s, target.number);
}

static enum kr_status
list_matches(struct session *s, const struct matches *m, size_t most)
{
	enum kr_status status = KR_OK;
	size_t i;

	session_list_clear(s);
	for (i = 0; i < m->n && i < most && status == KR_OK; i++)
		status = session_list_add(s, m->v[i]);
	return status;
}

/* The best match is numbered, too, but stands above. */
static enum exit_status
put_others(struct session *s)
{
	struct context *c = s->c;

	if (s->list.n < 2 || c->format != FORMAT_TERMINAL)
		return EXIT_FOUND;
	buf_addc(&c->out, '\n');
	context_put(c, ROLE_HEADING, str_of(_("Other matches")));
	buf_addc(&c->out, '\n');
	return answer_put_list(s, 2);
}

static enum exit_status
show_best(struct session *s, uint32_t note)
{
	enum exit_status result = command_note(s->c, note, s->c->format,
	    &s->c->out);

	if (result == EXIT_FOUND) {
		remember(s, note);
		result = put_others(s);
	}
	return session_print(s, result);
}

/* Where nothing could be shown while typing, the reader has not seen what
 * there is to choose from. */
static bool
must_ask(const struct session *s, const struct matches *m)
{
	return session_is_terminal(s) && !reader_is_live(&s->reader) &&
	    !m->named && m->n > 1;
}

/* Find, or say that there is nothing. */
static enum exit_status
find(struct session *s, struct str text, size_t want, struct matches *m)
{
	enum kr_status status = matches_find(s, text, want, m);
	struct ask ask;

	if (status == KR_OK && m->n > 0)
		status = list_matches(s, m, want);
	if (status != KR_OK)
		return context_fail(s->c->pack, status);
	if (m->n > 0)
		return EXIT_FOUND;
	status = session_ask(s, text, &ask);
	return status == KR_OK ? command_missing(s->c, &ask) :
	    context_fail(NULL, status);
}

enum exit_status
answer_query(struct session *s, struct str text)
{
	enum exit_status result;
	struct matches m;

	result = find(s, text, OTHERS_MAX, &m);
	if (result != EXIT_FOUND)
		return result;
	if (m.v[0].is_topic)
		return answer_topic(s, m.v[0].number);
	if (!must_ask(s, &m))
		return show_best(s, m.v[0].number);
	result = answer_put_list(s, 1);
	if (result == EXIT_FOUND)
		render_wrap_text(&s->c->out, str_of(_("A number opens one "
		    "of them.")), 0, true, s->c->render.width);
	return session_print(s, result);
}

enum exit_status
answer_nth(struct session *s, struct str text, size_t n)
{
	enum exit_status result;
	struct matches m;

	result = find(s, text, MATCHES_MAX, &m);
	return result == EXIT_FOUND ? answer_number(s, n) : result;
}

enum exit_status
answer_search(struct session *s, struct str text)
{
	enum exit_status result;
	struct matches m;

	result = find(s, text, MATCHES_MAX, &m);
	if (result == EXIT_FOUND)
		result = answer_put_list(s, 1);
	return session_print(s, result);
}

enum exit_status
answer_number(struct session *s, size_t n)
{
	if (s->list.n == 0) {
		message_error(_("%zu: there is no list yet; type words, or "
		    ":topics"), n);
		return EXIT_USAGE;
	}
	if (n < 1 || n > s->list.n) {
		message_error(_("%zu: the list goes from 1 to %zu; :search "
		    "looks for a number"), n, s->list.n);
		return EXIT_USAGE;
	}
	return open_target(s, s->list.v[n - 1]);
}

enum exit_status
answer_again(struct session *s)
{
	if (s->list.n == 0)
		return EXIT_FOUND;
	return session_print(s, answer_put_list(s, 1));
}
