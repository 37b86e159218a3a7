#include "render/layout.h"

#include <string.h>

#include "base/unicode.h"
#include "render/color.h"
#include "render/link.h"

#define BAR	"\xe2\x94\x82"		/* U+2502, a quote's edge */

static const struct str none = { NULL, 0 };

void
layout_init(struct layout *l, const struct render_options *o, struct buf *out)
{
	memset(l, 0, sizeof *l);
	l->o = o;
	l->out = out;
	l->width = o->width;
	if (l->width < RENDER_WIDTH_MIN)
		l->width = RENDER_WIDTH_MIN;
	if (l->width > RENDER_WIDTH_MAX)
		l->width = RENDER_WIDTH_MAX;
	l->colon = ": ";
	buf_init(&l->prefix);
	buf_init(&l->lead);
	wrap_init(&l->text);
}

enum kr_status
layout_fini(struct layout *l)
{
	const struct buf *all[] = { &l->prefix, &l->lead, &l->text.text,
	    &l->text.runs, l->out };
	enum kr_status status = KR_OK;
	size_t i;

	for (i = 0; i < sizeof all / sizeof all[0]; i++)
		if (status == KR_OK)
			status = buf_status(all[i]);
	buf_fini(&l->prefix);
	buf_fini(&l->lead);
	wrap_fini(&l->text);
	return status;
}

struct layout_mark
layout_push(struct layout *l, int columns)
{
	struct layout_mark mark = { l->prefix.len, l->columns };

	buf_fill(&l->prefix, ' ', (size_t)columns);
	buf_fill(&l->lead, ' ', (size_t)columns);
	l->columns += columns;
	return mark;
}

struct layout_mark
layout_push_marker(struct layout *l, struct str marker, int columns)
{
	struct layout_mark mark = { l->prefix.len, l->columns };
	int used = unicode_columns(marker);

	buf_fill(&l->prefix, ' ', (size_t)columns);
	buf_adds(&l->lead, marker);
	if (used < columns)
		buf_fill(&l->lead, ' ', (size_t)(columns - used));
	l->columns += columns;
	l->marked = true;
	return mark;
}

struct layout_mark
layout_push_bar(struct layout *l)
{
	struct layout_mark mark = { l->prefix.len, l->columns };

	render_styled(&l->prefix, l->o, ROLE_TABLE, str_of(BAR));
	buf_addc(&l->prefix, ' ');
	render_styled(&l->lead, l->o, ROLE_TABLE, str_of(BAR));
	buf_addc(&l->lead, ' ');
	l->columns += 2;
	return mark;
}

/* The next line begins as all others do. */
static void
reset_lead(struct layout *l)
{
	l->lead.len = 0;	/* not buf_clear(): an error stays */
	buf_adds(&l->lead, buf_str(&l->prefix));
	l->marked = false;
}

void
layout_pop(struct layout *l, struct layout_mark mark)
{
	if (l->marked)
		layout_blank(l);
	if (mark.prefix < l->prefix.len)
		l->prefix.len = mark.prefix;
	l->columns = mark.columns;
	reset_lead(l);
}

int
layout_room(const struct layout *l)
{
	return l->width - l->columns < 1 ? 1 : l->width - l->columns;
}

void
layout_open_line(struct layout *l)
{
	buf_adds(l->out, buf_str(&l->lead));
	if (l->marked)
		reset_lead(l);
}

void
layout_close_line(struct layout *l)
{
	buf_addc(l->out, '\n');
}

void
layout_blank(struct layout *l)
{
	struct str lead = buf_str(&l->lead);

	while (lead.len > 0 && lead.p[lead.len - 1] == ' ')
		lead.len--;
	buf_adds(l->out, lead);
	buf_addc(l->out, '\n');
	if (l->marked)
		reset_lead(l);
}

/* The roles that a run's styles stand for. */
static unsigned
roles_of(unsigned style)
{
	unsigned roles = 0;

	if (style & SPAN_EMPHASIS)
		roles |= ROLE_BIT(ROLE_EMPHASIS);
	if (style & SPAN_STRONG)
		roles |= ROLE_BIT(ROLE_STRONG);
	if (style & SPAN_CODE)
		roles |= ROLE_BIT(ROLE_CODE);
	if (style & SPAN_LINK)
		roles |= ROLE_BIT(ROLE_LINK);
	if (style & SPAN_PLACEHOLDER)
		roles |= ROLE_BIT(ROLE_PLACEHOLDER);
	return roles;
}

static bool
starts_with(struct str s, const char *start)
{
	return str_begins(s, str_of(start));
}

/*
 * Only what a browser or a mailer opens: a pack from elsewhere shall not put
 * a file: or a command: under a harmless word.
 */
static bool
is_hyperlink(const struct layout *l, struct str url)
{
	return l->o->hyperlinks && (starts_with(url, "https://") ||
	    starts_with(url, "http://") || starts_with(url, "mailto:"));
}

static void
add_span(struct layout *l, const struct span *span, unsigned roles,
    struct str url)
{
	const struct str *value;

	roles |= roles_of(span->style);
	if (span->style & SPAN_BREAK)
		wrap_break(&l->text);
	else if (span->style & SPAN_PLACEHOLDER) {
		value = render_define_find(l->o, span->text);
		wrap_add_code(&l->text, str_of(value ? "" : "{{"), roles, url);
		wrap_add_code(&l->text, value ? *value : span->text, roles,
		    url);
		wrap_add_code(&l->text, str_of(value ? "" : "}}"), roles, url);
	} else if (span->style & SPAN_CODE)
		wrap_add_code(&l->text, span->text, roles, url);
	else
		wrap_add(&l->text, span->text, roles, url);
}

void
layout_spans(struct layout *l, const struct spans *spans, unsigned roles)
{
	const unsigned link_roles = roles | ROLE_BIT(ROLE_LINK);
	size_t i = 0, from, to;

	while (i < spans->n) {
		struct str url = spans->v[i].url;
		bool link = spans->v[i].style & SPAN_LINK;
		bool hyper = link && is_hyperlink(l, url);

		from = i;
		to = link ? link_end(spans, i) : i + 1;
		for (; i < to; i++)
			add_span(l, &spans->v[i], roles, hyper ? url : none);
		if (!link || hyper || link_shows_url(spans, from, to))
			continue;
		wrap_add(&l->text, str_of(" "), roles, none);
		wrap_add_code(&l->text, str_of("<"), roles, none);
		wrap_add_code(&l->text, url, link_roles, none);
		wrap_add_code(&l->text, str_of(">"), roles, none);
	}
}

void
layout_text(struct layout *l, struct str text, unsigned roles)
{
	wrap_add(&l->text, text, roles, none);
}

void
layout_url(struct layout *l, struct str url)
{
	wrap_add_code(&l->text, url, ROLE_BIT(ROLE_LINK),
	    is_hyperlink(l, url) ? url : none);
}

void
layout_flush(struct layout *l, int hang)
{
	struct layout_mark mark = { 0, 0 };
	struct wrap_line line;
	size_t pos = 0;
	bool hung = false;

	while (wrap_next(&l->text, &pos, l->text.text.len, layout_room(l),
	    &line)) {
		if (line.end > line.start) {
			layout_open_line(l);
			wrap_put(&l->text, &line, l->o, l->out);
			layout_close_line(l);
		} else
			layout_blank(l);
		if (hang > 0 && !hung) {
			mark = layout_push(l, hang);
			hung = true;
		}
	}
	if (hung)
		layout_pop(l, mark);
	wrap_clear(&l->text);
}
