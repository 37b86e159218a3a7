/* Nothing was found. */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "search/suggest.h"

#define ECHO_MAX	60	/* columns of the words that are repeated */

static void
join_masked(const struct context *c, struct buf *out)
{
	struct buf text;
	int i;

	buf_init(&text);
	/* A word too many is a word that does not fit the message anyway. */
	for (i = 0; i < c->options.word_count && text.len < 4096; i++) {
		if (i > 0)
			buf_addc(&text, ' ');
		buf_puts(&text, c->options.words[i]);
	}
	message_mask(out, buf_str(&text), ECHO_MAX);
	buf_addc(out, '\0');
	buf_fini(&text);
}

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
command_missing(struct context *c)
{
	struct suggestions near;
	enum kr_status status;
	struct buf words, names;

	buf_init(&words);
	buf_init(&names);
	join_masked(c, &words);
	status = buf_status(&words);
	near.n = 0;
	if (status == KR_OK)
		status = suggest_names(c->pack, str_of(words.p), &near);
	join_suggestions(&near, &names);
	if (status == KR_OK)
		status = buf_status(&names);
	if (status == KR_OK) {
		message_error(_("nothing found for \"%s\""), words.p);
		if (near.n > 0)
			message_hint(_("Did you mean: %s"), names.p);
	}
	buf_fini(&words);
	buf_fini(&names);
	return status == KR_OK ? EXIT_NOTHING :
	    context_fail(c, c->pack, status);
}
