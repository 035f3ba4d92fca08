EXTRA_DIST += \
	%D%/README.md \
	%D%/generate.py \
	%D%/hostile.py \
	%D%/lsp \
	%D%/make_pairs.py \
	%D%/mutate.py \
	%D%/one_call.c \
	%D%/pairs \
	%D%/patterns \
	%D%/peers \
	%D%/python \
	%D%/run \
	%D%/score_pairs.py
