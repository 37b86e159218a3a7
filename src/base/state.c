/*
 * The prompt's own small files; see state.h.
 */
#include "base/state.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>	/* renameat() */
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/output.h"

#define LINKS_MAX	40	/* as the kernel has it */
#define STEP		1	/* ms between two tries to lock */
#define TEMPORARY_MAX	64	/* bytes of a temporary name, with its NUL */

/* Where a file stands once symbolic links are followed. */
struct place {
	struct buf	 path;		/* of the file, with a NUL */
	const char	*base;		/* its last component */
	int		 folder;	/* open, or -1 */
	bool		 locked;
};

static enum kr_status
system_error(int why)
{
	errno = why;
	return KR_EIO;
}

/*
 * Append our folder's path, without a NUL.  *given bytes of it are the
 * reader's: no folder above is made.
 */
static enum kr_status
find_folder(struct buf *path, size_t *given)
{
	const char *state = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");

	if (state != NULL && state[0] == '/') {
		*given = 0;
		buf_puts(path, state);
	} else if (home != NULL && home[0] == '/') {
		*given = strlen(home);
		buf_puts(path, home);
		buf_puts(path, "/.local/state");
	} else {
		return KR_ENOTFOUND;
	}
	buf_puts(path, "/k8sref");
	return buf_status(path);
}

/* Make the folders of path below its first given bytes; returns 0, or the
 * error number of the first that could not be made. */
static int
make_folders(char *path, size_t given)
{
	int why = 0;
	size_t i;

	for (i = given + 1;; i++) {
		char c = path[i];

		if (c != '/' && c != '\0')
			continue;
		path[i] = '\0';
		if (mkdir(path, S_IRWXU) != 0 && errno != EEXIST && why == 0)
			why = errno;
		path[i] = c;
		if (c == '\0')
			return why;
	}
}

static int
open_folder(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* The path of a file of ours, with a NUL; the folder need not be there. */
static enum kr_status
name_file(const char *name, struct buf *path, size_t *folder, size_t *given)
{
	enum kr_status status = find_folder(path, given);

	if (status != KR_OK)
		return status;
	*folder = path->len;
	buf_addc(path, '/');
	buf_add(path, name, strlen(name) + 1);
	return buf_status(path);
}

/* The folder is there, or is made. */
static enum kr_status
have_folder(char *path, size_t given)
{
	int fd = open_folder(path), why;

	if (fd < 0 && errno == ENOENT) {
		why = make_folders(path, given);
		fd = open_folder(path);
		if (fd < 0 && errno == ENOENT && why != 0)
			errno = why;
	}
	if (fd < 0)
		return KR_EIO;
	close(fd);
	return KR_OK;
}

/* Put what a link says in place of the path's last component, or of all. */
static void
follow(struct buf *path, const char *target, size_t len)
{
	const char *slash = strrchr(path->p, '/');

	path->len = target[0] == '/' || slash == NULL ? 0 :
	    (size_t)(slash - path->p) + 1;
	buf_add(path, target, len);
	buf_addc(path, '\0');
}

/* The path of the file itself, which need not be there. */
static enum kr_status
follow_links(struct buf *path)
{
	char target[PATH_MAX];
	int i;

	for (i = 0; i < LINKS_MAX; i++) {
		ssize_t n = readlink(path->p, target, sizeof target);

		if (n <= 0)
			return KR_OK;
		if ((size_t)n == sizeof target)
			return system_error(ENAMETOOLONG);
		follow(path, target, (size_t)n);
		if (buf_status(path) != KR_OK)
			return buf_status(path);
	}
	return system_error(ELOOP);
}

/*
 * Others write for less than a millisecond; a try is cheap.  Where the file
 * system has no locks (NFS gives EBADF for a folder, others ENOLCK or
 * EOPNOTSUPP) we go on: the rename still keeps a reader from half a file.
 */
static enum kr_status
lock(struct place *p)
{
	const struct timespec step = { 0, STEP * 1000000L };
	int waited;

	for (waited = 0; waited <= STATE_WAIT_MAX; waited += STEP) {
		if (flock(p->folder, LOCK_EX | LOCK_NB) == 0) {
			p->locked = true;
			return KR_OK;
		}
		if (errno != EWOULDBLOCK && errno != EINTR)
			return KR_OK;
		(void)nanosleep(&step, NULL);
	}
	return system_error(EWOULDBLOCK);
}

/* Find and lock the folder that holds the file itself. */
static enum kr_status
place_open(struct place *p, const char *name)
{
	enum kr_status status;
	size_t folder, given;
	char *slash;

	status = name_file(name, &p->path, &folder, &given);
	if (status != KR_OK)
		return status;
	p->path.p[folder] = '\0';
	status = have_folder(p->path.p, given);
	p->path.p[folder] = '/';
	if (status != KR_OK || (status = follow_links(&p->path)) != KR_OK)
		return status;
	/* There is one: the path began absolute and stays so. */
	slash = strrchr(p->path.p, '/');
	p->base = slash + 1;
	if (*p->base == '\0')
		return system_error(EISDIR);
	if (slash == p->path.p) {
		p->folder = open_folder("/");
	} else {
		*slash = '\0';
		p->folder = open_folder(p->path.p);
	}
	return p->folder < 0 ? KR_EIO : lock(p);
}

/* Closing the folder unlocks it. */
static void
place_close(struct place *p)
{
	int why = errno;

	if (p->folder >= 0)
		close(p->folder);
	buf_fini(&p->path);
	errno = why;
}

/* Append up to want bytes from offset on. */
static enum kr_status
read_from(int fd, off_t offset, size_t want, struct buf *out)
{
	char *room = buf_reserve(out, want);
	size_t got = 0;

	if (room == NULL)
		return buf_status(out);
	while (got < want) {
		ssize_t n = pread(fd, room + got, want - got,
		    offset + (off_t)got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return KR_EIO;
		if (n == 0)
			break;
		got += (size_t)n;
	}
	out->len += got;
	return KR_OK;
}

/* Forget everything up to the first line's end. */
static void
drop_line(struct buf *b)
{
	const char *end = b->len == 0 ? NULL : memchr(b->p, '\n', b->len);
	size_t n = end == NULL ? b->len : (size_t)(end - b->p) + 1;

	b->len -= n;
	if (b->len > 0)
		memmove(b->p, b->p + n, b->len);
}

/*
 * The file's end, from a line's beginning.  One byte more than max is read:
 * it tells whether the first of them begins a line.
 */
static enum kr_status
read_end(int fd, size_t max, struct buf *out, bool *whole)
{
	enum kr_status status;
	struct stat st;
	off_t skip;

	if (fstat(fd, &st) != 0)
		return KR_EIO;
	if (!S_ISREG(st.st_mode))
		return system_error(EINVAL);
	*whole = st.st_size <= 0 || (uintmax_t)st.st_size <= max;
	if (st.st_size <= 0)
		return KR_OK;
	if (*whole)
		return read_from(fd, 0, (size_t)st.st_size, out);
	skip = st.st_size - (off_t)max - 1;
	status = read_from(fd, skip, max + 1, out);
	if (status == KR_OK)
		drop_line(out);
	return status;
}

/* Read and close; out is empty on failure. */
static enum kr_status
read_and_close(int fd, size_t max, struct buf *out, bool *whole)
{
	enum kr_status status = read_end(fd, max, out, whole);
	int why = errno;

	if (status != KR_OK)
		buf_clear(out);
	close(fd);
	errno = why;
	return status;
}

enum kr_status
state_read(const char *name, size_t max_bytes, struct buf *out)
{
	enum kr_status status;
	size_t folder, given;
	struct buf path;
	bool whole;
	int fd, why;

	buf_clear(out);
	buf_init(&path);
	status = name_file(name, &path, &folder, &given);
	if (status != KR_OK) {
		buf_fini(&path);
		return status;
	}
	fd = open(path.p, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	why = errno;
	buf_fini(&path);
	if (fd < 0) {
		errno = why;
		return why == ENOENT ? KR_ENOTFOUND : KR_EIO;
	}
	return read_and_close(fd, max_bytes, out, &whole);
}

/*
 * Like state_read(), but for writing as well: renaming would replace a file
 * that may not be written, and a reader who has made it so means it.
 */
static enum kr_status
read_old(const struct place *p, size_t max, struct buf *out, bool *whole)
{
	int fd = openat(p->folder, p->base,
	    O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return errno == ENOENT ? KR_ENOTFOUND : KR_EIO;
	return read_and_close(fd, max, out, whole);
}

/*
 * Under the lock a temporary file that is there already was left by a session
 * that was killed, so it has a fixed name and goes: none are heaped up.
 */
static int
open_temporary(const struct place *p, char name[TEMPORARY_MAX])
{
	struct buf b;

	buf_init(&b);
	if (p->locked)
		buf_add(&b, ".k8sref-new", sizeof ".k8sref-new");
	else
		buf_printf(&b, ".k8sref-new.%ld%c", (long)getpid(), '\0');
	if (buf_status(&b) != KR_OK || b.len > TEMPORARY_MAX) {
		buf_fini(&b);
		errno = ENOMEM;
		return -1;
	}
	memcpy(name, b.p, b.len);
	buf_fini(&b);
	if (p->locked)
		(void)unlinkat(p->folder, name, 0);
	return openat(p->folder, name,
	    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
	    S_IRUSR | S_IWUSR);
}

static enum kr_status
write_new(const struct place *p, struct str text)
{
	char name[TEMPORARY_MAX];
	int fd = open_temporary(p, name), why;
	enum kr_status status;

	if (fd < 0)
		return KR_EIO;
	/* Whatever the umask is; one without u+w would freeze the file. */
	status = fchmod(fd, S_IRUSR | S_IWUSR) != 0 ? KR_EIO :
	    output_write(fd, text);
	why = errno;
	/* Some file systems tell only now that they are full. */
	if (close(fd) != 0 && status == KR_OK) {
		status = KR_EIO;
		why = errno;
	}
	if (status == KR_OK &&
	    renameat(p->folder, name, p->folder, p->base) != 0) {
		status = KR_EIO;
		why = errno;
	}
	if (status != KR_OK)
		(void)unlinkat(p->folder, name, 0);
	errno = why;
	return status;
}

/* The same without a signal that would leave half of it, and lose what there
 * was to keep; it takes less than a millisecond. */
static enum kr_status
write_undisturbed(const struct place *p, struct str text)
{
	enum kr_status status;
	sigset_t all, before;
	int why;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	status = write_new(p, text);
	why = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = why;
	return status;
}

/* With the folder locked: read, edit, and write if it makes a difference. */
static enum kr_status
edit_file(const struct place *p, size_t max, state_edit_fn edit, void *arg)
{
	struct buf old, new;
	enum kr_status status;
	bool whole = false;

	buf_init(&old);
	buf_init(&new);
	status = read_old(p, max, &old, &whole);
	if (status == KR_OK || status == KR_ENOTFOUND)
		status = edit(buf_str(&old), &new, arg);
	if (status == KR_OK)
		status = buf_status(&new);
	if (status == KR_OK && new.len > max)
		status = KR_ELIMIT;
	if (status == KR_OK &&
	    !(whole && str_equal(buf_str(&old), buf_str(&new))))
		status = write_undisturbed(p, buf_str(&new));
	buf_fini(&old);
	buf_fini(&new);
	return status;
}

enum kr_status
state_update(const char *name, size_t max_bytes, state_edit_fn edit,
    void *arg)
{
	struct place p = { .folder = -1 };
	enum kr_status status;

	buf_init(&p.path);
	status = place_open(&p, name);
	if (status == KR_OK)
		status = edit_file(&p, max_bytes, edit, arg);
	place_close(&p);
	return status;
}
