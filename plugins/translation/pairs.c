/* The pairs, as the host takes them. */
#include "tell.h"

#include <string.h>

#define MARKER 32 /* bytes of a marker that is kept */

static const char *read_marker(char out[MARKER], const struct translation_text *text,
                               const struct translation_unit *unit)
{
	size_t length = unit->marker.end - unit->marker.start;

	if (!length || length >= MARKER)
		return NULL;
	memcpy(out, text->text + unit->marker.start, length);
	out[length] = '\0';
	return out;
}

static enum engross_pair_kind kind_of(const struct translation_step *step)
{
	if (!step->n_target)
		return ENGROSS_PAIR_MISSING;
	if (!step->n_source)
		return ENGROSS_PAIR_ADDED;
	if (step->n_target > 1)
		return ENGROSS_PAIR_SPLIT;
	return step->n_source > 1 ? ENGROSS_PAIR_MERGE : ENGROSS_PAIR_MATCH;
}

enum engross_status translation_emit_pairs(const struct translation_alignment *alignment)
{
	const struct engross_host *host = alignment->run->host;
	enum engross_status status = ENGROSS_OK;

	for (size_t i = 0; i < alignment->n_steps && status == ENGROSS_OK; i++) {
		const struct translation_step *step = &alignment->steps[i];
		const struct translation_unit *was = &alignment->source.units[step->source];
		const struct translation_unit *is = &alignment->target.units[step->target];
		struct engross_pair pair = { .kind = kind_of(step), .has_source = step->n_source, .has_target = step->n_target };
		char markers[2][MARKER];
		if (pair.has_target) {
			pair.block = is->kind;
			pair.target_span = (struct engross_span){ is->span.start, is[step->n_target - 1].span.end };
			pair.target_number = read_marker(markers[1], &alignment->target, is);
		}
		if (pair.has_source) {
			pair.block = was->kind;
			pair.source_span = (struct engross_span){ was->span.start, was[step->n_source - 1].span.end };
			pair.source_number = read_marker(markers[0], &alignment->source, was);
		}
		status = host->emit_pair(alignment->run->run, &pair);
	}
	return status;
}
