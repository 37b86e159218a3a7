#include "compile/xmem.h"

#include <stdlib.h>

#include "base/message.h"
#include "base/vec.h"

static void
die(enum kr_status status)
{
	message_error("%s", message_status(status));
	exit(3);
}

void *
xmalloc(size_t size)
{
	void *p = malloc(size == 0 ? 1 : size);

	if (p == NULL)
		die(KR_ENOMEM);
	return p;
}

void *
xgrow(void *v, size_t n, size_t *cap, size_t size)
{
	void *grown = vec_grow(v, n, cap, size);

	if (grown == NULL)
		die(KR_ENOMEM);
	return grown;
}

char *
xdup(struct str s)
{
	char *p = xmalloc(s.len + 1);

	if (s.len > 0)
		memcpy(p, s.p, s.len);
	p[s.len] = '\0';
	return p;
}

void
xcheck(const struct buf *b)
{
	if (buf_status(b) != KR_OK)
		die(buf_status(b));
}
