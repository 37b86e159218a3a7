#include "compile/spell.h"

#include <string.h>

#include "text/han.h"
#include "base/utf8.h"

/* Append to ways[i], or say that it does not fit. */
static bool
append(struct spelling *way, const char *text, size_t len)
{
	if (way->len + len > sizeof way->text)
		return false;
	memcpy(way->text + way->len, text, len);
	way->len += len;
	return true;
}

/* Two readings of a character may have one initial. */
static size_t
drop_same(struct spelling *ways, size_t n)
{
	size_t i, j, kept = 0;

	for (i = 0; i < n; i++) {
		for (j = 0; j < kept; j++)
			if (ways[j].len == ways[i].len && memcmp(ways[j].text,
			    ways[i].text, ways[i].len) == 0)
				break;
		if (j == kept)
			ways[kept++] = ways[i];
	}
	return kept;
}

/* Each way so far goes on with each reading, as far as there is room. */
static size_t
extend(struct spelling ways[SPELL_WAYS_MAX], size_t n,
    const struct phrase_atom *atom, bool initials)
{
	const char *readings[HAN_READINGS_MAX];
	struct spelling next[SPELL_WAYS_MAX];
	struct str text = { atom->text, atom->len };
	size_t count, i, j, made = 0;
	uint32_t cp;

	if (!atom->chinese)
		return 0;
	(void)utf8_decode(text, &cp);
	count = han_readings(cp, readings);
	for (j = 0; j < count; j++)
		for (i = 0; i < n && made < SPELL_WAYS_MAX; i++) {
			next[made] = ways[i];
			if (!append(&next[made], readings[j], initials ? 1 :
			    strlen(readings[j])))
				return 0;
			made++;
		}
	made = drop_same(next, made);
	memcpy(ways, next, made * sizeof *ways);
	return made;
}

static size_t
spell(const struct phrase_atom *v, size_t n,
    struct spelling ways[SPELL_WAYS_MAX], bool initials)
{
	size_t i, made = 1;

	ways[0].len = 0;
	for (i = 0; i < n && made > 0; i++)
		made = extend(ways, made, &v[i], initials);
	return n == 0 ? 0 : made;
}

size_t
spell_syllables(const struct phrase_atom *v, size_t n,
    struct spelling ways[SPELL_WAYS_MAX])
{
	return spell(v, n, ways, false);
}

size_t
spell_initials(const struct phrase_atom *v, size_t n,
    struct spelling ways[SPELL_WAYS_MAX])
{
	return spell(v, n, ways, true);
}
