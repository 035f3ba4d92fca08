/* What the command says on standard error. */
#ifndef ENGROSS_CLI_MESSAGE_H
#define ENGROSS_CLI_MESSAGE_H

#include <engross/error.h>

/* Prints "engross: " and the message on a line of its own, control characters made visible. */
void cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints "engross: FILE: what is wrong and where". FILE may be NULL. */
void cli_complain_error(const char *file, const struct engross_error *error);

#endif
