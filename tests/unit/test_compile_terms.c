/*
 * A note's texts turned into terms: what compile/terms.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compile/terms.h"
#include "fixture.h"
#include "pack/postings.h"

/* A pack of one note. */
struct opened {
	struct synonyms	 synonyms;
	struct buf	 bytes;
	struct pack	*pack;
};

/* Its texts: fields, and Markdown's place is taken by us. */
struct text {
	enum pack_field	 field;
	const char	*text;
};

static void
open_note(struct opened *o, const struct text *v, size_t n,
    const char *groups, const char *stop_words)
{
	struct list languages = { NULL, 0, 0 };
	struct builder b;
	size_t i;

	assert_int_equal(fixture_synonyms(&o->synonyms, groups, stop_words),
	    0);
	list_add(&languages, str_of("en"), 0, false);
	builder_init(&b, &languages, &o->synonyms);
	keys_add(&b.ids, str_of("t/n"));
	records_add(&b.heads[0], str_of(""));
	records_add(&b.bodies[0], str_of(""));
	index_begin(&b.index, 0);
	for (i = 0; i < n; i++)
		terms_add(&b.index, &o->synonyms, v[i].field,
		    str_of(v[i].text));
	index_end(&b.index, 0);
	buf_init(&o->bytes);
	builder_write(&b, &o->bytes);
	builder_fini(&b);
	list_fini(&languages);
	assert_int_equal(pack_open_memory(&o->pack, o->bytes.p,
	    o->bytes.len, "test"), KR_OK);
}

static void
close_note(struct opened *o)
{
	pack_close(o->pack);
	buf_fini(&o->bytes);
	synonyms_fini(&o->synonyms);
}

/* The terms that begin with a mark, or all others for 0, with bars between. */
static void
assert_terms(const struct opened *o, char mark, const char *expected)
{
	static const char marks[] = { TERM_SYMPTOM, TERM_GROUP,
	    TERM_EXACT, TERM_PINYIN };
	struct dict_iter it;
	struct buf all;
	struct str key;

	buf_init(&all);
	assert_int_equal(dict_iter_at(&it, pack_terms(o->pack), 0), KR_OK);
	while (dict_iter_next(&it, &key) == KR_OK) {
		if (mark == 0 ? memchr(marks, key.p[0], sizeof marks) != NULL :
		    key.p[0] != mark)
			continue;
		if (all.len > 0)
			buf_addc(&all, '|');
		buf_adds(&all, key);
	}
	buf_addc(&all, '\0');
	assert_string_equal(all.p, expected);
	buf_fini(&all);
}

/* The fields that hold a term; 0 when none does. */
static unsigned
fields_of(const struct opened *o, const char *term)
{
	struct postings p;
	uint32_t ordinal;

	if (dict_find(pack_terms(o->pack), str_of(term), &ordinal) != KR_OK)
		return 0;
	assert_int_equal(postings_open(&p, o->pack, ordinal), KR_OK);
	return place_fields(p.place);
}

static void
assert_text(enum pack_field field, const char *text, char mark,
    const char *expected)
{
	const struct text t = { field, text };
	struct opened o;

	open_note(&o, &t, 1, "pod, po, 容器組\nroll back, undo, 回滾\n"
	    "pod, unit\n", "the, how to, of\n的, 為什麼\n");
	assert_terms(&o, mark, expected);
	close_note(&o);
}

static void
words_are_terms_with_their_fields(void **state)
{
	static const struct text v[] = {
	    { PACK_FIELD_TITLE, "Read Logs" },
	    { PACK_FIELD_COMMAND, "kubectl logs --all" },
	};
	struct opened o;

	(void)state;
	open_note(&o, v, 2, "", "");
	assert_terms(&o, 0, "--all|all|kubectl|log|read");
	assert_int_equal(fields_of(&o, "read"), 1 << PACK_FIELD_TITLE);
	assert_int_equal(fields_of(&o, "log"), 1 << PACK_FIELD_TITLE |
	    1 << PACK_FIELD_COMMAND);
	close_note(&o);
}

static void
chinese_is_pairs_and_no_single_characters(void **state)
{
	(void)state;
	assert_text(PACK_FIELD_PROSE, "重啟容器", 0, "启容|容器|重启");
	assert_text(PACK_FIELD_PROSE, "重 a", 0, "a|重");
}

static void
any_word_of_a_group_stands_for_the_group(void **state)
{
	(void)state;
	assert_text(PACK_FIELD_PROSE, "Undo it.", '=', "=1");
	assert_text(PACK_FIELD_PROSE, "roll-back", '=', "=1");
	assert_text(PACK_FIELD_PROSE, "回滚", '=', "=1");
	assert_text(PACK_FIELD_PROSE, "Pods", '=', "=0|=2");
	assert_text(PACK_FIELD_PROSE, "roll it back", '=', "");
	/* A phrase does not reach over a line's end. */
	assert_text(PACK_FIELD_PROSE, "roll\nback", '=', "");
}

static void
a_group_has_its_word_s_field(void **state)
{
	static const struct text v[] = {
	    { PACK_FIELD_TITLE, "po" }, { PACK_FIELD_PROSE, "the pod" },
	};
	struct opened o;

	(void)state;
	open_note(&o, v, 2, "pod, po\n", "");
	assert_int_equal(fields_of(&o, "=0"), 1 << PACK_FIELD_TITLE |
	    1 << PACK_FIELD_PROSE);
	close_note(&o);
}

static void
symptoms_are_kept_without_what_varies(void **state)
{
	(void)state;
	assert_text(PACK_FIELD_SYMPTOM,
	    "0/3 nodes are available: pod \"x\" failed", '!',
	    "!# nodes are available pod # failed");
	assert_text(PACK_FIELD_SYMPTOM, "Exit Code 137\nOOMKilled\n", '!',
	    "!exit code #|!oomkilled");
	/* Of other fields nothing is. */
	assert_text(PACK_FIELD_PROSE, "Exit Code 137", '!', "");
	assert_text(PACK_FIELD_TITLE, "Exit Code 137", '!', "");
}

static void
a_symptom_too_long_is_kept_as_far_as_it_fits(void **state)
{
	char line[400], expected[400];
	const struct text t = { PACK_FIELD_SYMPTOM, line };
	struct opened o;

	(void)state;
	memset(line, 'x', sizeof line);
	line[sizeof line - 1] = '\0';
	line[40] = line[80] = line[120] = line[161] = ' ';
	open_note(&o, &t, 1, "", "");
	/* Three tokens of 40, 39 and 39; the fourth would be 162 bytes. */
	snprintf(expected, sizeof expected, "!%.120s", line);
	assert_terms(&o, '!', expected);
	close_note(&o);
}

static void
titles_and_keywords_are_known_whole(void **state)
{
	(void)state;
	assert_text(PACK_FIELD_TITLE, "Roll back a Deployment", '^',
	    "^roll back a deployment");
	assert_text(PACK_FIELD_KEYWORD, "OOMKilled\nout-of-memory\n", '^',
	    "^oomkill|^out memory");
	assert_text(PACK_FIELD_TITLE, "重啟 Pod", '^', "^重启 pod");
	assert_text(PACK_FIELD_PROSE, "Roll back", '^', "");
	assert_text(PACK_FIELD_QUESTION, "Roll back", '^', "");
}

static void
stop_words_are_not_of_a_whole(void **state)
{
	(void)state;
	assert_text(PACK_FIELD_TITLE, "How to read the logs", '^',
	    "^read log");
	assert_text(PACK_FIELD_TITLE, "Pod 的日誌", '^', "^pod 日志");
	/* Unless nothing else is there. */
	assert_text(PACK_FIELD_TITLE, "The", '^', "^the");
}

static void
a_whole_too_long_for_a_key_is_left_out(void **state)
{
	(void)state;
	assert_text(PACK_FIELD_TITLE,
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa "
	    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", '^', "");
}

static void
runs_of_chinese_in_titles_have_initials(void **state)
{
	(void)state;
	assert_text(PACK_FIELD_TITLE, "節點 Pod 容器", '~', "~jd|~rq");
	assert_text(PACK_FIELD_KEYWORD, "重啟", '~', "~cq|~zq");
	assert_text(PACK_FIELD_TITLE, "看 Pod", '~', "");
	assert_text(PACK_FIELD_TITLE, "節，點", '~', "");
	assert_text(PACK_FIELD_PROSE, "節點", '~', "");
}

static void
lines_of_any_length_are_taken(void **state)
{
	struct text t = { PACK_FIELD_TITLE, NULL };
	struct opened o;
	struct buf text;
	int i;

	(void)state;
	buf_init(&text);
	for (i = 0; i < 2000; i++)
		buf_puts(&text, "重啟 pod ");
	buf_addc(&text, '\0');
	t.text = text.p;
	open_note(&o, &t, 1, "pod, po\n", "of");
	assert_terms(&o, 0, "pod|重启");
	assert_terms(&o, '=', "=0");
	close_note(&o);
	buf_fini(&text);
}

static void
empty_texts_have_no_terms(void **state)
{
	(void)state;
	assert_text(PACK_FIELD_TITLE, "", 0, "");
	assert_text(PACK_FIELD_SYMPTOM, "\n\n", 0, "");
	assert_text(PACK_FIELD_KEYWORD, " ...\n", '^', "");
}

static void
assert_length(const char *title, unsigned words, unsigned pairs)
{
	struct synonyms s;
	uint8_t length;

	assert_int_equal(fixture_synonyms(&s, "", "the, how to\n的\n"), 0);
	length = terms_title_length(&s, str_of(title));
	assert_int_equal(length & 15, words);
	assert_int_equal(length >> 4, pairs);
	synonyms_fini(&s);
}

static void
a_title_is_as_long_as_its_words_and_pairs(void **state)
{
	(void)state;
	assert_length("", 0, 0);
	assert_length("Read the logs", 2, 0);
	assert_length("How to dry-run", 2, 0);
	assert_length("重啟容器", 0, 3);
	assert_length("重", 0, 1);
	assert_length("Pod 的日誌", 1, 1);
	assert_length("The", 1, 0);
}

static void
a_title_is_no_longer_than_can_be_said(void **state)
{
	(void)state;
	assert_length("a b c d e f g h i j k l m n o p q r s t", 15, 0);
	assert_length("重啟容器重啟容器重啟容器重啟容器重啟容器", 0, 15);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_terms_with_their_fields),
		cmocka_unit_test(chinese_is_pairs_and_no_single_characters),
		cmocka_unit_test(any_word_of_a_group_stands_for_the_group),
		cmocka_unit_test(a_group_has_its_word_s_field),
		cmocka_unit_test(symptoms_are_kept_without_what_varies),
		cmocka_unit_test(a_symptom_too_long_is_kept_as_far_as_it_fits),
		cmocka_unit_test(titles_and_keywords_are_known_whole),
		cmocka_unit_test(stop_words_are_not_of_a_whole),
		cmocka_unit_test(a_whole_too_long_for_a_key_is_left_out),
		cmocka_unit_test(runs_of_chinese_in_titles_have_initials),
		cmocka_unit_test(lines_of_any_length_are_taken),
		cmocka_unit_test(empty_texts_have_no_terms),
		cmocka_unit_test(a_title_is_as_long_as_its_words_and_pairs),
		cmocka_unit_test(a_title_is_no_longer_than_can_be_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
