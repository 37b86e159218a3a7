/*
 * k8sref: an offline Kubernetes reference for the terminal; see k8sref(1).
 */

#include "command/command.h"
#include "command/context.h"
#include "command/options.h"
#include "command/screen.h"
#include "prompt/prompt.h"

int
main(int argc, char **argv)
{
	struct context c;
	enum exit_status status;

	status = context_init(&c, argv[0]);
	if (status == EXIT_FOUND)
		status = options_parse(&c.options, argc, argv);
	if (status == EXIT_FOUND)
		status = context_prepare(&c);
	if (status == EXIT_FOUND)
		status = prompt_is_wanted(&c) ? prompt_run(&c) :
		    screen_print(&c, &c.out, command_run(&c, &c.out));
	context_fini(&c);
	return (int)status;
}
