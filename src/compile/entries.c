#include "compile/entries.h"

#include <stdlib.h>
#include <string.h>

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

/* Files come sorted by id, so the languages of a note stand together. */
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
