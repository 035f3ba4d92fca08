# The bindings are built by tools of their own (python/README.md, editors/README.md); here they are only put into the
# release.

EXTRA_DIST += \
	%D%/README.md \
	%D%/editors/README.md \
	%D%/editors/emacs \
	%D%/editors/generator \
	%D%/editors/helix \
	%D%/editors/libreoffice/README.md \
	%D%/editors/libreoffice/build_oxt.py \
	%D%/editors/libreoffice/oxt \
	%D%/editors/make-editors \
	%D%/editors/make-grammars \
	%D%/editors/sublime \
	%D%/editors/tests \
	%D%/editors/vim \
	%D%/editors/vscode \
	%D%/python/README.md \
	%D%/python/environment \
	%D%/python/engross \
	%D%/python/make-wheel \
	%D%/python/native \
	%D%/python/pyproject.toml \
	%D%/python/requirements.txt \
	%D%/python/setup.py
