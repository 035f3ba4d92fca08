/* engross explain: what a code means. */
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "message.h"
#include "nearest.h"
#include "session.h"

#define COLUMNS 96

/* Prints TEXT moved in by two spaces, its lines broken at COLUMNS. */
static void print_wrapped(struct cli_output *out, const char *text)
{
	size_t column = 0;

	while (*text) {
		size_t length = strcspn(text, " \n");
		if (!column)
			cli_output_printf(out, "  ");
		else if (column + 1 + length > COLUMNS) {
			cli_output_printf(out, "\n  ");
			column = 0;
		} else {
			cli_output_printf(out, " ");
			column++;
		}
		cli_output_put(out, text, length);
		column += length;
		text += length;
		for (; *text == ' ' || *text == '\n'; text++)
			if (*text == '\n') {
				cli_output_printf(out, "\n");
				column = 0;
			}
	}
	if (column)
		cli_output_printf(out, "\n");
}

static const char *level_at(enum engross_level level)
{
	return level == ENGROSS_LEVEL_NONE ? "not reported" : engross_level_name(level);
}

static const struct engross_plugin *owner(const engross_context *context, const struct engross_code *code)
{
	for (size_t i = 0; i < engross_context_plugin_count(context); i++) {
		const struct engross_plugin *plugin = engross_context_plugin(context, i);
		for (const struct engross_code *own = plugin->codes; own && own->id; own++)
			if (own == code)
				return plugin;
	}
	return NULL;
}

static void print_code(struct cli_output *out, const engross_context *context, const struct engross_code *code)
{
	const struct engross_plugin *plugin = owner(context, code);

	cli_output_printf(out, "%s: %s\n\n", code->id, code->summary);
	print_wrapped(out, code->explanation);
	cli_output_printf(out, "\n  Example: ");
	cli_output_text(out, code->example);
	cli_output_printf(out, "\n  Level: %s in a draft, %s at adoption, %s in a final text\n", level_at(code->draft),
	                  level_at(code->adoption), level_at(code->final));
	cli_output_printf(out, "  Plugin: %s\n", plugin ? plugin->name : "?");
}

static void print_json(struct cli_output *out, const engross_context *context, const struct engross_code *code)
{
	const struct engross_plugin *plugin = owner(context, code);
	const char *pairs[][2] = {
		{ "code", code->id },
		{ "plugin", plugin ? plugin->name : NULL },
		{ "draft", engross_level_name(code->draft) },
		{ "adoption", engross_level_name(code->adoption) },
		{ "final", engross_level_name(code->final) },
		{ "summary", code->summary },
		{ "explanation", code->explanation },
		{ "example", code->example },
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		cli_output_printf(out, "%c\"%s\":", i ? ',' : '{', pairs[i][0]);
		cli_output_json(out, pairs[i][1]);
	}
	cli_output_printf(out, "}");
}

/* Whether NAME is the code ID, its group, or everything. */
static bool names_code(const char *name, const char *id)
{
	size_t length = strlen(name);

	if (!strcmp(name, id))
		return true;
	if (length && name[length - 1] == '/')
		length--;
	return !strncmp(name, id, length) && id[length] == '/';
}

static size_t print_matching(struct cli_output *out, const engross_context *context, const char *name, bool json,
                             size_t printed)
{
	size_t count = 0;

	for (size_t i = 0; i < engross_context_code_count(context); i++) {
		const struct engross_code *code = engross_context_code(context, i);
		if (name && !names_code(name, code->id))
			continue;
		if (json) {
			cli_output_printf(out, "%s\n", printed + count ? "," : "");
			print_json(out, context, code);
		} else if (name) {
			cli_output_printf(out, "%s", printed + count ? "\n" : "");
			print_code(out, context, code);
		} else {
			cli_output_printf(out, "%-26s %s\n", code->id, code->summary);
		}
		count++;
	}
	return count;
}

static void complain_about(const engross_context *context, const char *name)
{
	size_t count = engross_context_code_count(context);
	const char **names = calloc(count + 1, sizeof(*names)), *near = NULL;

	for (size_t i = 0; names && i < count; i++)
		names[i] = engross_context_code(context, i)->id;
	if (names)
		near = cli_nearest(name, names, count);
	if (near)
		cli_complain("there is no code '%s'; did you mean '%s'?", name, near);
	else
		cli_complain("there is no code '%s' ('engross explain' lists them)", name);
	free(names);
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	bool json = options->format && !strcmp(options->format, "json");
	engross_context *context = cli_session_open(options, CLI_NEEDS_PLUGINS);
	struct cli_output out;
	size_t printed = 0;
	int status = 0;

	(void)command;
	if (!context)
		return CLI_EXIT_FAILED;
	if (!cli_output_open(&out, options->output)) {
		engross_context_free(context);
		return CLI_EXIT_FAILED;
	}
	if (json)
		cli_output_printf(&out, "{\"schema\":\"engross/codes/1\",\"codes\":[");
	if (!argc)
		printed = print_matching(&out, context, NULL, json, 0);
	for (int i = 0; i < argc; i++) {
		size_t count = print_matching(&out, context, argv[i], json, printed);
		if (!count) {
			complain_about(context, argv[i]);
			status = CLI_EXIT_FAILED;
		}
		printed += count;
	}
	if (json)
		cli_output_printf(&out, "]}\n");
	if (status && !printed)
		cli_output_discard(&out);
	else if (!cli_output_commit(&out))
		status = CLI_EXIT_FAILED;
	engross_context_free(context);
	return status;
}

const struct cli_command cli_explain = {
	.name = "explain",
	.bit = CLI_EXPLAIN,
	.arguments = "[options] [CODE...]",
	.summary = "explain a code that 'check' prints",
	.details = "Explains each CODE (or every code of a group): the rule, where it comes from, what to do, an example, and\n"
	           "its level at each stage of a text. Without CODE all codes are listed.",
	.examples = "  engross explain\n"
	            "  engross explain citation/malformed\n"
	            "  engross explain note/\n",
	.formats = "text json",
	.run = run,
};
