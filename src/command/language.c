#include "command/language.h"

#include <string.h>

#include "base/locale.h"

/* The language of the pack that serves name best; the first of equals, so
 * that a bare "zh" gets the pack's first Chinese. */
static bool
find(const struct pack *pack, struct str name, uint32_t *language)
{
	enum locale_match best = LOCALE_OTHER;
	uint32_t i, count = pack_language_count(pack);

	for (i = 0; i < count; i++) {
		enum locale_match match =
		    locale_compare(pack_language(pack, i), name);

		if (match > best) {
			best = match;
			*language = i;
		}
	}
	return best != LOCALE_OTHER;
}

static void
add(struct language_list *list, uint32_t language)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->v[i] == language)
			return;
	if (list->n < LANGUAGE_MAX)
		list->v[list->n++] = language;
}

struct adding {
	struct language_list	*list;
	const struct pack	*pack;
};

static bool
add_name(void *arg, struct str name)
{
	struct adding *a = arg;
	uint32_t language;

	if (find(a->pack, name, &language))
		add(a->list, language);
	return false;
}

void
language_of_environment(struct language_list *list, const struct pack *pack)
{
	struct adding a = { list, pack };

	memset(list, 0, sizeof *list);
	(void)locale_languages(add_name, &a);
	(void)add_name(&a, str_of("en"));
}

bool
language_find(const struct pack *pack, const char *code, uint32_t *language)
{
	return find(pack, str_of(code), language);
}

bool
language_of_code(struct language_list *list, const struct pack *pack,
    const char *code)
{
	uint32_t language;

	if (!language_find(pack, code, &language))
		return false;
	memset(list, 0, sizeof *list);
	list->v[list->n++] = language;
	list->strict = true;
	return true;
}

const char *
language_code(const struct language_list *list, const struct pack *pack,
    char room[64])
{
	struct str code = list->n == 0 ? str_of("en") :
	    pack_language(pack, list->v[0]);

	if (code.len >= 64)
		code = str_of("en");
	memcpy(room, code.p, code.len);
	room[code.len] = '\0';
	return room;
}
