/*
 * Symptoms in what was pasted: what search/pasted.h promises, and what comes
 * of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "ranked.h"
#include "search/understand.h"

static const struct fixture fixtures[] = {
	{ "e/exit", "# A\n\n> S.\n> Symptoms: `exit code 137`\n", NULL },
	{ "e/nodes", "# B\n\n> S.\n"
	    "> Symptoms: `0/3 nodes are available: insufficient cpu`\n",
	    NULL },
	{ "e/noise", "# Pods, nodes, quota, image, exit code, server\n\n"
	    "> Pulling back-off: available, insufficient, forbidden.\n"
	    "> Keywords: pods, nodes, quota, image, exit, refused\n\n"
	    "pods nodes quota image exit code server warning cpu\n", NULL },
	{ "e/peer", "# C\n\n> S.\n"
	    "> Symptoms: `connection refused by peer`\n", NULL },
	{ "e/pull", "# D\n\n> S.\n"
	    "> Symptoms: `Back-off pulling image \"nginx:1.0\"`\n", NULL },
	{ "e/quota", "# E\n\n> S.\n"
	    "> Symptoms: `pods \"x\" is forbidden: exceeded quota`\n",
	    NULL },
	{ "e/refused", "# F\n\n> S.\n> Symptoms: `connection refused`\n",
	    NULL },
	{ "e/zh", NULL, "# G\n\n> S。\n> Symptoms: `無法連線 到 節點`\n" },
	{ "e", NULL, NULL },
};

enum { EXIT, NODES, NOISE, PEER, PULL, QUOTA, REFUSED, CHINESE };

static struct buf	bytes;

static int
open_pack(void **state)
{
	return fixture_open_with(fixtures,
	    sizeof fixtures / sizeof fixtures[0], "pod, po\n", "is, by, the",
	    &bytes, state);
}

static int
close_pack(void **state)
{
	return fixture_close(&bytes, state);
}

/*
 * The symptoms that are found: what they cover of the text, with bars
 * between.
 */
static void
assert_symptoms(struct pack *pack, const char *text, const char *expected)
{
	struct query q;
	struct buf all;
	size_t i;

	assert_int_equal(understand_text(&q, pack, str_of(text)), KR_OK);
	buf_init(&all);
	for (i = 0; i < q.n; i++) {
		const struct query_slot *s = &q.slots[i];

		/* A query that is just a title is a bonus too. */
		if (!s->bonus || s->end == 0)
			continue;
		assert_true(s->weight > 0.0f);
		assert_int_not_equal(s->lane, 0);
		if (all.len > 0)
			buf_addc(&all, '|');
		buf_add(&all, text + s->start, s->end - s->start);
	}
	buf_addc(&all, '\0');
	if (strcmp(all.p, expected) != 0)
		fail_msg("`%s': `%s', not `%s'", text, all.p, expected);
	buf_fini(&all);
}

static void
a_symptom_is_found_whatever_its_numbers(void **state)
{
	assert_symptoms(*state, "exit code 137", "exit code 137");
	assert_symptoms(*state, "command terminated with exit code 1.",
	    "exit code 1");
	assert_symptoms(*state, "Warning 12s 0/17 nodes are available: "
	    "Insufficient cpu.", "12s 0/17 nodes are available: "
	    "Insufficient cpu");
}

static void
names_with_hashes_and_in_quotes_are_whatever_they_are(void **state)
{
	assert_symptoms(*state, "Error from server (Forbidden): pods "
	    "\"web-7d9f8b-x2x4z\" is forbidden: exceeded quota: team",
	    "pods \"web-7d9f8b-x2x4z\" is forbidden: exceeded quota");
	assert_symptoms(*state, "pods 'my own' is forbidden: exceeded quota",
	    "pods 'my own' is forbidden: exceeded quota");
	assert_symptoms(*state, "pods web-7d9f8b is forbidden: exceeded "
	    "quota", "pods web-7d9f8b is forbidden: exceeded quota");
	assert_symptoms(*state, "Back-off pulling image \"nginx\"",
	    "Back-off pulling image \"nginx");
}

static void
a_bare_name_may_stand_where_something_varies(void **state)
{
	assert_symptoms(*state, "pods web is forbidden: exceeded quota",
	    "pods web is forbidden: exceeded quota");
	assert_symptoms(*state, "back-off pulling image nginx now",
	    "back-off pulling image nginx");
}

static void
case_and_characters_do_not_matter(void **state)
{
	assert_symptoms(*state, "CONNECTION Refused", "CONNECTION Refused");
	assert_symptoms(*state, "無法連線 到 節點", "無法連線 到 節點");
	assert_symptoms(*state, "无法连线 到 节点", "无法连线 到 节点");
}

static void
a_part_of_a_symptom_is_none(void **state)
{
	assert_symptoms(*state, "nodes are available: insufficient cpu", "");
	assert_symptoms(*state, "0/3 nodes are available", "");
	assert_symptoms(*state, "exit code", "");
	assert_symptoms(*state, "exit the code 137", "");
	assert_symptoms(*state, "", "");
}

static void
the_longest_symptom_is_taken(void **state)
{
	assert_symptoms(*state, "connection refused by the peer",
	    "connection refused");
	assert_symptoms(*state, "the connection refused by peer again",
	    "connection refused by peer");
	assert_first(*state, "connection refused by peer", PEER);
	assert_first(*state, "connection refused", REFUSED);
}

static void
every_symptom_of_a_text_is_found(void **state)
{
	assert_symptoms(*state, "exit code 1, connection refused\n"
	    "exit code 2\n", "exit code 1|connection refused|exit code 2");
}

static void
a_pasted_line_finds_its_note_among_louder_ones(void **state)
{
	assert_first(*state, "exit code 1", EXIT);
	assert_first(*state, "the container died with exit code 143", EXIT);
	assert_first(*state, "Warning  FailedScheduling  2m3s  "
	    "default-scheduler  0/12 nodes are available: insufficient cpu",
	    NODES);
	assert_first(*state, "Error from server (Forbidden): error when "
	    "creating \"job.yaml\": pods \"web-7d9f8b-x2x4z\" is forbidden: "
	    "exceeded quota: team, requested: cpu=1, used: cpu=9", QUOTA);
	assert_first(*state, "Normal BackOff 1s (x5 over 2m) kubelet "
	    "Back-off pulling image \"registry.example.com/a/b:v1\"", PULL);
	assert_first(*state, "dial tcp 10.96.0.1:443: connect: connection "
	    "refused", REFUSED);
	assert_first(*state, "无法连线 到 节点", CHINESE);
}

static void
a_note_that_names_the_symptom_holds_its_words(void **state)
{
	struct query q;
	struct hits hits;
	size_t i;

	/* "web" is nowhere; in the symptom it does not count against it. */
	ranked(*state, "pods web is forbidden: exceeded quota", &q, &hits);
	assert_int_equal(hits.v[0].note, QUOTA);
	assert_true(hits.v[0].coverage > 0.85f);
	for (i = 1; i < hits.n; i++)
		assert_true(hits.v[i].coverage < hits.v[0].coverage);
}

static void
a_long_symptom_weighs_more_than_a_short_one(void **state)
{
	float one = 0.0f, two = 0.0f;
	struct query q;
	size_t i;

	assert_int_equal(understand_text(&q, *state,
	    str_of("exit code 1 connection refused by peer")), KR_OK);
	for (i = 0; i < q.n; i++)
		if (q.slots[i].bonus)
			*(q.slots[i].start == 0 ? &one : &two) =
			    q.slots[i].weight;
	assert_true(one > 0.0f);
	assert_true(two > one);
}

/* Symptoms, names and numbers end to end: more than there are slots for. */
static void
a_page_full_of_symptoms_is_taken(void **state)
{
	struct pack *pack = *state;
	struct buf page;
	struct query q;
	int i;

	buf_init(&page);
	for (i = 0; i < 200; i++)
		buf_printf(&page, "word%d exit code %d connection refused "
		    "pods x%d is forbidden: exceeded quota\n", i, i, i);
	assert_int_equal(understand_text(&q, pack, buf_str(&page)), KR_OK);
	assert_int_equal(q.n, QUERY_SLOTS_MAX);
	assert_true(q.lane_n <= QUERY_LANES_MAX);
	buf_fini(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_symptom_is_found_whatever_its_numbers),
		cmocka_unit_test(
		    names_with_hashes_and_in_quotes_are_whatever_they_are),
		cmocka_unit_test(a_bare_name_may_stand_where_something_varies),
		cmocka_unit_test(case_and_characters_do_not_matter),
		cmocka_unit_test(a_part_of_a_symptom_is_none),
		cmocka_unit_test(the_longest_symptom_is_taken),
		cmocka_unit_test(every_symptom_of_a_text_is_found),
		cmocka_unit_test(
		    a_pasted_line_finds_its_note_among_louder_ones),
		cmocka_unit_test(
		    a_note_that_names_the_symptom_holds_its_words),
		cmocka_unit_test(a_long_symptom_weighs_more_than_a_short_one),
		cmocka_unit_test(a_page_full_of_symptoms_is_taken),
	};

	return cmocka_run_group_tests(tests, open_pack, close_pack);
}
