/* The parts of a verification of authorities. */
#ifndef ENGROSS_AUTHORITY_VERIFY_H
#define ENGROSS_AUTHORITY_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/authority.h>

#include "authority/facts.h"
#include "base/arena.h"

/* One row that says something of a key. */
struct engross__statement {
	const char *path;
	size_t line;  /* 0: of a database */
	size_t order; /* of files and rows */
	const char *key, *canonical, *date, *session;
	const char *language, *title; /* NULL: no title */
};

/* A contradiction found, to be put in the order of its row. */
struct engross__verified {
	struct engross_contradiction c;
	size_t order, serial;
};

struct engross__verification {
	engross_context *context;
	struct engross__arena arena; /* texts, keys, messages */
	struct engross__statement *statements;
	size_t n_statements, statements_capacity;
	struct engross__verified *found;
	size_t n_found, found_capacity;
	size_t order;  /* of the next row */
	bool nomem;    /* something could not be kept */
};

/* Notes that the row AT (its path, line, order and key) cannot be right: WHAT, and the proof. */
void engross__verification_add(struct engross__verification *v, const struct engross__statement *at, const char *kind,
                               const char *what, const char *proof, ...) __attribute__((format(printf, 5, 6)));

/* Adds a statement, to be filled in; NULL when out of memory. */
struct engross__statement *engross__verification_state(struct engross__verification *v);

/* Reads the file PATH. What cannot be understood in it is a contradiction already. */
enum engross_status engross__verification_read(struct engross__verification *v, const char *path,
                                               struct engross_error *error);

/* Takes the records of FACTS, which came from PATH, and looks at its other tables. */
void engross__verification_take(struct engross__verification *v, const struct engross__facts *facts, const char *path);

#endif
