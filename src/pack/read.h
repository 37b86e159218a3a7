/*
 * A pack, opened and read.  For search/, command/, prompt/ and main(); the
 * layout behind it (pack/format.h) is the business of pack/ alone.
 *
 * Opening looks at the header and the section table and nothing else: the
 * cost of a lookup does not grow with the pack.  Whatever is read later is
 * checked when it is read.  Functions that return KR_ECORRUPT or KR_ELIMIT
 * leave a word on the defect in pack_fault().
 */
#ifndef KR_PACK_READ_H
#define KR_PACK_READ_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "pack/dict.h"
#include "pack/note.h"

struct pack;

/* What a name of the pack stands for. */
struct pack_target {
	uint32_t	number;		/* of the note or topic */
	bool		is_topic;
};

/* Title and summary alone: what lists show. */
struct pack_head {
	uint32_t	language;	/* the one that was found */
	struct str	id;
	struct str	title;
	struct str	summary;	/* plain text */
	struct str	aliases;	/* of a topic: "po, pod" */
	struct buf	room;		/* what the views point into */
};

/*
 * Use len bytes at data as a pack; they are lent until pack_close().  name
 * ("built-in pack", a path) is for messages and is not copied.  *pack is set
 * on every result but KR_ENOMEM, so that pack_fault() can be asked; end it
 * with pack_close().  KR_OK, KR_EFORMAT, KR_EVERSION, KR_ECORRUPT, KR_ELIMIT
 * or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	pack_open_memory(struct pack **pack,
	    const void *data, size_t len, const char *name);

/*
 * Use a file as a pack; also KR_EIO with errno.  The path is the name.  A file
 * of up to 1 MiB is read, a larger one is mapped: who truncates that one in
 * place kills its readers (SIGBUS), so a pack should be replaced by rename(2),
 * as k8sref-compile does.
 */
KR_MUST_USE enum kr_status	pack_open_file(struct pack **pack,
	    const char *path);

/* Free the pack; NULL is fine. */
void	pack_close(struct pack *pack);

/* The name given at opening; the defect last met, or "". */
const char	*pack_name(const struct pack *pack);
const char	*pack_fault(const struct pack *pack);

/*
 * Remember a defect, a constant text, for pack_fault(), and return the status:
 * `return pack_fail(...)'.  Also for callers that walk dictionaries or
 * postings themselves.
 */
enum kr_status	pack_fail(struct pack *pack, enum kr_status status,
	    const char *fault);

/* Compare every section with its checksum.  KR_OK or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	pack_verify(struct pack *pack);

uint32_t	pack_note_count(const struct pack *pack);
uint32_t	pack_topic_count(const struct pack *pack);
uint32_t	pack_language_count(const struct pack *pack);
uint64_t	pack_size(const struct pack *pack);	/* bytes */

/* Code of a language, "en" or "zh_TW"; n < pack_language_count(). */
struct str	pack_language(const struct pack *pack, uint32_t n);

/* The value that the compiler noted under key, or an empty string. */
struct str	pack_info(const struct pack *pack, const char *key);

/* The message catalogue (.mo) of a language, or an empty string. */
struct str	pack_catalogue(const struct pack *pack, struct str language);

/*
 * Number of the note with this id, in *note.  KR_OK, KR_ENOTFOUND or
 * KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	pack_find_note(struct pack *pack,
	    struct str id, uint32_t *note);

/*
 * What the name (a note's name, an alias of a note or topic, a topic) stands
 * for: at most max targets, and how many there are in *count, which may exceed
 * max and is not 0 on KR_OK.  KR_OK, KR_ENOTFOUND or KR_ECORRUPT.
 */
KR_MUST_USE enum kr_status	pack_find_name(struct pack *pack,
	    struct str name, struct pack_target *targets, size_t max,
	    size_t *count);

/* Number of the topic of this name (not of an alias), in *topic.  KR_OK,
 * KR_ENOTFOUND or KR_ECORRUPT. */
KR_MUST_USE enum kr_status	pack_find_topic(struct pack *pack,
	    struct str name, uint32_t *topic);

/* The notes of a topic: *first and *count; topic < pack_topic_count(). */
KR_MUST_USE enum kr_status	pack_topic_notes(struct pack *pack,
	    uint32_t topic, uint32_t *first, uint32_t *count);

/*
 * All names, to walk them for suggestions, and the names of topics and the
 * ids of notes, whose ordinals are their numbers; lent, as they stand in the
 * file: a key may not be fit to print.
 */
const struct dict	*pack_names(const struct pack *pack);
const struct dict	*pack_topics(const struct pack *pack);
const struct dict	*pack_ids(const struct pack *pack);

/*
 * Append the id of a note, or the name of a topic, to out.  KR_OK,
 * KR_ECORRUPT or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	pack_note_id(struct pack *pack,
	    uint32_t note, struct buf *out);
KR_MUST_USE enum kr_status	pack_topic_name(struct pack *pack,
	    uint32_t topic, struct buf *out);

/*
 * Read title and summary in the first of the languages (numbers, count of
 * them) that has them, else in any.  head is initialised by the call on
 * every result; end it with pack_head_fini().
 */
KR_MUST_USE enum kr_status	pack_note_head(struct pack *pack,
	    uint32_t note, const uint32_t *languages, size_t count,
	    struct pack_head *head);
KR_MUST_USE enum kr_status	pack_topic_head(struct pack *pack,
	    uint32_t topic, const uint32_t *languages, size_t count,
	    struct pack_head *head);
void	pack_head_fini(struct pack_head *head);

/*
 * Read a whole note in one language.  note must be fresh (note_init) and is
 * the caller's to note_fini() on every result.  KR_OK, KR_ENOTFOUND (not in
 * this language), KR_ECORRUPT, KR_ELIMIT or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	pack_note_read(struct pack *pack,
	    uint32_t number, uint32_t language, struct note *note);

/* The search index: the terms; pack/postings.h has what follows each. */
const struct dict	*pack_terms(const struct pack *pack);

/*
 * How long a note's title is: English words in *words, pairs of Chinese
 * characters in *pairs, at most 15 of each, stop words left out.
 */
void	pack_title_length(const struct pack *pack, uint32_t note,
	    unsigned *words, unsigned *pairs);

/* The words and phrases that have synonyms or are stop words: each key is
 * one with its meaning, as text/term.h says. */
const struct dict	*pack_synonyms(const struct pack *pack);

#endif
