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
	/* Where it is cut, one column is the ellipsis'. */
	message_mask(&cut, text, unicode_columns(text) <= columns ? columns :
	    columns - 1);
	taken = unicode_columns(buf_str(&cut));
	render_styled(out, o, role, buf_str(&cut));
	buf_fini(&cut);
	return taken;
}

void
row_put(struct buf *out, const struct render_options *o, const char *lead,
    struct str name, struct str what, int columns)
{
	int room = columns - unicode_columns(str_of(lead));

	if (room > 0) {
		buf_puts(out, lead);
		room -= put_cut(out, o, ROLE_CODE, name, room);
		if (room >= GAP + WHAT_MIN) {
			buf_fill(out, ' ', GAP);
			(void)put_cut(out, o, ROLE_SUMMARY, what, room - GAP);
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
