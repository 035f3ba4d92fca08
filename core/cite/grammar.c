/* A system file held against its grammar. The tree is at most four elements deep; what lies deeper is an
   error. */
#include "cite/grammar.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cite/template_internal.h"
#include "host/data_file.h"

/* Attributes are separated by spaces; before each stands what its value is: - any text, ! the same and
   mandatory, # a whole number, ? yes or no. */
static const struct {
	const char *name, *parents, *attributes;
	bool text; /* holds text */
} elements[] = {
	{ "systems", "", "", false },
	{ "tokens", "systems", "!id", true },
	{ "body", "systems", "!id", false },
	{ "system", "systems", "!id -body -act -series ?treaties", false },
	{ "instrument", "systems",
	  "!key -system -adopted -resolution -treaty -number ?certain ?dated ?expects-resolution -needs !source",
	  false },
	{ "event", "systems", "!key -system -series #base !source", false },
	{ "form", "system",
	  "-kind !pattern -canonical -key -anchors #faults ?incomplete -malformed ?glued ?named -tokens "
	  "?number-first",
	  false },
	{ "rule", "system",
	  "!kind !code -series -number -session -year -session-kind -when -is -label #base #step #shift #div "
	  "#value #opens #from #to #except ?certain !source -text",
	  false },
	{ "require", "form", "!field #min #max", false },
	{ "example", "form", "-canonical -key", true },
	{ "counter", "form", "", true },
	{ "name", "body instrument event", "-lang ?weak ?cased -flawed ?list-head", true },
};

#define ELEMENTS (sizeof(elements) / sizeof(*elements))

static size_t find_element(const struct engross__data_node *node)
{
	for (size_t i = 0; i < ELEMENTS; i++)
		if (!strcmp(elements[i].name, node->name))
			return i;
	return ELEMENTS;
}

/* Whether WORD is one of LIST, which are separated by spaces. */
static bool listed(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; *p; p += strcspn(p, " "), p += *p == ' ')
		if (strcspn(p, " ") == n && !memcmp(p, word, n))
			return true;
	return false;
}

static bool whole_number(const char *value)
{
	size_t digits;

	value += *value == '-';
	digits = strspn(value, "0123456789");
	return digits && digits <= 9 && !value[digits];
}

/* What the grammar has before the attribute NAME of ATTRIBUTES; 0: it has none of that name. */
static char attribute_kind(const char *attributes, const char *name)
{
	for (const char *p = attributes; *p; p += strcspn(p, " "), p += *p == ' ')
		if (strcspn(p, " ") == strlen(name) + 1 && !memcmp(p + 1, name, strlen(name)))
			return *p;
	return '\0';
}

static enum engross_status check_attributes(const char *path, const struct engross__data_node *node, const char *attributes,
                                            struct engross_error *error)
{
	for (const struct engross__data_attribute *a = node->attributes; a; a = a->next) {
		const char *name = a->name, *value = a->value;
		char kind = attribute_kind(attributes, name);

		if (!kind)
			return engross__data_file_fail(error, path, node, "<%s> takes no attribute '%s'", node->name,
			                               name);
		if (kind == '#' && !whole_number(value))
			return engross__data_file_fail(error, path, node, "%s=\"%s\" is not a whole number", name, value);
		if (kind == '?' && strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
			return engross__data_file_fail(error, path, node, "%s=\"%s\" is neither yes nor no", name, value);
		if (kind == '!' && !*value)
			return engross__data_file_fail(error, path, node, "the attribute '%s' of <%s> is empty", name,
			                               node->name);
	}
	for (const char *p = attributes; *p; p += strcspn(p, " "), p += *p == ' ') {
		char name[32];
		size_t n = strcspn(p, " ") - 1;

		memcpy(name, p + 1, n);
		name[n] = '\0';
		if (*p == '!' && !engross__data_file_attribute(node, name))
			return engross__data_file_fail(error, path, node, "<%s> has no attribute '%s'", node->name, name);
	}
	return ENGROSS_OK;
}

/* Text where none belongs, an element where text belongs. */
static enum engross_status check_content(const char *path, const struct engross__data_node *node, bool text,
                                         struct engross_error *error)
{
	const struct engross__data_node *stray = NULL, *child = engross__data_file_element(node->children, &stray);

	if (text) {
		const char *content;

		if (child)
			return engross__data_file_fail(error, path, child, "<%s> has no element <%s>", node->name,
			                               child->name);
		content = engross__data_file_content(node);
		return content[strspn(content, " \t\r\n")]
			? ENGROSS_OK : engross__data_file_fail(error, path, node, "<%s> is empty", node->name);
	}
	while (child && !stray)
		child = engross__data_file_element(child->next, &stray);
	return stray ? engross__data_file_fail(error, path, stray, "text in <%s>, which holds only elements", node->name)
	             : ENGROSS_OK;
}

static enum engross_status check_element(const char *path, const struct engross__data_node *node, struct engross_error *error)
{
	const char *parent = node->parent ? node->parent->name : "";
	size_t i = find_element(node);
	enum engross_status status;

	if (i == ELEMENTS || (*parent ? !listed(elements[i].parents, parent) : *elements[i].parents != '\0')) {
		if (!*parent)
			return engross__data_file_fail(error, path, node, "the outermost element is not <systems>");
		return engross__data_file_fail(error, path, node, "<%s> has no element <%s>", parent, node->name);
	}
	status = check_attributes(path, node, elements[i].attributes, error);
	return status ? status : check_content(path, node, elements[i].text, error);
}

enum engross_status engross__grammar_check(const char *path, const struct engross__data_node *root, struct engross_error *error)
{
	const struct engross__data_node *node = root;

	while (node) {
		enum engross_status status = check_element(path, node, error);
		const struct engross__data_node *next = engross__data_file_element(node->children, NULL);

		if (status)
			return status;
		while (!next && node && node != root) {
			next = engross__data_file_element(node->next, NULL);
			if (!next)
				node = node->parent;
		}
		node = next;
	}
	return ENGROSS_OK;
}

/* ---- slots */

static bool form_has(const struct engross__form *form, const char *name, size_t n)
{
	for (size_t i = 0; i < form->template->n_slots; i++)
		if (strlen(form->template->slots[i].name) == n && !memcmp(form->template->slots[i].name, name, n))
			return true;
	return false;
}

static bool system_has(const struct engross__system *system, const char *name, size_t n)
{
	for (size_t i = 0; i < system->n_forms; i++)
		if (form_has(system->forms[i], name, n))
			return true;
	return false;
}

/* Checks each {name} or {name:filter} of the output template TEXT: FORM (may be NULL) has the slot, or
   another form of SYSTEM, whose values complete it. */
static enum engross_status check_output(const char *path, const struct engross__data_node *node, const char *text,
                                        const struct engross__form *form,
                                        const struct engross__system *system, struct engross_error *error)
{
	for (const char *p = text ? strchr(text, '{') : NULL; p; p = strchr(p, '{')) {
		size_t all = strcspn(++p, "}"), n = strcspn(p, ":}");

		if (!p[all])
			return engross__data_file_fail(error, path, node, "a brace is not closed in \"%s\"", text);
		if (n < all && strncmp(p + n, ":arabic}", 8) != 0 && strncmp(p + n, ":full}", 6) != 0 &&
		    strncmp(p + n, ":plain}", 7) != 0)
			return engross__data_file_fail(error, path, node, "there is no filter \"%.*s\"",
			                               (int)(all - n - 1), p + n + 1);
		if ((n == 1 && *p == '@') || (form && form->kind == FORM_CONTINUATION && n == 4 &&
		                             (!memcmp(p, "base", 4) || !memcmp(p, "stem", 4))))
			continue;
		if (!(form && form_has(form, p, n)) && !system_has(system, p, n))
			return engross__data_file_fail(error, path, node, "there is no slot {%.*s}", (int)n, p);
	}
	return ENGROSS_OK;
}

enum engross_status engross__grammar_form(const char *path, const struct engross__data_node *node,
                                          const struct engross__form *form, struct engross_error *error)
{
	enum engross_status status = check_output(path, node, form->canonical, form, form->system, error);

	if (!status)
		status = check_output(path, node, form->key, form, form->system, error);
	for (size_t i = 0; i < form->n_requires && !status; i++) {
		const char *field = form->requires[i].field;
		if (!form_has(form, field, strlen(field)))
			status = engross__data_file_fail(error, path, node, "there is no slot {%s}", field);
	}
	return status;
}

/* What each kind of rule needs: attributes that name slots or tables. */
static const struct {
	enum engross__rule_kind kind;
	const char *needs;
} rule_needs[] = {
	{ RULE_YEAR, "session year base" }, { RULE_RANGE, "series number label" },
	{ RULE_ORDER, "series number" },    { RULE_WINDOW, "session" },
	{ RULE_DATE_YEAR, "year" },         { RULE_SESSION, "series session year" },
	{ RULE_SITTING, "series session" },
	{ RULE_MAX, "number value" },       { RULE_MIN, "number value" },
};

/* What a rule may prove: the catalogue of the plugin `references` explains each. */
static const char rule_codes[] =
	"citation/session-year citation/number-session citation/date citation/date-session "
	"citation/ordinal citation/event citation/treaty citation/body citation/nonexistent";

enum engross_status engross__grammar_rule(const char *path, const struct engross__data_node *node,
                                          const struct engross__system *system,
                                          const struct engross__rule *rule, struct engross_error *error)
{
	const char *fields[] = { rule->number, rule->session, rule->year, rule->when_field };

	if (!listed(rule_codes, rule->code))
		return engross__data_file_fail(error, path, node, "a rule cannot prove \"%s\"", rule->code);
	for (size_t i = 0; i < sizeof(rule_needs) / sizeof(*rule_needs); i++)
		for (const char *p = rule_needs[i].needs; rule_needs[i].kind == rule->kind && *p;
		     p += strcspn(p, " "), p += *p == ' ') {
			char name[16];
			size_t n = strcspn(p, " ");

			memcpy(name, p, n);
			name[n] = '\0';
			if (!engross__data_file_attribute(node, name))
				return engross__data_file_fail(error, path, node, "a rule of this kind has no attribute '%s'",
				                               name);
		}
	if (rule->div < 1)
		return engross__data_file_fail(error, path, node, "div is 1 or more");
	if (!rule->when_field != !rule->when_value)
		return engross__data_file_fail(error, path, node, "'when' and 'is' belong together");
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (fields[i] && *fields[i] && !system_has(system, fields[i], strlen(fields[i])) &&
		    !(fields[i] == rule->year && !strcmp(fields[i], "date")))
			return engross__data_file_fail(error, path, node, "no form has a slot {%s}", fields[i]);
	return check_output(path, node, rule->label, NULL, system, error);
}
