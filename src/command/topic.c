/* k8sref TOPIC: its summary and its notes, one line each. */

#include <stdlib.h>

#include "base/i18n.h"
#include "command/command.h"
#include "command/find.h"
#include "command/lines.h"

static void
show_text(struct context *c, const struct pack_head *head,
    const struct lines *notes)
{
	context_put(c, ROLE_TITLE, head->title);
	buf_puts(&c->out, "\n\n");
	if (head->summary.len > 0) {
		render_wrap_text(&c->out, head->summary, 2, true,
		    c->render.width);
		buf_addc(&c->out, '\n');
	}
	/* At the prompt numbers open them. */
	lines_columns(notes, c, c->conversing ? 1 : 0);
	if (head->aliases.len > 0) {
		buf_addc(&c->out, '\n');
		buf_puts(&c->out, _("Also:"));
		buf_addc(&c->out, ' ');
		buf_adds(&c->out, head->aliases);
		buf_addc(&c->out, '\n');
	}
}

/* A list of links, as Markdown readers expect of an index. */
static void
show_markdown(struct context *c, const struct pack_head *head,
    const struct lines *notes)
{
	size_t i;

	buf_puts(&c->out, "# ");
	buf_adds(&c->out, head->title);
	buf_puts(&c->out, "\n\n> ");
	buf_adds(&c->out, head->summary);
	buf_puts(&c->out, "\n\n");
	for (i = 0; i < notes->n; i++) {
		buf_puts(&c->out, "- [");
		buf_adds(&c->out, notes->v[i].title);
		buf_puts(&c->out, "](");
		/* Beside index.md, where such a list stands. */
		buf_puts(&c->out, "../");
		buf_adds(&c->out, notes->v[i].id);
		buf_puts(&c->out, ".md)\n");
	}
}

static void
show_json(struct context *c, const struct pack_head *head,
    const struct lines *notes)
{
	struct str rest = head->aliases;
	const char *comma;
	size_t len, i;

	lines_json(head, c);
	/* The pack holds them as readers see them: "po, pod". */
	buf_puts(&c->out, ",\"aliases\":[");
	while (rest.len > 0) {
		comma = memchr(rest.p, ',', rest.len);
		len = comma == NULL ? rest.len : (size_t)(comma - rest.p);
		render_json_string(&c->out, (struct str){ rest.p, len });
		if (comma == NULL)
			break;
		buf_addc(&c->out, ',');
		/* A comma and the space after it. */
		len += len + 2 <= rest.len ? 2 : 1;
		rest.p += len;
		rest.len -= len;
	}
	buf_puts(&c->out, "],\"notes\":[");
	for (i = 0; i < notes->n; i++) {
		if (i > 0)
			buf_addc(&c->out, ',');
		lines_json(&notes->v[i], c);
		buf_addc(&c->out, '}');
	}
	buf_puts(&c->out, "]}\n");
}

/* One manual page with all notes of the topic. */
static enum exit_status
show_man(struct context *c, const struct pack_head *head, uint32_t first,
    uint32_t count)
{
	const struct span summary = { .text = head->summary };
	struct note topic = { .id = head->id, .title = head->title,
	    .summary = { &summary, head->summary.len > 0 },
	    .language = pack_language(c->pack, head->language) };
	/* One more, since calloc(0) may be NULL. */
	struct note *notes = calloc((size_t)count + 1, sizeof *notes);
	const struct note **list = calloc((size_t)count + 1, sizeof *list);
	enum exit_status result = EXIT_FOUND;
	enum kr_status status = KR_ENOMEM;
	uint32_t i, n = 0;

	if (notes != NULL && list != NULL) {
		for (i = 0; i < count && result == EXIT_FOUND; i++) {
			result = find_read(c, first + i, &notes[n]);
			if (result == EXIT_FOUND) {
				list[n] = &notes[n];
				n++;
			}
		}
		status = result != EXIT_FOUND ? KR_OK :
		    render_man_topic(&topic, list, n, &c->out);
	}
	for (i = 0; i < n; i++)
		note_fini(&notes[i]);
	free(notes);
	free(list);
	return status == KR_OK ? result : context_fail(NULL, status);
}

static enum exit_status
show(struct context *c, const struct pack_head *head,
    const struct lines *notes, uint32_t first)
{
	switch (c->format) {
	case FORMAT_MAN:
		return show_man(c, head, first, (uint32_t)notes->n);
	case FORMAT_JSON:
		show_json(c, head, notes);
		break;
	case FORMAT_MARKDOWN:
		show_markdown(c, head, notes);
		break;
	default:
		show_text(c, head, notes);
		break;
	}
	return EXIT_FOUND;
}

enum exit_status
command_topic(struct context *c, uint32_t topic)
{
	enum exit_status result = EXIT_FOUND;
	enum kr_status status;
	struct pack_head head;
	struct lines notes;
	uint32_t first = 0, count = 0, i;

	lines_init(&notes);
	status = pack_topic_head(c->pack, topic, c->languages.v,
	    c->languages.n, &head);
	if (status == KR_OK)
		status = pack_topic_notes(c->pack, topic, &first, &count);
	for (i = 0; i < count && status == KR_OK; i++)
		status = lines_add(&notes, c, first + i, false);
	if (status == KR_OK)
		result = show(c, &head, &notes, first);
	else
		result = context_fail(c->pack, status);
	lines_fini(&notes);
	pack_head_fini(&head);
	return result;
}
