/* From the bytes of a file to UTF-8: byte order marks, UTF-16 and UTF-32, single-byte encodings. */
#ifndef ENGROSS_SOURCE_DECODE_H
#define ENGROSS_SOURCE_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <engross/error.h>

#include "base/buffer.h"
#include "text/lines.h"
#include "text/offset_map.h"

struct engross__decoded {
	const char *encoding; /* static or DECLARED: "utf-8", "windows-1252", "utf-16le", ... */
	enum engross__line_coding coding;
	const char *bytes;    /* UTF-8: the input itself after its mark, or the buffer's */
	size_t length;
	bool same;            /* the input itself, byte for byte: the map is empty */
};

/* Decodes LENGTH bytes. DECLARED is an encoding somebody states ("iso-8859-1") or NULL; FORCED says that it
   is the user's word. Without it: a byte order mark, then well-formed UTF-8, then what was declared, then
   windows-1252 (as browsers do; the bytes it leaves open become control characters). A file that is mostly
   well-formed UTF-8 with a few stray bytes is "utf-8+windows-1252": the strays alone are read so. BUFFER
   and MAP are filled when the bytes change. ENGROSS_FORMAT: not text, or ill-formed (error->offset);
   ENGROSS_USAGE: an unknown encoding. Linear time. */
enum engross_status engross__decode(struct engross__decoded *out, struct engross__buffer *buffer,
                                    struct engross__offset_map *map, const char *bytes, size_t length,
                                    const char *declared, bool forced, struct engross_error *error);

#endif
