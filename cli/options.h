/* The command line: options shared by the subcommands, and their help. */
#ifndef ENGROSS_CLI_OPTIONS_H
#define ENGROSS_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/finding.h>

/* Which subcommands an option belongs to. */
enum cli_command_bit {
	CLI_CHECK = 1,
	CLI_CITE = 2,
	CLI_OUTLINE = 4,
	CLI_RESOLVE = 8,
	CLI_DIFF = 16,
	CLI_AUTHORITY = 32,
	CLI_PLUGINS = 64,
	CLI_EXPLAIN = 128,
	CLI_ALIGN = 256
};

/* Values of an option that may be given several times. The strings are argv's or the list's own pool's. */
struct cli_list {
	const char **items;
	size_t count, capacity;
};

struct cli_options {
	const char *format;
	const char *output;
	const char *lang;
	const char *encoding;
	const char *input_format;
	const char *stdin_filename;
	const char *plugin_path;
	struct cli_list authorities, systems, only, skip, settings, limits, map;
	char delimiter; /* of a table that is imported; 0: detected */
	bool no_collect;
	enum engross_level min_level;
	enum engross_level fail_level; /* ENGROSS_LEVEL_NONE: nothing found makes the exit status 1 */
	enum engross_stage stage;
	size_t context; /* unchanged paragraphs around a change */
	bool color;
	char **pool; /* copies that the lists point into */
	size_t n_pool, pool_capacity;
};

/* One subcommand. FORMATS is a list separated by spaces, its first the default. */
struct cli_command {
	const char *name;
	enum cli_command_bit bit;
	const char *arguments; /* "[options] FILE..." */
	const char *summary;   /* half a line, for the list of commands */
	const char *details;   /* a paragraph for its help */
	const char *examples;
	const char *formats;
	int (*run)(const struct cli_command *command, struct cli_options *options, int argc, char **argv);
};

/* What cli_options_parse() says: go on, or leave with EXIT_SUCCESS or 2. */
enum cli_parse {
	CLI_GO_ON = 0,
	CLI_DONE,
	CLI_WRONG
};

/* Reads COMMAND's options from ARGV (ARGV[0] is the command's name). *FIRST is the first argument that is no
   option. Prints help, or what is wrong, itself. Clear OPTIONS in any case. */
enum cli_parse cli_options_parse(struct cli_options *options, const struct cli_command *command, int argc,
                                 char **argv, int *first);
void cli_options_clear(struct cli_options *options);

/* Prints COMMAND's help on standard output. */
void cli_options_help(const struct cli_command *command);

#endif
