/* :lang: another language for notes and messages. */

#include "base/i18n.h"
#include "base/message.h"
#include "prompt/answer.h"
#include "prompt/colon.h"

/* All that there are, the reader's marked. */
static enum exit_status
show_languages(struct session *s)
{
	struct context *c = s->c;
	uint32_t i;

	for (i = 0; i < pack_language_count(c->pack); i++) {
		bool mine = c->languages.n > 0 && c->languages.v[0] == i;

		buf_puts(&c->out, mine ? "> " : "  ");
		context_put(c, ROLE_CODE, pack_language(c->pack, i));
		buf_addc(&c->out, '\n');
	}
	return session_print(s, EXIT_FOUND);
}

static enum exit_status
run_lang(struct session *s, struct str arguments)
{
	enum exit_status result = EXIT_FOUND;
	struct buf code;
	uint32_t note;

	if (arguments.len == 0)
		return show_languages(s);
	buf_init(&code);
	buf_adds(&code, arguments);
	buf_addc(&code, '\0');
	if (buf_status(&code) != KR_OK)
		result = context_fail(NULL, buf_status(&code));
	else if (!context_prefer_language(s->c, code.p)) {
		message_error(_(":lang: %s: no such language; :lang lists "
		    "them"), code.p);
		result = EXIT_USAGE;
	} else {
		/* Most change it to read what is on the screen. */
		result = session_shown(s, &note) ? answer_note(s, note) :
		    show_languages(s);
	}
	buf_fini(&code);
	return result;
}

const struct colon_command colon_lang = {
	.name = "lang", .arguments = "[LANG]",
	.help = N_("go on in another language; alone: list them"),
	.takes = COLON_LANGUAGE,
	.run = run_lang,
};
