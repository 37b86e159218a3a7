#include "term/window.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define ROWS_DEFAULT	24

/* The number that an environment variable holds, or 0. */
static int
positive(const char *value)
{
	long n;
	char *end;

	if (value == NULL || value[0] == '\0')
		return 0;
	errno = 0;
	n = strtol(value, &end, 10);
	return errno != 0 || *end != '\0' || n <= 0 || n > WINDOW_COLUMNS_MAX ?
	    0 : (int)n;
}

int
window_columns(void)
{
	struct winsize size;
	int columns = positive(getenv("COLUMNS"));

	if (columns > 0)
		return columns;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	return WINDOW_COLUMNS_DEFAULT;
}

int
window_rows(void)
{
	struct winsize size;
	int rows = positive(getenv("LINES"));

	if (rows > 0)
		return rows;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0)
		return size.ws_row;
	return ROWS_DEFAULT;
}

void
window_follow(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
		return;
	if (size.ws_col > 0)
		unsetenv("COLUMNS");
	if (size.ws_row > 0)
		unsetenv("LINES");
}
