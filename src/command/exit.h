/*
 * What k8sref exits with.  For command/, prompt/ and main().
 */
#ifndef KR_COMMAND_EXIT_H
#define KR_COMMAND_EXIT_H

/* Exit status of k8sref, as k8sref(1) gives it. */
enum exit_status {
	EXIT_FOUND	= 0,
	EXIT_NOTHING	= 1,
	EXIT_USAGE	= 2,
	EXIT_SYSTEM	= 3
};

#endif
