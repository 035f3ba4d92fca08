/* A host that takes what the html reader puts, keeps it, and holds it against the reader's promises. */
#ifndef FUZZ_HTML_RECORDER_H
#define FUZZ_HTML_RECORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/plugin.h>

struct recorded_put {
	size_t at, length;  /* in the text */
	size_t start, end;  /* in the page */
};

struct recorder {
	const char *page;
	size_t page_length;
	size_t max_attributes, max_depth; /* the limits that the reader is told */
	char *text;
	size_t length, capacity;
	struct recorded_put *puts;
	size_t n_puts, puts_capacity;
	char *hints;          /* the hints and texts in order, for tests: "{h2}Title{p}..." */
	size_t hints_length, hints_capacity;
	bool keep_hints;
	const char *broken;   /* the first promise that was broken, or NULL */
	size_t reached;       /* how far in the page */
	size_t generated;     /* bytes of text that are not in the page */
	enum engross_status refused;
	size_t refused_at;
};

/* Reads LENGTH bytes at PAGE with the html reader. RECORDER is zero but for its settings; recorder_clear() is
   due. Returns what the reader returned. */
enum engross_status recorder_read(struct recorder *recorder, const char *page, size_t length);
void recorder_clear(struct recorder *recorder);

#endif
