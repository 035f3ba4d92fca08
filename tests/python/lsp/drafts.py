"""Drafts that the tests of the language server share: accents and characters of two UTF-16 units before every
place that is looked at."""

from __future__ import annotations

DRAFT = """AG/doc.5401/13

DRAFT RESOLUTION

HARBOURS OF SÃO TOMÉ 🏝

THE GENERAL ASSEMBLY,

RECALLING, à São José 😀🏝, resolution AG/RES. 1948 (XXXIII-O/O3), and, é 🏝, resolution AG/RES. 2704 (XLII-O/12);

HAVING SEEN, 😀 at last, operative paragraph 2 of resolution AG/RES. 1948 (XXXIII-O/03);

RESOLVES:

1. To urge, 😀 é, the states to meet:

(a) at dawn; and

(b) at dusk.

2. To report, 🏝, under operative paragraph 1 of this resolution [Tr: «é» or 😀?].

3. To ask, é😀, the states named in paragraphs 1 and 2 above to wait .
"""

CITED = """AG/RES. 1948 (XXXIII-O/03)

FIGHTING THE CRIME OF TRAFFICKING IN PERSONS 😀

THE GENERAL ASSEMBLY,

RESOLVES:

1. To fight.

2. To go on, é.
"""

PAGE = """<html><body>
<p>THE GENERAL ASSEMBLY,</p>
<p>RECALLING, à 😀, resolution AG/RES. 1948 (XXXIII-O/O3), [Tr: é or è?] and no more,</p>
<p>RECALLING ALSO resolution AG/RES. 1948 (XXXIII-O/O3),</p>
</body></html>
"""
