#include "base/syserror.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "base/i18n.h"

/* What opening, reading, writing and renaming files, and memory, can give
 * (open(2), read(2), write(2), rename(2), mmap(2)), in the words of glibc. */
static const struct {
	int		 error;
	const char	*text;
} texts[] = {
	{ EPERM,	N_("Operation not permitted") },
	{ ENOENT,	N_("No such file or directory") },
	{ EINTR,	N_("Interrupted system call") },
	{ EIO,		N_("Input/output error") },
	{ ENXIO,	N_("No such device or address") },
	{ EBADF,	N_("Bad file descriptor") },
	{ EAGAIN,	N_("Resource temporarily unavailable") },
	{ ENOMEM,	N_("Cannot allocate memory") },
	{ EACCES,	N_("Permission denied") },
	{ EBUSY,	N_("Device or resource busy") },
	{ EEXIST,	N_("File exists") },
	{ EXDEV,	N_("Invalid cross-device link") },
	{ ENODEV,	N_("No such device") },
	{ ENOTDIR,	N_("Not a directory") },
	{ EISDIR,	N_("Is a directory") },
	{ EINVAL,	N_("Invalid argument") },
	{ ENFILE,	N_("Too many open files in system") },
	{ EMFILE,	N_("Too many open files") },
	{ ETXTBSY,	N_("Text file busy") },
	{ EFBIG,	N_("File too large") },
	{ ENOSPC,	N_("No space left on device") },
	{ EROFS,	N_("Read-only file system") },
	{ EPIPE,	N_("Broken pipe") },
	{ ENAMETOOLONG,	N_("File name too long") },
	{ ELOOP,	N_("Too many levels of symbolic links") },
	{ EOVERFLOW,	N_("Value too large for defined data type") },
	{ EDQUOT,	N_("Disk quota exceeded") },
	{ ESTALE,	N_("Stale file handle") },
	{ ETIMEDOUT,	N_("Connection timed out") },
};

const char *
syserror_text(int error)
{
	const char *text = NULL;
	size_t i;

	for (i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (texts[i].error == error)
			return _(texts[i].text);
#if HAVE_STRERRORDESC_NP
	text = strerrordesc_np(error);
#endif
	return text == NULL ? _("unknown error") : text;
}
