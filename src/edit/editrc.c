#include "edit/editrc.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MAX_BYTES	65536	/* a longer one is not for reading keys */
#define PATH_BYTES	4096

/* Where libedit looks. */
static bool
find_path(char path[PATH_BYTES])
{
	const char *home = getenv("HOME"), *own = getenv("EDITRC");
	int n = own != NULL ? snprintf(path, PATH_BYTES, "%s", own) :
	    home != NULL ? snprintf(path, PATH_BYTES, "%s/.editrc", home) : -1;

	return n > 0 && n < PATH_BYTES;
}

/* Marks within a line; a backslash takes the meaning of what follows it. */
static bool
are_closed(const char *text, size_t len)
{
	char open = 0;
	size_t i;

	for (i = 0; i < len; i++) {
		if (text[i] == '\n' && open != 0)
			return false;
		if (text[i] == '\\' && open != '\'')
			i++;
		else if (open != 0)
			open = text[i] == open ? 0 : open;
		else if (text[i] == '\'' || text[i] == '"')
			open = text[i];
	}
	return open == 0;
}

bool
editrc_is_sound(void)
{
	char path[PATH_BYTES], *text;
	struct stat st;
	ssize_t n = -1;
	bool sound;
	int fd;

	if (!find_path(path) ||
	    (fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)) < 0)
		return true;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    st.st_size >= FILE_MAX_BYTES ||
	    (text = malloc(FILE_MAX_BYTES)) == NULL) {
		close(fd);
		return false;
	}
	n = read(fd, text, FILE_MAX_BYTES);
	sound = n >= 0 && are_closed(text, (size_t)n);
	free(text);
	close(fd);
	return sound;
}
