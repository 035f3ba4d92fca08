# What the library reads: systems and languages as they are, the authority built from its tables.

systemsdir = $(pkgdatadir)/systems
dist_systems_DATA = \
	%D%/systems/events.xml \
	%D%/systems/instruments.xml \
	%D%/systems/oas.xml \
	%D%/systems/un.xml

languagedir = $(pkgdatadir)/language
dist_language_DATA = \
	%D%/language/calendar.xml \
	%D%/language/citations.xml \
	%D%/language/detect.xml \
	%D%/language/notes.xml \
	%D%/language/numbers.xml \
	%D%/language/structure.xml

# The grammars of both, for editors that check as one types; the library's loaders have checks of their own.
dist_pkgdata_DATA = %D%/language.rng %D%/systems.rng

AUTHORITY_TABLES = \
	%D%/authority/anchors.tsv \
	%D%/authority/conflicts.tsv \
	%D%/authority/coverage.tsv \
	%D%/authority/ranges.tsv \
	%D%/authority/records-oas.tsv \
	%D%/authority/records-un.tsv \
	%D%/authority/sessions.tsv

# Run by make; linked statically, so that it needs no library of this tree to be in place.
noinst_PROGRAMS += core/authority/build_authority
core_authority_build_authority_SOURCES = core/authority/build_authority.c
core_authority_build_authority_LDADD = libengross-internal.la

nodist_pkgdata_DATA = %D%/authority.db
CLEANFILES += %D%/authority.db
%D%/authority.db: $(AUTHORITY_TABLES) core/authority/build_authority$(EXEEXT)
	$(AM_V_at)$(MKDIR_P) $(@D)
	$(AM_V_GEN)cd $(srcdir) && '$(abs_builddir)/core/authority/build_authority$(EXEEXT)' '$(abs_builddir)/$@' \
		$(AUTHORITY_TABLES)

EXTRA_DIST += \
	%D%/README.md \
	%D%/authority/README.md
EXTRA_DIST += $(AUTHORITY_TABLES)
