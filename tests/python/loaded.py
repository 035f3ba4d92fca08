"""Says which shared objects the package loads; none of Engross or what it is built on may come from outside
FOLDER.

usage: loaded.py FOLDER
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import engross

engross.check("AG/RES. 1948 (XXXIII-O/O3)")
folder = Path(sys.argv[1]).resolve()
for plugin in engross.default_context().plugins:
	assert plugin.path is None or folder in Path(plugin.path).parents, plugin
for authority in engross.default_context().authorities:
	assert folder in Path(authority.path).parents, authority
maps = Path("/proc/self/maps")
if maps.exists():
	paths = set(re.findall(r"(/\S*\.so\S*)$", maps.read_text(encoding="utf-8"), re.MULTILINE))
	own = {path for path in paths if re.search(r"/(lib)?(engross|xml2|utf8proc|sqlite3|icu)|engross", path)}
	assert any("libengross" in path for path in own), paths
	assert all(folder in Path(path).parents for path in own), own
