#include "compile/entries.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "compile/xmem.h"

static struct entry *
add(struct entries *e, struct str id, size_t topic_len)
{
	e->v = xgrow(e->v, e->n, &e->cap,
	    sizeof *e->v);
	memset(&e->v[e->n], 0, sizeof e->v[e->n]);
	e->v[e->n].id = id;
	e->v[e->n].topic_len = topic_len;
	return &e->v[e->n++];
}

static int
by_id(const void *a, const void *b)
{
	return str_compare(((const struct entry *)a)->id,
	    ((const struct entry *)b)->id);
}

struct entry *
entries_find(const struct entries *e, struct str id)
{
	struct entry key = { .id = id };

	return e->n == 0 ? NULL :
	    bsearch(&key, e->v, e->n, sizeof *e->v, by_id);
}

struct str
entry_name(const struct entry *e)
{
	return (struct str){ e->id.p + e->topic_len + 1,
	    e->id.len - e->topic_len - 1 };
}

/* Files are sorted by id, so the languages of a note stand together. */
static void
gather_notes(struct entries *notes, const struct scan *scan)
{
	struct entry *entry = NULL;
	size_t i;

	for (i = 0; i < scan->n; i++) {
		const struct scan_file *f = &scan->files[i];
		struct str id = str_of(f->id);

		if (f->index)
			continue;
		if (entry == NULL || !str_equal(entry->id, id)) {
			entry = add(notes, id, f->topic_len);
			entry->file = i;
		}
		entry->file_count++;
	}
}

/* The topics by name, each once. */
static void
gather_names(struct entries *topics, const struct scan *scan)
{
	struct str name, last = { NULL, 0 };
	size_t i, n = 0;

	for (i = 0; i < scan->n; i++) {
		name = (struct str){ scan->files[i].id,
		    scan->files[i].topic_len };
		if (last.p == NULL || !str_equal(name, last))
			(void)add(topics, name, name.len);
		last = name;
	}
	if (topics->n > 0)
		qsort(topics->v, topics->n, sizeof *topics->v, by_id);
	for (i = 0; i < topics->n; i++)
		if (n == 0 || !str_equal(topics->v[n - 1].id,
		    topics->v[i].id))
			topics->v[n++] = topics->v[i];
	topics->n = n;
}

void
entries_gather(struct entries *notes, struct entries *topics,
    const struct scan *scan)
{
	struct entry *topic;
	size_t i;

	gather_notes(notes, scan);
	gather_names(topics, scan);
	for (i = 0; i < scan->n; i++) {
		const struct scan_file *f = &scan->files[i];

		if (f->index && (topic = entries_find(topics,
		    str_of(f->id))) != NULL && topic->file_count++ == 0)
			topic->file = i;
	}
	/* The notes of a topic share a prefix, so they stand together. */
	for (i = 0; i < notes->n; i++) {
		topic = entries_find(topics, (struct str){ notes->v[i].id.p,
		    notes->v[i].topic_len });
		if (topic->count++ == 0)
			topic->first = (uint32_t)i;
	}
}

void
entries_fini(struct entries *e)
{
	free(e->v);
	*e = (struct entries){ NULL, 0, 0 };
}

/* See also */

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

/* The first place in by_name with a name that is not less than this one. */
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
 * The number plus one of the note that a tldr page means by a command's name
 * (`git commit' is git-commit): the one in the page's topic, or else the first;
 * 0 if there is none.
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
