// Starts the language server for drafts and restarts it when its settings change. All that is known of citations is
// in the server; what is coloured without it, in syntaxes/.
import * as os from 'node:os';
import * as vscode from 'vscode';
import {
	LanguageClient, LanguageClientOptions, RevealOutputChannelOn, ServerOptions,
} from 'vscode-languageclient/node';
import { command, options, Options } from './settings';

const LANGUAGES = ['plaintext', 'markdown', 'html', 'xml'];
// A change of these is only seen by a server that starts.
const AT_START = ['engross.path', 'engross.arguments'];

/** The client tells of a start that failed in words of its own; tellOfFailure() says what can be done. */
class Client extends LanguageClient {
	override error(message: string, data?: unknown, show?: boolean | 'force'): void {
		super.error(message, data, this.isRunning() ? show : false);
	}
}

let client: Client | undefined;
// Starting and stopping take time; one waits for the other.
let turn: Promise<void> = Promise.resolve();

function folder(): string | undefined {
	return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
}

function current(): Options {
	return options(vscode.workspace.getConfiguration('engross'), os.homedir(), folder());
}

function clientOptions(): LanguageClientOptions {
	const schemes = ['file', 'untitled'];
	return {
		documentSelector: LANGUAGES.flatMap(language => schemes.map(scheme => ({ scheme, language }))),
		initializationOptions: current(),
		revealOutputChannelOn: RevealOutputChannelOn.Never,
		middleware: {
			workspace: {
				// The server asks for its section; it gets the same as at its start.
				configuration: (params, token, next) =>
					params.items.every(i => i.section === 'engross') ? params.items.map(current) : next(params, token),
			},
		},
	};
}

async function start(): Promise<void> {
	const server = command(vscode.workspace.getConfiguration('engross'), os.homedir(), folder());
	const serverOptions: ServerOptions = server;
	const starting = new Client('engross', 'Engross', serverOptions, clientOptions());
	client = starting;
	try {
		await starting.start();
	} catch (error) {
		if (client === starting)
			client = undefined;
		await starting.dispose().catch(() => undefined);
		void tellOfFailure(server.command, error);
	}
}

async function tellOfFailure(program: string, error: unknown): Promise<void> {
	const reason = error instanceof Error ? error.message : String(error);
	const open = 'Open Settings';
	const chosen = await vscode.window.showErrorMessage(
		`Engross: ${program} could not be started: ${reason}. References are coloured, but not checked. ` +
			'Install it with "pip install engross[lsp]", or say in engross.path where it is.',
		open);
	if (chosen === open)
		await vscode.commands.executeCommand('workbench.action.openSettings', 'engross.path');
}

async function stop(): Promise<void> {
	const stopping = client;
	client = undefined;
	await stopping?.dispose().catch(() => undefined);
}

function next(what: () => Promise<void>): Promise<void> {
	turn = turn.then(what, what);
	return turn;
}

async function restart(): Promise<void> {
	await stop();
	await start();
}

async function settingsChanged(event: vscode.ConfigurationChangeEvent): Promise<void> {
	if (!event.affectsConfiguration('engross'))
		return;
	if (AT_START.some(name => event.affectsConfiguration(name)) || !client) {
		await next(restart);
		return;
	}
	await client.sendNotification('workspace/didChangeConfiguration', { settings: { engross: current() } });
}

/** All safe repairs in the editor that is open, by the server's own action. */
async function repairAll(): Promise<void> {
	const action = { kind: 'source.fixAll.engross', apply: 'first' };
	await vscode.commands.executeCommand('editor.action.sourceAction', action);
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	context.subscriptions.push(
		vscode.commands.registerCommand('engross.restart', () => next(restart)),
		vscode.commands.registerCommand('engross.showOutput', () => client?.outputChannel.show()),
		vscode.commands.registerCommand('engross.repairAll', repairAll),
		vscode.workspace.onDidChangeConfiguration(event => settingsChanged(event)));
	await next(start);
}

export async function deactivate(): Promise<void> {
	await next(stop);
}
