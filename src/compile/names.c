#include "compile/names.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "compile/write.h"
#include "compile/xmem.h"
#include "pack/format.h"

void
names_add(struct names *n, struct str key, uint32_t target)
{
	struct buf folded;
	uint32_t cp;
	size_t len;

	buf_init(&folded);
	for (; key.len > 0; key.p += len, key.len -= len) {
		len = utf8_decode(key, &cp);
		buf_add_code_point(&folded, unicode_fold(cp));
	}
	xcheck(&folded);
	if (folded.len > PACK_KEY_MAX) {
		/* Folding may lengthen a name; it still has its id. */
		buf_fini(&folded);
		return;
	}
	n->v = xgrow(n->v, n->n, &n->cap,
	    sizeof *n->v);
	n->v[n->n++] = (struct name){ xdup(buf_str(&folded)), target };
	buf_fini(&folded);
}

/* A topic comes before notes of its name: readers may look at the first
 * target alone to know whether a word names a topic. */
static int
by_key_and_target(const void *a, const void *b)
{
	const struct name *x = a, *y = b;
	uint32_t s = x->target ^ PACK_TARGET_TOPIC;
	uint32_t t = y->target ^ PACK_TARGET_TOPIC;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : s < t ? -1 : s > t;
}

void
names_write(struct names *n, struct buf *out)
{
	struct buf first, targets;
	struct keys keys;
	size_t i;

	if (n->n > 0)
		qsort(n->v, n->n, sizeof *n->v, by_key_and_target);
	keys_init(&keys);
	buf_init(&first);
	buf_init(&targets);
	for (i = 0; i < n->n; i++) {
		const struct name *name = &n->v[i];

		if (i == 0 || strcmp(name->key, n->v[i - 1].key) != 0) {
			keys_add(&keys, str_of(name->key));
			write_u32(&first, write_size(targets.len / 4));
		} else if (name->target == n->v[i - 1].target) {
			continue;
		}
		write_u32(&targets, name->target);
	}
	write_u32(&first, write_size(targets.len / 4));
	keys_write(&keys, out);
	buf_adds(out, buf_str(&first));
	buf_adds(out, buf_str(&targets));
	xcheck(out);
	keys_fini(&keys);
	buf_fini(&first);
	buf_fini(&targets);
}

void
names_fini(struct names *n)
{
	size_t i;

	for (i = 0; i < n->n; i++)
		free(n->v[i].key);
	free(n->v);
	*n = (struct names){ NULL, 0, 0 };
}

/* Aliases */

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
by_key_and_path(const void *a, const void *b)
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
		qsort(a->v, a->n, sizeof *a->v, by_key_and_path);
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
