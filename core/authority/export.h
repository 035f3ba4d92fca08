/* Records as a table or as JSON. */
#ifndef ENGROSS_AUTHORITY_EXPORT_H
#define ENGROSS_AUTHORITY_EXPORT_H

#include <engross/report.h>

#include "authority/facts.h"
#include "report/json.h"
#include "report/writer.h"

struct engross__export {
	struct engross__writer writer;
	struct engross__json json;
	char delimiter; /* of a table; 0: JSON */
};

/* Begins the output: a header line, or the object around the records. Fails with ENGROSS_USAGE (no such
   FORMAT), ENGROSS_NOMEM; nothing needs ending then. */
enum engross_status engross__export_begin(struct engross__export *out, const struct engross_allocator *allocator,
                                          const struct engross_output *output, const char *format,
                                          struct engross_error *error);

/* Adds RECORD and its COUNT titles, which come in the order of their languages. */
void engross__export_record(struct engross__export *out, const struct engross__fact_record *record,
                            const struct engross__fact_title *const *titles, size_t count);

/* Ends the output and releases OUT. Fails with ENGROSS_IO. */
enum engross_status engross__export_end(struct engross__export *out, struct engross_error *error);

#endif
