/* Offset maps: from the bytes of a derived text back to those it was derived from.

   A map is a list of runs in rising order. Between runs both sides are byte for byte the same; a run of
   COUNT units says that each FROM bytes of the origin became TO bytes of the text (COUNT 1: one
   replacement, insertion or deletion; more: a change of encoding). A text position inside a unit has no
   position of its own in the origin: a start maps to the unit's start, an end to its end, so that a span
   never becomes empty by mapping. After ICU's Edits. */
#ifndef ENGROSS_TEXT_OFFSET_MAP_H
#define ENGROSS_TEXT_OFFSET_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/context.h>
#include <engross/span.h>

struct engross__map_run {
	size_t text, origin;   /* where the run begins on either side */
	size_t count;          /* units */
	uint32_t to, from;     /* bytes of one unit: in the text, in the origin */
};

struct engross__offset_map {
	const struct engross_allocator *allocator;
	struct engross__map_run *runs;
	size_t count, capacity;
	size_t text_length, origin_length; /* of what was appended so far */
	bool failed;                       /* an append did not fit in memory */
};

void engross__offset_map_init(struct engross__offset_map *map, const struct engross_allocator *allocator);
void engross__offset_map_clear(struct engross__offset_map *map);

/* Appends LENGTH bytes that are the same on both sides. */
void engross__offset_map_same(struct engross__offset_map *map, size_t length);

/* Appends one unit: FROM bytes of the origin that became TO bytes of the text. Neighbouring units of the
   same shape are kept as one run. */
void engross__offset_map_replace(struct engross__offset_map *map, size_t from, size_t to);

/* The origin of text offset AT. As a start it lies after anything deleted right there, as an end before
   it. Offsets past the end give the end of the origin. */
size_t engross__offset_map_start(const struct engross__offset_map *map, size_t at);
size_t engross__offset_map_end(const struct engross__offset_map *map, size_t at);

/* The origin of SPAN: start of its start, end of its end (an empty span stays empty at its start). */
struct engross_span engross__offset_map_span(const struct engross__offset_map *map, struct engross_span span);

/* The text offset that origin offset AT became; inside a unit, the unit's start (the way back, for jumping). */
size_t engross__offset_map_forward(const struct engross__offset_map *map, size_t at);

/* OUT (initialised, empty) becomes the map from SECOND's text to FIRST's origin, where FIRST's text is
   SECOND's origin. False when out of memory. Linear in the runs of both. */
bool engross__offset_map_compose(struct engross__offset_map *out, const struct engross__offset_map *first,
                                 const struct engross__offset_map *second);

#endif
