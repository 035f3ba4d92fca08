// The extension with its real language client, a server of a few lines, and as much of VS Code as they touch.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { ExtensionContext } from 'vscode';
import { activate, deactivate } from '../src/extension';
import { seen, Uri } from './vscode';

interface Entry {
	arguments?: string[];
	method?: string;
	params?: any;
}

let folder: string;
let log: string;
let context: { subscriptions: { dispose(): void }[] };

function entries(): Entry[] {
	return fs.existsSync(log) ? fs.readFileSync(log, 'utf8').trim().split('\n').map(line => JSON.parse(line)) : [];
}

function told(method: string): Entry[] {
	return entries().filter(entry => entry.method === method);
}

async function until(what: string, holds: () => boolean): Promise<void> {
	for (const end = Date.now() + 10_000; Date.now() < end; await new Promise(done => setTimeout(done, 20)))
		if (holds())
			return;
	assert.fail(`in vain was waited for: ${what}`);
}

async function change(name: string, value: unknown): Promise<void> {
	seen.settings[name] = value;
	await seen.changed.fire({ affectsConfiguration: section => name === section || name.startsWith(section + '.') });
}

function run(): Promise<void> {
	return activate(context as unknown as ExtensionContext);
}

beforeEach(() => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'engross-'));
	log = path.join(folder, 'log');
	const server = path.join(folder, 'engross-lsp');
	const script = path.join(process.cwd(), 'test', 'server.mjs');
	fs.writeFileSync(server, `#!/bin/sh\nexec '${process.execPath}' '${script}' '${log}' "$@"\n`, { mode: 0o755 });
	context = { subscriptions: [] };
	seen.settings = { 'engross.path': server };
	seen.executed = [];
	seen.errors = [];
	seen.answer = undefined;
	seen.diagnostics.clear();
});

afterEach(async () => {
	await deactivate();
	context.subscriptions.forEach(s => s.dispose());
	fs.rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 50 }); // a server may still write its log
});

test('the server is started with --stdio and the settings', async () => {
	await change('engross.stage', 'final');
	await change('engross.arguments', ['--log-level', 'debug']);
	await run();
	assert.deepEqual(entries()[0].arguments, ['--stdio', '--log-level', 'debug']);
	const [initialize] = told('initialize');
	assert.equal(initialize.params.initializationOptions.stage, 'final');
	assert.equal(initialize.params.initializationOptions.inlayHints, false);
	await until('initialized', () => told('initialized').length === 1);
	assert.deepEqual(seen.errors, []);
});

test('a draft that is opened gets its findings, a program does not', async () => {
	await run();
	const open = (name: string, languageId: string) => seen.opened.fire({
		uri: new Uri('file', `/drafts/${name}`), languageId, version: 1, getText: () => 'a text', isClosed: false,
	});
	await open('program.c', 'c');
	await open('draft.md', 'markdown');
	await until('findings', () => seen.diagnostics.size > 0);
	const [[uri, found]] = [...seen.diagnostics];
	assert.equal(uri, 'file:///drafts/draft.md');
	assert.equal(found.length, 1);
	assert.equal(found[0].message, 'a fault');
	assert.deepEqual(told('textDocument/didOpen').map(e => e.params.textDocument.uri), ['file:///drafts/draft.md']);
});

test('a change of settings is told to the server, and another program is started', async () => {
	await run();
	await change('engross.skip', ['text']);
	await until('settings', () => told('workspace/didChangeConfiguration').length > 0);
	assert.deepEqual(told('workspace/didChangeConfiguration').at(-1)!.params.settings.engross.skip, ['text']);
	assert.equal(told('initialize').length, 1);
	await change('editor.fontSize', 12);
	await change('engross.arguments', ['--again']);
	await until('a second start', () => told('initialize').length === 2);
	assert.equal(told('shutdown').length, 1);
	assert.deepEqual(entries().filter(e => e.arguments).at(-1)!.arguments, ['--stdio', '--again']);
});

test('commands: restart, repair, show', async () => {
	await run();
	assert.deepEqual([...seen.commands.keys()].sort(), ['engross.repairAll', 'engross.restart', 'engross.showOutput']);
	await Promise.all([seen.commands.get('engross.restart')!(), seen.commands.get('engross.restart')!()]);
	assert.equal(told('initialize').length, 3);
	assert.equal(told('shutdown').length, 2);
	await seen.commands.get('engross.repairAll')!();
	assert.deepEqual(seen.executed.at(-1),
		['editor.action.sourceAction', { kind: 'source.fixAll.engross', apply: 'first' }]);
	const before = seen.shown;
	seen.commands.get('engross.showOutput')!();
	assert.equal(seen.shown, before + 1);
});

test('a server that is not there is told of, with a way to the setting', async () => {
	seen.answer = 'Open Settings';
	await change('engross.path', path.join(folder, 'not-there'));
	await run();
	await until('the settings', () => seen.executed.length > 0);
	assert.equal(seen.errors.length, 1);
	assert.match(seen.errors[0], /not-there could not be started/);
	assert.deepEqual(seen.executed.at(-1), ['workbench.action.openSettings', 'engross.path']);
	// The setting is mended: no reload is needed.
	await change('engross.path', path.join(folder, 'engross-lsp'));
	await until('a start', () => told('initialize').length === 1);
});

test('at the end the server is shut down', async () => {
	await run();
	await deactivate();
	await until('exit', () => told('exit').length === 1);
	assert.equal(told('shutdown').length, 1);
});
