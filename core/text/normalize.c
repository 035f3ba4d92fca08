/* Normalization, grapheme cluster by grapheme cluster: no NFC interaction crosses a cluster border, so each
   change has a span of its own (GUIDE section 6). */
#include "text/normalize.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "text/utf8.h"

/* An emphasised passage longer than this is taken for stray asterisks. */
#define EMPHASIS_MAX ((size_t)400)

struct work {
	struct engross__buffer *out;
	struct engross__offset_map *map;
	const char *in;
	size_t length;
	size_t done; /* input bytes that are in OUT */
	size_t closer, closer_length; /* the emphasis mark that closes the one just opened */
	size_t barren[4]; /* by length: no mark that closes lies before this offset, from where it was last looked for */
	const struct engross__normalize_options *options;
	bool touched;
};

static int fold_to(const char *text, char out[4])
{
	size_t n = strlen(text);

	memcpy(out, text, n);
	return (int)n;
}

int engross__fold_point(unsigned point, char out[4])
{
	static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

	if (point < 0xA0)
		return -1;
	switch (point) {
	case 0x00A0: case 0x1680: case 0x202F: case 0x205F: case 0x3000:
		return fold_to(" ", out);
	case 0x00AD: case 0x200B: case 0x200E: case 0x200F: case 0x2060: case 0xFEFF:
	case 0x202A: case 0x202B: case 0x202C: case 0x202D: case 0x202E:
	case 0x2066: case 0x2067: case 0x2068: case 0x2069: case 0x061C:
		return 0;
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015:
	case 0x2212: case 0xFE58: case 0xFE63:
		return fold_to("-", out);
	case 0x2044: case 0x2215:
		return fold_to("/", out);
	case 0x2028: case 0x2029:
		return fold_to("\n", out);
	}
	if (point >= 0x2000 && point <= 0x200A)
		return fold_to(" ", out);
	if (point >= 0xFB00 && point <= 0xFB06)
		return fold_to(ligatures[point - 0xFB00], out);
	if (point >= 0xFF01 && point <= 0xFF5E)
		out[0] = (char)('!' + (point - 0xFF01));
	else if (point >= 0x0660 && point <= 0x0669)
		out[0] = (char)('0' + (point - 0x0660));
	else if (point >= 0x06F0 && point <= 0x06F9)
		out[0] = (char)('0' + (point - 0x06F0));
	else
		return -1;
	return 1;
}

static void flush(struct work *w, size_t to)
{
	if (to > w->done) {
		engross__buffer_append(w->out, w->in + w->done, to - w->done);
		engross__offset_map_same(w->map, to - w->done);
		w->done = to;
	}
}

static void replace(struct work *w, size_t from, size_t to, const char *with, size_t length)
{
	flush(w, from);
	engross__buffer_append(w->out, with, length);
	engross__offset_map_replace(w->map, to - from, length);
	w->done = to;
	w->touched = true;
}

static bool joins_left(uint32_t point)
{
	if (point < 0x300)
		return false;
	if (point >= 0x1160 && point <= 0x11FF)
		return true; /* vowels and finals of Hangul compose with what stands before */
	switch (utf8proc_category((utf8proc_int32_t)point)) {
	case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME:
		return true;
	default:
		return false;
	}
}

/* Whether POINT standing alone is its own NFC. */
static bool stable(uint32_t point)
{
	const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)point);

	return property->decomp_seqindex == UINT16_MAX;
}

/* Normalizes the cluster that begins at START (base BASE of BASE_LENGTH bytes); returns its end. */
static size_t cluster(struct work *w, size_t start, uint32_t base, size_t base_length)
{
	size_t end = start + base_length, marks = 0, cut = 0;
	utf8proc_uint8_t *composed = NULL;
	utf8proc_ssize_t n;

	for (;;) {
		uint32_t next;
		size_t step = engross__utf8_decode(w->in + end, w->length - end, &next);
		if (!step || !joins_left(next))
			break;
		/* Ordering marks takes quadratic time in utf8proc: a flood stays as it is. */
		if (++marks == w->options->max_marks + 1)
			cut = end;
		end += step;
	}
	if (!marks && (base < 0x300 || stable(base)))
		return end;
	n = utf8proc_map((const utf8proc_uint8_t *)w->in + start, (utf8proc_ssize_t)((cut ? cut : end) - start),
	                 &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n < 0) {
		w->out->failed = true;
		return end;
	}
	if ((size_t)n != (cut ? cut : end) - start || memcmp(composed, w->in + start, (size_t)n) != 0)
		replace(w, start, cut ? cut : end, (const char *)composed, (size_t)n);
	free(composed);
	return end;
}

static bool is_word_start(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '"' ||
	       c == '\'' || c == '(' || c == '[';
}

static bool is_word_byte(unsigned char c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The offset of the run of N asterisks that closes an emphasis opened before AT, or 0. */
static size_t find_closer(struct work *w, size_t at, size_t n)
{
	size_t end = at + EMPHASIS_MAX < w->length ? at + EMPHASIS_MAX : w->length;

	/* What was looked through in vain is not looked through again: many openers take linear time. */
	for (at = at > w->barren[n] ? at : w->barren[n]; at < end; at++) {
		size_t run = 0;

		if (w->in[at] == '\n' && at + 1 < w->length && (w->in[at + 1] == '\n' || w->in[at + 1] == '\r'))
			break;
		if (w->in[at] != '*')
			continue;
		while (at + run < w->length && w->in[at + run] == '*')
			run++;
		if (run == n && !strchr(" \t\r\n", w->in[at - 1]) &&
		    (at + run == w->length || !is_word_byte((unsigned char)w->in[at + run])))
			return at;
		at += run - 1;
	}
	w->barren[n] = at;
	return 0;
}

/* At an asterisk: drops it when it is an emphasis mark. Returns where to go on. */
static size_t asterisk(struct work *w, size_t at)
{
	size_t run = 0, closer;

	while (at + run < w->length && w->in[at + run] == '*')
		run++;
	if (at == w->closer && w->closer_length) {
		if (w->options->emphasis && !w->options->emphasis(w->options->payload, w->out->length + (at - w->done), false))
			w->out->failed = true;
		replace(w, at, at + run, "", 0);
		w->closer_length = 0;
		return at + run;
	}
	if (w->closer_length || run > 3 || at + run >= w->length || !is_word_start((unsigned char)w->in[at + run]) ||
	    (at && !strchr(" \t\r\n([{\"'/", w->in[at - 1]) && (unsigned char)w->in[at - 1] < 0x80))
		return at + run;
	closer = find_closer(w, at + run + 1, run);
	if (!closer)
		return at + run;
	replace(w, at, at + run, "", 0);
	if (w->options->emphasis && !w->options->emphasis(w->options->payload, w->out->length, true))
		w->out->failed = true;
	w->closer = closer;
	w->closer_length = run;
	return at + run;
}

enum engross_status engross__normalize(struct engross__buffer *out, struct engross__offset_map *map,
                                       bool *changed, const char *input, size_t length,
                                       const struct engross__normalize_options *options)
{
	struct work w = { .out = out, .map = map, .in = input, .length = length, .options = options };
	size_t at = 0;

	while ((at = engross__utf8_skip_ascii(input, at, length, options->markdown ? '*' : '\x80')) < length) {
		uint32_t point;
		char folded[4];
		size_t n, start = at;
		int fold;

		if (input[at] == '*') {
			at = asterisk(&w, at);
			continue;
		}
		n = engross__utf8_decode(input + at, length - at, &point);
		fold = engross__fold_point(point, folded);
		if (fold >= 0) {
			replace(&w, at, at + n, folded, (size_t)fold);
			at += n;
			continue;
		}
		if (joins_left(point) && at > w.done) {
			/* The base is the ASCII character just passed. */
			start = engross__utf8_back(input, at);
			n = engross__utf8_decode(input + start, length - start, &point);
		}
		at = cluster(&w, start, point, n);
	}
	*changed = w.touched;
	if (w.touched)
		flush(&w, length);
	if (out->failed || map->failed)
		return ENGROSS_NOMEM;
	return ENGROSS_OK;
}
