#include "compile/synonyms.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "compile/write.h"
#include "compile/list.h"
#include "compile/spell.h"
#include "compile/xmem.h"
#include "pack/format.h"

void
synonyms_fini(struct synonyms *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		free(s->v[i].key);
	free(s->v);
	memset(s, 0, sizeof *s);
}

/* What the words of a line are. */
enum kind { STOP_WORDS, ORDINARY_WORDS, DOMAIN_WORDS };

static void
add(struct synonyms *s, struct str key, enum kind kind)
{
	struct synonym *entry;

	s->v = xgrow(s->v, s->n, &s->cap,
	    sizeof *s->v);
	entry = &s->v[s->n++];
	*entry = (struct synonym){ .key = xdup(key), .len = key.len,
	    .meaning = { .stop = kind == STOP_WORDS,
	    .ordinary = kind == ORDINARY_WORDS } };
	if (kind != STOP_WORDS)
		entry->meaning.groups[entry->meaning.n++] = s->groups;
}

/* A word or phrase of a file, cut into atoms. */
struct form {
	struct phrase_atom	v[PHRASE_ATOMS_MAX];
	size_t			n;
	bool			long_one;	/* more than fit */
};

static bool
take_atom(const struct words_term *term, void *context)
{
	struct form *f = context;
	struct phrase_atom atom;

	if (!phrase_take_atom(term, &atom))
		return true;
	if (f->n == PHRASE_ATOMS_MAX) {
		f->long_one = true;
		return false;
	}
	f->v[f->n++] = atom;
	return true;
}

static bool
make_key(const struct form *f, struct phrase_key *key)
{
	size_t i;

	key->len = 0;
	for (i = 0; i < f->n; i++)
		if (!phrase_key_add(key, &f->v[i]))
			return false;
	return f->n > 0 && !f->long_one;
}

/* English words are written together as well: loadbalancer. */
static void
add_joined(struct synonyms *s, const char *text, enum kind kind)
{
	struct form f = { .n = 0 };
	struct phrase_key key;
	struct buf joined;
	size_t i;

	buf_init(&joined);
	for (i = 0; text[i] != '\0'; i++) {
		if ((unsigned char)text[i] >= 0x80) {
			buf_fini(&joined);
			return;
		}
		if (text[i] != ' ' && text[i] != '-')
			buf_addc(&joined, text[i]);
	}
	xcheck(&joined);
	words_each(buf_str(&joined), take_atom, &f);
	if (make_key(&f, &key))
		add(s, (struct str){ key.text, key.len }, kind);
	buf_fini(&joined);
}

/* A Chinese word is typed in Latin letters too, behind a mark of its own so
 * that no English word is taken for one. */
static void
add_pinyin(struct synonyms *s, const struct form *f, enum kind kind)
{
	struct spelling ways[2 * SPELL_WAYS_MAX];
	struct term term;
	size_t i, n;

	n = spell_syllables(f->v, f->n, ways);
	n += spell_initials(f->v, f->n, ways + n);
	for (i = 0; i < n; i++)
		if (term_pinyin(&term, (struct str){ ways[i].text,
		    ways[i].len }))
			add(s, term_str(&term), kind);
}

/* One Chinese character stands in too many words to be one. */
static bool
is_too_short(const struct form *f)
{
	return f->n == 1 && f->v[0].chinese;
}

static void
add_form(struct synonyms *s, const struct list_item *item, enum kind kind,
    const char *path, struct diag *diag)
{
	struct form f = { .n = 0 };
	struct phrase_key key;

	words_each(str_of(item->text), take_atom, &f);
	if (!make_key(&f, &key)) {
		diag_error(diag, path, item->line,
		    _("\"%s\" has no words, or more than %u"), item->text,
		    PHRASE_ATOMS_MAX);
		return;
	}
	if (kind != STOP_WORDS && is_too_short(&f)) {
		diag_error(diag, path, item->line,
		    _("\"%s\" is a single character"), item->text);
		return;
	}
	add(s, (struct str){ key.text, key.len }, kind);
	if (kind == STOP_WORDS)
		return;
	if (f.n > 1)
		add_joined(s, item->text, kind);
	add_pinyin(s, &f, kind);
}

/* Add the parts of each line that is no comment; lines count as groups. */
static void
read_lines(struct synonyms *s, struct str text, enum kind kind,
    const char *path, struct diag *diag)
{
	unsigned number;
	enum kind of_line;
	struct list parts;
	size_t i, len;

	for (number = 1; text.len > 0; number++) {
		const char *end = memchr(text.p, '\n', text.len);

		len = end == NULL ? text.len : (size_t)(end - text.p);
		parts = (struct list){ NULL, 0, 0 };
		of_line = kind;
		if (len > 0 && text.p[0] == '~' && kind != STOP_WORDS)
			of_line = ORDINARY_WORDS;
		i = of_line == ORDINARY_WORDS;
		if (len > 0 && text.p[0] != '#')
			list_add_parts(&parts, (struct str){ text.p + i,
			    len - i }, number);
		for (i = 0; i < parts.n; i++)
			add_form(s, &parts.v[i], of_line, path, diag);
		s->groups += kind != STOP_WORDS && parts.n > 0;
		list_fini(&parts);
		len += end != NULL;
		text.p += len;
		text.len -= len;
	}
}

void
synonyms_read(struct synonyms *s, struct str text, const char *path,
    struct diag *diag)
{
	read_lines(s, text, DOMAIN_WORDS, path, diag);
}

void
synonyms_read_stop_words(struct synonyms *s, struct str text,
    const char *path, struct diag *diag)
{
	read_lines(s, text, STOP_WORDS, path, diag);
}

static int
by_key(const void *a, const void *b)
{
	const struct synonym *x = a, *y = b;
	int order = str_compare((struct str){ x->key, x->len },
	    (struct str){ y->key, y->len });

	if (order != 0)
		return order;
	/* Equal keys in the order of their lines: runs must agree. */
	return (x->meaning.groups[0] > y->meaning.groups[0]) -
	    (x->meaning.groups[0] < y->meaning.groups[0]);
}

/* Of equal keys the one takes what the other means, at most one group. */
static void
merge(struct synonym *entry, struct synonym *other)
{
	struct term_meaning *into = &entry->meaning;
	const struct term_meaning *from = &other->meaning;
	size_t i;

	/* A word that also stands in a group of the domain is not ordinary. */
	if (into->n > 0 && from->n > 0)
		into->ordinary = into->ordinary && from->ordinary;
	else
		into->ordinary = into->ordinary || from->ordinary;
	into->stop = into->stop || from->stop;
	for (i = 0; i < into->n && from->n > 0; i++)
		if (into->groups[i] == from->groups[0])
			break;
	if (from->n > 0 && i == into->n && into->n < TERM_GROUPS_MAX)
		into->groups[into->n++] = from->groups[0];
	free(other->key);
}

static uint32_t
hash_atom(const char *text, size_t len)
{
	uint32_t h = str_hash((struct str){ text, len });

	return (h ^ h >> 16) & (SYNONYM_FIRST - 1);
}

/* The first atom of a key ends at a space, or is one Chinese character. */
static void
note_first(struct synonyms *s, const struct synonym *entry)
{
	struct str key = { entry->key, entry->len };
	const char *space = memchr(key.p, ' ', key.len);
	size_t len = space == NULL ? key.len : (size_t)(space - key.p);
	uint32_t cp;
	size_t n;

	n = utf8_decode(key, &cp);
	if (unicode_is_cjk(cp))
		len = n;
	s->first[hash_atom(key.p, len)] = true;
}

void
synonyms_sort(struct synonyms *s)
{
	size_t i, n = 0;

	if (s->n > 0)
		qsort(s->v, s->n, sizeof *s->v, by_key);
	for (i = 0; i < s->n; i++) {
		struct synonym *last = n == 0 ? NULL : &s->v[n - 1];

		if (last != NULL && last->len == s->v[i].len &&
		    memcmp(last->key, s->v[i].key, last->len) == 0)
			merge(last, &s->v[i]);
		else
			s->v[n++] = s->v[i];
	}
	s->n = n;
	for (i = 0; i < n; i++)
		note_first(s, &s->v[i]);
}

/* The first entry that is not less than key. */
static size_t
lower_bound(const struct synonyms *s, struct str key)
{
	size_t low = 0, high = s->n, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (str_compare((struct str){ s->v[middle].key,
		    s->v[middle].len }, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct lookup {
	const struct synonyms	*set;
	const struct synonym	*found;		/* the longest so far */
};

static enum phrase_answer
look_up(struct str key, void *context)
{
	struct lookup *l = context;
	size_t i = lower_bound(l->set, key);
	const struct synonym *entry = &l->set->v[i];

	if (i == l->set->n || entry->len < key.len ||
	    memcmp(entry->key, key.p, key.len) != 0)
		return PHRASE_NONE;
	if (entry->len > key.len)
		return PHRASE_BEGIN;
	l->found = entry;
	return PHRASE_KNOWN;
}

const struct synonym *
synonyms_longest(const struct synonyms *s, const struct phrase_atom *v,
    size_t n, size_t *atoms)
{
	struct lookup l = { s, NULL };

	*atoms = 0;
	if (n == 0 || !s->first[hash_atom(v->text, v->len)])
		return NULL;
	*atoms = phrase_longest(v, n, look_up, &l);
	return *atoms == 0 ? NULL : l.found;
}

/* A meaning without the groups that the index does not have. */
static struct term_meaning
in_use(const struct term_meaning *meaning, const struct index *ix)
{
	struct term_meaning kept = *meaning;
	struct term term;
	size_t i;

	kept.n = 0;
	for (i = 0; i < meaning->n; i++) {
		term_group(&term, meaning->groups[i]);
		if (index_has(ix, term_str(&term)))
			kept.groups[kept.n++] = meaning->groups[i];
	}
	return kept;
}

void
synonyms_write(const struct synonyms *s, const struct index *ix,
    struct buf *out)
{
	struct term_meaning meaning;
	struct keys keys;
	struct buf key;
	size_t i;

	keys_init(&keys);
	buf_init(&key);
	for (i = 0; i < s->n; i++) {
		meaning = in_use(&s->v[i].meaning, ix);
		if (meaning.n == 0 && !meaning.stop)
			continue;
		buf_clear(&key);
		buf_add(&key, s->v[i].key, s->v[i].len);
		term_meaning_write(&meaning, &key);
		xcheck(&key);
		keys_add(&keys, buf_str(&key));
	}
	keys_write(&keys, out);
	keys_fini(&keys);
	buf_fini(&key);
}
