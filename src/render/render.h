/*
 * Notes on paper, so to speak: one function per output.  For
 * command/ and prompt/.
 *
 * A renderer appends to a buffer and does no input or output of its own.  It
 * may assume what pack/note.h promises of a note, and nothing more: a note
 * may come from a hostile pack.
 */
#ifndef KR_RENDER_RENDER_H
#define KR_RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "pack/note.h"
#include "term/terminal.h"
#include "term/window.h"

#define RENDER_WIDTH_MIN	20	/* columns; less is laid out as 20 */
#define RENDER_WIDTH_MAX	WINDOW_COLUMNS_MAX

/* What -D filled in. */
struct render_define {
	struct str	name;
	struct str	value;
};

enum render_role {	/* what gets a colour of its own */
	ROLE_TITLE, ROLE_ID, ROLE_SUMMARY, ROLE_HEADING, ROLE_CODE,
	ROLE_PLACEHOLDER, ROLE_COMMENT, ROLE_DANGER, ROLE_STRONG, ROLE_EMPHASIS,
	ROLE_LINK, ROLE_TABLE, ROLE_NOTICE, ROLE_MATCH, ROLE_COUNT
};

/*
 * SGR parameters for each role ("1", "1;36"), without ESC [ and m; an empty
 * one leaves the text as it is.
 */
struct render_colors {
	const char	*sgr[ROLE_COUNT];
};

struct render_options {
	int				 width;		/* columns */
	bool				 color;		/* terminal: use SGR */
	bool				 hyperlinks;	/* terminal: OSC 8 */
	struct render_colors		 colors;
	const struct render_define	*defines;
	size_t				 define_count;
};

/*
 * The colours for a ground.  Unknown: of the sixteen basic colours those
 * that are readable on any; the others need a terminal with 256 colours.
 */
void	render_colors_choose(struct render_colors *colors,
	    enum terminal_ground ground);

/*
 * The ground that K8SREF_COLORS names ("background=dark", the last one
 * counts), or the given one when it names none.
 */
enum terminal_ground	render_colors_ground(const char *spec,
			    enum terminal_ground ground);

/*
 * Change colours as K8SREF_COLORS says: "title=1:code=36:link=4", names
 * as in k8sref(1), values of digits and semicolons only; a background
 * is for render_colors_ground().  spec is copied nowhere: values are stored
 * in room (at least strlen(spec) + 1 bytes), which must outlive colors.
 * Unknown names and bad values are skipped and counted in the result, 0 when
 * all was well.
 */
size_t	render_colors_parse(struct render_colors *colors, const char *spec,
	    char *room);

/* The value that -D gave to the placeholder, or NULL.  Later ones win. */
const struct str	*render_define_find(const struct render_options *o,
			    struct str name);

/*
 * Append one note.  render_terminal serves both `terminal' (o->color decides
 * on escape sequences) and `plain'.  render_markdown writes the note's source
 * form: compiling it again gives the same note.  render_json writes one
 * object and a newline (k8sref(1), JSON).  render_man writes a whole page of
 * section 7 in man(7).  Only width, color and colors of o matter to
 * layout; defines fill placeholders everywhere except in Markdown.
 *
 * Return KR_OK or the status of out (KR_ENOMEM, KR_ELIMIT).
 */
KR_MUST_USE enum kr_status	render_terminal(const struct note *note,
	    const struct render_options *o, struct buf *out);
KR_MUST_USE enum kr_status	render_markdown(const struct note *note,
	    const struct render_options *o, struct buf *out);
KR_MUST_USE enum kr_status	render_json(const struct note *note,
	    const struct render_options *o, struct buf *out);
KR_MUST_USE enum kr_status	render_man(const struct note *note,
	    const struct render_options *o, struct buf *out);

/*
 * Append a page of section 7 that holds all notes of a topic: "k8sref-pods",
 * each note a section of it.  topic is the topic's own text: its id ("pods"),
 * title and summary, the rest may be empty.
 *
 * Returns KR_OK or the status of out.
 */
KR_MUST_USE enum kr_status	render_man_topic(const struct note *topic,
	    const struct note *const *notes, size_t count, struct buf *out);

/*
 * Append one snippet as it is pasted: no indentation, placeholders filled
 * or left as {{name}}, a newline at the end.
 */
void	render_snippet(const struct block *code,
	    const struct render_options *o, struct buf *out);

/*
 * Append one snippet as an object, as it stands in the "snippets" of a
 * note's JSON: number, language, text, placeholders.
 */
void	render_json_snippet(const struct block *code,
	    const struct render_options *o, struct buf *out);

/* Append s between double quotes as a JSON string (RFC 8259). */
void	render_json_string(struct buf *out, struct str s);

/*
 * Append text in one or more lines: each starts with `indent' spaces
 * (the first only when first_indent is set), none is wider than width
 * columns unless a single unbreakable run is.  Breaks at spaces and where
 * unicode_may_break() allows it.  For lists of notes, help and notices.
 */
void	render_wrap_text(struct buf *out, struct str text, int indent,
	    bool first_indent, int width);

/*
 * Append text with marks (ROLE_MATCH; in order, apart), indented by `indent' columns:
 * render_marked all of it, wrapped; render_excerpt one line, the one with
 * most marks, with an ellipsis where something is left out.
 */
void	render_marked(struct buf *out, const struct render_options *o,
	    struct str text, const struct range *marks, size_t n,
	    int indent);
void	render_excerpt(struct buf *out, const struct render_options *o,
	    struct str text, const struct range *marks, size_t n,
	    int indent);

/* Append text between SGR sequences when colour is on. */
void	render_styled(struct buf *out, const struct render_options *o,
	    enum render_role role, struct str text);

#endif
