/* The longer actions of `engross authority`, one file each. */
#ifndef ENGROSS_CLI_AUTHORITY_H
#define ENGROSS_CLI_AUTHORITY_H

#include "options.h"

/* Each does its work, says what went wrong and returns the exit status. */
int cli_authority_import(const struct cli_options *options, int count, char **files);
int cli_authority_export(const struct cli_options *options, const char *prefix);
int cli_authority_verify(const struct cli_options *options, int count, char **files);

#endif
