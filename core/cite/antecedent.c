/* What an anaphor stands for: "Ibid." by the note before it, "that resolution" by the citations before it, a
   defined term by its definition. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include <string.h>

#include "base/arena.h"
#include "base/ascii.h"
#include "cite/scanner.h"
#include "host/context_internal.h"

/* The acts that an anaphor may name. */
#define ACTS 2

/* How long a part of a note must be to hold a source of its own. */
#define SOURCE_MIN ((size_t)6)

/* How much of a note, and how many finds in it, are looked at. */
#define NOTE_REACH ((size_t)2000)
#define NOTE_FINDS ((size_t)32)

/* How far back the author of a work that is cited again is looked for. */
#define OP_CIT_REACH ((size_t)8192)

static const char nothing_before[] = "nothing stands before it that \"Ibid.\" could repeat";

bool engross__bind_problem(struct engross__scanner *s, struct engross__found *f, const char *code,
                           enum engross_level level, const char *message)
{
	struct engross_problem *p = engross__arena_alloc(s->arena, sizeof(*p));

	if (!p) {
		s->status = ENGROSS_NOMEM;
		return false;
	}
	p->code = code;
	p->level = level;
	p->span = f->c.span;
	p->message = message;
	f->c.problems = p;
	f->c.n_problems = 1;
	return true;
}

static bool no_antecedent(struct engross__scanner *s, struct engross__found *f, enum engross_level level,
                          const char *message)
{
	return engross__bind_problem(s, f, "reference/antecedent", level, message);
}

static void stand_for(struct engross__scanner *s, struct engross__found *f, size_t antecedent)
{
	const struct engross__found *a = &s->found[antecedent];

	f->c.antecedent = antecedent;
	if (f->draws)
		return;
	f->c.system = a->c.system;
	f->c.key = a->c.key;
	f->c.canonical = a->c.canonical;
}

static bool is_other(const struct engross__found *a, const struct engross__found *b)
{
	return !a->c.key || !b->c.key || strcmp(a->c.key, b->c.key) != 0;
}

/* Whether F is a source that a note may cite. */
static bool is_source(const struct engross__found *f)
{
	return f->c.form != ENGROSS_FORM_INTERNAL && f->c.form != ENGROSS_FORM_FOOTNOTE_MARK &&
	       f->c.form != ENGROSS_FORM_EVENT && !(f->c.form == ENGROSS_FORM_ANAPHORA && f->c.antecedent == ENGROSS_NO_INDEX && !f->draws);
}

/* ---- Ibid. in a note */

/* What a note, or a part of one, cites. */
struct sources {
	size_t first;  /* ENGROSS_NO_INDEX: none that is known */
	size_t last;
	bool several;  /* more than one, known or not */
	bool words;    /* there are words that may be a source */
};

/* Counts the parts of [start, end) between semicolons that are long enough for a source. */
static size_t parts_of(const struct engross__scanner *s, size_t start, size_t end)
{
	size_t parts = 0, from = start;

	for (size_t i = start; i <= end; i++)
		if (i == end || s->text[i] == ';') {
			parts += i - from >= SOURCE_MIN;
			from = i + 1;
		}
	return parts;
}

/* The sources of SPAN; of a long one those at its end. */
static struct sources sources_in(const struct engross__scanner *s, struct engross_span span)
{
	struct sources out = { ENGROSS_NO_INDEX, ENGROSS_NO_INDEX, false, false };
	size_t before = engross__bind_first_from(s, span.end), seen = 0;

	if (span.end - span.start > NOTE_REACH)
		span.start = span.end - NOTE_REACH;
	for (size_t i = before; i > 0 && s->found[i - 1].c.span.start >= span.start && seen < NOTE_FINDS; i--, seen++) {
		const struct engross__found *f = &s->found[i - 1];
		if (f->c.span.end > span.end || !is_source(f))
			continue;
		/* An official record, its supplement and its symbol are one source; so are a title and its place. */
		out.several |= out.first != ENGROSS_NO_INDEX && is_other(f, &s->found[out.first]) && f->c.key &&
		               memchr(s->text + f->c.span.end, ';', s->found[out.first].c.span.start - f->c.span.end);
		out.first = i - 1;
		if (out.last == ENGROSS_NO_INDEX)
			out.last = i - 1;
	}
	out.several |= seen == NOTE_FINDS || parts_of(s, span.start, span.end) > 1;
	for (size_t i = span.start, letters = 0; i < span.end && !out.words; i++) {
		letters = (s->text[i] | 32) >= 'a' && (s->text[i] | 32) <= 'z' ? letters + 1 : letters;
		out.words = letters >= 4;
	}
	return out;
}

/* The notes around the finds, which are walked through in order. */
struct notes {
	size_t next;   /* the block that was not looked at yet */
	size_t here;   /* the block of the note that was last passed, and the note before it; or ENGROSS_NO_INDEX */
	size_t before;
};

static void go_to(const struct engross__scanner *s, struct notes *notes, size_t block)
{
	const engross_document *d = s->document;

	for (; block != ENGROSS_NO_INDEX && notes->next <= block && notes->next < d->n_blocks; notes->next++)
		if (d->blocks[notes->next].kind == ENGROSS_BLOCK_FOOTNOTE) {
			notes->before = notes->here;
			notes->here = notes->next;
		}
}

/* Binds "Ibid.", find number I, in a note: by what stands before it in the note, else by the note before. */
static bool bind_in_note(struct engross__scanner *s, size_t i, const struct notes *notes)
{
	const engross_document *d = s->document;
	struct engross__found *f = &s->found[i];
	struct engross_span before = { d->blocks[notes->here].span.start, f->c.span.start };
	struct sources sources = sources_in(s, before);
	size_t found;

	if (sources.first == ENGROSS_NO_INDEX) {
		if (notes->before == ENGROSS_NO_INDEX)
			return no_antecedent(s, f, ENGROSS_LEVEL_NONE, nothing_before);
		sources = sources_in(s, d->blocks[notes->before].span);
		if (sources.several)
			return no_antecedent(s, f, ENGROSS_LEVEL_WARNING,
			                     "the note before cites more than one source: which one it repeats is open");
	}
	found = sources.last;
	if (found == ENGROSS_NO_INDEX)
		return sources.words ? no_antecedent(s, f, ENGROSS_LEVEL_INFO,
		                                     "the note before cites a source that is not known here")
		                     : no_antecedent(s, f, ENGROSS_LEVEL_NONE, nothing_before);
	if (f->draws && s->found[found].c.form != ENGROSS_FORM_TREATY_SERIES && !s->found[found].draws)
		return no_antecedent(s, f, ENGROSS_LEVEL_WARNING, "the note before cites no treaty series that it could go on");
	stand_for(s, f, found);
	return true;
}

/* The source of the note in block NOTE, when it is one alone; ENGROSS_NO_INDEX: none, or several. */
static size_t one_source(const struct engross__scanner *s, size_t note)
{
	const struct engross_span span = s->document->blocks[note].span;
	struct sources sources = sources_in(s, span);

	return sources.several ? ENGROSS_NO_INDEX : sources.last;
}

/* "Smith, op. cit.": the note that names Smith. What it cites is mostly a book, of which nothing is known. */
static bool bind_op_cit(struct engross__scanner *s, size_t i)
{
	const engross_document *d = s->document;
	struct engross__found *f = &s->found[i];
	size_t end = f->c.span.start, start, block = f->c.block, at;

	while (end && (engross__is_space(s->text[end - 1]) || s->text[end - 1] == ','))
		end--;
	for (start = end; start && end - start < 40 && !engross__is_space(s->text[start - 1]); start--)
		;
	at = start > OP_CIT_REACH ? start - OP_CIT_REACH : 0;
	if (block == ENGROSS_NO_INDEX || end - start < 3)
		return no_antecedent(s, f, ENGROSS_LEVEL_INFO, "no author is named with it");
	for (const char *hit; (hit = memmem(s->text + at, start - at, s->text + start, end - start)); at = (size_t)(hit - s->text) + 1)
		while (block && d->blocks[block].span.start > (size_t)(hit - s->text))
			block--;
	if (!at || block == f->c.block || d->blocks[block].kind != ENGROSS_BLOCK_FOOTNOTE)
		return no_antecedent(s, f, ENGROSS_LEVEL_INFO, "no note before it names that author");
	at = one_source(s, block);
	if (at == ENGROSS_NO_INDEX)
		return no_antecedent(s, f, ENGROSS_LEVEL_INFO, "the note it refers to cites a source that is not known here");
	stand_for(s, f, at);
	return true;
}

/* "Note 3 above": what that note cites, when it is one thing. */
static void bind_supra(struct engross__scanner *s, struct engross__found *f)
{
	const engross_document *d = s->document;
	long number = f->c.n_pinpoints ? f->c.pinpoints[0].number : 0;
	const struct engross_footnote *note = number > 0 && (size_t)number <= d->n_footnotes ? &d->footnotes[number - 1] : NULL;

	if (note && note->number == number && note->block != ENGROSS_NO_INDEX && note->block != f->c.block)
		f->c.antecedent = one_source(s, note->block);
}

/* ---- others */

struct before {
	size_t series;         /* the treaty series or record that was last cited */
	size_t act[ACTS];      /* the resolution, the decision */
	size_t one_before[ACTS];
};

static size_t act_number(const char *act)
{
	return act && !strcmp(act, "decision");
}

/* "That resolution": the nearest citation before it that can be meant. */
static bool bind_act(struct engross__scanner *s, struct engross__found *f, const struct before *b)
{
	size_t act = act_number(f->act), from = b->act[act], other = b->one_before[act];

	if (f->own)
		return no_antecedent(s, f, ENGROSS_LEVEL_INFO,
		                     act ? "no decision of that body is cited before it"
		                         : "no resolution of that body is cited before it");
	if (from == ENGROSS_NO_INDEX)
		return no_antecedent(s, f, ENGROSS_LEVEL_NONE,
		                     act ? "no decision is cited before it that could be meant"
		                         : "no resolution is cited before it that could be meant");
	stand_for(s, f, from);
	if (other != ENGROSS_NO_INDEX && s->found[other].c.block == f->c.block && is_other(&s->found[from], &s->found[other]))
		return no_antecedent(s, f, ENGROSS_LEVEL_WARNING,
		                     act ? "it may mean either of the decisions cited before it"
		                         : "it may mean either of the resolutions cited before it");
	return true;
}

static bool bind_ibid(struct engross__scanner *s, size_t i, const struct before *b, struct notes *notes)
{
	struct engross__found *f = &s->found[i];

	if (!strcmp(f->act, "op-cit"))
		return bind_op_cit(s, i);
	go_to(s, notes, f->c.block);
	if (f->c.block != ENGROSS_NO_INDEX && notes->here == f->c.block)
		return bind_in_note(s, i, notes);
	if (b->series == ENGROSS_NO_INDEX)
		return no_antecedent(s, f, ENGROSS_LEVEL_NONE, nothing_before);
	stand_for(s, f, b->series);
	return true;
}

bool engross__bind_anaphors(struct engross__scanner *s)
{
	struct before b = { ENGROSS_NO_INDEX, { ENGROSS_NO_INDEX, ENGROSS_NO_INDEX }, { ENGROSS_NO_INDEX, ENGROSS_NO_INDEX } };
	struct notes notes = { 0, ENGROSS_NO_INDEX, ENGROSS_NO_INDEX };

	for (size_t i = 0; i < s->n_found; i++) {
		struct engross__found *f = &s->found[i];
		bool ibid = f->act && (!strcmp(f->act, "ibid") || !strcmp(f->act, "op-cit")), anaphor = f->c.form == ENGROSS_FORM_ANAPHORA;

		if (f->c.form == ENGROSS_FORM_INTERNAL && f->c.n_pinpoints && !strcmp(f->c.pinpoints[0].unit, "footnote"))
			bind_supra(s, f);
		if (anaphor && f->term != ENGROSS_NO_INDEX) {
			size_t at = engross__bind_first_from(s, f->term);
			if (at < i && s->found[at].c.span.start == f->term)
				stand_for(s, f, at);
			continue;
		}
		if (anaphor && !(ibid ? bind_ibid(s, i, &b, &notes) : bind_act(s, f, &b)))
			return false;
		if (f->c.form == ENGROSS_FORM_TREATY_SERIES || (ibid && (f->draws || f->c.antecedent != ENGROSS_NO_INDEX))) {
			b.series = i;
		} else if (f->system && !anaphor &&
		           (!strcmp(f->system->act, "resolution") || !strcmp(f->system->act, "decision"))) {
			size_t act = act_number(f->system->act);
			b.one_before[act] = b.act[act];
			b.act[act] = i;
		}
	}
	return true;
}
