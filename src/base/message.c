/*
 * The only road to standard error; see message.h.
 *
 * A line is formatted, masked and written in one go: lines of programs that
 * run side by side do not mix, and no text reaches the terminal unmasked.
 */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdbool.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/message.h"
#include "base/output.h"
#include "base/unicode.h"
#include "base/utf8.h"

#define ELLIPSIS	"\xE2\x80\xA6"	/* U+2026 */

static const char *program_name = "k8sref";

/* Printed instead of a message that could not be formatted or masked. */
static const char message_lost[] =
    "k8sref: a message is missing here: it could not be formatted\n";

void
message_set_program(const char *name)
{
	program_name = name;
}

const char *
message_program(void)
{
	return program_name;
}

void
message_mask(struct buf *out, struct str s, int max_columns)
{
	int columns = 0;
	uint32_t cp;
	size_t n;

	for (; s.len > 0; s.p += n, s.len -= n) {
		n = utf8_decode(s, &cp);
		/* U+FFFD itself takes three bytes, what stands for junk one. */
		if (unicode_is_unsafe(cp) || (cp == UTF8_REPLACEMENT && n == 1))
			cp = '?';
		if (unicode_width(cp) > max_columns - columns) {
			buf_puts(out, ELLIPSIS);
			return;
		}
		columns += unicode_width(cp);
		if (cp == '?')
			buf_addc(out, '?');
		else
			buf_add(out, s.p, n);
	}
}

bool
message_is_clean(struct str s)
{
	uint32_t cp;
	size_t n;

	for (; s.len > 0; s.p += n, s.len -= n) {
		n = utf8_decode(s, &cp);
		if (unicode_is_unsafe(cp) ||
		    (cp == UTF8_REPLACEMENT && n == 1))
			return false;
	}
	return true;
}

/* All or as much as goes: who could be told that standard error is gone? */
static void
write_error(struct str s)
{
	if (output_write(STDERR_FILENO, s) != KR_OK)
		return;
}

/* Format, mask and write one line.  Leaves errno as it was. */
static void KR_PRINTF(2, 0)
print_line(bool with_name, const char *fmt, va_list ap)
{
	struct buf text, line;
	int saved = errno;

	buf_init(&text);
	buf_init(&line);
	if (with_name)
		buf_printf(&text, "%s: ", program_name);
	buf_vprintf(&text, fmt, ap);
	message_mask(&line, buf_str(&text), INT_MAX);
	buf_addc(&line, '\n');
	if (buf_status(&text) == KR_OK && buf_status(&line) == KR_OK)
		write_error(buf_str(&line));
	else
		write_error(str_of(message_lost));
	buf_fini(&line);
	buf_fini(&text);
	errno = saved;
}

void
message_error(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_line(true, fmt, ap);
	va_end(ap);
}

void
message_hint(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_line(false, fmt, ap);
	va_end(ap);
}

void
message_progress(size_t done, size_t total)
{
	struct buf line;

	if (!isatty(STDERR_FILENO))
		return;
	buf_init(&line);
	if (done < total)
		buf_printf(&line, "\r%zu / %zu", done, total);
	else
		buf_puts(&line, "\r\033[K");
	write_error(buf_str(&line));
	buf_fini(&line);
}

const char *
message_status(enum kr_status status)
{
	switch (status) {
	case KR_OK:
		return _("no error");
	case KR_ENOTFOUND:
		return _("not found");
	case KR_ENOMEM:
		return _("out of memory");
	case KR_EIO:
		return _("cannot be read or written");
	case KR_EFORMAT:
		return _("not a pack");
	case KR_EVERSION:
		return _("a pack of a format that this version does not know");
	case KR_ECORRUPT:
		return _("a damaged pack");
	case KR_ELIMIT:
		return _("too large");
	}
	return _("unknown error");
}
