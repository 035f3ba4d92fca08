"""The language server `engross-lsp`: what the library knows of a draft, in every editor that speaks the
language server protocol. `docs/language-server.md` is its manual. It needs
pygls: `pip install "engross[lsp]"`.
"""

from __future__ import annotations

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> int:
	"""Runs the server as the command does; the exit status."""
	from ._main import run

	return run(arguments)
