/* All of the library's interface. */
#ifndef ENGROSS_ENGROSS_H
#define ENGROSS_ENGROSS_H

#include <engross/authority.h>
#include <engross/change.h>
#include <engross/citation.h>
#include <engross/collection.h>
#include <engross/context.h>
#include <engross/document.h>
#include <engross/error.h>
#include <engross/export.h>
#include <engross/finding.h>
#include <engross/plugin.h>
#include <engross/report.h>
#include <engross/run.h>
#include <engross/span.h>
#include <engross/structure.h>
#include <engross/version.h>

#endif
