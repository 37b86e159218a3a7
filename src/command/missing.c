/* Nothing was found. */

#include "base/i18n.h"
#include "base/message.h"
#include "command/command.h"
#include "search/rank.h"
#include "search/suggest.h"
#include "search/understand.h"

#define ECHO_MAX	60	/* columns of the words that are repeated */
#define IDS_MAX		3	/* notes that are named instead of an id */
#define WORDS_MAX	4096	/* bytes; who pasted more misses nothing here */

/* The names that resemble a word. */
static enum kr_status
join_names(const struct context *c, struct str words, struct buf *out)
{
	struct suggestions near;
	enum kr_status status = suggest_names(c->pack, words, &near);
	size_t i;

	for (i = 0; status == KR_OK && i < near.n; i++) {
		buf_puts(out, i > 0 ? ", " : "");
		buf_add(out, near.v[i].text, near.v[i].len);
	}
	return status;
}

/* Instead of an id that is wrong: the notes that its words find, best first. */
static enum kr_status
join_ids(const struct context *c, struct str words, struct buf *out)
{
	struct query query;
	struct hits hits = { .n = 0 };
	enum kr_status status = understand_text(&query, c->pack, words);
	size_t i;

	if (status == KR_OK)
		status = rank_query(c->pack, &query, IDS_MAX, &hits);
	for (i = 0; status == KR_OK && i < hits.n; i++) {
		buf_puts(out, i > 0 ? ", " : "");
		status = pack_note_id(c->pack, hits.v[i].note, out);
	}
	return status;
}

enum exit_status
command_missing(const struct context *c, const struct ask *ask)
{
	enum kr_status status = KR_OK;
	struct buf words, shown, names;

	buf_init(&words);
	buf_init(&shown);
	buf_init(&names);
	ask_join(ask, WORDS_MAX, &words);
	message_mask(&shown, buf_str(&words), ECHO_MAX);
	buf_addc(&shown, '\0');
	if (ask_is_id(ask))
		status = join_ids(c, buf_str(&words), &names);
	if (status == KR_OK && names.len == 0)
		status = join_names(c, buf_str(&words), &names);
	buf_addc(&names, '\0');
	if (status == KR_OK)
		status = buf_status(&words);
	if (status == KR_OK)
		status = buf_status(&shown);
	if (status == KR_OK)
		status = buf_status(&names);
	if (status == KR_OK) {
		message_error(_("nothing found for \"%s\""), shown.p);
		if (names.len > 1)
			message_hint(_("Did you mean: %s"), names.p);
	}
	buf_fini(&words);
	buf_fini(&shown);
	buf_fini(&names);
	return status == KR_OK ? EXIT_NOTHING :
	    context_fail(c->pack, status);
}
