/* Temporary folders for tests: data files, and plugin fixtures chosen by name. */
#ifndef ENGROSS_TESTS_UNIT_FIXTURE_H
#define ENGROSS_TESTS_UNIT_FIXTURE_H

#include <stddef.h>
#include <engross/engross.h>

struct fixture {
	char dir[256];
};

/* Makes an empty temporary folder; removes it with what is in it. Fails the test where it cannot. */
void fixture_open(struct fixture *fixture);
void fixture_close(struct fixture *fixture);

/* Writes TEXT to the file NAME ("language/x.xml") of the folder; its path, valid until the next call. */
const char *fixture_write(struct fixture *fixture, const char *name, const char *text);

/* Puts the plugins NAMES, separated by spaces, into the folder. They are those that the build made of
   tests/plugins, found by the environment's ENGROSS_TEST_PLUGINS. */
void fixture_plugins(struct fixture *fixture, const char *names);

/* A context with the plugins NAMES and nothing else, to be freed by the caller. */
engross_context *fixture_context(struct fixture *fixture, const char *names);

/* Collects what a report writes. */
struct collected {
	char *bytes; /* terminated; NULL before the first byte */
	size_t length, capacity;
};
struct engross_output collected_output(struct collected *collected);
void collected_clear(struct collected *collected);

#endif
