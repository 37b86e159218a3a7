/*
 * A note in memory: the small tree that the reader (pack/read.h) builds from
 * a pack and the renderers walk.  For pack/, render/, search/, command/ and
 * prompt/.
 *
 * Everything is borrowed from the note's arena and lives until note_fini();
 * text is UTF-8 without NUL and, as the compiler and the reader both check,
 * without control characters other than LF and TAB in code.
 */
#ifndef KR_PACK_NOTE_H
#define KR_PACK_NOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/* Styles of a run of text, or'ed together. */
enum span_style {
	SPAN_EMPHASIS	 = 1 << 0,
	SPAN_STRONG	 = 1 << 1,
	SPAN_CODE	 = 1 << 2,	/* `code` in a sentence */
	SPAN_LINK	 = 1 << 3,	/* url holds the target */
	SPAN_PLACEHOLDER = 1 << 4,	/* text is the name, without braces */
	SPAN_BREAK	 = 1 << 5	/* a hard line break; text is empty */
};

struct span {
	struct str	text;
	struct str	url;	/* empty unless SPAN_LINK */
	unsigned	style;	/* of enum span_style */
};

/* Runs of text, in order.  Neighbours of equal style and url are merged.
 * A line end inside a paragraph of the source is one space here. */
struct spans {
	const struct span	*v;
	size_t			 n;
};

enum block_kind {
	BLOCK_HEADING = 1,	/* spans; level 2 to 6 */
	BLOCK_PARAGRAPH,	/* spans */
	BLOCK_LIST,		/* children: items; ordered, start, tight */
	BLOCK_ITEM,		/* children: blocks (tight ones hold
				 * paragraphs as well) */
	BLOCK_QUOTE,		/* children: blocks */
	BLOCK_CODE,		/* a snippet: info, spans, number, example */
	BLOCK_TABLE,		/* children: rows, the first is the head;
				 * columns, align */
	BLOCK_ROW,		/* children: cells, as many as columns */
	BLOCK_CELL,		/* spans */
	BLOCK_RULE		/* a thematic break */
};

enum cell_align { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

#define NOTE_DEPTH_MAX		12	/* blocks inside blocks */
#define NOTE_COLUMNS_MAX	32	/* columns of a table */

struct block {
	enum block_kind		 kind;
	struct block		*child;		/* first child or NULL */
	struct block		*next;		/* next sibling or NULL */
	struct spans		 spans;
	struct str		 info;		/* CODE: "sh", "yaml", "" */
	uint32_t		 number;	/* CODE: snippet number, from 1;
						 * LIST: first number */
	uint8_t			 level;		/* HEADING */
	bool			 ordered;	/* LIST */
	bool			 tight;		/* LIST */
	bool			 example;	/* CODE: tldr's one-line form */
	uint8_t			 columns;	/* TABLE */
	uint8_t			 align[NOTE_COLUMNS_MAX]; /* TABLE */
};

/* A reference to another note. */
struct note_ref {
	struct str	text;	/* as written: an id, or a command's name */
	struct str	id;	/* the note's, or empty: none of ours */
};

struct note {
	struct arena		 arena;
	struct buf		 text;		/* what all point into */
	uint32_t		 number;	/* in the pack, from 0 */
	struct str		 id;		/* "pods/crashloopbackoff" */
	struct str		 language;	/* "en", "zh_TW" */
	struct str		 title;		/* plain text */
	struct spans		 summary;
	const struct str	*questions;	/* plain text each */
	size_t			 question_count;
	const struct str	*keywords;
	size_t			 keyword_count;
	const struct str	*symptoms;	/* literal text of a cluster */
	size_t			 symptom_count;
	const struct str	*aliases;	/* other names, ASCII */
	size_t			 alias_count;
	const struct note_ref	*see_also;
	size_t			 see_also_count;
	struct str		 since;		/* "v1.29" or empty */
	struct str		 until;
	const struct str	*more;		/* URLs of "More information" */
	size_t			 more_count;
	struct block		*body;		/* first block or NULL */
};

/* An empty note in the caller's storage. */
void	note_init(struct note *note);

/* Free what the note holds; it is empty afterwards. */
void	note_fini(struct note *note);

/* The snippet of this number, from 1, or NULL; how many there are. */
const struct block	*note_snippet(const struct note *note,
			    uint32_t number);
uint32_t	note_snippet_count(const struct note *note);

/* Append the runs as plain text, breaks as spaces, placeholders in braces. */
void	note_plain_text(const struct spans *spans, struct buf *out);

#endif
