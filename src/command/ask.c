#include "command/ask.h"

#include <string.h>

void
ask_join(const struct ask *ask, size_t limit, struct buf *out)
{
	int i;

	for (i = 0; i < ask->count && out->len < limit; i++) {
		if (i > 0)
			buf_addc(out, ' ');
		buf_puts(out, ask->words[i]);
	}
}

bool
ask_is_id(const struct ask *ask)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789";
	const char *word = ask->count == 1 ? ask->words[0] : "";
	size_t topic = strspn(word, letters), name;

	if (topic == 0 || word[topic] != '/' ||
	    (word[0] >= '0' && word[0] <= '9'))
		return false;
	name = strspn(word + topic + 1, letters);
	return name > 0 && word[topic + 1 + name] == '\0';
}
