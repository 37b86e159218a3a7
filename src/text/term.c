#include "text/term.h"

#include <stdio.h>
#include <string.h>

_Static_assert(PHRASE_KEY_MAX < TERM_MAX, "a whole text fits");

static bool
set(struct term *t, enum term_mark mark, struct str text)
{
	if (text.len >= sizeof t->text)
		return false;
	t->text[0] = (char)mark;
	memcpy(t->text + 1, text.p, text.len);
	t->len = 1 + text.len;
	return true;
}

void
term_group(struct term *t, uint32_t group)
{
	t->len = (size_t)snprintf(t->text, sizeof t->text, "%c%u", TERM_GROUP,
	    (unsigned)group);
}

bool
term_exact(struct term *t, const struct phrase_atom *v, size_t n)
{
	struct phrase_key key = { .len = 0 };
	size_t i;

	for (i = 0; i < n; i++)
		if (!phrase_key_add(&key, &v[i]))
			return false;
	return key.len > 0 && set(t, TERM_EXACT,
	    (struct str){ key.text, key.len });
}

bool
term_pinyin(struct term *t, struct str letters)
{
	return set(t, TERM_PINYIN, letters);
}

void
term_symptom_begin(struct term *t)
{
	t->text[0] = TERM_SYMPTOM;
	t->len = 1;
}

bool
term_symptom_add(struct term *t, struct str token)
{
	size_t len = t->len - 1;

	if (!symptom_key_add(t->text + 1, &len, token))
		return false;
	t->len = 1 + len;
	return true;
}

bool
term_symptom(struct term *t, const struct symptom_token *v, size_t n)
{
	bool constant = false;
	size_t i;

	term_symptom_begin(t);
	for (i = 0; i < n && term_symptom_add(t, (struct str){ v[i].text,
	    v[i].len }); i++)
		constant |= !symptom_is_variable(&v[i]);
	/* A number alone would be found in every line. */
	return constant;
}

void
term_meaning_write(const struct term_meaning *m, struct buf *out)
{
	size_t i;

	buf_addc(out, '\t');
	if (m->stop)
		buf_addc(out, '-');
	if (m->ordinary && m->n > 0)
		buf_addc(out, '~');
	for (i = 0; i < m->n; i++)
		buf_printf(out, "%s%u", i > 0 ? "," : "",
		    (unsigned)m->groups[i]);
}

void
term_meaning_read(struct term_meaning *m, struct str value)
{
	uint32_t number = 0;
	bool digits = false;
	size_t i;

	*m = (struct term_meaning){ .n = 0 };
	for (i = 0; i <= value.len; i++) {
		char c = i < value.len ? value.p[i] : ',';

		if (c == '-') {
			m->stop = true;
		} else if (c == '~') {
			m->ordinary = true;
		} else if (c >= '0' && c <= '9') {
			number = number * 10 + (uint32_t)(c - '0');
			digits = true;
		} else {
			if (digits && m->n < TERM_GROUPS_MAX)
				m->groups[m->n++] = number;
			number = 0;
			digits = false;
		}
	}
}
