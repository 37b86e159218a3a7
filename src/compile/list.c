#include "compile/list.h"

#include <stdlib.h>

#include "compile/xmem.h"

void
list_add(struct list *l, struct str s, unsigned line, bool code)
{
	l->v = xgrow(l->v, l->n, &l->cap,
	    sizeof *l->v);
	l->v[l->n++] = (struct list_item){ xdup(s), line, code };
}

struct str
list_trim(struct str s)
{
	while (s.len > 0 && s.p[0] == ' ')
		s.p++, s.len--;
	while (s.len > 0 && (s.p[s.len - 1] == ' ' || s.p[s.len - 1] == '.'))
		s.len--;
	return s;
}

void
list_add_parts(struct list *l, struct str s, unsigned line)
{
	struct str part;
	const char *comma;
	size_t len;

	while (s.len > 0) {
		comma = memchr(s.p, ',', s.len);
		len = comma == NULL ? s.len : (size_t)(comma - s.p);
		part = list_trim((struct str){ s.p, len });
		if (part.len > 0)
			list_add(l, part, line, false);
		len += comma != NULL;
		s.p += len;
		s.len -= len;
	}
}

void
list_fini(struct list *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		free(l->v[i].text);
	free(l->v);
	*l = (struct list){ NULL, 0, 0 };
}
