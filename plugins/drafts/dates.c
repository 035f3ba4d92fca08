/* Dates ("20 de diciembre de 2006", "June 4, 2009") and amounts ("US$ 1,000", "15 %"). */
#include "dates.h"

#include <string.h>

#include "hash.h"

#define FILLERS 2     /* words between the parts of a date: "of", "de", "," */
#define FILLER_SIZE 3 /* bytes of one */
#define MONTH_SIZE 32 /* bytes of the longest name that is taken */

static uint64_t *find(const struct drafts_dates *dates, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 32) & dates->mask;

	while (dates->months[at] && dates->months[at] != hash)
		at = (at + 1) & dates->mask;
	return &dates->months[at];
}

static void add(struct drafts_dates *dates, const char *word, size_t length)
{
	uint64_t hash = drafts_hash_text(word, length);

	if (hash)
		*find(dates, hash) = hash;
}

enum engross_status drafts_dates_init(struct drafts_dates *dates, const struct drafts_memory *memory)
{
	size_t count = 0, size = 16;
	const char *const *words = memory->host->words(memory->run, NULL, "months", &count);

	memset(dates, 0, sizeof(*dates));
	if (!words || !count)
		return ENGROSS_OK;
	while (size < 4 * count)
		size *= 2;
	dates->months = drafts_alloc(memory, size, sizeof(*dates->months));
	if (!dates->months)
		return ENGROSS_NOMEM;
	dates->mask = size - 1;
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(words[i]);
		char other[MONTH_SIZE];
		add(dates, words[i], length);
		if (!length || length > sizeof(other))
			continue;
		/* With a capital letter or without. */
		memcpy(other, words[i], length);
		if ((other[0] | 0x20) >= 'a' && (other[0] | 0x20) <= 'z')
			other[0] ^= 0x20;
		add(dates, other, length);
	}
	return ENGROSS_OK;
}

static bool is_month(const struct drafts_dates *dates, const struct drafts_token *token)
{
	return dates->mask && token->kind == DRAFTS_TOKEN_WORD && *find(dates, token->hash) == token->hash;
}

static bool is_day(const struct drafts_token *token)
{
	return token->kind == DRAFTS_TOKEN_NUMBER && token->length <= 4;
}

static bool is_year(const struct drafts_token *token)
{
	return token->kind == DRAFTS_TOKEN_NUMBER && token->length == 4;
}

static size_t skip_fillers(const char *text, const struct drafts_token *tokens, size_t count, size_t at)
{
	for (int i = 0; i < FILLERS && at < count; i++, at++)
		if (!(tokens[at].kind == DRAFTS_TOKEN_WORD && tokens[at].length <= FILLER_SIZE) &&
		    !(tokens[at].length == 1 && text[tokens[at].start] == ','))
			break;
	return at;
}

/* "20 December 2006", "20 de diciembre de 2006", "December 20, 2006", and without the year. */
static size_t match_date(const struct drafts_dates *dates, const char *text,
                         const struct drafts_token *tokens, size_t count)
{
	bool day_first = is_day(&tokens[0]);
	size_t at, year;

	if (!dates->mask || (!day_first && !is_month(dates, &tokens[0])))
		return 1;
	at = day_first ? skip_fillers(text, tokens, count, 1) : 1;
	if (at >= count || !(day_first ? is_month(dates, &tokens[at]) : is_day(&tokens[at])))
		return 1;
	at++;
	year = skip_fillers(text, tokens, count, at);
	return year < count && is_year(&tokens[year]) ? year + 1 : at;
}

static bool touches(const struct drafts_token *tokens, size_t at)
{
	return drafts_token_end(&tokens[at - 1]) == tokens[at].start;
}

/* "$5", "US$ 1,000", "15 %". */
static size_t match_amount(const char *text, const struct drafts_token *tokens, size_t count)
{
	size_t at = 0;

	if (tokens[0].kind == DRAFTS_TOKEN_NUMBER)
		return count > 1 && tokens[1].length == 1 && text[tokens[1].start] == '%' ? 2 : 1;
	if (tokens[0].kind == DRAFTS_TOKEN_WORD && count > 1 && tokens[1].kind == DRAFTS_TOKEN_CURRENCY &&
	    touches(tokens, 1))
		at = 1;
	if (tokens[at].kind != DRAFTS_TOKEN_CURRENCY)
		return 1;
	return at + 1 < count && tokens[at + 1].kind == DRAFTS_TOKEN_NUMBER ? at + 2 : at + 1;
}

size_t drafts_dates_match(const struct drafts_dates *dates, const char *text,
                          const struct drafts_token *tokens, size_t count)
{
	size_t length = match_date(dates, text, tokens, count);

	return length > 1 ? length : match_amount(text, tokens, count);
}
