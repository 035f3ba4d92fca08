"""The sidebar's panel: a list of what was found; choosing an entry goes there."""

import uno
import unohelper
from com.sun.star.awt import XItemListener, XWindowListener
from com.sun.star.awt.PosSize import POSSIZE
from com.sun.star.lang import XComponent
from com.sun.star.ui import XSidebarPanel, XToolPanel, XUIElement
from com.sun.star.ui.UIElementType import TOOLPANEL

from . import results

MARGIN = 6
LABEL_HEIGHT = 40
NOTHING = "Engross, Check citations in the menu looks for something to show here."


class Panel(
	unohelper.Base, XUIElement, XToolPanel, XSidebarPanel, XComponent, XWindowListener, XItemListener
):
	"""One panel in one window."""

	def __init__(self, context, url, frame, parent):
		self.Frame = frame
		self.ResourceURL = url
		self.Type = TOOLPANEL
		self._context = context
		self._document = frame.Controller.Model if frame.Controller else None
		self._items = []
		self._make(parent)
		results.watch(self._on_results)
		self._show()

	# ---- what the sidebar asks

	def getRealInterface(self):
		return self

	@property
	def Window(self):
		return self._window

	def createAccessible(self, parent):
		return self._window

	def getHeightForWidth(self, width):
		height = uno.createUnoStruct("com.sun.star.ui.LayoutSize")
		height.Minimum, height.Maximum, height.Preferred = 120, -1, 400
		return height

	def getMinimalWidth(self):
		return 160

	def dispose(self):
		results.unwatch(self._on_results)
		self._window.dispose()

	def addEventListener(self, listener):
		pass

	def removeEventListener(self, listener):
		pass

	# ---- the list

	@property
	def entries(self):
		"""What the list shows."""
		return self._list.getItems()

	def itemStateChanged(self, event):
		self.go(event.Selected)

	def go(self, index):
		"""Selects in the document what the entry INDEX is about."""
		if 0 <= index < len(self._items) and self._items[index].range is not None:
			self._document.CurrentController.select(self._items[index].range)

	def _show(self):
		found = results.get(self._document.RuntimeUID) if self._document else None
		summary, self._items = found or (NOTHING, [])
		self._label.setText(summary or NOTHING)
		self._list.removeItems(0, self._list.getItemCount())
		self._list.addItems(tuple(item.title for item in self._items), 0)

	def _on_results(self, uid):
		if self._document and uid == self._document.RuntimeUID:
			self._show()

	# ---- the window

	def _make(self, parent):
		toolkit = self._create("com.sun.star.awt.Toolkit")
		self._window = self._create("com.sun.star.awt.UnoControlContainer")
		self._window.setModel(self._create("com.sun.star.awt.UnoControlContainerModel"))
		self._window.createPeer(toolkit, parent)
		self._label = self._add("label", "com.sun.star.awt.UnoControlFixedText", MultiLine=True)
		self._list = self._add("list", "com.sun.star.awt.UnoControlListBox", MultiSelection=False, Border=1)
		self._list.addItemListener(self)
		self._window.addWindowListener(self)
		size = parent.getPosSize()
		self._window.setPosSize(0, 0, size.Width, size.Height, POSSIZE)
		self._lay_out()

	def _add(self, name, service, **properties):
		control = self._create(service)
		model = self._create(f"{service}Model")
		for key, value in properties.items():
			setattr(model, key, value)
		control.setModel(model)
		self._window.addControl(name, control)
		return control

	def _create(self, service):
		return self._context.ServiceManager.createInstanceWithContext(service, self._context)

	def _lay_out(self):
		size = self._window.getPosSize()
		width = max(size.Width - 2 * MARGIN, 0)
		self._label.setPosSize(MARGIN, MARGIN, width, LABEL_HEIGHT, POSSIZE)
		self._list.setPosSize(
			MARGIN, MARGIN + LABEL_HEIGHT, width, max(size.Height - 2 * MARGIN - LABEL_HEIGHT, 0), POSSIZE
		)

	def windowResized(self, event):
		self._lay_out()

	def windowMoved(self, event):
		pass

	def windowShown(self, event):
		self._show()

	def windowHidden(self, event):
		pass

	def disposing(self, event):
		results.unwatch(self._on_results)
