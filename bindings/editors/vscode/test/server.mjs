// A language server of a few lines: it writes down what it is told, and finds fault with each document that is opened.
// usage: node server.mjs LOG --stdio ARGUMENTS...
import fs from 'node:fs';

const log = process.argv[2];
const note = entry => fs.appendFileSync(log, JSON.stringify(entry) + '\n');
note({ arguments: process.argv.slice(3) });

function send(message) {
	const body = JSON.stringify({ jsonrpc: '2.0', ...message });
	process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

function take({ id, method, params }) {
	note({ method, params });
	if (method === 'initialize')
		send({ id, result: { capabilities: { textDocumentSync: 1, codeActionProvider: true } } });
	else if (method === 'shutdown')
		send({ id, result: null });
	else if (method === 'textDocument/codeAction')
		send({ id, result: [] });
	else if (method === 'exit')
		process.exit(0);
	else if (method === 'textDocument/didOpen')
		send({ method: 'textDocument/publishDiagnostics', params: {
			uri: params.textDocument.uri,
			diagnostics: [{ range: { start: { line: 0, character: 2 }, end: { line: 0, character: 5 } }, message: 'a fault',
				severity: 2, code: 'citation/malformed', source: 'engross' }],
		} });
}

let buffer = Buffer.alloc(0);
process.stdin.on('data', data => {
	buffer = Buffer.concat([buffer, data]);
	for (;;) {
		const head = buffer.indexOf('\r\n\r\n');
		if (head < 0)
			return;
		const length = Number(/content-length: (\d+)/i.exec(buffer.toString('latin1', 0, head))[1]);
		if (buffer.length < head + 4 + length)
			return;
		const body = buffer.toString('utf8', head + 4, head + 4 + length);
		buffer = buffer.subarray(head + 4 + length);
		take(JSON.parse(body));
	}
});
