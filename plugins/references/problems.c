/* What the core proved of single citations becomes findings. */
#include "references.h"

enum engross_status references_problems(const struct references *r)
{
	size_t count = r->host->citation_count(r->document);

	for (size_t i = 0; i < count; i++) {
		const struct engross_citation *c = r->host->citation(r->document, i);

		for (size_t j = 0; j < c->n_problems; j++) {
			const struct engross_problem *p = &c->problems[j];
			struct engross_related related = { p->related, p->related_message };
			struct engross_report report = {
				.struct_size = sizeof(report), .code = p->code, .level = p->level, .span = p->span,
				.message = p->message, .replacement = p->replacement, .safe = p->safe,
				.related = &related, .n_related = p->related.end > p->related.start ? 1 : 0,
			};
			enum engross_status status = r->host->emit(r->run, &report);
			if (status)
				return status;
		}
	}
	return ENGROSS_OK;
}
