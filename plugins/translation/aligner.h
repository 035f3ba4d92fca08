/* The paragraphs of two languages laid beside each other. */
#ifndef TRANSLATION_ALIGNER_H
#define TRANSLATION_ALIGNER_H

#include "text.h"

/* One step through both texts: N_SOURCE units from SOURCE on are N_TARGET units from TARGET on; either may be 0. */
struct translation_step {
	size_t source, n_source;
	size_t target, n_target;
};

struct translation_alignment {
	const struct translation_run *run;
	struct translation_text source, target;
	struct translation_step *steps; /* in the order of both texts, every unit in one */
	size_t n_steps;
};

/* Aligns the texts of ALIGNMENT, which have been read. ENGROSS_NOMEM, ENGROSS_CANCELLED or ENGROSS_OK. */
enum engross_status translation_align(struct translation_alignment *alignment);

/* How much speaks for the units from I on being those from J on, N and M of them (1 or 2): above 0 they are. */
int translation_score(const struct translation_alignment *alignment, size_t i, size_t n, size_t j, size_t m);

#endif
