#include "render/link.h"

size_t
link_end(const struct spans *spans, size_t i)
{
	struct str url = spans->v[i].url;

	for (i++; i < spans->n; i++)
		if (!(spans->v[i].style & SPAN_LINK) ||
		    !str_equal(spans->v[i].url, url))
			break;
	return i;
}

bool
link_shows_url(const struct spans *spans, size_t from, size_t to)
{
	const struct str mail = str_of("mailto:");
	struct str url = spans->v[from].url;
	size_t i;

	if (str_begins(url, mail) && !str_begins(spans->v[from].text, mail)) {
		url.p += mail.len;
		url.len -= mail.len;
	}
	for (i = from; i < to; i++) {
		struct str text = spans->v[i].text;

		if (!str_begins(url, text))
			return false;
		url.p += text.len;
		url.len -= text.len;
	}
	return url.len == 0;
}
