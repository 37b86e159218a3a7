/*
 * A pack as text, for people and for diff(1).  For compile/main.c.
 *
 * This file sees the reader as well as the format, unlike the rest of
 * compile/: it exists to show what a reader finds.
 */
#ifndef KR_COMPILE_DUMP_H
#define KR_COMPILE_DUMP_H

#include "base/buf.h"
#include "base/status.h"
#include "pack/read.h"

/*
 * Append the pack's counts, topics, notes with their titles, names and terms
 * with their postings, a line each, in the pack's order.  KR_OK, or what the
 * reader met (pack_fault() says more).
 */
KR_MUST_USE enum kr_status	dump_pack(struct pack *pack, struct buf *out);

#endif
