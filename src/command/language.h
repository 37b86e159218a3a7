/*
 * Which language to show: of the environment, as gettext reads it, or of -L.
 * For command/, prompt/ and main().
 */
#ifndef KR_COMMAND_LANGUAGE_H
#define KR_COMMAND_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "pack/read.h"

#define LANGUAGE_MAX	16	/* languages that a reader may list */

struct language_list {
	uint32_t	v[LANGUAGE_MAX];	/* languages of a pack */
	size_t		n;
	bool		strict;			/* of -L: no other will do */
};

/*
 * The languages of the pack that the environment asks for, best first, with
 * English at the end: LANGUAGE (unless the locale is C), then the first set
 * of LC_ALL, LC_MESSAGES and LANG.
 */
void	language_of_environment(struct language_list *list,
	    const struct pack *pack);

/* Only the language of this code, which must be one of the pack's. */
bool	language_of_code(struct language_list *list, const struct pack *pack,
	    const char *code);

/* The pack's language that serves a code, in *language. */
bool	language_find(const struct pack *pack, const char *code,
	    uint32_t *language);

/* Code of the first language, "en" when there is none, put into room. */
const char	*language_code(const struct language_list *list,
		    const struct pack *pack, char room[64]);

#endif
