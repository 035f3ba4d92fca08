# Fuzz targets, one folder a reader. For `make check` each is linked with a main() that replays its corpus; for
# a fuzzer, compile the target without main.c and with -fsanitize=fuzzer.

check_PROGRAMS += %D%/html/fuzz_html
%C%_html_fuzz_html_CPPFLAGS = $(PUBLIC_CPPFLAGS) -I$(top_srcdir)/plugins -I$(top_srcdir)/tests
%C%_html_fuzz_html_LDADD = plugins/html/libhtml.la
%C%_html_fuzz_html_SOURCES = \
	%D%/html/fuzz_html.c \
	%D%/html/main.c \
	%D%/html/recorder.c \
	%D%/html/recorder.h

TESTS += %D%/html/replay
dist_check_SCRIPTS += %D%/html/replay
EXTRA_DIST += %D%/html/corpus
