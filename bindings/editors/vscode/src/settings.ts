// What the settings say, as the language server takes it.

/** How the server is started. */
export interface Command {
	command: string;
	args: string[];
}

/** The part of vscode.WorkspaceConfiguration that is needed. */
export interface Settings {
	get<T>(name: string): T | undefined;
}

/** What is sent to the server when it starts, and when settings change. */
export interface Options {
	stage: string;
	minLevel: string;
	language: string | null;
	authority: string[];
	systems: string[];
	skip: string[];
	inlayHints: boolean;
}

/** The program to start. A path of one's own may begin with ~ or with ${workspaceFolder}. */
export function command(settings: Settings, home: string, folder: string | undefined): Command {
	const path = settings.get<string>('path')?.trim() || 'engross-lsp';
	const args = settings.get<string[]>('arguments') ?? [];
	return { command: expand(path, home, folder), args: ['--stdio', ...args] };
}

export function options(settings: Settings, home: string, folder: string | undefined): Options {
	const files = (name: string): string[] => (settings.get<string[]>(name) ?? []).map(f => expand(f, home, folder));
	return {
		stage: settings.get<string>('stage') ?? 'adoption',
		minLevel: settings.get<string>('minLevel') ?? 'info',
		language: settings.get<string>('language') || null,
		authority: files('authority'),
		systems: files('systems'),
		skip: settings.get<string[]>('skip') ?? [],
		inlayHints: settings.get<boolean>('inlayHints') ?? false,
	};
}

function expand(path: string, home: string, folder: string | undefined): string {
	if (path === '~' || path.startsWith('~/'))
		return home + path.slice(1);
	return folder === undefined ? path : path.replace('${workspaceFolder}', folder);
}
