#include "render/list.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/unicode.h"
#include "render/inline.h"
#include "render/snippet.h"

#define MARGIN		2	/* columns before an id */
#define GAP		2	/* columns after it */
#define TITLE_MIN	16	/* columns; less is a line of its own */
#define MATCH_INDENT	4	/* columns, under a match's number and id */

/* What stands before an id, all as wide as the last one; its columns. */
static int
open_line(struct buf *out, size_t number, size_t last)
{
	char text[32];
	int digits = snprintf(text, sizeof text, "%zu", last);

	if (number == 0) {
		buf_fill(out, ' ', MARGIN);
		return MARGIN;
	}
	if (digits < MARGIN)
		digits = MARGIN;
	buf_printf(out, "%*zu", digits, number);
	buf_fill(out, ' ', GAP);
	return digits + GAP;
}

void
render_list(struct buf *out, const struct render_options *o,
    const struct pack_head *v, size_t n, size_t first)
{
	int widest = 0, margin, columns, room;
	size_t i;

	for (i = 0; i < n; i++) {
		columns = unicode_columns(v[i].id);
		if (columns > widest)
			widest = columns;
	}
	for (i = 0; i < n; i++) {
		margin = open_line(out, first == 0 ? 0 : first + i,
		    first + n - 1);
		room = o->width - margin - widest - GAP;
		render_styled(out, o, ROLE_CODE, v[i].id);
		if (room >= TITLE_MIN) {
			buf_fill(out, ' ', (size_t)(widest + GAP -
			    unicode_columns(v[i].id)));
			render_wrap_text(out, v[i].title,
			    margin + widest + GAP, false, o->width);
		} else {
			buf_addc(out, '\n');
			render_wrap_text(out, v[i].title,
			    margin + MARGIN * 2, true, o->width);
		}
	}
}

void
render_list_tabs(struct buf *out, const struct pack_head *v, size_t n,
    bool summary)
{
	size_t i;

	for (i = 0; i < n; i++) {
		buf_adds(out, v[i].id);
		buf_addc(out, '\t');
		buf_adds(out, v[i].title);
		if (summary) {
			buf_addc(out, '\t');
			buf_adds(out, v[i].summary);
		}
		buf_addc(out, '\n');
	}
}

/* The members of a note or topic, without the closing brace. */
static void
open_object(struct buf *out, const struct pack *pack,
    const struct pack_head *head)
{
	buf_puts(out, "{\"id\":");
	render_json_string(out, head->id);
	buf_puts(out, ",\"title\":");
	render_json_string(out, head->title);
	buf_puts(out, ",\"language\":");
	render_json_string(out, pack_language(pack, head->language));
	buf_puts(out, ",\"summary\":");
	render_json_string(out, head->summary);
}

static void
put_array(struct buf *out, const struct pack *pack,
    const struct pack_head *v, size_t n)
{
	size_t i;

	buf_addc(out, '[');
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_addc(out, ',');
		open_object(out, pack, &v[i]);
		buf_addc(out, '}');
	}
	buf_addc(out, ']');
}

void
render_list_json(struct buf *out, const struct pack *pack,
    const struct pack_head *v, size_t n)
{
	put_array(out, pack, v, n);
	buf_addc(out, '\n');
}

/* Topics */

void
render_topic(struct buf *out, const struct render_options *o,
    const struct pack_head *topic, const struct pack_head *notes, size_t n,
    size_t first)
{
	render_styled(out, o, ROLE_TITLE, topic->title);
	buf_puts(out, "\n\n");
	if (topic->summary.len > 0) {
		render_wrap_text(out, topic->summary, 2, true, o->width);
		buf_addc(out, '\n');
	}
	render_list(out, o, notes, n, first);
	if (topic->aliases.len > 0) {
		buf_addc(out, '\n');
		buf_puts(out, _("Also:"));
		if (!snippet_ends_wide(str_of(_("Also:"))))
			buf_addc(out, ' ');
		buf_adds(out, topic->aliases);
		buf_addc(out, '\n');
	}
}

static void
put_link(struct buf *out, const struct pack_head *note)
{
	struct buf url;
	struct span span = { .text = note->title, .style = SPAN_LINK };
	const struct spans spans = { &span, 1 };

	buf_init(&url);
	/* Beside index.md, where such a list stands. */
	buf_puts(&url, "../");
	buf_adds(&url, note->id);
	buf_puts(&url, ".md");
	span.url = buf_str(&url);
	buf_puts(out, "- ");
	inline_spans(out, &spans, INLINE_TEXT, (struct str){ NULL, 0 });
	buf_addc(out, '\n');
	if (out->err == KR_OK)
		out->err = url.err;
	buf_fini(&url);
}

void
render_topic_markdown(struct buf *out, const struct pack_head *topic,
    const struct pack_head *notes, size_t n)
{
	size_t i;

	buf_puts(out, "# ");
	inline_text(out, topic->title, INLINE_HEADING);
	buf_puts(out, "\n\n> ");
	inline_text(out, topic->summary, INLINE_TEXT);
	buf_puts(out, "\n\n");
	for (i = 0; i < n; i++)
		put_link(out, &notes[i]);
}

void
render_topic_json(struct buf *out, const struct pack *pack,
    const struct pack_head *topic, const struct pack_head *notes, size_t n)
{
	struct str rest = topic->aliases;
	const char *comma;
	size_t len;

	open_object(out, pack, topic);
	/* The pack holds them as readers see them: "po, pod". */
	buf_puts(out, ",\"aliases\":[");
	while (rest.len > 0) {
		comma = memchr(rest.p, ',', rest.len);
		len = comma == NULL ? rest.len : (size_t)(comma - rest.p);
		render_json_string(out, (struct str){ rest.p, len });
		if (comma == NULL)
			break;
		buf_addc(out, ',');
		/* A comma and the space after it. */
		len += len + 2 <= rest.len ? 2 : 1;
		rest.p += len;
		rest.len -= len;
	}
	buf_puts(out, "],\"notes\":");
	put_array(out, pack, notes, n);
	buf_puts(out, "}\n");
}

/* Matches */

/* Number, id and title in one line, or the title under them where it does not
 * fit.  The number is what -n takes. */
static void
put_name(struct buf *out, const struct render_options *o, size_t number,
    const struct pack_head *head)
{
	int title = unicode_columns(head->title);

	buf_printf(out, "%2zu  ", number);
	render_styled(out, o, ROLE_CODE, head->id);
	if (MATCH_INDENT + unicode_columns(head->id) + GAP + title <= o->width)
		buf_fill(out, ' ', GAP);
	else if (MATCH_INDENT + title <= o->width) {
		buf_addc(out, '\n');
		buf_fill(out, ' ', MATCH_INDENT);
	} else {
		buf_addc(out, '\n');
		render_wrap_text(out, head->title, MATCH_INDENT, true,
		    o->width);
		return;
	}
	render_styled(out, o, ROLE_TITLE, head->title);
	buf_addc(out, '\n');
}

void
render_match(struct buf *out, const struct render_options *o, size_t number,
    const struct pack_head *head, const struct render_marked_text *summary,
    const struct render_marked_text *line)
{
	put_name(out, o, number, head);
	render_marked(out, o, summary->text, summary->marks, summary->n,
	    MATCH_INDENT);
	if (line->text.len > 0)
		render_excerpt(out, o, line->text, line->marks, line->n,
		    MATCH_INDENT);
}

/* What JSON calls the places of a match, the strongest first. */
static const struct {
	enum pack_field	 field;
	const char	*name;
} field_names[] = {
	{ PACK_FIELD_ID,	"id" },
	{ PACK_FIELD_TITLE,	"title" },
	{ PACK_FIELD_KEYWORD,	"keywords" },
	{ PACK_FIELD_QUESTION,	"questions" },
	{ PACK_FIELD_SYMPTOM,	"symptoms" },
	{ PACK_FIELD_HEADING,	"headings" },
	{ PACK_FIELD_COMMAND,	"commands" },
	{ PACK_FIELD_PROSE,	"prose" },
};

static void
put_score(struct buf *out, const struct render_score *s)
{
	const char *separator = "";
	size_t i;

	/* Thousandths, so that no locale or libm has a say. */
	buf_printf(out, ",\"score\":%u,\"coverage\":%u,\"fields\":[",
	    s->score, s->coverage);
	for (i = 0; i < sizeof field_names / sizeof field_names[0]; i++)
		if (s->fields & 1u << field_names[i].field) {
			buf_printf(out, "%s\"%s\"", separator,
			    field_names[i].name);
			separator = ",";
		}
	buf_addc(out, ']');
}

void
render_matches_json(struct buf *out, const struct pack *pack,
    const struct pack_head *v, const struct render_score *scores, size_t n)
{
	size_t i;

	buf_addc(out, '[');
	for (i = 0; i < n; i++) {
		if (i > 0)
			buf_addc(out, ',');
		open_object(out, pack, &v[i]);
		put_score(out, &scores[i]);
		buf_addc(out, '}');
	}
	buf_puts(out, "]\n");
}
