"""The extension's two UNO components: what the menu calls, and what makes the sidebar's panel."""

import unohelper
from com.sun.star.lang import XServiceInfo
from com.sun.star.task import XJobExecutor
from com.sun.star.ui import XUIElementFactory

from engross_writer import actions, panel

JOB = "org.engross.Writer"
PANELS = "org.engross.Writer.Panels"


class Job(unohelper.Base, XJobExecutor, XServiceInfo):
	"""The menu's entries: "check", "compare", "clear". A macro may name what to compare with: "compare file:///...".."""

	def __init__(self, context, *arguments):
		self._context = context

	def trigger(self, request):
		actions.run(self._context, request)

	def getImplementationName(self):
		return JOB

	def supportsService(self, name):
		return name == JOB

	def getSupportedServiceNames(self):
		return (JOB,)


class Panels(unohelper.Base, XUIElementFactory, XServiceInfo):
	"""Makes the sidebar's panel."""

	def __init__(self, context, *arguments):
		self._context = context

	def createUIElement(self, url, arguments):
		given = {argument.Name: argument.Value for argument in arguments}
		return panel.Panel(self._context, url, given["Frame"], given["ParentWindow"])

	def getImplementationName(self):
		return PANELS

	def supportsService(self, name):
		return name == PANELS

	def getSupportedServiceNames(self):
		return (PANELS,)


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Job, JOB, (JOB,))
g_ImplementationHelper.addImplementation(Panels, PANELS, (PANELS,))
