/*
 * Markdown into a note: what compile/parse.h promises, shown by reading the
 * note back from a pack; compile/meta.h has tests of its own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caught.h"
#include "fixture.h"
#include "pack/postings.h"
#include "pack/read.h"

/* Every note begins so; what is under test follows. */
#define TOP	"# Title\n\n> Summary.\n\n"

/* Trees as text */

static void
put_spans(struct buf *out, const struct spans *spans)
{
	static const struct {
		unsigned	 bit;
		const char	*mark;
	} marks[] = {
		{ SPAN_EMPHASIS, "e" }, { SPAN_STRONG, "s" },
		{ SPAN_CODE, "c" }, { SPAN_LINK, "l" },
		{ SPAN_PLACEHOLDER, "p" }, { SPAN_BREAK, "br" },
	};
	size_t i, m;

	for (i = 0; i < spans->n; i++) {
		const struct span *s = &spans->v[i];

		for (m = 0; m < sizeof marks / sizeof marks[0]; m++)
			if (s->style & marks[m].bit)
				buf_puts(out, marks[m].mark);
		buf_addc(out, '<');
		buf_adds(out, s->text);
		if (s->style & SPAN_LINK) {
			buf_addc(out, '|');
			buf_adds(out, s->url);
		}
		buf_addc(out, '>');
	}
}

/* kind(content), blocks with spaces between. */
static void
put_blocks(struct buf *out, const struct block *b)
{
	static const char *const kinds[] = {
		[BLOCK_HEADING] = "h", [BLOCK_PARAGRAPH] = "p",
		[BLOCK_LIST] = "list", [BLOCK_ITEM] = "item",
		[BLOCK_QUOTE] = "quote", [BLOCK_CODE] = "code",
		[BLOCK_TABLE] = "table", [BLOCK_ROW] = "row",
		[BLOCK_CELL] = "cell", [BLOCK_RULE] = "rule",
	};
	unsigned i;

	for (; b != NULL; b = b->next) {
		buf_puts(out, kinds[b->kind]);
		if (b->kind == BLOCK_HEADING)
			buf_printf(out, "%u", b->level);
		if (b->kind == BLOCK_LIST)
			buf_printf(out, "%s%s%u", b->ordered ? "+" : "-",
			    b->tight ? "t" : "l", b->number);
		if (b->kind == BLOCK_CODE) {
			buf_printf(out, "%u%s:", b->number,
			    b->example ? "x" : "");
			buf_adds(out, b->info);
		}
		for (i = 0; b->kind == BLOCK_TABLE && i < b->columns; i++)
			buf_addc(out, "dlcr"[b->align[i]]);
		buf_addc(out, '(');
		put_spans(out, &b->spans);
		put_blocks(out, b->child);
		buf_addc(out, ')');
		if (b->next != NULL)
			buf_addc(out, ' ');
	}
}

/* Compile the text as a note; NULL, or the pack. */
static struct pack *
compile(const char *text, struct buf *bytes, struct caught *said)
{
	const struct fixture f[] = { { "t/n", text, NULL },
	    { "t", NULL, NULL } };
	struct pack *pack;
	size_t errors;

	buf_init(bytes);
	caught_begin(said);
	errors = fixture_pack(f, 2, bytes);
	caught_end(said);
	if (errors > 0)
		return NULL;
	assert_int_equal(pack_open_memory(&pack, bytes->p, bytes->len, "t"),
	    KR_OK);
	return pack;
}

static void
assert_body(const char *text, const char *expected)
{
	struct buf all, bytes, tree;
	struct caught said;
	struct pack *pack;
	struct note note;

	buf_init(&all);
	buf_puts(&all, TOP);
	buf_puts(&all, text);
	buf_addc(&all, '\0');
	if ((pack = compile(all.p, &bytes, &said)) == NULL)
		fail_msg("%s", said.text);
	assert_string_equal(said.text, "");
	note_init(&note);
	assert_int_equal(pack_note_read(pack, 0, 0, &note), KR_OK);
	buf_init(&tree);
	put_blocks(&tree, note.body);
	buf_addc(&tree, '\0');
	assert_string_equal(tree.p, expected);
	note_fini(&note);
	pack_close(pack);
	buf_fini(&tree);
	buf_fini(&bytes);
	buf_fini(&all);
}

/* An error that begins with "t/n:LINE: error: " and holds WHAT. */
static void
assert_error(const char *text, unsigned line, const char *what)
{
	struct caught said;
	struct buf bytes;
	char start[64];

	assert_null(compile(text, &bytes, &said));
	buf_fini(&bytes);
	if (line > 0)
		snprintf(start, sizeof start, "t/n:%u: error: ", line);
	else
		snprintf(start, sizeof start, "t/n: error: ");
	if (strncmp(said.text, start, strlen(start)) != 0 ||
	    strstr(said.text, what) == NULL)
		fail_msg("unexpected: %s", said.text);
}

static void
a_title_and_a_summary_are_a_note(void **state)
{
	(void)state;
	assert_body("", "");
}

static void
blocks_keep_their_order(void **state)
{
	(void)state;
	assert_body("a\n\n## b\n\n---\n\nc\n",
	    "p(<a>) h2(<b>) rule() p(<c>)");
}

static void
headings_have_levels_from_two(void **state)
{
	(void)state;
	assert_body("## a\n###### b\n\nc\n---\n",
	    "h2(<a>) h6(<b>) h2(<c>)");
}

static void
styles_nest(void **state)
{
	(void)state;
	assert_body("a *b **c** `d`* e\n",
	    "p(<a >e<b >es<c>e< >ec<d>< e>)");
}

/* Some versions of md4c end a span here that they never began; what comes
 * after it must not notice. */
static void
a_style_that_is_only_ended_does_no_harm(void **state)
{
	const struct block *second;
	struct caught said;
	struct pack *pack;
	struct buf bytes;
	struct note note;

	(void)state;
	pack = compile(TOP "[](*)** a\n\n*b* c\n", &bytes, &said);
	assert_non_null(pack);
	note_init(&note);
	assert_int_equal(pack_note_read(pack, 0, 0, &note), KR_OK);
	second = note.body->next;
	assert_int_equal(second->spans.n, 2);
	assert_int_equal(second->spans.v[0].style, SPAN_EMPHASIS);
	assert_int_equal(second->spans.v[1].style, 0);
	note_fini(&note);
	pack_close(pack);
	buf_fini(&bytes);
}

static void
links_and_images_have_targets(void **state)
{
	(void)state;
	assert_body("[a](u \"t\") ![b](v) <https://w>\n",
	    "p(l<a|u>< >l<b|v>< >l<https://w|https://w>)");
	assert_body("[a *b*][r]\n\n[r]: u&amp;v\n",
	    "p(l<a |u&v>el<b|u&v>)");
}

static void
a_line_end_is_a_space_and_a_hard_one_a_break(void **state)
{
	(void)state;
	assert_body("a\nb\n", "p(<a b>)");
	assert_body("a  \nb\\\nc\n", "p(<a>br<><b>br<><c>)");
	assert_body("a\\\nb\n---\n", "h2(<a b>)");
}

static void
a_line_end_between_chinese_is_nothing(void **state)
{
	(void)state;
	assert_body("\xE9\x87\x8D\n\xE5\x95\x9F\n",
	    "p(<\xE9\x87\x8D\xE5\x95\x9F>)");
	assert_body("\xE9\x87\x8D\nb\n", "p(<\xE9\x87\x8D b>)");
	assert_body("\xEF\xBC\x8C\n\xE5\x95\x9F\n",
	    "p(<\xEF\xBC\x8C\xE5\x95\x9F>)");
	/* U+20BB7, of four bytes. */
	assert_body("\xF0\xA0\xAE\xB7\n\xF0\xA0\xAE\xB7\n",
	    "p(<\xF0\xA0\xAE\xB7\xF0\xA0\xAE\xB7>)");
	assert_body("\xE9\x87\x8D\n*\xE5\x95\x9F*\n",
	    "p(<\xE9\x87\x8D>e<\xE5\x95\x9F>)");
}

static void
character_references_are_their_characters(void **state)
{
	(void)state;
	assert_body("a&amp;b&#65;&unknown;\n", "p(<a&bA&unknown;>)");
	assert_body("`&amp;`x\n", "p(c<&amp;><x>)");
}

static void
html_is_text(void **state)
{
	(void)state;
	assert_body("a <b>c</b>\n\n<div>\n", "p(<a <b>c</b>>) p(<<div>>)");
}

static void
a_tab_in_a_sentence_is_a_space(void **state)
{
	(void)state;
	assert_body("a\tb\n", "p(<a b>)");
	assert_body("```\na\tb\n```\n", "code1:(<a\tb>)");
}

static void
lists_know_their_kind_and_start(void **state)
{
	(void)state;
	assert_body("- a\n- b\n",
	    "list-t0(item(p(<a>)) item(p(<b>)))");
	assert_body("3. a\n\n4. b\n",
	    "list+l3(item(p(<a>)) item(p(<b>)))");
}

static void
a_tight_item_holds_text_and_blocks(void **state)
{
	(void)state;
	assert_body("- a\n  - b\n  ```sh\n  c\n  ```\n- d\n",
	    "list-t0(item(p(<a>) list-t0(item(p(<b>))) code1:sh(<c>)) "
	    "item(p(<d>)))");
	assert_body("- \n- a\n", "list-t0(item() item(p(<a>)))");
}

static void
quotations_hold_blocks(void **state)
{
	(void)state;
	assert_body("> a\n>\n> - b\n",
	    "quote(p(<a>) list-t0(item(p(<b>))))");
}

static void
snippets_are_numbered_and_placeholders_live(void **state)
{
	(void)state;
	assert_body("```sh\nlogs {{pod}}\n```\n\n```yaml\na: {{b}}\n```\n",
	    "code1:sh(<logs >p<pod>) code2:yaml(<a: {{b}}>)");
}

static void
indented_code_is_a_snippet_too(void **state)
{
	(void)state;
	assert_body("    a\n      b\n", "code1:(<a\n  b>)");
	assert_body("```\n```\n", "code1:()");
	assert_body("```\n\n```\n", "code1:()");
}

static void
a_paragraph_of_one_code_span_is_an_example(void **state)
{
	(void)state;
	assert_body("`git add {{file}}`\n", "code1x:(<git add >p<file>)");
	assert_body("`a` b\n", "p(c<a>< b>)");
	assert_body("- `a`\n", "list-t0(item(p(c<a>)))");
}

static void
braces_without_an_end_are_warned_of(void **state)
{
	struct caught said;
	struct pack *pack;
	struct buf bytes;

	(void)state;
	pack = compile(TOP "text\n\n```sh\necho {{a\n```\n", &bytes, &said);
	assert_non_null(pack);
	assert_non_null(strstr(said.text, "t/n:8: warning: "));
	pack_close(pack);
	buf_fini(&bytes);
}

static void
tables_have_a_head_and_alignments(void **state)
{
	(void)state;
	assert_body("| a | b | c | d |\n|---|:--|:-:|--:|\n| `1` \\| 2 | 3 |\n",
	    "tabledlcr(row(cell(<a>) cell(<b>) cell(<c>) cell(<d>)) "
	    "row(cell(c<1>< | 2>) cell(<3>) cell() cell()))");
}

static void
a_note_must_begin_with_a_title(void **state)
{
	(void)state;
	assert_error("", 1, "no title");
	assert_error("text\n", 1, "no title");
	assert_error("\n\n## Title\n", 3, "no title");
	assert_error("- # Title\n", 1, "no title");
	assert_error("#\n\n> S.\n", 1, "title is empty");
}

static void
a_summary_must_follow_the_title(void **state)
{
	(void)state;
	assert_error("# T\n", 1, "no summary");
	assert_error("# T\n\ntext\n", 3, "no summary");
	assert_error("# T\n\n>\n", 1, "no summary");
	assert_error("# T\n\n> Question: why?\n", 3, "no summary");
}

static void
only_lines_stand_in_the_quotation_under_the_title(void **state)
{
	(void)state;
	assert_error("# T\n\n> - a\n", 3, "only the summary");
	assert_error("# T\n\n> > a\n\nb\n", 3, "only the summary");
	assert_error("# T\n\n> a\n>\n> > b\n> c\n\nd\n", 5,
	    "only the summary");
	assert_error("# T\n\n> ## b\n", 3, "only the summary");
	assert_error("# T\n\n> a\n>\n> ```\n> b\n> ```\n", 6,
	    "only the summary");
}

static void
a_second_title_is_an_error(void **state)
{
	(void)state;
	assert_error(TOP "# Again\n", 5, "a second title");
	assert_error(TOP "> 1. # Again\n", 5, "a second title");
}

static void
blocks_nest_to_the_limit_and_not_deeper(void **state)
{
	struct buf text, bytes;
	struct caught said;
	struct pack *pack;
	unsigned depth, i;

	(void)state;
	for (depth = PACK_DEPTH_MAX; depth <= PACK_DEPTH_MAX + 3; depth++) {
		buf_init(&text);
		buf_puts(&text, TOP);
		for (i = 0; i < depth; i++)
			buf_puts(&text, "> ");
		buf_puts(&text, "a\n\n| b |\n|---|\n| c |\n\n1. d\n");
		buf_addc(&text, '\0');
		pack = compile(text.p, &bytes, &said);
		assert_int_equal(pack != NULL, depth == PACK_DEPTH_MAX);
		if (pack == NULL)
			assert_non_null(strstr(said.text, "nested more"));
		pack_close(pack);
		buf_fini(&bytes);
		buf_fini(&text);
	}
}

static void
styles_nested_too_deep_are_an_error(void **state)
{
	struct caught said;
	struct buf text, bytes;
	int i;

	(void)state;
	buf_init(&text);
	buf_puts(&text, TOP);
	for (i = 0; i < 200; i++)
		buf_puts(&text, "*a **b ");
	for (i = 0; i < 200; i++)
		buf_puts(&text, "b** a*");
	buf_addc(&text, '\0');
	assert_null(compile(text.p, &bytes, &said));
	assert_non_null(strstr(said.text, "styles nested"));
	buf_fini(&bytes);
	buf_fini(&text);
}

static void
a_table_of_too_many_columns_is_an_error(void **state)
{
	struct buf text, bytes;
	struct caught said;
	struct pack *pack;
	unsigned columns, i;

	(void)state;
	for (columns = PACK_COLUMNS_MAX; columns <= PACK_COLUMNS_MAX + 1;
	    columns++) {
		buf_init(&text);
		buf_puts(&text, TOP);
		for (i = 0; i < columns; i++)
			buf_puts(&text, "|a");
		buf_puts(&text, "|\n");
		for (i = 0; i < columns; i++)
			buf_puts(&text, "|---");
		buf_puts(&text, "|\n|b|\n\ntext\n");
		buf_addc(&text, '\0');
		pack = compile(text.p, &bytes, &said);
		assert_int_equal(pack != NULL, columns == PACK_COLUMNS_MAX);
		pack_close(pack);
		buf_fini(&bytes);
		buf_fini(&text);
	}
}

static void
control_characters_are_refused_as_references_and_in_links(void **state)
{
	(void)state;
	assert_error(TOP "a &#27;[31m\n", 5, "U+001B");
	assert_error(TOP "&#x202e;\n", 5, "U+202E");
	assert_error(TOP "a\n\n[b](c&#27;d)\n", 0 + 5, "U+001B");
	assert_error(TOP "a <x:&Tab;>\n", 5, "U+0009");
	assert_error(TOP "a [b](<c\td>)\n", 5, "U+0009");
}

static void
a_note_over_the_limit_of_a_record_is_an_error(void **state)
{
	struct caught said;
	struct buf text, bytes;
	int i;

	(void)state;
	buf_init(&text);
	buf_puts(&text, TOP "[r]: x:");
	buf_fill(&text, 'u', 100000);
	buf_puts(&text, "\n\n");
	for (i = 0; i < 30; i++)
		buf_puts(&text, "[r] ");
	buf_addc(&text, '\0');
	assert_null(compile(text.p, &bytes, &said));
	assert_non_null(strstr(said.text, "t/n: error: comes to more"));
	buf_fini(&bytes);
	buf_fini(&text);
}

static void
a_head_over_its_limit_is_an_error(void **state)
{
	struct caught said;
	struct pack *pack;
	struct buf text, bytes;
	int i;

	(void)state;
	for (i = 0; i < 2; i++) {
		buf_init(&text);
		buf_puts(&text, "# T\n\n> ");
		buf_fill(&text, 's', PACK_HEAD_MAX - (i == 0 ? 100 : 0));
		buf_puts(&text, "\n");
		buf_addc(&text, '\0');
		pack = compile(text.p, &bytes, &said);
		assert_int_equal(pack != NULL, i == 0);
		if (pack == NULL)
			assert_non_null(strstr(said.text, "more than 8 KiB"));
		pack_close(pack);
		buf_fini(&bytes);
		buf_fini(&text);
	}
}

/* Where each word ends up in the index. */
static void
each_text_is_searched_in_its_field(void **state)
{
	static const struct {
		const char	*word;
		unsigned	 field;
	} words[] = {
		{ "wtitl", PACK_FIELD_TITLE },
		{ "wsummary", PACK_FIELD_HEADING },
		{ "wquestion", PACK_FIELD_QUESTION },
		{ "wkeyword", PACK_FIELD_KEYWORD },
		{ "walia", PACK_FIELD_KEYWORD },
		{ "wsymptom", PACK_FIELD_SYMPTOM },
		{ "whead", PACK_FIELD_HEADING },
		{ "wpros", PACK_FIELD_PROSE },
		{ "wcell", PACK_FIELD_PROSE },
		{ "wcod", PACK_FIELD_COMMAND },
		{ "wexampl", PACK_FIELD_COMMAND },
		{ "n", PACK_FIELD_ID },
	};
	struct postings p;
	struct caught said;
	struct pack *pack;
	struct buf bytes;
	uint32_t term;
	size_t i;

	(void)state;
	pack = compile("# wtitle\n\n> wsummary.\n> Question: wquestion?\n"
	    "> Keywords: wkeyword\n> Symptoms: `wsymptom`\n"
	    "> Aliases: walias\n\n## wheading\n\n- wprose\n\n"
	    "| wcell |\n|---|\n\n```\nwcode\n```\n\n`wexample`\n", &bytes,
	    &said);
	assert_non_null(pack);
	for (i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (dict_find(pack_terms(pack), str_of(words[i].word),
		    &term) != KR_OK)
			fail_msg("%s is no term", words[i].word);
		assert_int_equal(postings_open(&p, pack, term), KR_OK);
		if (place_fields(p.place) != 1u << words[i].field)
			fail_msg("%s: %02x", words[i].word,
			    place_fields(p.place));
	}
	pack_close(pack);
	buf_fini(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_title_and_a_summary_are_a_note),
		cmocka_unit_test(blocks_keep_their_order),
		cmocka_unit_test(headings_have_levels_from_two),
		cmocka_unit_test(styles_nest),
		cmocka_unit_test(a_style_that_is_only_ended_does_no_harm),
		cmocka_unit_test(links_and_images_have_targets),
		cmocka_unit_test(a_line_end_is_a_space_and_a_hard_one_a_break),
		cmocka_unit_test(a_line_end_between_chinese_is_nothing),
		cmocka_unit_test(character_references_are_their_characters),
		cmocka_unit_test(html_is_text),
		cmocka_unit_test(a_tab_in_a_sentence_is_a_space),
		cmocka_unit_test(lists_know_their_kind_and_start),
		cmocka_unit_test(a_tight_item_holds_text_and_blocks),
		cmocka_unit_test(quotations_hold_blocks),
		cmocka_unit_test(snippets_are_numbered_and_placeholders_live),
		cmocka_unit_test(indented_code_is_a_snippet_too),
		cmocka_unit_test(a_paragraph_of_one_code_span_is_an_example),
		cmocka_unit_test(braces_without_an_end_are_warned_of),
		cmocka_unit_test(tables_have_a_head_and_alignments),
		cmocka_unit_test(a_note_must_begin_with_a_title),
		cmocka_unit_test(a_summary_must_follow_the_title),
		cmocka_unit_test(
		    only_lines_stand_in_the_quotation_under_the_title),
		cmocka_unit_test(a_second_title_is_an_error),
		cmocka_unit_test(blocks_nest_to_the_limit_and_not_deeper),
		cmocka_unit_test(styles_nested_too_deep_are_an_error),
		cmocka_unit_test(a_table_of_too_many_columns_is_an_error),
		cmocka_unit_test(
		    control_characters_are_refused_as_references_and_in_links),
		cmocka_unit_test(a_note_over_the_limit_of_a_record_is_an_error),
		cmocka_unit_test(a_head_over_its_limit_is_an_error),
		cmocka_unit_test(each_text_is_searched_in_its_field),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
