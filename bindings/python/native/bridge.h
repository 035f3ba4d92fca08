/* What the extension adds to the library's public headers. */
#include <stdbool.h>
#include <stdint.h>
#include <engross/engross.h>

/* The UTF-8 bytes that the Python str at address OBJECT holds or is made to hold: for ASCII its own memory.
   They live as long as the str. NULL for a str with lone surrogates, which has no UTF-8. The caller has a
   reference to the str; the lock that the call let go of is taken again here. */
static const char *engross_python_utf8(uintptr_t object, size_t *length)
{
	PyGILState_STATE state = PyGILState_Ensure();
	Py_ssize_t size = 0;
	const char *bytes = PyUnicode_AsUTF8AndSize((PyObject *)object, &size);

	if (!bytes)
		PyErr_Clear();
	*length = (size_t)size;
	PyGILState_Release(state);
	return bytes;
}

/* How many characters, or with WIDE UTF-16 units, begin in the LENGTH bytes of UTF-8 at BYTES. */
static size_t engross_python_count(const char *bytes, size_t length, bool wide)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
	for (size_t i = 0; wide && i < length; i++)
		count += (unsigned char)bytes[i] >= 0xF0;
	return count;
}
