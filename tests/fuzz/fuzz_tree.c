/*
 * The records of one note, without the pack around them: src/pack/tree.c and
 * src/render/.  Compressed, they are out of a fuzzer's reach.
 *
 * Input: the length of the head, two bytes, little-endian; the head; the body.
 *
 * Properties: those of fuzz_render.h.
 */
#include <string.h>

#include "fuzz.h"
#include "fuzz_render.h"
#include "pack/cursor.h"
#include "pack/tree.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cur c = cur_over(data, size), head;
	uint32_t *numbers;
	struct note note;
	uint16_t length;

	if (size > FUZZ_INPUT_MAX || !cur_u16(&c, &length) ||
	    !cur_sub(&c, length, &head))
		return 0;
	note_init(&note);
	note.id = str_of("fuzz/tree");
	note.language = str_of("en");
	if (tree_read_head(&note, &head) == KR_OK &&
	    tree_read_body(&note, &c, &numbers) == KR_OK)
		render_everything(&note);
	note_fini(&note);
	return 0;
}
