/* Commands that show notes and lists. */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "command/find.h"
#include "prompt/answer.h"
#include "prompt/colon.h"

static enum exit_status
run_open(struct session *s, struct str arguments)
{
	struct pack_target target;
	enum exit_status result = colon_resolve(s, arguments, &target);

	if (result != EXIT_FOUND)
		return result;
	return target.is_topic ? answer_topic(s, target.number) :
	    answer_note(s, target.number);
}

static enum exit_status
run_search(struct session *s, struct str arguments)
{
	return answer_search(s, arguments);
}

static enum exit_status
run_topics(struct session *s, struct str arguments)
{
	(void)arguments;
	return answer_topics(s);
}

static enum exit_status
run_list(struct session *s, struct str arguments)
{
	enum exit_status result;
	enum kr_status status;
	uint32_t topic;

	result = colon_resolve_topic(s, colon_list.name, arguments, &topic);
	if (result != EXIT_FOUND)
		return result;
	status = answer_list_topic(s, topic);
	if (status != KR_OK)
		return context_fail(s->c->pack, status);
	return session_print(s, answer_put_list(s, 1));
}

static enum exit_status
run_back(struct session *s, struct str arguments)
{
	(void)arguments;
	if (s->trail_n < 2) {
		message_error(_(":back: no note was shown before"));
		return EXIT_NOTHING;
	}
	s->trail_n--;
	return answer_note(s, s->trail[s->trail_n - 1]);
}

/* The notes that a note points at become the list. */
static enum kr_status
list_see_also(struct session *s, const struct note *note)
{
	enum kr_status status = KR_OK;
	uint32_t number;
	size_t i;

	session_list_clear(s);
	for (i = 0; i < note->see_also_count && status == KR_OK; i++) {
		if (note->see_also[i].id.len == 0)
			continue;
		status = pack_find_note(s->c->pack, note->see_also[i].id,
		    &number);
		if (status == KR_OK)
			status = session_list_add(s, (struct pack_target){
			    number, false });
		else if (status == KR_ENOTFOUND)
			status = KR_OK;
	}
	return status;
}

static enum exit_status
run_more(struct session *s, struct str arguments)
{
	enum kr_status status;
	struct note note;
	uint32_t number;
	bool first;

	(void)arguments;
	if (!session_shown(s, &number))
		return colon_needs_note("more");
	status = find_read_quietly(s->c, number, &note, &first);
	if (status != KR_OK)
		return context_fail(s->c->pack, status);
	status = list_see_also(s, &note);
	note_fini(&note);
	if (status != KR_OK)
		return context_fail(s->c->pack, status);
	if (s->list.n > 0)
		return session_print(s, answer_put_list(s, 1));
	message_error(_(":more: the note points at no other"));
	return EXIT_NOTHING;
}

static enum exit_status
run_json(struct session *s, struct str arguments)
{
	uint32_t number;

	(void)arguments;
	if (!session_shown(s, &number))
		return colon_needs_note("json");
	return session_print(s, command_note(s->c, number, FORMAT_JSON,
	    &s->c->out));
}

const struct colon_command colon_open = {
	.name = "open", .arguments = "ID",
	.help = N_("show a note or a topic by its name"),
	.takes = COLON_NOTE, .needs = true,
	.run = run_open,
};

const struct colon_command colon_search = {
	.name = "search", .arguments = "WORD...",
	.help = N_("list the matches instead of showing the best"),
	.takes = COLON_WORDS, .needs = true,
	.run = run_search,
};

const struct colon_command colon_topics = {
	.name = "topics", .arguments = "",
	.help = N_("list all topics"),
	.run = run_topics,
};

const struct colon_command colon_list = {
	.name = "list", .arguments = "TOPIC",
	.help = N_("list the notes of a topic"),
	.takes = COLON_TOPIC, .needs = true,
	.run = run_list,
};

const struct colon_command colon_back = {
	.name = "back", .arguments = "",
	.help = N_("show the note before this one again"),
	.run = run_back,
};

const struct colon_command colon_more = {
	.name = "more", .arguments = "",
	.help = N_("list the notes that this one points at"),
	.run = run_more,
};

const struct colon_command colon_json = {
	.name = "json", .arguments = "",
	.help = N_("show this note as JSON"),
	.run = run_json,
};
