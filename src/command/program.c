#include "command/program.h"

#include <stddef.h>
#include <string.h>

/* Is that argv0's last part, with or without Windows' suffix? */
static bool
is_called(const char *argv0, const char *name)
{
	const char *slash;
	size_t len = strlen(name);

	if (argv0 == NULL)
		return false;
	slash = strrchr(argv0, '/');
	if (slash != NULL)
		argv0 = slash + 1;
	return strncmp(argv0, name, len) == 0 &&
	    (argv0[len] == '\0' || strcmp(argv0 + len, ".exe") == 0);
}

bool
program_is_completer(const char *argv0)
{
	return is_called(argv0, "kubectl_complete-ref");
}

const char *
program_name(const char *argv0)
{
	return is_called(argv0, "kubectl-ref") ||
	    program_is_completer(argv0) ? "kubectl ref" : "k8sref";
}
