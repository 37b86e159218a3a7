/*
 * The vocabulary of the index: what text/term.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/term.h"

static void
assert_term(const struct term *t, const char *expected)
{
	assert_int_equal(t->len, strlen(expected));
	assert_memory_equal(t->text, expected, t->len);
}

struct row {
	struct phrase_atom	v[16];
	size_t			n;
};

static bool
take_atom(const struct words_term *term, void *context)
{
	struct row *row = context;

	row->n += phrase_take_atom(term, &row->v[row->n]);
	return row->n < 16;
}

static void
each_kind_has_its_mark(void **state)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	struct row row = { .n = 0 };
	struct term t;

	(void)state;
	term_group(&t, 0);
	assert_term(&t, "=0");
	term_group(&t, UINT32_MAX);
	assert_term(&t, "=4294967295");
	assert_true(term_pinyin(&t, str_of("hg")));
	assert_term(&t, "~hg");
	words_each(str_of("Roll-back 容器"), take_atom, &row);
	assert_true(term_exact(&t, row.v, row.n));
	assert_term(&t, "^roll back 容器");
	assert_true(term_symptom(&t, tokens, symptom_cut(str_of(
	    "Exit Code: 137"), tokens)));
	assert_term(&t, "!exit code #");
}

static void
there_is_no_term_of_nothing(void **state)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	struct term t;

	(void)state;
	assert_false(term_exact(&t, NULL, 0));
	assert_false(term_symptom(&t, tokens, 0));
	assert_false(term_symptom(&t, tokens, symptom_cut(str_of("137"),
	    tokens)));
}

static void
what_is_too_long_is_no_term(void **state)
{
	struct phrase_atom atoms[3] = { { .len = WORDS_TERM_MAX },
	    { .len = WORDS_TERM_MAX }, { .len = 1 } };
	char long_text[TERM_MAX] = { 0 };
	struct term t;

	(void)state;
	assert_false(term_exact(&t, atoms, 2));
	assert_true(term_exact(&t, atoms + 1, 2));
	assert_false(term_pinyin(&t, (struct str){ long_text, TERM_MAX }));
	assert_true(term_pinyin(&t, (struct str){ long_text, TERM_MAX - 1 }));
	assert_int_equal(t.len, TERM_MAX);
	term_symptom_begin(&t);
	assert_false(term_symptom_add(&t, (struct str){ long_text,
	    TERM_MAX }));
	assert_int_equal(t.len, 1);
	assert_true(term_symptom_add(&t, (struct str){ long_text,
	    TERM_MAX - 1 }));
}

static void
a_meaning_is_read_as_it_was_written(void **state)
{
	static const struct {
		struct term_meaning	meaning;
		const char		*text;
	} v[] = {
		{ { { 0 }, 0, false, true }, "\t-" },
		{ { { 7 }, 1, false, false }, "\t7" },
		{ { { 7, 12 }, 2, true, true }, "\t-~7,12" },
		{ { { 1, 2, 3, UINT32_MAX }, 4, true, false },
		    "\t~1,2,3,4294967295" },
		{ { { 0 }, 0, false, false }, "\t" },
	};
	struct term_meaning back;
	struct buf out;
	size_t i;

	(void)state;
	buf_init(&out);
	for (i = 0; i < sizeof v / sizeof v[0]; i++) {
		buf_clear(&out);
		term_meaning_write(&v[i].meaning, &out);
		assert_true(str_equal(buf_str(&out), str_of(v[i].text)));
		term_meaning_read(&back, (struct str){ out.p + 1,
		    out.len - 1 });
		assert_int_equal(back.n, v[i].meaning.n);
		assert_memory_equal(back.groups, v[i].meaning.groups,
		    sizeof back.groups);
		assert_int_equal(back.stop, v[i].meaning.stop);
		assert_int_equal(back.ordinary, v[i].meaning.ordinary);
	}
	buf_fini(&out);
}

static void
only_a_stop_word_without_synonyms_means_nothing(void **state)
{
	(void)state;
	assert_true(term_means_nothing(&(struct term_meaning){
	    .stop = true }));
	assert_false(term_means_nothing(&(struct term_meaning){
	    .stop = true, .n = 1 }));
	assert_false(term_means_nothing(&(struct term_meaning){ .n = 0 }));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_has_its_mark),
		cmocka_unit_test(there_is_no_term_of_nothing),
		cmocka_unit_test(what_is_too_long_is_no_term),
		cmocka_unit_test(a_meaning_is_read_as_it_was_written),
		cmocka_unit_test(
		    only_a_stop_word_without_synonyms_means_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
