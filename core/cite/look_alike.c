/* What the text folds for matching is a fault all the same where it stands in a symbol: another dash for
   the hyphen, a foreign slash. The source is asked what stood there. */
#include "cite/resolving.h"

#include "text/utf8.h"

/* The character at byte AT of the source of D; 0 where it cannot be told. */
static uint32_t source_point(const engross_document *d, size_t at, size_t end)
{
	const unsigned char *p = (const unsigned char *)d->source + at;
	size_t left = end - at;
	uint32_t point = 0;

	switch (d->coding) {
	case ENGROSS__LINES_UTF8:
	case ENGROSS__LINES_MIXED:
		if (engross__utf8_decode((const char *)p, left, &point))
			return point;
		/* fallthrough */
	case ENGROSS__LINES_BYTES:
		/* The dashes of windows-1252, which is what most of these files are in. */
		return *p == 0x96 ? 0x2013 : *p == 0x97 ? 0x2014 : *p;
	case ENGROSS__LINES_UTF16LE: return left < 2 ? 0 : (uint32_t)(p[0] | p[1] << 8);
	case ENGROSS__LINES_UTF16BE: return left < 2 ? 0 : (uint32_t)(p[1] | p[0] << 8);
	case ENGROSS__LINES_UTF32LE: return left < 4 ? 0 : (uint32_t)(p[0] | p[1] << 8 | p[2] << 16);
	case ENGROSS__LINES_UTF32BE: return left < 4 ? 0 : (uint32_t)(p[3] | p[2] << 8 | p[1] << 16);
	}
	return 0;
}

/* What is wrong with POINT where the text has a hyphen or a slash; NULL: nothing. U+2010 and U+2011 are
   hyphens. */
static const char *what_is_wrong(uint32_t point)
{
	if ((point >= 0x2012 && point <= 0x2015) || point == 0x2212 || point == 0xFE58)
		return "a dash for the hyphen";
	return point == 0x2044 || point == 0x2215 ? "another character for the slash" : NULL;
}

void engross__resolve_look_alikes(struct engross__resolving *r)
{
	const engross_document *d = r->s->document;
	const struct engross__found *f = r->f;
	size_t end = f->date.style && f->date.span.start < f->c.span.end ? f->date.span.start : f->c.span.end;

	for (size_t i = f->c.span.start; i < end; i++) {
		const char mended[2] = { r->s->text[i], '\0' }, *wrong;
		const struct engross_span span = { i, i + 1 };
		struct engross_span source;
		struct engross_problem *p;

		if (*mended != '-' && *mended != '/')
			continue;
		source = engross_document_to_source(d, span);
		if (source.end == source.start + 1 && d->source[source.start] == *mended)
			continue;
		wrong = what_is_wrong(source.end > source.start ? source_point(d, source.start, source.end) : 0);
		if (!wrong)
			continue;
		p = engross__resolving_add(r, "citation/malformed", span, wrong);
		engross__resolving_repair(r, p, mended, true);
		r->wrong = true;
	}
}
