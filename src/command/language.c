#include "command/language.h"

#include <stdlib.h>
#include <string.h>

static bool
is_set(const char *value)
{
	return value != NULL && value[0] != '\0';
}

static const char *
locale_name(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES",
	    "LANG" };
	const char *value;
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (is_set(value = getenv(names[i])))
			return value;
	return "C";
}

/* The part of a locale's name before the encoding and the variant. */
static struct str
without_suffix(struct str name)
{
	size_t i;

	for (i = 0; i < name.len; i++)
		if (name.p[i] == '.' || name.p[i] == '@')
			break;
	return (struct str){ name.p, i };
}

static bool
is_c(struct str name)
{
	return str_equal(name, str_of("C")) ||
	    str_equal(name, str_of("POSIX"));
}

/* "zh" of "zh_TW". */
static struct str
base_of(struct str name)
{
	size_t i;

	for (i = 0; i < name.len; i++)
		if (name.p[i] == '_' || name.p[i] == '-')
			break;
	return (struct str){ name.p, i };
}

/* Readers in Hong Kong and Macau write what Taiwan writes, as gettext's
 * aliases of locales have it nowhere. */
static struct str
traditional(struct str name)
{
	if (str_equal(name, str_of("zh_HK")) ||
	    str_equal(name, str_of("zh_MO")) ||
	    (name.len >= 7 && memcmp(name.p, "zh_Hant", 7) == 0))
		return str_of("zh_TW");
	return name;
}

#define NAME_MAX_LENGTH	32	/* bytes; no language's name is longer */

/* "zh-TW", as browsers write it, is zh_TW; room keeps the result. */
static struct str
underscored(struct str name, char room[NAME_MAX_LENGTH])
{
	size_t i;

	if (name.len > NAME_MAX_LENGTH)
		return name;
	for (i = 0; i < name.len; i++)
		room[i] = name.p[i] == '-' ? '_' : name.p[i];
	return (struct str){ room, name.len };
}

static bool
find(const struct pack *pack, struct str name, uint32_t *language)
{
	uint32_t i, count = pack_language_count(pack);
	char room[NAME_MAX_LENGTH];

	name = traditional(underscored(name, room));
	for (i = 0; i < count; i++)
		if (str_equal(pack_language(pack, i), name)) {
			*language = i;
			return true;
		}
	/* "de_AT" is served by "de"; a bare "zh" by the first Chinese. */
	for (i = 0; i < count; i++) {
		struct str code = pack_language(pack, i);

		if (str_equal(code, base_of(name)) ||
		    (name.len == base_of(name).len &&
		    str_equal(base_of(code), name))) {
			*language = i;
			return true;
		}
	}
	return false;
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

static void
add_name(struct language_list *list, const struct pack *pack,
    struct str name)
{
	uint32_t language;

	name = without_suffix(name);
	if (is_c(name))
		name = str_of("en");
	if (name.len > 0 && find(pack, name, &language))
		add(list, language);
}

void
language_of_environment(struct language_list *list, const struct pack *pack)
{
	const char *locale = locale_name(), *p = getenv("LANGUAGE");

	memset(list, 0, sizeof *list);
	while (!is_c(str_of(locale)) && is_set(p)) {
		size_t len = strcspn(p, ":");

		add_name(list, pack, (struct str){ p, len });
		p += len + (p[len] == ':');
	}
	add_name(list, pack, str_of(locale));
	add_name(list, pack, str_of("en"));
}

bool
language_find(const struct pack *pack, const char *code, uint32_t *language)
{
	return find(pack, without_suffix(str_of(code)), language);
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
