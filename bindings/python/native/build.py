"""The extension engross._native: the declarations of signatures.h, compiled against the public headers."""

import sys
from pathlib import Path

from cffi import FFI

here = Path(__file__).resolve().parent
sys.path.insert(0, str(here))
from library import flags, variable

# The system's own folders need no entry; a library elsewhere is found again where it was linked.
library_dir = variable("libdir")
system_dirs = ("/lib", "/usr/lib")
found_again = [] if library_dir.startswith(system_dirs) else [f"-Wl,-rpath,{library_dir}"]

builder = FFI()
builder.cdef((here / "signatures.h").read_text(encoding="utf-8"))
builder.set_source(
	"engross._native",
	(here / "bridge.h").read_text(encoding="utf-8"),
	py_limited_api=True,
	define_macros=[("Py_LIMITED_API", "0x030A0000")],
	extra_compile_args=["-std=c11", *flags("--cflags")],
	extra_link_args=[*flags("--libs"), *found_again],
)
