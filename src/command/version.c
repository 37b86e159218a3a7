/* k8sref --version */

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "base/i18n.h"
#include "command/command.h"

static void
put_info(const struct context *c, struct buf *out, const char *key, const char *format)
{
	struct str value = pack_info(c->pack, key);
	struct buf text;

	if (value.len == 0)
		return;
	buf_init(&text);
	buf_adds(&text, value);
	buf_addc(&text, '\0');
	if (buf_status(&text) == KR_OK)
		buf_printf(out, format, text.p);
	buf_fini(&text);
}

static void
put_languages(const struct context *c, struct buf *out)
{
	struct buf text;
	uint32_t i;

	buf_init(&text);
	for (i = 0; i < pack_language_count(c->pack); i++) {
		if (i > 0)
			buf_puts(&text, ", ");
		buf_adds(&text, pack_language(c->pack, i));
	}
	buf_addc(&text, '\0');
	if (buf_status(&text) == KR_OK)
		buf_printf(out, _("Languages: %s\n"), text.p);
	buf_fini(&text);
}

enum exit_status
command_version(const struct context *c, const struct ask *ask, struct buf *out)
{
	(void)ask;
	buf_puts(out, "k8sref " PACKAGE_VERSION "\n");
	buf_printf(out, _("Pack: %s, %zu bytes\n"),
	    c->pack == c->builtin ? _("built in") : pack_name(c->pack),
	    (size_t)pack_size(c->pack));
	buf_printf(out, _("Notes: %u in %u topics\n"),
	    pack_note_count(c->pack), pack_topic_count(c->pack));
	put_languages(c, out);
	put_info(c, out, "kubernetes", _("Kubernetes: %s\n"));
	put_info(c, out, "source-bytes", _("Compiled from %s bytes of Markdown\n"));
	return EXIT_FOUND;
}
