EXTRA_DIST += \
	%D%/README.md \
	%D%/generate.py \
	%D%/hostile.py \
	%D%/patterns \
	%D%/peers \
	%D%/run
