/*
 * The names under which the program is called: it is a plugin of kubectl,
 * too.  For command/.
 */
#ifndef KR_COMMAND_PROGRAM_H
#define KR_COMMAND_PROGRAM_H

#include <stdbool.h>

/*
 * What the reader types to call this program: "kubectl ref" if argv0 names
 * the link kubectl-ref, which kubectl(1) looks for, or else "k8sref".
 * Static; argv0 may be NULL.
 */
const char	*program_name(const char *argv0);

/*
 * Is argv0 the link kubectl_complete-ref, which kubectl(1) calls with the
 * words of an unfinished command line?
 */
bool	program_is_completer(const char *argv0);

#endif
