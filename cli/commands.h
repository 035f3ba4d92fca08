/* The subcommands, one file each. */
#ifndef ENGROSS_CLI_COMMANDS_H
#define ENGROSS_CLI_COMMANDS_H

#include "options.h"

extern const struct cli_command cli_check, cli_cite, cli_outline, cli_resolve, cli_diff, cli_align, cli_authority,
	cli_plugins, cli_explain;

#endif
