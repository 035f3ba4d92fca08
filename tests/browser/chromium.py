"""A headless Chromium, driven over its debugging pipe (Chrome DevTools Protocol): no driver and no package besides
the browser itself."""
import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
          "/Applications/Chromium.app/Contents/MacOS/Chromium")
PATIENCE = 60


class BrowserError(Exception):
	pass


def find():
	"""The path of a browser, or None."""
	named = os.environ.get("ENGROSS_BROWSER")
	if named:
		return shutil.which(named)
	return next((p for p in [shutil.which(n) for n in NAMES] + [p for p in PLACES if os.path.exists(p)] if p), None)


def high(fd):
	"""FD under a number that is none of those the browser takes for its pipe."""
	moved = fcntl.fcntl(fd, fcntl.F_DUPFD, 10)
	os.close(fd)
	return moved


class Browser:
	def __init__(self, program):
		self.folder = tempfile.mkdtemp(prefix="engross-browser-")
		self.last, self.rest, self.events = 0, b"", []
		hear, self.write_fd = (high(fd) for fd in os.pipe())
		self.read_fd, say = (high(fd) for fd in os.pipe())

		def arrange():
			os.dup2(hear, 3)
			os.dup2(say, 4)

		self.errors = open(os.path.join(self.folder, "stderr"), "wb")
		self.process = subprocess.Popen(
			[program, "--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + self.folder, "--no-first-run",
			 "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--hide-scrollbars",
			 "--disable-background-networking", "--disable-component-update", "--force-device-scale-factor=1",
			 "about:blank"],
			pass_fds=(3, 4), preexec_fn=arrange, stdin=subprocess.DEVNULL, stdout=self.errors, stderr=self.errors)
		os.close(hear)
		os.close(say)

	def close(self):
		try:
			self.call("Browser.close")
		except (BrowserError, OSError):
			self.process.kill()
		self.process.wait(PATIENCE)
		self.errors.close()
		os.close(self.write_fd)
		os.close(self.read_fd)
		shutil.rmtree(self.folder, ignore_errors=True)

	def __enter__(self):
		return self

	def __exit__(self, *_):
		self.close()

	def read(self, deadline):
		"""The next message."""
		while b"\0" not in self.rest:
			ready = select.select([self.read_fd], [], [], max(0, deadline - time.monotonic()))[0]
			if not ready:
				raise BrowserError("the browser does not answer")
			more = os.read(self.read_fd, 1 << 20)
			if not more:
				raise BrowserError("the browser went away")
			self.rest += more
		message, self.rest = self.rest.split(b"\0", 1)
		return json.loads(message)

	def call(self, method, session=None, **params):
		"""The result of METHOD; events that come meanwhile are kept."""
		self.last += 1
		message = {"id": self.last, "method": method, "params": params}
		if session:
			message["sessionId"] = session
		data = json.dumps(message).encode() + b"\0"
		while data:
			data = data[os.write(self.write_fd, data):]
		deadline = time.monotonic() + PATIENCE
		while True:
			answer = self.read(deadline)
			if "id" not in answer:
				self.events.append(answer)
			elif answer["id"] == self.last:
				if "error" in answer:
					raise BrowserError(f"{method}: {answer['error'].get('message')}")
				return answer["result"]

	def page(self, width=1280, height=900):
		return Page(self, width, height)


class Page:
	"""One tab. What it asked of the network, and what it complained of, is kept."""

	def __init__(self, browser, width, height):
		self.browser = browser
		target = browser.call("Target.createTarget", url="about:blank")["targetId"]
		self.target = target
		self.scripted = True
		self.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
		for domain in ("Page", "Runtime", "Log", "Network"):
			self.call(domain + ".enable")
		self.size(width, height)

	def call(self, method, **params):
		return self.browser.call(method, self.session, **params)

	def close(self):
		self.browser.call("Target.closeTarget", targetId=self.target)

	def size(self, width, height):
		self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

	def media(self, scheme="light", kind=""):
		self.call("Emulation.setEmulatedMedia", media=kind, features=[{"name": "prefers-color-scheme", "value": scheme}])

	def script(self, on):
		self.scripted = on
		self.call("Emulation.setScriptExecutionDisabled", value=not on)

	def events(self):
		return [e for e in self.browser.events if e.get("sessionId") == self.session]

	def open(self, path):
		"""Loads the file PATH; returns the seconds that took."""
		self.browser.events.clear()
		start = time.monotonic()
		self.call("Page.navigate", url="file://" + os.path.abspath(path))
		deadline = start + PATIENCE
		while not any(e["method"] == "Page.loadEventFired" for e in self.events()):
			message = self.browser.read(deadline)
			if "id" not in message:
				self.browser.events.append(message)
		return time.monotonic() - start

	def eval(self, expression):
		answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
		if "exceptionDetails" in answer:
			raise BrowserError(f"{expression}: {answer['exceptionDetails'].get('text')}")
		return answer["result"].get("value")

	def settle(self):
		"""Waits until the page was drawn. A page whose script is off says nothing of that."""
		if not self.scripted:
			time.sleep(0.1)
			return
		self.eval("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))")

	def key(self, key):
		code = "Key" + key.upper() if len(key) == 1 else key
		number = ord(key.upper()) if len(key) == 1 else {"Tab": 9, "Enter": 13}[key]
		self.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=code, windowsVirtualKeyCode=number,
		          **({"text": key} if len(key) == 1 else {}))
		self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=code, windowsVirtualKeyCode=number)

	def click(self, selector):
		"""A press of the mouse in the middle of what SELECTOR names."""
		at = f"document.querySelector({json.dumps(selector)})"
		self.eval(f"{at}.scrollIntoView({{block: 'center'}})")
		self.settle()
		x, y = self.eval(f"(box => [box.x + box.width / 2, box.y + box.height / 2])({at}.getBoundingClientRect())")
		for kind in ("mousePressed", "mouseReleased"):
			self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
		self.settle()

	def screenshot(self, whole=False):
		return base64.b64decode(self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)["data"])

	def pdf(self):
		return base64.b64decode(self.call("Page.printToPDF", printBackground=False, preferCSSPageSize=True)["data"])

	def complaints(self):
		"""What the console says is wrong: exceptions, errors, breaches of the page's own policy."""
		self.eval("0")
		said = []
		for event in self.events():
			params = event["params"]
			if event["method"] == "Runtime.exceptionThrown":
				said.append(params["exceptionDetails"].get("text", "exception"))
			if event["method"] == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
				said.append(params["entry"]["text"])
			if event["method"] == "Runtime.consoleAPICalled" and params["type"] in ("error", "warning", "assert"):
				said.append(str(params["args"]))
		return said

	def requests(self):
		"""The addresses asked for besides the page itself."""
		return [e["params"]["request"]["url"] for e in self.events()
		        if e["method"] == "Network.requestWillBeSent" and e["params"].get("type") != "Document"]
