# libengross. Its objects are in a library of their own, which white-box tests link as well.

noinst_LTLIBRARIES += libengross-internal.la
libengross_internal_la_CPPFLAGS = $(PRIVATE_CPPFLAGS) \
	-DENGROSS_DATA_DIR='"$(pkgdatadir)"' \
	-DENGROSS_AUTHORITY_FILE='"$(pkgdatadir)/authority.db"' \
	-DENGROSS_PLUGIN_DIR='"$(plugindir)"'
libengross_internal_la_LIBADD = $(EXPAT_LIBS) $(UTF8PROC_LIBS) $(SQLITE_LIBS)
libengross_internal_la_SOURCES = \
	%D%/authority/authority.c \
	%D%/authority/authority.h \
	%D%/authority/authority_internal.h \
	%D%/authority/database.c \
	%D%/authority/database.h \
	%D%/authority/database_write.c \
	%D%/authority/delimited.c \
	%D%/authority/delimited.h \
	%D%/authority/export.c \
	%D%/authority/export.h \
	%D%/authority/facts.c \
	%D%/authority/facts.h \
	%D%/authority/import.c \
	%D%/authority/import_rows.c \
	%D%/authority/import_rows.h \
	%D%/authority/index.c \
	%D%/authority/lookup.c \
	%D%/authority/rows.c \
	%D%/authority/rows.h \
	%D%/authority/tsv.c \
	%D%/authority/tsv.h \
	%D%/authority/verify.c \
	%D%/authority/verify.h \
	%D%/authority/verify_read.c \
	%D%/base/arena.c \
	%D%/base/arena.h \
	%D%/base/ascii.h \
	%D%/base/buffer.c \
	%D%/base/buffer.h \
	%D%/base/error.c \
	%D%/base/error.h \
	%D%/base/limits.c \
	%D%/base/limits.h \
	%D%/base/memory.c \
	%D%/base/memory.h \
	%D%/base/table.c \
	%D%/base/table.h \
	%D%/cite/antecedent.c \
	%D%/cite/automaton.c \
	%D%/cite/automaton.h \
	%D%/cite/bare.c \
	%D%/cite/bind.c \
	%D%/cite/date.c \
	%D%/cite/date.h \
	%D%/cite/define.c \
	%D%/cite/grammar.c \
	%D%/cite/grammar.h \
	%D%/cite/load.c \
	%D%/cite/look_alike.c \
	%D%/cite/lookup.c \
	%D%/cite/lookup.h \
	%D%/cite/match.c \
	%D%/cite/names.c \
	%D%/cite/numeral.c \
	%D%/cite/numeral.h \
	%D%/cite/own.c \
	%D%/cite/prose.c \
	%D%/cite/prose.h \
	%D%/cite/refer.c \
	%D%/cite/repair.c \
	%D%/cite/resolve.c \
	%D%/cite/resolve_events.c \
	%D%/cite/resolve_head.c \
	%D%/cite/resolve_names.c \
	%D%/cite/resolve_series.c \
	%D%/cite/resolving.h \
	%D%/cite/roman.c \
	%D%/cite/roman.h \
	%D%/cite/rules.c \
	%D%/cite/rules.h \
	%D%/cite/scan.c \
	%D%/cite/scanner.h \
	%D%/cite/seen.c \
	%D%/cite/shared.c \
	%D%/cite/slot.c \
	%D%/cite/slot_date.c \
	%D%/cite/symbol.c \
	%D%/cite/systems.c \
	%D%/cite/systems.h \
	%D%/cite/systems_internal.h \
	%D%/cite/template.c \
	%D%/cite/template.h \
	%D%/cite/template_internal.h \
	%D%/cite/title.c \
	%D%/cite/title.h \
	%D%/collect/amend.c \
	%D%/collect/collect.h \
	%D%/collect/collection.c \
	%D%/collect/quoted.c \
	%D%/collect/reading.c \
	%D%/collect/testimony.c \
	%D%/host/catalogue.c \
	%D%/host/context.c \
	%D%/host/context_internal.h \
	%D%/host/data_file.c \
	%D%/host/data_file.h \
	%D%/host/data_tree.c \
	%D%/host/data_tree.h \
	%D%/host/descriptor.c \
	%D%/host/directory.c \
	%D%/host/directory.h \
	%D%/host/emit.c \
	%D%/host/language.c \
	%D%/host/language.h \
	%D%/host/language_internal.h \
	%D%/host/loader.c \
	%D%/host/registry.c \
	%D%/host/registry.h \
	%D%/host/registry_internal.h \
	%D%/host/result.c \
	%D%/host/result.h \
	%D%/host/run.c \
	%D%/host/run_internal.h \
	%D%/host/selection.c \
	%D%/host/selection.h \
	%D%/host/services.c \
	%D%/host/version.c \
	%D%/report/alignment.c \
	%D%/report/changes.c \
	%D%/report/changes.h \
	%D%/report/changes_text.c \
	%D%/report/citations.c \
	%D%/report/csv.c \
	%D%/report/excerpt.c \
	%D%/report/excerpt.h \
	%D%/report/findings.c \
	%D%/report/html.c \
	%D%/report/html.h \
	%D%/report/html_cells.c \
	%D%/report/html_cells.h \
	%D%/report/html_changes.c \
	%D%/report/html_check.c \
	%D%/report/html_cite.c \
	%D%/report/html_document.c \
	%D%/report/html_document.h \
	%D%/report/html_findings.c \
	%D%/report/html_findings.h \
	%D%/report/json.c \
	%D%/report/json.h \
	%D%/report/layout.c \
	%D%/report/layout.h \
	%D%/report/naming.c \
	%D%/report/naming.h \
	%D%/report/outline.c \
	%D%/report/report_internal.h \
	%D%/report/reporter.c \
	%D%/report/slice.c \
	%D%/report/slice.h \
	%D%/report/text.c \
	%D%/report/text.h \
	%D%/report/view.c \
	%D%/report/view.h \
	%D%/report/wrap.c \
	%D%/report/wrap.h \
	%D%/report/writer.c \
	%D%/report/writer.h \
	%D%/source/access.c \
	%D%/source/decode.c \
	%D%/source/decode.h \
	%D%/source/document.c \
	%D%/source/document_internal.h \
	%D%/source/file.c \
	%D%/source/file.h \
	%D%/source/plain.c \
	%D%/source/sink.c \
	%D%/source/sink.h \
	%D%/structure/builder.h \
	%D%/structure/chrome.c \
	%D%/structure/chrome.h \
	%D%/structure/classify.c \
	%D%/structure/classify.h \
	%D%/structure/continuation.c \
	%D%/structure/data.c \
	%D%/structure/data.h \
	%D%/structure/date.c \
	%D%/structure/date.h \
	%D%/structure/detect.h \
	%D%/structure/footnotes.c \
	%D%/structure/language.c \
	%D%/structure/lexicon.c \
	%D%/structure/lexicon.h \
	%D%/structure/marker.c \
	%D%/structure/marker.h \
	%D%/structure/masthead.c \
	%D%/structure/masthead.h \
	%D%/structure/nesting.c \
	%D%/structure/paragraphs.c \
	%D%/structure/shape.c \
	%D%/structure/shape.h \
	%D%/structure/structure.c \
	%D%/text/lines.c \
	%D%/text/lines.h \
	%D%/text/normalize.c \
	%D%/text/normalize.h \
	%D%/text/offset_map.c \
	%D%/text/offset_map.h \
	%D%/text/utf8.c \
	%D%/text/utf8.h

# The style and the script of pages, as strings in the library: a page then never waits for a file that is not there,
# and what it may run is what was built.
nodist_libengross_internal_la_SOURCES = %D%/report/page_data.c
CLEANFILES += %D%/report/page_data.c
PAGE_FILES = data/report/page.css data/report/page.js
EXTRA_DIST += $(PAGE_FILES) %D%/report/make_page_data
%D%/report/page_data.c: %D%/report/make_page_data $(PAGE_FILES)
	$(AM_V_at)$(MKDIR_P) $(@D)
	$(AM_V_GEN)cd $(srcdir) && sh %D%/report/make_page_data $(PAGE_FILES) > $(abs_builddir)/$@.tmp
	$(AM_V_at)mv $@.tmp $@

lib_LTLIBRARIES += libengross.la
libengross_la_SOURCES =
libengross_la_LIBADD = libengross-internal.la
libengross_la_LDFLAGS = $(AM_LDFLAGS) $(SHARED_LDFLAGS) -no-undefined -version-info 0:0:0
if HAVE_VERSION_SCRIPT
libengross_la_LDFLAGS += -Wl,--version-script=$(top_srcdir)/%D%/libengross.map
endif
EXTRA_libengross_la_DEPENDENCIES = $(top_srcdir)/%D%/libengross.map

engrossincludedir = $(includedir)/engross
engrossinclude_HEADERS = \
	%D%/include/engross/authority.h \
	%D%/include/engross/alignment.h \
	%D%/include/engross/change.h \
	%D%/include/engross/citation.h \
	%D%/include/engross/collection.h \
	%D%/include/engross/context.h \
	%D%/include/engross/document.h \
	%D%/include/engross/engross.h \
	%D%/include/engross/error.h \
	%D%/include/engross/export.h \
	%D%/include/engross/finding.h \
	%D%/include/engross/plugin.h \
	%D%/include/engross/report.h \
	%D%/include/engross/run.h \
	%D%/include/engross/span.h \
	%D%/include/engross/structure.h

nodist_engrossinclude_HEADERS = %D%/include/engross/version.h

pkgconfigdir = $(libdir)/pkgconfig
nodist_pkgconfig_DATA = %D%/engross.pc

EXTRA_DIST += \
	%D%/README.md \
	%D%/libengross.map
