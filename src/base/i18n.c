#include "base/i18n.h"

#include <stdint.h>

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#if ENABLE_NLS
#include <libintl.h>
#include <locale.h>
#endif

/*
 * GNU's .mo format (GNU gettext manual, "The Format of GNU MO Files"): a
 * header of seven words, then two tables of (length, offset) pairs, one of
 * the original strings in byte order, one of the translations.
 */
#define MO_MAGIC	0x950412deu
#define MO_HEADER_SIZE	28u

static struct {
	bool		translate;	/* not English */
	bool		use_system;
	struct str	mo;
	uint32_t	count;
	uint32_t	originals;	/* offset of the table, bytes */
	uint32_t	translations;
} state;

static uint32_t
word_at(uint32_t offset)
{
	const unsigned char *p = (const unsigned char *)state.mo.p + offset;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

static bool
table_fits(uint32_t offset)
{
	return offset <= state.mo.len &&
	    state.count <= (state.mo.len - offset) / 8;
}

/* Take the catalogue if its header and tables lie inside it. */
static void
catalogue_open(struct str mo)
{
	state.mo = mo;
	state.count = 0;
	if (mo.len < MO_HEADER_SIZE || mo.len > UINT32_MAX ||
	    word_at(0) != MO_MAGIC)
		return;
	state.count = word_at(8);
	state.originals = word_at(12);
	state.translations = word_at(16);
	if (!table_fits(state.originals) || !table_fits(state.translations))
		state.count = 0;
}

/* The i-th string of a table, or NULL when it lies outside. */
static const char *
string_at(uint32_t table, uint32_t i)
{
	uint32_t length = word_at(table + 8 * i);
	uint32_t offset = word_at(table + 8 * i + 4);

	if (offset >= state.mo.len || length >= state.mo.len - offset ||
	    state.mo.p[offset + length] != '\0')
		return NULL;
	return state.mo.p + offset;
}

static const char *
catalogue_find(const char *msgid)
{
	uint32_t low = 0, high = state.count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const char *original = string_at(state.originals, middle);
		int order;

		if (original == NULL)
			return NULL;
		order = strcmp(original, msgid);
		if (order == 0)
			return string_at(state.translations, middle);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

void
i18n_init(const char *code, struct str mo, bool use_system)
{
	state.translate = strcmp(code, "en") != 0;
	state.use_system = false;
	catalogue_open((struct str){ NULL, 0 });
	if (!state.translate)
		return;
	catalogue_open(mo);
#if ENABLE_NLS
	/* Only messages: numbers and widths stay as they are in C. */
	if (use_system && setlocale(LC_MESSAGES, "") != NULL) {
		bindtextdomain(PACKAGE, LOCALEDIR);
		bind_textdomain_codeset(PACKAGE, "UTF-8");
		state.use_system = true;
	}
#else
	(void)use_system;
#endif
}

const char *
i18n_get(const char *msgid)
{
	const char *found = NULL;

	if (!state.translate || msgid[0] == '\0')
		return msgid;
#if ENABLE_NLS
	if (state.use_system) {
		found = dgettext(PACKAGE, msgid);
		if (found != msgid)
			return found;
	}
#endif
	found = catalogue_find(msgid);
	return found == NULL || found[0] == '\0' ? msgid : found;
}
