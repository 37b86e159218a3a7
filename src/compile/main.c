/*
 * k8sref-compile: a folder of notes in, a pack out; see k8sref-compile(1).
 *
 * Like compile/dump.h, this file sees the reader of packs as well: --dump and
 * --verify open one.
 */

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "base/i18n.h"
#include "base/message.h"
#include "base/output.h"
#include "base/syserror.h"
#include "compile/catalogue.h"
#include "compile/compile.h"
#include "compile/dump.h"
#include "compile/xmem.h"

#define PROGRAM	"k8sref-compile"

/* Exit status, as k8sref-compile(1) gives it. */
enum { EXIT_DONE, EXIT_NOTES, EXIT_USAGE, EXIT_SYSTEM };

struct settings {
	struct compile_options	 compile;
	const char		*output;
	const char		*dump;
	const char		*verify;
	bool			 quiet;
};

static const struct option long_options[] = {
	{ "output",	required_argument, NULL, 'o' },
	{ "catalogue",	required_argument, NULL, 'C' },
	{ "info",	required_argument, NULL, 'I' },
	{ "synonyms",	required_argument, NULL, 'S' },
	{ "stop-words",	required_argument, NULL, 'W' },
	{ "dump",	required_argument, NULL, 'D' },
	{ "verify",	required_argument, NULL, 'V' },
	{ "quiet",	no_argument,	   NULL, 'q' },
	{ "help",	no_argument,	   NULL, 'h' },
	{ "version",	no_argument,	   NULL, 'v' },
	{ NULL,		0,		   NULL, 0 },
};

static const char *const help[] = {
	N_("Usage: k8sref-compile -o FILE [OPTION]... FOLDER"),
	N_("       k8sref-compile --dump FILE | --verify FILE"),
	"",
	N_("Compile a folder of Markdown notes, and the translations in "
	    "FOLDER.LANG, into a pack."),
	"",
	N_("  -o, --output FILE          write the pack to FILE"),
	N_("      --catalogue LANG=FILE  put a message catalogue (.mo) into "
	    "the pack"),
	N_("      --info KEY=VALUE       put a line of information into the "
	    "pack"),
	N_("      --synonyms FILE        words that mean the same, not the "
	    "built-in ones"),
	N_("      --stop-words FILE      likewise words that mean nothing in a "
	    "query"),
	N_("      --dump FILE            print what the pack FILE holds, as "
	    "text"),
	N_("      --verify FILE          compare the pack FILE with its "
	    "checksums"),
	N_("  -q, --quiet                say nothing when all is well"),
	N_("  -h, --help                 show this help"),
	N_("  -v, --version              show the version"),
};

/* Standard output may be full or closed: then what was asked failed. */
static int
put(const struct buf *out)
{
	if (buf_status(out) != KR_OK) {
		message_error("%s", message_status(buf_status(out)));
		return EXIT_SYSTEM;
	}
	if (output_write(STDOUT_FILENO, buf_str(out)) != KR_OK) {
		message_error(_("cannot write to standard output: %s"),
		    syserror_text(errno));
		return EXIT_SYSTEM;
	}
	return EXIT_DONE;
}

static int
show_help(void)
{
	struct buf out;
	size_t i;
	int status;

	buf_init(&out);
	for (i = 0; i < sizeof help / sizeof help[0]; i++) {
		buf_puts(&out, _(help[i]));
		buf_addc(&out, '\n');
	}
	status = put(&out);
	buf_fini(&out);
	return status;
}

static int
show_version(void)
{
	struct buf out;
	int status;

	buf_init(&out);
	buf_puts(&out, PROGRAM " " PACKAGE_VERSION "\n");
	status = put(&out);
	buf_fini(&out);
	return status;
}

static int
usage(const char *what, const char *argument)
{
	message_error(_("%s: %s; see k8sref-compile --help"), argument, what);
	return EXIT_USAGE;
}

/* Into what is there already and is no file: a pipe, a device. */
static bool
write_in_place(const char *path, const struct buf *pack)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok;

	if (fd < 0)
		return false;
	ok = output_write(fd, buf_str(pack)) == KR_OK;
	return close(fd) == 0 && ok;
}

/* Beside FILE first, so that a failure leaves the old pack whole. */
static bool
write_and_rename(const char *path, const struct buf *pack)
{
	mode_t mask = umask(0);
	struct buf name;
	bool ok;
	int fd;

	(void)umask(mask);
	buf_init(&name);
	buf_puts(&name, path);
	buf_puts(&name, ".XXXXXX");
	buf_addc(&name, '\0');
	xcheck(&name);
	if ((fd = mkstemp(name.p)) < 0) {
		buf_fini(&name);
		return false;
	}
	ok = fchmod(fd, 0666 & ~mask) == 0 &&
	    output_write(fd, buf_str(pack)) == KR_OK;
	ok = close(fd) == 0 && ok;
	ok = ok && rename(name.p, path) == 0;
	if (!ok) {
		int saved = errno;

		unlink(name.p);
		errno = saved;
	}
	buf_fini(&name);
	return ok;
}

static int
write_pack(const char *path, const struct buf *pack)
{
	char *real = realpath(path, NULL);	/* not to replace a link */
	const char *target = real == NULL ? path : real;
	struct stat st;
	bool ok;

	if (stat(target, &st) == 0 && !S_ISREG(st.st_mode))
		ok = write_in_place(target, pack);
	else
		ok = write_and_rename(target, pack);
	if (!ok)
		message_error(_("%s cannot be written: %s"), path,
		    syserror_text(errno));
	free(real);
	return ok ? EXIT_DONE : EXIT_SYSTEM;
}

static int
compile(const struct settings *s)
{
	struct compile_result r;
	struct diag diag = { 0, 0 };
	struct buf pack;
	int status;

	buf_init(&pack);
	compile_folder(&s->compile, &pack, &r, &diag);
	if (diag.errors > 0) {
		message_error(_("errors: %zu; no pack was written"),
		    diag.errors);
		status = EXIT_NOTES;
	} else if (strcmp(s->output, "-") == 0) {
		status = put(&pack);
	} else {
		status = write_pack(s->output, &pack);
	}
	if (status == EXIT_DONE && !s->quiet)
		message_hint(_("%s: notes: %zu, texts: %zu, topics: %zu, "
		    "languages: %zu, Markdown: %zu bytes, pack: %zu bytes"),
		    s->output, r.notes, r.texts, r.topics, r.languages,
		    r.source_bytes, pack.len);
	buf_fini(&pack);
	return status;
}

static int
tell_pack(const char *path, const struct pack *pack, enum kr_status status)
{
	const char *fault = pack == NULL ? "" : pack_fault(pack);

	if (status == KR_EIO)
		message_error("%s: %s", path, syserror_text(errno));
	else
		message_error("%s: %s (%s)", path, message_status(status),
		    fault);
	return EXIT_SYSTEM;
}

static int
inspect(const char *path, bool dump)
{
	enum kr_status status;
	struct pack *pack;
	struct buf out;
	int result = EXIT_DONE;

	buf_init(&out);
	status = pack_open_file(&pack, path);
	if (status == KR_OK)
		status = pack_verify(pack);
	if (status == KR_OK)
		status = dump_pack(pack, &out);
	if (status != KR_OK)
		result = tell_pack(path, pack, status);
	else if (dump)
		result = put(&out);
	pack_close(pack);
	buf_fini(&out);
	return result;
}

static int
check_settings(const struct settings *s, int argc, char **argv)
{
	size_t i;

	for (i = 0; i < s->compile.catalogues.n; i++)
		if (strchr(s->compile.catalogues.v[i].text, '=') == NULL)
			return usage(_("expected LANG=FILE"),
			    s->compile.catalogues.v[i].text);
	for (i = 0; i < s->compile.info.n; i++)
		if (strchr(s->compile.info.v[i].text, '=') == NULL ||
		    strchr(s->compile.info.v[i].text, '\n') != NULL)
			return usage(_("expected KEY=VALUE"),
			    s->compile.info.v[i].text);
	if (s->dump != NULL || s->verify != NULL)
		return argc == 0 ? EXIT_DONE :
		    usage(_("not expected here"), argv[0]);
	if (argc != 1)
		return usage(argc == 0 ? _("expected a folder of notes") :
		    _("one folder only"), argc == 0 ? "FOLDER" : argv[1]);
	if (s->output == NULL)
		return usage(_("expected -o FILE"), argv[0]);
	return EXIT_DONE;
}

/* The option that getopt_long() refused: within a bundle argv does not tell. */
static int
refused(const char *what, char **argv)
{
	char letter[3] = { '-', (char)optopt, '\0' };

	return usage(what, optopt > 0 && optopt < 0x80 &&
	    strncmp(argv[optind - 1], "--", 2) != 0 ? letter :
	    argv[optind - 1]);
}

/* -1 when the program goes on. */
static int
parse_options(struct settings *s, int argc, char **argv)
{
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, ":o:qhv", long_options, NULL)) !=
	    -1)
		switch (c) {
		case 'o':
			s->output = optarg;
			break;
		case 'C':
			list_add(&s->compile.catalogues, str_of(optarg), 0,
			    false);
			break;
		case 'I':
			list_add(&s->compile.info, str_of(optarg), 0, false);
			break;
		case 'S':
			s->compile.synonyms = optarg;
			break;
		case 'W':
			s->compile.stop_words = optarg;
			break;
		case 'D':
			s->dump = optarg;
			break;
		case 'V':
			s->verify = optarg;
			break;
		case 'q':
			s->quiet = true;
			break;
		case 'h':
			return show_help();
		case 'v':
			return show_version();
		case ':':
			return refused(_("needs a value"), argv);
		default:
			return refused(_("no such option"), argv);
		}
	return -1;
}

int
main(int argc, char **argv)
{
	struct settings s = { .output = NULL };
	int status;

	message_set_program(PROGRAM);
	catalogue_choose();
	status = parse_options(&s, argc, argv);
	if (status >= 0)
		return status;
	status = check_settings(&s, argc - optind, argv + optind);
	if (status == EXIT_DONE) {
		s.compile.folder = argv[optind];
		s.compile.progress = !s.quiet && isatty(STDERR_FILENO);
		if (s.dump != NULL)
			status = inspect(s.dump, true);
		else if (s.verify != NULL)
			status = inspect(s.verify, false);
		else
			status = compile(&s);
	}
	list_fini(&s.compile.catalogues);
	list_fini(&s.compile.info);
	return status;
}
