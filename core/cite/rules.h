/* The rules of a system held against one citation. */
#ifndef ENGROSS_CITE_RULES_H
#define ENGROSS_CITE_RULES_H

#include "cite/scanner.h"

enum engross__outcome {
	RULE_SILENT = 0, /* says nothing of this citation */
	RULE_HOLDS,
	RULE_FAILS
};

/* The values that rules read: those of a find, or of a repair that is tried. */
struct engross__values {
	struct engross__match match; /* captures alone */
	const struct engross__date *date;
};

void engross__values_take(struct engross__values *values, const struct engross__found *f);

/* Why a rule fails. */
struct engross__proof {
	char text[300]; /* in words */
	bool certain;   /* false: it rests on a row of the tables that is unverified */
};

/* Holds RULE against VALUES. PROOF (may be NULL) is filled in where it fails. */
enum engross__outcome engross__rule_hold(const engross_context *context, const struct engross__rule *rule,
                                         const struct engross__values *values, struct engross__proof *proof);

/* Looks for the one edit of a single character that makes every rule of F's system hold and agrees with the
   record of what it would then name. True with the field, and its new value, when there is exactly one.
   VALUES are left repaired. The limit "repairs" bounds how often a document is searched. */
bool engross__repair_find(struct engross__scanner *s, const struct engross__found *f,
                          struct engross__values *values, size_t *field);

#endif
