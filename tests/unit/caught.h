/*
 * What a test's code says on standard error.  For tests/unit/.
 */
#ifndef KR_TESTS_CAUGHT_H
#define KR_TESTS_CAUGHT_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct caught {
	FILE	*file;
	int	 saved;		/* the real standard error */
	char	 text[8192];	/* what was said, with a NUL */
};

static inline void
caught_begin(struct caught *c)
{
	fflush(stderr);
	if ((c->file = tmpfile()) == NULL ||
	    (c->saved = dup(STDERR_FILENO)) < 0 ||
	    dup2(fileno(c->file), STDERR_FILENO) < 0)
		abort();
	c->text[0] = '\0';
}

/* Standard error is the real one again; returns c->text. */
static inline const char *
caught_end(struct caught *c)
{
	size_t n;

	fflush(stderr);
	dup2(c->saved, STDERR_FILENO);
	close(c->saved);
	rewind(c->file);
	n = fread(c->text, 1, sizeof c->text - 1, c->file);
	c->text[n] = '\0';
	fclose(c->file);
	return c->text;
}

#endif
