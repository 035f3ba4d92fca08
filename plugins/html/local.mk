# The reader itself is a library of its own, so that its tests can hold it from inside.
noinst_LTLIBRARIES += plugins/html/libhtml.la
plugins_html_libhtml_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_html_libhtml_la_SOURCES = \
	%D%/effect.c \
	%D%/effect.h \
	%D%/element.c \
	%D%/element.h \
	%D%/entity.c \
	%D%/entity.h \
	%D%/entity_table.c \
	%D%/layout.c \
	%D%/layout.h \
	%D%/list.c \
	%D%/list.h \
	%D%/reader.c \
	%D%/reader.h \
	%D%/sniff.c \
	%D%/sniff.h \
	%D%/token.c \
	%D%/token.h \
	%D%/tree.c \
	%D%/tree.h

plugin_LTLIBRARIES += plugins/html.la
plugins_html_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
plugins_html_la_LDFLAGS = $(PLUGIN_LDFLAGS)
plugins_html_la_LIBADD = plugins/html/libhtml.la
plugins_html_la_SOURCES = %D%/html.c

EXTRA_DIST += %D%/make_entities.py
