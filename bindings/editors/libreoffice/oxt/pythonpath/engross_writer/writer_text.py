"""The text of a Writer document, and the way back from a place in it to the place in the document.

Read are the paragraphs in their order, those of table cells too, with the numbers that lists give them, and then the
foot- and endnotes, each called by its mark. What is deleted but still recorded as a change is not there.
"""

from bisect import bisect_right

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FARTHEST = 30000
"""Characters that a cursor goes at once; its count has 16 bits."""


class WriterText:
	"""The text, made once; `range()` stays right while the document is not changed."""

	def __init__(self, document):
		self._parts = []
		self._length = 0
		self._starts = []
		self._pieces = []
		self._notes = []
		self._read(document.Text)
		# Notes may hold no notes, but what is read adds to the list.
		for mark, note in self._notes:
			self._read(note, mark)
		self.text = "".join(self._parts)

	def range(self, start, end):
		"""The range of the document that holds [START, END) of the text."""
		first, last = self._place(start, False), self._place(end, True)
		if first is None or last is None:
			return None
		text = first.getText()
		if text != last.getText():
			last = first
		cursor = text.createTextCursorByRange(first)
		cursor.gotoRange(last, True)
		return cursor

	def _place(self, offset, is_end):
		"""Where OFFSET is: in the piece it begins, or, for an end, in the one it ends."""
		index = bisect_right(self._starts, offset - 1 if is_end and offset else offset) - 1
		if index < 0:
			return None
		start, length, piece, exact = self._pieces[index]
		if not exact:
			return piece.End if is_end else piece.Start
		cursor = piece.getText().createTextCursorByRange(piece.Start)
		rest = min(offset - start, length)
		while rest > 0:
			cursor.goRight(min(rest, FARTHEST), False)
			rest -= FARTHEST
		return cursor

	def _add(self, text, piece, exact):
		if text:
			self._starts.append(self._length)
			self._pieces.append((self._length, len(text), piece, exact))
			self._put(text)

	def _put(self, text):
		self._parts.append(text)
		self._length += len(text)

	def _read(self, text, mark=""):
		"""The paragraphs of TEXT, tables opened up."""
		waiting = [text.createEnumeration()]
		while waiting:
			if not waiting[-1].hasMoreElements():
				waiting.pop()
				continue
			element = waiting[-1].nextElement()
			if element.supportsService("com.sun.star.text.TextTable"):
				cells = [element.getCellByName(name) for name in element.getCellNames()]
				waiting.extend(cell.createEnumeration() for cell in reversed(cells))
			elif element.supportsService("com.sun.star.text.Paragraph"):
				self._read_paragraph(element, mark)
				mark = ""

	def _read_paragraph(self, paragraph, mark):
		label = paragraph.ListLabelString if getattr(paragraph, "NumberingIsNumber", False) else ""
		for generated in (mark, label):
			self._add(f"{generated} " if generated else "", paragraph.Start, False)
		portions = paragraph.createEnumeration()
		deleted = 0
		while portions.hasMoreElements():
			portion = portions.nextElement()
			kind = portion.TextPortionType
			if kind == "Redline" and portion.RedlineType == "Delete" and not portion.IsCollapsed:
				deleted += 1 if portion.IsStart else -1
			elif deleted <= 0:
				self._read_portion(portion, kind)
		self._put("\n\n")

	def _read_portion(self, portion, kind):
		if kind == "Text":
			self._add(portion.String, portion, True)
		elif kind == "TextField":
			self._add(portion.String, portion, False)
		elif kind == "Footnote":
			mark = portion.Footnote.Anchor.String.translate(SUPERSCRIPTS)
			self._add(mark, portion, False)
			self._notes.append((mark, portion.Footnote))
