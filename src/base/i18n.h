/*
 * Messages in the reader's language.  For everybody who speaks to users.
 *
 * GNU gettext is asked first (LOCALEDIR, the system's locale); where it
 * knows nothing, because the locale is C, is not installed, or no catalogue
 * is, the catalogue that was compiled into the program answers.  English
 * costs nothing: no locale is set and no catalogue is looked at.
 */
#ifndef KR_BASE_I18N_H
#define KR_BASE_I18N_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Speak the language code from now on ("en", "zh_TW"; kept, not copied).
 * mo is a compiled catalogue in GNU's .mo format, or empty; it is checked at
 * each use, lent for the life of the program, and ignored where it is damaged.
 * use_system asks gettext as well, which is wanted when the language comes
 * from the environment, not when it was asked for by name.
 */
void	i18n_init(const char *code, struct str mo, bool use_system);

/* The translation of msgid, or msgid itself.  Lives as long as the program. */
const char	*i18n_get(const char *msgid) __attribute__((__format_arg__(1)));

#define _(msgid)	i18n_get(msgid)
#define N_(msgid)	msgid		/* for xgettext; translated later */

#endif
