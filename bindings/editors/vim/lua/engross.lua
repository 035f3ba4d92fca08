-- The language server for drafts in Neovim 0.7 and later. vim.g.engross holds settings:
--   cmd       the server and its arguments
--   settings  what is sent to it: stage, minLevel, language, authority, systems, skip, inlayHints
--   enabled   false: no server is started
local M = {}

M.filetypes = { 'text', 'markdown', 'html', 'xml' }

local function option(name, default)
	local value = (vim.g.engross or {})[name]
	if value == nil then
		return default
	end
	return value
end

-- The repository that the buffer's file is in, else its folder.
local function root(buffer)
	local folder = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':p:h')
	local repository = vim.fn.finddir('.git', vim.fn.fnameescape(folder) .. ';')
	return repository ~= '' and vim.fn.fnamemodify(repository, ':p:h:h') or folder
end

local function command()
	return option('cmd', { 'engross-lsp', '--stdio' })
end

-- The clients of this plugin.
local function clients()
	local all = (vim.lsp.get_clients or vim.lsp.get_active_clients)()
	return vim.tbl_filter(function(client)
		return client.name == 'engross'
	end, all)
end

local function config(folder)
	local settings = option('settings', vim.empty_dict())
	return {
		name = 'engross',
		cmd = command(),
		root_dir = folder,
		init_options = settings,
		settings = { engross = settings },
	}
end

-- The clients that were started for folders, whether or not they are ready; for Neovim 0.7.
local started = {}

local function client_of(folder)
	local id = started[folder]
	local client = id and vim.lsp.get_client_by_id(id)
	if not client or client.is_stopped() then
		id = vim.lsp.start_client(config(folder))
		started[folder] = id
	end
	return id
end

-- Attaches the server of the buffer's root, and starts it where it does not run.
function M.attach(buffer)
	if not option('enabled', true) or vim.fn.executable(command()[1]) == 0 or vim.bo[buffer].buftype ~= '' then
		return
	end
	local folder = root(buffer)
	if vim.lsp.start then
		vim.lsp.start(config(folder), { bufnr = buffer })
		return
	end
	local id = client_of(folder)
	if id and not vim.lsp.buf_is_attached(buffer, id) then
		vim.lsp.buf_attach_client(buffer, id)
	end
end

-- Stops the servers and starts them again for the buffers that are loaded.
function M.restart()
	started = {}
	for _, client in ipairs(clients()) do
		vim.lsp.stop_client(client.id)
	end
	vim.wait(2000, function()
		return #clients() == 0
	end, 10)
	for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
		if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(M.filetypes, vim.bo[buffer].filetype) then
			M.attach(buffer)
		end
	end
end

-- Applies what the server offers as source.fixAll in the current buffer.
function M.repair_all()
	local buffer = vim.api.nvim_get_current_buf()
	local last = vim.api.nvim_buf_line_count(buffer)
	local params = {
		textDocument = vim.lsp.util.make_text_document_params(buffer),
		range = { start = { line = 0, character = 0 }, ['end'] = { line = last, character = 0 } },
		context = { diagnostics = {}, only = { 'source.fixAll' } },
	}
	for _, client in ipairs(clients()) do
		if vim.lsp.buf_is_attached(buffer, client.id) then
			local request = vim.fn.has('nvim-0.11') == 1 and function(...)
				return client:request_sync(...)
			end or client.request_sync
			local answer = request('textDocument/codeAction', params, 5000, buffer)
			local action = answer and answer.result and answer.result[1]
			if action and action.edit then
				vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
				return
			end
		end
	end
	vim.notify('engross: there is nothing to repair')
end

return M
