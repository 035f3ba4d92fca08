/* What the structure stage keeps with the context. */
#ifndef ENGROSS_STRUCTURE_DATA_H
#define ENGROSS_STRUCTURE_DATA_H

#include <engross/context.h>
#include <engross/error.h>

#include "structure/detect.h"
#include "structure/lexicon.h"

struct engross__structure_data {
	const struct engross__lexicon *lexicon;
	const struct engross__detector *detector;
};

/* Compiles the language data into context->structure; called once, when the context is sealed. */
enum engross_status engross__structure_seal(engross_context *context, struct engross_error *error);

#endif
