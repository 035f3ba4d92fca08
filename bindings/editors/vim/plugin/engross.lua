-- Neovim: starts the language server for drafts. Vim does not load this file; it has the colours alone.
if vim.g.loaded_engross or vim.fn.has('nvim-0.7') == 0 then
	return
end
vim.g.loaded_engross = 1

local engross = require('engross')

local group = vim.api.nvim_create_augroup('engross', {})
vim.api.nvim_create_autocmd('FileType', {
	group = group,
	pattern = engross.filetypes,
	callback = function(event)
		engross.attach(event.buf)
	end,
})
vim.api.nvim_create_user_command('EngrossRestart', engross.restart, { desc = 'Restart the language server for drafts' })
vim.api.nvim_create_user_command('EngrossRepairAll', engross.repair_all, { desc = 'Apply all safe repairs' })
