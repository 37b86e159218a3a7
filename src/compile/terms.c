#include "compile/terms.h"

#include <string.h>

#include "compile/spell.h"
#include "text/phrase.h"
#include "text/symptom.h"
#include "text/term.h"

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
add_term(struct line *l, const struct term *term)
{
	index_add(l->ix, l->field, term_str(term), false);
}

/* Any word of a group stands for the group. */
static void
add_groups(struct line *l, const struct term_meaning *meaning)
{
	struct term term;
	size_t i;

	for (i = 0; i < meaning->n; i++) {
		term_group(&term, meaning->groups[i]);
		add_term(l, &term);
	}
}

/* Find the phrases of a line: mark the atoms of stop words, add the groups
 * of the others if that is wanted. */
static void
take_phrases(struct line *l, const struct synonyms *synonyms, bool groups)
{
	const struct synonym *s;
	size_t i, atoms;

	for (i = 0; i < l->n; i += atoms > 0 ? atoms : 1) {
		s = synonyms_longest(synonyms, l->atoms + i, l->n - i,
		    &atoms);
		if (s == NULL)
			continue;
		phrase_mark_stop(l->atoms + i, atoms,
		    term_means_nothing(&s->meaning));
		if (groups)
			add_groups(l, &s->meaning);
	}
}

/* The line as a whole, for queries that are just that. */
static void
add_exact(struct line *l)
{
	struct term term;

	l->n = phrase_drop_stop_words(l->atoms, l->n);
	if (term_exact(&term, l->atoms, l->n))
		add_term(l, &term);
}

/* The initials of each run of Chinese. */
static void
add_initials(struct line *l)
{
	struct spelling ways[SPELL_WAYS_MAX];
	size_t i, j, n, end;
	struct term term;

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
			if (term_pinyin(&term, (struct str){ ways[j].text,
			    ways[j].len }))
				add_term(l, &term);
	}
}

static void
add_symptom(struct line *l, struct str text)
{
	struct symptom_token tokens[SYMPTOM_TOKENS_MAX];
	struct term term;

	if (term_symptom(&term, tokens, symptom_cut(text, tokens)))
		add_term(l, &term);
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
	take_phrases(&l, synonyms, true);
	if (field == PACK_FIELD_SYMPTOM)
		add_symptom(&l, text);
	if (field == PACK_FIELD_TITLE || field == PACK_FIELD_KEYWORD) {
		add_initials(&l);
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
	take_phrases(&l, synonyms, false);
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
	take_phrases(&l, synonyms, false);
	l.n = phrase_drop_stop_words(l.atoms, l.n);
	for (i = 0; i < l.n; i++)
		if (l.atoms[i].chinese)
			characters++;
		else
			words++;
	pairs = characters > 1 ? characters - 1 : characters;
	return (uint8_t)((words > 15 ? 15 : words) |
	    (pairs > 15 ? 15 : pairs) << 4);
}
