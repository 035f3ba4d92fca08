/* A comparer of its own: it looks at nothing but how long each block is. That is enough to show that another way of
   comparing needs nothing but the capability. */
#include "hostile.h"

#include <stdio.h>

static enum engross_status compare(const struct engross_host *host, void *state, engross_run *run,
                                   const engross_document *old_draft, const engross_document *new_draft)
{
	size_t n_old = host->block_count(old_draft), n_new = host->block_count(new_draft), equal = 0;
	enum engross_status status = ENGROSS_OK;

	(void)state;
	for (size_t i = 0; (i < n_old || i < n_new) && status == ENGROSS_OK; i++) {
		const struct engross_block *from = host->block(old_draft, i), *to = host->block(new_draft, i);
		struct engross_change change = { .has_old = from != NULL, .has_new = to != NULL };
		size_t was = from ? from->span.end - from->span.start : 0, is = to ? to->span.end - to->span.start : 0;
		char remark[64];

		if (was == is) {
			equal++;
			continue;
		}
		snprintf(remark, sizeof(remark), "it had %zu bytes and has %zu", was, is);
		change.kind = !from ? ENGROSS_CHANGE_INSERT : !to ? ENGROSS_CHANGE_DELETE : ENGROSS_CHANGE_EDIT;
		change.old_span = from ? from->span : change.old_span;
		change.new_span = to ? to->span : change.new_span;
		change.remark = remark;
		status = host->emit_change(run, &change);
	}
	return status == ENGROSS_OK ? host->equal(run, "lengths", equal) : status;
}

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("lengths"),
	.capabilities = ENGROSS_CAN_COMPARE,
	.compare = compare,
};

HOSTILE_ENTRY(&plugin)
