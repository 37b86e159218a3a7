/*
 * What a fuzzer, or replay.c in its place, calls: one function for each
 * target.  For tests/fuzz/ alone.
 *
 * A target takes any bytes up to FUZZ_INPUT_MAX, returns 0 and aborts when a
 * property does not hold; everything else is for the sanitizers to find.
 */
#ifndef KR_TESTS_FUZZ_H
#define KR_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define FUZZ_INPUT_MAX	((size_t)256 << 10)	/* bytes; more only slows */

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A property, not a programming error: it is tested in every build. */
#define FUZZ_EXPECT(what) \
	do { \
		if (!(what)) { \
			fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, \
			    __LINE__, #what); \
			abort(); \
		} \
	} while (0)

#endif
