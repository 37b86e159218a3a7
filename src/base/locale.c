#include "base/locale.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define CODE_MAX	32	/* bytes; no language's code is longer */

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

/* name up to the first of these characters. */
static struct str
up_to(struct str name, const char *ends)
{
	size_t i;

	for (i = 0; i < name.len; i++)
		if (memchr(ends, name.p[i], strlen(ends)) != NULL)
			break;
	return (struct str){ name.p, i };
}

static bool
is_c(struct str name)
{
	return str_equal(name, str_of("C")) ||
	    str_equal(name, str_of("POSIX"));
}

static bool
tell(locale_language_fn fn, void *arg, struct str name)
{
	name = up_to(name, ".@");
	if (is_c(name))
		name = str_of("en");
	return name.len > 0 && fn(arg, name);
}

bool
locale_languages(locale_language_fn fn, void *arg)
{
	const char *locale = locale_name(), *p = getenv("LANGUAGE");
	struct str name = str_of(locale);

	while (!is_c(name) && is_set(p)) {
		size_t len = strcspn(p, ":");

		if (tell(fn, arg, (struct str){ p, len }))
			return true;
		p += len + (p[len] == ':');
	}
	return tell(fn, arg, name);
}

/*
 * Lower case, with underscores, and by the region whose writing it is: Hong
 * Kong and Macau write what Taiwan writes, Singapore what the mainland does.
 */
static struct str
plain(struct str name, char room[CODE_MAX])
{
	static const struct {
		const char	*beginning;
		const char	*code;
	} writings[] = {
		{ "zh_hant", "zh_tw" }, { "zh_hk", "zh_tw" },
		{ "zh_mo", "zh_tw" }, { "zh_hans", "zh_cn" },
		{ "zh_sg", "zh_cn" },
	};
	size_t i;

	name = up_to(name, ".@");
	if (name.len > CODE_MAX)
		return name;
	for (i = 0; i < name.len; i++)
		room[i] = name.p[i] == '-' ? '_' :
		    name.p[i] >= 'A' && name.p[i] <= 'Z' ?
		    (char)(name.p[i] - 'A' + 'a') : name.p[i];
	name.p = room;
	for (i = 0; i < sizeof writings / sizeof writings[0]; i++)
		if (str_begins(name, str_of(writings[i].beginning)))
			return str_of(writings[i].code);
	return name;
}

enum locale_match
locale_compare(struct str language, struct str wanted)
{
	char language_room[CODE_MAX], wanted_room[CODE_MAX];

	language = plain(language, language_room);
	wanted = plain(wanted, wanted_room);
	if (str_equal(language, wanted))
		return LOCALE_SAME;
	if (str_equal(language, up_to(wanted, "_")) ||
	    str_equal(up_to(language, "_"), wanted))
		return LOCALE_RELATED;
	return LOCALE_OTHER;
}
