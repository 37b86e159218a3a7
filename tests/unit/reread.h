/*
 * A note read from Markdown with md4c, for the tests of render/markdown.c.
 *
 * On purpose not the compiler's own reader: two programs that agree on what
 * a text means are better evidence than one that agrees with itself.  It
 * knows what the tests need of k8sref-notes(5) and trusts its input.
 */
#ifndef KR_TESTS_REREAD_H
#define KR_TESTS_REREAD_H

#include <md4c.h>

#include "base/utf8.h"
#include "random_note.h"

#define REREAD_DEPTH	64

struct reread {
	struct note	*note;
	struct block	*stack[REREAD_DEPTH];	/* open containers */
	unsigned	 depth;
	unsigned	 style[REREAD_DEPTH];
	struct str	 url[REREAD_DEPTH];
	unsigned	 styles;
	struct spans	*text;		/* where text goes, or NULL */
	struct spans	 title, meta, code;
	struct block	*block;		/* of the text */
	bool		 in_meta, meta_done;
};

static inline struct block *
reread_add(struct reread *r, enum block_kind kind)
{
	return tree_block(r->note, r->depth > 0 ? r->stack[r->depth - 1] :
	    NULL, kind);
}

/* Plain text of runs, in the note's arena. */
static inline struct str
reread_plain(struct reread *r, const struct spans *s)
{
	struct buf b;
	struct str text;

	buf_init(&b);
	note_plain_text(s, &b);
	text = tree_copy(r->note, buf_str(&b));
	buf_fini(&b);
	return text;
}

static inline const struct str *
reread_append(struct reread *r, const struct str *v, size_t *n, struct str s)
{
	struct str *more = tree_take(r->note, *n + 1, sizeof *more);

	if (*n > 0)
		memcpy(more, v, *n * sizeof *more);
	more[(*n)++] = s;
	return more;
}

/* The value of a line of the quotation, if it begins with the key. */
static inline bool
reread_key(struct str line, const char *key, struct str *value)
{
	size_t n = strlen(key);

	if (line.len < n || memcmp(line.p, key, n) != 0)
		return false;
	*value = (struct str){ line.p + n, line.len - n };
	return true;
}

static inline void
reread_keywords(struct reread *r, struct str v)
{
	struct note *n = r->note;
	size_t i, from;

	for (from = i = 0; i <= v.len; i++)
		if (i == v.len || v.p[i] == ',') {
			n->keywords = reread_append(r, n->keywords,
			    &n->keyword_count,
			    (struct str){ v.p + from, i - from });
			from = i + 2;
		}
}

static inline void
reread_meta_line(struct reread *r)
{
	struct note *n = r->note;
	struct spans *s = &r->meta;
	struct str line = reread_plain(r, s), v;
	size_t i;

	random_trim(s);
	if (s->n == 0)
		return;
	if (s->v[0].style != 0)
		n->summary = *s;
	else if (reread_key(line, "Question: ", &v))
		n->questions = reread_append(r, n->questions,
		    &n->question_count, v);
	else if (reread_key(line, "Keywords: ", &v))
		reread_keywords(r, v);
	else if (reread_key(line, "Since: ", &v))
		n->since = v;
	else if (reread_key(line, "Until: ", &v))
		n->until = v;
	else if (reread_key(line, "Symptoms: ", &v)) {
		for (i = 0; i < s->n; i++)
			if (s->v[i].style & SPAN_CODE)
				n->symptoms = reread_append(r, n->symptoms,
				    &n->symptom_count, s->v[i].text);
	} else if (reread_key(line, "More information: ", &v)) {
		for (i = 0; i < s->n; i++)
			if (s->v[i].style & SPAN_LINK)
				n->more = reread_append(r, n->more,
				    &n->more_count, s->v[i].url);
	} else
		n->summary = *s;
	r->meta = (struct spans){ NULL, 0 };
}

static inline void
reread_text_to(struct reread *r, struct block *b, struct spans *s)
{
	r->block = b;
	r->text = s;
	*s = (struct spans){ NULL, 0 };
}

/* A snippet's text: without its last newline, with its placeholders. */
static inline void
reread_code(struct reread *r, struct block *b, struct str text)
{
	bool live = b->example || str_equal(b->info, str_of("sh"));
	struct str none = { "", 0 };
	size_t i = 0, end;

	while (i < text.len) {
		struct str rest = { text.p + i, text.len - i };
		const char *mark = live && rest.len > 3 ? rest.p : "";

		if (strncmp(mark, "\\{\\{", 4) == 0 ||
		    strncmp(mark, "\\}\\}", 4) == 0) {
			tree_span(r->note, &b->spans, mark[1] == '{' ? "{{" :
			    "}}", 0, "");
			i += 4;
		} else if (live && rest.len > 4 && rest.p[0] == '{' &&
		    rest.p[1] == '{') {
			for (end = 2; rest.p[end] != '}'; end++)
				;
			tree_add(r->note, &b->spans, (struct str){
			    rest.p + 2, end - 2 }, SPAN_PLACEHOLDER, none);
			i += end + 2;
		} else
			tree_add(r->note, &b->spans, (struct str){ rest.p,
			    1 }, 0, none), i++;
	}
}

static inline void
reread_end_text(struct reread *r)
{
	struct block *b = r->block;
	struct str text;

	if (r->text == NULL)
		return;
	if (r->text == &r->title)
		r->note->title = reread_plain(r, r->text);
	else if (r->text == &r->meta)
		reread_meta_line(r);
	else if (b->kind == BLOCK_CODE) {
		text = reread_plain(r, r->text);
		if (text.len > 0 && text.p[text.len - 1] == '\n')
			text.len--;
		reread_code(r, b, text);
	} else {
		random_trim(r->text);
		if (b->kind == BLOCK_PARAGRAPH && r->depth == 0 &&
		    b->spans.n == 1 && b->spans.v[0].style == SPAN_CODE) {
			text = b->spans.v[0].text;
			b->kind = BLOCK_CODE;
			b->example = true;
			b->spans = (struct spans){ NULL, 0 };
			reread_code(r, b, text);
		}
	}
	r->text = NULL;
}

static inline void
reread_push(struct reread *r, enum block_kind kind)
{
	struct block *b = reread_add(r, kind);

	if (r->depth == REREAD_DEPTH)
		abort();
	r->stack[r->depth++] = b;
}

static inline void
reread_enter_text(struct reread *r, MD_BLOCKTYPE type, const void *detail)
{
	const MD_BLOCK_H_DETAIL *h = detail;
	const MD_BLOCK_CODE_DETAIL *code = detail;
	struct block *b;

	if (type == MD_BLOCK_H && h->level == 1) {
		reread_text_to(r, NULL, &r->title);
		return;
	}
	b = reread_add(r, type == MD_BLOCK_H ? BLOCK_HEADING :
	    type == MD_BLOCK_CODE ? BLOCK_CODE :
	    type == MD_BLOCK_P ? BLOCK_PARAGRAPH : BLOCK_CELL);
	reread_text_to(r, b, type == MD_BLOCK_CODE ? &r->code : &b->spans);
	if (type == MD_BLOCK_H)
		b->level = (uint8_t)h->level;
	if (type == MD_BLOCK_CODE)
		b->info = tree_copy(r->note, (struct str){ code->lang.text,
		    code->lang.size });
}

static inline void
reread_enter_list(struct reread *r, MD_BLOCKTYPE type, const void *detail)
{
	const MD_BLOCK_UL_DETAIL *ul = detail;
	const MD_BLOCK_OL_DETAIL *ol = detail;
	struct block *b;

	reread_push(r, BLOCK_LIST);
	b = r->stack[r->depth - 1];
	b->ordered = type == MD_BLOCK_OL;
	b->tight = b->ordered ? ol->is_tight : ul->is_tight;
	b->number = b->ordered ? ol->start : 0;
}

static inline int
reread_enter(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct reread *r = context;
	const MD_BLOCK_TD_DETAIL *td = detail;
	struct block *table;

	reread_end_text(r);
	if (type == MD_BLOCK_QUOTE && !r->meta_done)
		r->in_meta = true;
	else if (r->in_meta)
		reread_text_to(r, NULL, &r->meta);
	else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
		reread_enter_list(r, type, detail);
	else if (type == MD_BLOCK_LI)
		reread_push(r, BLOCK_ITEM);
	else if (type == MD_BLOCK_QUOTE)
		reread_push(r, BLOCK_QUOTE);
	else if (type == MD_BLOCK_TABLE)
		reread_push(r, BLOCK_TABLE);
	else if (type == MD_BLOCK_TR)
		reread_push(r, BLOCK_ROW);
	else if (type == MD_BLOCK_HR)
		(void)reread_add(r, BLOCK_RULE);
	else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
		table = r->stack[r->depth - 2];
		if (type == MD_BLOCK_TH)
			table->align[table->columns++] = (uint8_t)td->align;
		reread_enter_text(r, type, detail);
	} else if (type != MD_BLOCK_DOC && type != MD_BLOCK_THEAD &&
	    type != MD_BLOCK_TBODY)
		reread_enter_text(r, type, detail);
	return 0;
}

static inline int
reread_leave(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct reread *r = context;

	(void)detail;
	reread_end_text(r);
	if (r->in_meta && type == MD_BLOCK_QUOTE) {
		r->in_meta = false;
		r->meta_done = true;
	} else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL ||
	    type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE ||
	    type == MD_BLOCK_TABLE || type == MD_BLOCK_TR)
		r->depth--;
	return 0;
}

/* A target with its character references resolved. */
static inline struct str
reread_attribute(struct reread *r, const MD_ATTRIBUTE *a)
{
	struct buf b;
	struct str s;
	unsigned i;

	buf_init(&b);
	for (i = 0; a->size > 0 && a->substr_offsets[i] < a->size; i++)
		buf_add(&b, a->text + a->substr_offsets[i],
		    a->substr_offsets[i + 1] - a->substr_offsets[i]);
	s = tree_copy(r->note, buf_str(&b));
	buf_fini(&b);
	return s;
}

static inline int
reread_enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct reread *r = context;
	const MD_SPAN_A_DETAIL *a = detail;
	unsigned i = ++r->styles;

	if (i == REREAD_DEPTH)
		abort();
	r->style[i] = r->style[i - 1];
	r->url[i] = r->url[i - 1];
	if (type == MD_SPAN_A) {
		r->style[i] |= SPAN_LINK;
		r->url[i] = reread_attribute(r, &a->href);
	} else
		r->style[i] |= type == MD_SPAN_EM ? SPAN_EMPHASIS :
		    type == MD_SPAN_STRONG ? SPAN_STRONG : SPAN_CODE;
	return 0;
}

static inline int
reread_leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct reread *r = context;

	(void)type;
	(void)detail;
	r->styles--;
	return 0;
}

static inline int
reread_take_text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE size,
    void *context)
{
	struct reread *r = context;
	struct buf b;

	if (r->text == NULL) {	/* in a tight item */
		struct block *block = reread_add(r, BLOCK_PARAGRAPH);

		reread_text_to(r, block, &block->spans);
	}
	if (r->text == &r->meta && (type == MD_TEXT_BR ||
	    type == MD_TEXT_SOFTBR)) {
		reread_meta_line(r);
		return 0;
	}
	buf_init(&b);
	if (type == MD_TEXT_ENTITY && size > 3 && p[1] == '#')
		buf_add_code_point(&b, (uint32_t)strtoul(p + 2, NULL, 10));
	else if (type == MD_TEXT_SOFTBR)
		buf_addc(&b, ' ');
	else if (type != MD_TEXT_BR)
		buf_add(&b, p, size);
	if (type == MD_TEXT_BR)
		tree_span(r->note, r->text, "", SPAN_BREAK, "");
	else
		tree_add(r->note, r->text, buf_str(&b), r->style[r->styles],
		    r->url[r->styles]);
	buf_fini(&b);
	return 0;
}

/* Read text into note, which is initialised here; end with note_fini(). */
static inline void
reread_note(struct note *note, struct str text)
{
	const MD_PARSER md = { 0, MD_FLAG_TABLES | MD_FLAG_NOHTML,
	    reread_enter, reread_leave, reread_enter_span,
	    reread_leave_span, reread_take_text, NULL, NULL };
	struct reread r = { .note = note };
	uint32_t number = 0;

	note_init(note);
	r.url[0] = str_of("");
	if (md_parse(text.p, (MD_SIZE)text.len, &md, &r) != 0)
		abort();
	random_number(note->body, &number);
}

#endif
