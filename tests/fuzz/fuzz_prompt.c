/*
 * What a terminal sends, with the lines under it, against a small pack:
 * src/edit/input.c, line.c, under.c, candidates.c, recall.c, matches.c and
 * panel.c, row.c, src/search/unfinished.c.
 *
 * Properties: what is typed ends, and no character of it is one that a
 * terminal obeys, but for keys; a place is on the terminal; candidates and
 * rows are fit to print and not too wide; what is drawn twice is written
 * once.
 */
#include <locale.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/message.h"
#include "base/unicode.h"
#include "fuzz.h"
#include "prompt/candidates.h"
#include "prompt/complete.h"
#include "edit/input.h"
#include "prompt/line.h"
#include "prompt/panel.h"
#include "edit/recall.h"
#include "edit/under.h"
#include "unit/sitting.h"

#define PIPE_SIZE	4096	/* bytes that any pipe takes at once */
#define LINE_MAX_TYPED	4096	/* characters; as edit/editor.h has it */

/* What was typed: characters, and the same as UTF-8. */
struct typed {
	wchar_t		 wide[LINE_MAX_TYPED];
	size_t		 n;
	struct buf	 text;
};

static struct session *
session(void)
{
	static void *state;

	if (state == NULL) {
		FUZZ_EXPECT(sitting_open(&state) == 0);
		(void)setlocale(LC_CTYPE, "C.UTF-8");
	}
	return state;
}

static void
take_character(struct typed *t, uint32_t cp)
{
	FUZZ_EXPECT(cp < 0x20 || cp == 0x7F || !unicode_is_unsafe(cp));
	FUZZ_EXPECT(cp <= 0x10FFFF && cp != 0xFFFD);
	if (t->n == LINE_MAX_TYPED)
		return;
	t->wide[t->n++] = (wchar_t)cp;
	buf_add_code_point(&t->text, cp);
}

/* Through a pipe, so much at a time, the last of it with the end. */
static void
type(const uint8_t *data, size_t size, struct typed *t)
{
	enum input_result result;
	size_t some;
	struct input k;
	int ends[2];
	uint32_t cp;

	FUZZ_EXPECT(pipe(ends) == 0);
	input_init(&k, ends[0]);
	do {
		some = size < PIPE_SIZE ? size : PIPE_SIZE;
		FUZZ_EXPECT(write(ends[1], data, some) == (ssize_t)some);
		data += some;
		size -= some;
		if (size == 0)
			close(ends[1]);
		while ((result = input_next(&k, &cp)) == INPUT_CHAR)
			take_character(t, cp);
		FUZZ_EXPECT((result == INPUT_END) == (size == 0));
	} while (size > 0);
	FUZZ_EXPECT(input_next(&k, &cp) == INPUT_END);
	input_fini(&k);
	close(ends[0]);
}

/* Text that was pushed is all text, and in front. */
static void
push(struct str text)
{
	struct input k;
	uint32_t cp;

	input_init(&k, -1);
	input_push_key(&k, '\r');
	input_push(&k, text);
	while (input_next(&k, &cp) == INPUT_CHAR && cp != '\r')
		FUZZ_EXPECT(!unicode_is_unsafe(cp));
	FUZZ_EXPECT(cp == '\r');
	FUZZ_EXPECT(input_next(&k, &cp) == INPUT_EMPTY);
	input_fini(&k);
}

static void
expect_within(struct str inner, struct str outer)
{
	FUZZ_EXPECT(inner.len == 0 || (inner.p >= outer.p &&
	    inner.p + inner.len <= outer.p + outer.len));
}

static void
parse(struct str text)
{
	struct line line = line_parse(text);
	struct str rest = text, word;
	size_t left;

	expect_within(line.text, text);
	FUZZ_EXPECT((line.kind == LINE_EMPTY) == (line_trim(text).len == 0));
	do {
		left = rest.len;
		word = line_word(&rest);
		expect_within(word, text);
		FUZZ_EXPECT(line_trim(word).len == word.len);
	} while (word.len > 0 && rest.len < left);
	FUZZ_EXPECT(rest.len == 0);
}

/* Rows that fit, each ended. */
static void
expect_rows(struct str rows, int columns, int most)
{
	size_t i, from = 0;

	for (i = 0; i < rows.len; i++) {
		struct str row = { rows.p + from, i - from };

		if (rows.p[i] != '\n')
			continue;
		FUZZ_EXPECT(message_is_clean(row));
		FUZZ_EXPECT(unicode_columns(row) <= columns);
		FUZZ_EXPECT(most-- > 0);
		from = i + 1;
	}
	FUZZ_EXPECT(from == rows.len);
}

static struct under_place
place(const struct typed *t, size_t cursor, int columns)
{
	struct under_place p = under_place(8, t->wide, t->n, cursor, columns);

	FUZZ_EXPECT(p.row >= 0 && p.row <= p.end_row);
	FUZZ_EXPECT(p.row < p.end_row || p.column <= p.end_column);
	FUZZ_EXPECT(p.column >= 0 && p.column < columns);
	FUZZ_EXPECT(p.end_column >= 0 && p.end_column < columns);
	return p;
}

static void
draw(struct typed *t, size_t cursor, int columns)
{
	struct under_place p = place(t, cursor, columns);
	struct buf rows, out;
	struct under under;
	size_t once;

	buf_init(&rows);
	buf_init(&out);
	under_init(&under);
	panel_suggest(session(), buf_str(&t->text), columns - 1, 8,
	    t->n % 2 == 1, &rows);
	expect_rows(buf_str(&rows), columns - 1, 8);
	under_draw(&under, buf_str(&rows), &p, &out);
	once = out.len;
	under_draw(&under, buf_str(&rows), &p, &out);
	FUZZ_EXPECT(out.len == once);
	under_erase(&under, &p, &out);
	FUZZ_EXPECT(buf_status(&out) == KR_OK);
	under_fini(&under);
	buf_fini(&rows);
	buf_fini(&out);
}

static void
complete(struct str before, int columns)
{
	struct editor_completion c = { .cut = 0 };
	struct session *s = session();

	buf_init(&c.text);
	buf_init(&c.rows);
	s->c->render.width = columns;
	complete_line(s, before, &c);
	FUZZ_EXPECT(c.cut <= before.len);
	/* It begins with what it takes the place of, but for capitals. */
	FUZZ_EXPECT(c.text.len >= c.cut && (c.cut == 0 ||
	    strncasecmp(c.text.p, before.p + before.len - c.cut, c.cut) ==
	    0));
	expect_rows(buf_str(&c.rows), columns, 8);
	buf_fini(&c.text);
	buf_fini(&c.rows);
}

static void
add_candidates(struct str text)
{
	struct str rest = text, word = line_word(&rest);
	struct candidates c;
	size_t i, n = 0;

	candidates_init(&c, word);
	candidates_add(&c, text);
	while ((word = line_word(&rest)).len > 0)
		candidates_add(&c, word);
	FUZZ_EXPECT(candidates_add_keys(&c, pack_terms(session()->c->pack)) ==
	    KR_OK);
	for (i = 0; i < c.text.len; i++)
		n += c.text.p[i] == '\n';
	FUZZ_EXPECT(n == c.n && n <= CANDIDATES_MAX);
	/* What they have in common may be less than the word, in capitals. */
	FUZZ_EXPECT(c.common <= c.text.len);
	candidates_fini(&c);
}

static void
recall(struct str text)
{
	struct past past;
	struct recall r;
	struct buf rows;

	past_init(&past);
	recall_init(&r);
	buf_init(&rows);
	FUZZ_EXPECT(past_parse(&past, text) == KR_OK);
	recall_begin(&r, &past, (struct str){ text.p, text.len % 5 });
	(void)recall_add(&r, 'a');
	(void)recall_older(&r);
	(void)recall_cut(&r);
	recall_rows(&r, 20, 8, &rows);
	expect_rows(buf_str(&rows), 20, 8);
	recall_fini(&r);
	past_fini(&past);
	buf_fini(&rows);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = { (const char *)data, size };
	int columns = 2 + (int)(size % 90);
	struct typed *t;

	if (size > FUZZ_INPUT_MAX || (t = malloc(sizeof *t)) == NULL)
		return 0;
	t->n = 0;
	buf_init(&t->text);
	type(data, size, t);
	push(text);
	parse(text);
	parse(buf_str(&t->text));
	draw(t, t->n, columns);
	(void)place(t, t->n / 2, columns);
	complete(buf_str(&t->text), columns);
	add_candidates(buf_str(&t->text));
	recall(text);
	buf_fini(&t->text);
	free(t);
	return 0;
}
