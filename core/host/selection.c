/* Choosing codes and reading settings. */
#include "host/selection.h"

#include <string.h>

#include "base/error.h"

/* Whether NAME is the code ID, or its group with or without the slash. */
static bool names_code(const char *name, const char *id)
{
	size_t length = strlen(name);

	if (!strcmp(name, id))
		return true;
	if (length && name[length - 1] == '/')
		length--;
	return length && !memchr(name, '/', length) && !strncmp(name, id, length) && id[length] == '/';
}

/* Sets or clears what the N NAMES name. */
static enum engross_status mark_codes(struct engross__selection *selection, const char *const *names, size_t n,
                                      bool wanted, struct engross_error *error)
{
	size_t count = engross__catalogue_count(selection->context);

	for (size_t i = 0; i < n; i++) {
		bool known = false;
		for (size_t j = 0; j < count; j++)
			if (names_code(names[i], engross__catalogue_at(selection->context, j)->code->id)) {
				selection->wanted[j] = wanted;
				known = true;
			}
		if (!known)
			return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
			                     "there is no code or group '%s'", names[i]);
	}
	return ENGROSS_OK;
}

static const struct engross_plugin *find_plugin(const engross_context *context, const char *name, size_t length)
{
	for (size_t i = 0; i < engross__registry_count(context); i++) {
		const struct engross_plugin *plugin = engross__registry_at(context, i)->plugin;
		if (strlen(plugin->name) == length && !memcmp(plugin->name, name, length))
			return plugin;
	}
	return NULL;
}

static const struct engross_option *find_option(const struct engross_plugin *plugin, const char *name, size_t length)
{
	for (const struct engross_option *option = plugin->options; option && option->name; option++)
		if (strlen(option->name) == length && !memcmp(option->name, name, length))
			return option;
	return NULL;
}

static enum engross_status read_setting(struct engross__setting *out, struct engross__arena *arena,
                                        const engross_context *context, const char *text,
                                        struct engross_error *error)
{
	const char *equals = strchr(text, '=');
	const char *dot = strchr(text, '.');
	const struct engross_option *option;

	if (!equals || !dot || dot > equals || dot == text || equals == dot + 1)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET,
		                     "the setting '%s' is not of the form PLUGIN.OPTION=VALUE", text);
	out->plugin = find_plugin(context, text, (size_t)(dot - text));
	if (!out->plugin)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "there is no plugin '%.*s' (setting '%s')",
		                     (int)(dot - text), text, text);
	option = find_option(out->plugin, dot + 1, (size_t)(equals - dot - 1));
	if (!option)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "plugin %s has no option '%.*s'",
		                     out->plugin->name, (int)(equals - dot - 1), dot + 1);
	out->option = option->name;
	out->value = engross__arena_string(arena, equals + 1);
	return out->value ? ENGROSS_OK : engross__nomem(error);
}

/* What is reported at no stage like this one is not wanted either. */
static void drop_silent(struct engross__selection *selection)
{
	for (size_t i = 0; i < engross__catalogue_count(selection->context); i++)
		if (!engross__selection_level(selection, engross__catalogue_at(selection->context, i)->code))
			selection->wanted[i] = false;
}

enum engross_status engross__selection_init(struct engross__selection *selection, struct engross__arena *arena,
                                            const engross_context *context,
                                            const struct engross_run_options *options,
                                            struct engross_error *error)
{
	size_t count = engross__catalogue_count(context);
	enum engross_status status;

	memset(selection, 0, sizeof(*selection));
	selection->context = context;
	selection->stage = options->stage ? options->stage : ENGROSS_STAGE_ADOPTION;
	selection->min_level = options->min_level;
	selection->n_settings = options->n_settings;
	selection->wanted = engross__arena_array(arena, count + 1, sizeof(*selection->wanted));
	selection->settings = engross__arena_array(arena, options->n_settings + 1, sizeof(*selection->settings));
	if (!selection->wanted || !selection->settings)
		return engross__nomem(error);
	for (size_t i = 0; i < count; i++)
		selection->wanted[i] = !options->n_only;
	status = mark_codes(selection, options->only, options->n_only, true, error);
	if (status == ENGROSS_OK)
		status = mark_codes(selection, options->skip, options->n_skip, false, error);
	for (size_t i = 0; i < options->n_settings && status == ENGROSS_OK; i++)
		status = read_setting(&selection->settings[i], arena, context, options->settings[i], error);
	drop_silent(selection);
	return status;
}

bool engross__selection_wants(const struct engross__selection *selection,
                              const struct engross__catalogue_entry *entry)
{
	return selection->wanted[entry - engross__catalogue_at(selection->context, 0)];
}

bool engross__selection_wants_plugin(const struct engross__selection *selection,
                                     const struct engross_plugin *plugin)
{
	if (!plugin->codes || !plugin->codes->id)
		return true;
	for (size_t i = 0; i < engross__catalogue_count(selection->context); i++)
		if (selection->wanted[i] && engross__catalogue_at(selection->context, i)->plugin == plugin)
			return true;
	return false;
}

enum engross_level engross__selection_level(const struct engross__selection *selection,
                                            const struct engross_code *code)
{
	switch (selection->stage) {
	case ENGROSS_STAGE_DRAFT: return code->draft;
	case ENGROSS_STAGE_FINAL: return code->final;
	case ENGROSS_STAGE_NONE:
	case ENGROSS_STAGE_ADOPTION: break;
	}
	return code->adoption;
}

const char *engross__selection_option(const struct engross__selection *selection,
                                      const struct engross_plugin *plugin, const char *name)
{
	const struct engross_option *option = find_option(plugin, name, strlen(name));

	if (!option)
		return NULL;
	for (size_t i = selection->n_settings; i-- > 0;)
		if (selection->settings[i].plugin == plugin && selection->settings[i].option == option->name)
			return selection->settings[i].value;
	return option->value;
}
