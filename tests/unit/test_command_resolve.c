/*
 * Words that name a note or a topic: what command/resolve.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/resolve.h"
#include "fixture.h"

#define NOTE	"# T\n\n> S.\n"

static const struct fixture fixtures[] = {
	{ "Git/Git-LFS", NOTE, NULL },
	{ "helm/helm", NOTE, NULL },
	{ "helm/repo", NOTE, NULL },
	{ "pods/list", NOTE, NULL },
	{ "pods/list-all", NOTE, NULL },
	{ "pods/logs", "# L\n\n> S.\n> Aliases: log\n", NULL },
	{ "svc/list", NOTE, NULL },
	{ "svc/\xE9\x87\x8D", NOTE, NULL },
	{ "Git", NULL, NULL },
	{ "helm", NULL, NULL },
	{ "pods", "# P\n\n> S.\n> Aliases: po\n", NULL },
	{ "svc", NULL, NULL },
};

enum { GIT_LFS, HELM_HELM, HELM_REPO, PODS_LIST, PODS_LIST_ALL, PODS_LOGS,
    SVC_LIST, SVC_CHINESE };
enum { GIT, HELM, PODS, SVC };

static struct buf	bytes;

static int
open_pack(void **state)
{
	return fixture_open(fixtures, sizeof fixtures / sizeof fixtures[0],
	    NULL, &bytes, state);
}

static int
close_pack(void **state)
{
	return fixture_close(&bytes, state);
}

/* Words as a command line has them, between spaces. */
static enum kr_status
resolve(struct pack *pack, const char *line, struct pack_target *target)
{
	char copy[256], *words[16], *p;
	int n = 0;

	snprintf(copy, sizeof copy, "%s", line);
	for (p = strtok(copy, " "); p != NULL; p = strtok(NULL, " "))
		words[n++] = p;
	return resolve_words(pack, words, n, target);
}

static void
assert_note(struct pack *pack, const char *line, uint32_t note)
{
	struct pack_target t;

	if (resolve(pack, line, &t) != KR_OK)
		fail_msg("`%s' is not found", line);
	assert_false(t.is_topic);
	assert_int_equal(t.number, note);
}

static void
assert_topic(struct pack *pack, const char *line, uint32_t topic)
{
	struct pack_target t;

	if (resolve(pack, line, &t) != KR_OK)
		fail_msg("`%s' is not found", line);
	assert_true(t.is_topic);
	assert_int_equal(t.number, topic);
}

static void
assert_nothing(struct pack *pack, const char *line)
{
	struct pack_target t;

	if (resolve(pack, line, &t) != KR_ENOTFOUND)
		fail_msg("`%s' is found", line);
}

static void
an_id_is_one_word_or_two(void **state)
{
	assert_note(*state, "pods/logs", PODS_LOGS);
	assert_note(*state, "pods logs", PODS_LOGS);
	assert_note(*state, "svc list", SVC_LIST);
}

static void
a_topic_of_an_id_may_be_an_alias(void **state)
{
	assert_note(*state, "po logs", PODS_LOGS);
	assert_note(*state, "po/logs", PODS_LOGS);
}

static void
many_words_are_one_name(void **state)
{
	assert_note(*state, "pods list all", PODS_LIST_ALL);
	assert_note(*state, "po list all", PODS_LIST_ALL);
	assert_note(*state, "list all", PODS_LIST_ALL);
	assert_nothing(*state, "pods list all of them");
}

static void
case_does_not_matter(void **state)
{
	assert_note(*state, "PODS Logs", PODS_LOGS);
	assert_note(*state, "Po/LOGS", PODS_LOGS);
	assert_topic(*state, "PoDs", PODS);
	assert_note(*state, "git git-lfs", GIT_LFS);
	assert_note(*state, "GIT/GIT-LFS", GIT_LFS);
	assert_note(*state, "Git/Git-LFS", GIT_LFS);
	assert_topic(*state, "git", GIT);
}

static void
a_topic_goes_by_its_name_or_alias(void **state)
{
	assert_topic(*state, "pods", PODS);
	assert_topic(*state, "po", PODS);
	assert_topic(*state, "svc", SVC);
}

static void
a_topic_wins_over_a_note_of_its_name(void **state)
{
	assert_topic(*state, "helm", HELM);
	assert_note(*state, "helm helm", HELM_HELM);
	assert_note(*state, "Helm repo", HELM_REPO);
	assert_note(*state, "HELM/Repo", HELM_REPO);
}

static void
a_unique_name_or_alias_is_enough(void **state)
{
	assert_note(*state, "logs", PODS_LOGS);
	assert_note(*state, "log", PODS_LOGS);
	assert_note(*state, "repo", HELM_REPO);
	assert_note(*state, "\xE9\x87\x8D", SVC_CHINESE);
}

static void
a_name_of_two_notes_is_not_enough(void **state)
{
	assert_nothing(*state, "list");
}

static void
what_names_nothing_is_not_found(void **state)
{
	assert_nothing(*state, "");
	assert_nothing(*state, "nothing");
	assert_nothing(*state, "pods nothing");
	assert_nothing(*state, "/");
	assert_nothing(*state, "pods/");
	assert_nothing(*state, "/logs");
	assert_nothing(*state, "pods//logs");
	assert_nothing(*state, "pods/logs/");
	assert_nothing(*state, "pods/logs more");
	assert_nothing(*state, "\xFF");
	assert_nothing(*state, "svc logs");
}

static void
an_empty_word_names_nothing(void **state)
{
	char empty[] = "";
	char *words[] = { empty, empty };
	struct pack_target t;

	assert_int_equal(resolve_words(*state, words, 1, &t), KR_ENOTFOUND);
	assert_int_equal(resolve_words(*state, words, 2, &t), KR_ENOTFOUND);
}

static void
words_of_any_length_are_taken(void **state)
{
	static char word[70000];
	char *words[] = { word, word };
	struct pack_target t;

	memset(word, 'a', sizeof word - 1);
	assert_int_equal(resolve_words(*state, words, 2, &t), KR_ENOTFOUND);
	word[3] = '/';
	assert_int_equal(resolve_words(*state, words, 1, &t), KR_ENOTFOUND);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_id_is_one_word_or_two),
		cmocka_unit_test(a_topic_of_an_id_may_be_an_alias),
		cmocka_unit_test(many_words_are_one_name),
		cmocka_unit_test(case_does_not_matter),
		cmocka_unit_test(a_topic_goes_by_its_name_or_alias),
		cmocka_unit_test(a_topic_wins_over_a_note_of_its_name),
		cmocka_unit_test(a_unique_name_or_alias_is_enough),
		cmocka_unit_test(a_name_of_two_notes_is_not_enough),
		cmocka_unit_test(what_names_nothing_is_not_found),
		cmocka_unit_test(an_empty_word_names_nothing),
		cmocka_unit_test(words_of_any_length_are_taken),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
