/*
 * What a function that can fail returns.  For everybody.
 *
 * Modules report; only command/, compile/'s driver and the two main()
 * functions turn a status into words (see base/message.h).
 */
#ifndef KR_BASE_STATUS_H
#define KR_BASE_STATUS_H

#if defined(__GNUC__) || defined(__clang__)
#define KR_MUST_USE	__attribute__((__warn_unused_result__))
#define KR_PRINTF(f, a)	__attribute__((__format__(__printf__, f, a)))
#else
#define KR_MUST_USE
#define KR_PRINTF(f, a)
#endif

enum kr_status {
	KR_OK = 0,
	KR_ENOTFOUND,	/* nothing of that name */
	KR_ENOMEM,	/* out of memory */
	KR_EIO,		/* the system refused: errno says why */
	KR_EFORMAT,	/* not a pack at all */
	KR_EVERSION,	/* a pack of a format that we do not know */
	KR_ECORRUPT,	/* a pack whose bytes contradict each other */
	KR_ELIMIT	/* well formed, but over a limit of ours */
};

#endif
