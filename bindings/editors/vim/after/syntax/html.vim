" References in HTML. let g:engross_syntax = 0 turns them off. Other syntaxes, like that of Markdown, take HTML in, and
" load them themselves.
if get(g:, 'engross_syntax', 1) && get(g:, 'main_syntax', 'html') ==# 'html'
	runtime syntax/engross.vim
endif
