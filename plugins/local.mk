# The plugins: one folder and one shared object each, of the same name. They see the public headers only,
# export one function, and do not link the library. In the build tree all of them are in plugins/.libs.

PLUGIN_CPPFLAGS = $(PUBLIC_CPPFLAGS)
PLUGIN_LDFLAGS = $(AM_LDFLAGS) $(SHARED_LDFLAGS) -module -avoid-version -no-undefined \
	-export-symbols-regex '^engross_plugin_entry$$'

include %D%/drafts/local.mk
include %D%/html/local.mk
include %D%/notes/local.mk
include %D%/references/local.mk
include %D%/structure/local.mk
include %D%/translation/local.mk

EXTRA_DIST += %D%/README.md
