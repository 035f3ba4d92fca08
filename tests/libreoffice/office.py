"""A headless LibreOffice with a profile of its own, driven from outside."""

import shutil
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

import uno
import unohelper
from com.sun.star.beans import NamedValue, PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException
from com.sun.star.task import XInteractionHandler
from com.sun.star.ucb import XCommandEnvironment, XProgressHandler

CONFIGURATION = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{}</oor:items>
"""
ITEM = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>\n'


def value(name, content):
	"""A property, as UNO takes arguments."""
	made = PropertyValue()
	made.Name, made.Value = name, content
	return made


def named(name, content):
	"""The like, as the management of extensions takes it."""
	made = NamedValue()
	made.Name, made.Value = name, content
	return made


class Consent(unohelper.Base, XCommandEnvironment, XInteractionHandler, XProgressHandler):
	"""Says yes to what is asked while an extension is installed."""

	def getInteractionHandler(self):
		return self

	def getProgressHandler(self):
		return self

	def handle(self, request):
		for continuation in request.getContinuations():
			approval = continuation.queryInterface(uno.getTypeByName("com.sun.star.task.XInteractionApprove"))
			if approval is not None:
				approval.select()

	def push(self, status):
		pass

	def update(self, status):
		pass

	def pop(self):
		pass


class Office:
	"""LibreOffice, started with SETTINGS (path, name, value) and EXTENSION installed; ends with the `with` block."""

	def __init__(self, settings=(), extension=None, environment=None):
		self._folder = Path(tempfile.mkdtemp(prefix="engross-office-"))
		self._profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
		self._environment = environment
		user = self._folder / "profile" / "user"
		user.mkdir(parents=True)
		(user / "registrymodifications.xcu").write_text(
			CONFIGURATION.format("".join(ITEM.format(*setting) for setting in settings))
		)
		self._extension = extension

	def __enter__(self):
		self._start()
		if self._extension:
			# unopkg refuses to install for root alone; menus and panels are there from the next start on.
			manager = self.context.getValueByName("/singletons/com.sun.star.deployment.ExtensionManager")
			manager.addExtension(
				Path(self._extension).resolve().as_uri(),
				(named("SUPPRESS_LICENSE", "1"),),
				"user",
				None,
				Consent(),
			)
			self._stop()
			self._start()
		return self

	def __exit__(self, *failure):
		self._stop()
		shutil.rmtree(self._folder, ignore_errors=True)

	def _start(self):
		pipe = f"engross{uuid.uuid4().hex}"
		self._process = subprocess.Popen(
			[
				"soffice",
				"--headless",
				"--norestore",
				"--nologo",
				self._profile,
				f"--accept=pipe,name={pipe};urp;",
			],
			stdin=subprocess.DEVNULL,
			stdout=subprocess.DEVNULL,
			stderr=subprocess.DEVNULL,
			env=self._environment,
		)
		local = uno.getComponentContext()
		resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
		deadline = time.monotonic() + 60
		while True:
			try:
				self.context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
				break
			except NoConnectException:
				if time.monotonic() > deadline or self._process.poll() is not None:
					self._stop()
					raise
				time.sleep(0.2)
		self.desktop = self.create("com.sun.star.frame.Desktop")

	def _stop(self):
		try:
			self.desktop.terminate()
		except (AttributeError, DisposedException):
			pass
		try:
			self._process.wait(20)
		except subprocess.TimeoutExpired:
			self._process.kill()
			self._process.wait()

	def create(self, service):
		return self.context.ServiceManager.createInstanceWithContext(service, self.context)

	def open(self, path=None):
		"""A copy of the document PATH, beside which a lock may lie, or a new one."""
		url = "private:factory/swriter"
		if path:
			url = Path(shutil.copy(path, self._folder)).as_uri()
		return self.desktop.loadComponentFromURL(url, "_blank", 0, ())
