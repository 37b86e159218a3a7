#include "prompt/prompt.h"

#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/syserror.h"
#include "prompt/answer.h"
#include "prompt/colon.h"
#include "prompt/complete.h"
#include "prompt/line.h"
#include "prompt/panel.h"
#include "prompt/session.h"
#include "term/window.h"

#define NARROW		30	/* columns; no name in a prompt below it */

bool
prompt_is_wanted(const struct context *c)
{
	const struct options *o = &c->options;

	if (o->action == ACTION_INTERACTIVE)
		return true;
	return o->action == ACTION_SHOW && o->ask.count == 0 &&
	    c->terminal && isatty(STDIN_FILENO) == 1 &&
	    c->format == FORMAT_TERMINAL;
}

/* "k8sref pod=web-0> ": what is filled, as far as it fits in half a line. */
static void
make_prompt(const struct session *s, struct buf *prompt)
{
	const struct render_options *o = &s->c->render;
	int room = o->width / 2;
	struct buf values;
	size_t i;

	buf_clear(prompt);
	buf_init(&values);
	for (i = 0; i < o->define_count; i++) {
		buf_addc(&values, ' ');
		buf_adds(&values, o->defines[i].name);
		buf_addc(&values, '=');
		buf_adds(&values, o->defines[i].value);
	}
	if (o->width >= NARROW) {
		buf_puts(prompt, "k8sref");
		room -= (int)prompt->len;
	}
	message_mask(prompt, buf_str(&values), room);
	buf_puts(prompt, "> ");
	buf_fini(&values);
}

/* Whoever has never seen it types what ends other programs. */
static bool
is_goodbye(const struct session *s, struct str text)
{
	return session_is_terminal(s) && (str_equal(text, str_of("exit")) ||
	    str_equal(text, str_of("quit")));
}

static enum exit_status
answer(struct session *s, struct str text)
{
	unsigned chosen = reader_chosen(&s->reader);
	struct line line = line_parse(text);

	context_measure(s->c);
	/* Alt and a number mean the last list where there are no matches. */
	if (chosen > 0 && line.kind != LINE_QUERY)
		return answer_number(s, chosen);
	switch (line.kind) {
	case LINE_EMPTY:
		return answer_again(s);
	case LINE_COMMAND:
		return colon_run(s, line.text);
	case LINE_NUMBER:
		return answer_number(s, line.number);
	case LINE_QUERY:
		break;
	}
	if (is_goodbye(s, line.text)) {
		s->over = true;
		return EXIT_FOUND;
	}
	return chosen > 0 ? answer_nth(s, line.text, chosen) :
	    answer_query(s, line.text);
}

/* Numbers are no use later, when the list is another.  A file that cannot be
 * read or written is no error: memory goes on. */
static void
keep(struct session *s, struct str text)
{
	size_t number;

	if (session_is_terminal(s) && !line_number(line_trim(text), &number))
		(void)!past_add(&s->past, text);
}

/* Answers for a program stand apart. */
static void
separate(struct session *s)
{
	if (!session_is_terminal(s) && s->c->format != FORMAT_JSON)
		buf_addc(&s->c->out, '\n');
}

static void
take_line(struct session *s, struct str text)
{
	keep(s, text);
	if (s->answered)
		separate(s);
	s->last = answer(s, text);
	/* What was not printed has been told on standard error. */
	buf_clear(&s->c->out);
}

static enum kr_status
converse(struct session *s)
{
	enum kr_status status = KR_OK;
	enum reader_result result;
	struct buf prompt, line;

	buf_init(&prompt);
	buf_init(&line);
	while (!s->over && status == KR_OK) {
		context_measure(s->c);
		make_prompt(s, &prompt);
		reader_set_past(&s->reader, &s->past);
		result = reader_line(&s->reader, buf_str(&prompt), false,
		    &line);
		if (result == READER_END)
			break;
		if ((status = buf_status(&line)) == KR_OK &&
		    result == READER_LINE)
			take_line(s, buf_str(&line));
	}
	buf_fini(&prompt);
	buf_fini(&line);
	return status;
}

/* What -i was given: on a terminal it stands in the line and shows its
 * matches; a pipe gets its answer first. */
static enum kr_status
begin(struct session *s)
{
	enum kr_status status;
	struct buf text;

	buf_init(&text);
	ask_join(&s->c->options.ask, READER_LINE_MAX, &text);
	status = buf_status(&text);
	if (status == KR_OK && text.len > 0 &&
	    !reader_prefill(&s->reader, buf_str(&text)))
		take_line(s, buf_str(&text));
	buf_fini(&text);
	return status;
}

/* A terminal that is gone needs to hear nothing. */
static enum exit_status
finish(const struct session *s)
{
	if (session_is_terminal(s))
		return EXIT_FOUND;
	if (s->reader.error == 0)
		return s->last;
	message_error(_("cannot read standard input: %s"),
	    syserror_text(s->reader.error));
	return EXIT_SYSTEM;
}

enum exit_status
prompt_run(struct context *c)
{
	struct editor_client client = { .suggest = panel_suggest,
	    .complete = complete_line };
	enum exit_status result;
	enum kr_status status;
	struct session s;
	bool terminal = c->terminal && isatty(STDIN_FILENO) == 1;

	if (terminal)
		window_follow();
	session_init(&s, c);
	client.arg = &s;
	status = reader_open(&s.reader, terminal, &client);
	if (status == KR_OK) {
		if (terminal)
			(void)!past_load(&s.past);
		status = begin(&s);
	}
	if (status == KR_OK)
		status = converse(&s);
	reader_close(&s.reader);
	result = status == KR_OK ? finish(&s) : context_fail(NULL, status);
	session_fini(&s);
	return result;
}
