dist_man_MANS = %D%/man/engross.1 %D%/man/engross-plugin.7

dist_doc_DATA = \
	README.md \
	%D%/add-a-body.md \
	%D%/architecture.md \
	%D%/authority.md \
	%D%/dependencies.md \
	%D%/drafts.md \
	%D%/editors.md \
	%D%/language-server.md \
	%D%/language.md \
	%D%/limits.md \
	%D%/notes.md \
	%D%/python.md \
	%D%/reader-html.md \
	%D%/rules.md \
	%D%/serve.md \
	%D%/structure.md \
	%D%/systems.md \
	%D%/translation.md \
	%D%/write-a-plugin.md

# The plugin that docs/write-a-plugin.md walks through: built and tested, not installed.
check_LTLIBRARIES += %D%/example-plugin/percent.la
docs_example_plugin_percent_la_CPPFLAGS = $(PLUGIN_CPPFLAGS)
docs_example_plugin_percent_la_LDFLAGS = $(PLUGIN_LDFLAGS) -rpath /nowhere
docs_example_plugin_percent_la_SOURCES = %D%/example-plugin/percent.c

EXTRA_DIST += %D%/README.md %D%/diff.png %D%/editors.png %D%/serve.png %D%/writer.png
