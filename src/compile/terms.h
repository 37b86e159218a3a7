/*
 * A note's texts turned into the terms of the index: words, groups of
 * synonyms, symptoms, whole titles and keywords, Chinese in Latin letters.
 * For compile/ alone; search/query.h is the other side.
 */
#ifndef KR_COMPILE_TERMS_H
#define KR_COMPILE_TERMS_H

#include "base/str.h"
#include "compile/index.h"
#include "compile/synonyms.h"
#include "pack/format.h"

/*
 * Add a text of the open note, several lines of one field in one language.
 * synonyms may be an empty set.
 */
void	terms_add(struct index *ix, const struct synonyms *synonyms,
	    enum pack_field field, struct str text);

/* Add the name of the open note, its id without the topic, as a whole. */
void	terms_add_name(struct index *ix, const struct synonyms *synonyms,
	    struct str name);

/*
 * How long a title is, for search to tell how much of it a query names: words
 * that are no stop words in the low four bits, pairs of Chinese characters in
 * the high ones, at most 15 of each.
 */
uint8_t	terms_title_length(const struct synonyms *synonyms, struct str title);

#endif
