#include "compile/parse.h"

#include <md4c.h>
#include <string.h>

#include "base/i18n.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "compile/write.h"
#include "compile/entity.h"
#include "compile/meta.h"
#include "compile/xmem.h"

/* A container that is open: its children so far, encoded. */
struct frame {
	struct buf	children;
	uint32_t	count;
	uint8_t		kind;		/* PACK_BLOCK_* */
	uint8_t		flags;		/* of a list */
	uint32_t	start;		/* of a list */
	uint8_t		columns;	/* of a table */
	uint8_t		align[PACK_COLUMNS_MAX];
	unsigned	cells;		/* of the row that is open */
};

/* The block of text that is open. */
enum leaf {
	LEAF_NONE, LEAF_TITLE, LEAF_META, LEAF_HEADING, LEAF_PARAGRAPH,
	LEAF_CODE, LEAF_CELL
};

/* What a note must bring next. */
enum stage { STAGE_TITLE, STAGE_META, STAGE_BODY };

#define STYLES_MAX	32	/* spans inside spans */

struct parser {
	struct draft		*d;
	const struct source	*source;
	struct diag		*diag;
	struct frame		 stack[PACK_DEPTH_MAX + 1];
	unsigned		 depth;		/* open containers */
	unsigned		 too_deep;	/* containers left out */
	enum stage		 stage;
	bool			 in_meta;
	bool			 failed;	/* nothing sensible follows */
	const char		*pending;	/* an error without a line */
	enum leaf		 leaf;
	uint8_t			 level;		/* of a heading */
	struct runs		 runs;		/* text of the leaf */
	unsigned		 leaf_line;
	struct buf		 info;		/* of a code block */
	unsigned		 styles[STYLES_MAX];
	struct buf		 urls[STYLES_MAX];
	unsigned		 style_depth;
	const char		*at;		/* last text of the source */
	const char		*counted;	/* up to here, and the line */
	unsigned		 line;		/* that this is */
	bool			 soft_break;	/* a line ended before this */
};

/* Texts come in order but for a few, so the lines up to the one before need
 * not be counted again. */
static unsigned
line_now(struct parser *p)
{
	if (p->at < p->counted) {
		p->counted = p->source->text.p;
		p->line = 1;
	}
	for (; p->counted < p->at; p->counted++)
		p->line += *p->counted == '\n';
	return p->line;
}

static void
note_place(struct parser *p, const char *text)
{
	const struct buf *all = &p->source->text;

	if (text >= all->p && text < all->p + all->len)
		p->at = text;
}

/* Containers */

static void
open_container(struct parser *p, uint8_t kind)
{
	struct frame *f;

	if (p->depth == PACK_DEPTH_MAX || p->too_deep > 0) {
		if (p->too_deep++ == 0)
			diag_error(p->diag, p->source->path, line_now(p),
			    _("nested more than %u deep"), PACK_DEPTH_MAX);
		return;
	}
	f = &p->stack[++p->depth];
	*f = (struct frame){ .kind = kind };
	buf_init(&f->children);
}

static struct frame *
top(struct parser *p)
{
	return &p->stack[p->depth];
}

/* Where the next finished block goes; counts it. */
static struct buf *
add_block(struct parser *p, uint8_t kind)
{
	struct frame *f = top(p);

	f->count++;
	write_u8(&f->children, kind);
	return &f->children;
}

static void
close_container(struct parser *p)
{
	struct frame *f = top(p);
	struct buf *out;
	unsigned i;

	if (p->too_deep > 0) {
		p->too_deep--;
		return;
	}
	p->depth--;
	out = add_block(p, f->kind);
	if (f->kind == PACK_BLOCK_LIST) {
		write_u8(out, f->flags);
		write_varint(out, f->start);
	} else if (f->kind == PACK_BLOCK_TABLE) {
		write_u8(out, f->columns);
		for (i = 0; i < f->columns; i++)
			write_u8(out, f->align[i]);
	}
	write_varint(out, f->count);
	buf_adds(out, buf_str(&f->children));
	xcheck(out);
	buf_fini(&f->children);
}

/* Leaves */

static void
open_leaf(struct parser *p, enum leaf leaf)
{
	p->leaf = leaf;
	p->leaf_line = 0;
	p->soft_break = false;
	runs_clear(&p->runs);
}

static void
add_text(struct parser *p, enum pack_field field)
{
	struct buf *text = &p->d->text[field];

	runs_plain(&p->runs, text);
	buf_addc(text, '\n');
	xcheck(text);
}

static void
add_snippet(struct parser *p, struct str info, bool example)
{
	bool live = example || str_equal(info, str_of("sh"));
	struct runs code;
	struct buf plain, *out;

	buf_init(&plain);
	runs_plain(&p->runs, &plain);
	/* A fenced block ends in a newline that is not its text. */
	if (plain.len > 0 && plain.p[plain.len - 1] == '\n')
		plain.len--;
	xcheck(&plain);
	runs_init(&code);
	if (!runs_add_code(&code, buf_str(&plain), live))
		diag_warn(p->diag, p->source->path, p->leaf_line,
		    _("a placeholder {{ without }}; literal braces are "
		    "written \\{\\{ in commands"));
	out = add_block(p, PACK_BLOCK_CODE);
	write_u8(out, example ? PACK_CODE_EXAMPLE : 0);
	write_string(out, info);
	runs_encode(&code, out);
	xcheck(out);
	runs_plain(&code, &p->d->text[PACK_FIELD_COMMAND]);
	buf_addc(&p->d->text[PACK_FIELD_COMMAND], '\n');
	xcheck(&p->d->text[PACK_FIELD_COMMAND]);
	runs_fini(&code);
	buf_fini(&plain);
}

/* tldr's form of an example: a paragraph of one code span, at the top. */
static bool
is_example(const struct parser *p)
{
	return p->depth == 0 && p->runs.n == 1 &&
	    p->runs.v[0].style == PACK_SPAN_CODE;
}

static void
close_text(struct parser *p, uint8_t kind, enum pack_field field)
{
	struct buf *out;

	runs_trim(&p->runs);
	out = add_block(p, kind);
	if (kind == PACK_BLOCK_HEADING)
		write_u8(out, p->level);
	runs_encode(&p->runs, out);
	xcheck(out);
	add_text(p, field);
}

static void
close_title(struct parser *p)
{
	runs_trim(&p->runs);
	runs_plain(&p->runs, &p->d->title);
	add_text(p, PACK_FIELD_TITLE);
	if (p->d->title.len == 0)
		diag_error(p->diag, p->source->path, 1,
		    _("the title is empty; expected \"# Title\""));
	p->stage = STAGE_META;
}

static void
close_meta_line(struct parser *p)
{
	runs_trim(&p->runs);
	meta_take_line(p->d, &p->runs, p->source->path, p->leaf_line,
	    p->diag);
	runs_clear(&p->runs);
	p->leaf_line = 0;
}

static void
close_leaf(struct parser *p)
{
	enum leaf leaf = p->leaf;

	p->leaf = LEAF_NONE;
	p->style_depth = 0;
	if (p->too_deep > 0)
		return;
	switch (leaf) {
	case LEAF_NONE:
		return;
	case LEAF_TITLE:
		close_title(p);
		return;
	case LEAF_META:
		close_meta_line(p);
		return;
	case LEAF_HEADING:
		close_text(p, PACK_BLOCK_HEADING, PACK_FIELD_HEADING);
		return;
	case LEAF_PARAGRAPH:
		if (is_example(p))
			add_snippet(p, str_of(""), true);
		else
			close_text(p, PACK_BLOCK_PARAGRAPH, PACK_FIELD_PROSE);
		return;
	case LEAF_CODE:
		add_snippet(p, buf_str(&p->info), false);
		return;
	case LEAF_CELL:
		/* Cells stand in their row without a kind of their own. */
		runs_trim(&p->runs);
		runs_encode(&p->runs, &top(p)->children);
		add_text(p, PACK_FIELD_PROSE);
		return;
	}
}

/* Blocks, as md4c reports them */

/* md4c tells no place of a block; the block's first text has one. */
static void
expect(struct parser *p, const char *what)
{
	if (p->pending == NULL)
		p->pending = what;
}

static void
tell_pending(struct parser *p)
{
	if (p->pending == NULL)
		return;
	diag_error(p->diag, p->source->path, line_now(p), "%s", p->pending);
	p->pending = NULL;
	p->failed = true;
}

/* The first block must be the title, the second the quotation. */
static void
enter_stage(struct parser *p, MD_BLOCKTYPE type, const void *detail)
{
	const MD_BLOCK_H_DETAIL *h = detail;

	if (p->stage == STAGE_TITLE) {
		if (type != MD_BLOCK_H || h->level != 1)
			expect(p, _("no title; expected \"# Title\" first"));
	} else if (p->stage == STAGE_META) {
		if (type != MD_BLOCK_QUOTE)
			expect(p, _("no summary; expected \"> Summary.\" "
			    "after the title"));
		p->in_meta = true;
	}
}

static void
enter_heading(struct parser *p, const MD_BLOCK_H_DETAIL *h)
{
	if (p->stage == STAGE_TITLE) {
		open_leaf(p, LEAF_TITLE);
		return;
	}
	if (h->level == 1)
		expect(p, _("a second title; sections begin with ##"));
	p->level = (uint8_t)(h->level < 2 ? 2 : h->level);
	open_leaf(p, LEAF_HEADING);
}

static void
enter_list(struct parser *p, MD_BLOCKTYPE type, const void *detail)
{
	const MD_BLOCK_UL_DETAIL *ul = detail;
	const MD_BLOCK_OL_DETAIL *ol = detail;
	bool tight = type == MD_BLOCK_UL ? ul->is_tight : ol->is_tight;

	open_container(p, PACK_BLOCK_LIST);
	if (p->too_deep > 0)
		return;
	top(p)->flags = tight ? PACK_LIST_TIGHT : 0;
	if (type == MD_BLOCK_OL) {
		top(p)->flags |= PACK_LIST_ORDERED;
		top(p)->start = ol->start;
	}
}

static void
enter_table(struct parser *p, const MD_BLOCK_TABLE_DETAIL *t)
{
	open_container(p, PACK_BLOCK_TABLE);
	if (p->too_deep > 0)
		return;
	if (t->col_count > PACK_COLUMNS_MAX) {
		diag_error(p->diag, p->source->path, line_now(p),
		    _("a table of %u columns; at most %u fit"), t->col_count,
		    PACK_COLUMNS_MAX);
		p->failed = true;
		return;
	}
	top(p)->columns = (uint8_t)t->col_count;
}

static void
enter_cell(struct parser *p, const MD_BLOCK_TD_DETAIL *td)
{
	struct frame *f = top(p);

	/* The head's alignment is the column's. */
	if (f->count == 1 && f->cells < f->columns)
		f->align[f->cells] = (uint8_t)td->align;
	f->cells++;
	open_leaf(p, LEAF_CELL);
}

static void
enter_code(struct parser *p, const MD_BLOCK_CODE_DETAIL *code)
{
	buf_clear(&p->info);
	buf_add(&p->info, code->lang.text, code->lang.size);
	xcheck(&p->info);
	note_place(p, code->lang.text);
	open_leaf(p, LEAF_CODE);
}

static void
enter_meta(struct parser *p, MD_BLOCKTYPE type)
{
	if (type == MD_BLOCK_P)
		open_leaf(p, LEAF_META);
	else
		expect(p, _("only the summary and keys stand in the "
		    "quotation under the title"));
}

static void
enter_body(struct parser *p, MD_BLOCKTYPE type, void *detail)
{
	switch (type) {
	case MD_BLOCK_QUOTE:
		open_container(p, PACK_BLOCK_QUOTE);
		break;
	case MD_BLOCK_UL:
	case MD_BLOCK_OL:
		enter_list(p, type, detail);
		break;
	case MD_BLOCK_LI:
		open_container(p, PACK_BLOCK_ITEM);
		break;
	case MD_BLOCK_HR:
		(void)add_block(p, PACK_BLOCK_RULE);
		break;
	case MD_BLOCK_H:
		enter_heading(p, detail);
		break;
	case MD_BLOCK_CODE:
		enter_code(p, detail);
		break;
	case MD_BLOCK_P:
		open_leaf(p, LEAF_PARAGRAPH);
		break;
	case MD_BLOCK_TABLE:
		enter_table(p, detail);
		break;
	case MD_BLOCK_TR:
		top(p)->count++;
		top(p)->cells = 0;
		break;
	case MD_BLOCK_TH:
	case MD_BLOCK_TD:
		enter_cell(p, detail);
		break;
	default:	/* the document, a table's head and body */
		break;
	}
}

/* After an error nothing more is built.  md4c does not end at once when it
 * is told to: callbacks still come, and the stack may not fit them. */
static bool
has_given_up(const struct parser *p)
{
	return p->failed || p->pending != NULL;
}

static int
enter_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct parser *p = context;

	if (type == MD_BLOCK_DOC || has_given_up(p))
		return p->failed;
	/* The text of a tight item has no paragraph that would end it. */
	close_leaf(p);
	if (p->in_meta) {
		enter_meta(p, type);
		return p->failed;
	}
	enter_stage(p, type, detail);
	if (!has_given_up(p) && !p->in_meta)
		enter_body(p, type, detail);
	return p->failed;
}

static int
leave_block(MD_BLOCKTYPE type, void *detail, void *context)
{
	struct parser *p = context;

	(void)detail;
	if (has_given_up(p))
		return p->failed;
	close_leaf(p);
	if (p->in_meta) {
		if (type == MD_BLOCK_QUOTE) {
			p->in_meta = false;
			p->stage = STAGE_BODY;
		}
		return 0;
	}
	if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL ||
	    type == MD_BLOCK_OL || type == MD_BLOCK_LI ||
	    type == MD_BLOCK_TABLE)
		close_container(p);
	return 0;
}

/* Spans */

/* A character that a pack may not hold. */
static void
refuse_unsafe(struct parser *p, uint32_t cp)
{
	if (unicode_is_unsafe(cp))
		diag_error(p->diag, p->source->path, line_now(p),
		    _("control character U+%04X; remove it"), (unsigned)cp);
}

static void
add_attribute(struct parser *p, struct buf *out, const MD_ATTRIBUTE *a)
{
	struct str rest;
	uint32_t cp;
	size_t n;
	unsigned i;

	if (a->size == 0)
		return;
	for (i = 0; a->substr_offsets[i] < a->size; i++) {
		struct str part = { a->text + a->substr_offsets[i],
		    a->substr_offsets[i + 1] - a->substr_offsets[i] };

		if (a->substr_types[i] == MD_TEXT_ENTITY &&
		    entity_decode(part, &cp))
			buf_add_code_point(out, cp);
		else
			buf_adds(out, part);
	}
	for (rest = buf_str(out); rest.len > 0; rest.p += n, rest.len -= n) {
		n = utf8_decode(rest, &cp);
		refuse_unsafe(p, cp);
	}
}

static int
enter_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct parser *p = context;
	const MD_SPAN_A_DETAIL *a = detail;
	const MD_SPAN_IMG_DETAIL *img = detail;
	unsigned style = p->styles[p->style_depth], depth;

	if (p->failed)
		return 1;
	if (p->style_depth + 1 == STYLES_MAX) {
		diag_error(p->diag, p->source->path, line_now(p),
		    _("styles nested more than %d deep"), STYLES_MAX - 1);
		p->failed = true;
		return 1;
	}
	depth = ++p->style_depth;
	buf_clear(&p->urls[depth]);
	buf_adds(&p->urls[depth], buf_str(&p->urls[depth - 1]));
	if (type == MD_SPAN_EM)
		style |= PACK_SPAN_EMPHASIS;
	else if (type == MD_SPAN_STRONG)
		style |= PACK_SPAN_STRONG;
	else if (type == MD_SPAN_CODE)
		style |= PACK_SPAN_CODE;
	if (type == MD_SPAN_A || type == MD_SPAN_IMG) {
		style |= PACK_SPAN_LINK;
		buf_clear(&p->urls[depth]);
		add_attribute(p, &p->urls[depth],
		    type == MD_SPAN_A ? &a->href : &img->src);
	}
	xcheck(&p->urls[depth]);
	p->styles[depth] = style;
	return 0;
}

static int
leave_span(MD_SPANTYPE type, void *detail, void *context)
{
	struct parser *p = context;

	(void)type;
	(void)detail;
	if (p->failed)
		return 1;
	/* md4c may end a span that it never began: [](*)** does. */
	if (p->style_depth > 0)
		p->style_depth--;
	return 0;
}

/* Text */

/* A TAB in a sentence, or a control character's reference, is a space. */
static void
add_run(struct parser *p, struct str text)
{
	const struct str url = buf_str(&p->urls[p->style_depth]);
	unsigned style = p->styles[p->style_depth];
	struct str safe = { text.p, 0 };
	uint32_t cp;
	size_t n;

	for (; text.len > 0; text.p += n, text.len -= n) {
		n = utf8_decode(text, &cp);
		if (!unicode_is_unsafe(cp) ||
		    (p->leaf == LEAF_CODE && (cp == '\n' || cp == '\t'))) {
			safe.len += n;
			continue;
		}
		runs_add(&p->runs, style, url, safe);
		runs_add(&p->runs, style, url, str_of(" "));
		safe = (struct str){ text.p + n, 0 };
	}
	runs_add(&p->runs, style, url, safe);
}

/* Does the text so far end in, and the new one begin with, Chinese? */
static bool
is_cjk_join(const struct parser *p, struct str text)
{
	struct str before;
	uint32_t last, first;
	size_t start;

	if (p->runs.n == 0 || text.len == 0)
		return false;
	before = runs_text(&p->runs, p->runs.n - 1);
	if (before.len == 0)
		return false;
	start = before.len - 1;
	while (start > 0 && ((unsigned char)before.p[start] & 0xc0) == 0x80)
		start--;
	(void)utf8_decode((struct str){ before.p + start,
	    before.len - start }, &last);
	(void)utf8_decode(text, &first);
	return unicode_width(last) == 2 && unicode_width(first) == 2;
}

/* A line that ended is a space, but none between Chinese characters. */
static void
settle_break(struct parser *p, struct str next)
{
	if (!p->soft_break)
		return;
	p->soft_break = false;
	if (!is_cjk_join(p, next))
		add_run(p, str_of(" "));
}

static void
add_entity(struct parser *p, struct str text)
{
	struct buf one;
	uint32_t cp;

	if (!entity_decode(text, &cp)) {
		add_run(p, text);
		return;
	}
	refuse_unsafe(p, cp);
	buf_init(&one);
	buf_add_code_point(&one, cp);
	xcheck(&one);
	add_run(p, buf_str(&one));
	buf_fini(&one);
}

static void
add_break(struct parser *p, bool hard)
{
	const struct str no_url = { NULL, 0 };

	if (p->leaf == LEAF_META)
		close_meta_line(p);
	else if (p->leaf == LEAF_TITLE || p->leaf == LEAF_HEADING || !hard)
		p->soft_break = true;	/* headings are one line */
	else
		runs_add(&p->runs, PACK_SPAN_BREAK, no_url,
		    (struct str){ NULL, 0 });
}

static int
take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context)
{
	struct parser *p = context;
	struct str s = { text, size };

	note_place(p, text);
	tell_pending(p);
	if (p->failed)
		return 1;
	if (p->leaf == LEAF_NONE)
		open_leaf(p, LEAF_PARAGRAPH);	/* in a tight item */
	if (p->leaf_line == 0)
		p->leaf_line = line_now(p);
	if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
		add_break(p, type == MD_TEXT_BR);
		return 0;
	}
	settle_break(p, s);
	if (type == MD_TEXT_ENTITY)
		add_entity(p, s);
	else
		add_run(p, s);
	return p->failed;
}

/* What a note must have, whatever its parser met. */
static void
finish(struct parser *p)
{
	struct draft *d = p->d;

	tell_pending(p);
	if (p->failed)
		return;
	if (p->stage == STAGE_TITLE)
		expect(p, _("no title; expected \"# Title\" first"));
	else if (d->summary.n == 0)
		expect(p, _("no summary; expected \"> Summary.\" "
		    "after the title"));
	tell_pending(p);
}

static void
take_field(struct draft *d, enum pack_field field, const struct list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++) {
		buf_puts(&d->text[field], l->v[i].text);
		buf_addc(&d->text[field], '\n');
	}
	xcheck(&d->text[field]);
}

/* Notes within SOURCE_MAX pass these limits only if they try to. */
static void
check_size(const struct draft *d, const struct source *s, struct diag *diag)
{
	if (draft_head_size(d) > PACK_HEAD_MAX)
		diag_error(diag, s->path, 0, _("title, summary and aliases "
		    "come to more than 8 KiB; a summary is one line"));
	if (draft_body_size(d) > PACK_BODY_MAX)
		diag_error(diag, s->path, 0, _("comes to more than 2 MiB; a "
		    "note is about one screen"));
}

void
parse_note(struct draft *d, const struct source *s, struct diag *diag)
{
	struct parser p = { .d = d, .source = s, .diag = diag,
	    .at = s->text.p, .counted = s->text.p, .line = 1 };
	const MD_PARSER md = { 0, MD_FLAG_TABLES | MD_FLAG_NOHTML,
	    enter_block, leave_block, enter_span, leave_span, take_text,
	    NULL, NULL };
	unsigned i;

	runs_init(&p.runs);
	buf_init(&p.info);
	for (i = 0; i < STYLES_MAX; i++)
		buf_init(&p.urls[i]);
	buf_init(&p.stack[0].children);
	if (md_parse(s->text.p, (MD_SIZE)s->text.len, &md, &p) < 0)
		diag_error(diag, s->path, 0, _("cannot be parsed"));
	finish(&p);
	d->block_count = p.stack[0].count;
	buf_adds(&d->blocks, buf_str(&p.stack[0].children));
	xcheck(&d->blocks);
	check_size(d, s, diag);
	runs_plain(&d->summary, &d->text[PACK_FIELD_HEADING]);
	take_field(d, PACK_FIELD_KEYWORD, &d->keywords);
	take_field(d, PACK_FIELD_KEYWORD, &d->aliases);
	take_field(d, PACK_FIELD_QUESTION, &d->questions);
	take_field(d, PACK_FIELD_SYMPTOM, &d->symptoms);
	for (i = 0; i <= p.depth; i++)
		buf_fini(&p.stack[i].children);
	for (i = 0; i < STYLES_MAX; i++)
		buf_fini(&p.urls[i]);
	buf_fini(&p.info);
	runs_fini(&p.runs);
}
