/*
 * The pack that is part of the program: read-only data, used in place.  For
 * command/ and main().
 */
#ifndef KR_BUILTIN_H
#define KR_BUILTIN_H

#include <stddef.h>

/* First byte of the pack, and one past its last. */
extern const unsigned char	builtin_pack[];
extern const unsigned char	builtin_pack_end[];

#endif
