/*
 * How long a key takes in the interactive search, from the terminal's side:
 * from the write of the key to the last byte that the screen gets for it.
 *
 * usage: keys [--pack FILE] QUERIES
 *        keys --run COMMAND QUERIES
 *
 * The editor runs in this process, on a pseudo-terminal; a second thread types
 * the lines of QUERIES, each key when the one before has been answered, and
 * reads what is drawn.  With --run it is another program that draws, started
 * by sh(1).  Prints the number of keys and, in microseconds, the median, the
 * 95th and the 99th percentile and the slowest.
 */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "command/context.h"
#include "prompt/complete.h"
#include "edit/editor.h"
#include "prompt/panel.h"
#include "prompt/session.h"
#include "edit/signals.h"

#define COLUMNS_OF_SCREEN 100
#define ROWS_OF_SCREEN	40
#define KEYS_MAX	200000
#define LINE_BYTES	400	/* of a query; longer ones are cut */
#define QUIET_MS	20	/* nothing more is drawn after this long */
#define START_MS	3000	/* another program may read its input first */

struct typist {
	int	 screen;	/* our end of the terminal */
	int	 start_ms;	/* to wait before the first key */
	FILE	*queries;
	double	*times;		/* microseconds */
	size_t	 n;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Read what is drawn until it stays quiet for so long; when the last byte
 * came. */
static double
watch_for(int screen, double since, int quiet_ms)
{
	struct pollfd p = { .fd = screen, .events = POLLIN };
	char room[65536];
	double last = since;

	while (poll(&p, 1, quiet_ms) > 0 &&
	    read(screen, room, sizeof room) > 0)
		last = now();
	return last;
}

static double
watch(int screen, double since)
{
	return watch_for(screen, since, QUIET_MS);
}

static size_t
length_of(unsigned char first)
{
	return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

static void
type_line(struct typist *t, const char *line)
{
	double began;
	size_t n;

	for (; *line != '\0' && t->n < KEYS_MAX; line += n) {
		n = length_of((unsigned char)*line);
		if (n > strlen(line))
			return;
		began = now();
		if (write(t->screen, line, n) != (ssize_t)n)
			return;
		t->times[t->n++] = watch(t->screen, began) - began;
	}
}

/* Queries stand in the last column of the judged sets. */
static void *
type_all(void *arg)
{
	struct typist *t = arg;
	char room[4096], *line;

	watch_for(t->screen, 0, t->start_ms);
	while (fgets(room, sizeof room, t->queries) != NULL) {
		if (room[0] == '#' || room[0] == '\n')
			continue;
		room[strcspn(room, "\n")] = '\0';
		line = strrchr(room, '\t');
		line = line == NULL ? room : line + 1;
		if (strlen(line) > LINE_BYTES)
			line[LINE_BYTES] = '\0';
		type_line(t, line);
		if (write(t->screen, "\025", 1) != 1)	/* Ctrl-U */
			break;
		watch(t->screen, 0);
	}
	(void)!write(t->screen, "\004", 1);
	watch(t->screen, 0);
	return NULL;
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
print(struct typist *t, FILE *out)
{
	size_t n = t->n;

	if (n == 0)
		return;
	qsort(t->times, n, sizeof *t->times, compare);
	fprintf(out, "%zu %.0f %.0f %.0f %.0f\n", n, t->times[n / 2],
	    t->times[n * 95 / 100], t->times[n * 99 / 100],
	    t->times[n - 1]);
}

/* The terminal becomes standard input and output; where the result goes. */
static FILE *
take_terminal(struct typist *t)
{
	struct winsize size = { ROWS_OF_SCREEN, COLUMNS_OF_SCREEN, 0, 0 };
	int out = dup(STDOUT_FILENO), terminal;

	if (out < 0 || openpty(&t->screen, &terminal, NULL, NULL, &size) != 0)
		return NULL;
	dup2(terminal, STDIN_FILENO);
	dup2(terminal, STDOUT_FILENO);
	close(terminal);
	setenv("TERM", "xterm-256color", 1);
	setenv("HOME", "/nonexistent", 1);
	return fdopen(out, "w");
}

static int
run(struct typist *t, struct context *c)
{
	struct editor_client client = { .suggest = panel_suggest,
	    .complete = complete_line };
	struct session s;
	struct editor *ed;
	pthread_t thread;
	struct buf line;

	session_init(&s, c);
	client.arg = &s;
	if (editor_open(&ed, &client) != KR_OK)
		return 1;
	signals_begin(true);
	buf_init(&line);
	if (pthread_create(&thread, NULL, type_all, t) != 0)
		return 1;
	while (editor_read(ed, str_of("k8sref> "), false, &line) !=
	    EDITOR_END)
		buf_clear(&line);
	pthread_join(thread, NULL);
	signals_end();
	buf_fini(&line);
	editor_close(ed);
	session_fini(&s);
	return 0;
}

/* Another program, on a terminal of the same size. */
static int
run_other(struct typist *t, const char *command)
{
	struct winsize size = { ROWS_OF_SCREEN, COLUMNS_OF_SCREEN, 0, 0 };
	pid_t child = forkpty(&t->screen, NULL, NULL, &size);

	if (child < 0)
		return 1;
	if (child == 0) {
		setenv("TERM", "xterm-256color", 1);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	t->start_ms = START_MS;
	type_all(t);
	close(t->screen);
	return 0;
}

static int
run_ours(struct typist *t, char *program, char *pack)
{
	char *name[] = { program, NULL };
	struct context c;
	int status = 1;

	if (context_init(&c, "k8sref") == EXIT_FOUND &&
	    options_parse(&c.options, 1, name) == EXIT_FOUND) {
		c.options.pack = pack;
		if (context_prepare(&c) == EXIT_FOUND)
			status = run(t, &c);
	}
	context_fini(&c);
	return status;
}

int
main(int argc, char **argv)
{
	struct typist t = { .start_ms = QUIET_MS };
	bool other = argc == 4 && strcmp(argv[1], "--run") == 0;
	FILE *out = stdout;
	int status;

	if ((argc != 2 && argc != 4) ||
	    (t.queries = fopen(argv[argc - 1], "r")) == NULL) {
		fprintf(stderr, "usage: keys [--pack FILE] QUERIES\n"
		    "       keys --run COMMAND QUERIES\n");
		return 2;
	}
	t.times = calloc(KEYS_MAX, sizeof *t.times);
	if (t.times == NULL || (!other && (out = take_terminal(&t)) == NULL))
		return 1;
	status = other ? run_other(&t, argv[2]) :
	    run_ours(&t, argv[0], argc == 4 ? argv[2] : NULL);
	print(&t, out);
	free(t.times);
	return status;
}
