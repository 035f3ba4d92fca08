// What the two clients in Node share: places in texts, edits, and the answer that the tests look at.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const folder = process.env.ENGROSS_FOLDER;
export const server = process.env.ENGROSS_LSP;
export const uri = pathToFileURL(join(folder, "draft.txt")).href;
export const cited = pathToFileURL(join(folder, "cited é.txt")).href;
export const draft = readFileSync(join(folder, "draft.txt"), "utf8");
export const NEW = "AG/RES. 1949 (XXXIII-O/03)";
export const found = {};

export const textOf = (name) => (name === uri ? draft : readFileSync(fileURLToPath(name), "utf8"));

export function position(text, needle, inside = 0) {
	const before = text.slice(0, text.indexOf(needle) + inside).split("\n");
	return { line: before.length - 1, character: before[before.length - 1].length };
}

export function offset(text, place) {
	return text.split("\n").slice(0, place.line).reduce((sum, line) => sum + line.length + 1, 0) + place.character;
}

export const cut = (text, range) => text.slice(offset(text, range.start), offset(text, range.end));

export function applied(text, edits) {
	const places = edits.map((e) => [offset(text, e.range.start), offset(text, e.range.end), e.newText]);
	for (const [start, end, piece] of places.sort((a, b) => b[0] - a[0]))
		text = text.slice(0, start) + piece + text.slice(end);
	return text;
}

export const place = (location) => [
	decodeURIComponent(basename(location.uri)),
	cut(textOf(location.uri), location.range),
];

// Runs WORK, and writes what it found, or why it did not.
export async function run(work) {
	const late = setTimeout(() => finish("nothing came for a minute"), 60000);
	const finish = (why) => {
		clearTimeout(late);
		writeFileSync(process.env.ENGROSS_OUT, JSON.stringify({ ...found, why }));
		process.exit(0);
	};
	try {
		await work();
		finish();
	} catch (problem) {
		finish(String(problem.stack ?? problem));
	}
}
