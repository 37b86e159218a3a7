/*
 * Words that name a note or a topic outright, without a search.  For
 * command/ and prompt/.
 */
#ifndef KR_COMMAND_RESOLVE_H
#define KR_COMMAND_RESOLVE_H

#include "pack/read.h"

/*
 * What the words name, in *target: an id in one word or two (`pods/logs',
 * `po logs', `pods list all' for pods/list-all), a topic or its alias, an
 * alias or a unique name of a note, in this order, whatever the case.  KR_OK,
 * KR_ENOTFOUND, KR_ECORRUPT or KR_ENOMEM.
 */
KR_MUST_USE enum kr_status	resolve_words(struct pack *pack,
	    char *const *words, int count, struct pack_target *target);

#endif
