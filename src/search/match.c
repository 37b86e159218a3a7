#include "search/match.h"

#include <string.h>

#include "search/synonyms.h"
#include "text/phrase.h"
#include "text/symptom.h"
#include "text/term.h"

#define ATOMS_MAX	128	/* of a line that are looked at for phrases */
#define SHARE_MIN	0.03f	/* of the query; a slot that weighs less
				 * is no reason to show a line */

/* A line while it is compared with the query. */
struct line {
	struct query		*q;
	struct pack		*pack;
	struct match		*m;
	struct phrase_atom	 atoms[ATOMS_MAX];
	size_t			 atom_n;
	bool			 found[QUERY_SLOTS_MAX];
	enum kr_status		 status;	/* of looking terms up */
};

void
match_init(struct match *m)
{
	buf_init(&m->text);
	m->n = 0;
	m->weight = 0.0f;
}

void
match_fini(struct match *m)
{
	buf_fini(&m->text);
}

/* Marks come nearly in order: words first, then phrases.  A mark that touches
 * another one is joined with it. */
static void
mark(struct match *m, size_t start, size_t end)
{
	size_t i, n;

	for (i = 0; i < m->n && m->marks[i].end < start; i++)
		;
	if (i < m->n && m->marks[i].start <= end) {
		if (start < m->marks[i].start)
			m->marks[i].start = start;
		if (end > m->marks[i].end)
			m->marks[i].end = end;
		/* The longer mark may reach those after it. */
		for (n = i + 1; n < m->n &&
		    m->marks[n].start <= m->marks[i].end; n++)
			if (m->marks[n].end > m->marks[i].end)
				m->marks[i].end = m->marks[n].end;
		memmove(&m->marks[i + 1], &m->marks[n],
		    (m->n - n) * sizeof *m->marks);
		m->n -= n - i - 1;
		return;
	}
	if (m->n == MATCH_MARKS_MAX)
		return;
	memmove(&m->marks[i + 1], &m->marks[i],
	    (m->n - i) * sizeof *m->marks);
	m->marks[i] = (struct range){ start, end };
	m->n++;
}

/* Is the term the one of the lane?  Hashes differ nearly always, and a look
 * into the dictionary costs much more than to compare them. */
static bool
is_term_of(struct line *l, const struct query_lane *lane, struct str term,
    uint32_t hash)
{
	uint32_t ordinal;
	enum kr_status status;

	if (lane->hash != hash)
		return false;
	status = query_find_term(l->pack, term, &ordinal);
	if (status == KR_ECORRUPT)
		l->status = status;
	return status == KR_OK && lane->term == ordinal;
}

/* Does any slot have this term?  Then mark the bytes, and count the slots
 * once in a line. */
static void
try_term(struct line *l, struct str term, size_t start, size_t end)
{
	uint32_t hash = str_hash(term);
	const struct query_lane *lane;
	size_t i;

	for (i = 0; i < l->q->n; i++) {
		struct query_slot *slot = &l->q->slots[i];

		if (slot->weight < l->q->total * SHARE_MIN)
			continue;
		for (lane = query_lane(l->q, slot->lane); lane != NULL;
		    lane = query_lane(l->q, lane->next)) {
			if (!is_term_of(l, lane, term, hash))
				continue;
			mark(l->m, start, end);
			if (!l->found[i])
				l->m->weight += slot->weight * lane->factor;
			l->found[i] = true;
		}
	}
}

static bool
take_term(const struct words_term *term, void *context)
{
	struct line *l = context;

	if (l->atom_n < ATOMS_MAX &&
	    phrase_take_atom(term, &l->atoms[l->atom_n]))
		l->atom_n++;
	if (term->kind != WORDS_CHARACTER)
		try_term(l, term->text, term->start, term->end);
	return true;
}

static enum kr_status
try_groups(struct line *l)
{
	struct term_meaning meaning;
	enum kr_status status;
	struct term term;
	size_t i, j, n;

	for (i = 0; i < l->atom_n; i += n == 0 ? 1 : n) {
		status = synonyms_longest_phrase(l->pack, l->atoms + i,
		    l->atom_n - i, &meaning, &n);
		if (status != KR_OK)
			return status;
		for (j = 0; n > 0 && j < meaning.n; j++) {
			term_group(&term, meaning.groups[j]);
			try_term(l, term_str(&term), l->atoms[i].start,
			    l->atoms[i + n - 1].end);
		}
	}
	return KR_OK;
}

static void
try_symptom(struct line *l, struct str text)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	struct term term;

	if (term_symptom(&term, tokens, symptom_cut(text, tokens)))
		try_term(l, term_str(&term), 0, text.len);
}

static enum kr_status
match_line(struct match *m, struct query *q, struct pack *pack,
    struct str text, bool symptom)
{
	enum kr_status status;
	struct line l;

	l.q = q;
	l.pack = pack;
	l.m = m;
	l.atom_n = 0;
	l.status = KR_OK;
	memset(l.found, 0, sizeof l.found);
	buf_clear(&m->text);
	buf_adds(&m->text, text);
	m->n = 0;
	m->weight = 0.0f;
	words_each(text, take_term, &l);
	if (symptom)
		try_symptom(&l, text);
	if (buf_status(&m->text) != KR_OK)
		return buf_status(&m->text);
	status = try_groups(&l);
	return status == KR_OK ? l.status : status;
}

enum kr_status
match_text(struct match *m, struct query *q, struct pack *pack,
    struct str text)
{
	return match_line(m, q, pack, text, false);
}

/* The state of the search for the best line of a note. */
struct best {
	struct match	*m;		/* the best line so far */
	struct match	 try;
	struct query	*q;
	struct pack	*pack;
	struct buf	 text;		/* of a block */
};

static enum kr_status
try_line(struct best *b, struct str text, bool symptom)
{
	enum kr_status status;
	struct match swap;

	if (text.len == 0)
		return KR_OK;
	status = match_line(&b->try, b->q, b->pack, text, symptom);
	if (status != KR_OK || b->try.weight <= b->m->weight)
		return status;
	swap = *b->m;
	*b->m = b->try;
	b->try = swap;
	return KR_OK;
}

static enum kr_status
try_lines(struct best *b, struct str text)
{
	enum kr_status status = KR_OK;
	const char *end;
	size_t len;

	while (text.len > 0 && status == KR_OK) {
		end = memchr(text.p, '\n', text.len);
		len = end == NULL ? text.len : (size_t)(end - text.p);
		status = try_line(b, (struct str){ text.p, len }, false);
		len += end != NULL;
		text.p += len;
		text.len -= len;
	}
	return status;
}

static enum kr_status
try_list(struct best *b, const struct str *v, size_t n, bool symptom)
{
	enum kr_status status = KR_OK;
	size_t i;

	for (i = 0; i < n && status == KR_OK; i++)
		status = try_line(b, v[i], symptom);
	return status;
}

/* The reader of packs bounds how deep blocks are nested. */
static enum kr_status
try_blocks(struct best *b, const struct block *block)
{
	enum kr_status status = KR_OK;

	for (; block != NULL && status == KR_OK; block = block->next) {
		buf_clear(&b->text);
		note_plain_text(&block->spans, &b->text);
		status = buf_status(&b->text);
		if (status == KR_OK)
			status = try_lines(b, buf_str(&b->text));
		if (status == KR_OK)
			status = try_blocks(b, block->child);
	}
	return status;
}

enum kr_status
match_note(struct match *m, struct query *q, struct pack *pack,
    const struct note *note)
{
	struct best b = { .m = m, .q = q, .pack = pack };
	enum kr_status status;

	match_init(&b.try);
	buf_init(&b.text);
	buf_clear(&m->text);
	m->n = 0;
	m->weight = 0.0f;
	status = try_list(&b, note->symptoms, note->symptom_count, true);
	if (status == KR_OK)
		status = try_list(&b, note->questions, note->question_count,
		    false);
	if (status == KR_OK)
		status = try_list(&b, note->keywords, note->keyword_count,
		    false);
	if (status == KR_OK)
		status = try_blocks(&b, note->body);
	match_fini(&b.try);
	buf_fini(&b.text);
	return status;
}
