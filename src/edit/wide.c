#include "edit/wide.h"

#include <stdlib.h>

#include "base/utf8.h"

wchar_t *
wide_new(struct str text)
{
	wchar_t *wide = malloc((text.len + 1) * sizeof *wide);
	size_t n = 0, taken;
	uint32_t cp;

	if (wide == NULL)
		return NULL;
	for (; text.len > 0; text.p += taken, text.len -= taken) {
		taken = utf8_decode(text, &cp);
		wide[n++] = (wchar_t)cp;
	}
	wide[n] = L'\0';
	return wide;
}

int
wide_count(struct str text)
{
	uint32_t cp;
	size_t taken;
	int n = 0;

	for (; text.len > 0; text.p += taken, text.len -= taken, n++)
		taken = utf8_decode(text, &cp);
	return n;
}
