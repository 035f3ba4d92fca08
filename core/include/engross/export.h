/* What the library exports: the declarations that bear ENGROSS_API, and nothing else. */
#ifndef ENGROSS_EXPORT_H
#define ENGROSS_EXPORT_H

/* The library is compiled with hidden visibility; this makes a declared function visible again.
   core/libengross.map lists the same functions by name. */
#if defined(__GNUC__)
#define ENGROSS_API __attribute__((visibility("default")))
#else
#define ENGROSS_API
#endif

#endif
