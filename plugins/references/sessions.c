/* Sessions said in words: "at its fortieth regular session", "adopted at the 82nd Regular Meeting". */
#include "references.h"

enum engross_status references_sessions(const struct references *r)
{
	(void)r;
	return ENGROSS_OK;
}
