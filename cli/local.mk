# The command. `engross` at the top of the build tree runs .libs/engross, the very file that is installed, with the
# library and all else that was built; libtool's own wrapper would link it once more.

# All of it but main(), which the unit tests bring themselves.
noinst_LTLIBRARIES += %D%/libcommand.la
%C%_libcommand_la_CPPFLAGS = $(PUBLIC_CPPFLAGS)
%C%_libcommand_la_SOURCES = \
	%D%/align.c \
	%D%/authority.c \
	%D%/authority.h \
	%D%/authority_import.c \
	%D%/authority_verify.c \
	%D%/check.c \
	%D%/cite.c \
	%D%/commands.h \
	%D%/diff.c \
	%D%/each.c \
	%D%/explain.c \
	%D%/files.c \
	%D%/files.h \
	%D%/message.c \
	%D%/message.h \
	%D%/nearest.c \
	%D%/nearest.h \
	%D%/options.c \
	%D%/options.h \
	%D%/outline.c \
	%D%/output.c \
	%D%/output.h \
	%D%/pair.c \
	%D%/pair.h \
	%D%/plugins.c \
	%D%/progress.c \
	%D%/progress.h \
	%D%/resolve.c \
	%D%/session.c \
	%D%/session.h

bin_PROGRAMS += %D%/engross
%C%_engross_CPPFLAGS = $(PUBLIC_CPPFLAGS)
%C%_engross_CFLAGS = $(AM_CFLAGS) $(PIE_CFLAGS)
%C%_engross_LDFLAGS = $(AM_LDFLAGS) $(PIE_LDFLAGS)
%C%_engross_LDADD = %D%/libcommand.la libengross.la
%C%_engross_SOURCES = %D%/main.c

EXTRA_DIST += %D%/README.md
