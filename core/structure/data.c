/* Compiling the language data that structure is known by. */
#include "structure/data.h"

#include "base/error.h"
#include "host/context_internal.h"

enum engross_status engross__structure_seal(engross_context *context, struct engross_error *error)
{
	struct engross__structure_data *data = engross__arena_alloc(&context->arena, sizeof(*data));

	if (!data)
		return engross__nomem(error);
	data->lexicon = engross__lexicon_new(context);
	data->detector = engross__detector_new(context);
	if (!data->lexicon || !data->detector)
		return engross__nomem(error);
	context->structure = data;
	return ENGROSS_OK;
}
