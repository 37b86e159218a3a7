/*
 * The lines that were typed: what edit/past.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <sys/wait.h>

#include <cmocka.h>

#include "home.h"
#include "edit/past.h"

#define FILE_BELOW	HOME_STATE "/history"

static void
add(struct past *h, const char *line)
{
	assert_int_equal(past_add(h, str_of(line)), KR_OK);
}

/* h holds these lines, each ended by |. */
static void
expect(const struct past *h, const char *lines)
{
	char text[4096];
	size_t i, len = 0;

	for (i = 0; i < past_count(h); i++) {
		struct str line = past_at(h, i);

		assert_true(len + line.len + 2 < sizeof text);
		memcpy(text + len, line.p, line.len);
		len += line.len;
		text[len++] = '|';
	}
	text[len] = '\0';
	assert_string_equal(text, lines);
}

static void
expect_loaded(const char *lines)
{
	struct past h;

	past_init(&h);
	assert_int_equal(past_load(&h), KR_OK);
	expect(&h, lines);
	past_fini(&h);
}

static void
without_a_file_there_are_no_lines(void **state)
{
	(void)state;
	expect_loaded("");
	assert_int_equal(home_count("."), 0);
}

static void
lines_come_back_in_the_next_session(void **state)
{
	struct past h;

	(void)state;
	past_init(&h);
	assert_int_equal(past_load(&h), KR_OK);
	add(&h, "pods logs");
	add(&h, "pod 一直重啟");
	add(&h, "ends with a space ");
	expect(&h, "pods logs|pod 一直重啟|ends with a space |");
	past_fini(&h);
	home_expect(FILE_BELOW,
	    "pods logs\npod 一直重啟\nends with a space \n");
	assert_int_equal(home_mode(FILE_BELOW), 0600);
	expect_loaded("pods logs|pod 一直重啟|ends with a space |");
}

static void
a_line_typed_again_becomes_the_newest(void **state)
{
	struct past h;

	(void)state;
	past_init(&h);
	add(&h, "one");
	add(&h, "two");
	add(&h, "three");
	add(&h, "one");
	expect(&h, "two|three|one|");
	/* The line may be one that the history has lent. */
	assert_int_equal(past_add(&h, past_at(&h, 0)), KR_OK);
	expect(&h, "three|one|two|");
	past_fini(&h);
	home_expect(FILE_BELOW, "three\none\ntwo\n");
}

static void
some_lines_are_not_kept(void **state)
{
	static const char *const lines[] = { "", " secret", " ", "a\tb",
		"a\nb", "a\rb", "\033[31m", "a\177", "\302\233m",
		"a\377b", "\303", "\xED\xA0\x80", "\342\200\256gnp",
		"\357\273\277bom" };
	char text[PAST_LINE_MAX + 2];
	struct past h;
	size_t i;

	(void)state;
	past_init(&h);
	for (i = 0; i < sizeof lines / sizeof *lines; i++)
		add(&h, lines[i]);
	assert_int_equal(past_add(&h, (struct str){ "a\0b", 3 }), KR_OK);
	assert_int_equal(past_add(&h, (struct str){ NULL, 0 }), KR_OK);
	memset(text, 'x', sizeof text);
	assert_int_equal(past_add(&h, (struct str){ text,
	    PAST_LINE_MAX + 1 }), KR_OK);
	expect(&h, "");
	assert_int_equal(home_count("."), 0);
	assert_int_equal(past_add(&h, (struct str){ text,
	    PAST_LINE_MAX }), KR_OK);
	assert_int_equal(past_count(&h), 1);
	past_fini(&h);
}

static void
a_damaged_file_gives_its_good_lines(void **state)
{
	static const char junk[] = "one\n\nbad\0nul\n\377\376\n spaced\ntwo\n"
	    "\x1b[2J\r\none\n\x80\x80\x80\n日誌\ncut \xE6\x97\ntorn";
	struct past h;

	(void)state;
	home_write_state("history", junk, sizeof junk - 1);
	expect_loaded("two|one|日誌|torn|");
	past_init(&h);
	add(&h, "new");
	past_fini(&h);
	home_expect(FILE_BELOW, "two\none\n日誌\ntorn\nnew\n");
}

static void
noise_is_survived(void **state)
{
	static char noise[3 << 20];
	struct past h;
	uint32_t x = 1;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof noise; i++) {
		x = x * 1664525 + 1013904223;
		noise[i] = (char)(x >> 24);
	}
	memcpy(noise + sizeof noise - 6, "\ngood\n", 6);
	home_write_state("history", noise, sizeof noise);
	past_init(&h);
	assert_int_equal(past_load(&h), KR_OK);
	assert_true(past_count(&h) > 0);
	assert_true(str_equal(past_at(&h, past_count(&h) - 1),
	    str_of("good")));
	add(&h, "new");
	past_fini(&h);
	/* One line that never ends is passed over. */
	memset(noise, 'x', sizeof noise);
	home_write_state("history", noise, sizeof noise);
	expect_loaded("");
}

static void
the_oldest_lines_go(void **state)
{
	struct past h;
	char line[32];
	int i;

	(void)state;
	past_init(&h);
	for (i = 0; i < PAST_MAX + 5; i++) {
		snprintf(line, sizeof line, "line %d", i);
		add(&h, line);
	}
	assert_int_equal(past_count(&h), PAST_MAX);
	assert_true(str_equal(past_at(&h, 0), str_of("line 5")));
	assert_int_equal(past_load(&h), KR_OK);
	assert_int_equal(past_count(&h), PAST_MAX);
	assert_true(str_equal(past_at(&h, 0), str_of("line 5")));
	assert_true(str_equal(past_at(&h, PAST_MAX - 1), str_of(line)));
	past_fini(&h);
}

/* As many bytes as the file may have. */
static void
the_longest_lines_all_fit(void **state)
{
	char line[PAST_LINE_MAX];
	struct buf text;
	struct past h;
	int i;

	(void)state;
	buf_init(&text);
	for (i = 0; i < PAST_MAX; i++) {
		memset(line, 'x', sizeof line);
		snprintf(line, sizeof line, "%4d", 1000 + i);
		line[4] = 'x';
		buf_add(&text, line, sizeof line);
		buf_addc(&text, '\n');
	}
	assert_int_equal(buf_status(&text), KR_OK);
	home_write_state("history", text.p, text.len);
	buf_fini(&text);
	past_init(&h);
	assert_int_equal(past_load(&h), KR_OK);
	assert_int_equal(past_count(&h), PAST_MAX);
	memset(line, 'y', sizeof line);
	assert_int_equal(past_add(&h, (struct str){ line, sizeof line }),
	    KR_OK);
	assert_int_equal(past_count(&h), PAST_MAX);
	past_fini(&h);
}

static void
two_sessions_see_each_others_lines(void **state)
{
	struct past a, b;

	(void)state;
	past_init(&a);
	past_init(&b);
	assert_int_equal(past_load(&a), KR_OK);
	assert_int_equal(past_load(&b), KR_OK);
	add(&a, "first of a");
	add(&b, "first of b");
	add(&a, "second of a");
	expect(&a, "first of a|first of b|second of a|");
	expect(&b, "first of a|first of b|");
	add(&b, "first of a");
	expect(&b, "first of b|second of a|first of a|");
	past_fini(&a);
	past_fini(&b);
}

static void
lines_that_were_removed_stay_away(void **state)
{
	struct past h;

	(void)state;
	past_init(&h);
	add(&h, "secret");
	home_write_state("history", "", 0);
	add(&h, "new");
	expect(&h, "new|");
	past_fini(&h);
	home_expect(FILE_BELOW, "new\n");
}

static void
memory_alone_goes_on(void **state)
{
	struct past h;

	(void)state;
	home_folder(FILE_BELOW);
	past_init(&h);
	assert_int_equal(past_load(&h), KR_EIO);
	assert_int_equal(past_add(&h, str_of("one")), KR_EIO);
	assert_int_equal(past_add(&h, str_of("two")), KR_EIO);
	assert_int_equal(past_add(&h, str_of("one")), KR_EIO);
	expect(&h, "two|one|");
	assert_int_equal(past_load(&h), KR_EIO);
	expect(&h, "two|one|");
	/* As soon as the file can be used it gets them. */
	assert_int_equal(rmdir(home_path(FILE_BELOW)), 0);
	home_write_state("history", "other\ntwo\n", 10);
	add(&h, "three");
	expect(&h, "other|two|one|three|");
	assert_int_equal(h.unsaved, 0);
	home_write_state("history", "three\n", 6);
	add(&h, "four");
	expect(&h, "three|four|");
	past_fini(&h);
}

static void
without_a_home_memory_has_a_bound_too(void **state)
{
	struct past h;
	char line[32];
	int i;

	(void)state;
	unsetenv("HOME");
	past_init(&h);
	assert_int_equal(past_load(&h), KR_OK);
	for (i = 0; i < PAST_MAX + 5; i++) {
		snprintf(line, sizeof line, "line %d", i);
		assert_int_equal(past_add(&h, str_of(line)),
		    KR_ENOTFOUND);
	}
	assert_int_equal(past_count(&h), PAST_MAX);
	assert_int_equal(h.unsaved, PAST_MAX);
	assert_true(str_equal(past_at(&h, 0), str_of("line 5")));
	past_fini(&h);
}

#define LINES	200	/* of each of two processes */

static int
add_many(char name)
{
	struct past h;
	char line[32];
	int i, failed = 0;

	past_init(&h);
	for (i = 0; i < LINES; i++) {
		snprintf(line, sizeof line, "%c %d", name, i);
		failed += past_add(&h, str_of(line)) != KR_OK;
	}
	past_fini(&h);
	return failed > 0;
}

static void
two_processes_at_once_lose_nothing(void **state)
{
	const char names[] = { 'a', 'b' };
	int next[2] = { 0, 0 }, status;
	struct past h;
	pid_t pid[2];
	size_t i;

	(void)state;
	alarm(120);
	for (i = 0; i < 2; i++) {
		pid[i] = fork();
		assert_true(pid[i] >= 0);
		if (pid[i] == 0)
			_exit(add_many(names[i]));
	}
	for (i = 0; i < 2; i++) {
		assert_int_equal(waitpid(pid[i], &status, 0), pid[i]);
		assert_int_equal(status, 0);
	}
	alarm(0);
	past_init(&h);
	assert_int_equal(past_load(&h), KR_OK);
	assert_int_equal(past_count(&h), 2 * LINES);
	for (i = 0; i < 2 * LINES; i++) {
		struct str line = past_at(&h, i);
		int which = line.p[0] == 'b';
		char wanted[32];

		snprintf(wanted, sizeof wanted, "%c %d", names[which],
		    next[which]++);
		assert_true(str_equal(line, str_of(wanted)));
	}
	past_fini(&h);
	assert_int_equal(home_count(HOME_STATE), 1);
}

#define CASE(name) \
	cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(without_a_file_there_are_no_lines),
		CASE(lines_come_back_in_the_next_session),
		CASE(a_line_typed_again_becomes_the_newest),
		CASE(some_lines_are_not_kept),
		CASE(a_damaged_file_gives_its_good_lines),
		CASE(noise_is_survived),
		CASE(the_oldest_lines_go),
		CASE(the_longest_lines_all_fit),
		CASE(two_sessions_see_each_others_lines),
		CASE(lines_that_were_removed_stay_away),
		CASE(memory_alone_goes_on),
		CASE(without_a_home_memory_has_a_bound_too),
		CASE(two_processes_at_once_lose_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
