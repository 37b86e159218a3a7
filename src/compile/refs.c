#include "compile/refs.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "compile/xmem.h"

static int
by_name(const void *a, const void *b)
{
	const struct ref *x = a, *y = b;
	int order = str_compare(x->name, y->name);

	return order != 0 ? order :
	    x->note < y->note ? -1 : x->note > y->note;
}

void
refs_init(struct refs *r, const struct entries *notes)
{
	size_t i;

	r->notes = notes;
	r->by_name = xmalloc(notes->n * sizeof *r->by_name);
	for (i = 0; i < notes->n; i++)
		r->by_name[i] = (struct ref){ entry_name(&notes->v[i]),
		    (uint32_t)i };
	qsort(r->by_name, notes->n, sizeof *r->by_name, by_name);
}

void
refs_fini(struct refs *r)
{
	free(r->by_name);
}

/* The first place in by_name whose note's name is not less than name. */
static size_t
lower_bound(const struct refs *r, struct str name)
{
	size_t low = 0, high = r->notes->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (str_compare(r->by_name[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * The note that a tldr page means by `name' (`git commit' is git-commit): the
 * one in the same topic, or else the first.  Number plus one, 0 for none.
 */
static uint32_t
find_by_name(const struct refs *r, const struct entry *from,
    const char *text)
{
	char *name = xdup(str_of(text)), *p;
	uint32_t found = 0;
	size_t i;

	for (p = name; *p != '\0'; p++)
		if (*p == ' ')
			*p = '-';
	for (i = lower_bound(r, str_of(name)); i < r->notes->n; i++) {
		const struct ref *ref = &r->by_name[i];
		const struct entry *e = &r->notes->v[ref->note];

		if (!str_equal(ref->name, str_of(name)))
			break;
		if (found == 0)
			found = ref->note + 1;
		if (e->topic_len == from->topic_len &&
		    memcmp(e->id.p, from->id.p, e->topic_len) == 0) {
			found = ref->note + 1;
			break;
		}
	}
	free(name);
	return found;
}

uint32_t *
refs_resolve(const struct refs *r, const struct entry *from,
    const struct draft *d, const char *path, struct diag *diag)
{
	uint32_t *targets = xmalloc(d->see_also.n * sizeof *targets);
	size_t i;

	for (i = 0; i < d->see_also.n; i++) {
		const struct list_item *ref = &d->see_also.v[i];
		const struct entry *e = entries_find(r->notes,
		    str_of(ref->text));

		targets[i] = 0;
		if (e != NULL)
			targets[i] = (uint32_t)(e - r->notes->v) + 1;
		else if (ref->code)
			targets[i] = find_by_name(r, from, ref->text);
		else
			diag_error(diag, path, ref->line,
			    _("see also \"%s\": no such note; expected an id "
			    "TOPIC/NAME"), ref->text);
	}
	return targets;
}
