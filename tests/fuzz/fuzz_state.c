/*
 * What the prompt's files hold: src/edit/past.c and src/prompt/scores.c,
 * which parse whatever stands there.
 *
 * Properties: lines of the history are short, safe to show and each there
 * once; scores are within their bounds, found by their ids, and an answer
 * moves its note to the end; what is written and read again is the same.
 */
#include <string.h>

#include "base/unicode.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "edit/past.h"
#include "prompt/scores.h"

static void
expect_safe(struct str s)
{
	uint32_t cp;
	size_t n;

	FUZZ_EXPECT(s.len > 0 && utf8_check(s) == s.len);
	for (; s.len > 0; s.p += n, s.len -= n) {
		n = utf8_decode(s, &cp);
		FUZZ_EXPECT(!unicode_is_unsafe(cp));
	}
}

static void
try_history(struct str text)
{
	struct past h, again;
	struct str line;
	size_t i;

	past_init(&h);
	past_init(&again);
	FUZZ_EXPECT(past_parse(&h, text) == KR_OK);
	FUZZ_EXPECT(past_count(&h) <= PAST_MAX);
	for (i = 0; i < past_count(&h); i++) {
		line = past_at(&h, i);
		FUZZ_EXPECT(line.len <= PAST_LINE_MAX && line.p[0] != ' ');
		expect_safe(line);
		FUZZ_EXPECT(i == 0 || !str_equal(line, past_at(&h, i - 1)));
	}
	FUZZ_EXPECT(past_parse(&again, buf_str(&h.text)) == KR_OK);
	FUZZ_EXPECT(str_equal(buf_str(&again.text), buf_str(&h.text)));
	past_fini(&h);
	past_fini(&again);
}

static void
write_again(struct str text)
{
	struct scores s;
	struct buf out;

	scores_init(&s);
	buf_init(&out);
	FUZZ_EXPECT(scores_parse(&s, text) == KR_OK);
	scores_write(&s, &out);
	FUZZ_EXPECT(str_equal(buf_str(&out), text));
	buf_fini(&out);
	scores_fini(&s);
}

static void
try_scores(struct str text)
{
	const struct score *score;
	struct scores s;
	struct buf out;
	struct str id;
	size_t i, live = 0;

	scores_init(&s);
	buf_init(&out);
	FUZZ_EXPECT(scores_parse(&s, text) == KR_OK);
	for (i = 0; i < s.n; i++) {
		score = &s.v[i];
		if (score->id.p == NULL)
			continue;
		live++;
		expect_safe(score->id);
		FUZZ_EXPECT(score->id.len <= SCORES_ID_MAX);
		FUZZ_EXPECT(score->box <= SCORES_BOX_LAST);
		FUZZ_EXPECT(score->knew <= SCORES_COUNT_MAX);
		FUZZ_EXPECT(score->missed <= SCORES_COUNT_MAX);
		FUZZ_EXPECT(scores_find(&s, score->id) == score);
	}
	FUZZ_EXPECT(live == s.live);
	for (i = 0; i < s.n && i < 100; i++) {
		if ((id = s.v[i].id).p == NULL)
			continue;
		FUZZ_EXPECT(scores_answer(&s, id, i % 2 == 0) == KR_OK);
		FUZZ_EXPECT(scores_find(&s, id) == &s.v[s.n - 1]);
		FUZZ_EXPECT(s.live == live);
	}
	scores_write(&s, &out);
	FUZZ_EXPECT(buf_status(&out) == KR_OK);
	write_again(buf_str(&out));
	buf_fini(&out);
	scores_fini(&s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };

	if (size > FUZZ_INPUT_MAX)
		return 0;
	try_history(text);
	try_scores(text);
	return 0;
}
