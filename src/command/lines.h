/*
 * Lists of notes and topics: a line each for readers, tab-separated for
 * programs, objects for JSON.  For command/ and prompt/.
 */
#ifndef KR_COMMAND_LINES_H
#define KR_COMMAND_LINES_H

#include "command/context.h"

/* A list on its way: gather heads, then print them together. */
struct lines {
	struct pack_head	*v;
	size_t			 n;
	size_t			 cap;
};

void	lines_init(struct lines *l);
void	lines_fini(struct lines *l);

/* Add the note or topic of that number.  KR_OK or what the pack says. */
KR_MUST_USE enum kr_status	lines_add(struct lines *l, struct context *c,
	    uint32_t number, bool topic);

/*
 * Append "  id   title" lines, ids padded to one width, titles wrapped.  With
 * a number over 0 in first they are numbered from it: " 1  id   title".
 */
void	lines_columns(const struct lines *l, struct context *c, size_t first);

/* Append id TAB title lines, with a third field, the summary, if wanted. */
void	lines_tabs(const struct lines *l, struct context *c, bool summary);

/* Append an array of all: objects as below, and a newline. */
void	lines_json_list(const struct lines *l, struct context *c);

/* Append {"id":…,"title":…,"language":…,"summary":… and no closing brace. */
void	lines_json(const struct pack_head *head, struct context *c);

#endif
