#include "compile/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/message.h"
#include "compile/names.h"
#include "compile/builder.h"
#include "compile/entries.h"
#include "compile/parse.h"
#include "compile/scan.h"
#include "compile/source.h"
#include "compile/synonyms.h"
#include "compile/wordlists.h"
#include "compile/xmem.h"
#include "pack/format.h"

struct job {
	const struct compile_options	*o;
	struct compile_result		*result;
	struct diag			*diag;
	struct scan			 scan;
	struct entries			 notes;
	struct entries			 topics;
	struct refs			 refs;
	struct aliases			 aliases;
	struct synonyms			 synonyms;
	struct builder			 builder;
};

/* Drafts */

static struct draft *
read_draft(struct job *job, const struct scan_file *f)
{
	struct draft *d = xmalloc(sizeof *d);
	struct source source;

	draft_init(d);
	if (source_read(&source, f->path, job->diag)) {
		parse_note(d, &source, job->diag);
		job->result->source_bytes += source.text.len;
		job->result->texts += !f->index;
	}
	source_fini(&source);
	return d;
}

static void
free_draft(struct draft *d)
{
	if (d != NULL)
		draft_fini(d);
	free(d);
}

static void
compile_note(struct job *job, const struct entry *e)
{
	struct draft *drafts[PACK_LANGUAGES_MAX] = { NULL };
	uint32_t *targets[PACK_LANGUAGES_MAX] = { NULL };
	size_t i;

	for (i = e->file; i < e->file + e->file_count; i++) {
		const struct scan_file *f = &job->scan.files[i];
		struct draft *d = read_draft(job, f);

		/* Two files of one id are told by the scan. */
		free_draft(drafts[f->language]);
		drafts[f->language] = d;
		free(targets[f->language]);
		targets[f->language] = refs_resolve(&job->refs, e, d,
		    f->path, job->diag);
		aliases_add(&job->aliases, e, d, f->path);
	}
	/* With errors there will be no pack, but all errors are wanted. */
	if (job->diag->errors == 0)
		builder_add_note(&job->builder, e->id, e->topic_len, drafts,
		    targets);
	for (i = 0; i < job->scan.languages.n; i++) {
		free_draft(drafts[i]);
		free(targets[i]);
	}
}

static void
check_index(struct job *job, const struct draft *d, const char *path)
{
	if (d->block_count > 0 || d->questions.n > 0 || d->keywords.n > 0 ||
	    d->symptoms.n > 0 || d->see_also.n > 0 || d->since.n > 0 ||
	    d->until.n > 0 || d->more.n > 0)
		diag_error(job->diag, path, 0, _("holds more than a title, "
		    "a summary and Aliases; the rest belongs in notes"));
}

static void
compile_topic(struct job *job, const struct entry *e)
{
	struct draft *drafts[PACK_LANGUAGES_MAX] = { NULL };
	size_t i;

	for (i = e->file; i < e->file + e->file_count; i++) {
		const struct scan_file *f = &job->scan.files[i];
		struct draft *d = read_draft(job, f);

		/* Two files of one id are told by the scan. */
		free_draft(drafts[f->language]);
		drafts[f->language] = d;
		check_index(job, d, f->path);
		aliases_add(&job->aliases, e, d, f->path);
	}
	if (job->diag->errors == 0)
		builder_add_topic(&job->builder, e->id, drafts, e->first,
		    e->count);
	for (i = 0; i < job->scan.languages.n; i++)
		free_draft(drafts[i]);
}

/* What stands beside the notes */

static void
read_catalogue(struct job *job, const char *option)
{
	const char *equals = strchr(option, '=');
	struct str code = { option, (size_t)(equals - option) };
	size_t i;
	FILE *in;
	char *room;

	for (i = 0; i < job->scan.languages.n; i++)
		if (str_equal(code, str_of(job->scan.languages.v[i].text)))
			break;
	if (i == job->scan.languages.n) {
		diag_error(job->diag, option, 0,
		    _("a catalogue for a language without notes"));
		return;
	}
	if ((in = fopen(equals + 1, "rb")) == NULL) {
		diag_error(job->diag, equals + 1, 0, _("cannot be opened"));
		return;
	}
	while ((room = buf_reserve(&job->builder.catalogues[i], 65536)) !=
	    NULL) {
		size_t n = fread(room, 1, 65536, in);

		job->builder.catalogues[i].len += n;
		if (n == 0)
			break;
	}
	xcheck(&job->builder.catalogues[i]);
	if (ferror(in))
		diag_error(job->diag, equals + 1, 0, _("cannot be read"));
	fclose(in);
}

/* The text of a file, or the one that is built in. */
static void
read_words(struct job *job, const char *path, struct str builtin,
    void (*take)(struct synonyms *, struct str, const char *, struct diag *))
{
	struct source source;

	if (path == NULL) {
		take(&job->synonyms, builtin, "built-in words", job->diag);
		return;
	}
	if (source_read(&source, path, job->diag))
		take(&job->synonyms, buf_str(&source.text), path, job->diag);
	source_fini(&source);
}

static void
read_synonyms(struct job *job)
{
	read_words(job, job->o->synonyms, (struct str){ builtin_synonyms,
	    (size_t)(builtin_synonyms_end - builtin_synonyms) },
	    synonyms_read);
	read_words(job, job->o->stop_words, (struct str){ builtin_stop_words,
	    (size_t)(builtin_stop_words_end - builtin_stop_words) },
	    synonyms_read_stop_words);
	synonyms_sort(&job->synonyms);
}

static void
write_info(struct job *job)
{
	struct buf *info = &job->builder.info;
	size_t i;

	buf_printf(info, "source-bytes=%zu\n", job->result->source_bytes);
	buf_printf(info, "texts=%zu\n", job->result->texts);
	for (i = 0; i < job->o->info.n; i++)
		buf_printf(info, "%s\n", job->o->info.v[i].text);
	xcheck(info);
}

#define PROGRESS_STEP	500	/* notes; small folders show nothing */

static void
show_progress(const struct job *job, size_t done)
{
	if (job->o->progress && done > 0 &&
	    (done % PROGRESS_STEP == 0 || done == job->notes.n) &&
	    job->notes.n >= PROGRESS_STEP)
		message_progress(done, job->notes.n);
}

static void
compile_all(struct job *job)
{
	size_t i;

	for (i = 0; i < job->o->catalogues.n; i++)
		read_catalogue(job, job->o->catalogues.v[i].text);
	for (i = 0; i < job->notes.n; i++) {
		show_progress(job, i);
		compile_note(job, &job->notes.v[i]);
	}
	show_progress(job, job->notes.n);
	for (i = 0; i < job->topics.n; i++)
		compile_topic(job, &job->topics.v[i]);
	aliases_check(&job->aliases, &job->topics, job->diag);
	if (job->notes.n == 0 && job->diag->errors == 0)
		diag_error(job->diag, job->o->folder, 0,
		    _("holds no notes; expected TOPIC/NAME.md"));
}

void
compile_folder(const struct compile_options *o, struct buf *pack,
    struct compile_result *result, struct diag *diag)
{
	struct job job = { .o = o, .result = result, .diag = diag };

	memset(result, 0, sizeof *result);
	scan_folder(&job.scan, o->folder, diag);
	if (job.scan.languages.n > PACK_LANGUAGES_MAX) {
		diag_error(diag, o->folder, 0, _("more than %u languages"),
		    PACK_LANGUAGES_MAX);
	} else {
		entries_gather(&job.notes, &job.topics, &job.scan);
		refs_init(&job.refs, &job.notes);
		read_synonyms(&job);
		builder_init(&job.builder, &job.scan.languages,
		    &job.synonyms);
		compile_all(&job);
		result->notes = job.notes.n;
		result->topics = job.topics.n;
		result->languages = job.scan.languages.n;
		if (diag->errors == 0) {
			write_info(&job);
			builder_write(&job.builder, pack);
		}
		builder_fini(&job.builder);
		synonyms_fini(&job.synonyms);
		refs_fini(&job.refs);
	}
	aliases_fini(&job.aliases);
	entries_fini(&job.notes);
	entries_fini(&job.topics);
	scan_fini(&job.scan);
}
