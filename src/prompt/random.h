/*
 * Random numbers that are the same on every machine for the same seed: for
 * a quiz, not for secrets.  For prompt/.
 *
 * The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014): 64 bits of state, any seed
 * is as good as another.
 */
#ifndef KR_PROMPT_RANDOM_H
#define KR_PROMPT_RANDOM_H

#include <stdint.h>

struct random {
	uint64_t	state;	/* at first the seed */
};

/* The next 64 bits. */
static inline uint64_t
random_next(struct random *r)
{
	uint64_t z = r->state += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

/*
 * One of the numbers 0 to n - 1, each as likely as the others; n > 0.
 *
 * The upper half of a product of 32 by 32 bits, where draws whose lower half
 * would favour some numbers are repeated (Lemire, "Fast random integer
 * generation in an interval", ACM TOMACS 29, 2019).
 */
static inline uint32_t
random_below(struct random *r, uint32_t n)
{
	uint32_t least = (uint32_t)-n % n;	/* 2^32 modulo n */
	uint64_t m;

	do
		m = (random_next(r) >> 32) * n;
	while ((uint32_t)m < least);
	return (uint32_t)(m >> 32);
}

#endif
