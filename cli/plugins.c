/* engross plugins: what is loaded. */
#include <string.h>

#include "commands.h"
#include "message.h"
#include "nearest.h"
#include "session.h"

static const struct {
	uint64_t bit;
	const char *name;
} capabilities[] = {
	{ ENGROSS_CAN_READ, "read" },
	{ ENGROSS_CAN_CHECK, "check" },
	{ ENGROSS_CAN_COMPARE, "compare" },
	{ ENGROSS_CAN_ALIGN, "align" },
};

#define CAPABILITY_COUNT (sizeof(capabilities) / sizeof(*capabilities))

/* "read,check" into OUT, which has room for all. */
static void name_capabilities(const struct engross_plugin *plugin, char out[64])
{
	out[0] = '\0';
	for (size_t i = 0; i < CAPABILITY_COUNT; i++)
		if (plugin->capabilities & capabilities[i].bit) {
			if (out[0])
				strcat(out, ",");
			strcat(out, capabilities[i].name);
		}
}

static void print_line(struct cli_output *out, const struct engross_plugin *plugin, const char *path)
{
	char can[64];

	name_capabilities(plugin, can);
	cli_output_printf(out, "%-12s %-8s %-14s ", plugin->name, plugin->version, can);
	cli_output_text(out, plugin->summary);
	cli_output_printf(out, "\n%-12s ", "");
	cli_output_text(out, path ? path : "(built in)");
	cli_output_printf(out, "\n");
}

static void print_json(struct cli_output *out, const struct engross_plugin *plugin, const char *path)
{
	const char *comma = "";

	cli_output_printf(out, "{\"name\":\"%s\",\"version\":", plugin->name);
	cli_output_json(out, plugin->version);
	cli_output_printf(out, ",\"summary\":");
	cli_output_json(out, plugin->summary);
	cli_output_printf(out, ",\"path\":");
	cli_output_json(out, path);
	cli_output_printf(out, ",\"capabilities\":[");
	for (size_t i = 0; i < CAPABILITY_COUNT; i++)
		if (plugin->capabilities & capabilities[i].bit) {
			cli_output_printf(out, "%s\"%s\"", comma, capabilities[i].name);
			comma = ",";
		}
	cli_output_printf(out, "],\"codes\":[");
	comma = "";
	for (const struct engross_code *code = plugin->codes; code && code->id; code++, comma = ",")
		cli_output_printf(out, "%s\"%s\"", comma, code->id);
	cli_output_printf(out, "],\"options\":[");
	comma = "";
	for (const struct engross_option *option = plugin->options; option && option->name; option++, comma = ",") {
		cli_output_printf(out, "%s{\"name\":\"%s\",\"default\":", comma, option->name);
		cli_output_json(out, option->value);
		cli_output_printf(out, ",\"summary\":");
		cli_output_json(out, option->summary);
		cli_output_printf(out, "}");
	}
	cli_output_printf(out, "]}");
}

static void print_details(struct cli_output *out, const struct engross_plugin *plugin, const char *path)
{
	char can[64];

	name_capabilities(plugin, can);
	cli_output_printf(out, "%s %s: ", plugin->name, plugin->version);
	cli_output_text(out, plugin->summary);
	cli_output_printf(out, "\n  path          ");
	cli_output_text(out, path ? path : "(built in)");
	cli_output_printf(out, "\n  capabilities  %s\n  ABI           %u\n", can, plugin->abi_version);
	for (const struct engross_code *code = plugin->codes; code && code->id; code++) {
		cli_output_printf(out, "  %-13s %-26s ", code == plugin->codes ? "codes" : "", code->id);
		cli_output_text(out, code->summary);
		cli_output_printf(out, "\n");
	}
	for (const struct engross_option *option = plugin->options; option && option->name; option++) {
		cli_output_printf(out, "  %-13s --set %s.%s=", option == plugin->options ? "options" : "", plugin->name,
		                  option->name);
		cli_output_text(out, option->value);
		cli_output_printf(out, "  ");
		cli_output_text(out, option->summary);
		cli_output_printf(out, "\n");
	}
}

static int complain_about(const engross_context *context, const char *name)
{
	const char *names[256], *near;
	size_t count = engross_context_plugin_count(context);

	if (count > sizeof(names) / sizeof(*names))
		count = sizeof(names) / sizeof(*names);
	for (size_t i = 0; i < count; i++)
		names[i] = engross_context_plugin(context, i)->name;
	near = cli_nearest(name, names, count);
	if (near)
		cli_complain("there is no plugin '%s'; did you mean '%s'?", name, near);
	else
		cli_complain("there is no plugin '%s' ('engross plugins' lists them)", name);
	return CLI_EXIT_FAILED;
}

static int list_plugins(struct cli_output *out, const engross_context *context, const char *only, bool json)
{
	size_t printed = 0;

	if (json)
		cli_output_printf(out, "{\"schema\":\"engross/plugins/1\",\"plugins\":[");
	for (size_t i = 0; i < engross_context_plugin_count(context); i++) {
		const struct engross_plugin *plugin = engross_context_plugin(context, i);
		const char *path = engross_context_plugin_path(context, i);
		if (only && strcmp(only, plugin->name))
			continue;
		if (json) {
			cli_output_printf(out, "%s\n", printed ? "," : "");
			print_json(out, plugin, path);
		} else if (only) {
			print_details(out, plugin, path);
		} else {
			print_line(out, plugin, path);
		}
		printed++;
	}
	if (json)
		cli_output_printf(out, "]}\n");
	return printed ? 0 : complain_about(context, only ? only : "");
}

static int run(const struct cli_command *command, struct cli_options *options, int argc, char **argv)
{
	bool json = options->format && !strcmp(options->format, "json");
	const char *only = NULL;
	engross_context *context;
	struct cli_output out;
	int status;

	if (argc == 2 && !strcmp(argv[0], "show")) {
		only = argv[1];
	} else if (argc > 1 || (argc == 1 && strcmp(argv[0], "list"))) {
		cli_complain("usage: engross %s %s", command->name, command->arguments);
		return CLI_EXIT_FAILED;
	}
	context = cli_session_open(options, CLI_NEEDS_PLUGINS);
	if (!context)
		return CLI_EXIT_FAILED;
	status = cli_output_open(&out, options->output) ? list_plugins(&out, context, only, json) : CLI_EXIT_FAILED;
	if (status)
		cli_output_discard(&out);
	else if (!cli_output_commit(&out))
		status = CLI_EXIT_FAILED;
	engross_context_free(context);
	return status;
}

const struct cli_command cli_plugins = {
	.name = "plugins",
	.bit = CLI_PLUGINS,
	.arguments = "[options] [list | show NAME]",
	.summary = "list the plugins",
	.details = "Lists the plugins that are loaded, or shows one with its codes and options. Plugins come from the installed\n"
	           "directory, from the directories of ENGROSS_PLUGIN_PATH and from --plugin-path.",
	.examples = "  engross plugins\n"
	            "  engross plugins show notes\n"
	            "  engross plugins --plugin-path ./my-plugins --format json\n",
	.formats = "text json",
	.run = run,
};
