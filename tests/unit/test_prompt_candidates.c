/*
 * Words that a word may become: what prompt/candidates.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "prompt/candidates.h"
#include "sitting.h"

static void
assert_candidates(struct candidates *c, const char *common,
    const char *expected)
{
	size_t i, n = 0;

	for (i = 0; i < c->text.len; i++)
		n += c->text.p[i] == '\n';
	assert_int_equal(c->n, n);
	if (!str_equal(buf_str(&c->text), str_of(expected)))
		fail_msg("`%.*s', not `%s'", (int)c->text.len, c->text.p,
		    expected);
	if (!str_equal(candidates_common(c), str_of(common)))
		fail_msg("in common: `%.*s', not `%s'", (int)c->common,
		    c->text.p, common);
	candidates_fini(c);
}

/* Add texts, with a NULL at the end. */
static void
add_all(struct candidates *c, const char *word, const char *const *texts)
{
	candidates_init(c, str_of(word));
	for (; *texts != NULL; texts++)
		candidates_add(c, str_of(*texts));
}

#define ADD(c, word, ...) \
	add_all(c, word, (const char *const []){ __VA_ARGS__, NULL })

static void
they_begin_with_the_word(void **state)
{
	struct candidates c;

	(void)state;
	ADD(&c, "lo", "logs", "pods", "log", "l", "lo");
	assert_candidates(&c, "lo", "logs\nlog\nlo\n");
	/* Capitals or not. */
	ADD(&c, "lo", "logs", "LOGS", "Pods");
	assert_candidates(&c, "", "logs\nLOGS\n");
	ADD(&c, "x", "logs", "pods");
	assert_candidates(&c, "", "");
}

static void
any_may_follow_an_empty_word(void **state)
{
	struct candidates c;

	(void)state;
	ADD(&c, "", "logs", "", "pods");
	assert_candidates(&c, "", "logs\npods\n");
	candidates_init(&c, (struct str){ NULL, 0 });
	candidates_add(&c, (struct str){ NULL, 0 });
	candidates_add(&c, str_of("logs"));
	assert_candidates(&c, "logs", "logs\n");
}

static void
none_is_there_twice(void **state)
{
	struct candidates c;

	(void)state;
	ADD(&c, "lo", "logs", "log", "logs", "log", "logs-all", "logs");
	assert_candidates(&c, "log", "logs\nlog\nlogs-all\n");
}

static void
what_is_unfit_to_print_is_left_out(void **state)
{
	struct candidates c;

	(void)state;
	ADD(&c, "a", "a\033[31m", "a\n", "a\tb", "a\x7F", "a\xFF", "a\xC2\x9B",
	    "a\xE2\x80\xAE", "ab");
	assert_candidates(&c, "ab", "ab\n");
}

static void
what_they_have_in_common_is_whole_characters(void **state)
{
	struct candidates c;

	(void)state;
	/* 重試 and 重設 differ in the second byte of the second one. */
	ADD(&c, "", "\xE9\x87\x8D\xE8\xA9\xA6", "\xE9\x87\x8D\xE8\xA8\xAD");
	assert_candidates(&c, "\xE9\x87\x8D", "\xE9\x87\x8D\xE8\xA9\xA6\n"
	    "\xE9\x87\x8D\xE8\xA8\xAD\n");
	ADD(&c, "", "a\xC3\xA9", "a\xC3\xA8");
	assert_candidates(&c, "a", "a\xC3\xA9\na\xC3\xA8\n");
	ADD(&c, "", "a\xC3\xA9", "a\xC3\xA9" "b");
	assert_candidates(&c, "a\xC3\xA9", "a\xC3\xA9\na\xC3\xA9" "b\n");
	ADD(&c, "", "a\xC3\xA9" "b", "a\xC3\xA9");
	assert_candidates(&c, "a\xC3\xA9", "a\xC3\xA9" "b\na\xC3\xA9\n");
	/* And stays so. */
	ADD(&c, "", "pods", "pod", "po", "pods");
	assert_candidates(&c, "po", "pods\npod\npo\n");
}

static void
there_are_not_too_many(void **state)
{
	struct candidates c;
	char text[16];
	int i;

	(void)state;
	candidates_init(&c, str_of("n"));
	for (i = 0; i < 2 * CANDIDATES_MAX; i++) {
		snprintf(text, sizeof text, "n1%d", i);
		candidates_add(&c, str_of(text));
	}
	candidates_add(&c, str_of("n2"));
	assert_int_equal(c.n, CANDIDATES_MAX);
	assert_int_equal(c.common, 2);
	candidates_fini(&c);
}

static void
languages_are_those_of_the_pack(void **state)
{
	struct session *s = *state;
	struct candidates c;

	candidates_init(&c, str_of(""));
	assert_int_equal(candidates_add_languages(&c, s->c->pack), KR_OK);
	assert_candidates(&c, "", "en\nzh_TW\n");
	candidates_init(&c, str_of("z"));
	assert_int_equal(candidates_add_languages(&c, s->c->pack), KR_OK);
	assert_candidates(&c, "zh_TW", "zh_TW\n");
}

static void
notes_are_those_of_the_topic(void **state)
{
	struct session *s = *state;
	struct candidates c;

	candidates_init(&c, str_of("li"));
	assert_int_equal(candidates_add_notes(&c, s->c->pack, PODS,
	    (struct str){ NULL, 0 }), KR_OK);
	assert_candidates(&c, "list", "list\nlist-all\n");
	candidates_init(&c, str_of("po/l"));
	assert_int_equal(candidates_add_notes(&c, s->c->pack, PODS,
	    str_of("po/")), KR_OK);
	assert_candidates(&c, "po/l", "po/list\npo/list-all\npo/logs\n");
	candidates_init(&c, str_of(""));
	assert_int_equal(candidates_add_notes(&c, s->c->pack, HELM,
	    (struct str){ NULL, 0 }), KR_OK);
	assert_candidates(&c, "rollback", "rollback\n");
}

static void
keys_are_those_of_the_dictionary(void **state)
{
	struct session *s = *state;
	struct candidates c;

	candidates_init(&c, str_of(""));
	assert_int_equal(candidates_add_keys(&c, pack_topics(s->c->pack)),
	    KR_OK);
	assert_candidates(&c, "", "helm\npods\nservices\n");
	candidates_init(&c, str_of("lo"));
	assert_int_equal(candidates_add_keys(&c, pack_names(s->c->pack)),
	    KR_OK);
	assert_candidates(&c, "log", "log\nlogs\n");
	/* Behind the last one. */
	candidates_init(&c, str_of("\xF0\x9F\x98\x80"));
	assert_int_equal(candidates_add_keys(&c, pack_names(s->c->pack)),
	    KR_OK);
	assert_candidates(&c, "", "");
}

static void
placeholders_are_those_of_the_note(void **state)
{
	struct session *s = *state;
	struct candidates c;
	struct note note;

	note_init(&note);
	assert_int_equal(pack_note_read(s->c->pack, CRASH, 0, &note), KR_OK);
	candidates_init(&c, str_of(""));
	candidates_add_placeholders(&c, note.body);
	assert_candidates(&c, "", "pod\nnamespace\n");
	candidates_init(&c, str_of("n"));
	candidates_add_placeholders(&c, note.body);
	assert_candidates(&c, "namespace", "namespace\n");
	candidates_init(&c, str_of(""));
	candidates_add_placeholders(&c, NULL);
	assert_candidates(&c, "", "");
	note_fini(&note);
}

static void
a_damaged_pack_is_told(void **state)
{
	struct candidates c;
	struct dict d;
	struct cur at;
	/* A key; a group at 0; of data, which end in the middle of a key. */
	static const char bytes[] = "\1\0\0\0" "\1\0\0\0" "\0\0\0\0"
	    "\3\0\0\0" "\0\7a";

	(void)state;
	memset(&d, 0, sizeof d);
	d.count = d.groups = 1;
	at = cur_over(bytes + 8, 4);
	d.starts = at;
	at = cur_over(bytes + 16, 3);
	d.data = at;
	candidates_init(&c, str_of(""));
	assert_int_equal(candidates_add_keys(&c, &d), KR_ECORRUPT);
	candidates_fini(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(they_begin_with_the_word),
		cmocka_unit_test(any_may_follow_an_empty_word),
		cmocka_unit_test(none_is_there_twice),
		cmocka_unit_test(what_is_unfit_to_print_is_left_out),
		cmocka_unit_test(what_they_have_in_common_is_whole_characters),
		cmocka_unit_test(there_are_not_too_many),
		SITTING(languages_are_those_of_the_pack),
		SITTING(notes_are_those_of_the_topic),
		SITTING(keys_are_those_of_the_dictionary),
		SITTING(placeholders_are_those_of_the_note),
		cmocka_unit_test(a_damaged_pack_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
