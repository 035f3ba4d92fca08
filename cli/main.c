/* The command: finds the subcommand and hands over. */
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdio.h>
#include <string.h>

#include <engross/version.h>

#include "commands.h"
#include "message.h"
#include "nearest.h"
#include "session.h"

static const struct cli_command *const commands[] = {
	&cli_check, &cli_cite, &cli_outline, &cli_resolve, &cli_diff, &cli_align, &cli_authority, &cli_plugins, &cli_explain,
};

#define COMMAND_COUNT (sizeof(commands) / sizeof(*commands))

static const struct cli_command *find_command(const char *name)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

static void print_usage(FILE *file)
{
	fputs("usage: engross COMMAND [options] ...\n\n"
	      "Checks the resolutions of intergovernmental bodies: citations, structure, notes left over,\n"
	      "and what changed between two drafts.\n\ncommands:\n", file);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		fprintf(file, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
	fputs("\n'engross COMMAND --help' tells more of one. 'engross --version' names the version.\n\n"
	      "examples:\n"
	      "  engross check draft.txt\n"
	      "  engross cite --format json draft.html\n"
	      "  engross resolve \"A/RES/61/180\"\n"
	      "  engross diff rev1.txt rev2.txt\n\n"
	      "exit status: 0 nothing found; 1 something found, or a difference; 2 the work could not be done\n", file);
}

static int complain_about(const char *name)
{
	const char *names[COMMAND_COUNT], *near;

	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i]->name;
	near = cli_nearest(name, names, COMMAND_COUNT);
	if (name[0] == '-')
		cli_complain("there is no option %s before a command (see 'engross --help')", name);
	else if (near)
		cli_complain("there is no command '%s'; did you mean '%s'?", name, near);
	else
		cli_complain("there is no command '%s' (see 'engross --help')", name);
	return CLI_EXIT_FAILED;
}

/* Standard output is checked at last: what printf() could not write is an error too. */
static int leave(int status)
{
	if (fflush(stdout) || ferror(stdout)) {
		cli_complain("standard output could not be written");
		return CLI_EXIT_FAILED;
	}
	return status;
}

static int print_version(void)
{
	printf("engross %s\n", engross_version_string());
	return leave(0);
}

static int print_help(const char *name)
{
	const struct cli_command *command = name ? find_command(name) : NULL;

	if (name && !command)
		return complain_about(name);
	if (command)
		cli_options_help(command);
	else
		print_usage(stdout);
	return leave(0);
}

static int run_command(const struct cli_command *command, int argc, char **argv)
{
	struct cli_options options;
	int status = CLI_EXIT_FAILED, first = 0;

	switch (cli_options_parse(&options, command, argc, argv, &first)) {
	case CLI_GO_ON:
		status = command->run(command, &options, argc - first, argv + first);
		break;
	case CLI_DONE:
		status = leave(0);
		break;
	case CLI_WRONG:
		break;
	}
	cli_options_clear(&options);
	return status;
}

int main(int argc, char **argv)
{
	const struct cli_command *command;
	const char *name = argc > 1 ? argv[1] : NULL;

	setlocale(LC_CTYPE, "");
#ifdef M_MMAP_THRESHOLD
	/* Large blocks go back to the system when they are freed; glibc would keep later ones for itself. */
	mallopt(M_MMAP_THRESHOLD, 1024 * 1024);
	/* Small ones grow and shrink with every data file: the system is asked for more, and given back, less often. */
	mallopt(M_TOP_PAD, 1024 * 1024);
	mallopt(M_TRIM_THRESHOLD, 4 * 1024 * 1024);
#endif
	if (!name) {
		print_usage(stderr);
		return CLI_EXIT_FAILED;
	}
	if (!strcmp(name, "--version") || !strcmp(name, "-V"))
		return print_version();
	if (!strcmp(name, "--help") || !strcmp(name, "-h") || !strcmp(name, "help"))
		return print_help(argc > 2 ? argv[2] : NULL);
	command = find_command(name);
	if (!command)
		return complain_about(name);
	if (argc > 2 && !strcmp(argv[2], "--version"))
		return print_version();
	return run_command(command, argc - 1, argv + 1);
}
