/*
 * Which languages the environment asks for, as GNU gettext reads it.  For the
 * two programs' start.
 *
 * No locale is set: it need not be installed, and English pays nothing.
 */
#ifndef KR_BASE_LOCALE_H
#define KR_BASE_LOCALE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Is told one language, "zh_TW", without an encoding or variant; true ends
 * the walk.  code is lent for the call.
 */
typedef bool (*locale_language_fn)(void *arg, struct str code);

/*
 * Tell fn the languages of the environment, best first: LANGUAGE (unless the
 * locale is C), then the first set of LC_ALL, LC_MESSAGES and LANG; C and
 * POSIX are "en".  True when fn ended the walk.
 */
bool	locale_languages(locale_language_fn fn, void *arg);

/* How well a language with translations serves who asks for another. */
enum locale_match { LOCALE_OTHER, LOCALE_RELATED, LOCALE_SAME };

/*
 * "zh-TW", "zh_tw.UTF-8", "zh_HK" and "zh_Hant" are zh_TW itself; "de_AT" is
 * related to "de", and a bare "zh" to every Chinese.
 */
enum locale_match	locale_compare(struct str language,
			    struct str wanted);

#endif
