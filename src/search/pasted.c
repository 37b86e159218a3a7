#include "search/pasted.h"

#include <string.h>

#include "text/symptom.h"
#include "text/term.h"

#define SYMPTOM_FACTOR	0.9f
#define TOKENS_COUNTED	5	/* of a symptom, for its bonus */

/* A symptom while it is followed through the text. */
struct trail {
	struct term	term;
	size_t		found_len;	/* of the longest symptom so far */
	size_t		tokens;		/* of that symptom */
};

/* Does any symptom of the pack begin with this term; is the term one? */
static enum kr_status
ask(struct pack *pack, struct str key, bool *begins, bool *is)
{
	enum kr_status status;
	struct dict_iter it;
	struct str found;

	*begins = *is = false;
	status = dict_iter_prefix(&it, pack_terms(pack), key, 1);
	if (status == KR_OK)
		status = dict_iter_next(&it, &found);
	if (status == KR_ENOTFOUND)
		return KR_OK;
	if (status != KR_OK)
		return pack_fail(pack, status, "terms");
	*is = found.len == key.len;
	*begins = *is || found.p[key.len] == ' ';
	return KR_OK;
}

/* Append a token to the trail, if a symptom goes on with it: *begins. */
static enum kr_status
step(struct pack *pack, struct trail *t, struct str token, size_t count,
    bool *begins)
{
	size_t before = t->term.len;
	enum kr_status status;
	bool is;

	*begins = false;
	if (!term_symptom_add(&t->term, token))
		return KR_OK;
	status = ask(pack, term_str(&t->term), begins, &is);
	if (status != KR_OK)
		return status;
	if (!*begins)
		t->term.len = before;
	if (is) {
		t->found_len = t->term.len;
		t->tokens = count;
	}
	return KR_OK;
}

/* Find the longest symptom that begins at the first of n tokens.  A symptom's
 * variable also stands for a name without digits. */
static enum kr_status
follow(struct pack *pack, const struct symptom_token *v, size_t n,
    struct trail *t)
{
	enum kr_status status = KR_OK;
	bool begins = true;
	size_t i;

	term_symptom_begin(&t->term);
	t->found_len = t->tokens = 0;
	for (i = 0; i < n && begins; i++) {
		status = step(pack, t, (struct str){ v[i].text, v[i].len },
		    i + 1, &begins);
		if (status == KR_OK && !begins && i > 0)
			status = step(pack, t, str_of(SYMPTOM_VARIABLE),
			    i + 1, &begins);
		if (status != KR_OK)
			return status;
	}
	return KR_OK;
}

static enum kr_status
add_symptom(struct query *q, struct pack *pack, const struct trail *t,
    size_t start, size_t end)
{
	struct str key = { t->term.text, t->found_len };
	enum kr_status status;
	size_t i, n = q->n, tokens = t->tokens;
	uint32_t notes;

	for (i = 0; i < n; i++) {
		if (q->slots[i].start < start || q->slots[i].end > end)
			continue;
		status = query_add_lane(q, pack, i, key, SYMPTOM_FACTOR);
		if (status != KR_OK)
			return status;
	}
	if (q->n == QUERY_SLOTS_MAX)
		return KR_OK;
	if ((status = query_count_notes(pack, key, &notes)) != KR_OK)
		return status;
	if (tokens > TOKENS_COUNTED)
		tokens = TOKENS_COUNTED;
	q->slots[q->n] = (struct query_slot){ .bonus = true, .start = start,
	    .end = end, .weight = query_rarity(pack, notes) *
	    (0.5f + 0.5f * (float)tokens) };
	return query_add_lane(q, pack, q->n++, key, 1.0f);
}

enum kr_status
pasted_find(struct query *q, struct pack *pack)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	size_t i, n = symptom_cut(q->text, tokens);
	enum kr_status status;
	struct trail t;

	for (i = 0; i < n; i += t.tokens == 0 ? 1 : t.tokens) {
		status = follow(pack, tokens + i, n - i, &t);
		if (status == KR_OK && t.found_len > 0)
			status = add_symptom(q, pack, &t, tokens[i].start,
			    tokens[i + t.tokens - 1].end);
		if (status != KR_OK)
			return status;
	}
	return KR_OK;
}
