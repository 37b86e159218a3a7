/*
 * Records turned into a note's tree: what pack/tree.h promises.  Records are
 * written here byte by byte, as k8sref-pack(5) describes them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdlib.h>

#include <cmocka.h>

#include "compile/write.h"
#include "pack/format.h"
#include "pack/tree.h"

/* A body record up to its blocks: no metadata at all. */
static void
begin_body(struct buf *out)
{
	int i;

	buf_init(out);
	for (i = 0; i < 5; i++)		/* questions to see also */
		write_varint(out, 0);
	write_string(out, str_of(""));	/* since */
	write_string(out, str_of(""));	/* until */
	write_varint(out, 0);		/* more information */
}

static void
add_span(struct buf *out, uint32_t style, const char *text)
{
	write_varint(out, style);
	write_string(out, str_of(text));
}

/* Read a body, taking exactly its bytes from the heap. */
static enum kr_status
read_body(struct note *note, const struct buf *body)
{
	struct cur c = cur_over(body->p, body->len);
	uint32_t *numbers;

	note_init(note);
	return tree_read_body(note, &c, &numbers);
}

static void
assert_body(struct buf *body, enum kr_status expected)
{
	struct note note;

	assert_int_equal(buf_status(body), KR_OK);
	assert_int_equal(read_body(&note, body), expected);
	note_fini(&note);
	buf_fini(body);
}

static void
a_head_has_a_title_and_a_summary(void **state)
{
	struct buf head;
	struct note note;
	struct cur c;

	(void)state;
	buf_init(&head);
	write_string(&head, str_of("Title"));
	write_varint(&head, 2);
	add_span(&head, 0, "See ");
	add_span(&head, PACK_SPAN_CODE, "kubectl");
	write_u8(&head, 0xAA);		/* left for who reads on */
	c = cur_over(head.p, head.len);
	note_init(&note);
	assert_int_equal(tree_read_head(&note, &c), KR_OK);
	assert_int_equal(cur_left(&c), 1);
	assert_true(str_equal(note.title, str_of("Title")));
	assert_int_equal(note.summary.n, 2);
	assert_int_equal(note.summary.v[1].style, SPAN_CODE);
	assert_true(str_equal(note.summary.v[1].text, str_of("kubectl")));
	note_fini(&note);
	buf_fini(&head);
}

static void
a_body_without_anything_is_a_note(void **state)
{
	struct note note;
	struct buf body;

	(void)state;
	begin_body(&body);
	write_varint(&body, 0);
	assert_int_equal(read_body(&note, &body), KR_OK);
	assert_null(note.body);
	note_fini(&note);
	buf_fini(&body);
}

static void
metadata_comes_in_its_order(void **state)
{
	static const char *const texts[] = { "question", "keyword",
	    "symptom", "alias" };
	struct note note;
	uint32_t *numbers;
	struct buf body;
	struct cur c;
	size_t i;

	(void)state;
	buf_init(&body);
	for (i = 0; i < 4; i++) {
		write_varint(&body, 1);
		write_string(&body, str_of(texts[i]));
	}
	write_varint(&body, 1);
	write_string(&body, str_of("pods/logs"));
	write_varint(&body, 18);
	write_string(&body, str_of("v1.29"));
	write_string(&body, str_of("v1.36"));
	write_varint(&body, 1);
	write_string(&body, str_of("https://kubernetes.io"));
	write_varint(&body, 0);
	c = cur_over(body.p, body.len);
	note_init(&note);
	assert_int_equal(tree_read_body(&note, &c, &numbers), KR_OK);
	assert_true(str_equal(note.questions[0], str_of("question")));
	assert_true(str_equal(note.keywords[0], str_of("keyword")));
	assert_true(str_equal(note.symptoms[0], str_of("symptom")));
	assert_true(str_equal(note.aliases[0], str_of("alias")));
	assert_true(str_equal(note.see_also[0].text, str_of("pods/logs")));
	assert_int_equal(note.see_also[0].id.len, 0);
	assert_int_equal(numbers[0], 18);
	assert_true(str_equal(note.since, str_of("v1.29")));
	assert_true(str_equal(note.until, str_of("v1.36")));
	assert_true(str_equal(note.more[0], str_of("https://kubernetes.io")));
	note_fini(&note);
	buf_fini(&body);
}

static void
snippets_are_numbered_through_all_levels(void **state)
{
	const struct block *list, *code;
	struct note note;
	struct buf body;
	int i;

	(void)state;
	begin_body(&body);
	write_varint(&body, 2);
	write_u8(&body, PACK_BLOCK_LIST);
	write_u8(&body, PACK_LIST_ORDERED | PACK_LIST_TIGHT);
	write_varint(&body, 7);
	write_varint(&body, 1);
	write_u8(&body, PACK_BLOCK_ITEM);
	write_varint(&body, 1);
	for (i = 0; i < 2; i++) {
		write_u8(&body, PACK_BLOCK_CODE);
		write_u8(&body, i == 1 ? PACK_CODE_EXAMPLE : 0);
		write_string(&body, str_of("sh"));
		write_varint(&body, 1);
		add_span(&body, 0, "a\n\tb");
	}
	assert_int_equal(read_body(&note, &body), KR_OK);
	list = note.body;
	assert_int_equal(list->kind, BLOCK_LIST);
	assert_true(list->ordered && list->tight);
	assert_int_equal(list->number, 7);
	code = list->child->child;
	assert_int_equal(code->number, 1);
	assert_false(code->example);
	code = list->next;
	assert_int_equal(code->number, 2);
	assert_true(code->example);
	assert_true(str_equal(code->info, str_of("sh")));
	assert_true(str_equal(code->spans.v[0].text, str_of("a\n\tb")));
	note_fini(&note);
	buf_fini(&body);
}

static void
a_table_has_its_columns_in_every_row(void **state)
{
	const struct block *table, *row;
	struct note note;
	struct buf body;
	int i;

	(void)state;
	begin_body(&body);
	write_varint(&body, 1);
	write_u8(&body, PACK_BLOCK_TABLE);
	write_u8(&body, 2);
	write_u8(&body, ALIGN_LEFT);
	write_u8(&body, ALIGN_RIGHT);
	write_varint(&body, 2);
	for (i = 0; i < 4; i++) {
		write_varint(&body, 1);
		add_span(&body, 0, i < 2 ? "head" : "cell");
	}
	assert_int_equal(read_body(&note, &body), KR_OK);
	table = note.body;
	assert_int_equal(table->columns, 2);
	assert_int_equal(table->align[1], ALIGN_RIGHT);
	row = table->child;
	assert_int_equal(row->kind, BLOCK_ROW);
	assert_true(str_equal(row->child->next->spans.v[0].text,
	    str_of("head")));
	assert_null(row->child->next->next);
	row = row->next;
	assert_true(str_equal(row->child->spans.v[0].text, str_of("cell")));
	assert_null(row->next);
	note_fini(&note);
	buf_fini(&body);
}

/* A paragraph of one span, raw. */
static void
one_span(struct buf *body, uint32_t style, struct str text)
{
	begin_body(body);
	write_varint(body, 1);
	write_u8(body, PACK_BLOCK_PARAGRAPH);
	write_varint(body, 1);
	write_varint(body, style);
	write_string(body, text);
}

static void
a_control_character_is_damage(void **state)
{
	static const struct str bad[] = {
		{ "\033[31m", 5 }, { "\0", 1 }, { "\n", 1 }, { "\t", 1 },
		{ "\x7f", 1 }, { "\xC2\x9B", 2 },	/* U+009B: CSI */
		{ "\xE2\x80\xAE", 3 },			/* U+202E */
		{ "\xE2\x80\xA8", 3 },			/* U+2028 */
		{ "\xEF\xBB\xBF", 3 },			/* byte order mark */
	};
	struct buf body;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		one_span(&body, 0, bad[i]);
		assert_body(&body, KR_ECORRUPT);
	}
	one_span(&body, 0, str_of("plain"));
	assert_body(&body, KR_OK);
}

static void
text_that_is_not_utf_8_is_damage(void **state)
{
	struct buf body;

	(void)state;
	one_span(&body, 0, str_of("\xff"));
	assert_body(&body, KR_ECORRUPT);
	one_span(&body, 0, str_of("\xE9\x87"));
	assert_body(&body, KR_ECORRUPT);
	one_span(&body, 0, str_of("\xC0\x80"));
	assert_body(&body, KR_ECORRUPT);
}

static void
every_string_of_the_metadata_is_checked(void **state)
{
	struct buf body;
	int bad, i;

	(void)state;
	for (bad = 0; bad < 9; bad++) {
		buf_init(&body);
		for (i = 0; i < 4; i++) {
			write_varint(&body, 1);
			write_string(&body, str_of(i == bad ? "\033" : "x"));
		}
		write_varint(&body, 1);
		write_string(&body, str_of(bad == 4 ? "\033" : "x"));
		write_varint(&body, 0);
		write_string(&body, str_of(bad == 5 ? "\033" : "v1.2"));
		write_string(&body, str_of(bad == 6 ? "\033" : "v1.2"));
		write_varint(&body, 1);
		write_string(&body, str_of(bad == 7 ? "\033" : "x"));
		write_varint(&body, 0);
		assert_body(&body, bad == 8 ? KR_OK : KR_ECORRUPT);
	}
}

static void
a_url_and_a_language_of_code_are_checked(void **state)
{
	struct buf body;

	(void)state;
	one_span(&body, PACK_SPAN_LINK, str_of("text"));
	write_string(&body, str_of("https://a\033\\"));
	assert_body(&body, KR_ECORRUPT);
	begin_body(&body);
	write_varint(&body, 1);
	write_u8(&body, PACK_BLOCK_CODE);
	write_u8(&body, 0);
	write_string(&body, str_of("sh\n"));
	write_varint(&body, 0);
	assert_body(&body, KR_ECORRUPT);
}

static void
an_unknown_style_is_damage(void **state)
{
	struct buf body;

	(void)state;
	one_span(&body, PACK_SPAN_ALL + 1, str_of("x"));
	assert_body(&body, KR_ECORRUPT);
}

static void
a_break_has_no_text(void **state)
{
	struct buf body;

	(void)state;
	one_span(&body, PACK_SPAN_BREAK, str_of("x"));
	assert_body(&body, KR_ECORRUPT);
	one_span(&body, PACK_SPAN_BREAK, str_of(""));
	assert_body(&body, KR_OK);
}

/* The kind byte and what follows it, as the only block. */
static void
assert_block(const char *bytes, size_t len, enum kr_status expected)
{
	struct buf body;

	begin_body(&body);
	write_varint(&body, 1);
	buf_add(&body, bytes, len);
	assert_body(&body, expected);
}

static void
an_unknown_kind_of_block_is_damage(void **state)
{
	(void)state;
	assert_block("\x00", 1, KR_ECORRUPT);
	assert_block("\x0b", 1, KR_ECORRUPT);
	assert_block("\xff", 1, KR_ECORRUPT);
	assert_block("\x0a", 1, KR_OK);			/* a rule */
}

static void
rows_and_cells_stand_in_tables_only(void **state)
{
	(void)state;
	assert_block("\x08\x00", 2, KR_ECORRUPT);
	assert_block("\x09\x00", 2, KR_ECORRUPT);
}

static void
items_stand_in_lists_and_nothing_else_does(void **state)
{
	(void)state;
	assert_block("\x04\x00", 2, KR_ECORRUPT);
	assert_block("\x05\x01\x04\x00", 4, KR_ECORRUPT);
	assert_block("\x03\x00\x01\x01\x04\x00", 6, KR_OK);
	assert_block("\x03\x00\x01\x01\x0a", 5, KR_ECORRUPT);
	assert_block("\x03\x00\x01\x02\x04\x00\x0a", 7, KR_ECORRUPT);
}

static void
flags_levels_and_alignments_have_their_ranges(void **state)
{
	(void)state;
	assert_block("\x01\x01\x00", 3, KR_ECORRUPT);	/* a second title */
	assert_block("\x01\x02\x00", 3, KR_OK);
	assert_block("\x01\x06\x00", 3, KR_OK);
	assert_block("\x01\x07\x00", 3, KR_ECORRUPT);
	assert_block("\x03\x04\x01\x00", 4, KR_ECORRUPT); /* list */
	assert_block("\x06\x02\x00\x00", 4, KR_ECORRUPT); /* code */
	assert_block("\x07\x00\x01", 3, KR_ECORRUPT);	/* no column */
	assert_block("\x07\x01\x04\x01\x00", 5, KR_ECORRUPT);
	assert_block("\x07\x01\x03\x01\x00", 5, KR_OK);
	assert_block("\x07\x01\x00\x00", 4, KR_ECORRUPT); /* no head */
}

static void
a_table_over_the_limit_of_columns_is_damage(void **state)
{
	unsigned columns;
	struct buf body;

	(void)state;
	for (columns = PACK_COLUMNS_MAX; columns <= PACK_COLUMNS_MAX + 1;
	    columns++) {
		begin_body(&body);
		write_varint(&body, 1);
		write_u8(&body, PACK_BLOCK_TABLE);
		write_u8(&body, (uint8_t)columns);
		buf_fill(&body, '\0', columns);
		write_varint(&body, 1);
		buf_fill(&body, '\0', columns);
		assert_body(&body, columns == PACK_COLUMNS_MAX ? KR_OK :
		    KR_ECORRUPT);
	}
}

static void
quotations_nest_to_the_limit_and_not_deeper(void **state)
{
	struct buf body;
	unsigned depth, i;

	(void)state;
	for (depth = PACK_DEPTH_MAX; depth <= PACK_DEPTH_MAX + 1; depth++) {
		begin_body(&body);
		for (i = 0; i < depth; i++) {
			write_varint(&body, 1);
			write_u8(&body, PACK_BLOCK_QUOTE);
		}
		write_varint(&body, 0);
		assert_body(&body, depth == PACK_DEPTH_MAX ? KR_OK :
		    KR_ELIMIT);
	}
}

static void
a_million_nested_blocks_do_not_exhaust_the_stack(void **state)
{
	struct buf body;
	unsigned i;

	(void)state;
	begin_body(&body);
	for (i = 0; i < 1000000; i++) {
		write_varint(&body, 1);
		write_u8(&body, PACK_BLOCK_QUOTE);
	}
	assert_body(&body, KR_ELIMIT);
}

static void
a_count_beyond_the_bytes_is_damage(void **state)
{
	struct buf body;

	(void)state;
	begin_body(&body);
	write_varint(&body, UINT32_MAX);
	assert_body(&body, KR_ECORRUPT);
	one_span(&body, 0, str_of("x"));
	body.p[body.len - 4] = 2;	/* of spans; one follows */
	assert_body(&body, KR_ECORRUPT);
	buf_init(&body);
	write_varint(&body, UINT32_MAX);
	assert_body(&body, KR_ECORRUPT);
}

/* The largest record full of the smallest things. */
static void
a_flood_of_tiny_blocks_ends_at_the_memory_limit(void **state)
{
	const uint32_t count = PACK_BODY_MAX - 16;
	struct note note;
	struct buf body;

	(void)state;
	begin_body(&body);
	write_varint(&body, count);
	buf_fill(&body, PACK_BLOCK_RULE, count);
	assert_int_equal(read_body(&note, &body), KR_ELIMIT);
	assert_true(note.arena.used <= ARENA_MAX);
	note_fini(&note);
	buf_fini(&body);
}

static void
bytes_behind_the_last_block_are_damage(void **state)
{
	struct buf body;

	(void)state;
	begin_body(&body);
	write_varint(&body, 0);
	write_u8(&body, 0);
	assert_body(&body, KR_ECORRUPT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_head_has_a_title_and_a_summary),
		cmocka_unit_test(a_body_without_anything_is_a_note),
		cmocka_unit_test(metadata_comes_in_its_order),
		cmocka_unit_test(snippets_are_numbered_through_all_levels),
		cmocka_unit_test(a_table_has_its_columns_in_every_row),
		cmocka_unit_test(a_control_character_is_damage),
		cmocka_unit_test(text_that_is_not_utf_8_is_damage),
		cmocka_unit_test(every_string_of_the_metadata_is_checked),
		cmocka_unit_test(a_url_and_a_language_of_code_are_checked),
		cmocka_unit_test(an_unknown_style_is_damage),
		cmocka_unit_test(a_break_has_no_text),
		cmocka_unit_test(an_unknown_kind_of_block_is_damage),
		cmocka_unit_test(rows_and_cells_stand_in_tables_only),
		cmocka_unit_test(items_stand_in_lists_and_nothing_else_does),
		cmocka_unit_test(
		    flags_levels_and_alignments_have_their_ranges),
		cmocka_unit_test(a_table_over_the_limit_of_columns_is_damage),
		cmocka_unit_test(quotations_nest_to_the_limit_and_not_deeper),
		cmocka_unit_test(
		    a_million_nested_blocks_do_not_exhaust_the_stack),
		cmocka_unit_test(a_count_beyond_the_bytes_is_damage),
		cmocka_unit_test(
		    a_flood_of_tiny_blocks_ends_at_the_memory_limit),
		cmocka_unit_test(bytes_behind_the_last_block_are_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
