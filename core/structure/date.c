/* Reading the date of a masthead. */
#include "structure/date.h"

#include <string.h>

#include "base/ascii.h"

/* The number at AT of at most four digits and its end. */
static int read_number(const struct engross__folded *folded, size_t at, size_t *end)
{
	int value = 0;

	for (*end = at; *end < folded->length && engross__is_digit(folded->text[*end]) && *end - at < 4; ++*end)
		value = value * 10 + (folded->text[*end] - '0');
	return value;
}

/* The day that stands before the month at AT ("4 june", "8 de junio", "1er juillet", "17-21 may"); *START
   becomes where it begins. */
static int day_before(const struct engross__folded *folded, size_t at, size_t *start)
{
	const char *text = folded->text;
	size_t i = at, end;
	int day;

	if (i >= 4 && !memcmp(text + i - 4, " de ", 4))
		i -= 3;
	while (i && text[i - 1] == ' ')
		i--;
	if (i >= 2 && !memcmp(text + i - 2, "er", 2))
		i -= 2;
	if (!i || !engross__is_digit(text[i - 1]))
		return 0;
	end = i;
	while (i && engross__is_digit(text[i - 1]) && end - i < 3)
		i--;
	day = read_number(folded, i, &end);
	if (day < 1 || day > 31)
		return 0;
	*start = i;
	if (i > 1 && text[i - 1] == '-' && engross__is_digit(text[i - 2]))
		for (*start = i - 1; *start && engross__is_digit(text[*start - 1]);)
			--*start;
	return day;
}

/* After the month: the year, with the day before it where that is not yet known. */
static bool year_after(struct engross__head_date *out, const struct engross__folded *folded, size_t at)
{
	const char *text = folded->text;

	for (size_t tries = 0; at < folded->length && tries < 40; tries++) {
		size_t end;
		int number;

		if (!engross__is_digit(text[at])) {
			if (text[at] == ';' || text[at] == ')')
				return false;
			at++;
			continue;
		}
		number = read_number(folded, at, &end);
		if (end - at == 4 && number >= 1800 && number < 2200) {
			out->year = number;
			out->span.end = end;
			return true;
		}
		if (!out->day && number >= 1 && number <= 31)
			out->day = number;
		at = end;
	}
	return false;
}

/* "2011年4月15日" */
static bool find_chinese(struct engross__head_date *out, const struct engross__folded *folded)
{
	const char *text = folded->text, *year = strstr(text, "年"), *month, *day;
	size_t at, end;

	if (!year || year - text < 4)
		return false;
	at = (size_t)(year - text) - 4;
	out->span.start = at;
	out->year = read_number(folded, at, &end);
	if (text + end != year)
		return false;
	out->month = read_number(folded, end + strlen("年"), &end);
	month = text + end;
	if (out->month < 1 || out->month > 12 || strncmp(month, "月", strlen("月")) != 0)
		return false;
	out->day = read_number(folded, end + strlen("月"), &end);
	day = text + end;
	out->span.end = end;
	if (out->day && !strncmp(day, "日", strlen("日")))
		out->span.end += strlen("日");
	return true;
}

bool engross__head_date_find(struct engross__head_date *out, const struct engross__lexicon *lexicon,
                             const struct engross__folded *folded)
{
	size_t from = 0;

	for (;;) {
		long month = 0;
		struct engross_span word = engross__lexicon_find(lexicon, folded, from, ENGROSS__LEX_MONTH, &month);

		if (word.start == word.end)
			break;
		memset(out, 0, sizeof(*out));
		out->span.start = word.start;
		out->month = (int)month;
		out->day = day_before(folded, word.start, &out->span.start);
		if (month >= 1 && month <= 12 && year_after(out, folded, word.end))
			return true;
		from = word.end;
	}
	memset(out, 0, sizeof(*out));
	return find_chinese(out, folded);
}
