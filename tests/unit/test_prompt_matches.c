/*
 * What a line that is being typed means: what prompt/matches.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "prompt/matches.h"
#include "sitting.h"

static void
find(struct session *s, const char *text, size_t want, struct matches *m)
{
	size_t i, j;

	assert_int_equal(matches_find(s, str_of(text), want, m), KR_OK);
	assert_true(m->n <= want && m->n <= MATCHES_MAX);
	for (i = 0; i < m->n; i++) {
		assert_true(m->v[i].number < (m->v[i].is_topic ?
		    pack_topic_count(s->c->pack) :
		    pack_note_count(s->c->pack)));
		for (j = 0; j < i; j++)
			if (m->v[i].number == m->v[j].number &&
			    m->v[i].is_topic == m->v[j].is_topic)
				fail_msg("`%s' has one twice", text);
	}
}

/* The first match, named outright or found. */
static void
assert_first(struct session *s, const char *text, bool named, bool is_topic,
    uint32_t number)
{
	struct matches m;

	find(s, text, MATCHES_MAX, &m);
	if (m.n == 0)
		fail_msg("`%s' has no match", text);
	if (m.named != named || m.v[0].is_topic != is_topic ||
	    m.v[0].number != number)
		fail_msg("`%s': %snamed, %s %d", text, m.named ? "" : "not ",
		    m.v[0].is_topic ? "topic" : "note", (int)m.v[0].number);
}

#define assert_note(s, text, named, note) \
	assert_first(s, text, named, false, note)
#define assert_topic(s, text, topic) \
	assert_first(s, text, true, true, topic)

static bool
has_note(const struct matches *m, uint32_t note)
{
	size_t i;

	for (i = 0; i < m->n; i++)
		if (!m->v[i].is_topic && m->v[i].number == note)
			return true;
	return false;
}

static void
what_is_named_comes_first(void **state)
{
	assert_note(*state, "pods/list", true, LIST_PODS);
	assert_note(*state, "po list all", true, LIST_ALL);
	assert_note(*state, "log", true, LOGS);
	assert_note(*state, "  rollback ", true, ROLLBACK);
	assert_topic(*state, "pods", PODS);
	assert_topic(*state, "svc", SERVICES);
}

static void
what_is_found_follows(void **state)
{
	struct matches m;

	find(*state, "pods", MATCHES_MAX, &m);
	assert_true(m.n > 1);
	assert_true(has_note(&m, LIST_PODS));
	find(*state, "pods list", MATCHES_MAX, &m);
	assert_int_equal(m.v[0].number, LIST_PODS);
	assert_true(has_note(&m, LIST_ALL));
}

static void
what_is_found_alone_is_not_named(void **state)
{
	assert_note(*state, "restarts again", false, CRASH);
	assert_note(*state, "addresses", false, LIST_SERVICES);
	assert_note(*state, "\xE5\x9B\x9E\xE6\xBB\xBE", false, ROLLBACK);
}

static void
the_last_word_may_go_on(void **state)
{
	static const char *const texts[] = { "c", "cr", "cra", "crash",
	    "crashloopb", "restarts agai", "\xE5\xAE\xB9" };
	size_t i;

	for (i = 0; i < sizeof texts / sizeof texts[0]; i++)
		assert_note(*state, texts[i], false, CRASH);
	assert_note(*state, "roll", false, ROLLBACK);
	assert_note(*state, "a revi", false, ROLLBACK);
}

static void
a_space_ends_the_last_word(void **state)
{
	struct matches m;

	find(*state, "addr", MATCHES_MAX, &m);
	assert_true(has_note(&m, LIST_SERVICES));
	find(*state, "addr ", MATCHES_MAX, &m);
	assert_int_equal(m.n, 0);
	/* What stands before it never goes on. */
	find(*state, "addr xyzzy", MATCHES_MAX, &m);
	assert_int_equal(m.n, 0);
}

static void
there_may_be_no_match(void **state)
{
	struct matches m;

	find(*state, "xyzzy", MATCHES_MAX, &m);
	assert_int_equal(m.n, 0);
	assert_false(m.named);
	find(*state, "", MATCHES_MAX, &m);
	assert_int_equal(m.n, 0);
	find(*state, "\xFF\xFE", MATCHES_MAX, &m);
	assert_int_equal(m.n, 0);
	/* Nothing is left of the one before. */
	find(*state, "pods", MATCHES_MAX, &m);
	assert_true(m.named);
	find(*state, "xyzzy", MATCHES_MAX, &m);
	assert_false(m.named);
}

static void
only_so_many_are_wanted(void **state)
{
	struct matches m, all;
	size_t want, i;

	find(*state, "pods", MATCHES_MAX, &all);
	assert_true(all.n >= 3);
	for (want = 1; want <= all.n + 1; want++) {
		find(*state, "pods", want, &m);
		assert_int_equal(m.n, want < all.n ? want : all.n);
		for (i = 0; i < m.n; i++)
			assert_int_equal(m.v[i].number, all.v[i].number);
	}
	find(*state, "pods", 10 * MATCHES_MAX, &m);
	assert_int_equal(m.n, all.n);
}

static void
a_pasted_line_names_nothing(void **state)
{
	struct matches m;

	find(*state, "Back-off restarting failed container x in pod logs of "
	    "the node that we have", MATCHES_MAX, &m);
	assert_false(m.named);
	assert_int_equal(m.v[0].number, CRASH);
}

static void
each_character_of_a_name_has_a_match(void **state)
{
	static const char text[] = "pods crashloopbackoff";
	struct matches m;
	char so_far[sizeof text];
	size_t n;

	for (n = 1; n < sizeof text; n++) {
		memcpy(so_far, text, n);
		so_far[n] = '\0';
		find(*state, so_far, 5, &m);
		if (m.n == 0)
			fail_msg("`%s' has no match", so_far);
	}
	assert_note(*state, text, true, CRASH);
}

static void
a_damaged_pack_is_told(void **state)
{
	struct session *s = *state;
	struct sitting *sitting = (struct sitting *)(void *)((char *)s -
	    offsetof(struct sitting, s));
	struct matches m;
	size_t len;
	char *terms;

	terms = fixture_section(&sitting->bytes, PACK_TAG_TERMS, &len);
	memset(terms + len / 2, 0xFF, len - len / 2);
	assert_int_equal(matches_find(s, str_of("restarts"), 5, &m),
	    KR_ECORRUPT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		SITTING(what_is_named_comes_first),
		SITTING(what_is_found_follows),
		SITTING(what_is_found_alone_is_not_named),
		SITTING(the_last_word_may_go_on),
		SITTING(a_space_ends_the_last_word),
		SITTING(there_may_be_no_match),
		SITTING(only_so_many_are_wanted),
		SITTING(a_pasted_line_names_nothing),
		SITTING(each_character_of_a_name_has_a_match),
		SITTING(a_damaged_pack_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
