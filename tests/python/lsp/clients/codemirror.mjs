// The client of CodeMirror in a page of jsdom. usage: node codemirror.mjs
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import { NEW, applied, cited, draft, folder, found, place, server, textOf, run, uri } from "./texts.mjs";

const page = new JSDOM("<!doctype html><body></body>", { pretendToBeVisual: true });
for (const name of ["window", "document", "MutationObserver", "Node", "Range", "HTMLElement", "getComputedStyle"])
	globalThis[name] = page.window[name];
globalThis.requestAnimationFrame = page.window.requestAnimationFrame.bind(page.window);
globalThis.cancelAnimationFrame = page.window.cancelAnimationFrame.bind(page.window);
Object.defineProperty(globalThis, "navigator", { value: page.window.navigator, configurable: true });
page.window.Range.prototype.getClientRects = () => [];
const { EditorView } = await import("@codemirror/view");
const { forEachDiagnostic } = await import("@codemirror/lint");
const { LSPClient, LSPPlugin, languageServerExtensions, jumpToDefinition, findReferences } = await import(
	"@codemirror/lsp-client"
);

// Messages of the client, which have no headers, on the server's streams.
function transport(child) {
	const handlers = new Set();
	let rest = Buffer.alloc(0);
	child.stdout.on("data", (data) => {
		rest = Buffer.concat([rest, data]);
		for (;;) {
			const head = rest.indexOf("\r\n\r\n");
			if (head < 0) return;
			const length = Number(/Content-Length: (\d+)/.exec(rest.toString("latin1", 0, head))[1]);
			if (rest.length < head + 4 + length) return;
			const message = rest.toString("utf8", head + 4, head + 4 + length);
			rest = rest.subarray(head + 4 + length);
			for (const handler of [...handlers]) handler(message);
		}
	});
	return {
		send: (message) => child.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`),
		subscribe: (handler) => handlers.add(handler),
		unsubscribe: (handler) => handlers.delete(handler),
	};
}

async function until(what, holds) {
	for (let i = 0; i < 1000; i++) {
		const value = holds();
		if (value) return value;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	throw new Error(`${what} did not come`);
}

async function work() {
	const child = spawn(server, ["--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
	const client = new LSPClient({
		rootUri: pathToFileURL(folder).href,
		extensions: languageServerExtensions(),
		timeout: 20000,
	});
	client.connect(transport(child));
	await client.initializing;
	const view = new EditorView({
		doc: draft,
		parent: document.body,
		extensions: [client.plugin(uri, "plaintext")],
	});
	const plugin = LSPPlugin.get(view);
	const go = (needle) => view.dispatch({ selection: { anchor: draft.indexOf(needle) + 1 } });
	found.diagnostics = await until("diagnostics", () => {
		const seen = [];
		forEachDiagnostic(view.state, (d, from, to) => seen.push([d.message, view.state.sliceDoc(from, to)]));
		return seen.length && seen;
	});

	const at = (needle) => ({ textDocument: { uri }, position: plugin.toPosition(draft.indexOf(needle) + 1) });
	const hover = await client.request("textDocument/hover", at("2704"));
	found.hover = plugin.docToHTML(hover.contents).replace(/<[^>]*>/g, "");
	// The commands of the editor where it has them: it jumps inside the text that it shows.
	go("paragraph 1 of");
	jumpToDefinition(view);
	const target = draft.indexOf("\n1. To") + 1;
	await until("definition", () => view.state.selection.main.head === target);
	const [definition] = await client.request("textDocument/definition", at("1948 (XXXIII-O/03"));
	found.definition = textOf(definition.uri).split("\n")[definition.range.start.line];
	go("1948");
	findReferences(view);
	found.panel = await until("references", () => document.querySelectorAll(".cm-lsp-reference").length);
	const references = await client.request("textDocument/references", {
		...at("1948"),
		context: { includeDeclaration: true },
	});
	found.references = references.map(place);

	// It has no code actions of its own.
	const actions = await client.request("textDocument/codeAction", {
		textDocument: { uri },
		range: { start: at("O3)").position, end: at("O3)").position },
		context: { diagnostics: [] },
	});
	found.fixed = applied(draft, actions.find((a) => a.isPreferred).edit.changes[uri]);
	const rename = await client.request("textDocument/rename", { ...at("1948"), newName: NEW });
	found.renamed = applied(draft, rename.changes[uri]);
	found.renamed_cited = applied(textOf(cited), rename.changes[cited]);

	// What is typed goes to the server as changes, and what it finds comes back.
	const wrong = draft.indexOf("O3)");
	view.dispatch({ changes: [{ from: 0, insert: "😀 é\n" }] });
	view.dispatch({ changes: [{ from: wrong + 5, to: wrong + 7, insert: "03" }] });
	await until("new diagnostics", () => {
		const seen = [];
		forEachDiagnostic(view.state, (d, from, to) => seen.push(view.state.sliceDoc(from, to)));
		return seen.length && !seen.includes("O3");
	});
	found.edited = true;
	child.kill();
}

run(work);
