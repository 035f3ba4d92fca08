"""What a reader does with a page, and what must then be so. Each function try_NAME is one trial."""
import os
import re
import subprocess
import sys

import drafts

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Every piece of text on show with its colours: those whose contrast is below 4.5 (WCAG 2.2, 1.4.3).
CONTRAST = """(() => {
	const numbers = (color) => color.match(/[\\d.]+/g).map(Number);
	const light = (c) => {
		const [r, g, b] = c.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const under = (at) => {
		for (; at; at = at.parentElement) {
			const c = numbers(getComputedStyle(at).backgroundColor);
			if (c.length < 4 || c[3] > 0)
				return c;
		}
		return [255, 255, 255];
	};
	const poor = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const at = walk.currentNode.parentElement;
		if (!walk.currentNode.data.trim() || !at.getClientRects().length || at.closest('script, style'))
			continue;
		const a = light(numbers(getComputedStyle(at).color)), b = light(under(at));
		if ((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5)
			poor.add(at.tagName + '.' + at.className + ': ' + walk.currentNode.data.trim().slice(0, 30));
	}
	return [...poor].join('; ');
})()"""

# Anchors that lead nowhere, names given twice, labels that are not there.
LINKS = """(() => {
	const ids = [...document.querySelectorAll('[id]')].map((at) => at.id), wrong = [];
	if (new Set(ids).size !== ids.length)
		wrong.push('an id stands twice');
	for (const at of document.querySelectorAll('a[href]'))
		if (at.rel === 'noreferrer' && /^https?:/.test(at.href))
			continue;
		else if (at.getAttribute('href')[0] !== '#' || !ids.includes(at.getAttribute('href').slice(1)))
			wrong.push(at.getAttribute('href'));
	for (const name of ['aria-labelledby', 'aria-describedby'])
		for (const at of document.querySelectorAll('[' + name + ']'))
			if (!ids.includes(at.getAttribute(name)))
				wrong.push(name + ' ' + at.getAttribute(name));
	return wrong.join('; ');
})()"""

SHOWN = "[...document.querySelectorAll('{0}')].filter((at) => at.checkVisibility()).length"


def shown(page, selector):
	"""How many elements of SELECTOR are on show."""
	return page.eval(SHOWN.format(selector))


def equal(got, wanted, what):
	assert got == wanted, f"{what}: {got!r}, not {wanted!r}"


def opened(desk, name, **size):
	page = desk.browser.page(**size)
	page.media("light")
	page.open(desk.compare(name))
	return page


def quiet(page):
	equal(page.complaints(), [], "the console")
	equal(page.requests(), [], "asked of the network")


def try_pages_are_quiet_and_whole(desk):
	for name in ("ordinary", "hostile", "right-to-left", "same"):
		page = opened(desk, name)
		equal(page.eval(LINKS), "", f"{name}: links")
		equal(page.eval("document.compatMode"), "CSS1Compat", f"{name}: mode")
		equal(page.eval("document.querySelectorAll('style, script, meta[http-equiv]').length"), 3, f"{name}: parts")
		quiet(page)
		page.close()


def try_all_changes_are_there(desk):
	page = opened(desk, "ordinary")
	equal(page.eval("document.querySelectorAll('main .stop').length"), 10, "stops")
	equal(page.eval("document.querySelectorAll('nav li').length"), 10, "entries of the list")
	equal(shown(page, "main mark"), 3, "marks")
	assert "1 moved" in page.eval("document.querySelector('.sums').textContent"), "the sums"
	desk.picture("side", page)
	page.close()


def try_both_views(desk):
	page = opened(desk, "ordinary")
	rows = shown(page, ".row:not(.left) .old")
	equal(shown(page, ".new del"), 0, "struck words on the right, side by side")
	page.click("#inline")
	equal(shown(page, ".row:not(.left) .old"), 1, "old cells inline: what was deleted alone")
	assert rows > 5 and shown(page, ".new del") > 3, "words that went are shown in the one text"
	desk.picture("inline", page)
	page.click("#side")
	equal(shown(page, ".row:not(.left) .old"), rows, "old cells, back side by side")
	page.close()


def try_filters(desk):
	page = opened(desk, "ordinary")
	for kind in ("insert", "delete", "edit", "move", "renumber", "finding"):
		before = shown(page, f"main .row.k-{kind}") + shown(page, f"nav .k-{kind}")
		assert before, f"nothing of kind {kind}"
		page.click(f"#k-{kind}")
		equal(shown(page, f".desk .k-{kind}"), 0, f"{kind}, filtered away")
		page.click(f"#k-{kind}")
		equal(shown(page, f"main .row.k-{kind}") + shown(page, f"nav .k-{kind}"), before, f"{kind}, back")
	page.close()


def try_keys(desk):
	page = opened(desk, "ordinary")
	at = "document.activeElement.id"
	first = page.eval("document.querySelector('main .stop').id")
	page.key("n")
	equal(page.eval(at), first, "n")
	equal(page.eval("document.getElementById('status').textContent"), "1 of 10", "where one is")
	equal(page.eval("document.querySelector('nav [aria-current]').getAttribute('href')"), "#" + first, "the list")
	page.key("j")
	second = page.eval(at)
	assert second != first, "j"
	page.key("k")
	equal(page.eval(at), first, "k")
	page.key("p")
	equal(page.eval(at), first, "p at the first")
	page.click("#k-edit")
	page.click("#next")
	assert not page.eval(f"document.activeElement.classList.contains('k-edit')"), "a filtered change is passed over"
	page.key("v")
	equal(page.eval("document.getElementById('inline').checked"), True, "v")
	page.key("u")
	equal(page.eval("[...document.querySelectorAll('main details')].every((at) => at.open)"), True, "u")
	page.click("#keys")
	here = page.eval(at)
	page.key("n")
	equal(page.eval(at), here, "n, switched off")
	quiet(page)
	page.close()


def try_moves_are_linked(desk):
	page = opened(desk, "ordinary")
	page.click(".row.k-move:not(.left) h3 a")
	there = page.eval("location.hash")
	assert there.startswith("#m"), there
	box = page.eval(f"document.querySelector('{there}').getBoundingClientRect().top")
	bar = page.eval("document.getElementById('bar').getBoundingClientRect().bottom")
	assert bar <= box < 900, f"what was jumped to stands at {box}, the bar ends at {bar}"
	page.click(there + " h3 a")
	equal(page.eval("location.hash"), there.replace("m", "c"), "back")
	page.close()


def try_colours(desk):
	for scheme in ("light", "dark"):
		page = opened(desk, "ordinary")
		page.media(scheme)
		for view in ("side", "inline"):
			page.click("#" + view)
			equal(page.eval(CONTRAST), "", f"{scheme}, {view}: contrast")
		ground = page.eval("getComputedStyle(document.body).backgroundColor")
		equal(int(re.search(r"\d+", ground).group()) < 128, scheme == "dark", f"the ground of {scheme}: {ground}")
		desk.picture(scheme, page)
		page.close()


def try_not_by_colour_alone(desk):
	page = opened(desk, "ordinary")
	style = "getComputedStyle(document.querySelector('{}')).textDecorationLine"
	equal(page.eval(style.format(".old del")), "line-through", "del")
	equal(page.eval(style.format(".new ins")), "underline", "ins")
	page.close()


def try_narrow_and_wide(desk):
	for width in (320, 480, 800, 1280, 2560):
		for name in ("ordinary", "hostile"):
			page = opened(desk, name, width=width, height=900)
			equal(page.eval("document.documentElement.scrollWidth"), width, f"{name}: the width of the page")
			if name == "ordinary":
				desk.picture(f"width-{width}", page)
			page.close()


def try_print(desk):
	page = opened(desk, "ordinary")
	page.media("dark", "print")
	equal(shown(page, "nav, .bar"), 0, "what is of no use on paper")
	equal(page.eval("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)", "the paper")
	assert shown(page, "main .stop") == 10, "the changes"
	equal(page.eval(CONTRAST), "", "contrast on paper")
	page.size(800, 1100)
	desk.picture("print", page)
	page.media("light")
	pdf = page.pdf()
	assert pdf.startswith(b"%PDF") and len(pdf) > 5000, "the PDF"
	with open(os.path.join(desk.folder, "print.pdf"), "wb") as f:
		f.write(pdf)
	page.close()


def try_without_script(desk):
	page = desk.browser.page()
	page.script(False)
	page.open(desk.compare("ordinary"))
	equal(shown(page, "#steps"), 0, "buttons that would do nothing")
	equal(shown(page, "main .stop"), 10, "the changes")
	page.click("#inline")
	equal(shown(page, ".columns"), 0, "the view changes without script")
	page.click("#k-move")
	equal(shown(page, ".k-move"), 0, "filters work without script")
	page.close()


def try_harm_is_not_done(desk):
	page = opened(desk, "hostile")
	equal(page.eval("typeof window.harmed"), "undefined", "a script of the draft")
	equal(page.eval("document.querySelectorAll('img, main script').length"), 0, "markup of the draft")
	assert "onerror" in page.eval("document.querySelector('main').textContent"), "the text of the draft"
	assert "<U+202E>" in page.eval("document.querySelector('main').textContent"), "what turns text around"
	quiet(page)
	page.eval("""(() => {
		const more = document.createElement('script');
		more.textContent = 'window.harmed = 1';
		document.body.append(more);
		document.body.insertAdjacentHTML('beforeend', '<p onclick="window.harmed = 1" id="press">press</p>');
	})()""")
	page.click("#press")
	equal(page.eval("typeof window.harmed"), "undefined", "a script that is not the page's own")
	page.close()


def try_right_to_left(desk):
	page = opened(desk, "right-to-left")
	equal(page.eval("getComputedStyle(document.querySelector('.row .new')).direction"), "rtl", "the direction")
	equal(page.eval("getComputedStyle(document.body).direction"), "ltr", "that of the page")
	desk.picture("right-to-left", page)
	page.close()


def try_no_difference(desk):
	page = opened(desk, "same")
	assert "no difference" in page.eval("document.querySelector('.sums').textContent"), "it is said"
	equal(shown(page, "main .stop"), 0, "stops")
	page.key("n")
	quiet(page)
	page.close()


def try_heard(desk):
	"""What a screen reader is told."""
	page = opened(desk, "ordinary")
	page.settle()
	nodes = page.call("Accessibility.getFullAXTree")["nodes"]
	roles = {}
	for node in nodes:
		if not node.get("ignored"):
			roles.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
	for role in ("banner", "main", "navigation", "region", "heading", "article", "deletion", "insertion", "status"):
		assert role in roles, f"nothing is a {role}"
	assert all(roles["article"]), "a change without a name"
	assert all(roles["navigation"]), "a list without a name"
	for role in ("button", "checkbox", "radio", "link"):
		assert all(name.strip() for name in roles[role]), f"a {role} without a name"
	said = " ".join(name for names in roles.values() for name in names)
	assert "[deleted:" in said and "[inserted:" in said, "deletions and insertions are heard"
	page.close()


def try_long_drafts(desk):
	"""Two drafts of a megabyte."""
	folder = os.path.join(desk.folder, "long")
	subprocess.run([sys.executable, os.path.join(TOP, "bench", "make_pairs.py"), "1M", folder], check=True,
	               stdout=subprocess.DEVNULL)
	path = desk.page_of("long", "diff", os.path.join(folder, "old.txt"), os.path.join(folder, "new.txt"))
	page = desk.browser.page()
	seconds = page.open(path)
	print(f"     {os.path.getsize(path) / 1e6:.1f} MB, {page.eval('document.querySelectorAll(`main .stop`).length')} "
	      f"changes, loaded in {seconds:.1f} s")
	assert seconds < 20, f"loaded in {seconds:.1f} s"
	page.key("n")
	assert page.eval("document.activeElement.classList.contains('stop')"), "the first change"
	quiet(page)
	page.close()


def documents(desk, command):
	"""The page of COMMAND over two documents, one that means harm."""
	return desk.page_of(command, command, os.path.join(TOP, "samples", "coastal-schools.txt"),
	                    desk.write("harm.txt", drafts.HOSTILE[1]))


def try_pages_of_documents(desk):
	for command in ("check", "cite"):
		page = desk.browser.page()
		page.open(documents(desk, command))
		equal(page.eval(LINKS), "", f"{command}: links")
		equal(page.eval("typeof window.harmed"), "undefined", f"{command}: a script of the draft")
		equal(page.eval("document.querySelectorAll('main > section').length"), 2, f"{command}: documents")
		stops = page.eval("document.querySelectorAll('main .stop').length")
		assert stops > 10, f"{command}: {stops} stops"
		equal(page.eval("document.querySelectorAll('nav li').length"), stops, f"{command}: entries of the lists")
		page.key("n")
		equal(page.eval("document.activeElement.id"), "f0", f"{command}: n")
		equal(page.eval("document.querySelector('nav [aria-current]').getAttribute('href')"), "#f0", f"{command}: the list")
		for scheme in ("light", "dark"):
			page.media(scheme)
			equal(page.eval(CONTRAST), "", f"{command}, {scheme}: contrast")
		desk.picture(command, page)
		for width in (320, 1280):
			page.size(width, 900)
			equal(page.eval("document.documentElement.scrollWidth"), width, f"{command}: the width of the page")
		quiet(page)
		page.close()


def try_filters_of_documents(desk):
	for command, kinds in (("check", ("error", "warning")), ("cite", ("contradicted", "verified", "unknown"))):
		page = desk.browser.page()
		page.open(documents(desk, command))
		for kind in kinds:
			assert shown(page, f".desk .k-{kind}"), f"nothing of kind {kind}"
			page.click(f"#k-{kind}")
			equal(shown(page, f".desk .k-{kind}"), 0, f"{kind}, filtered away")
		page.close()
