"""Comments in the document. Ours are known by their author, so that those of an earlier run go before new ones come."""

from datetime import datetime

import uno

AUTHOR = "Engross"


def write(document, found):
	"""A comment at the place of each of FOUND, in place of those that are there."""
	with undoable(document, "Engross: comments"):
		_remove(document)
		for item in found:
			if item.range is not None:
				field = document.createInstance("com.sun.star.text.textfield.Annotation")
				field.Author, field.Initials = AUTHOR, "En"
				field.Content = item.comment
				field.DateTimeValue = _now()
				item.range.getText().insertTextContent(item.range, field, item.is_wide)


def clear(document):
	"""Takes our comments away; returns how many there were."""
	with undoable(document, "Engross: remove comments"):
		return _remove(document)


def _remove(document):
	ours = []
	fields = document.TextFields.createEnumeration()
	while fields.hasMoreElements():
		field = fields.nextElement()
		if field.supportsService("com.sun.star.text.textfield.Annotation") and field.Author == AUTHOR:
			ours.append(field)
	for field in ours:
		field.Anchor.getText().removeTextContent(field)
	return len(ours)


def _now():
	now = datetime.now()
	moment = uno.createUnoStruct("com.sun.star.util.DateTime")
	moment.Year, moment.Month, moment.Day = now.year, now.month, now.day
	moment.Hours, moment.Minutes, moment.Seconds = now.hour, now.minute, now.second
	return moment


class undoable:
	"""One step of undo for all that happens inside; the screen is drawn once."""

	def __init__(self, document, title):
		self._document = document
		self._title = title

	def __enter__(self):
		self._document.lockControllers()
		self._document.UndoManager.enterUndoContext(self._title)

	def __exit__(self, *failure):
		self._document.UndoManager.leaveUndoContext()
		self._document.unlockControllers()
