#include "compile/terms.h"

#include <stdio.h>
#include <string.h>

#include "text/phrase.h"
#include "text/symptom.h"
#include "compile/spell.h"

/* Atoms of a line that are looked at for phrases; a paragraph has fewer. */
#define ATOMS_MAX	512

struct line {
	struct index		*ix;
	enum pack_field		 field;
	struct phrase_atom	 atoms[ATOMS_MAX];
	size_t			 n;
};

static bool
take_term(const struct words_term *term, void *context)
{
	struct line *l = context;

	if (term->kind != WORDS_CHARACTER)
		index_add(l->ix, l->field, term->text,
		    term->kind == WORDS_WHOLE || term->kind == WORDS_PAIR);
	if (l->n < ATOMS_MAX && phrase_take_atom(term, &l->atoms[l->n]))
		l->n++;
	return true;
}

static void
add_marked(struct line *l, char mark, const char *text, size_t len)
{
	char term[PACK_KEY_MAX];

	term[0] = mark;
	memcpy(term + 1, text, len);
	index_add(l->ix, l->field, (struct str){ term, 1 + len }, false);
}

/* Any word of a group stands for the group. */
static void
add_groups(struct line *l, const struct synonyms *synonyms)
{
	const struct synonym *s;
	size_t i, j, atoms;
	char number[16];
	int len;

	for (i = 0; i < l->n; i += atoms > 0 ? atoms : 1) {
		s = synonyms_longest(synonyms, l->atoms + i, l->n - i,
		    &atoms);
		for (j = 0; s != NULL && j < s->n; j++) {
			len = snprintf(number, sizeof number, "%u",
			    (unsigned)s->groups[j]);
			add_marked(l, PACK_MARK_GROUP, number, (size_t)len);
		}
	}
}

/* Take the stop words out of a line's atoms, as a query does it: those with
 * synonyms stay, and all do if nothing else is there. */
static void
drop_stop_words(struct line *l, const struct synonyms *synonyms)
{
	bool stop[ATOMS_MAX];
	const struct synonym *s;
	size_t i, j, atoms, n = 0;

	for (i = 0; i < l->n; i += atoms) {
		s = synonyms_longest(synonyms, l->atoms + i, l->n - i,
		    &atoms);
		if (atoms == 0)
			atoms = 1;
		for (j = i; j < i + atoms; j++) {
			stop[j] = s != NULL && s->stop && s->n == 0;
			n += !stop[j];
		}
	}
	if (n == 0)
		return;
	for (i = n = 0; i < l->n; i++)
		if (!stop[i])
			l->atoms[n++] = l->atoms[i];
	l->n = n;
}

/* The line as a whole, for queries that are just that. */
static void
add_exact(struct line *l)
{
	struct phrase_key key;
	size_t i;

	key.len = 0;
	for (i = 0; i < l->n; i++)
		if (!phrase_key_add(&key, &l->atoms[i]))
			return;
	if (key.len > 0)
		add_marked(l, PACK_MARK_EXACT, key.text, key.len);
}

/* The initials of each run of Chinese. */
static void
add_initials(struct line *l)
{
	struct spelling ways[SPELL_WAYS_MAX];
	size_t i, j, n, end;

	for (i = 0; i < l->n; i = end) {
		end = i + 1;
		if (!l->atoms[i].chinese)
			continue;
		while (end < l->n && l->atoms[end].chinese &&
		    l->atoms[end].start == l->atoms[end - 1].end)
			end++;
		n = end - i < 2 ? 0 :
		    spell_initials(l->atoms + i, end - i, ways);
		for (j = 0; j < n; j++)
			add_marked(l, PACK_MARK_SPELT, ways[j].text,
			    ways[j].len);
	}
}

static void
add_symptom(struct line *l, struct str text)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	char key[SYMPTOM_KEY_MAX];
	size_t len = 0, i, n = symptom_cut(text, tokens);
	bool constant = false;

	for (i = 0; i < n; i++) {
		if (!symptom_key_add(key, &len, (struct str){ tokens[i].text,
		    tokens[i].len }))
			break;
		constant |= !symptom_is_variable(&tokens[i]);
	}
	/* A number alone would be found in every line. */
	if (constant)
		add_marked(l, PACK_MARK_SYMPTOM, key, len);
}

static void
add_line(struct index *ix, const struct synonyms *synonyms,
    enum pack_field field, struct str text)
{
	struct line l;

	l.ix = ix;
	l.field = field;
	l.n = 0;
	words_each(text, take_term, &l);
	add_groups(&l, synonyms);
	if (field == PACK_FIELD_SYMPTOM)
		add_symptom(&l, text);
	if (field == PACK_FIELD_TITLE || field == PACK_FIELD_KEYWORD) {
		add_initials(&l);
		drop_stop_words(&l, synonyms);
		add_exact(&l);
	}
}

void
terms_add(struct index *ix, const struct synonyms *synonyms,
    enum pack_field field, struct str text)
{
	const char *end;
	size_t len;

	while (text.len > 0) {
		end = memchr(text.p, '\n', text.len);
		len = end == NULL ? text.len : (size_t)(end - text.p);
		if (len > 0)
			add_line(ix, synonyms, field,
			    (struct str){ text.p, len });
		len += end != NULL;
		text.p += len;
		text.len -= len;
	}
}

static bool
take_atom(const struct words_term *term, void *context)
{
	struct line *l = context;

	if (l->n < ATOMS_MAX && phrase_take_atom(term, &l->atoms[l->n]))
		l->n++;
	return true;
}

void
terms_add_name(struct index *ix, const struct synonyms *synonyms,
    struct str name)
{
	struct line l;

	l.ix = ix;
	l.field = PACK_FIELD_ID;
	l.n = 0;
	words_each(name, take_atom, &l);
	drop_stop_words(&l, synonyms);
	add_exact(&l);
}

uint8_t
terms_title_length(const struct synonyms *synonyms, struct str title)
{
	unsigned words = 0, characters = 0, pairs;
	struct line l;
	size_t i;

	l.n = 0;
	words_each(title, take_atom, &l);
	drop_stop_words(&l, synonyms);
	for (i = 0; i < l.n; i++)
		if (l.atoms[i].chinese)
			characters++;
		else
			words++;
	pairs = characters > 1 ? characters - 1 : characters;
	return (uint8_t)((words > 15 ? 15 : words) |
	    (pairs > 15 ? 15 : pairs) << 4);
}
