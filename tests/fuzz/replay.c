/*
 * Runs a target (fuzz.h) over files instead of a fuzzer, so that every
 * compiler can build it and seeds and old findings are ordinary tests.
 *
 * usage: fuzz_TARGET FILE|FOLDER...
 *
 * Prints TAP, a case for each file.  A finding ends the program.
 */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz.h"

static unsigned	cases;

static void
fail(const char *path)
{
	fprintf(stderr, "%s: %s\n", path, strerror(errno));
	exit(2);
}

/* The input gets memory of just its size: a byte beyond it is a finding. */
static void
replay_file(const char *path)
{
	static uint8_t room[FUZZ_INPUT_MAX];
	FILE *in = fopen(path, "rb");
	uint8_t *data;
	size_t size;

	if (in == NULL)
		fail(path);
	size = fread(room, 1, sizeof room, in);
	if (ferror(in))
		fail(path);
	fclose(in);
	if ((data = malloc(size == 0 ? 1 : size)) == NULL)
		fail(path);
	memcpy(data, room, size);
	LLVMFuzzerTestOneInput(data, size);
	free(data);
	printf("ok %u - %s\n", ++cases, path);
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

/* The files in a folder, or the one file. */
static void
replay(const char *path)
{
	struct dirent **names;
	struct stat st;
	char file[4096];
	int i, n;

	if (stat(path, &st) != 0)
		fail(path);
	if (!S_ISDIR(st.st_mode)) {
		replay_file(path);
		return;
	}
	if ((n = scandir(path, &names, NULL, by_name)) < 0)
		fail(path);
	for (i = 0; i < n; i++) {
		if (names[i]->d_name[0] != '.' && snprintf(file, sizeof file,
		    "%s/%s", path, names[i]->d_name) < (int)sizeof file)
			replay_file(file);
		free(names[i]);
	}
	free(names);
}

int
main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		replay(argv[i]);
	if (cases == 0) {
		fprintf(stderr, "usage: %s FILE|FOLDER...\n", argv[0]);
		return 2;
	}
	printf("1..%u\n", cases);
	return 0;
}
