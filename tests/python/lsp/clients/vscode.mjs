// The client library of VS Code, with the capabilities that VS Code has. usage: node vscode.mjs
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import rpc from "vscode-languageserver-protocol/node";
import { NEW, applied, cited, cut, draft, folder, found, place, position, run, server, textOf, uri } from "./texts.mjs";

const child = spawn(server, ["--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const link = rpc.createProtocolConnection(child.stdout, child.stdin);

async function work() {
	let published;
	const pushed = new Promise((resolve) => (published = resolve));
	link.onNotification(rpc.PublishDiagnosticsNotification.type, (params) => params.uri === uri && published(params));
	link.onRequest(rpc.ConfigurationRequest.type, (params) => params.items.map(() => ({ stage: "adoption" })));
	link.onRequest(rpc.RegistrationRequest.type, () => null);
	link.onRequest(rpc.WorkDoneProgressCreateRequest.type, () => null);
	link.listen();
	const root = pathToFileURL(folder).href;
	await link.sendRequest(rpc.InitializeRequest.type, {
		processId: process.pid,
		rootUri: root,
		workspaceFolders: [{ uri: root, name: "drafts" }],
		capabilities: {
			general: { positionEncodings: ["utf-16"] },
			window: { workDoneProgress: true },
			workspace: {
				configuration: true,
				didChangeConfiguration: { dynamicRegistration: true },
				workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
				workspaceFolders: true,
			},
			textDocument: {
				codeAction: {
					codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source"] } },
					isPreferredSupport: true,
				},
				definition: { linkSupport: true },
				diagnostic: {},
				hover: { contentFormat: ["markdown", "plaintext"] },
				publishDiagnostics: { relatedInformation: true },
				rename: { prepareSupport: true },
			},
		},
	});
	await link.sendNotification(rpc.InitializedNotification.type, {});
	const textDocument = { uri };
	await link.sendNotification(rpc.DidOpenTextDocumentNotification.type, {
		textDocument: { uri, languageId: "plaintext", version: 1, text: draft },
	});
	const params = await pushed;
	found.diagnostics = params.diagnostics.map((d) => [d.code, cut(draft, d.range)]);
	const report = await link.sendRequest(rpc.DocumentDiagnosticRequest.type, { textDocument });
	found.pulled = report.items.map((d) => [d.code, cut(draft, d.range)]);

	const at = (needle) => ({ textDocument, position: position(draft, needle, 1) });
	found.hover = (await link.sendRequest(rpc.HoverRequest.type, at("2704"))).contents.value;
	const [definition] = await link.sendRequest(rpc.DefinitionRequest.type, at("1948 (XXXIII-O/03"));
	found.definition = cut(textOf(definition.targetUri), definition.targetRange);
	const references = await link.sendRequest(rpc.ReferencesRequest.type, {
		...at("1948"),
		context: { includeDeclaration: true },
	});
	found.references = references.map(place);

	const wrong = params.diagnostics.find((d) => d.code === "citation/malformed");
	const actions = await link.sendRequest(rpc.CodeActionRequest.type, {
		textDocument,
		range: wrong.range,
		context: { diagnostics: [wrong], only: ["quickfix"] },
	});
	const repair = actions.find((a) => a.isPreferred);
	found.fixed = applied(draft, repair.edit.documentChanges[0].edits);

	const prepared = await link.sendRequest(rpc.PrepareRenameRequest.type, at("1948"));
	found.prepared = cut(draft, prepared);
	const rename = await link.sendRequest(rpc.RenameRequest.type, { ...at("1948"), newName: NEW });
	const edits = (name) => rename.documentChanges.find((c) => c.textDocument.uri === name).edits;
	found.renamed = applied(draft, edits(uri));
	found.renamed_cited = applied(textOf(cited), edits(cited));

	await link.sendRequest(rpc.ShutdownRequest.type);
	const ended = new Promise((resolve) => child.on("exit", resolve));
	await link.sendNotification(rpc.ExitNotification.type);
	found.status = await ended;
}

run(work);
