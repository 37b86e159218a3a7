/*
 * Random notes for property tests of render/, and notes as text to compare
 * them by.  The notes are such as Markdown can express: what the compiler
 * could have made, from the nastiest text that fits.
 */
#ifndef KR_TESTS_RANDOM_NOTE_H
#define KR_TESTS_RANDOM_NOTE_H

#include <stdint.h>

#include "tree.h"

struct random {
	uint64_t	state;
};

/* A number below n (splitmix64: the same everywhere). */
static inline unsigned
random_below(struct random *r, unsigned n)
{
	uint64_t z = r->state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return (unsigned)((z ^ (z >> 31)) % n);
}

/* Bits of text of which each alone, or beside another, has bitten someone. */
static const char *const random_pieces[] = {
	"a", "b", "word", "two words", "snake_case", "x_", "_", "__", "*",
	"**", "***", "`", "``", "[", "]", "(", ")", "[a]", "[a](b)", "![",
	"]:", "<", ">", "<none>", "<pod>", "<https://a.b>", "<a@b.c>", "&",
	"&amp;", "&#35;", "&copy", ";", "\\", "\\\\", "\\*", "#", "##", "# ",
	"-", "- ", "--", "---", "+ ", "* ", "1.", "1. ", "12) ", "123456789. ",
	"1234567890. ", "=", "===", "|", "a|b", "~", "~~", "~~~", ":", ":--",
	"!", "\"", "'", ".", ",", "{{", "}}", "{{x}}", " ", "  ", "    ",
	"\xe4\xb8\xad", "\xe6\x96\x87\xe5\xad\x97", "\xef\xbc\x88",
	"\xef\xbc\x89", "\xe3\x80\x82", "\xef\xbc\x8c", "\xe2\x86\x92",
	"\xc3\xa9", "e\xcc\x81", "\xe2\x80\x9c", "\xe2\x80\x9d",
	"\xf0\x9f\x98\x80", "\xc2\xa0", "0", "7", "kubectl get", "</b>",
	"<!-- -->", "<?x?>", "http://x.y", "www.x.y", "a@b.c", "^", "$"
};

static inline struct str
random_text(struct note *n, struct random *r, unsigned most)
{
	unsigned pieces = 1 + random_below(r, most), i;
	struct buf b;
	struct str s;

	buf_init(&b);
	for (i = 0; i < pieces; i++)
		buf_puts(&b, random_pieces[random_below(r,
		    sizeof random_pieces / sizeof random_pieces[0])]);
	s = tree_copy(n, buf_str(&b));
	buf_fini(&b);
	return s;
}

static inline struct str
random_url(struct random *r)
{
	static const char *const urls[] = {
		"https://kubernetes.io/docs/", "https://a.b/c?d=e&f=g#h",
		"https://a.b/c?d=e&amp;f", "https://a.b/(c)", "../x y.md",
		"https://a.b/<c>", "https://a.b/c|d", "https://a.b/c\\d",
		"x", "mailto:a@b.c", "https://a.b/*c*_d_", "#anchor",
		"https://\xe4\xb8\xad.tw/"
	};

	return str_of(urls[random_below(r, sizeof urls / sizeof urls[0])]);
}

/* Spaces at the ends, and a break there, would not survive the compiler. */
static inline void
random_trim(struct spans *s)
{
	struct span *v = (struct span *)(void *)(uintptr_t)s->v;

	while (s->n > 0 && (v[0].style & SPAN_CODE) == 0) {
		while (v->text.len > 0 && v->text.p[0] == ' ')
			v->text.p++, v->text.len--;
		if (v->text.len > 0)
			break;
		v++, s->n--;
	}
	while (s->n > 0 && (v[s->n - 1].style & SPAN_CODE) == 0) {
		struct span *last = &v[s->n - 1];

		while (last->text.len > 0 &&
		    last->text.p[last->text.len - 1] == ' ')
			last->text.len--;
		if (last->text.len > 0)
			break;
		s->n--;
	}
	s->v = v;
}

/*
 * A link whose code holds "]:" cannot open a paragraph: whatever one writes,
 * it is a reference definition, and those come first in CommonMark.
 */
static inline bool
random_is_definition(const struct span *s)
{
	size_t i, n = s->text.len;

	if (!(s->style & SPAN_LINK) || !(s->style & SPAN_CODE))
		return false;
	for (i = 0; i < n; i++)		/* the colon may be in the next run */
		if (s->text.p[i] == ']' &&
		    (i + 1 == n || s->text.p[i + 1] == ':'))
			return true;
	return false;
}

static inline void
random_spans(struct note *n, struct random *r, struct spans *s, bool breaks)
{
	unsigned count = 1 + random_below(r, 6), i;
	struct str url = random_url(r);

	for (i = 0; i < count; i++) {
		unsigned style = random_below(r, 3) ? random_below(r, 16) : 0;
		struct str text = random_text(n, r, 4);

		if (breaks && i > 0 && random_below(r, 8) == 0)
			tree_span(n, s, "", SPAN_BREAK, "");
		if (random_below(r, 2))
			url = random_url(r);
		if (style & SPAN_LINK && random_below(r, 4) == 0) {
			style = SPAN_LINK;
			text = url;
		}
		if (random_is_definition(&(struct span){ text, url, style }))
			text = str_of("]x");
		tree_add(n, s, text, style,
		    style & SPAN_LINK ? url : (struct str){ "", 0 });
	}
	random_trim(s);
	if (s->n == 0)
		tree_span(n, s, "x", 0, "");
}

static inline void
random_code(struct note *n, struct random *r, struct block *parent)
{
	static const char *const infos[] = { "", "sh", "sh", "yaml", "text",
	    "a`b", "c\\d" };
	static const char *const lines[] = {
		"kubectl get pods", "", "  indented", "```", "````", "~~~",
		"    ```", "# comment", "a {{b}} c", "- x", "> y", "a\tb",
		"{{c}}", "trailing  ", "'{\"a\":{\"b\":1}}'", "$(x)"
	};
	struct block *b = tree_block(n, parent, BLOCK_CODE);
	unsigned count = random_below(r, 5), i;
	bool live;
	struct buf text;

	b->info = str_of(infos[random_below(r, sizeof infos /
	    sizeof infos[0])]);
	live = str_equal(b->info, str_of("sh"));
	buf_init(&text);
	for (i = 0; i < count; i++) {
		if (i > 0)
			buf_addc(&text, '\n');
		buf_puts(&text, lines[random_below(r, sizeof lines /
		    sizeof lines[0])]);
	}
	for (i = 0; i < text.len;) {
		size_t end = i;

		while (end < text.len && (!live || end + 5 > text.len ||
		    text.p[end] != '{' || text.p[end + 1] != '{'))
			end++;
		if (end > i)
			tree_add(n, &b->spans, (struct str){ text.p + i,
			    end - i }, 0, (struct str){ "", 0 });
		if (end < text.len) {	/* {{b}}, or its literal braces */
			bool open = random_below(r, 2);

			tree_add(n, &b->spans, (struct str){ text.p + end +
			    (open ? 2 : 0), open ? 1u : 5u },
			    open ? SPAN_PLACEHOLDER : 0,
			    (struct str){ "", 0 });
			end += 5;
		}
		i = (unsigned)end;
	}
	buf_fini(&text);
}

static inline void
random_table(struct note *n, struct random *r, struct block *parent)
{
	struct block *t = tree_block(n, parent, BLOCK_TABLE);
	unsigned rows = 1 + random_below(r, 4), i, c;

	t->columns = (uint8_t)(1 + random_below(r, 4));
	for (c = 0; c < t->columns; c++)
		t->align[c] = (uint8_t)random_below(r, 4);
	for (i = 0; i < rows; i++) {
		struct block *row = tree_block(n, t, BLOCK_ROW);

		for (c = 0; c < t->columns; c++) {
			struct block *cell = tree_block(n, row, BLOCK_CELL);

			if (random_below(r, 8) != 0)
				random_spans(n, r, &cell->spans, false);
		}
	}
}

static inline struct block *
random_leaf(struct note *n, struct random *r, struct block *parent,
    enum block_kind kind)
{
	struct block *b = tree_block(n, parent, kind);

	b->level = kind == BLOCK_HEADING ? (uint8_t)(2 + random_below(r, 5)) :
	    0;
	random_spans(n, r, &b->spans, kind == BLOCK_PARAGRAPH);
	/* Alone at the top, code would be an example. */
	if (kind == BLOCK_PARAGRAPH && parent == NULL && b->spans.n == 1 &&
	    b->spans.v[0].style == SPAN_CODE)
		tree_span(n, &b->spans, "x", 0, "");
	return b;
}

static inline void	random_blocks(struct note *n, struct random *r,
			    struct block *parent, unsigned depth,
			    unsigned count);

/* A tight item: no two of its blocks need a blank line between them. */
static inline void
random_tight_item(struct note *n, struct random *r, struct block *item,
    unsigned depth)
{
	struct block *list, *b;

	(void)random_leaf(n, r, item, BLOCK_PARAGRAPH);
	switch (random_below(r, 6)) {
	case 0:
		random_code(n, r, item);
		break;
	case 1:
		if (depth == 0)
			break;
		list = tree_list(n, item, random_below(r, 2), true);
		b = tree_block(n, list, BLOCK_ITEM);
		random_tight_item(n, r, b, depth - 1);
		b = tree_block(n, list, BLOCK_ITEM);
		(void)random_leaf(n, r, b, BLOCK_PARAGRAPH);
		break;
	case 2:
		(void)tree_block(n, item, BLOCK_RULE);
		break;
	case 3:
		b = tree_block(n, item, BLOCK_QUOTE);
		(void)random_leaf(n, r, b, BLOCK_PARAGRAPH);
		break;
	default:
		break;
	}
}

static inline void
random_list(struct note *n, struct random *r, struct block *parent,
    unsigned depth)
{
	static const unsigned starts[] = { 0, 0, 0, 1, 1, 9, 99, 999999990 };
	bool tight = random_below(r, 2);
	struct block *list = tree_list(n, parent, starts[random_below(r, 8)],
	    tight);
	unsigned items = 2 + random_below(r, 3), i;

	for (i = 0; i < items; i++) {
		struct block *item = tree_block(n, list, BLOCK_ITEM);

		if (tight)
			random_tight_item(n, r, item, depth);
		else	/* md4c 0.4.8 miscounts behind empty items and quotes */
			random_blocks(n, r, item, depth, 1 +
			    random_below(r, 3));
	}
}

static inline void
random_blocks(struct note *n, struct random *r, struct block *parent,
    unsigned depth, unsigned count)
{
	while (count-- > 0) {
		struct block *quote;

		switch (random_below(r, depth > 0 ? 10 : 7)) {
		case 0:
			(void)random_leaf(n, r, parent, BLOCK_HEADING);
			break;
		case 1:
		case 2:
			random_code(n, r, parent);
			break;
		case 3:
			random_table(n, r, parent);
			break;
		case 4:
			(void)tree_block(n, parent, BLOCK_RULE);
			break;
		case 7:
		case 8:
			random_list(n, r, parent, depth - 1);
			break;
		case 9:
			quote = tree_block(n, parent, BLOCK_QUOTE);
			random_blocks(n, r, quote, depth - 1, 1 +
			    random_below(r, 2));
			break;
		default:
			(void)random_leaf(n, r, parent, BLOCK_PARAGRAPH);
		}
	}
}

/* Number the snippets in order, as the compiler does. */
static inline void
random_number(struct block *b, uint32_t *number)
{
	for (; b != NULL; b = b->next) {
		if (b->kind == BLOCK_CODE)
			b->number = ++*number;
		random_number(b->child, number);
	}
}

/*
 * A whole note, always the same for the same seed.  `shift' characters more in
 * the title move everything behind it: md4c 0.4.8 ends a list item behind a
 * fenced block if the offset of the block's last line ends in 0x04 (it takes
 * the line's record for a block's; md_analyze_line()), so what it reads
 * wrong once may be tried again elsewhere.
 */
static inline void
random_note(struct note *n, uint64_t seed, unsigned shift)
{
	static const char *const words[] = { "crash loop", "a_b", "<none>",
	    "*", "1. x", "R&D &amp; x" };
	struct random r = { seed };
	struct str question;
	uint32_t number = 0;

	tree_note(n, "pods/x", "x", "");
	n->title = random_text(n, &r, 3);
	while (n->title.len > 0 && n->title.p[0] == ' ')
		n->title.p++, n->title.len--;
	while (n->title.len > 0 && n->title.p[n->title.len - 1] == ' ')
		n->title.len--;
	if (n->title.len == 0)
		n->title = str_of("#");
	if (shift > 0) {
		char *title = tree_take(n, n->title.len + shift, 1);

		memcpy(title, n->title.p, n->title.len);
		memset(title + n->title.len, 'x', shift);
		n->title = (struct str){ title, n->title.len + shift };
	}
	random_spans(n, &r, &n->summary, false);
	if (random_below(&r, 2)) {
		question = str_of(words[random_below(&r, 6)]);
		n->questions = tree_take(n, 1, sizeof question);
		memcpy((void *)(uintptr_t)n->questions, &question,
		    sizeof question);
		n->question_count = 1;
		n->keywords = tree_list_of(n, 6, words);
		n->keyword_count = 6;
		n->symptoms = tree_list_of(n, 3, (const char *const[]){
		    "a `b` c", "0/3 nodes", "``" });
		n->symptom_count = 3;
		n->more = tree_list_of(n, 2, (const char *const[]){
		    "https://a.b/c", "https://a.b/?c=d&amp;e" });
		n->more_count = 2;
		n->since = str_of("v1.29");
		n->until = str_of("v1.30");
	}
	random_blocks(n, &r, NULL, 3, 1 + random_below(&r, 6));
	random_number(n->body, &number);
}

/* Notes as text */

static inline void
dump_spans(const struct spans *s, struct buf *out)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		buf_printf(out, " %x[", s->v[i].style);
		buf_adds(out, s->v[i].text);
		buf_addc(out, ']');
		if (s->v[i].style & SPAN_LINK) {
			buf_addc(out, '(');
			buf_adds(out, s->v[i].url);
			buf_addc(out, ')');
		}
	}
	buf_addc(out, '\n');
}

static inline void
dump_blocks(const struct block *b, unsigned depth, struct buf *out)
{
	unsigned i;

	for (; b != NULL; b = b->next) {
		buf_fill(out, '\t', depth);
		buf_printf(out, "%d", (int)b->kind);
		if (b->kind == BLOCK_HEADING)
			buf_printf(out, " level %u", b->level);
		if (b->kind == BLOCK_LIST)
			buf_printf(out, " %s %s %lu",
			    b->ordered ? "ordered" : "bullets",
			    b->tight ? "tight" : "loose",
			    b->ordered ? (unsigned long)b->number : 0);
		if (b->kind == BLOCK_CODE) {
			buf_printf(out, " %lu%s ", (unsigned long)b->number,
			    b->example ? " example" : "");
			buf_adds(out, b->info);
		}
		for (i = 0; b->kind == BLOCK_TABLE && i < b->columns; i++)
			buf_printf(out, " %u", b->align[i]);
		dump_spans(&b->spans, out);
		dump_blocks(b->child, depth + 1, out);
	}
}

static inline void
dump_list(const char *key, const struct str *v, size_t n, struct buf *out)
{
	size_t i;

	for (i = 0; i < n; i++) {
		buf_puts(out, key);
		buf_adds(out, v[i]);
		buf_addc(out, '\n');
	}
}

/* All that the source says: two notes are equal when their dumps are. */
static inline void
dump_note(const struct note *n, struct buf *out)
{
	dump_list("title ", &n->title, 1, out);
	buf_puts(out, "summary");
	dump_spans(&n->summary, out);
	dump_list("question ", n->questions, n->question_count, out);
	dump_list("keyword ", n->keywords, n->keyword_count, out);
	dump_list("symptom ", n->symptoms, n->symptom_count, out);
	dump_list("since ", &n->since, 1, out);
	dump_list("until ", &n->until, 1, out);
	dump_list("alias ", n->aliases, n->alias_count, out);
	dump_list("more ", n->more, n->more_count, out);
	dump_blocks(n->body, 0, out);
}

#endif
