/* draft/citation and draft/title: what a draft cites, and what it is called. */
#ifndef DRAFTS_CITATIONS_H
#define DRAFTS_CITATIONS_H

#include "align.h"

#define DRAFTS_CODE_CITATION "draft/citation"
#define DRAFTS_CODE_TITLE "draft/title"

/* Emits the citations that were added, dropped or changed between aligned units. */
enum engross_status drafts_citations_emit(struct drafts_alignment *alignment);

/* Emits that the title in the masthead changed. */
enum engross_status drafts_title_emit(struct drafts_alignment *alignment);

#endif
