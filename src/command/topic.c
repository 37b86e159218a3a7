/* k8sref TOPIC: its summary and its notes, one line each. */

#include <stdlib.h>

#include "command/command.h"
#include "command/find.h"
#include "command/heads.h"
#include "render/list.h"

/* One manual page with all notes of the topic. */
static enum exit_status
put_man(const struct context *c, const struct pack_head *head,
    uint32_t first, uint32_t count, struct buf *out)
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
		    render_man_topic(&topic, list, n, out);
	}
	for (i = 0; i < n; i++)
		note_fini(&notes[i]);
	free(notes);
	free(list);
	return status == KR_OK ? result : context_fail(NULL, status);
}

enum exit_status
command_topic(const struct context *c, uint32_t topic, size_t first,
    struct buf *out)
{
	enum exit_status result = EXIT_FOUND;
	enum kr_status status;
	struct pack_head head;
	struct heads notes;
	uint32_t from = 0, count = 0;

	heads_init(&notes);
	status = pack_topic_head(c->pack, topic, c->languages.v,
	    c->languages.n, &head);
	if (status == KR_OK)
		status = pack_topic_notes(c->pack, topic, &from, &count);
	if (status == KR_OK)
		status = heads_add_notes(&notes, c, from, count);
	if (status != KR_OK)
		result = context_fail(c->pack, status);
	else if (c->format == FORMAT_MAN)
		result = put_man(c, &head, from, count, out);
	else if (c->format == FORMAT_JSON)
		render_topic_json(out, c->pack, &head, notes.v, notes.n);
	else if (c->format == FORMAT_MARKDOWN)
		render_topic_markdown(out, &head, notes.v, notes.n);
	else
		render_topic(out, &c->render, &head, notes.v, notes.n, first);
	heads_fini(&notes);
	pack_head_fini(&head);
	return result;
}
