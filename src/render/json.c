/*
 * A note as JSON.  Stable: members may be added, none will change or go.
 *
 * One object and a newline, all members always present unless a condition
 * is named:
 *
 *   id                string    "pods/crashloopbackoff"
 *   topic             string    "pods", the id up to its slash
 *   language          string    "en", "zh_TW"
 *   title, summary    string    plain text
 *   questions, keywords, symptoms, aliases
 *                     array of strings
 *   see_also          array of {"id": string} for a note, or
 *                     {"name": string} for a command that has none here
 *   since, until      string, a version of Kubernetes ("v1.29"), or null
 *   more_information  array of strings, URLs
 *   body              array of blocks
 *   snippets          array of {"number", "language", "text",
 *                     "placeholders"}: all code blocks of the body again,
 *                     in order
 *
 * A block is an object with a "type":
 *
 *   heading    "level" (2 to 6), "text", "spans"
 *   paragraph  "text", "spans"
 *   list       "ordered", "tight" (booleans), "start" (number, or null
 *              unless ordered), "items": array of arrays of blocks
 *   quote      "blocks": array of blocks
 *   code       "number" (from 1), "language" ("sh", "yaml", ""),
 *              "example" (boolean: tldr's one-line form), "text",
 *              "placeholders"
 *   table      "align": array of "left", "center", "right" or null, one
 *              for each column; "head": array of cells; "rows": array of
 *              arrays of cells
 *   rule       nothing
 *
 * A cell is {"text", "spans"}.  "text" is plain text, in code with LF between
 * lines and none at the end.  "spans" is an array of {"text": string,
 * "style": array of "emphasis", "strong", "code", "link", "placeholder",
 * "break"} with a "url" where the style has "link"; a break is a hard line
 * break and has no text.  "placeholders" is an array of the names that stand
 * as {{name}} in the code's text, each once, in order of appearance; those
 * that -D filled are not among them.
 */
#include <stdlib.h>

#include "base/utf8.h"
#include "render/render.h"
#include "render/snippet.h"

struct json {
	struct buf			*out;
	const struct render_options	*o;
	struct buf			 plain;	/* scratch */
};

static void	put_blocks(struct json *j, const struct block *b);

static void
put_escaped(struct buf *out, uint32_t cp)
{
	switch (cp) {
	case '"':
		buf_puts(out, "\\\"");
		break;
	case '\\':
		buf_puts(out, "\\\\");
		break;
	case '\n':
		buf_puts(out, "\\n");
		break;
	case '\t':
		buf_puts(out, "\\t");
		break;
	default:
		buf_printf(out, "\\u%04x", (unsigned)cp);
	}
}

/*
 * Only what RFC 8259 demands has to be escaped, and three things more:
 * DEL and C1, which a terminal might obey, and U+2028 and U+2029, which end
 * a line in some readers.
 */
static bool
needs_escape(uint32_t cp)
{
	return cp < 0x20 || cp == '"' || cp == '\\' ||
	    (cp >= 0x7f && cp <= 0x9f) || cp == 0x2028 || cp == 0x2029;
}

void
render_json_string(struct buf *out, struct str s)
{
	size_t from = 0, at = 0;
	uint32_t cp;

	buf_addc(out, '"');
	while (at < s.len) {
		size_t n = utf8_decode((struct str){ s.p + at, s.len - at },
		    &cp);
		bool broken = n == 1 && (unsigned char)s.p[at] >= 0x80;

		if (broken || needs_escape(cp)) {
			buf_add(out, s.p + from, at - from);
			from = at + n;
			if (broken)
				buf_add_code_point(out, UTF8_REPLACEMENT);
			else
				put_escaped(out, cp);
		}
		at += n;
	}
	if (at > from)
		buf_add(out, s.p + from, at - from);
	buf_addc(out, '"');
}

/* The name of a member that is not the first. */
static void
put_key(struct json *j, const char *key)
{
	buf_puts(j->out, ",\"");
	buf_puts(j->out, key);
	buf_puts(j->out, "\":");
}

static void
put_member(struct json *j, const char *key, struct str value)
{
	put_key(j, key);
	render_json_string(j->out, value);
}

static void
put_flag(struct json *j, const char *key, bool value)
{
	put_key(j, key);
	buf_puts(j->out, value ? "true" : "false");
}

static void
put_number(struct json *j, const char *key, uint32_t value)
{
	put_key(j, key);
	buf_printf(j->out, "%lu", (unsigned long)value);
}

static void
put_strings(struct json *j, const char *key, const struct str *v, size_t n)
{
	size_t i;

	put_key(j, key);
	buf_addc(j->out, '[');
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_addc(j->out, ',');
		render_json_string(j->out, v[i]);
	}
	buf_addc(j->out, ']');
}

/* The text of a run; that of a placeholder is what stands on the page. */
static void
put_span_text(struct json *j, const struct span *span)
{
	const struct block one = { .spans = { span, 1 } };

	j->plain.len = 0;
	snippet_text(&one, j->o, &j->plain);
	render_json_string(j->out, buf_str(&j->plain));
}

static void
put_style(struct json *j, unsigned style)
{
	static const struct {
		unsigned	style;
		char		name[12];
	} names[] = {
		{ SPAN_EMPHASIS, "emphasis" }, { SPAN_STRONG, "strong" },
		{ SPAN_CODE, "code" }, { SPAN_LINK, "link" },
		{ SPAN_PLACEHOLDER, "placeholder" }, { SPAN_BREAK, "break" }
	};
	const char *comma = "";
	size_t i;

	put_key(j, "style");
	buf_addc(j->out, '[');
	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (style & names[i].style) {
			buf_puts(j->out, comma);
			render_json_string(j->out, str_of(names[i].name));
			comma = ",";
		}
	buf_addc(j->out, ']');
}

/* Append all runs' text to the scratch buffer, as it stands on the page. */
static void
collect_text(struct json *j, const struct spans *spans)
{
	size_t i;

	j->plain.len = 0;
	for (i = 0; i < spans->n; i++) {
		const struct block one = { .spans = { &spans->v[i], 1 } };

		snippet_text(&one, j->o, &j->plain);
		if (spans->v[i].style & SPAN_BREAK)
			buf_addc(&j->plain, ' ');
	}
}

/* "text" and "spans"; the first of them needs no comma in a cell. */
static void
put_spans(struct json *j, const struct spans *spans)
{
	size_t i;

	collect_text(j, spans);
	buf_puts(j->out, "\"text\":");
	render_json_string(j->out, buf_str(&j->plain));
	put_key(j, "spans");
	buf_addc(j->out, '[');
	for (i = 0; i < spans->n; i++) {
		buf_puts(j->out, i > 0 ? ",{\"text\":" : "{\"text\":");
		put_span_text(j, &spans->v[i]);
		put_style(j, spans->v[i].style);
		if (spans->v[i].style & SPAN_LINK)
			put_member(j, "url", spans->v[i].url);
		buf_addc(j->out, '}');
	}
	buf_addc(j->out, ']');
}

/* A placeholder's name and where it stands. */
struct name {
	struct str	name;
	size_t		at;
};

static int
by_name(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	int d = str_compare(x->name, y->name);

	return d != 0 ? d : x->at < y->at ? -1 : x->at > y->at;
}

static int
by_place(const void *a, const void *b)
{
	const struct name *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

/*
 * Leave each name once, where it stands first.  By sorting: a hostile pack
 * may have a snippet of a hundred thousand placeholders.
 */
static size_t
unique_names(struct name *v, size_t n)
{
	size_t i, kept = 0;

	if (n == 0)
		return 0;
	qsort(v, n, sizeof *v, by_name);
	for (i = 0; i < n; i++)
		if (i == 0 || !str_equal(v[i].name, v[kept - 1].name))
			v[kept++] = v[i];
	qsort(v, kept, sizeof *v, by_place);
	return kept;
}

static void
put_placeholders(struct json *j, const struct spans *spans)
{
	struct name name, *v;
	struct buf names;
	size_t i, n;

	buf_init(&names);
	for (i = 0; i < spans->n; i++) {
		name = (struct name){ spans->v[i].text, i };
		if ((spans->v[i].style & SPAN_PLACEHOLDER) &&
		    render_define_find(j->o, name.name) == NULL)
			buf_add(&names, &name, sizeof name);
	}
	if (j->out->err == KR_OK)
		j->out->err = names.err;
	v = (struct name *)(void *)names.p;
	n = unique_names(v, names.len / sizeof *v);
	put_key(j, "placeholders");
	buf_addc(j->out, '[');
	for (i = 0; i < n; i++) {
		buf_puts(j->out, i > 0 ? "," : "");
		render_json_string(j->out, v[i].name);
	}
	buf_addc(j->out, ']');
	buf_fini(&names);
}

static void
put_code_text(struct json *j, const struct block *b)
{
	j->plain.len = 0;
	snippet_text(b, j->o, &j->plain);
	put_member(j, "text", buf_str(&j->plain));
	put_placeholders(j, &b->spans);
}

static void
put_list(struct json *j, const struct block *b)
{
	const struct block *item;

	put_flag(j, "ordered", b->ordered);
	put_flag(j, "tight", b->tight);
	if (b->ordered)
		put_number(j, "start", b->number);
	else {
		put_key(j, "start");
		buf_puts(j->out, "null");
	}
	put_key(j, "items");
	buf_addc(j->out, '[');
	for (item = b->child; item != NULL; item = item->next) {
		put_blocks(j, item->child);
		if (item->next != NULL)
			buf_addc(j->out, ',');
	}
	buf_addc(j->out, ']');
}

static void
put_cells(struct json *j, const struct block *row)
{
	const struct block *cell;

	buf_addc(j->out, '[');
	for (cell = row->child; cell != NULL; cell = cell->next) {
		buf_addc(j->out, '{');
		put_spans(j, &cell->spans);
		buf_puts(j->out, cell->next != NULL ? "}," : "}");
	}
	buf_addc(j->out, ']');
}

static void
put_table(struct json *j, const struct block *b)
{
	static const char align[][9] = {
		[ALIGN_DEFAULT] = "null", [ALIGN_LEFT] = "\"left\"",
		[ALIGN_CENTER] = "\"center\"", [ALIGN_RIGHT] = "\"right\""
	};
	const struct block *row = b->child;
	unsigned c;

	put_key(j, "align");
	for (c = 0; c < b->columns; c++) {
		buf_addc(j->out, c == 0 ? '[' : ',');
		buf_puts(j->out, align[b->align[c]]);
	}
	buf_puts(j->out, b->columns == 0 ? "[]" : "]");
	put_key(j, "head");
	if (row != NULL) {
		put_cells(j, row);
		row = row->next;
	} else
		buf_puts(j->out, "[]");
	put_key(j, "rows");
	buf_addc(j->out, '[');
	for (; row != NULL; row = row->next) {
		put_cells(j, row);
		if (row->next != NULL)
			buf_addc(j->out, ',');
	}
	buf_addc(j->out, ']');
}

static void
put_block(struct json *j, const struct block *b)
{
	static const char types[][10] = {
		[BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph",
		[BLOCK_LIST] = "list", [BLOCK_ITEM] = "quote",
		[BLOCK_QUOTE] = "quote", [BLOCK_CODE] = "code",
		[BLOCK_TABLE] = "table", [BLOCK_ROW] = "rule",
		[BLOCK_CELL] = "rule", [BLOCK_RULE] = "rule"
	};

	buf_puts(j->out, "{\"type\":");
	render_json_string(j->out, str_of(types[b->kind]));
	switch (b->kind) {
	case BLOCK_HEADING:
		put_number(j, "level", b->level);
		/* FALLTHROUGH */
	case BLOCK_PARAGRAPH:
		buf_addc(j->out, ',');
		put_spans(j, &b->spans);
		break;
	case BLOCK_LIST:
		put_list(j, b);
		break;
	case BLOCK_ITEM:	/* only a hostile pack has one outside a list */
	case BLOCK_QUOTE:
		put_key(j, "blocks");
		put_blocks(j, b->child);
		break;
	case BLOCK_CODE:
		put_number(j, "number", b->number);
		put_member(j, "language", b->info);
		put_flag(j, "example", b->example);
		put_code_text(j, b);
		break;
	case BLOCK_TABLE:
		put_table(j, b);
		break;
	case BLOCK_ROW:
	case BLOCK_CELL:
	case BLOCK_RULE:
		break;
	}
	buf_addc(j->out, '}');
}

static void
put_blocks(struct json *j, const struct block *b)
{
	buf_addc(j->out, '[');
	for (; b != NULL; b = b->next) {
		put_block(j, b);
		if (b->next != NULL)
			buf_addc(j->out, ',');
	}
	buf_addc(j->out, ']');
}

static void
put_snippet(struct json *j, const struct block *code)
{
	buf_printf(j->out, "{\"number\":%lu", (unsigned long)code->number);
	put_member(j, "language", code->info);
	put_code_text(j, code);
	buf_addc(j->out, '}');
}

void
render_json_snippet(const struct block *code, const struct render_options *o,
    struct buf *out)
{
	struct json j = { .out = out, .o = o };

	buf_init(&j.plain);
	put_snippet(&j, code);
	if (out->err == KR_OK)
		out->err = j.plain.err;
	buf_fini(&j.plain);
}

/* All code blocks, wherever they stand; *comma goes before the next. */
static void
put_snippets(struct json *j, const struct block *b, const char **comma)
{
	for (; b != NULL; b = b->next) {
		put_snippets(j, b->child, comma);
		if (b->kind != BLOCK_CODE)
			continue;
		buf_puts(j->out, *comma);
		put_snippet(j, b);
		*comma = ",";
	}
}

static void
put_see_also(struct json *j, const struct note *note)
{
	size_t i;

	put_key(j, "see_also");
	buf_addc(j->out, '[');
	for (i = 0; i < note->see_also_count; i++) {
		const struct note_ref *ref = &note->see_also[i];
		bool name = ref->id.len == 0;

		buf_puts(j->out, i > 0 ? "," : "");
		buf_puts(j->out, name ? "{\"name\":" : "{\"id\":");
		render_json_string(j->out, name ? ref->text : ref->id);
		buf_addc(j->out, '}');
	}
	buf_addc(j->out, ']');
}

static void
put_version(struct json *j, const char *key, struct str version)
{
	if (version.len > 0) {
		put_member(j, key, version);
		return;
	}
	put_key(j, key);
	buf_puts(j->out, "null");
}

static void
put_head(struct json *j, const struct note *note)
{
	struct str topic = note->id;
	size_t i;

	for (i = 0; i < topic.len; i++)
		if (topic.p[i] == '/')
			topic.len = i;
	buf_puts(j->out, "{\"id\":");
	render_json_string(j->out, note->id);
	put_member(j, "topic", topic);
	put_member(j, "language", note->language);
	put_member(j, "title", note->title);
	collect_text(j, &note->summary);
	put_member(j, "summary", buf_str(&j->plain));
	put_strings(j, "questions", note->questions, note->question_count);
	put_strings(j, "keywords", note->keywords, note->keyword_count);
	put_strings(j, "symptoms", note->symptoms, note->symptom_count);
	put_strings(j, "aliases", note->aliases, note->alias_count);
	put_see_also(j, note);
	put_version(j, "since", note->since);
	put_version(j, "until", note->until);
	put_strings(j, "more_information", note->more, note->more_count);
}

enum kr_status
render_json(const struct note *note, const struct render_options *o,
    struct buf *out)
{
	struct json j = { .out = out, .o = o };
	const char *comma = "";

	buf_init(&j.plain);
	put_head(&j, note);
	put_key(&j, "body");
	put_blocks(&j, note->body);
	put_key(&j, "snippets");
	buf_addc(out, '[');
	put_snippets(&j, note->body, &comma);
	buf_puts(out, "]}\n");
	if (out->err == KR_OK)
		out->err = j.plain.err;
	buf_fini(&j.plain);
	return buf_status(out);
}
