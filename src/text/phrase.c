#include "text/phrase.h"

#include <string.h>

bool
phrase_take_atom(const struct words_term *term, struct phrase_atom *atom)
{
	switch (term->kind) {
	case WORDS_WHOLE:
		if (term->joined)
			return false;
		break;
	case WORDS_PART:
	case WORDS_CHARACTER:
		break;
	default:
		return false;
	}
	memcpy(atom->text, term->text.p, term->text.len);
	atom->len = (uint8_t)term->text.len;
	atom->chinese = term->kind == WORDS_CHARACTER;
	atom->stop = false;
	atom->start = term->start;
	atom->end = term->end;
	return true;
}

bool
phrase_key_add(struct phrase_key *key, const struct phrase_atom *atom)
{
	bool space = key->len > 0 && !(key->chinese && atom->chinese);

	if (key->len + space + atom->len > sizeof key->text)
		return false;
	if (space)
		key->text[key->len++] = ' ';
	memcpy(key->text + key->len, atom->text, atom->len);
	key->len += atom->len;
	key->chinese = atom->chinese;
	return true;
}

size_t
phrase_longest(const struct phrase_atom *v, size_t n, phrase_fn known,
    void *context)
{
	struct phrase_key key;
	size_t i, longest = 0;

	key.len = 0;
	for (i = 0; i < n && i < PHRASE_ATOMS_MAX; i++) {
		enum phrase_answer answer;

		if (!phrase_key_add(&key, &v[i]))
			break;
		answer = known((struct str){ key.text, key.len }, context);
		if (answer == PHRASE_NONE)
			break;
		if (answer == PHRASE_KNOWN)
			longest = i + 1;
	}
	return longest;
}

void
phrase_mark_stop(struct phrase_atom *v, size_t n, bool stop)
{
	size_t i;

	for (i = 0; i < n; i++)
		v[i].stop = stop;
}

size_t
phrase_drop_stop_words(struct phrase_atom *v, size_t n)
{
	size_t i, kept = 0;

	for (i = 0; i < n; i++)
		kept += !v[i].stop;
	if (kept == 0)
		return n;
	for (i = kept = 0; i < n; i++)
		if (!v[i].stop)
			v[kept++] = v[i];
	return kept;
}
