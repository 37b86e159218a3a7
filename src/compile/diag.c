#include "compile/diag.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/message.h"

#define TEXT_MAX	1024	/* bytes of one message; the rest is cut */

static void KR_PRINTF(4, 0)
print(const char *path, unsigned line, const char *kind, const char *fmt,
    va_list ap)
{
	char text[TEXT_MAX];

	if (vsnprintf(text, sizeof text, fmt, ap) < 0)
		text[0] = '\0';
	if (line > 0)
		message_hint("%s:%u: %s: %s", path, line, kind, text);
	else
		message_hint("%s: %s: %s", path, kind, text);
}

void
diag_error(struct diag *d, const char *path, unsigned line, const char *fmt,
    ...)
{
	va_list ap;

	d->errors++;
	va_start(ap, fmt);
	print(path, line, _("error"), fmt, ap);
	va_end(ap);
}

void
diag_warn(struct diag *d, const char *path, unsigned line, const char *fmt,
    ...)
{
	va_list ap;

	d->warnings++;
	va_start(ap, fmt);
	print(path, line, _("warning"), fmt, ap);
	va_end(ap);
}
