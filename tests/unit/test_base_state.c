/*
 * Files that outlive a session: what base/state.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "home.h"
#include "base/state.h"

#define FILE_BELOW	HOME_STATE "/file"
#define SIZE		1000	/* bytes: max_bytes of most cases */

static unsigned	edits;		/* how often an edit was called */

/* Old content, then arg, a string. */
static enum kr_status
append(struct str old, struct buf *out, void *arg)
{
	edits++;
	assert_int_equal(out->len, 0);
	buf_adds(out, old);
	buf_puts(out, arg);
	return KR_OK;
}

static enum kr_status
refuse(struct str old, struct buf *out, void *arg)
{
	(void)old;
	(void)arg;
	buf_puts(out, "half of it");
	return KR_ECORRUPT;
}

static enum kr_status
grow_huge(struct str old, struct buf *out, void *arg)
{
	(void)old;
	buf_fill(out, 'x', *(size_t *)arg);
	return KR_OK;
}

static enum kr_status
update(const char *text)
{
	char copy[256];

	snprintf(copy, sizeof copy, "%s", text);
	return state_update("file", SIZE, append, copy);
}

static void
expect_read(size_t max, const char *text)
{
	struct buf b;

	buf_init(&b);
	buf_puts(&b, "what was there before");
	assert_int_equal(state_read("file", max, &b), KR_OK);
	assert_int_equal(b.len, strlen(text));
	assert_memory_equal(b.p, text, b.len);
	buf_fini(&b);
}

/* Reading fails so, with errno unless that is 0, and gives nothing. */
static void
expect_unread(enum kr_status status, int why)
{
	struct buf b;

	buf_init(&b);
	buf_puts(&b, "what was there before");
	errno = 0;
	assert_int_equal(state_read("file", SIZE, &b), status);
	if (why != 0)
		assert_int_equal(errno, why);
	assert_int_equal(b.len, 0);
	buf_fini(&b);
}

/* The same for updating: no edit was asked for. */
static void
expect_refused(enum kr_status status, int why)
{
	edits = 0;
	errno = 0;
	assert_int_equal(update("new\n"), status);
	if (why != 0)
		assert_int_equal(errno, why);
	assert_int_equal(edits, 0);
}

static void
nothing_is_made_for_a_reader(void **state)
{
	(void)state;
	expect_unread(KR_ENOTFOUND, 0);
	assert_int_equal(home_count("."), 0);
}

static void
what_is_written_is_read_in_a_later_session(void **state)
{
	(void)state;
	assert_int_equal(update("one\n"), KR_OK);
	assert_int_equal(update("two\n"), KR_OK);
	expect_read(SIZE, "one\ntwo\n");
	home_expect(FILE_BELOW, "one\ntwo\n");
	assert_int_equal(home_count(HOME_STATE), 1);
}

static void
only_the_owner_may_look(void **state)
{
	mode_t masks[] = { 0, 022, 0277 };
	size_t i;

	for (i = 0; i < sizeof masks / sizeof *masks; i++) {
		/* A folder that the owner may not use is of no use. */
		umask(masks[i] & 077);
		home_folder("elsewhere");
		assert_int_equal(update("one\n"), KR_OK);
		umask(masks[i]);
		assert_int_equal(update("two\n"), KR_OK);
		umask(022);
		assert_int_equal(home_mode(".local"), 0700);
		assert_int_equal(home_mode(".local/state"), 0700);
		assert_int_equal(home_mode(HOME_STATE), 0700);
		assert_int_equal(home_mode(FILE_BELOW), 0600);
		home_teardown(state);
		assert_int_equal(home_setup(state), 0);
	}
}

static void
permissions_of_a_folder_that_is_there_stay(void **state)
{
	(void)state;
	home_folder(HOME_STATE);
	assert_int_equal(chmod(home_path(HOME_STATE), 0750), 0);
	assert_int_equal(update("one\n"), KR_OK);
	assert_int_equal(home_mode(HOME_STATE), 0750);
}

static void
xdg_state_home_comes_first(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", home_path("a/b//c/"), 1);
	assert_int_equal(update("one\n"), KR_OK);
	home_expect("a/b/c/k8sref/file", "one\n");
	assert_int_equal(home_mode("a"), 0700);
	assert_int_equal(home_mode("a/b/c"), 0700);
	assert_int_equal(home_count("."), 1);
	expect_read(SIZE, "one\n");
}

static void
an_empty_or_relative_xdg_state_home_does_not_count(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", "", 1);
	assert_int_equal(update("one\n"), KR_OK);
	setenv("XDG_STATE_HOME", "relative", 1);
	assert_int_equal(update("two\n"), KR_OK);
	home_expect(FILE_BELOW, "one\ntwo\n");
	assert_int_not_equal(access("relative", F_OK), 0);
}

static void
without_a_home_nothing_is_found(void **state)
{
	const char *homes[] = { "", "relative", NULL };
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		if (homes[i] == NULL)
			unsetenv("HOME");
		else
			setenv("HOME", homes[i], 1);
		expect_unread(KR_ENOTFOUND, 0);
		expect_refused(KR_ENOTFOUND, 0);
	}
}

static void
a_missing_home_is_not_made(void **state)
{
	const char *homes[] = { "missing", "missing/", "missing/too" };
	size_t i;

	(void)state;
	for (i = 0; i < 3; i++) {
		setenv("HOME", home_path(homes[i]), 1);
		expect_unread(KR_ENOTFOUND, 0);
		expect_refused(KR_EIO, ENOENT);
		assert_int_equal(home_count("."), 0);
	}
}

static void
a_file_in_place_of_a_folder_is_an_obstacle(void **state)
{
	(void)state;
	home_write(".local", "mine", 4);
	expect_unread(KR_EIO, ENOTDIR);
	expect_refused(KR_EIO, ENOTDIR);
	home_expect(".local", "mine");
	assert_int_equal(home_count("."), 1);
}

/* /proc takes no folders, not even root's. */
static void
where_no_folder_can_be_made_nothing_happens(void **state)
{
	(void)state;
	if (access("/proc/self", F_OK) != 0)
		skip();
	setenv("XDG_STATE_HOME", "/proc", 1);
	expect_unread(KR_ENOTFOUND, 0);
	expect_refused(KR_EIO, 0);
}

static void
a_path_can_be_too_long(void **state)
{
	char path[8192];

	(void)state;
	memset(path, 'x', sizeof path - 1);
	path[sizeof path - 1] = '\0';
	path[0] = '/';
	setenv("XDG_STATE_HOME", path, 1);
	expect_unread(KR_EIO, ENAMETOOLONG);
	expect_refused(KR_EIO, ENAMETOOLONG);
}

static void
a_folder_in_place_of_the_file_stays(void **state)
{
	(void)state;
	home_folder(FILE_BELOW);
	expect_unread(KR_EIO, 0);
	expect_refused(KR_EIO, EISDIR);
	assert_int_equal(home_count(HOME_STATE), 1);
}

static void
a_fifo_or_a_socket_is_not_waited_for(void **state)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd;

	(void)state;
	home_folder(HOME_STATE);
	assert_int_equal(mkfifo(home_path(FILE_BELOW), 0600), 0);
	alarm(20);
	expect_unread(KR_EIO, EINVAL);
	expect_refused(KR_EIO, EINVAL);
	alarm(0);
	assert_int_equal(unlink(home_path(FILE_BELOW)), 0);

	if (strlen(home_path(FILE_BELOW)) >= sizeof address.sun_path)
		return;
	snprintf(address.sun_path, sizeof address.sun_path, "%.100s",
	    home_path(FILE_BELOW));
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&address,
	    sizeof address), 0);
	expect_unread(KR_EIO, 0);
	expect_refused(KR_EIO, 0);
	close(fd);
	assert_int_equal(home_count(HOME_STATE), 1);
}

/* How people turn off a history. */
static void
a_link_to_dev_null_stays(void **state)
{
	struct stat st;

	(void)state;
	home_folder(HOME_STATE);
	assert_int_equal(symlink("/dev/null", home_path(FILE_BELOW)), 0);
	expect_unread(KR_EIO, EINVAL);
	expect_refused(KR_EIO, EINVAL);
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
	assert_int_equal(home_count(HOME_STATE), 1);
}

static void
a_link_is_followed_and_stays(void **state)
{
	struct stat st;

	(void)state;
	home_folder(HOME_STATE);
	home_folder("dotfiles");
	home_write("dotfiles/real", "one\n", 4);
	assert_int_equal(symlink("../../../dotfiles/link",
	    home_path(FILE_BELOW)), 0);
	assert_int_equal(symlink("real", home_path("dotfiles/link")), 0);
	expect_read(SIZE, "one\n");
	assert_int_equal(update("two\n"), KR_OK);
	home_expect("dotfiles/real", "one\ntwo\n");
	assert_int_equal(lstat(home_path(FILE_BELOW), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(lstat(home_path("dotfiles/link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(home_count("dotfiles"), 2);
	assert_int_equal(home_count(HOME_STATE), 1);
}

static void
a_link_may_come_before_its_file(void **state)
{
	(void)state;
	home_folder(HOME_STATE);
	assert_int_equal(symlink(home_path("later"),
	    home_path(FILE_BELOW)), 0);
	expect_unread(KR_ENOTFOUND, 0);
	assert_int_equal(update("one\n"), KR_OK);
	home_expect("later", "one\n");
	assert_int_equal(unlink(home_path(FILE_BELOW)), 0);
	assert_int_equal(symlink(home_path("missing/later"),
	    home_path(FILE_BELOW)), 0);
	expect_refused(KR_EIO, ENOENT);
}

static void
links_in_a_circle_and_to_folders_end(void **state)
{
	const char *targets[] = { "file", "../", ".", "/", "/./" };
	size_t i;

	(void)state;
	home_folder(HOME_STATE);
	for (i = 0; i < sizeof targets / sizeof *targets; i++) {
		assert_int_equal(symlink(targets[i],
		    home_path(FILE_BELOW)), 0);
		expect_unread(KR_EIO, 0);
		expect_refused(KR_EIO, 0);
		assert_int_equal(home_count(HOME_STATE), 1);
		assert_int_equal(unlink(home_path(FILE_BELOW)), 0);
	}
}

static void
a_file_that_may_not_be_read_or_written_stays(void **state)
{
	(void)state;
	if (geteuid() == 0)
		skip();		/* root may */
	home_write_state("file", "one\n", 4);
	assert_int_equal(chmod(home_path(FILE_BELOW), 0400), 0);
	expect_read(SIZE, "one\n");
	expect_refused(KR_EIO, EACCES);
	assert_int_equal(chmod(home_path(FILE_BELOW), 0200), 0);
	expect_unread(KR_EIO, EACCES);
	expect_refused(KR_EIO, EACCES);
	assert_int_equal(chmod(home_path(FILE_BELOW), 0600), 0);
	home_expect(FILE_BELOW, "one\n");
}

static void
a_folder_that_may_not_be_written_is_an_obstacle(void **state)
{
	(void)state;
	if (geteuid() == 0)
		skip();		/* root may */
	home_write_state("file", "one\n", 4);
	assert_int_equal(chmod(home_path(HOME_STATE), 0500), 0);
	assert_int_equal(update("two\n"), KR_EIO);
	assert_int_equal(errno, EACCES);
	assert_int_equal(chmod(home_path(HOME_STATE), 0700), 0);
	home_expect(FILE_BELOW, "one\n");
	assert_int_equal(home_count(HOME_STATE), 1);
}

/* A limit on the size of files stands for a full disk. */
static void
a_full_disk_leaves_the_old_file_alone(void **state)
{
	struct rlimit old, small = { 4096, RLIM_INFINITY };
	size_t size = 10000;

	(void)state;
	home_write_state("file", "one\n", 4);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small.rlim_max = old.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	errno = 0;
	assert_int_equal(state_update("file", size, grow_huge, &size),
	    KR_EIO);
	assert_int_equal(errno, EFBIG);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	signal(SIGXFSZ, SIG_DFL);
	home_expect(FILE_BELOW, "one\n");
	assert_int_equal(home_count(HOME_STATE), 1);
}

static void
an_edit_may_refuse_or_write_too_much(void **state)
{
	size_t size = SIZE + 1;

	(void)state;
	home_write_state("file", "one\n", 4);
	assert_int_equal(state_update("file", SIZE, refuse, NULL),
	    KR_ECORRUPT);
	assert_int_equal(state_update("file", SIZE, grow_huge, &size),
	    KR_ELIMIT);
	home_expect(FILE_BELOW, "one\n");
	size = SIZE;
	assert_int_equal(state_update("file", SIZE, grow_huge, &size), KR_OK);
	assert_int_equal(home_count(HOME_STATE), 1);
}

static void
what_does_not_change_is_not_written(void **state)
{
	struct stat before, after;

	(void)state;
	home_write_state("file", "one\n", 4);
	assert_int_equal(stat(home_path(FILE_BELOW), &before), 0);
	assert_int_equal(update(""), KR_OK);
	assert_int_equal(stat(home_path(FILE_BELOW), &after), 0);
	assert_true(before.st_ino == after.st_ino);
	home_expect(FILE_BELOW, "one\n");
}

static void
of_a_long_file_the_last_whole_lines_are_read(void **state)
{
	(void)state;
	home_write_state("file", "one\ntwo\nthree", 13);
	expect_read(100, "one\ntwo\nthree");
	expect_read(13, "one\ntwo\nthree");
	expect_read(12, "two\nthree");
	expect_read(9, "two\nthree");
	expect_read(8, "three");
	expect_read(5, "three");
	expect_read(4, "");
	expect_read(0, "");
	assert_int_equal(state_update("file", 9, append, (char[]){ "" }),
	    KR_OK);
	home_expect(FILE_BELOW, "two\nthree");
}

/* Sparse: 64 GB that take no room, and would take minutes to read. */
static void
a_huge_file_is_not_read_whole(void **state)
{
	const off_t size = (off_t)64 << 30;
	int fd;

	(void)state;
	home_write_state("file", "first\n", 6);
	fd = open(home_path(FILE_BELOW), O_WRONLY);
	assert_true(fd >= 0);
	if (ftruncate(fd, size) != 0) {
		close(fd);
		skip();		/* a file system without such files */
	}
	alarm(60);
	expect_read(SIZE, "");
	assert_int_equal(pwrite(fd, "\nlast\n", 6, size - 6), 6);
	close(fd);
	expect_read(SIZE, "last\n");
	assert_int_equal(update("new\n"), KR_OK);
	alarm(0);
	home_expect(FILE_BELOW, "last\nnew\n");
}

static void
what_a_killed_session_left_goes(void **state)
{
	(void)state;
	home_write_state("file", "one\n", 4);
	home_write_state(".k8sref-new", "hal", 3);
	assert_int_equal(update("two\n"), KR_OK);
	home_expect(FILE_BELOW, "one\ntwo\n");
	assert_int_equal(home_count(HOME_STATE), 1);
}

/* Another open of the folder is like another session. */
static void
a_lock_is_waited_for_but_not_for_ever(void **state)
{
	int fd, status;
	pid_t pid;

	(void)state;
	home_write_state("file", "one\n", 4);
	fd = open(home_path(HOME_STATE), O_RDONLY | O_CLOEXEC);
	assert_int_equal(flock(fd, LOCK_EX), 0);
	alarm(60);
	expect_refused(KR_EIO, EWOULDBLOCK);
	expect_read(SIZE, "one\n");
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		close(fd);
		_exit(update("two\n") != KR_OK);
	}
	usleep(50000);
	close(fd);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	alarm(0);
	home_expect(FILE_BELOW, "one\ntwo\n");
}

#define CASE(name) \
	cmocka_unit_test_setup_teardown(name, home_setup, home_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(nothing_is_made_for_a_reader),
		CASE(what_is_written_is_read_in_a_later_session),
		CASE(only_the_owner_may_look),
		CASE(permissions_of_a_folder_that_is_there_stay),
		CASE(xdg_state_home_comes_first),
		CASE(an_empty_or_relative_xdg_state_home_does_not_count),
		CASE(without_a_home_nothing_is_found),
		CASE(a_missing_home_is_not_made),
		CASE(a_file_in_place_of_a_folder_is_an_obstacle),
		CASE(where_no_folder_can_be_made_nothing_happens),
		CASE(a_path_can_be_too_long),
		CASE(a_folder_in_place_of_the_file_stays),
		CASE(a_fifo_or_a_socket_is_not_waited_for),
		CASE(a_link_to_dev_null_stays),
		CASE(a_link_is_followed_and_stays),
		CASE(a_link_may_come_before_its_file),
		CASE(links_in_a_circle_and_to_folders_end),
		CASE(a_file_that_may_not_be_read_or_written_stays),
		CASE(a_folder_that_may_not_be_written_is_an_obstacle),
		CASE(a_full_disk_leaves_the_old_file_alone),
		CASE(an_edit_may_refuse_or_write_too_much),
		CASE(what_does_not_change_is_not_written),
		CASE(of_a_long_file_the_last_whole_lines_are_read),
		CASE(a_huge_file_is_not_read_whole),
		CASE(what_a_killed_session_left_goes),
		CASE(a_lock_is_waited_for_but_not_for_ever),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
