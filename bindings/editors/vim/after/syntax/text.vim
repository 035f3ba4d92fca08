" References in plain text. let g:engross_syntax = 0 turns them off.
if get(g:, 'engross_syntax', 1)
	runtime syntax/engross.vim
endif
