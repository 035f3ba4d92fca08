/* What a system file may hold: elements in their places, attributes with values of their kind. The loader
   reads what has passed; data/systems.rng says the same for editors. */
#ifndef ENGROSS_CITE_GRAMMAR_H
#define ENGROSS_CITE_GRAMMAR_H

#include <engross/error.h>

#include "cite/systems_internal.h"
#include "host/data_tree.h"

/* Checks the tree under ROOT. Fails with ENGROSS_DATA: "PATH:LINE: " and what is wrong. */
enum engross_status engross__grammar_check(const char *path, const struct engross__data_node *root,
                                           struct engross_error *error);

/* Checks that FORM, loaded from NODE, speaks of slots that its pattern has. */
enum engross_status engross__grammar_form(const char *path, const struct engross__data_node *node,
                                          const struct engross__form *form, struct engross_error *error);

/* Checks that RULE of SYSTEM, loaded from NODE, has what its kind needs and speaks of slots that some form
   has. */
enum engross_status engross__grammar_rule(const char *path, const struct engross__data_node *node,
                                          const struct engross__system *system,
                                          const struct engross__rule *rule, struct engross_error *error);

#endif
