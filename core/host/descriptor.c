/* What a plugin says of itself, checked before anything of it is called. */
#include <stdbool.h>
#include <string.h>

#include "base/error.h"
#include "host/registry_internal.h"
#include "text/utf8.h"

#define KNOWN_CAPABILITIES (ENGROSS_CAN_READ | ENGROSS_CAN_CHECK | ENGROSS_CAN_COMPARE | ENGROSS_CAN_ALIGN)

/* A size at which ABI 1 is complete. Later members come after it. */
#define DESCRIPTOR_SIZE_1 (offsetof(struct engross_plugin, compare) + sizeof(void *))
/* With `align`. */
#define DESCRIPTOR_SIZE_2 (offsetof(struct engross_plugin, align) + sizeof(void *))

static bool is_text(const char *text)
{
	return text && *text && !strpbrk(text, "\r\n") && engross__utf8_check(text, strlen(text)) == strlen(text);
}

/* [a-z][a-z0-9-]* */
static bool is_name(const char *name)
{
	if (!name || *name < 'a' || *name > 'z')
		return false;
	for (; *name; name++)
		if (!((*name >= 'a' && *name <= 'z') || (*name >= '0' && *name <= '9') || *name == '-'))
			return false;
	return true;
}

/* group/name, each like a plugin's name. */
static bool is_code_id(const char *id)
{
	const char *slash = id ? strchr(id, '/') : NULL;
	char group[64];

	if (!slash || (size_t)(slash - id) >= sizeof(group))
		return false;
	memcpy(group, id, (size_t)(slash - id));
	group[slash - id] = '\0';
	return is_name(group) && is_name(slash + 1);
}

static bool is_level(enum engross_level level)
{
	return level >= ENGROSS_LEVEL_NONE && level <= ENGROSS_LEVEL_ERROR;
}

static const char *missing_function(const struct engross_plugin *plugin)
{
	if (plugin->capabilities & ENGROSS_CAN_READ) {
		if (!plugin->bid)
			return "bid";
		if (!plugin->read)
			return "read";
	}
	if ((plugin->capabilities & ENGROSS_CAN_CHECK) && !plugin->check)
		return "check";
	if ((plugin->capabilities & ENGROSS_CAN_COMPARE) && !plugin->compare)
		return "compare";
	if ((plugin->capabilities & ENGROSS_CAN_ALIGN) &&
	    (plugin->struct_size < DESCRIPTOR_SIZE_2 || !plugin->align))
		return "align";
	return NULL;
}

static enum engross_status check_codes(const struct engross_plugin *plugin, struct engross_error *error)
{
	for (const struct engross_code *code = plugin->codes; code && code->id; code++) {
		if (!is_code_id(code->id))
			return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
			                     "plugin %s: code %zu has no id of the form group/name", plugin->name,
			                     (size_t)(code - plugin->codes));
		if (!is_text(code->summary) || !code->explanation || !code->example)
			return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
			                     "plugin %s: code %s needs a summary, an explanation and an example",
			                     plugin->name, code->id);
		if (!is_level(code->draft) || !is_level(code->adoption) || !is_level(code->final))
			return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
			                     "plugin %s: code %s has a level that does not exist", plugin->name,
			                     code->id);
	}
	return ENGROSS_OK;
}

static enum engross_status check_options(const struct engross_plugin *plugin, struct engross_error *error)
{
	for (const struct engross_option *option = plugin->options; option && option->name; option++)
		if (!is_name(option->name) || !option->value || !is_text(option->summary))
			return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
			                     "plugin %s: option %zu needs a name, a default and a summary",
			                     plugin->name, (size_t)(option - plugin->options));
	return ENGROSS_OK;
}

enum engross_status engross__descriptor_check(const struct engross_plugin *plugin, const char *file,
                                              struct engross_error *error)
{
	enum engross_status status;
	const char *missing;

	if (!plugin)
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET, "plugin %s: it gives no descriptor", file);
	if (plugin->abi_version < ENGROSS_PLUGIN_ABI_OLDEST || plugin->abi_version > ENGROSS_PLUGIN_ABI)
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s: it was built for ABI %u, this host takes %u to %u", file,
		                     plugin->abi_version, ENGROSS_PLUGIN_ABI_OLDEST, ENGROSS_PLUGIN_ABI);
	if (plugin->struct_size < DESCRIPTOR_SIZE_1)
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s: its descriptor is %u bytes, at least %zu are needed", file,
		                     plugin->struct_size, DESCRIPTOR_SIZE_1);
	if (!is_name(plugin->name))
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s: its descriptor has no name of the form [a-z][a-z0-9-]*", file);
	if (!is_text(plugin->version) || !is_text(plugin->summary))
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s (%s): it needs a version and a summary of one line", plugin->name, file);
	if (!(plugin->capabilities & KNOWN_CAPABILITIES))
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s (%s): it declares nothing that this host can call", plugin->name, file);
	missing = missing_function(plugin);
	if (missing)
		return engross__fail(error, ENGROSS_PLUGIN, ENGROSS_NO_OFFSET,
		                     "plugin %s (%s): the function '%s' is missing, its capabilities need it",
		                     plugin->name, file, missing);
	status = check_codes(plugin, error);
	return status == ENGROSS_OK ? check_options(plugin, error) : status;
}
