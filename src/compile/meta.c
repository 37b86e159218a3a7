#include "compile/meta.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "compile/xmem.h"

/* A line on its way into the draft. */
struct line {
	struct draft		*d;
	struct runs		 value;		/* what follows the key */
	struct buf		 plain;		/* the same without styles */
	const char		*key;
	const char		*path;
	unsigned		 number;
	struct diag		*diag;
};

static void
take_question(struct line *l)
{
	list_add(&l->d->questions, buf_str(&l->plain), l->number, false);
}

static void
take_keywords(struct line *l)
{
	list_add_parts(&l->d->keywords, buf_str(&l->plain), l->number);
}

static bool
add_code_runs(struct list *list, const struct line *l)
{
	bool any = false;
	size_t i;

	for (i = 0; i < l->value.n; i++)
		if (l->value.v[i].style & PACK_SPAN_CODE) {
			list_add(list, runs_text(&l->value, i), l->number,
			    true);
			any = true;
		}
	return any;
}

static void
take_symptoms(struct line *l)
{
	if (!add_code_runs(&l->d->symptoms, l))
		diag_error(l->diag, l->path, l->number,
		    _("a symptom without backticks; expected `text of the "
		    "cluster`, `another`"));
}

/* tldr names commands in backticks; ours are ids without them. */
static void
take_see_also(struct line *l)
{
	if (!add_code_runs(&l->d->see_also, l))
		list_add_parts(&l->d->see_also, buf_str(&l->plain),
		    l->number);
}

static void
take_aliases(struct line *l)
{
	size_t first = l->d->aliases.n, i;

	list_add_parts(&l->d->aliases, buf_str(&l->plain), l->number);
	for (i = first; i < l->d->aliases.n; i++) {
		const char *p = l->d->aliases.v[i].text;

		if (strlen(p) > PACK_KEY_MAX)
			diag_error(l->diag, l->path, l->number,
			    _("an alias over 255 bytes"));
		while (*p > 0x20 && *p < 0x7f && *p != '/' &&
		    !isupper((unsigned char)*p))
			p++;
		if (*p != '\0')
			diag_error(l->diag, l->path, l->number,
			    _("alias \"%s\"; expected a word of lower-case "
			    "ASCII without spaces or slashes"),
			    l->d->aliases.v[i].text);
	}
}

static void
take_version(struct line *l, struct list *list)
{
	struct str v = list_trim(buf_str(&l->plain));
	size_t i = 3;

	while (i < v.len && isdigit((unsigned char)v.p[i]))
		i++;
	if (v.len < 4 || i < v.len || memcmp(v.p, "v1.", 3) != 0)
		diag_error(l->diag, l->path, l->number,
		    _("%s is not a version; expected one like v1.29"),
		    l->key);
	else if (list->n > 0)
		diag_error(l->diag, l->path, l->number,
		    _("a second %s; expected one"), l->key);
	else
		list_add(list, v, l->number, false);
}

static void
take_since(struct line *l)
{
	take_version(l, &l->d->since);
}

static void
take_until(struct line *l)
{
	take_version(l, &l->d->until);
}

static void
take_more(struct line *l)
{
	bool any = false;
	size_t i;

	for (i = 0; i < l->value.n; i++)
		if (l->value.v[i].style & PACK_SPAN_LINK) {
			list_add(&l->d->more, runs_url(&l->value, i),
			    l->number, false);
			any = true;
		}
	if (!any)
		diag_error(l->diag, l->path, l->number,
		    _("no address; expected <https://...>"));
}

static const struct key {
	const char	*name;
	void		(*take)(struct line *);
} keys[] = {
	{ "Question",		take_question },
	{ "Keywords",		take_keywords },
	{ "Symptoms",		take_symptoms },
	{ "See also",		take_see_also },
	{ "Since",		take_since },
	{ "Until",		take_until },
	{ "Aliases",		take_aliases },
	{ "More information",	take_more },
};

static const struct key *
find_key(struct str text)
{
	size_t i, len;

	for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		len = strlen(keys[i].name);
		if (text.len > len && text.p[len] == ':' &&
		    memcmp(text.p, keys[i].name, len) == 0)
			return &keys[i];
	}
	return NULL;
}

/*
 * A line such as "Keyword: …" is text, as "Note: …" in tldr pages is, but its
 * writer should hear that it is no key: case and a plural are easily missed.
 */
static void
warn_near_key(const struct runs *text, const char *path, unsigned line,
    struct diag *diag)
{
	struct str s = runs_text(text, 0);
	size_t i, len, key_len;

	for (len = 0; len < s.len && s.p[len] != ':'; len++)
		continue;
	if (len == s.len || len == 0)
		return;
	len -= s.p[len - 1] == 's';
	for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		key_len = strlen(keys[i].name);
		key_len -= keys[i].name[key_len - 1] == 's';
		if (len == key_len &&
		    strncasecmp(s.p, keys[i].name, len) == 0)
			diag_warn(diag, path, line, _("this is text, not "
			    "the key \"%s:\""), keys[i].name);
	}
}

/* A summary may stand on several lines, as in tldr pages. */
static void
take_summary(struct draft *d, const struct runs *text)
{
	const struct str no_url = { NULL, 0 };

	if (d->summary.n > 0)
		runs_add(&d->summary, 0, no_url, str_of(" "));
	runs_append(&d->summary, text, 0);
}

/* Code at the ends keeps its spaces as runs, but not as plain text. */
static void
trim_plain(struct buf *plain)
{
	size_t start = 0;

	while (plain->len > 0 && plain->p[plain->len - 1] == ' ')
		plain->len--;
	while (start < plain->len && plain->p[start] == ' ')
		start++;
	if (start > 0)
		memmove(plain->p, plain->p + start, plain->len -= start);
}

void
meta_take_line(struct draft *d, const struct runs *text, const char *path,
    unsigned line, struct diag *diag)
{
	struct line l = { .d = d, .path = path, .number = line,
	    .diag = diag };
	const struct key *key = NULL;

	if (text->n == 0)
		return;
	if (text->v[0].style == 0)
		key = find_key(runs_text(text, 0));
	if (key == NULL) {
		if (text->v[0].style == 0)
			warn_near_key(text, path, line, diag);
		take_summary(d, text);
		return;
	}
	l.key = key->name;
	runs_init(&l.value);
	buf_init(&l.plain);
	runs_append(&l.value, text, strlen(key->name) + 1);
	runs_trim(&l.value);
	runs_plain(&l.value, &l.plain);
	xcheck(&l.plain);
	trim_plain(&l.plain);
	if (l.plain.len == 0)
		diag_error(diag, path, line, _("%s is empty"), key->name);
	else
		key->take(&l);
	runs_fini(&l.value);
	buf_fini(&l.plain);
}
