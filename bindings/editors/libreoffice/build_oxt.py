#!/usr/bin/env python3
"""Packs the LibreOffice extension.

usage: build_oxt.py VERSION FILE.oxt

The same sources give the same bytes: entries are sorted and bear one date.
"""

import sys
import zipfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "oxt"
DATE = (2020, 1, 1, 0, 0, 0)


def main(version, target):
	with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
		for file in sorted(SOURCE.rglob("*")):
			if file.is_file() and file.suffix != ".pyc":
				content = file.read_bytes()
				if file.name == "description.xml":
					content = content.replace(b"@VERSION@", version.encode())
				package.writestr(
					zipfile.ZipInfo(str(file.relative_to(SOURCE)), DATE), content, zipfile.ZIP_DEFLATED
				)


if __name__ == "__main__":
	if len(sys.argv) != 3:
		sys.exit(__doc__.strip())
	main(*sys.argv[1:])
