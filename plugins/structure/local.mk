plugin_LTLIBRARIES += plugins/structure.la
plugins_structure_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_structure_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_structure_la_SOURCES = \
	%D%/acronyms.c \
	%D%/checks.h \
	%D%/ending.c \
	%D%/house.c \
	%D%/marks.c \
	%D%/marks.h \
	%D%/masthead.c \
	%D%/numbering.c \
	%D%/quotes.c \
	%D%/runs.c \
	%D%/runs.h \
	%D%/spacing.c \
	%D%/split.c \
	%D%/structure.c \
	%D%/support.c
