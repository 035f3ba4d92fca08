/* Does what it is told: the option `do` is a list of steps, "wild-span; fail=-2", that a test writes. With it the
   host is shown every breach of the contract, and every honest finding that a test needs. */
#include "hostile.h"

#include <stdlib.h>
#include <string.h>

static const struct engross_code codes[] = {
	{
		.id = "probe/plain", .draft = ENGROSS_LEVEL_INFO, .adoption = ENGROSS_LEVEL_WARNING,
		.final = ENGROSS_LEVEL_ERROR, .summary = "a plain finding", .explanation = "A fixture.",
		.example = "this -> that",
	},
	{
		.id = "probe/late", .draft = ENGROSS_LEVEL_NONE, .adoption = ENGROSS_LEVEL_ERROR,
		.final = ENGROSS_LEVEL_ERROR, .summary = "not reported in a draft", .explanation = "A fixture.",
		.example = "this -> that",
	},
	{ .id = NULL },
};

static const struct engross_option options[] = {
	{ .name = "do", .value = "", .summary = "steps, separated by ';'" },
	{ .name = NULL },
};

/* What `init` gives and `check` must get back. */
static int marker;

struct step {
	const struct engross_host *host;
	engross_run *run;
	const engross_document *document; /* the one findings are on */
	const char *name;                 /* up to '=' or ';' */
	size_t length;
	long numbers[4];                  /* "=3,7" */
};

static int is(const struct step *step, const char *name)
{
	return step->length == strlen(name) && !memcmp(step->name, name, step->length);
}

/* Reads the step at TEXT; returns what follows it. */
static const char *read_step(struct step *step, const char *text)
{
	size_t count = 0;

	step->name = text += strspn(text, " ;");
	step->length = strcspn(text, "=;");
	memset(step->numbers, 0, sizeof(step->numbers));
	text += step->length;
	while ((*text == '=' || *text == ',') && count < 4) {
		char *end;
		step->numbers[count++] = strtol(text + 1, &end, 10);
		text = end;
	}
	return text;
}

static enum engross_status emit(const struct step *step, const char *code, const char *message)
{
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = code,
		.level = (enum engross_level)step->numbers[2],
		.span = { (size_t)step->numbers[0], (size_t)step->numbers[1] },
		.message = message,
	};

	return step->host->emit(step->run, &report);
}

static enum engross_status emit_fix(const struct step *step, const char *replacement)
{
	struct engross_related related = { { 0, 1 }, "the first character" };
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = "probe/plain",
		.span = { (size_t)step->numbers[0], (size_t)step->numbers[1] },
		.replacement = replacement,
		.safe = step->numbers[2] != 0,
		.related = &related,
		.n_related = 1,
	};

	return step->host->emit(step->run, &report);
}

static enum engross_status emit_related(const struct step *step, struct engross_span span, const char *message)
{
	struct engross_related related = { span, message };
	struct engross_report report = {
		.struct_size = sizeof(report),
		.code = "probe/plain",
		.related = &related,
		.n_related = 1,
	};

	return step->host->emit(step->run, &report);
}

static enum engross_status emit_change(const struct step *step, size_t end)
{
	struct engross_edit edit = { ENGROSS_EDIT_REPLACE, { 0, 1 }, { 0, end } };
	struct engross_change change = {
		.kind = (enum engross_change_kind)step->numbers[0],
		.has_old = true,
		.has_new = true,
		.old_span = { 0, 1 },
		.new_span = { 0, 2 },
		.old_number = "1.",
		.new_number = "2.",
		.edits = &edit,
		.n_edits = 1,
	};

	return step->host->emit_change(step->run, &change);
}

static enum engross_status emit_short(const struct step *step)
{
	struct engross_report report = { .struct_size = 8, .code = "probe/plain" };

	return step->host->emit(step->run, &report);
}

/* Goes on after a breach as if nothing had happened. */
static enum engross_status ignore(const struct step *step)
{
	step->host->emit(step->run, &(struct engross_report){ .struct_size = sizeof(struct engross_report),
	                                                      .code = "citation/malformed" });
	for (int i = 0; i < 3; i++)
		step->host->emit(step->run, &(struct engross_report){ .struct_size = sizeof(struct engross_report),
		                                                      .code = "probe/plain" });
	return ENGROSS_OK;
}

static enum engross_status fill_memory(const struct step *step)
{
	char *block = step->host->alloc(step->run, (size_t)step->numbers[0]);

	if (!block)
		return ENGROSS_NOMEM;
	for (long i = 0; i < step->numbers[0]; i++)
		if (block[i])
			return ENGROSS_DATA;
	memset(block, 'x', (size_t)step->numbers[0]);
	return ENGROSS_OK;
}

static enum engross_status take(const struct step *step)
{
	size_t length;

	step->host->text(step->document, &length);
	if (is(step, "plain"))
		return emit(step, "probe/plain", NULL);
	if (is(step, "late"))
		return emit(step, "probe/late", NULL);
	if (is(step, "fix"))
		return emit_fix(step, "that");
	if (is(step, "delete"))
		return emit_fix(step, "");
	if (is(step, "if-enabled"))
		return step->host->enabled(step->run, "probe/plain") ? emit(step, "probe/plain", "enabled") : ENGROSS_OK;
	if (is(step, "alloc"))
		return fill_memory(step);
	if (is(step, "change"))
		return emit_change(step, 2);
	if (is(step, "undeclared"))
		return emit(step, "citation/malformed", NULL);
	if (is(step, "no-code"))
		return emit(step, NULL, NULL);
	if (is(step, "wild-span"))
		return emit_related(step, (struct engross_span){ 0, length + 1 }, "past the end");
	if (is(step, "bad-message"))
		return emit(step, "probe/plain", "not \xFF\xFE UTF-8");
	if (is(step, "bad-fix"))
		return emit_fix(step, "\xC0\x80");
	if (is(step, "no-related-message"))
		return emit_related(step, (struct engross_span){ 0, 0 }, NULL);
	if (is(step, "short-report"))
		return emit_short(step);
	if (is(step, "pair")) {
		struct engross_pair pair = { .kind = ENGROSS_PAIR_MATCH, .has_source = true, .has_target = true };
		return step->host->emit_pair(step->run, &pair);
	}
	if (is(step, "wild-change"))
		return emit_change(step, (size_t)-1);
	if (is(step, "ignore"))
		return ignore(step);
	if (is(step, "fail"))
		return (enum engross_status)step->numbers[0];
	return ENGROSS_USAGE;
}

static enum engross_status run_steps(const struct engross_host *host, engross_run *run,
                                     const engross_document *document)
{
	struct step step = { .host = host, .run = run, .document = document };
	const char *text = host->option(run, "do");
	enum engross_status status = ENGROSS_OK;

	if (host->option(run, "nothing"))
		return ENGROSS_DATA;
	while (text[strspn(text, " ;")] && status == ENGROSS_OK) {
		text = read_step(&step, text);
		status = take(&step);
	}
	return status;
}

static enum engross_status check(const struct engross_host *host, void *state, engross_run *run,
                                 const engross_document *document)
{
	return state == &marker ? run_steps(host, run, document) : ENGROSS_DATA;
}

static enum engross_status compare(const struct engross_host *host, void *state, engross_run *run,
                                   const engross_document *old_draft, const engross_document *new_draft)
{
	(void)state;
	(void)old_draft;
	return run_steps(host, run, new_draft);
}

static enum engross_status init(const struct engross_host *host, void **state)
{
	*state = &marker;
	return host->struct_size >= sizeof(*host) ? ENGROSS_OK : ENGROSS_DATA;
}

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("probe"),
	.capabilities = ENGROSS_CAN_CHECK | ENGROSS_CAN_COMPARE,
	.codes = codes,
	.options = options,
	.init = init,
	.check = check,
	.compare = compare,
};

HOSTILE_ENTRY(&plugin)
