/*
 * The two sides of the index agree: of whatever text the compiler makes terms,
 * a query of the same text finds the note by all of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compile/terms.h"
#include "fixture.h"
#include "random_note.h"
#include "search/understand.h"
#include "text/term.h"

#define NOTES	24
#define ROUNDS	40
#define TEXT_MAX 200	/* bytes */

/* Pieces of titles and symptoms: words and their forms, synonyms, stop words,
 * identifiers, numbers, Chinese, punctuation of both. */
static const char *const pieces[] = { "Roll back", "undo", "the", "How to",
	"of", "pods", "po", "容器組", "回滾", "回滚", "的", "為什麼", "節點",
	"目的", "重", "CrashLoopBackOff", "OOMKilled", "restarting",
	"kubernetes.io/hostname", "--dry-run", "0/3", "137", "10.0.0.1:80",
	"\"web-7d9f\"", "web", "exit code", "failed", "is", "not", "ready",
	"a", "b", ",", "，", ":", "-", "…", "é", "ＡＢＣ", "ß" };

static const char groups[] = "roll back, undo, 回滾\n"
    "pod, po, container group, 容器組\n~exit, leave\npod, web\n";
static const char stop_words[] = "how to, the, a, of, is\n的, 為什麼, 重\n";

struct opened {
	struct synonyms	 synonyms;
	struct buf	 bytes;
	struct pack	*pack;
	char		 text[NOTES][TEXT_MAX];
};

static void
make_text(struct random *r, char text[TEXT_MAX])
{
	unsigned n = 1 + random_below(r, 7);

	text[0] = '\0';
	while (n-- > 0) {
		strcat(text, pieces[random_below(r,
		    sizeof pieces / sizeof pieces[0])]);
		if (random_below(r, 5) > 0)
			strcat(text, " ");
	}
}

/* A note of one field for each text. */
static void
open_notes(struct opened *o, enum pack_field field, struct random *r)
{
	struct list languages = { NULL, 0, 0 };
	struct builder b;
	char id[16];
	uint32_t i;

	assert_int_equal(fixture_synonyms(&o->synonyms, groups, stop_words),
	    0);
	list_add(&languages, str_of("en"), 0, false);
	builder_init(&b, &languages, &o->synonyms);
	for (i = 0; i < NOTES; i++) {
		make_text(r, o->text[i]);
		snprintf(id, sizeof id, "t/%03u", (unsigned)i);
		keys_add(&b.ids, str_of(id));
		records_add(&b.heads[0], str_of(""));
		records_add(&b.bodies[0], str_of(""));
		index_begin(&b.index, i);
		terms_add(&b.index, &o->synonyms, field, str_of(o->text[i]));
		index_end(&b.index, 0);
	}
	buf_init(&o->bytes);
	builder_write(&b, &o->bytes);
	builder_fini(&b);
	list_fini(&languages);
	assert_int_equal(pack_open_memory(&o->pack, o->bytes.p,
	    o->bytes.len, "test"), KR_OK);
}

static void
close_notes(struct opened *o)
{
	pack_close(o->pack);
	buf_fini(&o->bytes);
	synonyms_fini(&o->synonyms);
}

/* Does one of the slot's lanes that were typed, or mean the same, hold the
 * note?  The lanes are moved to it. */
static bool
finds(struct query *q, const struct query_slot *slot, uint32_t note)
{
	struct query_lane *lane;
	bool found = false;

	for (lane = query_lane(q, slot->lane); lane != NULL;
	    lane = query_lane(q, lane->next)) {
		assert_int_equal(postings_seek(&lane->at, note), KR_OK);
		found |= lane->at.note == note;
	}
	return found;
}

/* The term of a bonus slot, or none. */
static bool
has_bonus(struct query *q, struct pack *pack, const struct term *term,
    uint32_t note)
{
	uint32_t ordinal;
	size_t i;

	if (query_find_term(pack, term_str(term), &ordinal) != KR_OK)
		return false;
	for (i = 0; i < q->n; i++)
		if (q->slots[i].bonus && q->slots[i].lane != 0 &&
		    query_lane(q, q->slots[i].lane)->term == ordinal)
			return finds(q, &q->slots[i], note);
	return false;
}

/* Each word that the note has, and nothing but seams, is found in it. */
static void
check_words(struct opened *o, uint32_t note, struct query *q)
{
	size_t i;

	for (i = 0; i < q->n; i++) {
		const struct query_slot *s = &q->slots[i];

		if (s->bonus || s->covered)
			continue;
		if (!s->known || !finds(q, s, note))
			fail_msg("`%s': `%.*s' is not found", o->text[note],
			    (int)s->len, s->text);
	}
}

/* Every term of the index that the compiler gave to this note alone would be
 * of no use if no query had it: the marked ones are looked for one by one. */
static void
check_exact(struct opened *o, uint32_t note, struct query *q)
{
	struct dict_iter it;
	struct postings p;
	struct term term;
	struct str key;
	bool any = false;

	assert_int_equal(dict_iter_prefix(&it, pack_terms(o->pack),
	    str_of("^"), SIZE_MAX), KR_OK);
	while (dict_iter_next(&it, &key) == KR_OK) {
		assert_int_equal(postings_open(&p, o->pack, it.ordinal),
		    KR_OK);
		assert_int_equal(postings_seek(&p, note), KR_OK);
		if (p.note != note)
			continue;
		memcpy(term.text, key.p, key.len);
		term.len = key.len;
		any = true;
		if (!has_bonus(q, o->pack, &term, note))
			fail_msg("`%s': no `%.*s'", o->text[note],
			    (int)key.len, key.p);
	}
	if (!any && q->atom_n > 0)
		fail_msg("`%s' is not known as a whole", o->text[note]);
}

static void
check_symptom(struct opened *o, uint32_t note, struct query *q)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	struct term term;

	if (term_symptom(&term, tokens, symptom_cut(str_of(o->text[note]),
	    tokens)) && !has_bonus(q, o->pack, &term, note))
		fail_msg("`%s': the symptom is not found", o->text[note]);
}

static void
check(enum pack_field field, void (*more)(struct opened *, uint32_t,
    struct query *))
{
	struct random r = { 1 };
	struct opened o;
	struct query q;
	uint32_t i;
	int round;

	for (round = 0; round < ROUNDS; round++) {
		open_notes(&o, field, &r);
		for (i = 0; i < NOTES; i++) {
			assert_int_equal(understand_text(&q, o.pack,
			    str_of(o.text[i])), KR_OK);
			more(&o, i, &q);
			check_words(&o, i, &q);
		}
		close_notes(&o);
	}
}

static void
a_title_is_found_by_all_that_is_indexed_of_it(void **state)
{
	(void)state;
	check(PACK_FIELD_TITLE, check_exact);
}

static void
a_keyword_is_found_by_all_that_is_indexed_of_it(void **state)
{
	(void)state;
	check(PACK_FIELD_KEYWORD, check_exact);
}

static void
a_symptom_is_found_by_all_that_is_indexed_of_it(void **state)
{
	(void)state;
	check(PACK_FIELD_SYMPTOM, check_symptom);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_title_is_found_by_all_that_is_indexed_of_it),
		cmocka_unit_test(
		    a_keyword_is_found_by_all_that_is_indexed_of_it),
		cmocka_unit_test(
		    a_symptom_is_found_by_all_that_is_indexed_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
