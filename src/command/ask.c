#include "command/ask.h"

void
ask_join(const struct ask *ask, size_t limit, struct buf *out)
{
	int i;

	for (i = 0; i < ask->count && out->len < limit; i++) {
		if (i > 0)
			buf_addc(out, ' ');
		buf_puts(out, ask->words[i]);
	}
}
