/* The automaton that finds where a citation may begin: every literal of the data files at once, in one pass
   (Aho and Corasick, CACM 18/6, 1975), without regard to case, a run of white space counting as one space.

   Only the first ENGROSS__ANCHOR_MAX bytes of a literal are in it; who is told of a hit compares the rest. */
#ifndef ENGROSS_CITE_AUTOMATON_H
#define ENGROSS_CITE_AUTOMATON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/context.h>

#define ENGROSS__ANCHOR_MAX ((size_t)12)

struct engross__automaton;

/* Collects literals: ID is what a hit gives back. Several may have one text. False when out of memory, or when there
   are too many (engross__automaton_full() tells which). */
struct engross__automaton *engross__automaton_new(const struct engross_allocator *allocator);
void engross__automaton_free(struct engross__automaton *automaton);
bool engross__automaton_add(struct engross__automaton *automaton, const char *text, size_t length, uint32_t id);
bool engross__automaton_full(const struct engross__automaton *automaton);

/* Makes it ready to scan; nothing can be added afterwards. False when out of memory or when there are more than
   65,535 states. */
bool engross__automaton_compile(struct engross__automaton *automaton);

/* Scans TEXT once and calls HIT for each literal's anchor found: ID and the offset just past its last byte. Stops
   when HIT returns false, and returns false then. */
typedef bool engross__automaton_hit(void *payload, uint32_t id, size_t end);
bool engross__automaton_scan(const struct engross__automaton *automaton, const char *text, size_t length,
                             engross__automaton_hit *hit, void *payload);

#endif
