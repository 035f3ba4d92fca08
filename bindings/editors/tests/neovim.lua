-- Tests the plugin in Neovim, with a server of a few lines.
-- usage: nvim --headless -u NONE -S neovim.lua; ENGROSS_EDITORS is the folder with the packages, ENGROSS_SERVER
-- the server's script, ENGROSS_FOLDER an empty folder, ENGROSS_LSP the real server, or empty.
local passed, failed = 0, 0

local function check(what, good, seen)
	passed, failed = passed + (good and 1 or 0), failed + (good and 0 or 1)
	io.stdout:write((good and 'PASS ' or 'FAIL ') .. 'neovim: ' .. what .. '\n')
	if not good and seen ~= nil then
		io.stdout:write('     ' .. vim.inspect(seen) .. '\n')
	end
end

local editors, server, folder = vim.env.ENGROSS_EDITORS, vim.env.ENGROSS_SERVER, vim.env.ENGROSS_FOLDER
local log = folder .. '/log'

local function told(method)
	local entries = {}
	for _, line in ipairs(vim.fn.filereadable(log) == 1 and vim.fn.readfile(log) or {}) do
		local entry = vim.fn.json_decode(line)
		if entry.method == method then
			table.insert(entries, entry)
		end
	end
	return entries
end

local function write(name, lines)
	vim.fn.writefile(lines, folder .. '/' .. name)
	vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/' .. name))
end

local function group(line, column)
	return vim.fn.synIDattr(vim.fn.synIDtrans(vim.fn.synID(line, column, 1)), 'name')
end

local function run()
	vim.opt.runtimepath:prepend(editors .. '/vim')
	vim.opt.runtimepath:append(editors .. '/vim/after')
	vim.opt.swapfile = false
	vim.g.engross = { cmd = { 'node', server, log, '--stdio' }, settings = { stage = 'final' } }
	vim.cmd('filetype on | syntax on')
	vim.cmd('runtime plugin/engross.lua')

	write('draft.txt', { 'Recalling AG/RES. 1948 (XXXIII-O/03),' })
	check('the server is started for a text', vim.wait(10000, function()
		return #told('textDocument/didOpen') == 1
	end, 20), vim.lsp.get_active_clients())
	local initialize = told('initialize')[1] or { params = {} }
	check('settings are sent', (initialize.params.initializationOptions or {}).stage == 'final', initialize.params)
	check('findings are shown', vim.wait(10000, function()
		return #vim.diagnostic.get(0) == 1
	end, 20), vim.diagnostic.get(0))
	check('a reference is coloured in a text', group(1, 13) == 'Underlined' and group(1, 3) == '', group(1, 13))

	write('other.md', { '# Draft', '', 'See **A/RES/61/180** and resolution', '63/156.' })
	check('another file has the same server', vim.wait(10000, function()
		return #told('textDocument/didOpen') == 2
	end, 20) and #told('initialize') == 1, #told('initialize'))
	check('references are coloured in Markdown', group(3, 8) == 'Underlined' and group(4, 3) == 'Underlined' and
		group(3, 28) ~= 'Underlined', { group(3, 8), group(4, 3), group(3, 28) })

	write('page.html', { '<html><body><p>See <i>A/RES/61/180</i>.</p></body></html>' })
	check('references are coloured in HTML', group(1, 27) == 'Underlined', group(1, 27))

	write('program.c', { '/* A/RES/61/180 */' })
	check('nothing is coloured or checked in a program', group(1, 6) ~= 'Underlined' and
		vim.tbl_isempty(vim.lsp.buf_get_clients(0)), group(1, 6))

	vim.cmd('buffer draft.txt')
	vim.cmd('EngrossRestart')
	check('the server is restarted', vim.wait(10000, function()
		return #told('initialize') == 2 and #told('textDocument/didOpen') == 6
	end, 20), { #told('initialize'), #told('textDocument/didOpen') })
	vim.cmd('silent EngrossRepairAll')
	check('repairs are asked for', #told('textDocument/codeAction') == 1 and
		told('textDocument/codeAction')[1].params.context.only[1] == 'source.fixAll', told('textDocument/codeAction'))
	for _, client in pairs(vim.lsp.get_active_clients()) do
		vim.lsp.stop_client(client.id)
	end

	vim.g.engross = { cmd = { folder .. '/not-there' } }
	write('third.txt', { 'a' })
	check('without a server nothing is said', vim.v.errmsg == '' and vim.tbl_isempty(vim.lsp.buf_get_clients(0)),
		vim.v.errmsg)
end

-- With the real server, where it is.
local function run_server(program)
	vim.g.engross = { cmd = { program, '--stdio' } }
	vim.fn.mkdir(folder .. '/real')
	local draft = 'Recalling the ministers’ resolution AG/RES. 1948 (XXXIII-O/O3),'
	write('real/repaired.txt', { draft })
	check('the real server finds a fault, at its place', vim.wait(20000, function()
		local found = vim.diagnostic.get(0)
		return #found > 0 and found[1].code == 'citation/malformed' and found[1].col == draft:find('O3', 1, true) - 1
	end, 50), vim.diagnostic.get(0))
	vim.cmd('silent EngrossRepairAll')
	check('its safe repairs are applied', vim.fn.getline(1):find('(XXXIII-O/03),', 1, true) ~= nil, vim.fn.getline(1))
	for _, client in pairs(vim.lsp.get_active_clients()) do
		vim.lsp.stop_client(client.id)
	end
end

local good, reason = pcall(function()
	run()
	if (vim.env.ENGROSS_LSP or '') ~= '' then
		run_server(vim.env.ENGROSS_LSP)
	end
end)
if not good then
	check('the tests ran to their end', false, reason)
end
io.stdout:write(string.format('%d passed, %d failed, 0 skipped\n', passed, failed))
vim.cmd(failed == 0 and 'qall!' or 'cquit!')
