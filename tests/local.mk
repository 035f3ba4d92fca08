# Tests. Unit tests are one program a module, on the Check library; the others are scripts, each of which
# discovers its cases and ends with a line of counts. The timeouts of Check are for hangs: they are stretched, for a
# busy machine and for sanitizers.

AM_TESTS_ENVIRONMENT = \
	ENGROSS='$(abs_top_builddir)/engross'; export ENGROSS; \
	ENGROSS_DATA_DIR='$(abs_top_srcdir)/data'; export ENGROSS_DATA_DIR; \
	ENGROSS_AUTHORITY='$(abs_top_builddir)/data/authority.db'; export ENGROSS_AUTHORITY; \
	ENGROSS_PLUGIN_DIR='$(abs_top_builddir)/plugins/.libs'; export ENGROSS_PLUGIN_DIR; \
	ENGROSS_TEST_PLUGINS='$(abs_top_builddir)/%D%/plugins'; export ENGROSS_TEST_PLUGINS; \
	ENGROSS_EXAMPLE_PLUGINS='$(abs_top_builddir)/docs/example-plugin/.libs'; export ENGROSS_EXAMPLE_PLUGINS; \
	unset ENGROSS_PLUGIN_PATH; \
	CK_TIMEOUT_MULTIPLIER=$${CK_TIMEOUT_MULTIPLIER:-30}; export CK_TIMEOUT_MULTIPLIER; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	CC='$(CC)'; export CC; CXX='$(CXX)'; export CXX; NM='$(NM)'; export NM; \
	PYTHONDONTWRITEBYTECODE=1; export PYTHONDONTWRITEBYTECODE;

# What the unit tests share.
check_LTLIBRARIES += %D%/unit/libfixture.la
tests_unit_libfixture_la_CPPFLAGS = $(PRIVATE_CPPFLAGS) $(CHECK_CFLAGS)
tests_unit_libfixture_la_SOURCES = \
	%D%/unit/fixture.c \
	%D%/unit/fixture.h

AM_CPPFLAGS += $(CHECK_CFLAGS)
LDADD = %D%/unit/libfixture.la libengross-internal.la $(CHECK_LIBS)

UNIT_TESTS = \
	%D%/unit/check_alloc \
	%D%/unit/check_authority \
	%D%/unit/check_automaton \
	%D%/unit/check_body \
	%D%/unit/check_cli \
	%D%/unit/check_collection \
	%D%/unit/check_context \
	%D%/unit/check_data_tree \
	%D%/unit/check_date \
	%D%/unit/check_decode \
	%D%/unit/check_document \
	%D%/unit/check_drafts \
	%D%/unit/check_drafts_property \
	%D%/unit/check_excerpt \
	%D%/unit/check_html \
	%D%/unit/check_import \
	%D%/unit/check_json \
	%D%/unit/check_layout \
	%D%/unit/check_lines \
	%D%/unit/check_normalize \
	%D%/unit/check_numeral \
	%D%/unit/check_offset_map \
	%D%/unit/check_reader \
	%D%/unit/check_registry \
	%D%/unit/check_report \
	%D%/unit/check_rules \
	%D%/unit/check_run \
	%D%/unit/check_sink \
	%D%/unit/check_structure \
	%D%/unit/check_structure_parts \
	%D%/unit/check_systems \
	%D%/unit/check_systems_files \
	%D%/unit/check_template \
	%D%/unit/check_title \
	%D%/unit/check_translation \
	%D%/unit/check_wrap

# The command's own parts, without its main().
%C%_unit_check_cli_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/cli
%C%_unit_check_cli_LDADD = cli/libcommand.la $(LDADD)

# The plugin drafts from inside, with a host of its own.
%C%_unit_check_drafts_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins
%C%_unit_check_drafts_LDADD = plugins/drafts/libdrafts.la $(LDADD)
%C%_unit_check_drafts_SOURCES = \
	%D%/unit/check_drafts.c \
	%D%/unit/check_drafts_host.c \
	%D%/unit/check_drafts_host.h \
	plugins/drafts/drafts.c
%C%_unit_check_drafts_property_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/plugins
%C%_unit_check_drafts_property_LDADD = plugins/drafts/libdrafts.la $(LDADD)
%C%_unit_check_drafts_property_SOURCES = \
	%D%/unit/check_drafts_host.c \
	%D%/unit/check_drafts_host.h \
	%D%/unit/check_drafts_property.c \
	plugins/drafts/drafts.c

# Documents made by hand.
%C%_unit_check_structure_SOURCES = \
	%D%/unit/check_structure.c \
	%D%/unit/structure_fixture.c \
	%D%/unit/structure_fixture.h
%C%_unit_check_structure_parts_SOURCES = \
	%D%/unit/check_structure_parts.c \
	%D%/unit/structure_fixture.c \
	%D%/unit/structure_fixture.h

# The reader of data files against another, the data files against their schemas.
%C%_unit_check_data_tree_CPPFLAGS = $(AM_CPPFLAGS) $(XML_CFLAGS)
%C%_unit_check_data_tree_LDADD = $(LDADD) $(XML_LIBS)
%C%_unit_check_systems_files_CPPFLAGS = $(AM_CPPFLAGS) $(XML_CFLAGS)
%C%_unit_check_systems_files_LDADD = $(LDADD) $(XML_LIBS)

# The html reader from inside, with a host that records.
%C%_unit_check_html_CPPFLAGS = $(AM_CPPFLAGS) $(XML_CFLAGS) -I$(top_srcdir)/plugins -I$(top_srcdir)/%D%
%C%_unit_check_html_LDADD = plugins/html/libhtml.la $(LDADD) $(XML_LIBS)
%C%_unit_check_html_SOURCES = \
	%D%/fuzz/html/recorder.c \
	%D%/fuzz/html/recorder.h \
	%D%/unit/check_html.c

if HAVE_CHECK
check_PROGRAMS += $(UNIT_TESTS)
TESTS += $(UNIT_TESTS)
else
check-local:
	@echo 'The unit tests need the libraries Check and libxml2: install them and configure again.'; exit 1
endif

include %D%/fuzz/local.mk

# Plugins that break the rules, each in its own way. They are never installed: /nowhere only makes libtool
# build shared objects.
HOSTILE_LDFLAGS = $(PLUGIN_LDFLAGS) -rpath /nowhere
check_LTLIBRARIES += \
	%D%/plugins/bad-code.la \
	%D%/plugins/bad-name.la \
	%D%/plugins/bad-reader.la \
	%D%/plugins/duplicate-name.la \
	%D%/plugins/endless.la \
	%D%/plugins/failing-init.la \
	%D%/plugins/lengths.la \
	%D%/plugins/no-capability.la \
	%D%/plugins/no-check.la \
	%D%/plugins/no-entry.la \
	%D%/plugins/no-name.la \
	%D%/plugins/no-read.la \
	%D%/plugins/no-summary.la \
	%D%/plugins/null-descriptor.la \
	%D%/plugins/probe.la \
	%D%/plugins/short-struct.la \
	%D%/plugins/twin-one.la \
	%D%/plugins/twin-two.la \
	%D%/plugins/wrong-abi.la

%C%_plugins_bad_code_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_bad_name_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_bad_reader_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_duplicate_name_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_endless_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_failing_init_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_lengths_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_no_capability_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_no_check_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_no_name_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_no_read_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_no_summary_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_null_descriptor_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_probe_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_short_struct_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_twin_one_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_twin_two_la_LDFLAGS = $(HOSTILE_LDFLAGS)
%C%_plugins_wrong_abi_la_LDFLAGS = $(HOSTILE_LDFLAGS)

# Nothing to export, which a list of exports cannot say.
%C%_plugins_no_entry_la_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -rpath /nowhere

SCRIPT_TESTS = \
	%D%/tools/browser \
	%D%/tools/check-authority-data \
	%D%/tools/check-exports \
	%D%/tools/check-hardening \
	%D%/tools/check-headers \
	%D%/tools/check-layers \
	%D%/tools/check-listed \
	%D%/tools/documents \
	%D%/tools/formats \
	%D%/tools/golden \
	%D%/tools/mutations \
	%D%/tools/pages \
	%D%/tools/pathological \
	%D%/tools/rules \
	%D%/tools/samples

TESTS += $(SCRIPT_TESTS)
dist_check_SCRIPTS += $(SCRIPT_TESTS)

.PHONY: check-exports check-headers check-regen memcheck

check-exports check-headers check-layers check-listed: all
	@$(MAKE) $(AM_MAKEFLAGS) check TESTS=%D%/tools/$@

# Shows what the golden cases print now and asks before it writes it down.
check-regen: all $(check_LTLIBRARIES)
	@$(AM_TESTS_ENVIRONMENT) $(top_srcdir)/%D%/tools/golden --regen

# The unit tests and the command under valgrind; `make memcheck MEMCHECK_TESTS=` takes the command alone.
MEMCHECK_TESTS = $(UNIT_TESTS)
memcheck: all $(MEMCHECK_TESTS) $(check_LTLIBRARIES)
	@$(AM_TESTS_ENVIRONMENT) $(top_srcdir)/%D%/tools/memcheck $(MEMCHECK_TESTS)

EXTRA_DIST += \
	%D%/README.md \
	%D%/browser/chromium.py \
	%D%/browser/drafts.py \
	%D%/browser/trials.py \
	%D%/data \
	%D%/golden \
	%D%/libreoffice \
	%D%/plugins/hostile.h \
	%D%/python \
	%D%/tools/memcheck \
	%D%/tools/summary
