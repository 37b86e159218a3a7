/*
 * How much each slot of a query tells notes apart, and which words are left
 * out of a query that would cost too much.  For search/understand.c.
 */
#ifndef KR_SEARCH_WEIGH_H
#define KR_SEARCH_WEIGH_H

#include "search/query.h"

/*
 * Give every slot but bonuses its weight: how rare its most common term is,
 * times what its kind is worth.  Then, within q->budget, take the weight of
 * the words that weigh least, and the lanes that cost most, and sum up
 * q->total.  q->approximate says that something was left out.
 */
void	weigh_query(struct query *q, const struct pack *pack);

#endif
