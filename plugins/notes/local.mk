plugin_LTLIBRARIES += plugins/notes.la
plugins_notes_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_notes_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_notes_la_SOURCES = \
	%D%/bare.c \
	%D%/blank.c \
	%D%/bracket.c \
	%D%/forms.c \
	%D%/forms.h \
	%D%/negotiation.c \
	%D%/note.c \
	%D%/notes.c \
	%D%/scan.c \
	%D%/scan.h
