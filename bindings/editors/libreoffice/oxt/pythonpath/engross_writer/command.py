"""Runs the command `engross`."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path


class CommandError(Exception):
	"""Why there is no answer, in a sentence for the user."""


def find(configured):
	"""The command: the one CONFIGURED, that of the environment, or the one along PATH."""
	named = configured or os.environ.get("ENGROSS")
	found = shutil.which(named or "engross")
	if found is None:
		raise CommandError(
			f"There is no command {named}."
			if named
			else "The command engross was not found. Install Engross, or tell where it is under Tools, Options, Advanced, "
			"Expert Configuration: org.engross.Writer, Command."
		)
	return found


def check(settings, text):
	"""The findings in TEXT, their places counted in characters."""
	answer = _run(settings, ["check", "--stage", settings.stage, "--stdin-filename", "draft.txt", "-"], text)
	findings = answer["documents"][0]["findings"]
	_count_characters(text, [place for finding in findings for place in (finding, *finding["related"])])
	return findings


def compare(settings, old, new):
	"""The changes between two texts and the findings on the new one, their places counted in characters."""
	with tempfile.TemporaryDirectory(prefix="engross-") as folder:
		files = []
		for name, text in (("old.txt", old), ("new.txt", new)):
			files.append(Path(folder, name))
			files[-1].write_bytes(text.encode())
		answer = _run(settings, ["diff", *map(str, files)], "")
	changes, findings = answer["changes"], answer["references"]
	_count_characters(old, [change["old"] for change in changes if change["old"]])
	_count_characters(new, [change["new"] for change in changes if change["new"]])
	_count_characters(new, findings)
	return changes, findings


def _run(settings, arguments, text):
	try:
		done = subprocess.run(
			[find(settings.command), arguments[0], "--format", "json", *arguments[1:]],
			input=text.encode(),
			capture_output=True,
			timeout=settings.seconds,
			check=False,
		)
	except subprocess.TimeoutExpired:
		raise CommandError(f"engross took longer than {settings.seconds} seconds.") from None
	except OSError as error:
		raise CommandError(f"engross could not be started: {error.strerror}.") from error
	if done.returncode not in (0, 1):
		raise CommandError(
			done.stderr.decode("utf-8", "replace").strip() or f"engross ended with {done.returncode}."
		)
	return json.loads(done.stdout)


def _count_characters(text, places):
	"""Makes the byte offsets of PLACES offsets in characters."""
	if text.isascii():
		return
	source = text.encode()
	counted = {}
	at = characters = 0
	for offset in sorted({place[end] for place in places for end in ("start", "end")}):
		characters += len(source[at:offset].decode("utf-8", "ignore"))
		counted[offset] = characters
		at = offset
	for place in places:
		place["start"], place["end"] = counted[place["start"]], counted[place["end"]]
