/* JSON, written as it comes: nothing is kept but how deep it is. */
#ifndef ENGROSS_REPORT_JSON_H
#define ENGROSS_REPORT_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <engross/span.h>

#include "report/slice.h"
#include "report/writer.h"

#define ENGROSS__JSON_DEPTH 16

struct engross__json {
	struct engross__writer *writer;
	unsigned depth;
	bool used[ENGROSS__JSON_DEPTH]; /* a value stands there already */
};

void engross__json_init(struct engross__json *json, struct engross__writer *writer);

/* In all of these KEY is the member's name in an object and NULL in an array. */
void engross__json_open(struct engross__json *json, const char *key, char bracket); /* '{' or '[' */
void engross__json_close(struct engross__json *json, char bracket);                 /* '}' or ']' */
/* TEXT NULL: null. Ill-formed UTF-8 becomes U+FFFD. */
void engross__json_string(struct engross__json *json, const char *key, const char *text);
void engross__json_number(struct engross__json *json, const char *key, uint64_t number);
void engross__json_integer(struct engross__json *json, const char *key, int64_t number);
void engross__json_bool(struct engross__json *json, const char *key, bool value);
void engross__json_null(struct engross__json *json, const char *key);
/* The characters of SPAN of the user's file. */
void engross__json_slice(struct engross__json *json, const char *key, const struct engross__slicer *slicer,
                         struct engross_span span);
/* A new line before what comes next: every finding on its own line keeps reports readable. */
void engross__json_line(struct engross__json *json);

#endif
