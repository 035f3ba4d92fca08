# What the unit tests look into is a library of its own.
noinst_LTLIBRARIES += %D%/libtranslation.la
%C%_libtranslation_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
%C%_libtranslation_la_SOURCES = \
	%D%/aligner.c \
	%D%/aligner.h \
	%D%/compare.c \
	%D%/facts.c \
	%D%/lexicon.c \
	%D%/lexicon.h \
	%D%/memory.c \
	%D%/memory.h \
	%D%/notes.c \
	%D%/pairs.c \
	%D%/paragraphs.c \
	%D%/score.c \
	%D%/tell.c \
	%D%/tell.h \
	%D%/text.c \
	%D%/text.h \
	%D%/untranslated.c

plugin_LTLIBRARIES += plugins/translation.la
plugins_translation_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_translation_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_translation_la_LIBADD = %D%/libtranslation.la
plugins_translation_la_SOURCES = %D%/translation.c
