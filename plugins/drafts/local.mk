plugin_LTLIBRARIES += plugins/drafts.la
plugins_drafts_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_drafts_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_drafts_la_SOURCES = \
	%D%/align.c \
	%D%/align.h \
	%D%/dates.c \
	%D%/dates.h \
	%D%/exact.c \
	%D%/exact.h \
	%D%/group.c \
	%D%/group.h \
	%D%/hash.c \
	%D%/hash.h \
	%D%/memory.c \
	%D%/memory.h \
	%D%/near.c \
	%D%/near.h \
	%D%/order.c \
	%D%/order.h \
	%D%/pair.c \
	%D%/pair.h \
	%D%/passage.c \
	%D%/passage.h \
	%D%/sequence.c \
	%D%/sequence.h \
	%D%/shingle.c \
	%D%/shingle.h \
	%D%/token.c \
	%D%/token.h \
	%D%/unit.c \
	%D%/unit.h
