#include "compile/aliases.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "compile/xmem.h"

void
aliases_add(struct aliases *a, const struct entry *e, const struct draft *d,
    const char *path)
{
	size_t i;

	for (i = 0; i < d->aliases.n; i++) {
		a->v = xgrow(a->v, a->n, &a->cap,
		    sizeof *a->v);
		a->v[a->n++] = (struct alias){
		    xdup(str_of(d->aliases.v[i].text)), path,
		    d->aliases.v[i].line, e->id };
	}
}

static int
by_key(const void *a, const void *b)
{
	const struct alias *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : strcmp(x->path, y->path);
}

void
aliases_check(struct aliases *a, const struct entries *topics,
    struct diag *diag)
{
	size_t i;

	if (a->n > 0)
		qsort(a->v, a->n, sizeof *a->v, by_key);
	for (i = 0; i < a->n; i++) {
		const struct alias *alias = &a->v[i];
		const struct entry *topic = entries_find(topics,
		    str_of(alias->key));

		if (topic != NULL && !str_equal(topic->id, alias->owner))
			diag_error(diag, alias->path, alias->line,
			    _("alias \"%s\" is the name of a topic"),
			    alias->key);
		if (i > 0 && strcmp(alias[-1].key, alias->key) == 0 &&
		    !str_equal(alias[-1].owner, alias->owner))
			diag_error(diag, alias->path, alias->line,
			    _("alias \"%s\" is used in %s as well"),
			    alias->key, alias[-1].path);
	}
}

void
aliases_fini(struct aliases *a)
{
	size_t i;

	for (i = 0; i < a->n; i++)
		free(a->v[i].key);
	free(a->v);
	*a = (struct aliases){ NULL, 0, 0 };
}
