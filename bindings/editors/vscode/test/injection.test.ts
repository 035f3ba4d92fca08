// The grammar inside that of another language, as VS Code puts it there. The host is a stand-in for Markdown's.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const HOST = {
	scopeName: 'text.html.markdown',
	patterns: [
		{ begin: '<!--', end: '-->', name: 'comment.block.html' },
		{ begin: '```', end: '```', name: 'markup.fenced_code.block.markdown' },
		{ match: '`[^`]*`', name: 'markup.inline.raw.string.markdown' },
		{ begin: '\\*\\*', end: '\\*\\*', name: 'markup.bold.markdown' },
		{ match: '^# .*$', name: 'markup.heading.markdown', captures: { 0: { patterns: [] } } },
	],
};

const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'));

async function registry(): Promise<Registry> {
	const wasm = fs.readFileSync(path.join('node_modules', 'vscode-oniguruma', 'release', 'onig.wasm'));
	await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer);
	return new Registry({
		onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
		getInjections: scope => manifest.contributes.grammars
			.filter((g: { injectTo?: string[] }) => g.injectTo?.includes(scope))
			.map((g: { scopeName: string }) => g.scopeName),
		loadGrammar: async scope => {
			if (scope === HOST.scopeName)
				return parseRawGrammar(JSON.stringify(HOST), 'host.json');
			const found = manifest.contributes.grammars.find((g: { scopeName: string }) => g.scopeName === scope);
			return found ? parseRawGrammar(fs.readFileSync(found.path, 'utf8'), found.path) : null;
		},
	});
}

/** What is coloured in each line. */
async function coloured(...lines: string[]): Promise<string[][]> {
	const grammar = (await (await registry()).loadGrammar(HOST.scopeName))!;
	let stack = INITIAL;
	return lines.map(line => {
		const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
		stack = ruleStack;
		return tokens.filter(t => t.scopes.some(s => s.startsWith('constant.other.reference')))
			.map(t => line.slice(t.startIndex, t.endIndex).trimEnd());
	});
}

test('references are coloured in text, over line ends and in bold', async () => {
	assert.deepEqual(
		await coloured('See A/RES/61/180, resolutions 63/156', 'and 64/178, and **AG/RES. 2019 (XXXIV-O/04)**.', 'No 61/180.'),
		[['A/RES/61/180', '63/156'], ['64/178', 'AG/RES. 2019 (XXXIV-O/04)'], []]);
});

test('nothing is coloured in code, and in comments', async () => {
	assert.deepEqual(
		await coloured('`A/RES/61/180` <!-- A/RES/61/180 -->', '```', 'A/RES/61/180', '```', 'A/RES/61/180'),
		[[], [], [], [], ['A/RES/61/180']]);
});

test('the host goes on behind a reference', async () => {
	const grammar = (await (await registry()).loadGrammar(HOST.scopeName))!;
	const { tokens } = grammar.tokenizeLine('A/RES/61/180 **bold**', INITIAL);
	assert.ok(tokens.some(t => t.scopes.includes('markup.bold.markdown')));
});
