"""Windows: a message, a choice of file."""

from com.sun.star.awt.MessageBoxType import ERRORBOX


def tell(context, document, message):
	"""Shows MESSAGE."""
	frame = document.CurrentController.Frame
	toolkit = context.ServiceManager.createInstanceWithContext("com.sun.star.awt.Toolkit", context)
	toolkit.createMessageBox(frame.ContainerWindow, ERRORBOX, 1, "Engross", message).execute()


def choose_file(context):
	"""The older draft that the user picks, as a URL; None when there was none."""
	picker = context.ServiceManager.createInstanceWithContext("com.sun.star.ui.dialogs.FilePicker", context)
	picker.setTitle("Compare with: the older draft")
	if not picker.execute():
		return None
	return picker.getSelectedFiles()[0]
