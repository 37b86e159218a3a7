/*
 * Lines that a cluster prints, without what varies in them.  For compile/,
 * which writes the symptoms of notes down so, and search/, which looks for
 * them in what was pasted.
 *
 * A line is cut at white space.  Quotes, brackets and punctuation at the ends
 * of a token go, letters are folded; a token that holds a digit or stood in
 * quotes is a variable: names with hashes, numbers, addresses, UUIDs, times.
 * Neighbouring variables are one.
 */
#ifndef KR_TEXT_SYMPTOM_H
#define KR_TEXT_SYMPTOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define SYMPTOM_TOKEN_MAX	48	/* bytes; longer ones are cut */
#define SYMPTOM_TOKENS_MAX	128	/* of a line; the rest is left out */
#define SYMPTOM_KEY_MAX		160	/* bytes */
#define SYMPTOM_VARIABLE	"#"	/* the token that stands for one */

struct symptom_token {
	char	text[SYMPTOM_TOKEN_MAX];
	uint8_t	len;
	size_t	start;		/* in the line, bytes */
	size_t	end;
};

/* Cut line into tokens; how many is returned. */
size_t	symptom_cut(struct str line,
	    struct symptom_token tokens[SYMPTOM_TOKENS_MAX]);

/* Is the token a variable? */
bool	symptom_is_variable(const struct symptom_token *token);

/*
 * Append a token to a key, of *len bytes so far, with a space between.  False
 * when it does not fit.
 */
bool	symptom_key_add(char key[SYMPTOM_KEY_MAX], size_t *len,
	    struct str token);

#endif
