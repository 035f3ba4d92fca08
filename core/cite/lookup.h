/* One symbol alone: what it would be as a citation. */
#ifndef ENGROSS_CITE_LOOKUP_H
#define ENGROSS_CITE_LOOKUP_H

#include <engross/context.h>
#include <engross/error.h>

struct engross__arena;

/* Reads SYMBOL ("AG/RES. 1948 (XXXIII-O/03)"), the whole of it, as a symbol of some system of CONTEXT: its *KEY and
   *CANONICAL form, copied into ARENA. ENGROSS_NOTFOUND when no system reads it; ENGROSS_NOMEM. This is the authority's
   keyer. */
enum engross_status engross__symbol_key(engross_context *context, const char *symbol, struct engross__arena *arena,
                                        const char **key, const char **canonical, struct engross_error *error);

/* Holds what a record says of itself against the rules of its system: SYMBOL (as engross__symbol_key() reads it), the ISO
   DATE (NULL: not known) and SESSION, as a table writes it (NULL: not known), whose first numeral must be the
   symbol's. WRONG gets each rule that fails: the code of a finding and the proof. */
void engross__symbol_judge(engross_context *context, const char *symbol, const char *date, const char *session,
                           void (*wrong)(void *payload, const char *code, const char *proof), void *payload);

#endif
