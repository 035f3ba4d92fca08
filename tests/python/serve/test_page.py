"""The page in a real browser: without a mouse, without a network, with drafts that mean harm."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

from .conftest import Running, start, stop

SAMPLES = Path(__file__).resolve().parents[3] / "samples"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DROP = """(names) => {
	const dropped = new DataTransfer();
	for (const [name, text] of names)
		dropped.items.add(new File([text], name));
	for (const kind of ['dragenter', 'dragover', 'drop'])
		document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
	named = os.environ.get("ENGROSS_BROWSER")
	program = named or next((found for name in BROWSERS if (found := shutil.which(name))), None)
	if program is None:
		pytest.skip("there is no browser here")
	with sync_playwright() as playwright:
		browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
		yield browser
		browser.close()


@pytest.fixture
def page(browser: Browser, server: Running) -> Iterator[Page]:
	"""The page, watched: nothing may be complained of and nothing asked of anybody else."""
	page = browser.new_page()
	complaints: list[str] = []

	def complain(text: str) -> None:
		# What the server refuses, the browser notes; the page tells it in its own words.
		if not text.startswith("Failed to load resource: the server responded with a status of 400"):
			complaints.append(text)

	def close(dialog: Dialog) -> None:
		complain(dialog.message)
		dialog.dismiss()

	page.on("console", lambda message: complain(message.text))
	page.on("pageerror", lambda error: complain(str(error)))
	page.on("dialog", close)
	page.on("request", lambda request: complain(request.url) if other(request.url, server) else None)
	page.goto(f"{server.address}/")
	yield page
	page.close()
	assert complaints == []


def other(url: str, server: Running) -> bool:
	return not url.startswith((server.address, "blob:", "data:"))


def said(page: Page, text: str | re.Pattern[str]) -> None:
	"""What the page tells of its state, aloud as well."""
	expect(page.get_by_role("status")).to_have_text(text)


def test_a_draft_is_checked(page: Page) -> None:
	page.get_by_label("Draft", exact=True).set_input_files(SAMPLES / "coastal-schools.txt")
	page.get_by_role("button", name="Check").click()
	said(page, re.compile(r"coastal-schools\.txt: \d+ errors, \d+ warnings; \d+ citations"))
	report = page.frame_locator("#report")
	expect(report.get_by_text("SAFE SCHOOLS FOR THE CHILDREN OF COASTAL COMMUNITIES")).to_be_visible()
	expect(report.get_by_text('a letter for a digit: "O3" must read "03"').first).to_be_visible()
	expect(page.get_by_role("region", name="Report")).to_be_focused()


def test_two_drafts_are_compared(page: Page) -> None:
	page.get_by_label("Draft", exact=True).set_input_files(SAMPLES / "harbours-rev1.txt")
	page.get_by_label("Newer draft").set_input_files(SAMPLES / "harbours-rev2.txt")
	page.get_by_role("button", name="Compare", exact=True).click()
	said(page, re.compile(r"harbours-rev1\.txt compared with harbours-rev2\.txt: \d+ changes; \d+ findings"))
	expect(page.frame_locator("#report").locator("ins").first).to_be_visible()


def test_drafts_are_dropped(page: Page) -> None:
	page.evaluate(DROP, [["one.txt", "resolution AG/RES. 1948 (XXXIII-O/O3)"]])
	said(page, re.compile(r"^one\.txt: 1 error"))
	page.get_by_role("button", name="Start again").click()
	said(page, "")
	page.evaluate(DROP, [["old.txt", "1. To begin.\n"], ["new.txt", "1. To begin again.\n"]])
	said(page, "old.txt compared with new.txt: 1 change; 0 findings")
	page.evaluate(DROP, [["a", "a"], ["b", "b"], ["c", "c"]])
	said(page, "Drop one draft, or two to compare.")


def test_without_a_mouse(page: Page) -> None:
	"""Every control is reached by Tab, in the order in which it is read, and says what it is."""
	names = []
	for _ in range(12):
		page.keyboard.press("Tab")
		names.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
		if names[-1] == "clear":
			break
	assert names == ["Skip to the report", "old", "new", "Or paste text", "language", "stage", "go", "clear"]
	page.locator("summary").press("Enter")
	page.get_by_label("Text of the draft").fill("resolution AG/RES. 1948 (XXXIII-O/O3)")
	page.get_by_label("Stage").focus()
	page.get_by_role("button", name="Check").press("Enter")
	said(page, re.compile("^typed text: 1 error"))


def test_nothing_chosen(page: Page) -> None:
	page.get_by_role("button", name="Check").click()
	said(page, "Choose a draft first, drop one here or paste its text.")
	expect(page.get_by_label("Draft", exact=True)).to_be_focused()


def test_a_file_that_is_none_of_ours(page: Page, tmp_path: Path) -> None:
	file = tmp_path / "picture.txt"
	file.write_bytes(bytes(range(256)) * 20)
	page.get_by_label("Draft", exact=True).set_input_files(file)
	with page.expect_response("**/report") as answer:
		page.get_by_role("button", name="Check").click()
	assert answer.value.status == 400
	expect(page.get_by_role("status")).to_have_class("wrong")


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>.txt", "a.html"])
def test_a_draft_that_means_harm(page: Page, name: str) -> None:
	"""Its text is shown, never run: no dialog, no request, no way into the page around it."""
	text = (
		"<script>alert(1)</script><img src='https://example.org/x.png' onerror=\"alert(2)\">"
		"</pre></script><iframe srcdoc='<script>parent.alert(3)</script>'></iframe> AG/RES. 1948 (XXXIII-O/O3)"
	)
	page.evaluate(DROP, [[name, text]])
	expect(page.get_by_role("status")).to_contain_text(name)
	expect(page.frame_locator("#report").get_by_text("AG/RES. 1948").first).to_be_visible()
	assert page.frame_locator("#report").locator("img, iframe").count() == 0


def test_token(browser: Browser) -> None:
	running = start(ENGROSS_TOKEN="s3cret")
	try:
		page = browser.new_page()
		page.goto(f"{running.address}/")
		page.get_by_text("Or paste text").click()
		page.get_by_label("Text of the draft").fill("resolution AG/RES. 1948 (XXXIII-O/O3)")
		page.get_by_role("button", name="Check").click()
		said(page, "this server wants a token")
		page.get_by_label("Token").fill("s3cret")
		page.get_by_role("button", name="Check").click()
		said(page, re.compile("^typed text: 1 error"))
		page.close()
	finally:
		stop(running)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_fits_every_screen(browser: Browser, server: Running, scheme: str, width: int) -> None:
	page = browser.new_page(
		viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
	)
	page.goto(f"{server.address}/")
	assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
	dark = page.evaluate(
		"getComputedStyle(document.body).backgroundColor.match(/\\d+/g).every((v) => v < 64)"
	)
	assert dark == (scheme == "dark")
	page.close()
