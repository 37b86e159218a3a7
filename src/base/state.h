/*
 * The prompt's own small files, which outlive a session: k8sref/NAME below
 * $XDG_STATE_HOME, or below $HOME/.local/state where that is unset, empty or
 * relative (XDG Base Directory Specification 0.8).  For prompt/.
 *
 * Nothing here waits for long, prints, or touches a file that is not an
 * ordinary one: a session goes on without its files.  Folders are made with
 * mode 0700 and files with 0600, when something is written for the first
 * time; $HOME itself is not made.
 */
#ifndef KR_BASE_STATE_H
#define KR_BASE_STATE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"

#define STATE_WAIT_MAX	250	/* ms for another session to finish writing */

/*
 * Read a file.
 *
 * name       in the folder, without a slash: "history"
 * max_bytes  of a longer file only its end is read: the lines that begin in
 *            its last max_bytes bytes, however long the file is
 * out        initialised; replaced, and empty on failure
 *
 * Returns KR_OK, KR_ENOTFOUND (no such file, or neither variable names a
 * folder), KR_ENOMEM, or KR_EIO with errno: it cannot be read, or is a
 * directory, a FIFO, a device (EINVAL).  Never waits for a FIFO's writer.
 */
KR_MUST_USE enum kr_status	state_read(const char *name,
				    size_t max_bytes, struct buf *out);

/*
 * Makes the new content from the old, which is empty where there is no file;
 * out is empty and initialised.  Any status but KR_OK leaves the file alone.
 */
typedef enum kr_status (*state_edit_fn)(struct str old, struct buf *out,
    void *arg);

/*
 * Change a file: lock its folder, read as state_read() does, edit, write a
 * new file beside the old and rename it.  A reader sees the old content or
 * the new; of two sessions one waits for the other, except where the file
 * system knows no locks.  A symbolic link stays one: what it points to is
 * replaced.  The folder is made if need be, so call this with something to
 * write; content that does not change is not written.
 *
 * Returns KR_OK, the status of edit, KR_ENOTFOUND (neither variable names a
 * folder), KR_ENOMEM, KR_ELIMIT (new content over max_bytes), or KR_EIO with
 * errno: another session held the lock for STATE_WAIT_MAX (EWOULDBLOCK), the
 * old file cannot be read, may not be written or is not an ordinary one, the
 * new one cannot be written.  On failure the old file is as it was, and
 * nothing else is left in its folder.
 */
KR_MUST_USE enum kr_status	state_update(const char *name,
				    size_t max_bytes, state_edit_fn edit,
				    void *arg);

#endif
