/*
 * Words that mean the same, and such as mean nothing: what
 * compile/synonyms.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "caught.h"
#include "fixture.h"
#include "pack/dict.h"

#define ATOMS_MAX	32

struct row {
	struct phrase_atom	v[ATOMS_MAX];
	size_t			n;
};

static bool
take(const struct words_term *term, void *context)
{
	struct row *row = context;

	if (row->n < ATOMS_MAX && phrase_take_atom(term, &row->v[row->n]))
		row->n++;
	return true;
}

/*
 * What the set has at the beginning of a text: how many atoms it takes, then
 * the groups' numbers, then - for a stop word.
 */
static void
assert_found(const struct synonyms *s, const char *text,
    const char *expected)
{
	struct row row = { .n = 0 };
	const struct synonym *found;
	size_t atoms = 77, i;
	struct buf all;

	words_each(str_of(text), take, &row);
	found = synonyms_longest(s, row.v, row.n, &atoms);
	buf_init(&all);
	buf_printf(&all, "%zu", atoms);
	assert_int_equal(found == NULL, atoms == 0);
	for (i = 0; found != NULL && i < found->meaning.n; i++)
		buf_printf(&all, " %u", (unsigned)found->meaning.groups[i]);
	if (found != NULL && found->meaning.stop)
		buf_puts(&all, " -");
	buf_addc(&all, '\0');
	if (strcmp(all.p, expected) != 0)
		fail_msg("%s: %s, not %s", text, all.p, expected);
	buf_fini(&all);
}

static void
a_line_is_a_group_of_words_and_phrases(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s,
	    "pod, po, 容器組\nroll back, undo\n", ""), 0);
	assert_int_equal(s.groups, 2);
	assert_found(&s, "pod", "1 0");
	assert_found(&s, "po", "1 0");
	assert_found(&s, "容器組", "3 0");
	assert_found(&s, "undo", "1 1");
	assert_found(&s, "roll back", "2 1");
	assert_found(&s, "roll", "0");
	assert_found(&s, "container", "0");
	synonyms_fini(&s);
}

static void
forms_of_a_word_and_its_characters_are_one(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s, "restarting, 重啟\n", ""), 0);
	assert_found(&s, "Restarts", "1 0");
	assert_found(&s, "重启", "2 0");
	assert_found(&s, "重啟", "2 0");
	synonyms_fini(&s);
}

static void
the_longest_phrase_is_found(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s,
	    "roll\nroll back\nroll back all of it\n", ""), 0);
	assert_found(&s, "roll it", "1 0");
	assert_found(&s, "roll back all", "2 1");
	assert_found(&s, "roll-back all of it now", "5 2");
	synonyms_fini(&s);
}

static void
comments_and_empty_lines_are_no_groups(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s,
	    "# pod, x\n\none\n   \n, ,\ntwo", ""), 0);
	assert_int_equal(s.groups, 2);
	assert_found(&s, "one", "1 0");
	assert_found(&s, "two", "1 1");
	assert_found(&s, "x", "0");
	synonyms_fini(&s);
}

static void
english_words_of_a_phrase_are_known_joined(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s,
	    "load balancer\ndry-run\nroll 回\n", ""), 0);
	assert_found(&s, "loadbalancer", "1 0");
	assert_found(&s, "dryrun", "1 1");
	assert_found(&s, "roll回", "2 2");
	synonyms_fini(&s);
}

static void
chinese_words_are_known_in_latin_letters(void **state)
{
	struct synonyms s;
	size_t i, spelt = 0;

	(void)state;
	assert_int_equal(fixture_synonyms(&s, "pod\nrestart, 重啟\n", ""), 0);
	/* Behind a mark, so that no word of a note is taken for one. */
	assert_found(&s, "chongqi", "0");
	assert_found(&s, "cq", "0");
	for (i = 0; i < s.n; i++)
		if (s.v[i].key[0] == TERM_PINYIN) {
			assert_int_equal(s.v[i].meaning.n, 1);
			assert_int_equal(s.v[i].meaning.groups[0], 1);
			spelt++;
		}
	/* Two readings, in full and as initials. */
	assert_int_equal(spelt, 4);
	synonyms_fini(&s);
}

static void
a_word_of_several_groups_is_in_all_of_them(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s,
	    "a, x\nb, x, x\nc\nd, x", ""), 0);
	assert_found(&s, "x", "1 0 1 3");
	synonyms_fini(&s);
	assert_int_equal(fixture_synonyms(&s, "x\nx\nx\nx\nx\nx\n", ""), 0);
	assert_found(&s, "x", "1 0 1 2 3");
	synonyms_fini(&s);
}

static void
stop_words_are_marked_and_may_have_synonyms(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s, "pod, get\n",
	    "# none\nthe, how do i\n的, 為什麼, get\n"), 0);
	assert_found(&s, "the", "1 -");
	assert_found(&s, "how do I", "3 -");
	assert_found(&s, "how", "0");
	/* A single character may mean nothing, but not the same as others. */
	assert_found(&s, "的", "1 -");
	assert_found(&s, "為什麼", "3 -");
	assert_found(&s, "get", "1 0 -");
	assert_found(&s, "pod", "1 0");
	synonyms_fini(&s);
}

static void
an_empty_set_has_nothing(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s, "", ""), 0);
	assert_found(&s, "pod", "0");
	assert_found(&s, "", "0");
	synonyms_fini(&s);
}

/* One error is told, of the third line. */
static void
assert_refused(const char *line, bool stop)
{
	struct diag diag = { 0, 0 };
	struct synonyms s = { .n = 0 };
	struct caught said;
	char text[256];

	snprintf(text, sizeof text, "# one\ntwo\n%s\n", line);
	caught_begin(&said);
	if (stop)
		synonyms_read_stop_words(&s, str_of(text), "words", &diag);
	else
		synonyms_read(&s, str_of(text), "words", &diag);
	if (strstr(caught_end(&said), "words:3: ") == NULL)
		fail_msg("`%s': %s", line, said.text);
	assert_int_equal(diag.errors, 1);
	synonyms_sort(&s);
	assert_found(&s, "two", stop ? "1 -" : "1 0");
	synonyms_fini(&s);
}

static void
a_single_chinese_character_is_refused_as_a_synonym(void **state)
{
	(void)state;
	assert_refused("pod, 滾", false);
}

static void
what_holds_no_word_is_refused(void **state)
{
	(void)state;
	assert_refused("pod, !?", false);
	assert_refused("--", true);
}

static void
what_is_too_long_is_refused(void **state)
{
	static const char hundred[] =
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
	    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

	(void)state;
	assert_refused("a b c d e f g h i", false);
	assert_refused("a b c d e f g h i", true);
	assert_refused(hundred, false);
	assert_refused(hundred, true);
}

static void
a_phrase_as_long_as_can_be_is_taken(void **state)
{
	struct synonyms s;

	(void)state;
	assert_int_equal(fixture_synonyms(&s, "a b c d e f g h\n", ""), 0);
	assert_found(&s, "a b c d e f g h i", "8 0");
	synonyms_fini(&s);
}

/* An index in which notes have words of the groups 0 to n - 1. */
static void
index_groups(struct index *ix, unsigned n)
{
	char term[16];
	unsigned i;

	index_init(ix);
	index_begin(ix, 0);
	for (i = 0; i < n; i++) {
		snprintf(term, sizeof term, "=%u", i);
		index_add(ix, PACK_FIELD_PROSE, str_of(term), false);
	}
	index_end(ix, 0);
}

/* The section for these files, as "key|key|", where notes have words of the
 * first `groups' groups. */
static void
assert_section(const char *synonyms, const char *stop_words, unsigned groups,
    const char *expected)
{
	struct synonyms s;
	struct index ix;
	struct dict_iter it;
	struct buf out, keys;
	struct str key;
	struct dict d;
	struct cur c;

	assert_int_equal(fixture_synonyms(&s, synonyms, stop_words), 0);
	index_groups(&ix, groups);
	buf_init(&out);
	buf_init(&keys);
	synonyms_write(&s, &ix, &out);
	synonyms_fini(&s);
	index_fini(&ix);
	c = cur_over(out.p, out.len);
	assert_int_equal(dict_open(&d, &c), KR_OK);
	assert_true(cur_done(&c));
	assert_int_equal(dict_iter_at(&it, &d, 0), KR_OK);
	while (dict_iter_next(&it, &key) == KR_OK) {
		buf_adds(&keys, key);
		buf_addc(&keys, '|');
	}
	buf_addc(&keys, '\0');
	assert_string_equal(keys.p, expected);
	buf_fini(&out);
	buf_fini(&keys);
}

static void
groups_without_a_word_in_a_note_are_left_out(void **state)
{
	(void)state;
	assert_section("pod, po\nsvc, pod, job\n~ node, job\n", "the, svc", 1,
	    "po\t0|pod\t0|svc\t-|the\t-|");
	assert_section("pod, po\nsvc, pod, job\n~ node, job\n", "the, svc", 3,
	    "job\t1,2|node\t~2|po\t0|pod\t0,1|svc\t-1|the\t-|");
	assert_section("pod, po", "", 0, "");
}

static void
the_section_is_a_dictionary_of_keys_and_groups(void **state)
{
	(void)state;
	assert_section("pod, po, 回滾\nroll back, pod, get\n", "的, get", 2,
	    "get\t-1|po\t0|pod\t0,1|roll back\t1|rollback\t1|~hg\t0|"
	    "~huigun\t0|回滚\t0|的\t-|");
}

static void
the_order_of_equal_keys_does_not_matter(void **state)
{
	struct synonyms s;
	struct index ix;
	struct buf a, b;

	(void)state;
	index_groups(&ix, 1);
	buf_init(&a);
	buf_init(&b);
	assert_int_equal(fixture_synonyms(&s, "x, y, z, y x\n", "y, x"), 0);
	synonyms_write(&s, &ix, &a);
	synonyms_fini(&s);
	assert_int_equal(fixture_synonyms(&s, "y x, z, y, x, x\n", "x, y, y"),
	    0);
	synonyms_write(&s, &ix, &b);
	synonyms_fini(&s);
	assert_true(str_equal(buf_str(&a), buf_str(&b)));
	index_fini(&ix);
	buf_fini(&a);
	buf_fini(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_a_group_of_words_and_phrases),
		cmocka_unit_test(forms_of_a_word_and_its_characters_are_one),
		cmocka_unit_test(the_longest_phrase_is_found),
		cmocka_unit_test(comments_and_empty_lines_are_no_groups),
		cmocka_unit_test(english_words_of_a_phrase_are_known_joined),
		cmocka_unit_test(chinese_words_are_known_in_latin_letters),
		cmocka_unit_test(a_word_of_several_groups_is_in_all_of_them),
		cmocka_unit_test(stop_words_are_marked_and_may_have_synonyms),
		cmocka_unit_test(an_empty_set_has_nothing),
		cmocka_unit_test(
		    a_single_chinese_character_is_refused_as_a_synonym),
		cmocka_unit_test(what_holds_no_word_is_refused),
		cmocka_unit_test(what_is_too_long_is_refused),
		cmocka_unit_test(a_phrase_as_long_as_can_be_is_taken),
		cmocka_unit_test(groups_without_a_word_in_a_note_are_left_out),
		cmocka_unit_test(
		    the_section_is_a_dictionary_of_keys_and_groups),
		cmocka_unit_test(the_order_of_equal_keys_does_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
