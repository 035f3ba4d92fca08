/* What a paragraph says that is the same in every language: citations, dates, numbers. */
#include "text.h"

#include <string.h>

#define DAYS 8        /* of one month that are named together: "the 4th, 5th and 6th of June" */
#define WINDOW 16     /* tokens beside a month that its days are looked for in */
#define CHUNK 4096    /* tokens looked at together; only what stands across two chunks of one paragraph is not seen */
#define FILLER_SIZE 4 /* bytes of a word between the parts of a date: "de", "of", "and" */

enum token_kind {
	TOKEN_NONE = 0,
	TOKEN_NUMBER,
	TOKEN_WORD,
	TOKEN_MARK
};

struct token {
	enum token_kind kind;
	struct engross_span span;
	uint64_t digits; /* of a number: hash of its significant digits */
	int exponent;    /* zeros behind them; negative for decimals */
	long value;      /* of a whole number below a million, else -1 */
	bool covered;    /* inside a citation */
	bool dated;      /* part of a date */
};

struct reading {
	struct translation_text *text;
	const struct translation_run *run;
	size_t citation;                 /* the next one */
	size_t covered;                  /* the end of those before */
	struct token *tokens;            /* of the chunk at hand */
	size_t n_tokens;
	bool failed;
};

static void add(struct reading *reading, const struct translation_fact *fact)
{
	struct translation_text *text = reading->text;
	struct translation_fact *facts = translation_grow(reading->run, text->facts, text->n_facts, &text->facts_capacity,
	                                                  sizeof(*facts));

	if (!facts) {
		reading->failed = true;
		return;
	}
	text->facts = facts;
	text->facts[text->n_facts++] = *fact;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	unsigned char byte = (unsigned char)c;

	/* E2 leads in general punctuation, C2 signs such as the degree. */
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte != 0xE2);
}

static size_t digits_at(const char *text, size_t at, size_t end)
{
	size_t start = at;

	while (at < end && is_digit(text[at]))
		at++;
	return at - start;
}

/* Whether a group of three digits follows the separator at AT. A blank separates groups in every language but
   English. */
static bool is_group(const struct translation_text *text, size_t at, size_t end)
{
	char c = text->text[at];

	if (c != '.' && c != ',' && c != '\'' && (c != ' ' || !strcmp(text->language, "en")))
		return false;
	return digits_at(text->text, at + 1, end) == 3;
}

/* Reads the digits of [START, END) as a number whose decimals begin at POINT (END: none). */
static void set_number(struct token *token, const char *text, size_t start, size_t end, size_t point)
{
	uint64_t hash = TRANSLATION_HASH;
	size_t zeros = 0;
	bool leading = true;

	token->exponent = 0;
	token->value = 0;
	for (size_t i = start; i < end; i++) {
		if (!is_digit(text[i]))
			continue;
		if (token->value >= 0 && i < point)
			token->value = token->value < 100000 ? token->value * 10 + (text[i] - '0') : -1;
		if (i > point)
			token->exponent--;
		if (text[i] == '0') {
			zeros += !leading;
			continue;
		}
		for (; zeros; zeros--)
			hash = translation_fold_hash(hash, "0", 1);
		leading = false;
		hash = translation_fold_hash(hash, &text[i], 1);
	}
	token->digits = hash;
	token->exponent = leading ? 0 : token->exponent + (int)zeros;
	if (point < end)
		token->value = -1;
}

/* The number at AT: "1,234.5", "1.234,5", "1 234,5" are one. */
static void read_number(const struct translation_text *text, size_t at, size_t end, struct token *token)
{
	const char *bytes = text->text;
	size_t start = at, point, first = digits_at(bytes, at, end);
	char separator = 0;

	at += first;
	while (first <= 3 && at < end && is_group(text, at, end) && (!separator || bytes[at] == separator) &&
	       !(bytes[start] == '0' && first == 1)) {
		separator = bytes[at];
		at += 4;
	}
	point = at;
	if (at + 1 < end && (bytes[at] == '.' || bytes[at] == ',') && bytes[at] != separator && is_digit(bytes[at + 1]))
		at += 1 + digits_at(bytes, at + 1, end);
	else
		point = at;
	token->kind = TOKEN_NUMBER;
	token->span = (struct engross_span){ start, at };
	set_number(token, bytes, start, at, point);
}

static uint64_t number_id(uint64_t digits, int exponent)
{
	return digits ^ ((uint64_t)(unsigned)(exponent + 4096) << 40);
}

static uint64_t whole_id(long value)
{
	struct token token = { 0 };
	char text[24];
	size_t at = sizeof(text);

	do
		text[--at] = (char)('0' + value % 10);
	while ((value /= 10) > 0);
	set_number(&token, text, at, sizeof(text), sizeof(text));
	return number_id(token.digits, token.exponent);
}

static void add_number(struct reading *reading, uint64_t id, struct engross_span span, bool hard, bool loose)
{
	struct translation_fact fact = {
		.id = id, .sort = TRANSLATION_NUMBER, .hard = hard, .loose = loose, .span = span
	};

	add(reading, &fact);
}

/* "XIX": a number that may answer for digits or an ordinal of the other language. */
static long roman(const char *text, size_t length)
{
	static const struct {
		char letter;
		long value;
	} letters[] = { { 'I', 1 }, { 'V', 5 }, { 'X', 10 }, { 'L', 50 }, { 'C', 100 }, { 'D', 500 }, { 'M', 1000 } };
	long sum = 0, last = 0;

	if (length > 12)
		return 0;
	for (size_t i = length; i-- > 0;) {
		long value = 0;
		for (size_t k = 0; k < sizeof(letters) / sizeof(*letters); k++)
			if (letters[k].letter == text[i])
				value = letters[k].value;
		if (!value)
			return 0;
		sum += value < last ? -value : value;
		last = value > last ? value : last;
	}
	return sum > 0 ? sum : 0;
}

static const struct translation_word *sense_of(const struct reading *reading, const struct token *token)
{
	const char *bytes = reading->text->text + token->span.start;
	const struct translation_word *word;

	if (token->kind != TOKEN_WORD)
		return NULL;
	word = translation_lexicon_find(&reading->text->lexicon,
	                                translation_fold_hash(TRANSLATION_HASH, bytes, token->span.end - token->span.start));
	return word && word->capital && !(bytes[0] >= 'A' && bytes[0] <= 'Z') ? NULL : word;
}

static bool is_filler(const struct reading *reading, const struct token *token)
{
	char c = reading->text->text[token->span.start];

	if (token->kind == TOKEN_MARK)
		return c == ',' || c == '-';
	return token->kind == TOKEN_WORD && token->span.end - token->span.start <= FILLER_SIZE &&
	       (!sense_of(reading, token) || sense_of(reading, token)->sense == TRANSLATION_SENSE_OF);
}

static bool is_day(const struct token *token)
{
	return token->kind == TOKEN_NUMBER && token->value >= 1 && token->value <= 31;
}

static bool is_year(const struct token *token)
{
	return token->kind == TOKEN_NUMBER && token->value >= 1000 && token->value <= 2999 &&
	       token->span.end - token->span.start == 4;
}

/* Whether TOKEN can stand between two days of one month: "and" can, "of" leads to something else, as in "2005/15 of
   22 July". */
static bool joins_days(const struct reading *reading, const struct token *token)
{
	const struct translation_word *word = sense_of(reading, token);

	return is_filler(reading, token) && (!word || word->sense != TRANSLATION_SENSE_OF);
}

/* Days that stand before a month ("del 4 al 6 de junio") or behind it. TOKENS go from the month outward; at most two
   fillers stand between two of them. Returns how many tokens were used. */
static size_t collect_days(struct reading *reading, struct token **tokens, size_t count, struct token **days,
                           size_t *n_days)
{
	size_t fillers = 0, used = 0;

	for (size_t i = 0; i < count && *n_days < DAYS; i++) {
		if (is_day(tokens[i])) {
			days[(*n_days)++] = tokens[i];
			fillers = 0;
			used = i + 1;
		} else if (!(*n_days ? joins_days(reading, tokens[i]) : is_filler(reading, tokens[i])) || ++fillers > 2) {
			break;
		}
	}
	return used;
}

static void add_date(struct reading *reading, long year, long month, long day, struct engross_span span)
{
	uint32_t said = (uint32_t)(year * 10000 + month * 100 + day);
	struct translation_fact fact = {
		.id = said, .sort = TRANSLATION_DATE, .hard = true, .index = said, .span = span
	};

	if (!year) {
		fact.sort = TRANSLATION_DAY;
		add(reading, &fact);
		return;
	}
	add(reading, &fact);
	fact.id = said % 10000;
	fact.sort = TRANSLATION_DAY;
	fact.hard = false;
	add(reading, &fact);
}

/* The tokens around the month at place AT of the COUNT TOKENS: a date, or nothing. Returns the tokens behind the month
   that belong to it. */
static size_t read_date(struct reading *reading, struct token *tokens, size_t count, size_t at, long month)
{
	struct token *near[WINDOW], *days[DAYS];
	size_t n_near = 0, n_days = 0, behind = 0, fillers = 0;
	struct engross_span span = tokens[at].span;
	long year = 0;

	for (size_t i = at; i-- > 0 && n_near < WINDOW && !tokens[i].dated;)
		near[n_near++] = &tokens[i];
	collect_days(reading, near, n_near, days, &n_days);
	if (!n_days) {
		n_near = 0;
		for (size_t i = at + 1; i < count && n_near < WINDOW; i++)
			near[n_near++] = &tokens[i];
		behind = collect_days(reading, near, n_near, days, &n_days);
	}
	for (size_t i = at + 1 + behind; i < count && fillers <= 2 && !year; i++) {
		if (is_year(&tokens[i])) {
			year = tokens[i].value;
			behind = i - at;
			span.end = tokens[i].span.end;
		} else if (!is_filler(reading, &tokens[i]) || ++fillers > 2) {
			break;
		}
	}
	for (size_t i = 0; i < n_days; i++) {
		if (days[i]->span.start < span.start)
			span.start = days[i]->span.start;
		if (days[i]->span.end > span.end)
			span.end = days[i]->span.end;
	}
	for (size_t i = 0; i < n_days; i++) {
		add_date(reading, year, month, days[i]->value, span);
		days[i]->dated = true;
	}
	if (!n_days && year)
		add_date(reading, year, month, 0, span);
	for (size_t i = at; i <= at + behind && (n_days || year); i++)
		tokens[i].dated = true;
	return n_days || year ? behind : 0;
}

/* "5 p.m.", "5 pm": said alike in the languages that count so; the others say 17. */
static bool is_half_day(const struct reading *reading, const struct token *tokens, size_t count, size_t at)
{
	const char *bytes = reading->text->text;
	size_t start;

	if (at + 1 >= count || tokens[at].value < 1 || tokens[at].value > 12 || tokens[at + 1].kind != TOKEN_WORD)
		return false;
	start = tokens[at + 1].span.start;
	if ((bytes[start] | 0x20) != 'a' && (bytes[start] | 0x20) != 'p')
		return false;
	if (tokens[at + 1].span.end - start == 2)
		return (bytes[start + 1] | 0x20) == 'm';
	return tokens[at + 1].span.end - start == 1 && at + 3 < count && bytes[tokens[at + 2].span.start] == '.' &&
	       tokens[at + 3].kind == TOKEN_WORD && tokens[at + 3].span.end - tokens[at + 3].span.start == 1 &&
	       (bytes[tokens[at + 3].span.start] | 0x20) == 'm';
}

/* "10:30", "10.30 p.m.": hours are written in many ways, so they only answer. */
static bool read_clock(struct reading *reading, const struct token *tokens, size_t count, size_t at)
{
	const char *bytes = reading->text->text;
	struct token joined;

	if (at + 2 >= count || bytes[tokens[at + 1].span.start] != ':' || tokens[at].value < 0 || tokens[at].value > 24 ||
	    tokens[at + 2].kind != TOKEN_NUMBER || tokens[at + 2].value < 0 || tokens[at + 2].value > 59 ||
	    tokens[at + 1].span.start != tokens[at].span.end || tokens[at + 2].span.start != tokens[at + 1].span.end)
		return false;
	joined = tokens[at];
	set_number(&joined, bytes, tokens[at].span.start, tokens[at + 2].span.end, tokens[at + 1].span.start);
	add_number(reading, number_id(joined.digits, joined.exponent), tokens[at].span, false, false);
	add_number(reading, whole_id(tokens[at].value), tokens[at].span, false, false);
	add_number(reading, whole_id(tokens[at].value + 12), tokens[at].span, false, false);
	add_number(reading, whole_id(tokens[at + 2].value), tokens[at].span, false, false);
	return true;
}

/* Number AT of TOKENS, with the words behind it that add zeros. */
static void read_amount(struct reading *reading, const struct token *tokens, size_t count, size_t at)
{
	const struct token *token = &tokens[at];
	int exponent = token->exponent;
	bool half_day = is_half_day(reading, tokens, count, at);
	bool hard = !token->covered && !token->dated && !half_day;

	for (size_t i = at + 1; i < count; i++) {
		const struct translation_word *word = sense_of(reading, &tokens[i]);
		if (!word || word->sense != TRANSLATION_SENSE_SCALE)
			break;
		exponent += (int)word->value;
	}
	if (half_day)
		add_number(reading, whole_id(token->value + 12), token->span, false, false);
	add_number(reading, number_id(token->digits, exponent), token->span, hard, hard);
}

/* Number words at AT, the longest first; returns the tokens they take. */
static size_t read_words(struct reading *reading, const struct token *tokens, size_t count, size_t at)
{
	const struct translation_text *text = reading->text;
	const struct translation_word *found = NULL;
	uint64_t hash = TRANSLATION_HASH;
	size_t used = 0;
	long value;

	for (size_t i = 0; i < TRANSLATION_PHRASE && at + i < count && tokens[at + i].kind == TOKEN_WORD; i++) {
		const struct token *token = &tokens[at + i];
		const struct translation_word *word;
		if (i)
			hash = translation_fold_hash(hash, " ", 1);
		hash = translation_fold_hash(hash, text->text + token->span.start, token->span.end - token->span.start);
		word = translation_lexicon_find(&text->lexicon, hash);
		if (word && word->sense == TRANSLATION_SENSE_NUMBER) {
			found = word;
			used = i + 1;
		}
	}
	if (found)
		add_number(reading, whole_id(found->value), tokens[at].span, false, false);
	value = roman(text->text + tokens[at].span.start, tokens[at].span.end - tokens[at].span.start);
	if (value)
		add_number(reading, whole_id(value), tokens[at].span, false, false);
	return used ? used : 1;
}

/* The token at *AT of [*AT, END), which is moved behind it; false for white space. */
static bool next_token(const struct translation_text *text, size_t *at, size_t end, struct token *token)
{
	const char *bytes = text->text;
	size_t start = *at;

	memset(token, 0, sizeof(*token));
	if (is_digit(bytes[start])) {
		read_number(text, start, end, token);
		*at = token->span.end;
		/* "4th", "1er", "2º" */
		while (*at < end && *at - token->span.end < 3 && is_letter(bytes[*at]))
			++*at;
		if (*at < end && is_letter(bytes[*at]))
			*at = token->span.end;
		if (*at + 1 < end && (unsigned char)bytes[*at] == 0xC2)
			*at += 2;
		return true;
	}
	if (is_letter(bytes[start])) {
		while (*at < end && (is_letter(bytes[*at]) || ((unsigned char)bytes[*at] & 0xC0) == 0x80 ||
		                     (bytes[*at] == '-' && *at + 1 < end && is_letter(bytes[*at + 1]))))
			++*at;
		token->kind = TOKEN_WORD;
		token->span = (struct engross_span){ start, *at };
		return true;
	}
	++*at;
	while (*at < end && ((unsigned char)bytes[*at] & 0xC0) == 0x80)
		++*at;
	if (bytes[start] == ' ' || bytes[start] == '\n')
		return false;
	token->kind = TOKEN_MARK;
	token->span = (struct engross_span){ start, *at };
	return true;
}

/* "2 and 3", "2 et 3" are one: the digits count, and the letters in brackets; a label without any ("II") counts whole. */
static uint64_t label_hash(const char *label)
{
	uint64_t hash = TRANSLATION_HASH;
	bool digits = false;

	for (const char *at = label; *at; at++) {
		bool letter = at > label && at[-1] == '(' && at[1] == ')';
		if (is_digit(*at) || letter)
			hash = translation_fold_hash(hash, at, 1);
		else if (at > label && is_digit(at[-1]))
			hash = translation_fold_hash(hash, ",", 1);
		digits = digits || is_digit(*at);
	}
	return digits ? hash : translation_fold_hash(TRANSLATION_HASH, label, strlen(label));
}

/* Notes the citation: what it names is the same in every language. */
static void add_citation(struct reading *reading, size_t index, const struct engross_citation *citation)
{
	struct translation_fact fact = { .hard = true, .index = (uint32_t)index, .span = citation->span };
	const char *key = citation->key;

	if (!key || index > UINT32_MAX)
		return;
	switch (citation->form) {
	case ENGROSS_FORM_SYMBOL:
	case ENGROSS_FORM_PROSE:
	case ENGROSS_FORM_LIST_ITEM:
	case ENGROSS_FORM_TREATY_SERIES:
		fact.sort = TRANSLATION_CITATION;
		break;
	case ENGROSS_FORM_INSTRUMENT:
	case ENGROSS_FORM_EVENT:
		fact.sort = TRANSLATION_INSTRUMENT;
		break;
	case ENGROSS_FORM_INTERNAL:
		/* "operative paragraph 1" and "paragraphe 1" are one: the number alone counts. */
		fact.sort = TRANSLATION_INTERNAL;
		key = strrchr(key, ':') ? strrchr(key, ':') : key;
		fact.id = label_hash(key);
		break;
	case ENGROSS_FORM_ANAPHORA:
		fact.sort = TRANSLATION_CITATION;
		fact.hard = false;
		break;
	case ENGROSS_FORM_FOOTNOTE_MARK:
	case ENGROSS_FORM_NONE:
		return;
	}
	if (fact.sort != TRANSLATION_INTERNAL)
		fact.id = translation_fold_hash(TRANSLATION_HASH, key, strlen(key));
	add(reading, &fact);
}

/* Whether the token is inside a citation; those that begin before it are noted on the way. */
static bool cover(struct reading *reading, const struct token *token)
{
	const struct engross_host *host = reading->run->host;
	const engross_document *document = reading->text->document;
	size_t count = host->citation_count(document);

	for (; reading->citation < count; reading->citation++) {
		const struct engross_citation *citation = host->citation(document, reading->citation);
		if (citation->span.start >= token->span.end)
			break;
		add_citation(reading, reading->citation, citation);
		/* What has no identity is compared by its numbers. */
		if (citation->key && citation->span.end > reading->covered)
			reading->covered = citation->span.end;
	}
	return token->span.start < reading->covered;
}

static void read_chunk(struct reading *reading)
{
	struct token *tokens = reading->tokens;
	size_t count = reading->n_tokens;

	for (size_t i = 0; i < count; i++) {
		const struct translation_word *word = sense_of(reading, &tokens[i]);
		if (word && word->sense == TRANSLATION_SENSE_MONTH)
			i += read_date(reading, tokens, count, i, word->value);
	}
	for (size_t i = 0; i < count;) {
		if (tokens[i].kind == TOKEN_NUMBER && read_clock(reading, tokens, count, i)) {
			i += 3;
		} else if (tokens[i].kind == TOKEN_WORD) {
			i += read_words(reading, tokens, count, i);
		} else {
			if (tokens[i].kind == TOKEN_NUMBER)
				read_amount(reading, tokens, count, i);
			i++;
		}
	}
	reading->n_tokens = 0;
}

/* The first citation that begins at AT or behind it. */
static size_t first_citation(const struct reading *reading, size_t at)
{
	const struct engross_host *host = reading->run->host;
	const engross_document *document = reading->text->document;
	size_t low = 0, high = host->citation_count(document);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (host->citation(document, middle)->span.start < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Footnote marks are no numbers of the text. */
static void read_block(struct reading *reading, struct engross_span body)
{
	const struct translation_text *text = reading->text;
	size_t at = body.start, mark = translation_marks_before(text, at);

	reading->citation = first_citation(reading, at);
	reading->covered = at;
	while (at < body.end && !reading->failed) {
		struct token *token = &reading->tokens[reading->n_tokens];
		size_t end = mark < text->n_marks && text->marks[mark].start < body.end ? text->marks[mark].start : body.end;
		if (at >= end) {
			at = text->marks[mark].end > at ? text->marks[mark].end : at;
			mark++;
			continue;
		}
		if (!next_token(text, &at, end, token))
			continue;
		token->covered = cover(reading, token);
		if (++reading->n_tokens == CHUNK)
			read_chunk(reading);
	}
	read_chunk(reading);
}

enum engross_status translation_facts_read(struct translation_text *text, const struct translation_run *run,
                                           const struct translation_unit *unit)
{
	struct reading reading = { .text = text, .run = run, .tokens = text->scratch };

	for (size_t block = unit->block; block != ENGROSS_NO_INDEX && !reading.failed; block = text->next[block])
		read_block(&reading, run->host->block(text->document, block)->body);
	return reading.failed ? ENGROSS_NOMEM : ENGROSS_OK;
}

size_t translation_facts_scratch(void)
{
	return CHUNK * sizeof(struct token);
}
