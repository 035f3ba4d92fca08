# What the unit tests look into is a library of its own.
noinst_LTLIBRARIES += %D%/libdrafts.la
%C%_libdrafts_la_CPPFLAGS = $(PLUGIN_CPPFLAGS) $(UTF8PROC_CFLAGS)
%C%_libdrafts_la_LIBADD = $(UTF8PROC_LIBS)
%C%_libdrafts_la_SOURCES = \
	%D%/align.c \
	%D%/align.h \
	%D%/anaphora.c \
	%D%/anaphora.h \
	%D%/both.c \
	%D%/both.h \
	%D%/changes.c \
	%D%/changes.h \
	%D%/citations.c \
	%D%/citations.h \
	%D%/compare.c \
	%D%/compare.h \
	%D%/dates.c \
	%D%/dates.h \
	%D%/edits.c \
	%D%/edits.h \
	%D%/exact.c \
	%D%/exact.h \
	%D%/group.c \
	%D%/group.h \
	%D%/hash.c \
	%D%/hash.h \
	%D%/label_text.c \
	%D%/label_text.h \
	%D%/labels.c \
	%D%/labels.h \
	%D%/lines.c \
	%D%/lines.h \
	%D%/marks.c \
	%D%/marks.h \
	%D%/memory.c \
	%D%/memory.h \
	%D%/mentions.c \
	%D%/mentions.h \
	%D%/modes.c \
	%D%/modes.h \
	%D%/near.c \
	%D%/near.h \
	%D%/order.c \
	%D%/order.h \
	%D%/pair.c \
	%D%/pair.h \
	%D%/passage.c \
	%D%/passage.h \
	%D%/references.c \
	%D%/references.h \
	%D%/remark.c \
	%D%/remark.h \
	%D%/sequence.c \
	%D%/sequence.h \
	%D%/shingle.c \
	%D%/shingle.h \
	%D%/stale.c \
	%D%/stale.h \
	%D%/token.c \
	%D%/token.h \
	%D%/unit.c \
	%D%/unit.h \
	%D%/words.c \
	%D%/words.h \
	%D%/wrapping.c \
	%D%/wrapping.h

plugin_LTLIBRARIES += plugins/drafts.la
plugins_drafts_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_drafts_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_drafts_la_LIBADD = %D%/libdrafts.la
plugins_drafts_la_SOURCES = %D%/drafts.c
