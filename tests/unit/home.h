/*
 * A fresh home folder for each case, for what keeps files between sessions.
 * For tests/unit/.  Include cmocka.h first.
 */
#ifndef KR_TESTS_HOME_H
#define KR_TESTS_HOME_H

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HOME_STATE	".local/state/k8sref"	/* below it */

static char	home[256];

/* For cmocka: HOME is an empty folder, XDG_STATE_HOME is not set. */
static inline int
home_setup(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	umask(022);
	snprintf(home, sizeof home, "%s/k8sref-test.XXXXXX",
	    tmp == NULL ? "/tmp" : tmp);
	return mkdtemp(home) == NULL || setenv("HOME", home, 1) != 0 ||
	    unsetenv("XDG_STATE_HOME") != 0;
}

static inline int
home_unlink(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st;
	(void)kind;
	(void)ftw;
	return remove(path);
}

static inline int
home_teardown(void **state)
{
	(void)state;
	(void)!nftw(home, home_unlink, 16, FTW_DEPTH | FTW_PHYS);
	return 0;
}

/* The path of what is called so below home; until the fourth call after. */
static inline const char *
home_path(const char *below)
{
	static char paths[4][4096];
	static unsigned turn;
	char *path = paths[turn++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", home, below);
	return path;
}

/* Make the folder and those above it. */
static inline void
home_folder(const char *below)
{
	char path[4096], *p;

	snprintf(path, sizeof path, "%s/%s/", home, below);
	for (p = path + strlen(home) + 1; (p = strchr(p, '/')) != NULL;
	    *p++ = '/') {
		*p = '\0';
		(void)!mkdir(path, 0777);
	}
}

/* Write a file whose folder is there. */
static inline void
home_write(const char *below, const char *text, size_t len)
{
	FILE *out = fopen(home_path(below), "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(text, 1, len, out), len);
	assert_int_equal(fclose(out), 0);
}

/* A file of ours; its folder is made. */
static inline void
home_write_state(const char *name, const char *text, size_t len)
{
	char below[256];

	home_folder(HOME_STATE);
	snprintf(below, sizeof below, HOME_STATE "/%s", name);
	home_write(below, text, len);
}

/* The file's content with a NUL; the caller frees it.  NULL: no file. */
static inline char *
home_read(const char *below)
{
	FILE *in = fopen(home_path(below), "rb");
	const size_t size = 8 << 20;
	char *text;
	size_t n;

	if (in == NULL)
		return NULL;
	text = malloc(size);
	assert_non_null(text);
	n = fread(text, 1, size - 1, in);
	text[n] = '\0';
	fclose(in);
	return text;
}

static inline void
home_expect(const char *below, const char *text)
{
	char *got = home_read(below);

	assert_non_null(got);
	assert_string_equal(got, text);
	free(got);
}

/* How many names a folder holds. */
static inline size_t
home_count(const char *below)
{
	DIR *d = opendir(home_path(below));
	struct dirent *e;
	size_t n = 0;

	assert_non_null(d);
	while ((e = readdir(d)) != NULL)
		n += strcmp(e->d_name, ".") != 0 &&
		    strcmp(e->d_name, "..") != 0;
	closedir(d);
	return n;
}

/* Permissions, without what kind of file it is. */
static inline unsigned
home_mode(const char *below)
{
	struct stat st;

	assert_int_equal(lstat(home_path(below), &st), 0);
	return st.st_mode & 07777;
}

#endif
