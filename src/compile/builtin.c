/* See src/builtin.c for why the assembler does this. */
#include "compile/builtin.h"

#ifdef __APPLE__
#define SECTION		".const_data"
#define SYMBOL(name)	"_" name
#define HIDDEN(name)	""
#else
#define SECTION		".section .rodata"
#define SYMBOL(name)	name
#define HIDDEN(name)	".hidden " name "\n"
#endif

#define EMBED(name, file) \
	SECTION "\n" \
	".globl " SYMBOL(name) "\n" \
	".globl " SYMBOL(name "_end") "\n" \
	HIDDEN(name) HIDDEN(name "_end") \
	SYMBOL(name) ":\n" \
	".incbin " file "\n" \
	SYMBOL(name "_end") ":\n" \
	".byte 0\n" \
	".text\n"

__asm__(
	EMBED("builtin_synonyms", BUILTIN_SYNONYMS)
	EMBED("builtin_stop_words", BUILTIN_STOP_WORDS)
);
