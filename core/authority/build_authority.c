/* Builds the authority that is installed: build_authority OUT TSV...

   Runs while the library is made, over the tables of data/authority. OUT appears whole or not at all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "authority/database.h"
#include "authority/rows.h"
#include "base/memory.h"

/* Reads all of PATH into the arena of FACTS, with a NUL behind it. */
static char *read_file(struct engross__facts *facts, const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	long size = 0;

	if (!file)
		return NULL;
	if (!fseek(file, 0, SEEK_END) && (size = ftell(file)) >= 0 && !fseek(file, 0, SEEK_SET))
		text = engross__arena_alloc(&facts->arena, (size_t)size + 1);
	if (text) {
		*length = fread(text, 1, (size_t)size, file);
		if (*length != (size_t)size)
			text = NULL;
	}
	fclose(file);
	return text;
}

static bool read_tables(struct engross__facts *facts, int count, char **paths)
{
	for (int i = 0; i < count; i++) {
		struct engross_error error = { 0 };
		size_t length;
		char *text = read_file(facts, paths[i], &length);
		if (!text) {
			fprintf(stderr, "build_authority: %s: cannot be read\n", paths[i]);
			return false;
		}
		if (engross__rows_read(facts, paths[i], text, length, &error) != ENGROSS_OK) {
			fprintf(stderr, "build_authority: %s\n", error.message);
			return false;
		}
	}
	return true;
}

/* Installed rows are named by key: a symbol needs the citation systems, which are not there yet. */
static bool check_keys(const struct engross__facts *facts)
{
	for (size_t i = 0; i < facts->lists[ENGROSS__FACT_RECORDS].count; i++) {
		const struct engross__fact_record *fact = engross__facts_at(facts, ENGROSS__FACT_RECORDS, i);
		if (!fact->record.key) {
			fprintf(stderr, "build_authority: the record of '%s' has no key\n", fact->symbol);
			return false;
		}
	}
	return true;
}

static bool write_database(const struct engross__facts *facts, const char *path)
{
	struct engross_error error = { 0 };
	char temporary[4096];
	int length = snprintf(temporary, sizeof(temporary), "%s.new", path);

	if (length < 0 || (size_t)length >= sizeof(temporary)) {
		fprintf(stderr, "build_authority: %s: the name is too long\n", path);
		return false;
	}
	remove(temporary);
	if (engross__database_write(facts, temporary, &error) != ENGROSS_OK) {
		fprintf(stderr, "build_authority: %s\n", error.message);
		remove(temporary);
		return false;
	}
	if (rename(temporary, path)) {
		perror("build_authority");
		remove(temporary);
		return false;
	}
	return true;
}

int main(int argc, char **argv)
{
	struct engross__facts facts;
	bool done;

	if (argc < 3) {
		fprintf(stderr, "usage: build_authority OUT TSV...\n");
		return EXIT_FAILURE;
	}
	engross__facts_init(&facts, &engross__allocator_default);
	done = read_tables(&facts, argc - 2, argv + 2) && check_keys(&facts) && write_database(&facts, argv[1]);
	engross__facts_clear(&facts);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
