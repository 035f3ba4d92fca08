/* Parsing options, one table for all subcommands. */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "message.h"
#include "nearest.h"

enum option_id {
	OPTION_FORMAT = 'f',
	OPTION_OUTPUT = 'o',
	OPTION_HELP = 'h',
	OPTION_LANG = 256,
	OPTION_ENCODING,
	OPTION_INPUT_FORMAT,
	OPTION_AUTHORITY,
	OPTION_SYSTEM,
	OPTION_ONLY,
	OPTION_SKIP,
	OPTION_MIN_LEVEL,
	OPTION_FAIL_LEVEL,
	OPTION_STAGE,
	OPTION_SET,
	OPTION_LIMIT,
	OPTION_STDIN_FILENAME,
	OPTION_PLUGIN_PATH,
	OPTION_CONTEXT,
	OPTION_MAP,
	OPTION_DELIMITER,
	OPTION_NO_COLLECT,
	OPTION_COLOR
};

struct definition {
	const char *name;
	int id;
	const char *argument; /* NULL: takes none */
	unsigned commands;
	const char *help;
};

#define DOCUMENTS (CLI_CHECK | CLI_CITE | CLI_OUTLINE | CLI_DIFF | CLI_ALIGN)
#define EVERY (DOCUMENTS | CLI_RESOLVE | CLI_AUTHORITY | CLI_PLUGINS | CLI_EXPLAIN)

static const struct definition definitions[] = {
	{ "format", OPTION_FORMAT, "FORMAT", EVERY, "how to print" },
	{ "output", OPTION_OUTPUT, "FILE", EVERY, "write to FILE, whole or not at all" },
	{ "only", OPTION_ONLY, "CODE,...", CLI_CHECK | CLI_DIFF | CLI_ALIGN, "report these codes or groups alone (repeatable)" },
	{ "skip", OPTION_SKIP, "CODE,...", CLI_CHECK | CLI_DIFF | CLI_ALIGN, "do not report these codes or groups (repeatable)" },
	{ "min-level", OPTION_MIN_LEVEL, "LEVEL", CLI_CHECK | CLI_DIFF | CLI_ALIGN,
	  "report from this level on: info, warning, error (default: info)" },
	{ "fail-level", OPTION_FAIL_LEVEL, "LEVEL", CLI_CHECK | CLI_ALIGN,
	  "exit with 1 from this level on: info, warning, error, never (default: warning)" },
	{ "stage", OPTION_STAGE, "STAGE", CLI_CHECK | CLI_DIFF | CLI_ALIGN,
	  "how far the text is: draft, adoption, final (default: adoption)" },
	{ "context", OPTION_CONTEXT, "NUMBER", CLI_DIFF, "show so many unchanged paragraphs around each change (default: 0)" },
	{ "set", OPTION_SET, "PLUGIN.OPTION=VALUE", CLI_CHECK | CLI_DIFF | CLI_ALIGN,
	  "set an option of a plugin, see 'engross plugins show' (repeatable)" },
	{ "no-collect", OPTION_NO_COLLECT, NULL, CLI_CHECK | CLI_CITE,
	  "do not let the files testify for each other's citations" },
	{ "lang", OPTION_LANG, "LANGUAGE", DOCUMENTS | CLI_AUTHORITY,
	  "the text's language: en, es, fr, pt, ... (default: detected)" },
	{ "encoding", OPTION_ENCODING, "ENCODING", DOCUMENTS | CLI_AUTHORITY,
	  "the file's encoding (default: its mark, then UTF-8, then windows-1252)" },
	{ "input-format", OPTION_INPUT_FORMAT, "READER", DOCUMENTS, "the file's format: text, html, ... (default: detected)" },
	{ "stdin-filename", OPTION_STDIN_FILENAME, "NAME", DOCUMENTS, "what to call standard input, given as '-'" },
	{ "authority", OPTION_AUTHORITY, "FILE", CLI_CHECK | CLI_CITE | CLI_RESOLVE | CLI_DIFF | CLI_ALIGN | CLI_AUTHORITY,
	  "records of your own, TSV or SQLite, laid over those that are built in (repeatable)" },
	{ "map", OPTION_MAP, "NAME=COLUMN,...", CLI_AUTHORITY,
	  "import: which column is symbol, key, title, title.es, date, ... (repeatable)" },
	{ "delimiter", OPTION_DELIMITER, "CHAR", CLI_AUTHORITY,
	  "import: tab, comma, semicolon or bar (default: detected)" },
	{ "system", OPTION_SYSTEM, "FILE", DOCUMENTS | CLI_RESOLVE | CLI_AUTHORITY,
	  "one more body's citation forms, an XML file (repeatable)" },
	{ "plugin-path", OPTION_PLUGIN_PATH, "DIR:...", EVERY, "load the plugins of these directories too" },
	{ "limit", OPTION_LIMIT, "NAME=VALUE", DOCUMENTS | CLI_RESOLVE | CLI_AUTHORITY,
	  "set a limit, as file-size=512M or findings=100000 (repeatable)" },
	{ "color", OPTION_COLOR, "WHEN", EVERY, "auto, always, never (default: auto; NO_COLOR is respected)" },
	{ "help", OPTION_HELP, NULL, EVERY, "show this help" },
};

#define DEFINITION_COUNT (sizeof(definitions) / sizeof(*definitions))

static bool list_add(struct cli_list *list, const char *item)
{
	if (list->count == list->capacity) {
		size_t capacity = list->capacity ? list->capacity * 2 : 8;
		const char **items = realloc(list->items, capacity * sizeof(*items));
		if (!items)
			return false;
		list->items = items;
		list->capacity = capacity;
	}
	list->items[list->count++] = item;
	return true;
}

/* A copy of LENGTH bytes of TEXT that lives as long as OPTIONS. */
static char *pool_copy(struct cli_options *options, const char *text, size_t length)
{
	char *copy;

	if (options->n_pool == options->pool_capacity) {
		size_t capacity = options->pool_capacity ? options->pool_capacity * 2 : 8;
		char **pool = realloc(options->pool, capacity * sizeof(*pool));
		if (!pool)
			return NULL;
		options->pool = pool;
		options->pool_capacity = capacity;
	}
	copy = malloc(length + 1);
	if (!copy)
		return NULL;
	memcpy(copy, text, length);
	copy[length] = '\0';
	options->pool[options->n_pool++] = copy;
	return copy;
}

/* Adds the parts of TEXT, separated by commas. */
static bool list_split(struct cli_options *options, struct cli_list *list, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, ",");
		if (length) {
			char *part = pool_copy(options, text, length);
			if (!part || !list_add(list, part))
				return false;
		}
		text += length + (text[length] == ',');
	}
	return true;
}

void cli_options_clear(struct cli_options *options)
{
	for (size_t i = 0; i < options->n_pool; i++)
		free(options->pool[i]);
	free(options->pool);
	free(options->authorities.items);
	free(options->systems.items);
	free(options->only.items);
	free(options->skip.items);
	free(options->settings.items);
	free(options->limits.items);
	free(options->map.items);
	memset(options, 0, sizeof(*options));
}

/* The index of WORD among NAMES (ended by NULL), or -1 with a message about option NAME. */
static int read_choice(const char *name, const char *word, const char *const *names)
{
	size_t count = 0;
	const char *near;

	for (; names[count]; count++)
		if (!strcmp(names[count], word))
			return (int)count;
	near = cli_nearest(word, names, count);
	if (near)
		cli_complain("--%s: there is no '%s'; did you mean '%s'?", name, word, near);
	else
		cli_complain("--%s: there is no '%s'", name, word);
	return -1;
}

static bool read_level(const char *name, const char *word, enum engross_level *out)
{
	static const char *const names[] = { "never", "info", "warning", "error", NULL };
	int level = read_choice(name, word, names);

	if (level == 0 && strcmp(name, "fail-level")) {
		cli_complain("--%s: there is no 'never'", name);
		return false;
	}
	*out = level > 0 ? (enum engross_level)level : ENGROSS_LEVEL_NONE;
	return level >= 0;
}

static bool read_stage(const char *word, enum engross_stage *out)
{
	static const char *const names[] = { "draft", "adoption", "final", NULL };
	int stage = read_choice("stage", word, names);

	*out = (enum engross_stage)(stage + 1);
	return stage >= 0;
}

static bool read_color(const char *word, bool automatic, bool *out)
{
	static const char *const names[] = { "auto", "always", "never", NULL };
	int choice = read_choice("color", word, names);

	*out = choice == 1 || (choice == 0 && automatic);
	return choice >= 0;
}

/* Reads a number of at most six digits. */
static bool read_count(const char *name, const char *word, size_t *out)
{
	size_t length = strspn(word, "0123456789");

	if (!length || length > 6 || word[length]) {
		cli_complain("--%s: '%s' is no number from 0 to 999999", name, word);
		return false;
	}
	*out = (size_t)strtoul(word, NULL, 10);
	return true;
}

static bool read_format(const struct cli_command *command, const char *word, const char **out)
{
	const char *at = command->formats;
	size_t length;

	for (; *at; at += length + (at[length] == ' ')) {
		length = strcspn(at, " ");
		if (strlen(word) == length && !memcmp(word, at, length)) {
			*out = word;
			return true;
		}
	}
	cli_complain("--format: there is no '%s' for %s; choose from: %s", word, command->name, command->formats);
	return false;
}

static bool read_delimiter(const char *word, char *out)
{
	static const char *const names[] = { "tab", "comma", "semicolon", "bar", NULL };
	static const char marks[] = "\t,;|";
	int choice;

	if (word[0] && !word[1] && strchr(marks, word[0])) {
		*out = word[0];
		return true;
	}
	choice = read_choice("delimiter", word, names);
	*out = choice >= 0 ? marks[choice] : '\0';
	return choice >= 0;
}

/* Colours suit a terminal that can show them, unless the user's environment says no (no-color.org). */
static bool wants_color(void)
{
	const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");

	return isatty(STDOUT_FILENO) && !(none && *none) && terminal && strcmp(terminal, "dumb");
}

static bool out_of_memory(void)
{
	cli_complain("out of memory");
	return false;
}

/* Takes one option; false when its value makes no sense. */
static bool take(struct cli_options *options, const struct cli_command *command, int id, const char *value)
{
	switch (id) {
	case OPTION_FORMAT: return read_format(command, value, &options->format);
	case OPTION_OUTPUT: options->output = value; return true;
	case OPTION_LANG: options->lang = value; return true;
	case OPTION_ENCODING: options->encoding = value; return true;
	case OPTION_INPUT_FORMAT: options->input_format = value; return true;
	case OPTION_STDIN_FILENAME: options->stdin_filename = value; return true;
	case OPTION_PLUGIN_PATH: options->plugin_path = value; return true;
	case OPTION_CONTEXT: return read_count("context", value, &options->context);
	case OPTION_MIN_LEVEL: return read_level("min-level", value, &options->min_level);
	case OPTION_FAIL_LEVEL: return read_level("fail-level", value, &options->fail_level);
	case OPTION_STAGE: return read_stage(value, &options->stage);
	case OPTION_COLOR: return read_color(value, wants_color() && !options->output, &options->color);
	case OPTION_AUTHORITY: return list_add(&options->authorities, value) || out_of_memory();
	case OPTION_SYSTEM: return list_add(&options->systems, value) || out_of_memory();
	case OPTION_ONLY: return list_split(options, &options->only, value) || out_of_memory();
	case OPTION_SKIP: return list_split(options, &options->skip, value) || out_of_memory();
	case OPTION_SET: return list_add(&options->settings, value) || out_of_memory();
	case OPTION_MAP: return list_split(options, &options->map, value) || out_of_memory();
	case OPTION_DELIMITER: return read_delimiter(value, &options->delimiter);
	case OPTION_NO_COLLECT: options->no_collect = true; return true;
	case OPTION_LIMIT: return list_add(&options->limits, value) || out_of_memory();
	default: return false;
	}
}

/* Whether GIVEN is the long form of the option ID, or the beginning of it. */
static bool is_long_form(const char *given, int id)
{
	size_t length = strcspn(given, "=");

	if (length < 3 || strncmp(given, "--", 2))
		return false;
	for (size_t i = 0; i < DEFINITION_COUNT; i++)
		if (definitions[i].id == id && !strncmp(definitions[i].name, given + 2, length - 2))
			return true;
	return false;
}

/* Says what getopt_long() did not understand: CODE is what it returned, GIVEN the word it looked at. */
static void complain_about(const struct cli_command *command, const char *given, int code)
{
	const char *names[DEFINITION_COUNT], *near = NULL;
	char word[64];

	if (optopt > 0 && !is_long_form(given, optopt)) {
		snprintf(word, sizeof(word), "-%c", optopt < 128 ? optopt : '?');
		given = word;
	}
	if (code == ':') {
		cli_complain("%s: the option %s needs a value", command->name, given);
		return;
	}
	if (optopt > 0 && given != word) {
		cli_complain("%s: the option %.*s takes no value", command->name, (int)strcspn(given, "="), given);
		return;
	}
	for (size_t i = 0; i < DEFINITION_COUNT; i++)
		names[i] = definitions[i].commands & command->bit ? definitions[i].name : NULL;
	if (!strncmp(given, "--", 2)) {
		size_t length = strcspn(given + 2, "=");
		if (length < sizeof(word)) {
			memcpy(word, given + 2, length);
			word[length] = '\0';
			near = cli_nearest(word, names, DEFINITION_COUNT);
		}
	}
	if (near)
		cli_complain("%s: there is no option %s; did you mean --%s?", command->name, given, near);
	else
		cli_complain("%s: there is no option %s (see 'engross %s --help')", command->name, given, command->name);
}

static size_t fill_long_options(struct option *out, const struct cli_command *command)
{
	size_t count = 0;

	for (size_t i = 0; i < DEFINITION_COUNT; i++) {
		if (!(definitions[i].commands & command->bit))
			continue;
		out[count++] = (struct option){
			.name = definitions[i].name,
			.has_arg = definitions[i].argument ? required_argument : no_argument,
			.val = definitions[i].id,
		};
	}
	out[count] = (struct option){ 0 };
	return count;
}

enum cli_parse cli_options_parse(struct cli_options *options, const struct cli_command *command, int argc,
                                 char **argv, int *first)
{
	struct option long_options[DEFINITION_COUNT + 1];
	bool colored = false;
	int id;

	memset(options, 0, sizeof(*options));
	options->fail_level = ENGROSS_LEVEL_WARNING;
	fill_long_options(long_options, command);
	opterr = 0;
	optind = 1;
	for (;;) {
		id = getopt_long(argc, argv, ":f:o:h", long_options, NULL);
		if (id < 0)
			break;
		if (id == OPTION_HELP) {
			cli_options_help(command);
			return CLI_DONE;
		}
		if (id == '?' || id == ':') {
			complain_about(command, argv[optind - 1], id);
			return CLI_WRONG;
		}
		colored = colored || id == OPTION_COLOR;
		if (!take(options, command, id, optarg))
			return CLI_WRONG;
	}
	if (!colored)
		options->color = wants_color() && !options->output;
	*first = optind;
	return CLI_GO_ON;
}

void cli_options_help(const struct cli_command *command)
{
	printf("usage: engross %s %s\n\n%s\n\noptions:\n", command->name, command->arguments, command->details);
	for (size_t i = 0; i < DEFINITION_COUNT; i++) {
		const struct definition *definition = &definitions[i];
		char left[64];
		int used;
		if (!(definition->commands & command->bit))
			continue;
		used = snprintf(left, sizeof(left), "%s--%s%s%s",
		                definition->id == OPTION_FORMAT   ? "-f, "
		                : definition->id == OPTION_OUTPUT ? "-o, "
		                : definition->id == OPTION_HELP   ? "-h, "
		                                                  : "    ",
		                definition->name, definition->argument ? " " : "",
		                definition->argument ? definition->argument : "");
		printf("  %-34s%s%s", left, used >= 34 ? " " : "", definition->help);
		if (definition->id == OPTION_FORMAT)
			printf(": %s", command->formats);
		putchar('\n');
	}
	printf("\nexamples:\n%s", command->examples);
}
