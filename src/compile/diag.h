/*
 * What is wrong with the notes, said as compilers say it: FILE:LINE: error:
 * WHAT.  For compile/ alone.
 */
#ifndef KR_COMPILE_DIAG_H
#define KR_COMPILE_DIAG_H

#include <stddef.h>

#include "base/status.h"

struct diag {
	size_t	errors;
	size_t	warnings;
};

/*
 * Print one line on standard error and count it.  line counts from 1; 0
 * stands for the file or folder as a whole.  The text says what is wrong and
 * what is expected; it is masked as every message is (base/message.h).
 */
void	diag_error(struct diag *d, const char *path, unsigned line,
	    const char *fmt, ...) KR_PRINTF(4, 5);
void	diag_warn(struct diag *d, const char *path, unsigned line,
	    const char *fmt, ...) KR_PRINTF(4, 5);

#endif
