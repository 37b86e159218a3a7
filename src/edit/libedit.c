#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "edit/libedit.h"

#if LIBEDIT_ON_DEMAND

#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Debian's name, everybody else's, Darwin's: one interface. */
static const char *const names[] = { "libedit.so.2", "libedit.so.0",
    "libedit.3.dylib" };

static void *
open_library(void)
{
	void *handle = NULL;
	size_t i;

	for (i = 0; i < sizeof names / sizeof names[0] && handle == NULL; i++)
		handle = dlopen(names[i], RTLD_LAZY | RTLD_LOCAL);
	return handle;
}

const struct libedit *
libedit_open(void)
{
	static struct libedit lib;
	static bool complete;
	void *handle, *address;

	if (complete)
		return &lib;
	if ((handle = open_library()) == NULL)
		return NULL;
	/* ISO C has no cast from an object's address to a function's; POSIX
	 * says that the bytes are the same. */
#define LIBEDIT_LOAD(name)						\
	if ((address = dlsym(handle, #name)) == NULL)			\
		return NULL;						\
	memcpy(&lib.name, &address, sizeof address);
	LIBEDIT_FUNCTIONS(LIBEDIT_LOAD)
	complete = true;
	return &lib;
}

#else

const struct libedit *
libedit_open(void)
{
#define LIBEDIT_TAKE(name)	.name = name,
	static const struct libedit lib = {
	    LIBEDIT_FUNCTIONS(LIBEDIT_TAKE) };

	return &lib;
}

#endif
