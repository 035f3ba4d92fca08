" Colours a text and writes what was coloured. ENGROSS_TEXTS is the text's file, ENGROSS_COLOURED the file that gets
" a line "START END" for each run of coloured bytes.
set encoding=utf-8 nocompatible noswapfile maxmempattern=100000 redrawtime=100000 synmaxcol=0
syntax on
execute 'silent edit ++enc=utf-8 ++ff=unix' fnameescape($ENGROSS_TEXTS)
execute 'source' fnameescape($ENGROSS_EDITORS . '/vim/syntax/engross.vim')
syntax sync fromstart

" The groups that are coloured, by number.
let s:coloured = {}
for s:id in range(1, 2000)
	if synIDattr(s:id, 'name') =~# '^engross' && synIDattr(synIDtrans(s:id), 'name') ==# 'Underlined'
		let s:coloured[s:id] = 1
	endif
endfor

let s:out = []
for s:line in range(1, line('$'))
	let s:start = -1
	let s:first = line2byte(s:line) - 1
	let s:length = strlen(getline(s:line))
	for s:column in range(1, s:length + 1)
		let s:lit = s:column <= s:length && has_key(s:coloured, synID(s:line, s:column, 1))
		if s:lit && s:start < 0
			let s:start = s:first + s:column - 1
		elseif !s:lit && s:start >= 0
			call add(s:out, s:start . ' ' . (s:first + s:column - 1))
			let s:start = -1
		endif
	endfor
endfor
call writefile(s:out, $ENGROSS_COLOURED)
qall!
