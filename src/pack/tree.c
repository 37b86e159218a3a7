#include "pack/tree.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "pack/format.h"

/* The file's numbers become the note's as they are, so both must agree. */
_Static_assert((int)BLOCK_HEADING == (int)PACK_BLOCK_HEADING &&
    (int)BLOCK_CODE == (int)PACK_BLOCK_CODE &&
    (int)BLOCK_RULE == (int)PACK_BLOCK_RULE, "block kinds");
_Static_assert((int)SPAN_CODE == (int)PACK_SPAN_CODE &&
    (int)SPAN_BREAK == (int)PACK_SPAN_BREAK, "span styles");
_Static_assert((int)NOTE_COLUMNS_MAX == (int)PACK_COLUMNS_MAX &&
    (int)NOTE_DEPTH_MAX == (int)PACK_DEPTH_MAX, "limits");

/* What one decoding run needs to know. */
struct reader {
	struct arena	*arena;
	struct cur	*c;
	uint32_t	 snippets;	/* seen so far */
	enum kr_status	 status;	/* why the last step failed */
};

static bool
fail(struct reader *r, enum kr_status status)
{
	r->status = status;
	return false;
}

bool
tree_text_is_safe(struct str s, bool code)
{
	uint32_t cp;
	size_t n;

	if (utf8_check(s) != s.len)
		return false;
	while (s.len > 0) {
		unsigned char byte = (unsigned char)*s.p;

		if (byte >= 0x20 && byte < 0x7f) {
			s.p++, s.len--;
			continue;
		}
		n = utf8_decode(s, &cp);
		if (unicode_is_unsafe(cp) &&
		    !(code && (cp == '\n' || cp == '\t')))
			return false;
		s.p += n, s.len -= n;
	}
	return true;
}

static bool
read_text(struct reader *r, struct str *s, bool code)
{
	struct str text;

	if (!cur_string(r->c, &text) || !tree_text_is_safe(text, code))
		return fail(r, KR_ECORRUPT);
	*s = text;
	return true;
}

static bool
read_count(struct reader *r, uint32_t *count, size_t smallest)
{
	uint32_t n;

	if (!cur_varint(r->c, &n) || !cur_fits(r->c, n, smallest))
		return fail(r, KR_ECORRUPT);
	*count = n;
	return true;
}

static void *
take(struct reader *r, size_t count, size_t size)
{
	void *p = arena_take(r->arena, count, size);

	if (p == NULL)
		(void)fail(r, arena_status(r->arena));
	return p;
}

static bool
read_spans(struct reader *r, struct spans *out, bool code)
{
	struct span *v;
	uint32_t count, i;

	if (!read_count(r, &count, 2))
		return false;
	*out = (struct spans){ NULL, 0 };
	if (count == 0)
		return true;
	if ((v = take(r, count, sizeof *v)) == NULL)
		return false;
	for (i = 0; i < count; i++) {
		uint32_t style;

		if (!cur_varint(r->c, &style) || style > PACK_SPAN_ALL)
			return fail(r, KR_ECORRUPT);
		v[i].style = style;
		if (!read_text(r, &v[i].text, code))
			return false;
		if ((style & PACK_SPAN_BREAK) && v[i].text.len > 0)
			return fail(r, KR_ECORRUPT);
		if ((style & PACK_SPAN_LINK) &&
		    !read_text(r, &v[i].url, false))
			return false;
	}
	*out = (struct spans){ v, count };
	return true;
}

static bool	read_blocks(struct reader *, struct block **, unsigned,
		    bool);

static bool
read_heading(struct reader *r, struct block *b)
{
	if (!cur_u8(r->c, &b->level) || b->level < 2 || b->level > 6)
		return fail(r, KR_ECORRUPT);
	return read_spans(r, &b->spans, false);
}

static bool
read_list(struct reader *r, struct block *b, unsigned depth)
{
	uint8_t flags;

	if (!cur_u8(r->c, &flags) ||
	    flags > (PACK_LIST_ORDERED | PACK_LIST_TIGHT) ||
	    !cur_varint(r->c, &b->number))
		return fail(r, KR_ECORRUPT);
	b->ordered = (flags & PACK_LIST_ORDERED) != 0;
	b->tight = (flags & PACK_LIST_TIGHT) != 0;
	return read_blocks(r, &b->child, depth, true);
}

static bool
read_code(struct reader *r, struct block *b)
{
	uint8_t flags;

	if (!cur_u8(r->c, &flags) || flags > PACK_CODE_EXAMPLE)
		return fail(r, KR_ECORRUPT);
	b->example = (flags & PACK_CODE_EXAMPLE) != 0;
	b->number = ++r->snippets;
	return read_text(r, &b->info, false) && read_spans(r, &b->spans, true);
}

static bool
read_row(struct reader *r, struct block *row, unsigned columns)
{
	struct block **at = &row->child;
	unsigned i;

	row->kind = BLOCK_ROW;
	for (i = 0; i < columns; i++) {
		if ((*at = take(r, 1, sizeof **at)) == NULL)
			return false;
		(*at)->kind = BLOCK_CELL;
		if (!read_spans(r, &(*at)->spans, false))
			return false;
		at = &(*at)->next;
	}
	return true;
}

static bool
read_table(struct reader *r, struct block *b)
{
	struct block **at = &b->child;
	uint32_t rows, i;
	uint8_t align;

	if (!cur_u8(r->c, &b->columns) || b->columns == 0 ||
	    b->columns > PACK_COLUMNS_MAX)
		return fail(r, KR_ECORRUPT);
	for (i = 0; i < b->columns; i++) {
		if (!cur_u8(r->c, &align) || align > ALIGN_RIGHT)
			return fail(r, KR_ECORRUPT);
		b->align[i] = align;
	}
	if (!read_count(r, &rows, b->columns) || rows == 0)
		return fail(r, KR_ECORRUPT);
	for (i = 0; i < rows; i++) {
		if ((*at = take(r, 1, sizeof **at)) == NULL ||
		    !read_row(r, *at, b->columns))
			return false;
		at = &(*at)->next;
	}
	return true;
}

static bool
read_block(struct reader *r, struct block *b, unsigned depth)
{
	uint8_t kind;

	if (!cur_u8(r->c, &kind))
		return fail(r, KR_ECORRUPT);
	b->kind = (enum block_kind)kind;
	switch (kind) {
	case PACK_BLOCK_HEADING:
		return read_heading(r, b);
	case PACK_BLOCK_PARAGRAPH:
		return read_spans(r, &b->spans, false);
	case PACK_BLOCK_LIST:
		return read_list(r, b, depth + 1);
	case PACK_BLOCK_ITEM:
	case PACK_BLOCK_QUOTE:
		return read_blocks(r, &b->child, depth + 1, false);
	case PACK_BLOCK_CODE:
		return read_code(r, b);
	case PACK_BLOCK_TABLE:
		return read_table(r, b);
	case PACK_BLOCK_RULE:
		return true;
	default:	/* rows and cells come with their table only */
		return fail(r, KR_ECORRUPT);
	}
}

/* A list holds items and nothing else, and items stand nowhere else. */
static bool
read_blocks(struct reader *r, struct block **first, unsigned depth,
    bool list)
{
	uint32_t count, i;

	if (depth > PACK_DEPTH_MAX)
		return fail(r, KR_ELIMIT);
	if (!read_count(r, &count, 1))
		return false;
	for (i = 0; i < count; i++) {
		if ((*first = take(r, 1, sizeof **first)) == NULL ||
		    !read_block(r, *first, depth))
			return false;
		if (((*first)->kind == BLOCK_ITEM) != list)
			return fail(r, KR_ECORRUPT);
		first = &(*first)->next;
	}
	return true;
}

static bool
read_texts(struct reader *r, const struct str **list, size_t *count)
{
	struct str *v;
	uint32_t n, i;

	if (!read_count(r, &n, 1))
		return false;
	if (n == 0)
		return true;
	if ((v = take(r, n, sizeof *v)) == NULL)
		return false;
	for (i = 0; i < n; i++)
		if (!read_text(r, &v[i], false))
			return false;
	*list = v;
	*count = n;
	return true;
}

static bool
read_see_also(struct reader *r, struct note *note, uint32_t **numbers)
{
	struct note_ref *v;
	uint32_t n, i;

	if (!read_count(r, &n, 2))
		return false;
	*numbers = NULL;
	if (n == 0)
		return true;
	if ((v = take(r, n, sizeof *v)) == NULL ||
	    (*numbers = take(r, n, sizeof **numbers)) == NULL)
		return false;
	for (i = 0; i < n; i++) {
		if (!read_text(r, &v[i].text, false))
			return false;
		if (!cur_varint(r->c, *numbers + i))
			return fail(r, KR_ECORRUPT);
	}
	note->see_also = v;
	note->see_also_count = n;
	return true;
}

enum kr_status
tree_read_head(struct note *note, struct cur *c)
{
	struct reader r = { .arena = &note->arena, .c = c };

	if (!read_text(&r, &note->title, false) ||
	    !read_spans(&r, &note->summary, false))
		return r.status;
	return KR_OK;
}

enum kr_status
tree_read_body(struct note *note, struct cur *c, uint32_t **numbers)
{
	struct reader r = { .arena = &note->arena, .c = c };

	if (!read_texts(&r, &note->questions, &note->question_count) ||
	    !read_texts(&r, &note->keywords, &note->keyword_count) ||
	    !read_texts(&r, &note->symptoms, &note->symptom_count) ||
	    !read_texts(&r, &note->aliases, &note->alias_count) ||
	    !read_see_also(&r, note, numbers) ||
	    !read_text(&r, &note->since, false) ||
	    !read_text(&r, &note->until, false) ||
	    !read_texts(&r, &note->more, &note->more_count) ||
	    !read_blocks(&r, &note->body, 0, false))
		return r.status;
	return cur_done(c) ? KR_OK : KR_ECORRUPT;
}
