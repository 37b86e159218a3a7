/*
 * The assembler copies the pack's bytes as they are.  An array in C would take
 * the compiler seconds for each megabyte, and an object made by the linker
 * (ld -r -b binary) lands in writable data.
 */
#include "builtin.h"

#ifdef __APPLE__
#define SECTION		".const_data"
#define SYMBOL(name)	"_" name
#else
#define SECTION		".section .rodata"
#define SYMBOL(name)	name
#endif

__asm__(
	SECTION "\n"
	".globl " SYMBOL("builtin_pack") "\n"
	".globl " SYMBOL("builtin_pack_end") "\n"
#ifndef __APPLE__
	".hidden builtin_pack\n"
	".hidden builtin_pack_end\n"
#endif
	".balign 16\n"
	SYMBOL("builtin_pack") ":\n"
	".incbin " BUILTIN_PACK "\n"
	SYMBOL("builtin_pack_end") ":\n"
	".byte 0\n"
	".text\n"
);
