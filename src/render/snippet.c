#include "render/snippet.h"

const struct str *
render_define_find(const struct render_options *o, struct str name)
{
	size_t i;

	for (i = o->define_count; i > 0; i--)
		if (str_equal(o->defines[i - 1].name, name))
			return &o->defines[i - 1].value;
	return NULL;
}

void
snippet_text(const struct block *code, const struct render_options *o,
    struct buf *out)
{
	size_t i;

	for (i = 0; i < code->spans.n; i++) {
		const struct span *span = &code->spans.v[i];
		const struct str *value = NULL;
		bool open = false;

		if (span->style & SPAN_PLACEHOLDER) {
			value = render_define_find(o, span->text);
			open = value == NULL;
		}
		if (open)
			buf_puts(out, "{{");
		buf_adds(out, value != NULL ? *value : span->text);
		if (open)
			buf_puts(out, "}}");
	}
}

void
render_snippet(const struct block *code, const struct render_options *o,
    struct buf *out)
{
	size_t start = out->len;

	snippet_text(code, o, out);
	if (out->len == start || out->p[out->len - 1] != '\n')
		buf_addc(out, '\n');
}

bool
snippet_warns(struct str line)
{
	static const char *const words[] = { "Danger:",
	    "\xe5\x8d\xb1\xe9\x9a\xaa\xef\xbc\x9a" /* U+5371 U+96AA U+FF1A */ };
	size_t i;
	bool hash = false;

	while (line.len > 0 && (line.p[0] == ' ' || line.p[0] == '\t' ||
	    line.p[0] == '#')) {
		hash |= line.p[0] == '#';
		line.p++;
		line.len--;
	}
	for (i = 0; hash && i < sizeof words / sizeof words[0]; i++)
		if (str_begins(line, str_of(words[i])))
			return true;
	return false;
}

bool
snippet_is_shell(const struct block *code)
{
	static const char *const names[] = { "sh", "bash", "shell", "zsh" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_equal(code->info, str_of(names[i])))
			return true;
	return false;
}

bool
snippet_ends_wide(struct str label)
{
	return label.len >= 3 &&
	    memcmp(label.p + label.len - 3, "\xef\xbc\x9a", 3) == 0;
}

bool
snippet_announced(const struct block *b)
{
	static const char wide_colon[] = "\xef\xbc\x9a";	/* U+FF1A */
	struct str text;

	while (b->kind == BLOCK_LIST || b->kind == BLOCK_ITEM) {
		if ((b = b->child) == NULL)
			return false;
		while (b->next != NULL)
			b = b->next;
	}
	if (b->kind != BLOCK_PARAGRAPH || b->spans.n == 0)
		return false;
	text = b->spans.v[b->spans.n - 1].text;
	return (text.len >= 1 && text.p[text.len - 1] == ':') ||
	    (text.len >= 3 && memcmp(text.p + text.len - 3, wide_colon,
	    3) == 0);
}
