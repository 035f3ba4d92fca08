/* What the fixtures share: each breaks one rule of the plugin contract and keeps the others. */
#ifndef ENGROSS_TESTS_PLUGINS_HOSTILE_H
#define ENGROSS_TESTS_PLUGINS_HOSTILE_H

#include <engross/plugin.h>

/* A code as it should be. */
#define HOSTILE_CODE(code)                                                                              \
	{                                                                                               \
		.id = code, .draft = ENGROSS_LEVEL_WARNING, .adoption = ENGROSS_LEVEL_WARNING,          \
		.final = ENGROSS_LEVEL_ERROR, .summary = "something", .explanation = "A fixture.",      \
		.example = "this -> that"                                                               \
	}

/* The members that every descriptor needs. */
#define HOSTILE_HEAD(called)                                                                            \
	.abi_version = ENGROSS_PLUGIN_ABI, .struct_size = sizeof(struct engross_plugin), .name = called, \
	.version = "1", .summary = "a fixture"

/* The entry point over DESCRIPTOR. */
#define HOSTILE_ENTRY(descriptor)                                   \
	const struct engross_plugin *engross_plugin_entry(void)     \
	{                                                           \
		return descriptor;                                  \
	}

/* A `check` that finds nothing. */
static inline enum engross_status hostile_quiet(const struct engross_host *host, void *state, engross_run *run,
                                                const engross_document *document)
{
	(void)host;
	(void)state;
	(void)run;
	(void)document;
	return ENGROSS_OK;
}

#endif
