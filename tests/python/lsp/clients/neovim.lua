-- Neovim's own client: what the editor shows and does, as JSON into ENGROSS_OUT.
-- usage: nvim --headless -u NONE -S neovim.lua; ENGROSS_LSP is the server, ENGROSS_FOLDER holds the texts.
local folder, out = vim.env.ENGROSS_FOLDER, {}

local function wait(what, done)
	if not vim.wait(20000, done, 20) then
		error(what .. ' did not come')
	end
end

local function lines()
	return vim.api.nvim_buf_get_lines(0, 0, -1, true)
end

local function text()
	return table.concat(lines(), '\n') .. '\n'
end

-- Puts the cursor on NEEDLE, and INSIDE bytes further.
local function go(needle, inside)
	for number, line in ipairs(lines()) do
		local at = line:find(needle, 1, true)
		if at then
			vim.api.nvim_win_set_cursor(0, { number, at - 1 + (inside or 0) })
			return
		end
	end
	error('there is no ' .. needle)
end

local function cut(diagnostic)
	return lines()[diagnostic.lnum + 1]:sub(diagnostic.col + 1, diagnostic.end_col)
end

local function run()
	vim.opt.swapfile = false
	vim.opt.hidden = true
	vim.cmd('edit ' .. vim.fn.fnameescape(folder .. '/draft.txt'))
	local draft = vim.api.nvim_get_current_buf()
	local id = vim.lsp.start_client({
		name = 'engross',
		cmd = { vim.env.ENGROSS_LSP, '--stdio' },
		root_dir = folder,
	})
	vim.lsp.buf_attach_client(draft, id)
	wait('diagnostics', function() return #vim.diagnostic.get(draft) > 0 end)
	out.diagnostics = {}
	for _, diagnostic in ipairs(vim.diagnostic.get(draft)) do
		local lsp = (diagnostic.user_data or {}).lsp or {}
		table.insert(out.diagnostics, { diagnostic.code or lsp.code, cut(diagnostic) })
	end

	go('2704')
	vim.lsp.buf.hover()
	wait('hover', function()
		for _, window in ipairs(vim.api.nvim_list_wins()) do
			if vim.api.nvim_win_get_config(window).relative ~= '' then
				local buffer = vim.api.nvim_win_get_buf(window)
				out.hover = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
				vim.api.nvim_win_close(window, true)
				return true
			end
		end
	end)

	go('1948 (XXXIII-O/03')
	vim.lsp.buf.definition()
	wait('definition', function() return vim.api.nvim_get_current_buf() ~= draft end)
	out.definition = vim.api.nvim_get_current_line()
	vim.cmd('buffer ' .. draft)

	go('2704')
	go('1948')
	vim.fn.setqflist({})
	vim.lsp.buf.references()
	wait('references', function() return #vim.fn.getqflist() > 0 end)
	vim.cmd('cclose')
	out.references = {}
	for _, item in ipairs(vim.fn.getqflist()) do
		local name = vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t')
		table.insert(out.references, { name, item.text:sub(item.col, item.col + 25) })
	end
	vim.cmd('buffer ' .. draft)

	go('O3)')
	vim.ui.select = function(items, options, chosen)
		for index, item in ipairs(items) do
			if options.format_item(item):find('Change "O3" to "03"', 1, true) then
				return chosen(item, index)
			end
		end
		error('there is no repair')
	end
	local before = text()
	vim.lsp.buf.code_action()
	wait('the repair', function() return text() ~= before end)
	out.fixed = text()
	vim.cmd('undo')
	wait('undo', function() return text() == before end)

	go('1948')
	vim.lsp.buf.rename('AG/RES. 1949 (XXXIII-O/03)')
	wait('rename', function() return text() ~= before end)
	out.renamed = text()
	vim.cmd('buffer ' .. vim.fn.bufnr('cited'))
	out.renamed_cited = text()
end

local good, why = pcall(run)
out.why = not good and tostring(why) or nil
vim.fn.writefile({ vim.fn.json_encode(out) }, vim.env.ENGROSS_OUT)
vim.cmd('qall!')
