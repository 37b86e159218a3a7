#include "prompt/line.h"

#include <stdint.h>

static bool
is_gap(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str
line_trim(struct str text)
{
	while (text.len > 0 && is_gap(text.p[0])) {
		text.p++;
		text.len--;
	}
	while (text.len > 0 && is_gap(text.p[text.len - 1]))
		text.len--;
	return text;
}

struct str
line_word(struct str *text)
{
	struct str rest = line_trim(*text), word = { rest.p, 0 };

	while (word.len < rest.len && !is_gap(rest.p[word.len]))
		word.len++;
	/* No text may have no address, which nothing is added to. */
	if (word.len > 0) {
		rest.p += word.len;
		rest.len -= word.len;
	}
	*text = line_trim(rest);
	return word;
}

bool
line_number(struct str text, size_t *number)
{
	size_t i, n = 0, digit;

	for (i = 0; i < text.len; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		digit = (size_t)(text.p[i] - '0');
		n = n > (SIZE_MAX - digit) / 10 ? SIZE_MAX : n * 10 + digit;
	}
	*number = n;
	return text.len > 0;
}

struct line
line_parse(struct str text)
{
	struct line line = { .text = line_trim(text) };

	if (line.text.len == 0)
		line.kind = LINE_EMPTY;
	else if (line.text.p[0] == ':') {
		line.kind = LINE_COMMAND;
		line.text = line_trim((struct str){ line.text.p + 1,
		    line.text.len - 1 });
	} else if (line_number(line.text, &line.number))
		line.kind = LINE_NUMBER;
	else {
		line.kind = LINE_QUERY;
		/* A space behind the last word says that it is complete. */
		line.text.len = (size_t)(text.p + text.len - line.text.p);
	}
	return line;
}
