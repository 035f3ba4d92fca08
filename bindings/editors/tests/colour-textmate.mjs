// Colours texts as VS Code does and writes what was coloured.
// usage: node colour-textmate.mjs TEXTS.json COLOURED.json; ENGROSS_EDITORS is the folder with the packages.
// TEXTS.json holds [text, ...]; COLOURED.json gets [[[start, end], ...], ...] in UTF-16 units.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const vscode = path.join(process.env.ENGROSS_EDITORS, 'vscode');
const require = createRequire(path.join(vscode, 'package.json'));
const oniguruma = require('vscode-oniguruma');
const { Registry, INITIAL, parseRawGrammar } = require('vscode-textmate');

const wasm = fs.readFileSync(path.join(path.dirname(require.resolve('vscode-oniguruma')), 'onig.wasm'));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));

const contributes = JSON.parse(fs.readFileSync(path.join(vscode, 'package.json'), 'utf8')).contributes.grammars;
const registry = new Registry({
	onigLib: Promise.resolve({
		createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
		createOnigString: text => new oniguruma.OnigString(text),
	}),
	loadGrammar: async scope => {
		const found = contributes.find(g => g.scopeName === scope);
		if (!found)
			return null;
		const file = path.join(vscode, found.path);
		return parseRawGrammar(fs.readFileSync(file, 'utf8'), file);
	},
});
const grammar = await registry.loadGrammar('text.plain.engross');

function coloured(text) {
	const spans = [];
	let stack = INITIAL, at = 0;
	for (const line of text.split('\n')) {
		const result = grammar.tokenizeLine(line, stack);
		stack = result.ruleStack;
		for (const token of result.tokens)
			if (token.scopes.some(s => s.endsWith('.engross') && s.includes('.reference.')))
				spans.push([at + token.startIndex, at + Math.min(token.endIndex, line.length)]);
		at += line.length + 1;
	}
	return spans;
}

const [texts, out] = process.argv.slice(2);
fs.writeFileSync(out, JSON.stringify(JSON.parse(fs.readFileSync(texts, 'utf8')).map(coloured)));
