#include "prompt/row.h"

#include "base/message.h"
#include "base/unicode.h"

#define GAP		2	/* columns between a name and what it is */
#define WHAT_MIN	8	/* columns; less of it says nothing */

/* Text in a role's colour, cut to so many columns; the columns that it has. */
static int
put_cut(struct buf *out, const struct render_options *o,
    enum render_role role, struct str text, int columns)
{
	struct buf cut;
	int taken;

	if (columns <= 0)
		return 0;
	buf_init(&cut);
	message_mask(&cut, text, columns);
	/* One column is the ellipsis'. */
	if (unicode_columns(buf_str(&cut)) > columns) {
		buf_clear(&cut);
		message_mask(&cut, text, columns - 1);
	}
	taken = unicode_columns(buf_str(&cut));
	render_styled(out, o, role, buf_str(&cut));
	buf_fini(&cut);
	return taken;
}

void
row_put(struct buf *out, const struct render_options *o,
    const struct row *row, int columns)
{
	int room = columns - unicode_columns(str_of(row->lead)), taken, gap;

	if (room > 0) {
		buf_puts(out, row->lead);
		taken = put_cut(out, o, ROLE_CODE, row->name, room);
		/* A long name is not worth an empty half of the screen. */
		gap = taken < row->align && row->align <= room / 2 &&
		    row->align + GAP + WHAT_MIN <= room ?
		    row->align - taken + GAP : GAP;
		room -= taken + gap;
		if (room >= WHAT_MIN && row->what.len > 0) {
			buf_fill(out, ' ', (size_t)gap);
			(void)put_cut(out, o, ROLE_SUMMARY, row->what, room);
		}
	}
	buf_addc(out, '\n');
}

void
row_tell(struct buf *out, const struct render_options *o, const char *text,
    int columns)
{
	(void)put_cut(out, o, ROLE_ID, str_of(text), columns);
	buf_addc(out, '\n');
}
