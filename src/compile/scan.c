#include "compile/scan.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/syserror.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "compile/xmem.h"
#include "pack/format.h"

#define NOTE_SUFFIX	".md"

static char *
join(const char *a, char separator, const char *b)
{
	struct buf path;
	char *copy;

	buf_init(&path);
	buf_puts(&path, a);
	buf_addc(&path, separator);
	buf_puts(&path, b);
	xcheck(&path);
	copy = xdup(buf_str(&path));
	buf_fini(&path);
	return copy;
}

/* Names of a folder without the hidden ones, sorted. */
static bool
read_folder(const char *folder, struct list *names, struct diag *d)
{
	struct dirent *entry;
	DIR *dir;

	if ((dir = opendir(folder)) == NULL) {
		diag_error(d, folder, 0, _("cannot be read: %s"),
		    syserror_text(errno));
		return false;
	}
	while ((errno = 0, entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			list_add(names, str_of(entry->d_name), 0, false);
	if (errno != 0)
		diag_error(d, folder, 0, _("cannot be read: %s"),
		    syserror_text(errno));
	closedir(dir);
	return true;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
is_note_name(const char *name)
{
	size_t len = strlen(name), suffix = strlen(NOTE_SUFFIX);

	return len > suffix && strcmp(name + len - suffix, NOTE_SUFFIX) == 0;
}

/* Ids are typed in a shell and stand in lists: no spaces, nothing odd. */
static bool
is_id_name(struct str name)
{
	uint32_t cp;
	size_t n;

	if (name.len == 0 || name.p[0] == '-' || utf8_check(name) != name.len)
		return false;
	for (; name.len > 0; name.p += n, name.len -= n) {
		n = utf8_decode(name, &cp);
		if (cp == ' ' || cp == '\\' ||
		    unicode_is_unsafe(cp))
			return false;
	}
	return true;
}

static void
add_file(struct scan *s, const char *topic, const char *name, char *path,
    unsigned language, struct diag *d)
{
	struct str stem = { name, strlen(name) - strlen(NOTE_SUFFIX) };
	struct scan_file *f;
	struct buf id;

	if (!is_id_name(stem) || !is_id_name(str_of(topic)) ||
	    strlen(topic) + stem.len + 1 > PACK_KEY_MAX) {
		diag_error(d, path, 0, _("cannot be an id; expected a name "
		    "of at most 255 bytes without spaces"));
		free(path);
		return;
	}
	s->files = xgrow(s->files, s->n, &s->cap,
	    sizeof *s->files);
	f = &s->files[s->n++];
	f->index = strcmp(name, "index.md") == 0;
	f->path = path;
	f->language = language;
	f->topic_len = strlen(topic);
	buf_init(&id);
	buf_puts(&id, topic);
	if (!f->index) {
		buf_addc(&id, '/');
		buf_adds(&id, stem);
	}
	xcheck(&id);
	f->id = xdup(buf_str(&id));
	buf_fini(&id);
}

/* Only files that end in .md count; a folder inside a topic is a mistake. */
static void
scan_topic(struct scan *s, const char *folder, const char *topic,
    unsigned language, struct diag *d)
{
	struct list names = { NULL, 0, 0 };
	char *path;
	size_t i;

	if (!read_folder(folder, &names, d))
		return;
	for (i = 0; i < names.n; i++) {
		path = join(folder, '/', names.v[i].text);
		if (is_folder(path)) {
			diag_error(d, path, 0, _("a folder inside a topic; "
			    "expected TOPIC/NAME.md"));
			free(path);
		} else if (is_note_name(names.v[i].text)) {
			add_file(s, topic, names.v[i].text, path, language, d);
		} else {
			free(path);
		}
	}
	list_fini(&names);
}

/* One language: topics are folders; notes may stand in the root as well. */
static void
scan_tree(struct scan *s, const char *folder, const char *root_topic,
    unsigned language, struct diag *d)
{
	struct list names = { NULL, 0, 0 };
	char *path;
	size_t i;

	if (!read_folder(folder, &names, d))
		return;
	for (i = 0; i < names.n; i++) {
		path = join(folder, '/', names.v[i].text);
		if (is_folder(path)) {
			scan_topic(s, path, names.v[i].text, language, d);
			free(path);
		} else if (is_note_name(names.v[i].text)) {
			add_file(s, root_topic, names.v[i].text, path,
			    language, d);
		} else {
			free(path);
		}
	}
	list_fini(&names);
}

/* "zh_TW", "de", "pt_BR", "sr@latin": what may follow the dot. */
static bool
is_language(const char *code)
{
	size_t len = strlen(code);

	return len >= 2 && len <= 32 && strspn(code,
	    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_@-")
	    == len;
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(((const struct list_item *)a)->text,
	    ((const struct list_item *)b)->text);
}

/* Find FOLDER.LANG beside FOLDER. */
static void
find_languages(struct scan *s, const char *parent, const char *base,
    struct diag *d)
{
	struct list names = { NULL, 0, 0 };
	size_t len = strlen(base), i;
	char *path;

	list_add(&s->languages, str_of("en"), 0, false);
	if (!read_folder(parent, &names, d))
		return;
	for (i = 0; i < names.n; i++) {
		const char *name = names.v[i].text;

		if (strncmp(name, base, len) != 0 || name[len] != '.' ||
		    !is_language(name + len + 1) ||
		    strcmp(name + len + 1, "en") == 0)
			continue;
		path = join(parent, '/', name);
		if (is_folder(path))
			list_add(&s->languages, str_of(name + len + 1), 0,
			    false);
		free(path);
	}
	list_fini(&names);
	qsort(s->languages.v + 1, s->languages.n - 1,
	    sizeof *s->languages.v, by_text);
}

static int
by_id(const void *a, const void *b)
{
	const struct scan_file *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	if (order != 0)
		return order;
	return x->language < y->language ? -1 : x->language > y->language;
}

/* Ids are typed without regard to case, so case cannot tell two apart. */
static int
by_folded_id(const void *a, const void *b)
{
	const struct scan_file *const *x = a, *const *y = b;
	int order = strcasecmp((*x)->id, (*y)->id);

	if (order == 0)
		order = (*x)->language < (*y)->language ? -1 :
		    (*x)->language > (*y)->language;
	return order != 0 ? order : strcmp((*x)->path, (*y)->path);
}

static void
report_doubles(const struct scan *s, struct diag *d)
{
	const struct scan_file **sorted = xmalloc(s->n * sizeof *sorted);
	size_t i;

	for (i = 0; i < s->n; i++)
		sorted[i] = &s->files[i];
	qsort(sorted, s->n, sizeof *sorted, by_folded_id);
	for (i = 1; i < s->n; i++)
		if (strcasecmp(sorted[i - 1]->id, sorted[i]->id) == 0 &&
		    sorted[i - 1]->language == sorted[i]->language)
			diag_error(d, sorted[i]->path, 0,
			    _("two notes with one id; the other is %s"),
			    sorted[i - 1]->path);
	free(sorted);
}

/* Without slashes at its end; "." and ".." by their real names, since a
 * root topic and the folders of translations are named after it. */
static char *
clean_path(const char *folder)
{
	char *clean, *real;
	size_t len;

	clean = xdup(str_of(folder));
	len = strlen(clean);
	while (len > 1 && clean[len - 1] == '/')
		clean[--len] = '\0';
	if (len > 0 && clean[len - 1] == '.' &&
	    (len == 1 || clean[len - 2] == '/' || (clean[len - 2] == '.' &&
	    (len == 2 || clean[len - 3] == '/'))) &&
	    (real = realpath(clean, NULL)) != NULL) {
		free(clean);
		return real;
	}
	return clean;
}

void
scan_folder(struct scan *s, const char *folder, struct diag *d)
{
	char *clean = clean_path(folder), *parent, *tree;
	const char *base, *slash;
	size_t i;

	memset(s, 0, sizeof *s);
	slash = strrchr(clean, '/');
	base = slash == NULL ? clean : slash + 1;
	parent = slash == NULL ? xdup(str_of(".")) :
	    xdup((struct str){ clean, slash == clean ? 1 :
	    (size_t)(slash - clean) });
	find_languages(s, parent, base, d);
	for (i = 0; i < s->languages.n; i++) {
		tree = i == 0 ? xdup(str_of(clean)) :
		    join(clean, '.', s->languages.v[i].text);
		scan_tree(s, tree, base, (unsigned)i, d);
		free(tree);
	}
	if (s->n > 0)
		qsort(s->files, s->n, sizeof *s->files, by_id);
	report_doubles(s, d);
	free(parent);
	free(clean);
}

void
scan_fini(struct scan *s)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		free(s->files[i].id);
		free(s->files[i].path);
	}
	free(s->files);
	list_fini(&s->languages);
	memset(s, 0, sizeof *s);
}
