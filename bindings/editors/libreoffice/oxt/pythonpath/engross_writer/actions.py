"""What the menu does."""

import uno

from . import command, comments, found, results, window
from .writer_text import WriterText


class Settings:
	"""The extension's settings, as the user left them."""

	def __init__(self, context):
		provider = context.ServiceManager.createInstanceWithContext(
			"com.sun.star.configuration.ConfigurationProvider", context
		)
		place = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
		place.Name, place.Value = "nodepath", "/org.engross.Writer"
		node = provider.createInstanceWithArguments(
			"com.sun.star.configuration.ConfigurationAccess", (place,)
		)
		self.command = node.getByName("Command")
		self.stage = node.getByName("Stage")
		self.seconds = node.getByName("Seconds")


def run(context, request):
	"""Does what REQUEST says; what goes wrong is told in a message."""
	action, _, argument = request.partition(" ")
	desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
	document = desktop.getCurrentComponent()
	if document is None or not document.supportsService("com.sun.star.text.TextDocument"):
		return
	try:
		if action == "check":
			_check(context, document)
		elif action == "compare":
			_compare(context, desktop, document, argument)
		elif action == "clear":
			comments.clear(document)
			results.put(document, "", [])
	except command.CommandError as error:
		window.tell(context, document, str(error))
	except Exception as error:  # what leaves a component ends the office, and the user's work with it
		window.tell(context, document, f"Engross failed: {type(error).__name__}: {error}")


def _check(context, document):
	text = WriterText(document)
	items = [found.finding(text, one) for one in command.check(Settings(context), text.text)]
	comments.write(document, items)
	results.put(document, _count(len(items), "finding"), items)


def _compare(context, desktop, document, url):
	url = url or window.choose_file(context)
	if not url:
		return
	hidden = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
	hidden.Name, hidden.Value = "Hidden", True
	other = desktop.loadComponentFromURL(url, "_blank", 0, (hidden,))
	if other is None or not hasattr(other, "Text"):
		raise command.CommandError(f"{url} is no text document.")
	try:
		old = WriterText(other).text
	finally:
		other.close(True)
	text = WriterText(document)
	changes, findings = command.compare(Settings(context), old, text.text)
	items = [found.change(text, old, one) for one in changes] + [found.finding(text, one) for one in findings]
	comments.write(document, items)
	results.put(document, f"{_count(len(changes), 'change')}, {_count(len(findings), 'finding')}", items)


def _count(number, name):
	return f"{number} {name}{'' if number == 1 else 's'}"
