/*
 * Character references of Markdown: &amp; &#233; &#x1f4a9;.  For compile/
 * alone.
 */
#ifndef KR_COMPILE_ENTITY_H
#define KR_COMPILE_ENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * The code point that the reference (with & and ;) stands for, in *cp.
 * False for a name that we do not know: the text then stays as written.
 */
bool	entity_decode(struct str reference, uint32_t *cp);

#endif
