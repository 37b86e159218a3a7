/*
 * What a reader types, against a small pack with synonyms: src/search/,
 * text/words.c, text/phrase.c, text/symptom.c, pack/dict.c, pack/postings.c
 * and src/command/resolve.c.
 *
 * Properties: no text makes a good pack look damaged; hits are notes of the
 * pack, in order, and the first of them are the same when fewer are asked
 * for; suggestions are its names.
 */
#include <string.h>

#include "base/utf8.h"
#include "command/resolve.h"
#include "fuzz.h"
#include "pack/read.h"
#include "search/understand.h"
#include "search/rank.h"
#include "search/suggest.h"
#include "unit/fixture.h"

#define WORDS_MAX	16

static const struct fixture notes[] = {
	{ "pods/crashloopbackoff", "# CrashLoopBackOff\n\n"
	    "> The container restarts again and again.\n"
	    "> Question: Why does my Pod keep restarting?\n"
	    "> Symptoms: `Back-off restarting failed container`, "
	    "`0/3 nodes are available`, `exit code 137`\n"
	    "> See also: pods/logs\n\n"
	    "## Check\n\n```sh\nkubectl describe pod {{pod}}\n```\n",
	    "# CrashLoopBackOff\n\n> 容器一再重啟。\n"
	    "> Question: Pod 為什麼一直重啟？\n" },
	{ "pods/logs", "# Logs\n\n> Read what a container said.\n"
	    "> Aliases: log\n\n"
	    "Use `--previous` for the run before; see kubernetes.io/logs.\n",
	    NULL },
	{ "services/pods", "# Pods of a Service\n\n> Which Pods it serves.\n\n"
	    "1. 0/3 nodes are available\n", NULL },
	{ "pods", "# Pods\n\n> The smallest unit.\n> Aliases: po, pod\n",
	    NULL },
	{ "services", "# Services\n\n> An address.\n> Aliases: svc\n", NULL },
};

static struct pack *
open_pack(void)
{
	static struct buf bytes;
	static void *pack;

	if (pack == NULL)
		FUZZ_EXPECT(fixture_open_with(notes,
		    sizeof notes / sizeof notes[0],
		    "pod, po, 容器組\nrestart, bounce, roll out, 重啟\n"
		    "log, output, 日誌\nimage pull, pull, 拉取映像檔\n",
		    "the, a, why, does, what is\n為什麼, 的, 一直\n",
		    &bytes, &pack) == 0);
	return pack;
}

static void
expect_slots(const struct query *q)
{
	size_t i;

	FUZZ_EXPECT(q->n <= QUERY_SLOTS_MAX);
	FUZZ_EXPECT(q->lane_n <= QUERY_LANES_MAX);
	FUZZ_EXPECT(q->atom_n <= QUERY_SLOTS_MAX);
	for (i = 0; i < q->n; i++) {
		FUZZ_EXPECT(q->slots[i].start <= q->slots[i].end);
		FUZZ_EXPECT(q->slots[i].end <= q->text.len);
		FUZZ_EXPECT(q->slots[i].weight >= 0.0f);
		FUZZ_EXPECT(q->slots[i].lane <= q->lane_n);
	}
	for (i = 0; i < q->lane_n; i++) {
		FUZZ_EXPECT(q->lanes[i].factor > 0.0f &&
		    q->lanes[i].factor <= 1.0f);
		/* Lanes of a slot are linked backwards: no walk is endless. */
		FUZZ_EXPECT(q->lanes[i].next <= i);
	}
}

static void
rank(struct pack *pack, struct str text, size_t want, struct hits *hits)
{
	struct query query;
	size_t i;

	FUZZ_EXPECT(understand_text(&query, pack, text) == KR_OK);
	expect_slots(&query);
	FUZZ_EXPECT(rank_query(pack, &query, want, hits) == KR_OK);
	FUZZ_EXPECT(hits->n <= want);
	for (i = 0; i < hits->n; i++) {
		FUZZ_EXPECT(hits->v[i].note < pack_note_count(pack));
		FUZZ_EXPECT(hits->v[i].score > 0.0f);
		FUZZ_EXPECT(hits->v[i].fields != 0);
		FUZZ_EXPECT(hits->v[i].coverage > 0.0f &&
		    hits->v[i].coverage <= 1.001f);
		FUZZ_EXPECT(i == 0 || hits->v[i].score < hits->v[i - 1].score ||
		    hits->v[i].note > hits->v[i - 1].note);
	}
}

static void
suggest(struct pack *pack, struct str text)
{
	struct suggestions near;
	uint32_t ordinal;
	size_t i;

	FUZZ_EXPECT(suggest_names(pack, text, &near) == KR_OK);
	FUZZ_EXPECT(near.n <= SUGGEST_MAX);
	for (i = 0; i < near.n; i++) {
		FUZZ_EXPECT(dict_find(pack_names(pack), (struct str){
		    near.v[i].text, near.v[i].len }, &ordinal) == KR_OK);
		FUZZ_EXPECT(i == 0 ||
		    near.v[i].distance >= near.v[i - 1].distance);
	}
}

/* The text as words of a command line. */
static void
resolve(struct pack *pack, struct str text)
{
	char *copy = xdup(text), *words[WORDS_MAX], *p;
	struct pack_target target;
	enum kr_status status;
	int n = 0;

	for (p = strtok(copy, " \n"); p != NULL && n < WORDS_MAX;
	    p = strtok(NULL, " \n"))
		words[n++] = p;
	status = resolve_words(pack, words, n, &target);
	FUZZ_EXPECT(status == KR_OK || status == KR_ENOTFOUND);
	if (status == KR_OK)
		FUZZ_EXPECT(target.number < (target.is_topic ?
		    pack_topic_count(pack) : pack_note_count(pack)));
	free(copy);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	struct pack *pack = open_pack();
	struct hits hits, again;
	size_t i, want = 1 + size % 3;

	if (size > FUZZ_INPUT_MAX)
		return 0;
	rank(pack, text, RANK_HITS_MAX, &hits);
	rank(pack, text, want, &again);
	FUZZ_EXPECT(again.n == (hits.n < want ? hits.n : want));
	for (i = 0; i < again.n; i++)
		FUZZ_EXPECT(hits.v[i].note == again.v[i].note);
	suggest(pack, text);
	resolve(pack, text);
	return 0;
}
