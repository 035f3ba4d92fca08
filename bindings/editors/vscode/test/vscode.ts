// As much of VS Code as the extension and its language client touch; the tests look at what was done to it.

type Listener<T> = (event: T) => unknown;

export class Disposable {
	constructor(private readonly what: () => void = () => undefined) {}
	dispose(): void {
		this.what();
	}
}

export class EventEmitter<T> {
	private readonly listeners = new Set<Listener<T>>();
	readonly event = (listener: Listener<T>): Disposable => {
		this.listeners.add(listener);
		return new Disposable(() => this.listeners.delete(listener));
	};
	async fire(event: T): Promise<void> {
		await Promise.all([...this.listeners].map(listener => listener(event)));
	}
	dispose(): void {
		this.listeners.clear();
	}
}

export class CancellationTokenSource {
	token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter<void>().event };
	cancel(): void {
		this.token.isCancellationRequested = true;
	}
	dispose(): void {}
}

export class Position {
	constructor(readonly line: number, readonly character: number) {}
}

export class Range {
	readonly start: Position;
	readonly end: Position;
	constructor(line: number, character: number, endLine: number, endCharacter: number) {
		this.start = new Position(line, character);
		this.end = new Position(endLine, endCharacter);
	}
}

export class Uri {
	constructor(readonly scheme: string, readonly fsPath: string) {}
	static parse(text: string): Uri {
		return new Uri(text.split(':')[0], text.replace(/^[a-z]+:\/\//, ''));
	}
	toString(): string {
		return `${this.scheme}://${this.fsPath}`;
	}
}

/** Classes that the client only extends or makes. */
class Thing {
	constructor(...parts: unknown[]) {
		if (parts.length > 1 && parts[0] instanceof Range)
			Object.assign(this, { range: parts[0], message: parts[1], severity: parts[2] });
	}
}
export class CallHierarchyItem extends Thing {}
export class CancellationError extends Error {}
export class CodeAction extends Thing {}
export class CodeLens extends Thing {}
export class CompletionItem extends Thing {}
export class Diagnostic extends Thing {}
export class DocumentLink extends Thing {}
export class InlayHint extends Thing {}
export class SymbolInformation extends Thing {}
export class TypeHierarchyItem extends Thing {}
export class Location extends Thing {}
export class DiagnosticRelatedInformation extends Thing {}
export class MarkdownString extends Thing {}

const numbered = (...names: string[]): Record<string, number> => Object.fromEntries(names.map((name, n) => [name, n]));
export const DiagnosticSeverity = numbered('Error', 'Warning', 'Information', 'Hint');
export const DiagnosticTag = { Unnecessary: 1, Deprecated: 2 };
export const TextDocumentSaveReason = { Manual: 1, AfterDelay: 2, FocusOut: 3 };
export const TextDocumentChangeReason = { Undo: 1, Redo: 2 };
export const LogLevel = numbered('Off', 'Trace', 'Debug', 'Info', 'Warning', 'Error');
export const SymbolKind = {};
export const CompletionItemKind = {};
export const CompletionItemTag = {};
export const CodeActionKind = { Empty: { append: (name: string) => ({ value: name }) } };
export const CodeActionTriggerKind = { Invoke: 1, Automatic: 2 };
export const ProgressLocation = { Window: 10 };
export const FoldingRangeKind = {};
export const InlineCompletionTriggerKind = {};
export const version = '1.82.0';
export const env = { appName: 'test', language: 'en' };
export const l10n = { t: (text: string) => text };

/** What the tests set and see. */
export const seen = {
	settings: {} as Record<string, unknown>,
	commands: new Map<string, (...parts: unknown[]) => unknown>(),
	executed: [] as unknown[][],
	errors: [] as string[],
	answer: undefined as string | undefined,
	shown: 0,
	diagnostics: new Map<string, { message: string; code: unknown }[]>(),
	changed: new EventEmitter<{ affectsConfiguration(name: string): boolean }>(),
	opened: new EventEmitter<unknown>(),
};

const never = (): Disposable => new Disposable();

export const commands = {
	registerCommand(name: string, what: (...parts: unknown[]) => unknown): Disposable {
		seen.commands.set(name, what);
		return new Disposable(() => seen.commands.delete(name));
	},
	async executeCommand(...parts: unknown[]): Promise<void> {
		seen.executed.push(parts);
	},
};

export const window = {
	createOutputChannel: () => ({
		append() {}, appendLine() {}, clear() {}, dispose() {}, hide() {}, info() {}, error() {},
		show: () => void seen.shown++,
	}),
	async showErrorMessage(text: string): Promise<string | undefined> {
		seen.errors.push(text);
		return seen.answer;
	},
	showWarningMessage: async () => undefined,
	showInformationMessage: async () => undefined,
	onDidChangeActiveTextEditor: never,
	onDidChangeVisibleTextEditors: never,
	visibleTextEditors: [] as unknown[],
	tabGroups: { all: [] as unknown[], onDidChangeTabs: never, onDidChangeTabGroups: never },
};

export const workspace = {
	getConfiguration: (section: string) => ({
		get: (name: string, fallback?: unknown) => seen.settings[`${section}.${name}`] ?? fallback,
	}),
	workspaceFolders: undefined as { uri: Uri; name: string }[] | undefined,
	textDocuments: [] as unknown[],
	notebookDocuments: [] as unknown[],
	onDidChangeConfiguration: seen.changed.event,
	onDidOpenTextDocument: seen.opened.event,
	onDidCloseTextDocument: never,
	onDidChangeTextDocument: never,
	onDidChangeWorkspaceFolders: never,
	onWillSaveTextDocument: never,
	onDidSaveTextDocument: never,
	onDidCreateFiles: never,
	onDidRenameFiles: never,
	onDidDeleteFiles: never,
	onWillCreateFiles: never,
	onWillRenameFiles: never,
	onWillDeleteFiles: never,
	createFileSystemWatcher: () => ({ onDidCreate: never, onDidChange: never, onDidDelete: never, dispose() {} }),
};

export const languages = {
	createDiagnosticCollection: () => ({
		set: (uri: Uri, found: { message: string; code: unknown }[]) => void seen.diagnostics.set(uri.toString(), found),
		delete: (uri: Uri) => void seen.diagnostics.delete(uri.toString()),
		clear: () => seen.diagnostics.clear(),
		dispose() {},
	}),
	registerCodeActionsProvider: never,
	match: (selector: { language: string }[] | { language: string }, document: { languageId: string }) =>
		[selector].flat().some(s => s.language === document.languageId) ? 10 : 0,
};
