/* "Its resolution" without a number: what the body that the sentence speaks of was last cited with. */
#include <string.h>

#include "base/ascii.h"
#include "cite/prose.h"

/* How many citations back one is looked for. */
#define OWN_REACH ((size_t)64)

/* Whether what stands at AT says which resolution is meant: a number, a symbol, a title, "of 4 June", "on ...". */
static bool says_which(const struct engross__scanner *s, size_t at)
{
	if (at >= s->length)
		return false;
	if (!engross__is_letter(s->text[at]))
		return !strchr(".,;:)", s->text[at]);
	return engross__is_upper(s->text[at]) || engross__scan_word(s, s->systems->name_links, at, NULL) ||
	       engross__scan_word(s, s->systems->prepositions, at, NULL) ||
	       engross__scan_word(s, s->systems->numbers, at, NULL) ||
	       engross__scan_word(s, s->systems->between, at, NULL);
}

/* Whether one of BODIES is called BODY, or by the beginning of its name: "the General Assembly" of the OAS. */
static bool is_called(const struct engross__scanner *s, const struct engross__owner *owner, const char *body)
{
	const char *name = NULL;

	if (engross__prose_among(s, owner->near, owner->n_near, body))
		return true;
	for (size_t i = 0; i < s->systems->n_bodies && !name; i++)
		if (!strcmp(s->systems->bodies[i]->id, body))
			name = s->systems->bodies[i]->name;
	for (size_t i = 0; name && i < owner->n_near; i++) {
		const char *near = s->systems->bodies[owner->near[i]]->name;
		if (near && !strncmp(name, near, strlen(near)))
			return true;
	}
	return false;
}

bool engross__scan_own_act(struct engross__scanner *s, const struct engross__literal *literal, size_t start, size_t end)
{
	struct engross__owner owner;
	struct engross__found *f;
	size_t means = ENGROSS_NO_INDEX;

	if (says_which(s, engross__scan_space(s, end)))
		return true;
	engross__prose_owner(s, start, &owner);
	if (!owner.n_near)
		return true;
	for (size_t i = s->n_found; i > 0 && s->n_found - i < OWN_REACH && means == ENGROSS_NO_INDEX; i--) {
		const struct engross__found *g = &s->found[i - 1];
		if (g->system && g->c.key && !strcmp(g->system->act, literal->as) && is_called(s, &owner, g->system->body))
			means = g->c.span.start;
	}
	f = engross__scan_add(s);
	if (!f)
		return false;
	f->c.span = (struct engross_span){ start, end };
	f->c.form = ENGROSS_FORM_ANAPHORA;
	f->c.system = "internal";
	f->literal = literal;
	f->act = literal->as;
	f->term = means;
	f->own = true;
	return true;
}
