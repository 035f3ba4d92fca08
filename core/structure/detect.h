/* The words by which languages are told apart (data/language/detect.xml), as one table. */
#ifndef ENGROSS_STRUCTURE_DETECT_H
#define ENGROSS_STRUCTURE_DETECT_H

#include <engross/context.h>

struct engross__detector;

/* Compiles the lists of CONTEXT into its arena; NULL when out of memory. Called when the context is sealed. */
struct engross__detector *engross__detector_new(engross_context *context);

#endif
