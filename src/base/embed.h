/*
 * A file as read-only data of the program.  For the modules that embed one.
 *
 * The assembler copies the bytes as they are.  An array in C would take the
 * compiler seconds for each megabyte, and an object made by the linker
 * (ld -r -b binary) lands in writable data.
 */
#ifndef KR_BASE_EMBED_H
#define KR_BASE_EMBED_H

#ifdef __APPLE__
#define EMBED_SECTION		".const_data"
#define EMBED_SYMBOL(name)	"_" name
#define EMBED_HIDDEN(name)
#else
#define EMBED_SECTION		".section .rodata"
#define EMBED_SYMBOL(name)	name
#define EMBED_HIDDEN(name)	".hidden " name "\n.hidden " name "_end\n"
#endif

/*
 * Define the symbols name (first byte) and name_end (one past the last) for
 * the bytes of file; name is a string, file a string with quotation marks
 * inside, as the assembler wants it.  Declare them as
 * "extern const unsigned char NAME[]".  One NUL follows the bytes.
 */
#define EMBED_FILE(name, file)						\
	__asm__(							\
		EMBED_SECTION "\n"					\
		".globl " EMBED_SYMBOL(name) "\n"			\
		".globl " EMBED_SYMBOL(name "_end") "\n"		\
		EMBED_HIDDEN(name)					\
		".balign 16\n"						\
		EMBED_SYMBOL(name) ":\n"				\
		".incbin " file "\n"					\
		EMBED_SYMBOL(name "_end") ":\n"				\
		".byte 0\n"						\
		".text\n"						\
	)

#endif
