/* The version of the library in use. */
#include <engross/version.h>

int engross_version_number(void)
{
	return ENGROSS_VERSION_NUMBER;
}

const char *engross_version_string(void)
{
	return ENGROSS_VERSION_STRING;
}
