/* text/spacing: doubled spaces, and spaces before punctuation. */
#include "marks.h"

#include <string.h>

/* A run of more spaces sets columns. */
#define RUN_MAX ((size_t)3)
/* From so many sentences on, two spaces after each are a habit. */
#define HABIT_MIN ((size_t)5)

static void add_spot(struct spots *spots, size_t start, size_t end)
{
	if (spots->count <= SPOTS_MAX)
		spots->spans[spots->count] = (struct engross_span){ start, end };
	spots->count++;
}

/* The character before AT ends a sentence; closing marks after it are passed over. */
static bool ends_sentence(const char *text, size_t start, size_t at)
{
	for (int i = 0; i < 8 && at > start; i++) {
		char c = text[at - 1];
		if (c == '.' || c == '!' || c == '?' || c == ':')
			return true;
		if (c != '"' && c != ')' && c != ']' && (unsigned char)c < 0x80)
			return false;
		at--;
	}
	return false;
}

/* Whether the punctuation at AT stands by itself: ", " and not ",5" or ". . .". */
static bool stands_apart(const char *text, size_t at, size_t end)
{
	if (at + 2 < end && text[at + 1] == ' ' && text[at + 2] == text[at])
		return false;
	return at + 1 >= end || text[at + 1] == ' ' || text[at + 1] == '\n' || text[at + 1] == '"' ||
	       text[at + 1] == ')' || (unsigned char)text[at + 1] >= 0x80;
}

static bool belongs_together(const struct marks *marks, char before, const char *text, size_t at, size_t end)
{
	if (before == '.' || before == ',' || before == '_' || before == '|' || before == '-' ||
	    !stands_apart(text, at, end))
		return true;
	if (text[at] == ';' || text[at] == ':')
		return !marks->spacing.before_all || at + 1 >= end;
	return false;
}

size_t spacing_space(struct marks *marks, size_t start, size_t at, size_t end)
{
	struct spacing *spacing = &marks->spacing;
	const char *text = marks->check->text;
	size_t next = at;
	char before = at > start ? text[at - 1] : '\n';

	while (next < end && text[next] == ' ')
		next++;
	/* Indents, the ends of lines and columns are layout. */
	if (next == end || strchr("\n\t\r\f", before) || strchr("\n\t\r\f", text[next]) || next - at > RUN_MAX)
		return next;
	if (strchr(",.;:", text[next])) {
		if (!belongs_together(marks, before, text, next, end))
			add_spot(&spacing->before, at, next);
	} else if (next - at > 1 && !strchr("|_", before) && !strchr("|_", text[next]) &&
	           !(before == '.' && text[next] == '.')) {
		add_spot(ends_sentence(text, start, at) ? &spacing->after_stop : &spacing->inside, at, next);
	}
	return next;
}

static void report(struct marks *marks, struct engross_span span, enum engross_level level,
                   const char *message, const char *replacement, const struct engross_related *related,
                   size_t n_related)
{
	emit(marks->check, &(struct engross_report){ .code = "text/spacing",
	                                             .level = level,
	                                             .span = span,
	                                             .message = message,
	                                             .replacement = replacement,
	                                             .safe = replacement != NULL,
	                                             .related = related,
	                                             .n_related = n_related });
}

/* One finding for all of SPOTS. */
static void report_together(struct marks *marks, const struct spots *spots, enum engross_level level,
                            const char *message)
{
	struct engross_related related[4];
	size_t n = spots->count - 1 < 4 ? spots->count - 1 : 4;

	for (size_t i = 0; i < n; i++)
		related[i] = (struct engross_related){ spots->spans[i + 1], "and here" };
	report(marks, spots->spans[0], level, message, NULL, related, n);
}

static void report_spots(struct marks *marks, const struct spots *spots, enum engross_level level,
                         const char *message, const char *summary, const char *replacement)
{
	if (spots->count > SPOTS_MAX) {
		report_together(marks, spots, level,
		                format_message(marks->check, "%s in %zu places", summary, spots->count));
		return;
	}
	for (size_t i = 0; i < spots->count; i++)
		report(marks, spots->spans[i], level, message, replacement, NULL, 0);
}

/* How many sentences of the running text end with one space after them. */
static size_t count_single_stops(const struct check *check)
{
	size_t count = 0;

	for (size_t i = 0; i < check->n_blocks; i++) {
		const struct engross_block *block = block_at(check, i);
		const char *text = check->text, *p = text + block->body.start, *end = text + block->body.end;

		if (!is_text(block->kind))
			continue;
		while ((p = memchr(p, '.', (size_t)(end - p)))) {
			p++;
			count += end - p > 2 && p[0] == ' ' && p[1] >= 'A' && p[1] <= 'Z' && p - text > 4 && p[-3] >= 'a';
		}
	}
	return count;
}

void spacing_finish(struct marks *marks)
{
	struct spacing *spacing = &marks->spacing;
	bool habit = spacing->after_stop.count >= HABIT_MIN &&
	             spacing->after_stop.count >= 4 * count_single_stops(marks->check);

	report_spots(marks, &spacing->before, ENGROSS_LEVEL_WARNING, "a space before a punctuation mark",
	             "a space before a punctuation mark", "");
	report_spots(marks, &spacing->inside, ENGROSS_LEVEL_NONE, "two spaces inside a sentence",
	             "two spaces inside sentences", " ");
	if (habit)
		report_together(marks, &spacing->after_stop, ENGROSS_LEVEL_NONE,
		                format_message(marks->check,
		                               "two spaces after a full stop, as a habit, in %zu places",
		                               spacing->after_stop.count));
	else
		report_spots(marks, &spacing->after_stop, ENGROSS_LEVEL_NONE, "two spaces after a full stop",
		             "two spaces after full stops", " ");
}
