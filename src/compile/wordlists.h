/*
 * The synonyms and stop words that travel in the compiler (data/synonyms,
 * data/stop-words), so that it needs no files of its own.  For compile/ alone.
 */
#ifndef KR_COMPILE_WORDLISTS_H
#define KR_COMPILE_WORDLISTS_H

/* From the first byte to one past the last. */
extern const char	builtin_synonyms[], builtin_synonyms_end[];
extern const char	builtin_stop_words[], builtin_stop_words_end[];

#endif
