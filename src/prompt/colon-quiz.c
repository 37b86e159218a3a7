/*
 * :quiz: the notes' own questions, at random, what was not known more often
 * (prompt/deck.h).
 */

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "command/find.h"
#include "prompt/answer.h"
#include "prompt/colon.h"
#include "prompt/deck.h"
#include "prompt/line.h"

struct quiz {
	struct session	*s;
	struct deck	 deck;
	struct buf	 line;		/* what the reader answers */
	bool		 over;
};

/* A fixed seed makes a quiz that can be repeated. */
static uint64_t
choose_seed(void)
{
	const char *wanted = getenv("K8SREF_QUIZ_SEED");
	struct timespec now = { 0 };
	char *end;
	uint64_t seed;

	if (wanted != NULL && wanted[0] != '\0') {
		seed = strtoull(wanted, &end, 10);
		if (*end == '\0')
			return seed;
	}
	(void)clock_gettime(CLOCK_REALTIME, &now);
	return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec +
	    ((uint64_t)getpid() << 40);
}

/* The notes that the words name, or all; EXIT_USAGE after a message. */
static enum exit_status
choose_notes(struct session *s, struct str words, uint32_t *first,
    uint32_t *count)
{
	enum exit_status result;
	enum kr_status status;
	uint32_t topic;

	*first = 0;
	*count = pack_note_count(s->c->pack);
	if (words.len == 0)
		return EXIT_FOUND;
	result = colon_resolve_topic(s, colon_quiz.name, words, &topic);
	if (result != EXIT_FOUND)
		return result;
	status = pack_topic_notes(s->c->pack, topic, first, count);
	return status == KR_OK ? EXIT_FOUND :
	    context_fail(s->c->pack, status);
}

static enum kr_status
fill_deck(struct quiz *quiz, uint32_t first, uint32_t count)
{
	enum kr_status status = KR_OK;
	struct buf id;
	uint32_t i;

	buf_init(&id);
	for (i = 0; i < count && status == KR_OK; i++) {
		buf_clear(&id);
		status = pack_note_id(quiz->s->c->pack, first + i, &id);
		if (status == KR_OK)
			status = deck_add(&quiz->deck, buf_str(&id),
			    first + i);
	}
	buf_fini(&id);
	return status;
}

/* A line of the reader's; q, Ctrl-C and Ctrl-D end the quiz. */
static struct str
read_answer(struct quiz *quiz, const char *prompt)
{
	struct str answer = { NULL, 0 };

	if (reader_line(&quiz->s->reader, str_of(prompt), true,
	    &quiz->line) != READER_LINE ||
	    buf_status(&quiz->line) != KR_OK) {
		quiz->over = true;
		return answer;
	}
	answer = line_trim(buf_str(&quiz->line));
	quiz->over = str_equal(answer, str_of("q")) ||
	    str_equal(answer, str_of(":q")) ||
	    str_equal(answer, str_of(":quit"));
	return answer;
}

static bool
is_one_of(struct str word, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_equal(word, str_of(words[i])))
			return true;
	return false;
}

/* In either language, whatever the interface says. */
static bool
read_knew(struct quiz *quiz)
{
	static const char *const yes[] = { "y", "Y", "yes", "是", "對", "会",
	    "會", "知道" };
	static const char *const no[] = { "n", "N", "no", "否", "不", "不是",
	    "不對", "不会", "不會", "不知道" };
	struct str answer;

	do {
		answer = read_answer(quiz,
		    _("Did you know it?  y or n, q ends: "));
		if (is_one_of(answer, yes, sizeof yes / sizeof yes[0]))
			return true;
	} while (!quiz->over &&
	    !is_one_of(answer, no, sizeof no / sizeof no[0]));
	return false;
}

static enum exit_status
put_question(struct quiz *quiz, const struct note *note)
{
	struct context *c = quiz->s->c;
	uint32_t n = (uint32_t)note->question_count;

	buf_addc(&c->out, '\n');
	buf_printf(&c->out, "%zu. ", deck_asked(&quiz->deck) + 1);
	render_wrap_text(&c->out,
	    note->questions[random_below(&quiz->deck.random, n)], 3, false,
	    c->render.width);
	return session_print(quiz->s, EXIT_FOUND);
}

static enum exit_status
ask(struct quiz *quiz, size_t card)
{
	uint32_t number = deck_note(&quiz->deck, card);
	enum exit_status result;
	enum kr_status status;
	struct note note;
	bool first, knew;

	/* Which language it is in is told with the answer; what the only one
	 * wanted (-L) lacks is not asked. */
	status = find_read_quietly(quiz->s->c, number, &note, &first);
	if (status != KR_OK)
		return status == KR_ENOTFOUND ? EXIT_FOUND :
		    context_fail(quiz->s->c->pack, status);
	if (note.question_count == 0 ||
	    note.question_count > UINT32_MAX) {
		note_fini(&note);
		return EXIT_FOUND;
	}
	result = put_question(quiz, &note);
	note_fini(&note);
	if (result != EXIT_FOUND)
		return result;
	(void)read_answer(quiz, _("Enter shows the answer, q ends: "));
	if (quiz->over)
		return EXIT_FOUND;
	if ((result = answer_note(quiz->s, number)) != EXIT_FOUND)
		return result;
	knew = read_knew(quiz);
	if (quiz->over)
		return EXIT_FOUND;
	deck_answer(&quiz->deck, card, knew);
	/* At once, so that no signal loses it; a home that cannot be written
	 * is no error. */
	(void)!deck_save(&quiz->deck);
	return EXIT_FOUND;
}

/* The score, and the notes to read again as a list. */
static enum exit_status
sum_up(struct quiz *quiz)
{
	size_t i, missed = deck_missed_count(&quiz->deck);
	enum kr_status status = KR_OK;
	struct session *s = quiz->s;

	if (deck_asked(&quiz->deck) == 0)
		return EXIT_FOUND;
	buf_printf(&s->c->out, _("\nKnown: %zu of %zu.\n"),
	    deck_knew(&quiz->deck), deck_asked(&quiz->deck));
	if (missed == 0)
		return session_print(s, EXIT_FOUND);
	session_list_clear(s);
	for (i = 0; i < missed && status == KR_OK; i++)
		status = session_list_add(s, (struct pack_target){
		    deck_note(&quiz->deck, deck_missed_at(&quiz->deck, i)),
		    false });
	if (status != KR_OK)
		return context_fail(s->c->pack, status);
	context_put(s->c, ROLE_HEADING, str_of(_("Read again")));
	buf_addc(&s->c->out, '\n');
	return session_print(s, answer_put_list(s, 1));
}

static enum exit_status
play(struct quiz *quiz)
{
	enum exit_status result = EXIT_FOUND;
	size_t card;
	bool any = false;

	while (!quiz->over && result == EXIT_FOUND &&
	    deck_pick(&quiz->deck, &card) == KR_OK) {
		result = ask(quiz, card);
		any |= quiz->over || deck_asked(&quiz->deck) > 0;
	}
	if (result == EXIT_FOUND && !any) {
		message_error(_(":quiz: these notes have no questions"));
		return EXIT_NOTHING;
	}
	return result == EXIT_FOUND ? sum_up(quiz) : result;
}

static enum exit_status
run_quiz(struct session *s, struct str arguments)
{
	struct quiz quiz = { .s = s };
	enum exit_status result;
	enum kr_status status;
	uint32_t first, count;

	result = choose_notes(s, arguments, &first, &count);
	if (result != EXIT_FOUND)
		return result;
	buf_init(&quiz.line);
	deck_init(&quiz.deck, choose_seed());
	(void)!deck_load(&quiz.deck);
	status = fill_deck(&quiz, first, count);
	result = status == KR_OK ? play(&quiz) :
	    context_fail(s->c->pack, status);
	deck_fini(&quiz.deck);
	buf_fini(&quiz.line);
	return result;
}

const struct colon_command colon_quiz = {
	.name = "quiz", .arguments = "[TOPIC]",
	.help = N_("ask the notes' questions; what you miss comes back"),
	.takes = COLON_TOPIC,
	.run = run_quiz,
};
