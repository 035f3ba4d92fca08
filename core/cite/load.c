/* Reading a system file: XML in, structures out, every fault with its line. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "cite/grammar.h"
#include "cite/systems_internal.h"
#include "host/context_internal.h"
#include "host/data_file.h"

struct loading {
	engross_context *context;
	struct engross__systems *s;
	const char *path;
	struct engross_error *error;
	const char *source; /* of the nearest element that gives one */
};

static const char *attribute(const struct engross__data_node *node, const char *name)
{
	return engross__data_file_attribute(node, name);
}

static bool is(const struct engross__data_node *node, const char *name)
{
	return !strcmp(node->name, name);
}

static enum engross_status fail(struct loading *l, const struct engross__data_node *node, const char *message, const char *detail)
{
	return engross__data_file_fail(l->error, l->path, node, message, detail);
}

/* An arena copy of the attribute NAME, NULL when there is none; *STATUS says when memory ran out. */
static const char *copy(struct loading *l, const struct engross__data_node *node, const char *name, enum engross_status *status)
{
	const char *value = attribute(node, name), *kept;

	if (!value)
		return NULL;
	kept = engross__arena_string(&l->s->arena, value);
	if (!kept)
		*status = engross__nomem(l->error);
	return kept;
}

static long number(const struct engross__data_node *node, const char *name, long otherwise)
{
	const char *value = attribute(node, name);

	return value ? strtol(value, NULL, 10) : otherwise;
}

static bool yes(const struct engross__data_node *node, const char *name)
{
	const char *value = attribute(node, name);

	return value && !strcmp(value, "yes");
}

/* The text of ELEMENT with white space runs as one space, ends trimmed. */
static const char *content(struct loading *l, const struct engross__data_node *element, enum engross_status *status)
{
	char *kept = engross__arena_string(&l->s->arena, engross__data_file_content(element)), *to = kept;

	if (!kept) {
		*status = engross__nomem(l->error);
		return NULL;
	}
	for (const char *p = kept; *p; p++) {
		bool space = *p == ' ' || *p == '\n' || *p == '\t' || *p == '\r';
		if (!space)
			*to++ = *p;
		else if (to > kept && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > kept && to[-1] == ' ')
		to--;
	*to = '\0';
	return kept;
}

#define APPEND(list, count, capacity, item) \
	(engross__grow(l->s->allocator, &(list), &(capacity), (count) + 1, sizeof(*(list))) ? ((list)[(count)++] = (item), true) : false)

static enum engross_status load_anchors(struct loading *l, const struct engross__data_node *node, struct engross__form *form,
                                        enum engross_status *status)
{
	const char *given = attribute(node, "anchors");
	const char **anchors = engross__arena_array(&l->s->arena, 32, sizeof(*anchors));
	char own[64];

	if (!anchors)
		return engross__nomem(l->error);
	form->anchors = anchors;
	if (!given) {
		if (engross__template_anchor(form->template, own, sizeof(own)) < 2)
			return fail(l, node, "%s", "no two fixed characters begin the form: say in anchors how its citations "
			                           "begin, as anchors=\"A1;A2;A3\"");
		anchors[form->n_anchors++] = engross__arena_string(&l->s->arena, own);
		if (!anchors[0])
			*status = engross__nomem(l->error);
		return *status;
	}
	for (const char *p = given; *p && form->n_anchors < 32;) {
		size_t n = strcspn(p, ";");
		if (n < 2)
			return fail(l, node, "%s", "an anchor has at least two characters");
		if (!(anchors[form->n_anchors++] = engross__arena_copy(&l->s->arena, p, n)))
			return engross__nomem(l->error);
		p += n + (p[n] == ';');
	}
	return ENGROSS_OK;
}

static enum engross_status load_require(struct loading *l, const struct engross__data_node *node, struct engross__form *form)
{
	enum engross_status status = ENGROSS_OK;
	struct engross__require *r = &form->requires[form->n_requires];

	if (form->n_requires == 4)
		return fail(l, node, "%s", "more than four requirements");
	r->field = copy(l, node, "field", &status);
	r->min = number(node, "min", LONG_MIN);
	r->max = number(node, "max", LONG_MAX);
	form->n_requires++;
	return status;
}

static enum engross_status load_examples(struct loading *l, struct engross__data_node *node, struct engross__form *form)
{
	struct engross__example *examples = NULL;
	enum engross_status status = ENGROSS_OK;
	size_t count = 0;

	for (struct engross__data_node *c = engross__data_file_element(node->children, NULL); c; c = engross__data_file_element(c->next, NULL))
		count += is(c, "example") || is(c, "counter");
	if (!count)
		return ENGROSS_OK;
	examples = engross__arena_array(&l->s->arena, count, sizeof(*examples));
	if (!examples)
		return engross__nomem(l->error);
	for (struct engross__data_node *c = engross__data_file_element(node->children, NULL); c; c = engross__data_file_element(c->next, NULL)) {
		struct engross__example *e = &examples[form->n_examples];
		if (!is(c, "example") && !is(c, "counter"))
			continue;
		e->text = content(l, c, &status);
		e->canonical = copy(l, c, "canonical", &status);
		e->key = copy(l, c, "key", &status);
		e->line = c->line;
		if (status)
			return status;
		if (is(c, "example") && !e->canonical)
			e->canonical = e->text;
		if (is(c, "counter") && (e->canonical || e->key))
			return fail(l, c, "%s", "a counter-example is not found: it has no canonical form");
		form->n_examples++;
	}
	form->examples = examples;
	return ENGROSS_OK;
}

static enum engross__form_kind form_kind(const char *name)
{
	if (!name || !strcmp(name, "symbol"))
		return FORM_SYMBOL;
	if (!strcmp(name, "prose"))
		return FORM_PROSE;
	if (!strcmp(name, "series"))
		return FORM_SERIES;
	if (!strcmp(name, "continuation"))
		return FORM_CONTINUATION;
	return FORM_NONE;
}

static const char *find_tokens(struct loading *l, const struct engross__data_node *node, enum engross_status *status)
{
	/* A form stands in a system, that in the outermost element, the tokens there too. */
	struct engross__data_node *list = node->parent->parent->children;
	const char *id = attribute(node, "tokens");

	if (!id)
		return NULL;
	for (struct engross__data_node *c = engross__data_file_element(list, NULL); c;
	     c = engross__data_file_element(c->next, NULL))
		if (is(c, "tokens") && attribute(c, "id") && !strcmp(attribute(c, "id"), id))
			return content(l, c, status);
	*status = fail(l, node, "there are no tokens \"%s\"", id);
	return NULL;
}

/* Whether PATTERN holds letters beyond ASCII; the marks of a choice are none. */
static bool has_foreign(const char *pattern)
{
	for (const char *p = pattern; *p; p++)
		if ((unsigned char)*p >= 0x80 && (unsigned char)*p != 0xC2 && (p == pattern || (unsigned char)p[-1] != 0xC2))
			return true;
	return false;
}

static enum engross_status load_form(struct loading *l, struct engross__data_node *node, struct engross__system *system)
{
	struct engross__form *form = engross__arena_alloc(&l->s->arena, sizeof(*form));
	enum engross_status status = ENGROSS_OK;
	const char *pattern = attribute(node, "pattern"), *wrong = NULL, *tokens;

	if (!form)
		return engross__nomem(l->error);
	form->system = system;
	form->kind = form_kind(attribute(node, "kind"));
	if (form->kind == FORM_NONE)
		return fail(l, node, "there is no kind of form \"%s\"", attribute(node, "kind"));
	tokens = find_tokens(l, node, &status);
	form->canonical = copy(l, node, "canonical", &status);
	form->key = copy(l, node, "key", &status);
	form->malformed = copy(l, node, "malformed", &status);
	form->incomplete = yes(node, "incomplete");
	form->glued = yes(node, "glued");
	form->named = yes(node, "named");
	form->foreign = has_foreign(pattern);
	form->stem = form->canonical && strstr(form->canonical, "{stem}");
	form->slashed = strchr(pattern, '}') && strchr(pattern, '}')[1] == '/';
	form->number_first = yes(node, "number-first");
	form->faults = (unsigned)number(node, "faults", form->kind == FORM_SYMBOL ? 2 : 0);
	if (status)
		return status;
	form->template = engross__template_compile(&l->s->arena, pattern, tokens, &wrong);
	if (!form->template)
		return wrong ? fail(l, node, "%s", wrong) : engross__nomem(l->error);
	form->numbered = form->kind == FORM_SYMBOL && engross__template_numbered(form->template);
	if ((form->kind == FORM_SYMBOL || form->kind == FORM_SERIES) && (status = load_anchors(l, node, form, &status)))
		return status;
	for (struct engross__data_node *c = engross__data_file_element(node->children, NULL); c && !status;
	     c = engross__data_file_element(c->next, NULL)) {
		if (is(c, "require"))
			status = load_require(l, c, form);
	}
	if (!status)
		status = load_examples(l, node, form);
	if (!status)
		status = engross__grammar_form(l->path, node, form, l->error);
	if (status)
		return status;
	if (!APPEND(l->s->forms, l->s->n_forms, l->s->forms_capacity, form) ||
	    !APPEND(system->forms, system->n_forms, system->forms_capacity, form))
		return engross__nomem(l->error);
	return ENGROSS_OK;
}

static enum engross__rule_kind rule_kind(const char *name)
{
	static const char *const names[] = { [RULE_YEAR] = "year", [RULE_RANGE] = "range", [RULE_ORDER] = "order",
		                             [RULE_WINDOW] = "window", [RULE_DATE_YEAR] = "date-year",
		                             [RULE_SESSION] = "session", [RULE_SITTING] = "sitting",
		                             [RULE_MAX] = "max", [RULE_MIN] = "min" };

	for (size_t i = 1; name && i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i], name))
			return (enum engross__rule_kind)i;
	return RULE_NONE;
}

static enum engross_status load_rule(struct loading *l, const struct engross__data_node *node, struct engross__system *system)
{
	struct engross__rule rule = { .kind = rule_kind(attribute(node, "kind")) };
	enum engross_status status = ENGROSS_OK;

	if (rule.kind == RULE_NONE)
		return fail(l, node, "there is no kind of rule \"%s\"", attribute(node, "kind"));
	rule.code = copy(l, node, "code", &status);
	rule.series = copy(l, node, "series", &status);
	rule.number = copy(l, node, "number", &status);
	rule.session = copy(l, node, "session", &status);
	rule.year = copy(l, node, "year", &status);
	rule.session_kind = copy(l, node, "session-kind", &status);
	rule.when_field = copy(l, node, "when", &status);
	rule.when_value = copy(l, node, "is", &status);
	rule.label = copy(l, node, "label", &status);
	rule.source = copy(l, node, "source", &status);
	rule.text = copy(l, node, "text", &status);
	rule.base = number(node, "base", 0);
	rule.step = number(node, "step", 1);
	rule.shift = number(node, "shift", 0);
	rule.div = number(node, "div", 1);
	rule.value = number(node, "value", 0);
	rule.opens = number(node, "opens", 9);
	rule.from = number(node, "from", LONG_MIN);
	rule.to = number(node, "to", LONG_MAX);
	rule.except = number(node, "except", LONG_MIN);
	rule.certain = !attribute(node, "certain") || yes(node, "certain");
	if (status)
		return status;
	if (!APPEND(system->rules, system->n_rules, system->rules_capacity, rule))
		return engross__nomem(l->error);
	return ENGROSS_OK;
}

static bool find_body(const struct loading *l, const char *id)
{
	for (size_t i = 0; i < l->s->n_bodies; i++)
		if (!strcmp(l->s->bodies[i]->id, id))
			return true;
	return false;
}

static enum engross_status load_system(struct loading *l, struct engross__data_node *node)
{
	struct engross__system *system = engross__arena_alloc(&l->s->arena, sizeof(*system));
	enum engross_status status = ENGROSS_OK;
	size_t n_rules = 0;

	if (!system)
		return engross__nomem(l->error);
	system->id = copy(l, node, "id", &status);
	system->body = copy(l, node, "body", &status);
	system->act = copy(l, node, "act", &status);
	system->series = copy(l, node, "series", &status);
	system->treaties = yes(node, "treaties");
	if (status)
		return status;
	for (size_t i = 0; i < l->s->n_systems; i++)
		if (!strcmp(l->s->systems[i]->id, system->id))
			return fail(l, node, "the system \"%s\" is there already", system->id);
	if (!system->body)
		system->body = "";
	else if (!find_body(l, system->body))
		return fail(l, node, "there is no body \"%s\" yet", system->body);
	if (!system->act)
		system->act = "document";
	if (!APPEND(l->s->systems, l->s->n_systems, l->s->systems_capacity, system))
		return engross__nomem(l->error);
	for (struct engross__data_node *c = engross__data_file_element(node->children, NULL); c && !status;
	     c = engross__data_file_element(c->next, NULL)) {
		if (is(c, "form"))
			status = load_form(l, c, system);
		else
			status = load_rule(l, c, system);
	}
	/* A rule may speak of a form that follows it. */
	for (struct engross__data_node *c = engross__data_file_element(node->children, NULL); c && !status;
	     c = engross__data_file_element(c->next, NULL))
		if (is(c, "rule"))
			status = engross__grammar_rule(l->path, c, system, &system->rules[n_rules++], l->error);
	return status;
}

/* The <name> children of NODE as literals of KIND for INDEX. */
static enum engross_status load_names(struct loading *l, struct engross__data_node *node, enum engross__literal_kind kind, size_t index,
                                      const char **title)
{
	enum engross_status status = ENGROSS_OK;

	for (struct engross__data_node *c = engross__data_file_element(node->children, NULL); c; c = engross__data_file_element(c->next, NULL)) {
		struct engross__literal literal = { .kind = kind, .index = (uint32_t)index };
		literal.text = content(l, c, &status);
		literal.language = copy(l, c, "lang", &status);
		literal.weak = yes(c, "weak");
		literal.cased = yes(c, "cased");
		literal.right = copy(l, c, "flawed", &status);
		literal.head = yes(c, "list-head");
		if (status)
			return status;
		if (!literal.language)
			literal.language = "";
		literal.length = strlen(literal.text);
		if (literal.length < 2)
			return fail(l, c, "%s", "a name has at least two characters");
		if (title && !*title)
			*title = literal.text;
		if (!engross__systems_add_literal(l->s, literal))
			return engross__nomem(l->error);
	}
	return status;
}

static enum engross_status load_body(struct loading *l, struct engross__data_node *node)
{
	struct engross__body *body = engross__arena_alloc(&l->s->arena, sizeof(*body));
	enum engross_status status = ENGROSS_OK;

	if (!body)
		return engross__nomem(l->error);
	body->id = copy(l, node, "id", &status);
	if (status)
		return status;
	if (find_body(l, body->id))
		return fail(l, node, "the body \"%s\" is there already", body->id);
	if (!APPEND(l->s->bodies, l->s->n_bodies, l->s->bodies_capacity, body))
		return engross__nomem(l->error);
	return load_names(l, node, LITERAL_BODY, l->s->n_bodies - 1, &body->name);
}

static enum engross_status load_instrument(struct loading *l, struct engross__data_node *node)
{
	struct engross__instrument *i = engross__arena_alloc(&l->s->arena, sizeof(*i));
	enum engross_status status = ENGROSS_OK;

	if (!i)
		return engross__nomem(l->error);
	i->key = copy(l, node, "key", &status);
	i->system = copy(l, node, "system", &status);
	i->adopted = copy(l, node, "adopted", &status);
	i->resolution = copy(l, node, "resolution", &status);
	i->treaty = copy(l, node, "treaty", &status);
	i->number = copy(l, node, "number", &status);
	i->needs = copy(l, node, "needs", &status);
	i->source = copy(l, node, "source", &status);
	i->certain = !attribute(node, "certain") || yes(node, "certain");
	i->dated = yes(node, "dated");
	i->expects_resolution = yes(node, "expects-resolution");
	if (status)
		return status;
	for (size_t k = 0; k < l->s->n_instruments; k++)
		if (!strcmp(l->s->instruments[k]->key, i->key))
			return fail(l, node, "the instrument \"%s\" is there already", i->key);
	if (!i->system)
		i->system = "instrument";
	if (!APPEND(l->s->instruments, l->s->n_instruments, l->s->instruments_capacity, i))
		return engross__nomem(l->error);
	return load_names(l, node, LITERAL_INSTRUMENT, l->s->n_instruments - 1, &i->title);
}

static enum engross_status load_event(struct loading *l, struct engross__data_node *node)
{
	struct engross__event *e = engross__arena_alloc(&l->s->arena, sizeof(*e));
	enum engross_status status = ENGROSS_OK;

	if (!e)
		return engross__nomem(l->error);
	e->key = copy(l, node, "key", &status);
	e->system = copy(l, node, "system", &status);
	e->series = copy(l, node, "series", &status);
	e->source = copy(l, node, "source", &status);
	e->base = number(node, "base", 0);
	if (status)
		return status;
	for (size_t k = 0; k < l->s->n_events; k++)
		if (!strcmp(l->s->events[k]->key, e->key))
			return fail(l, node, "the event \"%s\" is there already", e->key);
	if (!e->system)
		e->system = "event";
	if (!e->series)
		e->series = e->key;
	if (!APPEND(l->s->events, l->s->n_events, l->s->events_capacity, e))
		return engross__nomem(l->error);
	return load_names(l, node, LITERAL_EVENT, l->s->n_events - 1, &e->title);
}

static enum engross_status load_root(struct loading *l, struct engross__data_node *root)
{
	enum engross_status status = engross__grammar_check(l->path, root, l->error);

	if (status)
		return status;
	for (struct engross__data_node *c = engross__data_file_element(root->children, NULL); c && !status;
	     c = engross__data_file_element(c->next, NULL)) {
		if (is(c, "system"))
			status = load_system(l, c);
		else if (is(c, "body"))
			status = load_body(l, c);
		else if (is(c, "instrument"))
			status = load_instrument(l, c);
		else if (is(c, "event"))
			status = load_event(l, c);
	}
	return status;
}

static struct engross__systems *new_systems(engross_context *context)
{
	struct engross__systems *s = context->allocator.alloc(context->allocator.payload, sizeof(*s));

	if (!s)
		return NULL;
	memset(s, 0, sizeof(*s));
	s->allocator = &context->allocator;
	engross__arena_init(&s->arena, s->allocator);
	return s;
}

enum engross_status engross__systems_load(engross_context *context, const char *path, struct engross_error *error)
{
	struct loading l = { .context = context, .path = path, .error = error };
	struct engross__data_tree tree;
	enum engross_status status = ENGROSS_OK;

	if (!context->systems && !(context->systems = new_systems(context)))
		return engross__nomem(error);
	l.s = context->systems;
	if (l.s->sealed)
		return engross__fail(error, ENGROSS_USAGE, ENGROSS_NO_OFFSET, "the context is sealed");
	status = engross__data_file_read(&tree, context, path, error);
	if (status)
		return status;
	status = load_root(&l, tree.root);
	engross__data_tree_clear(&tree);
	return status;
}
