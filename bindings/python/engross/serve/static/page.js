"use strict";

// The page: sends the drafts to the server it came from and shows the report in a frame.

const $ = (id) => document.getElementById(id);
const form = $("form"), files = [$("old"), $("new")], typed = $("typed"), go = $("go");
const status = $("status"), result = $("result"), report = $("report");
let running = null;

function say(text, wrong) {
	status.textContent = text;
	status.classList.toggle("wrong", Boolean(wrong));
}

function chosen() {
	return files.map((input) => input.files[0]).filter(Boolean);
}

function updateButton() {
	go.textContent = chosen().length === 2 ? "Compare" : "Check";
}

function put(input, file) {
	const holder = new DataTransfer();
	if (file)
		holder.items.add(file);
	input.files = holder.files;
}

function collect() {
	const data = new FormData(), drafts = chosen();
	if (!drafts.length && typed.value.trim())
		drafts.push(typed.value);
	if (!drafts.length)
		return null;
	data.append("old", drafts[0]);
	if (drafts[1])
		data.append("new", drafts[1]);
	data.append("language", $("language").value);
	data.append("stage", $("stage").value);
	return data;
}

async function send(data) {
	const headers = $("token").value ? { Authorization: `Bearer ${$("token").value}` } : {};
	running?.abort();
	running = new AbortController();
	const response = await fetch("report", { method: "POST", body: data, headers, signal: running.signal });
	if (response.status === 401)
		$("token-part").hidden = false;
	if (!response.ok)
		throw new Error((await response.text()).replace(/^Error: /, "").trim());
	return response.json();
}

async function run() {
	const data = collect();
	if (!data) {
		say("Choose a draft first, drop one here or paste its text.", true);
		files[0].focus();
		return;
	}
	say("Reading …");
	go.disabled = true;
	try {
		const answer = await send(data);
		report.src = answer.report;
		report.title = answer.title;
		$("apart").href = answer.report;
		result.hidden = false;
		say(answer.summary);
		result.focus();
	} catch (error) {
		if (error.name === "AbortError")
			return;
		result.hidden = true;
		say(error instanceof TypeError ? "The server does not answer. Is engross-serve still running?" : error.message, true);
	} finally {
		go.disabled = false;
	}
}

form.addEventListener("submit", (event) => {
	event.preventDefault();
	run();
});
form.addEventListener("change", updateButton);
$("clear").addEventListener("click", () => {
	running?.abort();
	form.reset();
	result.hidden = true;
	report.removeAttribute("src");
	say("");
	updateButton();
	files[0].focus();
});

// Dropped files: one is checked, two are compared, in the order in which they come.
let inside = 0;

function holdsFiles(event) {
	return [...(event.dataTransfer?.types ?? [])].includes("Files");
}

addEventListener("dragenter", (event) => {
	if (holdsFiles(event) && ++inside)
		$("drop").hidden = false;
});
addEventListener("dragleave", (event) => {
	if (holdsFiles(event) && --inside <= 0)
		$("drop").hidden = true;
});
addEventListener("dragover", (event) => {
	if (holdsFiles(event))
		event.preventDefault();
});
addEventListener("drop", (event) => {
	if (!holdsFiles(event))
		return;
	event.preventDefault();
	inside = 0;
	$("drop").hidden = true;
	const dropped = [...event.dataTransfer.files];
	if (dropped.length > 2) {
		say("Drop one draft, or two to compare.", true);
		return;
	}
	const target = event.target.closest?.(".draft")?.querySelector("input");
	if (dropped.length === 1 && target === files[1]) {
		put(files[1], dropped[0]);
	} else {
		put(files[0], dropped[0]);
		put(files[1], dropped[1]);
	}
	updateButton();
	if (chosen().length === dropped.length || chosen().length === 2)
		run();
});

updateButton();
