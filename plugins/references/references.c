/* Citations and references: what is broken, inconsistent or points nowhere. */
#include "references.h"

#include <string.h>

enum engross_status references_emit(const struct references *r, const char *code, struct engross_span span,
                                    const char *message, const struct engross_related *related)
{
	struct engross_report report = {
		.struct_size = sizeof(report), .code = code, .span = span, .message = message,
		.related = related, .n_related = related ? 1 : 0,
	};

	return r->host->emit(r->run, &report);
}

const char *references_field(const struct engross_citation *c, const char *name)
{
	for (size_t i = 0; i < c->n_fields; i++)
		if (c->fields[i].name[0] == name[0] && !strcmp(c->fields[i].name, name))
			return c->fields[i].value;
	return NULL;
}

static enum engross_status check(const struct engross_host *host, void *state, engross_run *run,
                                 const engross_document *document)
{
	static enum engross_status (*const checks[])(const struct references *) = {
		references_problems,   references_consistency, references_later,
		references_paragraphs, references_footnotes,
		references_sessions, references_records, references_class, references_quotations,
	};
	struct references r = { .host = host, .run = run, .document = document };

	(void)state;
	r.text = host->text(document, &r.length);
	for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++) {
		enum engross_status status = checks[i](&r);
		if (status)
			return status;
		if (host->cancelled(run))
			return ENGROSS_CANCELLED;
	}
	return ENGROSS_OK;
}

static const struct engross_plugin plugin = {
	.abi_version = ENGROSS_PLUGIN_ABI,
	.struct_size = sizeof(struct engross_plugin),
	.name = "references",
	.version = "1.0",
	.summary = "checks citations against rules and records, and references inside the document",
	.capabilities = ENGROSS_CAN_CHECK,
	.codes = references_codes,
	.check = check,
};

const struct engross_plugin *engross_plugin_entry(void)
{
	return &plugin;
}
