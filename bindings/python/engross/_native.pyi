"""The compiled extension: native/signatures.h says what is in it."""

from typing import Any

ffi: Any
lib: Any
