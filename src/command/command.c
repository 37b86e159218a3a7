#include "command/command.h"

enum exit_status
command_run(const struct context *c, struct buf *out)
{
	static command_fn *const commands[] = {
		[ACTION_SHOW]		= command_show,
		[ACTION_SEARCH]		= command_search,
		[ACTION_LIST]		= command_list,
		[ACTION_COMMANDS]	= command_snippets,
		/* Where prompt/ is not asked: what -i begins with. */
		[ACTION_INTERACTIVE]	= command_show,
		[ACTION_HELP]		= command_help,
		[ACTION_VERSION]	= command_version,
		[ACTION_COMPLETE]	= command_complete,
	};

	return commands[c->options.action](c, &c->options.ask, out);
}
