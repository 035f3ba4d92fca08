// What is made of the settings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { command, options, Settings } from '../src/settings';

function settings(values: Record<string, unknown>): Settings {
	return { get: <T>(name: string) => values[name] as T | undefined };
}

test('without settings the server on the PATH is started', () => {
	assert.deepEqual(command(settings({}), '/home/a', undefined), { command: 'engross-lsp', args: ['--stdio'] });
	assert.deepEqual(command(settings({ path: '  ' }), '/home/a', undefined).command, 'engross-lsp');
});

test('a path may begin with the home or the folder that is open', () => {
	const at = (path: string, folder?: string) => command(settings({ path }), '/home/a', folder).command;
	assert.equal(at('~/bin/engross-lsp'), '/home/a/bin/engross-lsp');
	assert.equal(at('~other/engross-lsp'), '~other/engross-lsp');
	assert.equal(at('${workspaceFolder}/venv/bin/engross-lsp', '/drafts'), '/drafts/venv/bin/engross-lsp');
	assert.equal(at('${workspaceFolder}/engross-lsp'), '${workspaceFolder}/engross-lsp');
});

test('more arguments stand behind --stdio', () => {
	assert.deepEqual(command(settings({ arguments: ['--log', 'x'] }), '/', undefined).args, ['--stdio', '--log', 'x']);
});

test('options have a value for every setting', () => {
	assert.deepEqual(options(settings({}), '/home/a', undefined), {
		stage: 'adoption', minLevel: 'info', language: null, authority: [], systems: [], skip: [], inlayHints: false,
	});
});

test('options are those that are set', () => {
	const set = settings({
		stage: 'final', minLevel: 'error', language: 'es', authority: ['~/mine.tsv'],
		systems: ['${workspaceFolder}/body.xml'], skip: ['text'], inlayHints: true,
	});
	assert.deepEqual(options(set, '/home/a', '/drafts'), {
		stage: 'final', minLevel: 'error', language: 'es', authority: ['/home/a/mine.tsv'],
		systems: ['/drafts/body.xml'], skip: ['text'], inlayHints: true,
	});
});
