/*
 * What the interactive search prints: notes, topics, and lists whose numbers
 * open what they stand for.  For prompt/.
 *
 * All return the exit status that a one-shot call would have had, after a
 * message if something was wrong.
 */
#ifndef KR_PROMPT_ANSWER_H
#define KR_PROMPT_ANSWER_H

#include "prompt/session.h"

/* The best note for the text, then the other matches with their numbers. */
enum exit_status	answer_query(struct session *s, struct str text);

/* Match n of the text, from 1, as it stands under the prompt. */
enum exit_status	answer_nth(struct session *s, struct str text,
			    size_t n);

/* The matches alone. */
enum exit_status	answer_search(struct session *s, struct str text);

/* What number n of the last list stands for, from 1. */
enum exit_status	answer_number(struct session *s, size_t n);

/* The last list once more. */
enum exit_status	answer_again(struct session *s);

/* One note, which becomes the one on the screen. */
enum exit_status	answer_note(struct session *s, uint32_t note);

/* One topic: its summary and its notes, numbered; or all topics. */
enum exit_status	answer_topic(struct session *s, uint32_t topic);
enum exit_status	answer_topics(struct session *s);

/* The notes of a topic become the list, and nothing is shown.  KR_OK,
 * KR_ECORRUPT or KR_ENOMEM. */
KR_MUST_USE enum kr_status	answer_list_topic(struct session *s,
	    uint32_t topic);

/* Append the last list, numbered from `first', to the context's buffer. */
enum exit_status	answer_put_list(struct session *s, size_t first);

#endif
