/*
 * Bytes to a file descriptor: what base/output.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/output.h"

static void
everything_is_written_even_through_a_narrow_pipe(void **state)
{
	const size_t size = 1 << 20;	/* bytes; far more than a pipe holds */
	char *text = malloc(size), piece[1000];
	size_t total = 0, i;
	int fd[2], status;
	ssize_t n;
	pid_t pid;

	(void)state;
	assert_non_null(text);
	for (i = 0; i < size; i++)
		text[i] = (char)(i % 251);
	assert_int_equal(pipe(fd), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		close(fd[0]);
		_exit(output_write(fd[1], (struct str){ text, size }) !=
		    KR_OK);
	}
	close(fd[1]);
	while ((n = read(fd[0], piece, sizeof piece)) > 0)
		for (i = 0; i < (size_t)n; i++, total++)
			assert_int_equal((unsigned char)piece[i], total % 251);
	assert_int_equal(n, 0);
	assert_int_equal(total, size);
	close(fd[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	free(text);
}

static void
nothing_is_fine_to_write(void **state)
{
	(void)state;
	assert_int_equal(output_write(-1, (struct str){ NULL, 0 }), KR_OK);
}

static void
a_full_device_is_an_error_with_its_reason(void **state)
{
	int fd = open("/dev/full", O_WRONLY);

	(void)state;
	if (fd < 0)
		skip();
	errno = 0;
	assert_int_equal(output_write(fd, str_of("x")), KR_EIO);
	assert_int_equal(errno, ENOSPC);
	close(fd);
}

static void
a_closed_descriptor_is_an_error_with_its_reason(void **state)
{
	(void)state;
	errno = 0;
	assert_int_equal(output_write(-1, str_of("x")), KR_EIO);
	assert_int_equal(errno, EBADF);
}

static void
a_reader_who_went_away_is_an_error_with_its_reason(void **state)
{
	int fd[2];

	(void)state;
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe(fd), 0);
	close(fd[0]);
	errno = 0;
	assert_int_equal(output_write(fd[1], str_of("x")), KR_EIO);
	assert_int_equal(errno, EPIPE);
	close(fd[1]);
	signal(SIGPIPE, SIG_DFL);
}

static void
interrupt(int number)
{
	(void)number;
}

/*
 * A signal without SA_RESTART ends a write(2) early: with what it has written
 * so far, or, when that is nothing because the pipe is full, with EINTR.
 */
static void
a_signal_does_not_lose_bytes(void **state)
{
	const size_t size = 4 << 20;
	struct sigaction action = { .sa_handler = interrupt };
	char *text = calloc(1, size), piece[4096];
	int fd[2], status, i, kills;
	size_t total = 0;
	ssize_t n;
	pid_t pid;

	(void)state;
	assert_non_null(text);
	assert_int_equal(pipe(fd), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		close(fd[0]);
		sigaction(SIGUSR1, &action, NULL);
		_exit(write(fd[1], "x", 1) != 1 ||
		    output_write(fd[1], (struct str){ text, size }) != KR_OK);
	}
	close(fd[1]);
	/* The first byte tells that the handler is in place. */
	assert_int_equal(read(fd[0], piece, 1), 1);
	for (i = 0; (n = read(fd[0], piece, sizeof piece)) > 0; i++) {
		for (kills = 0; i % 64 == 0 && kills < 3; kills++) {
			usleep(1000);
			kill(pid, SIGUSR1);
		}
		total += (size_t)n;
	}
	assert_int_equal(total, size);
	close(fd[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    everything_is_written_even_through_a_narrow_pipe),
		cmocka_unit_test(nothing_is_fine_to_write),
		cmocka_unit_test(a_full_device_is_an_error_with_its_reason),
		cmocka_unit_test(
		    a_closed_descriptor_is_an_error_with_its_reason),
		cmocka_unit_test(
		    a_reader_who_went_away_is_an_error_with_its_reason),
		cmocka_unit_test(a_signal_does_not_lose_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
