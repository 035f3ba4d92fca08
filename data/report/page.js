"use strict";
(function () {
	const byId = (id) => document.getElementById(id);
	const keys = byId("keys"), status = byId("status"), steps = byId("steps");
	if (!steps)
		return;
	let current = null;

	/* The stops that are on show: a filter hides the others. */
	function stops() {
		return Array.from(document.querySelectorAll("main .stop")).filter((stop) => stop.getClientRects().length);
	}

	function mark(stop, list) {
		for (const link of document.querySelectorAll("nav a[aria-current]"))
			link.removeAttribute("aria-current");
		current = stop;
		if (!stop) {
			status.textContent = list.length + (list.length === 1 ? " place" : " places");
			return;
		}
		status.textContent = list.indexOf(stop) + 1 + " of " + list.length;
		const link = document.querySelector('nav a[href="#' + stop.id + '"]');
		if (link) {
			link.setAttribute("aria-current", "true");
			link.scrollIntoView({ block: "nearest" });
		}
	}

	/* The stop to count from: the one shown last, or else where the reader is in the text. */
	function position(list) {
		const at = list.indexOf(current);
		if (at >= 0)
			return at;
		const edge = byId("bar").getBoundingClientRect().bottom;
		const below = list.findIndex((stop) => stop.getBoundingClientRect().top > edge);
		return (below < 0 ? list.length : below) - 0.5;
	}

	function go(step) {
		const list = stops();
		if (!list.length)
			return;
		const from = position(list);
		const to = step > 0 ? Math.floor(from + 1) : Math.ceil(from - 1);
		const stop = list[Math.min(Math.max(to, 0), list.length - 1)];
		stop.scrollIntoView({ block: "start" });
		stop.focus({ preventScroll: true });
		mark(stop, list);
	}

	function changeView() {
		const other = document.querySelector('input[name="view"]:not(:checked)');
		if (!other)
			return;
		other.checked = true;
		if (current)
			current.scrollIntoView({ block: "start" });
	}

	function unfold() {
		const folds = Array.from(document.querySelectorAll("main details"));
		const open = folds.some((fold) => !fold.open);
		for (const fold of folds)
			fold.open = open;
	}

	const actions = { n: () => go(1), j: () => go(1), p: () => go(-1), k: () => go(-1), v: changeView, u: unfold };

	document.addEventListener("keydown", (event) => {
		const action = actions[event.key];
		if (!action || !keys.checked || event.ctrlKey || event.altKey || event.metaKey)
			return;
		event.preventDefault();
		action();
	});
	byId("next").addEventListener("click", () => go(1));
	byId("previous").addEventListener("click", () => go(-1));
	document.addEventListener("change", () => mark(null, stops()));
	window.addEventListener("hashchange", () => {
		const stop = byId(location.hash.slice(1)), list = stops();
		if (list.includes(stop))
			mark(stop, list);
	});
	/* The list and the jumps have to know how high the bar is, which wraps. */
	function measure() {
		const bar = byId("bar"), sticks = getComputedStyle(bar).position === "sticky";
		document.documentElement.style.setProperty("--bar", (sticks ? bar.offsetHeight : 0) + "px");
	}

	window.addEventListener("resize", measure);
	steps.hidden = false;
	measure();
	mark(null, stops());
})();
