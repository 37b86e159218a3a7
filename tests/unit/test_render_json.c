/*
 * Notes as JSON: the documented members, and that it is JSON at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "random_note.h"
#include "tree.h"

/* RFC 8259, strictly; each takes a value off the front. */

static bool	take_value(struct str *s, unsigned depth);

static bool
take_char(struct str *s, char c)
{
	if (s->len == 0 || s->p[0] != c)
		return false;
	s->p++, s->len--;
	return true;
}

static bool
take_word(struct str *s, const char *word)
{
	while (*word != '\0')
		if (!take_char(s, *word++))
			return false;
	return true;
}

static bool
take_string(struct str *s)
{
	if (!take_char(s, '"'))
		return false;
	while (s->len > 0 && s->p[0] != '"') {
		if ((unsigned char)s->p[0] < 0x20)
			return false;
		if (take_char(s, '\\')) {
			if (s->len == 0 || strchr("\"\\/bfnrtu",
			    s->p[0]) == NULL)
				return false;
			if (s->p[0] == 'u' && (s->len < 5 ||
			    strspn(s->p + 1, "0123456789abcdef") < 4))
				return false;
		}
		s->p++, s->len--;
	}
	return take_char(s, '"');
}

static bool
take_members(struct str *s, unsigned depth, char end, bool named)
{
	if (take_char(s, end))
		return true;
	do {
		if (named && !(take_string(s) && take_char(s, ':')))
			return false;
		if (!take_value(s, depth))
			return false;
	} while (take_char(s, ','));
	return take_char(s, end);
}

static bool
take_value(struct str *s, unsigned depth)
{
	size_t digits = 0;

	if (s->len == 0 || depth > 100)
		return false;
	switch (s->p[0]) {
	case '{':
	case '[':
		s->p++, s->len--;
		return take_members(s, depth + 1,
		    s->p[-1] == '{' ? '}' : ']', s->p[-1] == '{');
	case '"':
		return take_string(s);
	case 't':
		return take_word(s, "true");
	case 'f':
		return take_word(s, "false");
	case 'n':
		return take_word(s, "null");
	default:
		while (digits < s->len && s->p[digits] >= '0' &&
		    s->p[digits] <= '9')
			digits++;
		if (digits > 1 && s->p[0] == '0')
			return false;
		s->p += digits, s->len -= digits;
		return digits > 0;
	}
}

static void
assert_json(const struct buf *b)
{
	struct str s = buf_str(b);

	assert_int_equal(utf8_check(s), s.len);
	assert_true(take_value(&s, 0));
	assert_true(take_char(&s, '\n'));
	assert_int_equal(s.len, 0);
}

static void
assert_string(struct str s, const char *want)
{
	struct buf b;

	buf_init(&b);
	render_json_string(&b, s);
	assert_string_equal(tree_text(&b), want);
	buf_fini(&b);
}

static void
strings_are_escaped_where_they_must(void **state)
{
	(void)state;
	assert_string((struct str){ NULL, 0 }, "\"\"");
	assert_string(str_of("a/b 'c' \xe4\xb8\xad\xf0\x9f\x98\x80"),
	    "\"a/b 'c' \xe4\xb8\xad\xf0\x9f\x98\x80\"");
	assert_string(str_of("\"\\\n\t"), "\"\\\"\\\\\\n\\t\"");
	assert_string((struct str){ "\0\x1b\x7f", 3 },
	    "\"\\u0000\\u001b\\u007f\"");
	assert_string(str_of("\xc2\x9b\xe2\x80\xa8"),
	    "\"\\u009b\\u2028\"");
}

static void
broken_utf8_is_replaced(void **state)
{
	(void)state;
	assert_string(str_of("a\xff\xe4\xb8z"),
	    "\"a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz\"");
}

static void
a_note_has_all_its_members(void **state)
{
	static const struct note_ref refs[] = {
		{ { "logs", 4 }, { "pods/logs", 9 } },
		{ { "tar", 3 }, { NULL, 0 } }
	};
	const struct render_define pod = { { "pod", 3 }, { "web-0", 5 } };
	struct render_options o = tree_options(80);
	struct block *b, *list;
	struct note n;
	struct buf out;

	(void)state;
	tree_note(&n, "pods/x", "X", "It \"is\".");
	n.see_also = refs;
	n.see_also_count = 2;
	n.until = str_of("v1.25");
	n.aliases = tree_list_of(&n, 1, (const char *const[]){ "y" });
	n.alias_count = 1;
	b = tree_paragraph(&n, NULL, "a ");
	tree_span(&n, &b->spans, "b", SPAN_STRONG | SPAN_LINK, "https://c/");
	tree_span(&n, &b->spans, "", SPAN_BREAK, "");
	list = tree_list(&n, NULL, 3, true);
	b = tree_item(&n, list, NULL);
	(void)tree_code(&n, b, "sh", "{{pod}} {{ns}} {{a}} {{ns}}");
	b = tree_block(&n, NULL, BLOCK_TABLE);
	(void)tree_row(&n, b, "h");
	b->align[0] = ALIGN_RIGHT;
	(void)tree_block(&n, NULL, BLOCK_RULE);
	o.defines = &pod;
	o.define_count = 1;
	buf_init(&out);
	assert_int_equal(render_json(&n, &o, &out), KR_OK);
	assert_string_equal(tree_text(&out),
	    "{\"id\":\"pods/x\",\"topic\":\"pods\",\"language\":\"en\","
	    "\"title\":\"X\",\"summary\":\"It \\\"is\\\".\","
	    "\"questions\":[],\"keywords\":[],\"symptoms\":[],"
	    "\"aliases\":[\"y\"],"
	    "\"see_also\":[{\"id\":\"pods/logs\"},{\"name\":\"tar\"}],"
	    "\"since\":null,\"until\":\"v1.25\",\"more_information\":[],"
	    "\"body\":["
	    "{\"type\":\"paragraph\",\"text\":\"a b \",\"spans\":["
	    "{\"text\":\"a \",\"style\":[]},"
	    "{\"text\":\"b\",\"style\":[\"strong\",\"link\"],"
	    "\"url\":\"https://c/\"},"
	    "{\"text\":\"\",\"style\":[\"break\"]}]},"
	    "{\"type\":\"list\",\"ordered\":true,\"tight\":true,\"start\":3,"
	    "\"items\":[[{\"type\":\"code\",\"number\":1,\"language\":\"sh\","
	    "\"example\":false,\"text\":\"web-0 {{ns}} {{a}} {{ns}}\","
	    "\"placeholders\":[\"ns\",\"a\"]}]]},"
	    "{\"type\":\"table\",\"align\":[\"right\"],"
	    "\"head\":[{\"text\":\"h\",\"spans\":[{\"text\":\"h\","
	    "\"style\":[]}]}],\"rows\":[]},"
	    "{\"type\":\"rule\"}],"
	    "\"snippets\":[{\"number\":1,\"language\":\"sh\","
	    "\"text\":\"web-0 {{ns}} {{a}} {{ns}}\","
	    "\"placeholders\":[\"ns\",\"a\"]}]}\n");
	assert_json(&out);
	buf_fini(&out);
	note_fini(&n);
}

static void
a_snippet_is_an_object_of_its_own(void **state)
{
	const struct render_options o = tree_options(80);
	struct block *b;
	struct note n;
	struct buf out;

	(void)state;
	note_init(&n);
	b = tree_code(&n, NULL, "sh", "logs {{pod}}");
	b->number = 2;
	buf_init(&out);
	render_json_snippet(b, &o, &out);
	assert_string_equal(tree_text(&out),
	    "{\"number\":2,\"language\":\"sh\",\"text\":"
	    "\"logs {{pod}}\",\"placeholders\":[\"pod\"]}");
	buf_fini(&out);
	note_fini(&n);
}

static void
an_id_without_a_slash_is_its_own_topic(void **state)
{
	const struct render_options o = tree_options(80);
	struct note n;
	struct buf out;

	(void)state;
	tree_note(&n, "pods", "", "");
	buf_init(&out);
	assert_int_equal(render_json(&n, &o, &out), KR_OK);
	assert_non_null(strstr(tree_text(&out), "\"topic\":\"pods\""));
	assert_json(&out);
	buf_fini(&out);
	note_fini(&n);
}

static void
any_note_is_valid(void **state)
{
	const struct render_options o = tree_options(80);
	unsigned i;

	(void)state;
	for (i = 0; i < 500; i++) {
		struct note n;
		struct buf out;

		random_note(&n, i, 0);
		buf_init(&out);
		assert_int_equal(render_json(&n, &o, &out), KR_OK);
		(void)tree_text(&out);
		assert_json(&out);
		buf_fini(&out);
		note_fini(&n);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_escaped_where_they_must),
		cmocka_unit_test(broken_utf8_is_replaced),
		cmocka_unit_test(a_note_has_all_its_members),
		cmocka_unit_test(a_snippet_is_an_object_of_its_own),
		cmocka_unit_test(an_id_without_a_slash_is_its_own_topic),
		cmocka_unit_test(any_note_is_valid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
