plugin_LTLIBRARIES += plugins/references.la
plugins_references_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_references_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_references_la_SOURCES = \
	%D%/class.c \
	%D%/codes.c \
	%D%/consistency.c \
	%D%/footnotes.c \
	%D%/index.c \
	%D%/index.h \
	%D%/later.c \
	%D%/paragraphs.c \
	%D%/problems.c \
	%D%/quotation.c \
	%D%/quotation.h \
	%D%/quotation_match.c \
	%D%/quotation_words.c \
	%D%/records.c \
	%D%/references.c \
	%D%/references.h \
	%D%/sessions.c \
	%D%/titles.c
