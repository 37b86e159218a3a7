/*
 * What kind of line was typed.  For prompt/.
 */
#ifndef KR_PROMPT_LINE_H
#define KR_PROMPT_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum line_kind {
	LINE_EMPTY,
	LINE_COMMAND,	/* :help; text without the colon */
	LINE_NUMBER,	/* digits alone */
	LINE_QUERY
};

struct line {
	enum line_kind	kind;
	struct str	text;	/* lent, without spaces around it; a query
				 * keeps those behind it */
	size_t		number;	/* SIZE_MAX if it is too large for one */
};

struct line	line_parse(struct str text);

/* Text without the spaces around it. */
struct str	line_trim(struct str text);

/* The first word of *text, which then begins after it and its spaces. */
struct str	line_word(struct str *text);

/* A number from digits alone; false if it is none. */
bool	line_number(struct str text, size_t *number);

#endif
