#include "compile/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/syserror.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "compile/xmem.h"

static bool
read_all(int fd, struct buf *out)
{
	for (;;) {
		char *room = buf_reserve(out, 65536);
		ssize_t n;

		if (room == NULL)
			xcheck(out);
		n = read(fd, room, 65536);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		if (n == 0)
			return true;
		out->len += (size_t)n;
		if (out->len > SOURCE_MAX)
			return true;
	}
}

static bool
read_file(struct source *s, struct diag *d)
{
	struct stat st;
	bool ok;
	int fd;

	/* Not to hang on a pipe that is named like a note. */
	if ((fd = open(s->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) < 0) {
		diag_error(d, s->path, 0, _("cannot be read: %s"),
		    syserror_text(errno));
		return false;
	}
	ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	if (!ok)
		diag_error(d, s->path, 0, _("is not a regular file"));
	else if (!(ok = read_all(fd, &s->text)))
		diag_error(d, s->path, 0, _("cannot be read: %s"),
		    syserror_text(errno));
	close(fd);
	return ok;
}

static bool
check_characters(const struct source *s, struct diag *d)
{
	struct str rest = buf_str(&s->text);
	unsigned line = 1;
	bool ok = true;
	uint32_t cp;
	size_t n;

	for (; rest.len > 0; rest.p += n, rest.len -= n) {
		n = utf8_decode(rest, &cp);
		line += cp == '\n';
		if (!unicode_is_unsafe(cp) || cp == '\n' || cp == '\t')
			continue;
		if (cp == '\r' && rest.len > 1 && rest.p[1] == '\n')
			continue;
		diag_error(d, s->path, line,
		    _("control character U+%04X; remove it"), (unsigned)cp);
		ok = false;
	}
	return ok;
}

bool
source_read(struct source *s, const char *path, struct diag *d)
{
	size_t bad;

	s->path = path;
	buf_init(&s->text);
	if (!read_file(s, d))
		return false;
	if (s->text.len > SOURCE_MAX) {
		diag_error(d, path, 0,
		    _("is larger than 1 MiB; a note is about one screen"));
		return false;
	}
	if (s->text.len >= 3 && memcmp(s->text.p, "\xef\xbb\xbf", 3) == 0) {
		s->text.len -= 3;
		memmove(s->text.p, s->text.p + 3, s->text.len);
	}
	bad = utf8_check(buf_str(&s->text));
	if (bad < s->text.len) {
		diag_error(d, path, source_line(s, s->text.p + bad),
		    _("is not UTF-8 here; save the file as UTF-8"));
		return false;
	}
	return check_characters(s, d);
}

void
source_fini(struct source *s)
{
	buf_fini(&s->text);
}

unsigned
source_line(const struct source *s, const char *at)
{
	const char *p;
	unsigned line = 1;

	if (at < s->text.p || at > s->text.p + s->text.len)
		return 0;
	for (p = s->text.p; p < at; p++)
		line += *p == '\n';
	return line;
}
