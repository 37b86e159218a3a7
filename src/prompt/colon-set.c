/* :set and :unset: values of placeholders, for the session. */

#include "base/i18n.h"
#include "base/message.h"
#include "prompt/colon.h"
#include "prompt/line.h"

static enum exit_status
show_values(struct session *s)
{
	struct context *c = s->c;
	const struct render_options *o = &c->render;
	size_t i;

	for (i = 0; i < o->define_count; i++) {
		buf_puts(&c->out, "  ");
		context_put(c, ROLE_PLACEHOLDER, o->defines[i].name);
		buf_puts(&c->out, " = ");
		buf_adds(&c->out, o->defines[i].value);
		buf_addc(&c->out, '\n');
	}
	if (o->define_count == 0)
		render_wrap_text(&c->out, str_of(_("No placeholder is "
		    "filled.  :set pod web-0 fills {{pod}}.")), 0, true,
		    c->render.width);
	return session_print(s, EXIT_FOUND);
}

/* "pod web-0", or "pod=web-0" as -D has it; what is in braces is the name. */
static struct str
cut_name(struct str *rest)
{
	const char *equals = rest->len == 0 ? NULL :
	    memchr(rest->p, '=', rest->len);
	struct str whole = *rest, name = line_word(rest);

	if (equals != NULL && equals < name.p + name.len) {
		size_t len = (size_t)(equals - name.p);

		*rest = line_trim((struct str){ equals + 1,
		    (size_t)(whole.p + whole.len - equals) - 1 });
		name.len = len;
	} else if (rest->len > 1 && rest->p[0] == '=' && rest->p[1] == ' ') {
		*rest = line_trim((struct str){ rest->p + 1,
		    rest->len - 1 });
	}
	if (name.len > 4 && memcmp(name.p, "{{", 2) == 0 &&
	    memcmp(name.p + name.len - 2, "}}", 2) == 0) {
		name.p += 2;
		name.len -= 4;
	}
	return name;
}

static enum exit_status
run_set(struct session *s, struct str arguments)
{
	struct str value = arguments, name;
	enum kr_status status;

	if (arguments.len == 0)
		return show_values(s);
	name = cut_name(&value);
	if (name.len == 0 || value.len == 0) {
		message_error(_(":%s: expected %s"), "set", "NAME VALUE");
		return EXIT_USAGE;
	}
	if (!message_is_clean(arguments)) {
		message_error(_(":%s: expected printable UTF-8"), "set");
		return EXIT_USAGE;
	}
	status = session_set(s, name, value);
	return status == KR_OK ? EXIT_FOUND : context_fail(NULL, status);
}

static enum exit_status
run_unset(struct session *s, struct str arguments)
{
	struct str rest = arguments, name = cut_name(&rest);
	enum kr_status status;
	struct buf shown;

	status = session_unset(s, name);
	if (status == KR_OK)
		return EXIT_FOUND;
	if (status != KR_ENOTFOUND)
		return context_fail(NULL, status);
	buf_init(&shown);
	buf_adds(&shown, name);
	buf_addc(&shown, '\0');
	if (buf_status(&shown) == KR_OK)
		message_error(_(":unset: %s is not set"), shown.p);
	buf_fini(&shown);
	return EXIT_NOTHING;
}

const struct colon_command colon_set = {
	.name = "set", .arguments = "[NAME VALUE]",
	.help = N_("fill a placeholder everywhere; alone: show what is "
	    "filled"),
	.takes = COLON_PLACEHOLDER,
	.run = run_set,
};

const struct colon_command colon_unset = {
	.name = "unset", .arguments = "NAME",
	.help = N_("leave a placeholder open again"),
	.takes = COLON_PLACEHOLDER, .needs = true,
	.run = run_unset,
};
