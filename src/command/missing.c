/* Nothing was found. */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "search/suggest.h"

#define ECHO_MAX	60	/* columns of the words that are repeated */
#define WORDS_MAX	4096	/* bytes; who pasted more misses nothing here */

static void
join_suggestions(const struct suggestions *s, struct buf *out)
{
	size_t i;

	for (i = 0; i < s->n; i++) {
		if (i > 0)
			buf_puts(out, ", ");
		buf_add(out, s->v[i].text, s->v[i].len);
	}
	buf_addc(out, '\0');
}

enum exit_status
command_missing(const struct context *c, const struct ask *ask)
{
	struct suggestions near;
	enum kr_status status;
	struct buf words, shown, names;

	buf_init(&words);
	buf_init(&shown);
	buf_init(&names);
	ask_join(ask, WORDS_MAX, &words);
	message_mask(&shown, buf_str(&words), ECHO_MAX);
	buf_addc(&shown, '\0');
	near.n = 0;
	status = buf_status(&words);
	if (status == KR_OK)
		status = buf_status(&shown);
	if (status == KR_OK)
		status = suggest_names(c->pack, buf_str(&words), &near);
	join_suggestions(&near, &names);
	if (status == KR_OK)
		status = buf_status(&names);
	if (status == KR_OK) {
		message_error(_("nothing found for \"%s\""), shown.p);
		if (near.n > 0)
			message_hint(_("Did you mean: %s"), names.p);
	}
	buf_fini(&words);
	buf_fini(&shown);
	buf_fini(&names);
	return status == KR_OK ? EXIT_NOTHING :
	    context_fail(c->pack, status);
}
