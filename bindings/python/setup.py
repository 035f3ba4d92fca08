"""Builds the extension and settles where the installed package finds data, plugins and authority.

The library comes from pkg-config: an installed one, or that of a build tree (PKG_CONFIG_PATH=BUILD/core).
With ENGROSS_BUNDLE=1 data and plugins are copied into the package, for a wheel that needs no installed
Engross. Nothing is written into the source tree.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "native"))
from library import variable, version

scratch = tempfile.mkdtemp(prefix="engross-python-")
atexit.register(shutil.rmtree, scratch, ignore_errors=True)


def bundle(package: Path) -> dict[str, str]:
	"""Copies what the library reads into PACKAGE; its places, relative to the package."""
	data, plugins = package / "_data", package / "_plugins"
	for folder in "language", "systems":
		(data / folder).mkdir(parents=True, exist_ok=True)
		for file in sorted(Path(variable("datadir"), folder).glob("*.xml")):
			shutil.copyfile(file, data / folder / file.name)
	shutil.copyfile(variable("authority"), data / "authority.db")
	plugins.mkdir(exist_ok=True)
	for file in sorted(Path(variable("plugindir")).glob("*.so")):
		shutil.copyfile(file, plugins / file.name)
	license_text = Path(__file__).resolve().parents[2] / "LICENSE"
	if license_text.exists():
		shutil.copyfile(license_text, data / "LICENSE")
	return {"DATA": "_data", "AUTHORITY": "_data/authority.db", "PLUGINS": "_plugins"}


def uninstalled() -> dict[str, str]:
	"""The places of a build tree; none for an installed library, which knows its own."""
	if not variable("uninstalled"):
		return {}
	return {
		name: variable(key)
		for name, key in {"DATA": "datadir", "AUTHORITY": "authority", "PLUGINS": "plugindir"}.items()
	}


class BuildPackage(build_py):
	"""build_py, and the module that says where things are."""

	def run(self) -> None:
		super().run()
		package = Path(self.build_lib, "engross")
		places = bundle(package) if os.environ.get("ENGROSS_BUNDLE") == "1" else uninstalled()
		location = package / "_location.py"
		text = location.read_text(encoding="utf-8")
		for name, place in places.items():
			old = f"{name}: str | None = None\n"
			if old not in text:
				raise SystemExit(f"engross/_location.py: there is no line '{old.strip()}'")
			text = text.replace(old, f"{name}: str | None = {place!r}\n")
		location.unlink()
		location.write_text(text, encoding="utf-8")


setup(
	version=version(),
	cffi_modules=["native/build.py:builder"],
	cmdclass={"build_py": BuildPackage},
	options={
		"egg_info": {"egg_base": scratch},
		"build": {"build_base": str(Path(scratch, "build"))},
		"bdist_wheel": {"py_limited_api": "cp310", "bdist_dir": str(Path(scratch, "wheel"))},
	},
)
