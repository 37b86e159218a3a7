/*
 * Bytes to a file descriptor, all of them or an error.  For command/, prompt/,
 * compile/ and the main() functions.
 */
#ifndef KR_BASE_OUTPUT_H
#define KR_BASE_OUTPUT_H

#include "base/status.h"
#include "base/str.h"

/* Write everything; KR_OK, or KR_EIO with errno. */
KR_MUST_USE enum kr_status	output_write(int fd, struct str s);

#endif
