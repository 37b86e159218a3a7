/*
 * Lists of notes and topics, a topic with its notes, and what a search found:
 * for readers, for programs, and as Markdown.  For command/ and prompt/.
 *
 * All append to out, whose status says what went wrong.
 */
#ifndef KR_RENDER_LIST_H
#define KR_RENDER_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"
#include "pack/read.h"
#include "render/render.h"

/*
 * "  id   title" lines, ids padded to one width, titles wrapped.  With a
 * number over 0 in first they are numbered from it: " 1  id   title".
 */
void	render_list(struct buf *out, const struct render_options *o,
	    const struct pack_head *v, size_t n, size_t first);

/* id TAB title lines, with a third field, the summary, if wanted. */
void	render_list_tabs(struct buf *out, const struct pack_head *v,
	    size_t n, bool summary);

/* An array of {"id", "title", "language", "summary"}, and a newline. */
void	render_list_json(struct buf *out, const struct pack *pack,
	    const struct pack_head *v, size_t n);

/* A topic: title, summary, its notes as render_list() has them, its other
 * names. */
void	render_topic(struct buf *out, const struct render_options *o,
	    const struct pack_head *topic, const struct pack_head *notes,
	    size_t n, size_t first);

/* The same as Markdown readers expect an index: a list of links. */
void	render_topic_markdown(struct buf *out, const struct pack_head *topic,
	    const struct pack_head *notes, size_t n);

/* One object: that of a list with "aliases", an array of strings, and
 * "notes", an array of such objects; and a newline. */
void	render_topic_json(struct buf *out, const struct pack *pack,
	    const struct pack_head *topic, const struct pack_head *notes,
	    size_t n);

/* A text of one line, and the parts of it that matched. */
struct render_marked_text {
	struct str		 text;
	const struct range	*marks;
	size_t			 n;
};

/*
 * A match for a reader: number, id and title, under them the summary and, if
 * it has any text, the line that tells why the note was found.
 */
void	render_match(struct buf *out, const struct render_options *o,
	    size_t number, const struct pack_head *head,
	    const struct render_marked_text *summary,
	    const struct render_marked_text *line);

/* How well a note matches, for programs. */
struct render_score {
	unsigned	score;		/* in thousandths */
	unsigned	coverage;	/* of the query, in thousandths */
	unsigned	fields;		/* 1 << enum pack_field */
};

/* An array of the matches, best first: the objects of a list with "score",
 * "coverage" and "fields", an array of strings; and a newline. */
void	render_matches_json(struct buf *out, const struct pack *pack,
	    const struct pack_head *v, const struct render_score *scores,
	    size_t n);

#endif
