/*
 * Text cut into terms: what base/words.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "base/words.h"

/* Collects "term" or "(term)" for parts, with spaces between. */
struct taken {
	struct buf	text;
	size_t		count;
	size_t		stop_at;	/* 0: never */
};

static bool
take(struct str term, bool part, void *context)
{
	struct taken *t = context;

	if (t->count > 0)
		buf_addc(&t->text, ' ');
	if (part)
		buf_addc(&t->text, '(');
	buf_adds(&t->text, term);
	if (part)
		buf_addc(&t->text, ')');
	return ++t->count != t->stop_at;
}

static void
assert_words(const char *text, const char *expected)
{
	struct taken t = { .stop_at = 0 };

	buf_init(&t.text);
	words_each(str_of(text), take, &t);
	buf_addc(&t.text, '\0');
	assert_int_equal(buf_status(&t.text), KR_OK);
	assert_string_equal(t.text.p, expected);
	buf_fini(&t.text);
}

static void
words_stand_between_spaces_and_punctuation(void **state)
{
	(void)state;
	assert_words("a pod, (the node)!", "a pod the node");
	assert_words("", "");
	assert_words(" \t\n,;!?()[]{}\"", "");
}

static void
case_and_width_are_folded(void **state)
{
	(void)state;
	assert_words("POD Pod pod", "pod pod pod");
	assert_words("\xEF\xBC\xA3\xEF\xBC\xB0\xEF\xBC\xB5", "cpu");
	assert_words("\xC3\x89tat", "\xC3\xA9tat");
}

static void
an_identifier_is_known_whole_and_by_its_parts(void **state)
{
	(void)state;
	assert_words("kubernetes.io/hostname",
	    "kubernetes.io/hostname (kubernet) (io) (hostnam)");
	assert_words("0/3", "0/3 (0) (3)");
	assert_words("v1.29", "v1.29 (v1) (29)");
	assert_words("kube-system", "kube-system (kube) (system)");
}

static void
a_flag_is_known_with_and_without_its_dashes(void **state)
{
	(void)state;
	assert_words("--dry-run", "--dry-run dry-run (dry) (run)");
	assert_words("-n", "-n n");
	assert_words("--previous", "--previous previous");
}

static void
dashes_alone_are_no_word(void **state)
{
	(void)state;
	assert_words("-- - / ../.. ::", "");
}

static void
joiners_at_the_ends_belong_to_no_word(void **state)
{
	(void)state;
	assert_words("end.", "end");
	assert_words("/etc/hosts:", "etc/hosts (etc) (host)");
	assert_words("'quoted'", "quot");
}

static void
a_name_in_camel_case_is_known_by_its_parts(void **state)
{
	(void)state;
	assert_words("CrashLoopBackOff",
	    "crashloopbackoff (crash) (loop) (back) (off)");
	assert_words("OOMKilled", "oomkill (oom) (kill)");
	assert_words("imagePullPolicy",
	    "imagepullpolicy (imag) (pull) (policy)");
	assert_words("my-ConfigMap",
	    "my-configmap (my) (configmap) (config) (map)");
}

static void
a_plural_of_capitals_is_one_word(void **state)
{
	(void)state;
	assert_words("PVCs", "pvc");
	assert_words("CPU", "cpu");
}

static void
plurals_meet_their_singulars(void **state)
{
	(void)state;
	assert_words("pods policies classes taxes patches",
	    "pod policy class tax patch");
	assert_words("policy class tax patch pod",
	    "policy class tax patch pod");
}

static void
status_access_and_analysis_are_no_plurals(void **state)
{
	(void)state;
	assert_words("status access analysis", "status access analysis");
}

static void
verbs_meet_in_one_form(void **state)
{
	(void)state;
	assert_words("restart restarts restarting restarted",
	    "restart restart restart restart");
	assert_words("stop stopping stopped", "stop stop stop");
	assert_words("schedule scheduling scheduled",
	    "schedul schedul schedul");
}

static void
short_words_and_numbers_keep_their_form(void **state)
{
	(void)state;
	assert_words("ing red dns as 137", "ing red dns as 137");
	assert_words("http2s", "http2s");
}

static void
chinese_gives_overlapping_pairs(void **state)
{
	(void)state;
	/* U+91CD U+555F U+5BB9: two pairs. */
	assert_words("\xE9\x87\x8D\xE5\x95\x9F\xE5\xAE\xB9",
	    "\xE9\x87\x8D\xE5\x95\x9F \xE5\x95\x9F\xE5\xAE\xB9");
}

static void
a_lone_chinese_character_is_a_term(void **state)
{
	(void)state;
	assert_words("\xE9\x87\x8D", "\xE9\x87\x8D");
	assert_words("\xE9\x87\x8D pod \xE5\x95\x9F",
	    "\xE9\x87\x8D pod \xE5\x95\x9F");
}

static void
chinese_and_latin_part_where_they_touch(void **state)
{
	(void)state;
	assert_words("Pod\xE9\x87\x8D\xE5\x95\x9F" "CPU",
	    "pod \xE9\x87\x8D\xE5\x95\x9F cpu");
}

static void
full_width_punctuation_parts_chinese(void **state)
{
	(void)state;
	assert_words("\xE9\x87\x8D\xEF\xBC\x8C\xE5\x95\x9F",
	    "\xE9\x87\x8D \xE5\x95\x9F");
}

static void
broken_bytes_part_words(void **state)
{
	(void)state;
	assert_words("a\xFF" "b", "a b");
	assert_words("\xE9\x87", "");
}

static bool
check_length(struct str term, bool part, void *context)
{
	size_t *longest = context;

	(void)part;
	assert_true(term.len > 0);
	assert_true(term.len <= WORDS_TERM_MAX);
	assert_int_equal(utf8_check(term), term.len);
	if (term.len > *longest)
		*longest = term.len;
	return true;
}

static void
long_terms_are_cut_between_characters(void **state)
{
	size_t longest = 0, i;
	struct buf text;

	(void)state;
	buf_init(&text);
	buf_addc(&text, 'a');
	for (i = 0; i < 100; i++)
		buf_puts(&text, "\xC3\xA9");
	words_each(buf_str(&text), check_length, &longest);
	/* One byte and 31 characters of two: 64 would cut the 32nd. */
	assert_int_equal(longest, WORDS_TERM_MAX - 1);
	buf_clear(&text);
	buf_fill(&text, 'x', 5000);
	longest = 0;
	words_each(buf_str(&text), check_length, &longest);
	assert_int_equal(longest, WORDS_TERM_MAX);
	buf_fini(&text);
}

static void
a_walk_ends_when_it_is_told_to(void **state)
{
	struct taken t = { .stop_at = 2 };

	(void)state;
	buf_init(&t.text);
	words_each(str_of("one CrashLoopBackOff two"), take, &t);
	assert_int_equal(t.count, 2);
	buf_fini(&t.text);
}

static void
random_text_gives_sound_terms(void **state)
{
	char text[300];
	size_t longest = 0, round, i, len;

	(void)state;
	srand(1);
	for (round = 0; round < 20000; round++) {
		len = (size_t)rand() % sizeof text;
		for (i = 0; i < len; i++)
			text[i] = (char)(rand() % 4 == 0 ? rand() :
			    "aBz-_/.:9 s\xE9\x87\x8D"[rand() % 14]);
		words_each((struct str){ text, len }, check_length, &longest);
	}
	assert_true(longest > 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_stand_between_spaces_and_punctuation),
		cmocka_unit_test(case_and_width_are_folded),
		cmocka_unit_test(an_identifier_is_known_whole_and_by_its_parts),
		cmocka_unit_test(a_flag_is_known_with_and_without_its_dashes),
		cmocka_unit_test(dashes_alone_are_no_word),
		cmocka_unit_test(joiners_at_the_ends_belong_to_no_word),
		cmocka_unit_test(a_name_in_camel_case_is_known_by_its_parts),
		cmocka_unit_test(a_plural_of_capitals_is_one_word),
		cmocka_unit_test(plurals_meet_their_singulars),
		cmocka_unit_test(status_access_and_analysis_are_no_plurals),
		cmocka_unit_test(verbs_meet_in_one_form),
		cmocka_unit_test(short_words_and_numbers_keep_their_form),
		cmocka_unit_test(chinese_gives_overlapping_pairs),
		cmocka_unit_test(a_lone_chinese_character_is_a_term),
		cmocka_unit_test(chinese_and_latin_part_where_they_touch),
		cmocka_unit_test(full_width_punctuation_parts_chinese),
		cmocka_unit_test(broken_bytes_part_words),
		cmocka_unit_test(long_terms_are_cut_between_characters),
		cmocka_unit_test(a_walk_ends_when_it_is_told_to),
		cmocka_unit_test(random_text_gives_sound_terms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
