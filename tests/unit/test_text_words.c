/*
 * Text cut into terms: what text/words.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/words.h"

/*
 * Collects "term", or "(term)" for pieces of an identifier, with spaces
 * between; single characters of Chinese are left out.
 */
struct taken {
	struct buf	text;
	size_t		count;
	size_t		stop_at;	/* 0: never */
};

static bool
take(const struct words_term *term, void *context)
{
	bool piece = term->kind == WORDS_PART || term->kind == WORDS_CAMEL;
	struct taken *t = context;

	if (term->kind == WORDS_CHARACTER)
		return true;
	if (t->count > 0)
		buf_addc(&t->text, ' ');
	if (piece)
		buf_addc(&t->text, '(');
	buf_adds(&t->text, term->text);
	if (piece)
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
	assert_words("重启容", "重启 启容");
}

static void
a_lone_chinese_character_is_a_term(void **state)
{
	(void)state;
	assert_words("重", "重");
	assert_words("重 pod 启",
	    "重 pod 启");
}

static void
chinese_and_latin_part_where_they_touch(void **state)
{
	(void)state;
	assert_words("Pod重启CPU",
	    "pod 重启 cpu");
}

static void
full_width_punctuation_parts_chinese(void **state)
{
	(void)state;
	assert_words("重，启", "重 启");
}

static void
broken_bytes_part_words(void **state)
{
	(void)state;
	assert_words("a\xFF" "b", "a b");
	assert_words("\xE9\x87", "");
}

/* The kinds of a text's terms, a letter each; ! for joined wholes. */
static bool
take_kind(const struct words_term *term, void *context)
{
	static const char letters[] = {
		[WORDS_WHOLE] = 'w',
		[WORDS_FLAG] = 'f',
		[WORDS_PART] = 'p',
		[WORDS_CAMEL] = 'c',
		[WORDS_PAIR] = '2',
		[WORDS_CHARACTER] = '1',
	};

	buf_addc(context, letters[term->kind]);
	if (term->joined)
		buf_addc(context, '!');
	return true;
}

static void
assert_kinds(const char *text, const char *expected)
{
	struct buf kinds;

	buf_init(&kinds);
	words_each(str_of(text), take_kind, &kinds);
	buf_addc(&kinds, '\0');
	assert_string_equal(kinds.p, expected);
	buf_fini(&kinds);
}

static void
a_term_tells_its_kind(void **state)
{
	(void)state;
	assert_kinds("pod", "w");
	assert_kinds("--all", "fw");
	assert_kinds("--dry-run", "fw!pp");
	assert_kinds("OOMKilled", "wcc");
	assert_kinds("my-ConfigMap", "w!ppcc");
}

static void
chinese_gives_its_characters_as_well(void **state)
{
	(void)state;
	assert_kinds("重", "12");
	assert_kinds("重启", "112");
	assert_kinds("重启容", "11212");
	assert_kinds("重 启", "1212");
}

static void
traditional_and_simplified_are_folded_together(void **state)
{
	(void)state;
	assert_words("重啟", "重启");
	assert_words("節點", "节点");
	assert_words("节点", "节点");
}

struct place {
	const char	*term;
	enum words_kind	 kind;
	size_t		 start;
	size_t		 end;
	bool		 found;
};

static bool
find_place(const struct words_term *term, void *context)
{
	struct place *p = context;

	if (term->kind != p->kind || !str_equal(term->text, str_of(p->term)))
		return true;
	p->start = term->start;
	p->end = term->end;
	p->found = true;
	return false;
}

/* The term stands where the bytes are. */
static void
assert_place(const char *text, const char *term, enum words_kind kind,
    const char *expected)
{
	struct place p = { term, kind, 0, 0, false };

	words_each(str_of(text), find_place, &p);
	if (!p.found)
		fail_msg("no `%s' in `%s'", term, text);
	assert_int_equal(p.end - p.start, strlen(expected));
	assert_memory_equal(text + p.start, expected, p.end - p.start);
}

static void
a_term_tells_where_it_stands(void **state)
{
	(void)state;
	assert_place("two Restarting, pods", "restart", WORDS_WHOLE,
	    "Restarting");
	assert_place("use --dry-run now", "--dry-run", WORDS_FLAG,
	    "--dry-run");
	assert_place("use --dry-run now", "dry-run", WORDS_WHOLE, "dry-run");
	assert_place("use --dry-run now", "run", WORDS_PART, "run");
	assert_place("a CrashLoopBackOff.", "loop", WORDS_CAMEL, "Loop");
	assert_place("a CrashLoopBackOff.", "off", WORDS_CAMEL, "Off");
	/* Before the folding: full-width letters, Traditional characters. */
	assert_place("x ＣＰＵ y", "cpu", WORDS_WHOLE, "ＣＰＵ");
	assert_place("x ＣＰＵ-Pods y", "pod", WORDS_PART, "Pods");
	assert_place("把節點重啟", "点重", WORDS_PAIR, "點重");
	assert_place("把節點重啟", "启", WORDS_CHARACTER, "啟");
	assert_place("把節點 重", "重", WORDS_PAIR, "重");
}

struct recut {
	const struct words_term	*term;
	bool			 found;
};

static bool
is_same(const struct words_term *term, void *context)
{
	struct recut *r = context;
	enum words_kind kind = r->term->kind;

	/* A piece is the whole of itself. */
	if (kind == WORDS_PART || kind == WORDS_CAMEL)
		kind = WORDS_WHOLE;
	r->found = term->kind == kind &&
	    str_equal(term->text, r->term->text);
	return !r->found;
}

struct checked {
	struct str	text;
	size_t		longest;	/* term, bytes */
};

/* A term is short and sound, and where it stands there is just it. */
static bool
check_term(const struct words_term *term, void *context)
{
	struct recut recut = { term, false };
	struct checked *c = context;

	assert_true(term->text.len > 0);
	assert_true(term->text.len <= WORDS_TERM_MAX);
	assert_int_equal(utf8_check(term->text), term->text.len);
	assert_true(term->start < term->end);
	assert_true(term->end <= c->text.len);
	words_each((struct str){ c->text.p + term->start,
	    term->end - term->start }, is_same, &recut);
	if (!recut.found)
		fail_msg("`%.*s' is not `%.*s'",
		    (int)(term->end - term->start), c->text.p + term->start,
		    (int)term->text.len, term->text.p);
	if (term->text.len > c->longest)
		c->longest = term->text.len;
	return true;
}

static size_t
check_text(struct str text)
{
	struct checked c = { text, 0 };

	words_each(text, check_term, &c);
	return c.longest;
}

static void
long_terms_are_cut_between_characters(void **state)
{
	struct buf text;
	size_t i;

	(void)state;
	buf_init(&text);
	buf_addc(&text, 'a');
	for (i = 0; i < 100; i++)
		buf_puts(&text, "\xC3\xA9");
	/* One byte and 31 characters of two: 64 would cut the 32nd. */
	assert_int_equal(check_text(buf_str(&text)), WORDS_TERM_MAX - 1);
	buf_clear(&text);
	buf_fill(&text, 'x', 5000);
	assert_int_equal(check_text(buf_str(&text)), WORDS_TERM_MAX);
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
	size_t longest = 0, round, i, len, n;
	char text[300];

	(void)state;
	srand(1);
	for (round = 0; round < 20000; round++) {
		len = (size_t)rand() % sizeof text;
		for (i = 0; i < len; i++)
			text[i] = (char)(rand() % 4 == 0 ? rand() :
			    "aBz-_/.:9 s\xE9\x87\x8D"[rand() % 14]);
		n = check_text((struct str){ text, len });
		if (n > longest)
			longest = n;
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
		cmocka_unit_test(a_term_tells_its_kind),
		cmocka_unit_test(chinese_gives_its_characters_as_well),
		cmocka_unit_test(
		    traditional_and_simplified_are_folded_together),
		cmocka_unit_test(a_term_tells_where_it_stands),
		cmocka_unit_test(long_terms_are_cut_between_characters),
		cmocka_unit_test(a_walk_ends_when_it_is_told_to),
		cmocka_unit_test(random_text_gives_sound_terms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
