/*
 * The layout of a pack file, as numbers.  For pack/ (the reader) and
 * compile/ (the writer): the only thing that both know.  k8sref-pack(5)
 * describes every byte; change both together, and PACK_VERSION with them.
 *
 * All integers are unsigned and little-endian.  A varint is LEB128: seven
 * bits a byte, low bits first, the high bit set on all bytes but the last,
 * at most five bytes, shortest form only.  A string is a varint length in
 * bytes, then UTF-8 without NUL.
 */
#ifndef KR_PACK_FORMAT_H
#define KR_PACK_FORMAT_H

/* The first byte is not ASCII, CR LF shows text-mode damage (as in PNG). */
#define PACK_MAGIC		"\x89K8SR\r\n\x1a"
#define PACK_MAGIC_SIZE		8u
#define PACK_VERSION		2u

/* Header: offsets of its fields, bytes. */
enum pack_header {
	PACK_AT_MAGIC		= 0,
	PACK_AT_VERSION		= 8,	/* u32 */
	PACK_AT_SECTIONS	= 12,	/* u32, entries of the section table */
	PACK_AT_SIZE		= 16,	/* u64, the whole file */
	PACK_AT_NOTES		= 24,	/* u32 */
	PACK_AT_TOPICS		= 28,	/* u32 */
	PACK_AT_LANGUAGES	= 32,	/* u32 */
	PACK_AT_RESERVED	= 36,	/* zero up to PACK_AT_CRC */
	PACK_AT_CRC		= 60,	/* u32, CRC-32 of bytes 0 to 59 and
					 * of the section table */
	PACK_HEADER_SIZE	= 64
};

/* An entry of the section table, which follows the header. */
enum pack_entry {
	PACK_ENTRY_TAG		= 0,	/* u32 */
	PACK_ENTRY_LANGUAGE	= 4,	/* u32, or PACK_NO_LANGUAGE */
	PACK_ENTRY_OFFSET	= 8,	/* u64, from the start of the file */
	PACK_ENTRY_LENGTH	= 16,	/* u64 */
	PACK_ENTRY_CRC		= 24,	/* u32, CRC-32 of the section */
	PACK_ENTRY_FLAGS	= 28,	/* u32 */
	PACK_ENTRY_SIZE		= 32
};

#define PACK_NO_LANGUAGE	0xffffffffu
#define PACK_FLAG_REQUIRED	1u	/* refuse a pack with this unknown */

/* A tag reads as its four letters in a dump of the file. */
#define PACK_TAG(a, b, c, d) \
	((unsigned)(a) | (unsigned)(b) << 8 | (unsigned)(c) << 16 | \
	    (unsigned)(d) << 24)

#define PACK_TAG_LANGUAGES	PACK_TAG('L', 'A', 'N', 'G')
#define PACK_TAG_INFO		PACK_TAG('I', 'N', 'F', 'O')
#define PACK_TAG_NOTES		PACK_TAG('N', 'O', 'T', 'E')
#define PACK_TAG_TOPICS		PACK_TAG('T', 'O', 'P', 'C')
#define PACK_TAG_NAMES		PACK_TAG('N', 'A', 'M', 'E')
#define PACK_TAG_HEADS		PACK_TAG('H', 'E', 'A', 'D')
#define PACK_TAG_BODIES		PACK_TAG('B', 'O', 'D', 'Y')
#define PACK_TAG_TERMS		PACK_TAG('T', 'E', 'R', 'M')
#define PACK_TAG_POSTINGS	PACK_TAG('P', 'O', 'S', 'T')
#define PACK_TAG_TITLES		PACK_TAG('T', 'L', 'E', 'N')
#define PACK_TAG_SYNONYMS	PACK_TAG('S', 'Y', 'N', 'O')
#define PACK_TAG_CATALOGUE	PACK_TAG('C', 'A', 'T', 'L')

/* Limits that a reader may rely on and a writer must keep. */
#define PACK_SECTIONS_MAX	1024u
#define PACK_LANGUAGES_MAX	64u
#define PACK_NOTES_MAX		(1u << 26)
#define PACK_TOPICS_MAX		(1u << 20)
#define PACK_KEY_MAX		255u		/* bytes of a dictionary key */
#define PACK_GROUP		16u		/* keys in a dictionary group */
#define PACK_HEAD_MAX		(8u << 10)	/* bytes of a head */
#define PACK_BODY_MAX		(2u << 20)	/* bytes of a body */
#define PACK_BLOCK_RECORDS	2u		/* of the longest, in a block */
#define PACK_RECORD_ENTRY_SIZE	8u		/* u32 length, u32 CRC-32 */
#define PACK_DEPTH_MAX		12u		/* blocks inside blocks */
#define PACK_COLUMNS_MAX	32u		/* columns of a table */

/* Target of a name: a note's number, or a topic's with this bit. */
#define PACK_TARGET_TOPIC	0x80000000u

/* Block kinds in a body, and what follows the kind byte. */
enum pack_block {
	PACK_BLOCK_HEADING	= 1,	/* u8 level, spans */
	PACK_BLOCK_PARAGRAPH	= 2,	/* spans */
	PACK_BLOCK_LIST		= 3,	/* u8 flags, varint start, items */
	PACK_BLOCK_ITEM		= 4,	/* blocks */
	PACK_BLOCK_QUOTE	= 5,	/* blocks */
	PACK_BLOCK_CODE		= 6,	/* u8 flags, string info, spans */
	PACK_BLOCK_TABLE	= 7,	/* u8 columns, u8 alignment of each,
					 * rows */
	PACK_BLOCK_ROW		= 8,	/* cells, without a count */
	PACK_BLOCK_CELL		= 9,	/* spans */
	PACK_BLOCK_RULE		= 10
};

#define PACK_LIST_ORDERED	1u
#define PACK_LIST_TIGHT		2u
#define PACK_CODE_EXAMPLE	1u	/* tldr's one-line form */

/* Styles of a span: varint style, string text, string url if a link. */
#define PACK_SPAN_EMPHASIS	1u
#define PACK_SPAN_STRONG	2u
#define PACK_SPAN_CODE		4u
#define PACK_SPAN_LINK		8u
#define PACK_SPAN_PLACEHOLDER	16u
#define PACK_SPAN_BREAK		32u
#define PACK_SPAN_ALL		63u

/* Where a term stands in a note: bits of a posting's field mask.  The order
 * keeps the places of most postings in one byte. */
enum pack_field {
	PACK_FIELD_COMMAND,	/* snippets */
	PACK_FIELD_HEADING,	/* headings and the summary */
	PACK_FIELD_QUESTION,
	PACK_FIELD_KEYWORD,	/* aliases and keywords */
	PACK_FIELD_SYMPTOM,
	PACK_FIELD_TITLE,
	PACK_FIELD_ID,
	PACK_FIELD_PROSE,
	PACK_FIELD_COUNT
};

/*
 * A posting's place is a varint: in its low bits how much the prose tells of
 * the term, from 0 (nothing) to 3, and above them the mask without prose.
 */
#define PACK_PROSE_BITS		2u
#define PACK_PROSE_MAX		3u
#define PACK_PLACE_MAX		0x1ffu

/* Postings in a block; lists of more have a table of their blocks. */
#define PACK_POSTINGS_BLOCK	128u
#define PACK_POSTINGS_ENTRY_SIZE 8u	/* u32 last note, u32 end */

/* How terms and synonyms are spelt is the business of text/term.h, which
 * compiler and search share as well. */

#endif
