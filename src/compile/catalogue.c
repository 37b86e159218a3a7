#include "compile/catalogue.h"

#include <stddef.h>

#include "base/embed.h"
#include "base/i18n.h"
#include "base/locale.h"

EMBED_FILE("catalogue_zh_TW", CATALOGUE_ZH_TW);
extern const unsigned char	catalogue_zh_TW[], catalogue_zh_TW_end[];

static const struct {
	const char		*code;
	const unsigned char	*mo, *end;
} catalogues[] = {
	{ "en", NULL, NULL },
	{ "zh_TW", catalogue_zh_TW, catalogue_zh_TW_end },
};

static bool
choose(void *arg, struct str wanted)
{
	size_t i;

	(void)arg;
	for (i = 0; i < sizeof catalogues / sizeof catalogues[0]; i++) {
		struct str code = str_of(catalogues[i].code);
		struct str mo = { (const char *)catalogues[i].mo,
		    (size_t)(catalogues[i].end - catalogues[i].mo) };

		if (locale_compare(code, wanted) == LOCALE_OTHER)
			continue;
		i18n_init(catalogues[i].code, mo, true);
		return true;
	}
	return false;
}

void
catalogue_choose(void)
{
	/* A language that does not travel with us may be installed. */
	if (!locale_languages(choose, NULL))
		i18n_init("", (struct str){ NULL, 0 }, true);
}
