/*
 * What is typed, as characters: what edit/input.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "edit/input.h"

#define BEGIN	"\033[200~"
#define END	"\033[201~"

/*
 * A terminal: a pipe, and what will be sent only when somebody waits for it,
 * so that no test depends on how fast the machine is.
 */
struct terminal {
	struct input	 k;
	int		 in;		/* what is read */
	int		 out;		/* and where it comes from; or -1 */
	struct str	 later[16];
	size_t		 first;		/* the next of them */
	size_t		 n;
	unsigned	 waits;		/* how often somebody waited */
};

static struct terminal	*terminal;

static void
type(struct str text)
{
	assert_int_equal(write(terminal->out, text.p, text.len), text.len);
}

static void
type_text(const char *text)
{
	type(str_of(text));
}

static void
type_later(struct str text)
{
	assert_true(terminal->n < sizeof terminal->later /
	    sizeof terminal->later[0]);
	terminal->later[terminal->n++] = text;
}

/* In the place of the C library's: waiting takes no time and brings what was
 * to come later. */
int
poll(struct pollfd *fds, nfds_t count, int milliseconds)
{
	struct timespec at_once = { 0, 0 };

	if (milliseconds > 0) {
		terminal->waits++;
		if (terminal->first < terminal->n)
			type(terminal->later[terminal->first++]);
	}
	return ppoll(fds, count, &at_once, NULL);
}

static int
start(void **state)
{
	int ends[2];

	if ((terminal = calloc(1, sizeof *terminal)) == NULL ||
	    pipe(ends) != 0)
		return -1;
	terminal->in = ends[0];
	terminal->out = ends[1];
	input_init(&terminal->k, ends[0]);
	*state = &terminal->k;
	return 0;
}

static void
hang_up(void)
{
	close(terminal->out);
	terminal->out = -1;
}

static int
end(void **state)
{
	(void)state;
	input_fini(&terminal->k);
	close(terminal->in);
	if (terminal->out != -1)
		hang_up();
	free(terminal);
	return 0;
}

/* All characters that are there, as UTF-8; how it ended. */
static enum input_result
read_all(struct input *k, struct buf *out)
{
	enum input_result result;
	uint32_t cp;

	while ((result = input_next(k, &cp)) == INPUT_CHAR)
		buf_add_code_point(out, cp);
	return result;
}

static void
assert_next(struct input *k, struct str expected, enum input_result result)
{
	struct buf out;

	buf_init(&out);
	assert_int_equal(read_all(k, &out), result);
	if (!str_equal(buf_str(&out), expected))
		fail_msg("`%.*s', not `%.*s'", (int)out.len, out.p,
		    (int)expected.len, expected.p);
	buf_fini(&out);
}

/* That, and then no more for now. */
static void
assert_read(struct input *k, const char *expected)
{
	assert_next(k, str_of(expected), INPUT_EMPTY);
}

/* Keys */

static void
a_key_is_a_character(void **state)
{
	type_text("0/3 nodes `~");
	assert_read(*state, "0/3 nodes `~");
}

static void
where_nothing_is_there_nobody_waits(void **state)
{
	uint32_t cp = 7;

	assert_int_equal(input_next(*state, &cp), INPUT_EMPTY);
	type_text("ab");
	assert_read(*state, "ab");
	assert_int_equal(terminal->waits, 0);
}

static void
a_character_is_whole(void **state)
{
	uint32_t cp;

	type_text("\xC3\xA9\xE9\x87\x8D\xF0\x9F\x98\x80");
	assert_int_equal(input_next(*state, &cp), INPUT_CHAR);
	assert_int_equal(cp, 0xE9);
	assert_int_equal(input_next(*state, &cp), INPUT_CHAR);
	assert_int_equal(cp, 0x91CD);
	assert_int_equal(input_next(*state, &cp), INPUT_CHAR);
	assert_int_equal(cp, 0x1F600);
	assert_int_equal(input_next(*state, &cp), INPUT_EMPTY);
}

/* Type a text of which all but the first `at' bytes come later. */
static void
type_in_two(const char *text, size_t at)
{
	size_t len = strlen(text);

	type((struct str){ text, at });
	type_later((struct str){ text + at, len - at });
}

static void
a_character_may_come_in_pieces(void **state)
{
	static const char *const characters[] = { "\xC3\xA9",
	    "\xE9\x87\x8D", "\xF0\x9F\x98\x80" };
	size_t i, at;

	for (i = 0; i < sizeof characters / sizeof characters[0]; i++)
		for (at = 1; at < strlen(characters[i]); at++) {
			type_in_two(characters[i], at);
			assert_read(*state, characters[i]);
		}
}

static void
a_character_may_come_byte_by_byte(void **state)
{
	type_text("\xF0");
	type_later(str_of("\x9F"));
	type_later(str_of("\x98"));
	type_later(str_of("\x80x"));
	assert_read(*state, "\xF0\x9F\x98\x80x");
	assert_int_equal(terminal->waits, 3);
}

static void
bytes_that_are_no_character_are_left_out(void **state)
{
	/* A stray byte, two overlong ones, a surrogate, above the last. */
	type_text("a\xFF" "b\x80" "c\xC0\xAF" "d\xE0\x80\xAF" "e\xED\xA0\x80"
	    "f\xF4\x90\x80\x80" "g");
	assert_read(*state, "abcdefg");
}

static void
a_character_that_is_cut_off_is_left_out(void **state)
{
	type_text("\xE9\x87" "a\xF0\x9F\x98" "b\xC3" "c");
	assert_read(*state, "abc");
	type_text("d\xE9\x87");
	assert_read(*state, "d");
	type_text("e");
	assert_read(*state, "e");
}

static void
a_replacement_character_is_no_text(void **state)
{
	type_text("a\xEF\xBF\xBD" "b");
	assert_read(*state, "ab");
}

static void
control_keys_are_the_editors(void **state)
{
	char all[32], c;
	uint32_t cp;

	for (c = 0; c < 32; c++)
		all[(unsigned char)c] = c;
	/* Behind ESC stands what is no key of ours. */
	type((struct str){ all, sizeof all });
	type_text("\x7F");
	assert_int_equal(input_next(*state, &cp), INPUT_CHAR);
	assert_int_equal(cp, 0);
	assert_next(*state, (struct str){ "\1\2\3\4\5\6\7\10\11\12\13\14\15"
	    "\16\17\20\21\22\23\24\25\26\27\30\31\32\33\34\35\36\37\x7F", 32 },
	    INPUT_EMPTY);
}

static void
what_a_terminal_could_obey_is_left_out(void **state)
{
	/* NEL and CSI of C1, an override, an isolate, a byte order mark. */
	type_text("a\xC2\x85" "b\xC2\x9B" "31mc\xE2\x80\xAE" "d\xE2\x81\xA6"
	    "e\xEF\xBB\xBF" "f");
	assert_read(*state, "ab31mcdef");
	/* Joiners are text. */
	type_text("a\xE2\x80\x8D" "b");
	assert_read(*state, "a\xE2\x80\x8D" "b");
}

static void
sequences_of_keys_are_passed_on(void **state)
{
	static const char *const keys[] = { "\033[A", "\033OP", "\033[1;5C",
	    "\033[3~", "\033[2~", "\033[20~", "\033[21~", "\033[200",
	    "\033[20x", "\0331", "\033\033", "\033\033[A", "\033" };
	size_t i;

	for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		type_text(keys[i]);
		assert_read(*state, keys[i]);
	}
}

/* Pastes */

static void
a_paste_is_its_text(void **state)
{
	type_text("a" BEGIN "back-off \xE9\x87\x8D" END "b");
	assert_read(*state, "aback-off \xE9\x87\x8D" "b");
}

static void
line_ends_of_a_paste_are_spaces(void **state)
{
	type_text(BEGIN "a\nb\rc\td\n" END);
	assert_read(*state, "a b c d ");
}

static void
after_a_paste_keys_are_keys(void **state)
{
	type_text(BEGIN "a\r" END "\r\t\n\001");
	assert_read(*state, "a \r\t\n\001");
}

static void
a_paste_gives_no_commands(void **state)
{
	type_text(BEGIN "a\033[31mb\001\004\x7F" "c\xC2\x9B" "d\xE2\x80\xAE"
	    "e\xFF" "f\xEF\xBB\xBFg\033\033h\xEF\xBF\xBDi" END);
	type((struct str){ "\0", 1 });
	assert_next(*state, (struct str){ "a[31mbcdefghi\0", 14 },
	    INPUT_EMPTY);
}

static void
a_nul_in_a_paste_is_left_out(void **state)
{
	type_text(BEGIN "a");
	type((struct str){ "\0", 1 });
	type_text("b" END);
	assert_read(*state, "ab");
}

static void
a_paste_in_a_paste_is_its_text(void **state)
{
	type_text(BEGIN "a" BEGIN "b\n" END "c\n");
	assert_read(*state, "a[200~b c\n");
}

static void
an_end_of_a_paste_alone_is_nothing(void **state)
{
	type_text("a" END "b\n" END);
	assert_read(*state, "ab\n");
	type_text(BEGIN "c\n" END END "d\n");
	assert_read(*state, "c d\n");
}

static void
the_marks_of_a_paste_may_come_in_pieces(void **state)
{
	size_t at;

	for (at = 1; at < strlen(BEGIN "a\n" END "\n"); at++) {
		terminal->n = terminal->first = 0;
		type_in_two(BEGIN "a\n" END "\n", at);
		if (at < strlen(BEGIN) ||
		    (at > strlen(BEGIN "a\n") && at < strlen(BEGIN "a\n" END)))
			assert_read(*state, "a \n");
		else {
			struct buf all;

			/* Nobody waits for more of a paste. */
			buf_init(&all);
			(void)read_all(*state, &all);
			type(terminal->later[0]);
			(void)read_all(*state, &all);
			assert_int_equal(all.len, 3);
			assert_memory_equal(all.p, "a \n", 3);
			buf_fini(&all);
		}
	}
}

static void
a_mark_may_come_byte_by_byte(void **state)
{
	static const char mark[] = BEGIN "\n" END;
	size_t i;

	type((struct str){ mark, 1 });
	for (i = 1; i < sizeof mark - 1; i++)
		type_later((struct str){ mark + i, 1 });
	assert_read(*state, "");
	type(terminal->later[terminal->first++]);
	assert_read(*state, " ");
	type(terminal->later[terminal->first++]);
	assert_read(*state, "");
	assert_int_equal(terminal->first, terminal->n);
	type_text("\n");
	assert_read(*state, "\n");
}

static void
an_unfinished_mark_is_waited_for_once(void **state)
{
	type_text("\033[200");
	assert_read(*state, "\033[200");
	assert_int_equal(terminal->waits, 1);
	type_text(BEGIN "a" "\033[20");
	assert_read(*state, "a[20");
	assert_int_equal(terminal->waits, 2);
	type_text("b\n" END);
	assert_read(*state, "b ");
}

static void
a_lone_escape_is_waited_for_once(void **state)
{
	type_text("\033");
	assert_read(*state, "\033");
	assert_int_equal(terminal->waits, 1);
}

static void
an_escape_goes_on_if_more_is_there_soon(void **state)
{
	uint32_t cp;

	type_text("\033");
	assert_int_equal(input_next(*state, &cp), INPUT_CHAR);
	assert_false(input_goes_on(*state));
	type_text("\033[A");
	assert_int_equal(input_next(*state, &cp), INPUT_CHAR);
	assert_true(input_goes_on(*state));
	assert_read(*state, "[A");
	type_later(str_of("x"));
	assert_true(input_goes_on(*state));
	assert_read(*state, "x");
	hang_up();
	assert_false(input_goes_on(*state));
}

static void
a_paste_may_end_with_the_terminal(void **state)
{
	type_text(BEGIN "a\n\033[2");
	hang_up();
	assert_next(*state, str_of("a [2"), INPUT_END);
}

/* What is put in front */

static void
text_is_put_in_front_of_what_is_typed(void **state)
{
	type_text("xy");
	input_push(*state, str_of("pods\nlogs "));
	assert_read(*state, "pods logs xy");
}

static void
text_is_put_in_front_of_what_is_left(void **state)
{
	uint32_t cp;

	type_text("x\xE9\x87\x8Dz\r");
	assert_int_equal(input_next(*state, &cp), INPUT_CHAR);
	assert_int_equal(cp, 'x');
	input_push(*state, str_of("\xE9\x87\x8D\033"));
	assert_read(*state, "\xE9\x87\x8D\xE9\x87\x8Dz\r");
}

static void
text_that_is_put_in_front_gives_no_commands(void **state)
{
	type_text("z");
	input_push(*state, str_of("a" END "\r\001" BEGIN "b\033"));
	assert_read(*state, "a[201~ [200~bz");
	type_text("\r");
	assert_read(*state, "\r");
}

static void
what_is_put_in_front_last_comes_first(void **state)
{
	input_push(*state, str_of("b"));
	input_push(*state, str_of("a"));
	input_push(*state, (struct str){ NULL, 0 });
	assert_read(*state, "ab");
}

static void
a_key_is_put_in_front_as_it_is(void **state)
{
	uint32_t cp;

	type_text("xy");
	assert_int_equal(input_next(*state, &cp), INPUT_CHAR);
	input_push_key(*state, '\r');
	assert_read(*state, "\ry");
	input_push_key(*state, '\001');
	assert_read(*state, "\001");
}

/* The end */

static void
the_end_comes_after_all_that_was_typed(void **state)
{
	uint32_t cp;

	type_text("ab");
	hang_up();
	assert_next(*state, str_of("ab"), INPUT_END);
	assert_int_equal(input_next(*state, &cp), INPUT_END);
	input_push_key(*state, 'c');
	assert_next(*state, str_of("c"), INPUT_END);
}

static void
a_character_that_the_end_cuts_off_is_left_out(void **state)
{
	type_text("a\xE9\x87");
	hang_up();
	assert_next(*state, str_of("a"), INPUT_END);
}

static void
a_terminal_that_cannot_be_read_is_gone(void **state)
{
	struct input k;
	uint32_t cp;

	(void)state;
	/* What can only be written. */
	input_init(&k, terminal->out);
	k.fd = 9999;
	assert_int_equal(input_next(&k, &cp), INPUT_END);
	input_fini(&k);
}

static void
what_was_read_is_not_kept(void **state)
{
	struct input *k = *state;
	char many[3000];
	struct buf out;
	int i;

	memset(many, 'a', sizeof many);
	for (i = 0; i < 100; i++) {
		buf_init(&out);
		type((struct str){ many, sizeof many });
		assert_int_equal(read_all(k, &out), INPUT_EMPTY);
		assert_int_equal(out.len, sizeof many);
		buf_fini(&out);
	}
	assert_true(k->bytes.cap <= 32768);
}

#define TEST(name)	cmocka_unit_test_setup_teardown(name, start, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_key_is_a_character),
		TEST(where_nothing_is_there_nobody_waits),
		TEST(a_character_is_whole),
		TEST(a_character_may_come_in_pieces),
		TEST(a_character_may_come_byte_by_byte),
		TEST(bytes_that_are_no_character_are_left_out),
		TEST(a_character_that_is_cut_off_is_left_out),
		TEST(a_replacement_character_is_no_text),
		TEST(control_keys_are_the_editors),
		TEST(what_a_terminal_could_obey_is_left_out),
		TEST(sequences_of_keys_are_passed_on),
		TEST(a_paste_is_its_text),
		TEST(line_ends_of_a_paste_are_spaces),
		TEST(after_a_paste_keys_are_keys),
		TEST(a_paste_gives_no_commands),
		TEST(a_nul_in_a_paste_is_left_out),
		TEST(a_paste_in_a_paste_is_its_text),
		TEST(an_end_of_a_paste_alone_is_nothing),
		TEST(the_marks_of_a_paste_may_come_in_pieces),
		TEST(a_mark_may_come_byte_by_byte),
		TEST(an_unfinished_mark_is_waited_for_once),
		TEST(a_lone_escape_is_waited_for_once),
		TEST(an_escape_goes_on_if_more_is_there_soon),
		TEST(a_paste_may_end_with_the_terminal),
		TEST(text_is_put_in_front_of_what_is_typed),
		TEST(text_is_put_in_front_of_what_is_left),
		TEST(text_that_is_put_in_front_gives_no_commands),
		TEST(what_is_put_in_front_last_comes_first),
		TEST(a_key_is_put_in_front_as_it_is),
		TEST(the_end_comes_after_all_that_was_typed),
		TEST(a_character_that_the_end_cuts_off_is_left_out),
		TEST(a_terminal_that_cannot_be_read_is_gone),
		TEST(what_was_read_is_not_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
