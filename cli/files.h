/* The files that the arguments name: a directory stands for the documents under it. */
#ifndef ENGROSS_CLI_FILES_H
#define ENGROSS_CLI_FILES_H

#include <stdbool.h>
#include <stddef.h>

struct cli_files {
	char **items; /* in the order given; those of one directory by name, byte by byte */
	size_t count, capacity;
	bool failed;  /* some argument could not be taken; it was said why */
};

/* Fills FILES (zeroed) from the COUNT ARGUMENTS. Under a directory, at any depth, a document is a regular
   file whose name has an ending that documents have and does not begin with a dot; directories that begin
   with a dot and links to directories are not gone into. What is passed over is said, once a directory, with
   how many and which endings. False, after a message, when out of memory; clear FILES in any case. */
bool cli_files_expand(struct cli_files *files, char *const *arguments, int count);
void cli_files_clear(struct cli_files *files);

#endif
