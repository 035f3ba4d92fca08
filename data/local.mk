# What the library reads: systems and languages as they are, the authority built from its tables.

systemsdir = $(pkgdatadir)/systems
dist_systems_DATA =

languagedir = $(pkgdatadir)/language
dist_language_DATA =

EXTRA_DIST += \
	%D%/README.md
