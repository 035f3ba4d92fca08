/* Templates compiled: from the text of a form to a program for the matcher. */
#include "cite/template_internal.h"

#include <string.h>

struct compiler {
	struct engross__arena *arena;
	struct engross__template *t;
	const char *wrong;
};

static unsigned emit(struct compiler *c, enum engross__op op, unsigned char byte, uint16_t a, uint16_t b)
{
	struct engross__instruction *i;

	if (c->t->length == TEMPLATE_MAX) {
		c->wrong = "the form is too long";
		return 0;
	}
	i = &c->t->code[c->t->length];
	i->op = op;
	i->byte = byte;
	i->a = a;
	i->b = b;
	return c->t->length++;
}

static enum engross__slot_type slot_type(const char *text, size_t length)
{
	static const struct {
		const char *name;
		enum engross__slot_type type;
	} types[] = {
		{ "int", SLOT_INT }, { "int0", SLOT_INT0 }, { "roman", SLOT_ROMAN }, { "yy", SLOT_YY },
		{ "yyyy", SLOT_YYYY }, { "letter", SLOT_LETTER }, { "tokens", SLOT_TOKENS },
		{ "nth", SLOT_NTH }, { "tni", SLOT_TNI }, { "htn", SLOT_HTN },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strlen(types[i].name) == length && !memcmp(types[i].name, text, length))
			return types[i].type;
	return SLOT_WORDS;
}

/* {name:type}; TEXT is just past the brace. Returns what follows. */
static const char *compile_slot(struct compiler *c, const char *text)
{
	const char *colon = strchr(text, ':'), *close = strchr(text, '}');
	struct engross__slot *slot;

	if (!close || !colon || colon > close || colon == text || colon + 1 == close) {
		c->wrong = "a slot is written {name:type}";
		return text;
	}
	if (c->t->n_slots == TEMPLATE_SLOTS) {
		c->wrong = "too many slots";
		return close + 1;
	}
	slot = &c->t->slots[c->t->n_slots];
	slot->name = engross__arena_copy(c->arena, text, (size_t)(colon - text));
	slot->words = engross__arena_copy(c->arena, colon + 1, (size_t)(close - colon - 1));
	slot->type = slot_type(colon + 1, (size_t)(close - colon - 1));
	if (!slot->name || !slot->words)
		c->t->failed = true;
	else if (slot->type == SLOT_WORDS && !strpbrk(slot->words, "|=") && *slot->words >= 'a' && *slot->words <= 'z')
		c->wrong = "a slot's type is int, int0, roman, yy, yyyy, letter, nth, tokens or a choice of words, as O|E";
	emit(c, OP_SLOT, 0, (uint16_t)c->t->n_slots++, 0);
	return close + 1;
}

struct group {
	char kind;           /* '[' or '<' */
	unsigned first;      /* the instruction that chooses whether to enter, or the first branch */
	unsigned split;      /* the one that chooses the branch */
	unsigned exits[16];  /* jumps to the end, to be aimed */
	size_t n_exits;
};

static void close_group(struct compiler *c, struct group *g, bool repeat)
{
	struct engross__instruction *code = c->t->code;

	if (repeat) {
		emit(c, OP_JUMP, 0, (uint16_t)g->first, 0);
		code[g->split].b = (uint16_t)c->t->length;
	} else if (g->kind == '[') {
		code[g->split].b = (uint16_t)c->t->length;
	} else {
		/* The last branch: its split has no other way. */
		code[g->split].b = code[g->split].a;
	}
	for (size_t i = 0; i < g->n_exits; i++)
		code[g->exits[i]].a = (uint16_t)(repeat ? g->first : c->t->length);
}

/* A byte that no fault can leave out inside a prefix. */
static bool is_fixed(unsigned char byte)
{
	return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z') || byte == '/';
}

static bool is_group_mark(const char *p, const char *mark)
{
	return !strncmp(p, mark, 2);
}

/* Copies the code and the slots, which are in the compiler's own room, to as much as they need: most forms are short. */
static bool keep_code(struct compiler *c)
{
	struct engross__template *t = c->t;
	struct engross__instruction *code = engross__arena_array(c->arena, t->length, sizeof(*code));
	struct engross__slot *slots = engross__arena_array(c->arena, t->n_slots + 1, sizeof(*slots));

	if (!code || !slots)
		return false;
	memcpy(code, t->code, t->length * sizeof(*code));
	memcpy(slots, t->slots, t->n_slots * sizeof(*slots));
	t->code = code;
	t->slots = slots;
	return true;
}

struct engross__template *engross__template_compile(struct engross__arena *arena, const char *text,
                                                    const char *tokens, const char **wrong)
{
	struct engross__instruction code[TEMPLATE_MAX + 1] = { 0 };
	struct engross__slot slots[TEMPLATE_SLOTS] = { 0 };
	struct compiler c = { .arena = arena };
	struct group stack[8];
	size_t depth = 0;
	const char *p = text;

	*wrong = NULL;
	c.t = engross__arena_alloc(arena, sizeof(*c.t));
	if (!c.t)
		return NULL;
	c.t->code = code;
	c.t->slots = slots;
	c.t->tokens = tokens ? engross__arena_string(arena, tokens) : "";
	while (*p && !c.wrong) {
		if (*p == '[' || is_group_mark(p, "\xC2\xAB")) {
			if (depth == 8) {
				c.wrong = "groups are nested too deep";
				break;
			}
			stack[depth].kind = *p == '[' ? '[' : '<';
			stack[depth].n_exits = 0;
			stack[depth].first = stack[depth].split = emit(&c, OP_SPLIT, 0, 0, 0);
			c.t->code[stack[depth].split].a = (uint16_t)c.t->length;
			depth++;
			p += *p == '[' ? 1 : 2;
		} else if (*p == '|' && depth && stack[depth - 1].kind == '<') {
			struct group *g = &stack[depth - 1];
			if (g->n_exits == 16) {
				c.wrong = "too many branches";
				break;
			}
			g->exits[g->n_exits++] = emit(&c, OP_JUMP, 0, 0, 0);
			c.t->code[g->split].b = (uint16_t)c.t->length;
			g->split = emit(&c, OP_SPLIT, 0, 0, 0);
			c.t->code[g->split].a = (uint16_t)c.t->length;
			p++;
		} else if (*p == ']' || is_group_mark(p, "\xC2\xBB")) {
			char kind = *p == ']' ? '[' : '<';
			p += *p == ']' ? 1 : 2;
			if (!depth || stack[depth - 1].kind != kind) {
				c.wrong = "a group is closed that was not opened";
				break;
			}
			close_group(&c, &stack[--depth], *p == '*');
			p += *p == '*';
		} else if (*p == '{') {
			p = compile_slot(&c, p + 1);
		} else if (*p == ' ' || *p == '~') {
			emit(&c, OP_SPACE, *p == ' ', 0, 0);
			p++;
		} else {
			if (*p == '\\' && p[1])
				p++;
			emit(&c, OP_BYTE, (unsigned char)*p++, 0, 0);
		}
	}
	if (!c.wrong && depth)
		c.wrong = "a group is not closed";
	emit(&c, OP_MATCH, 0, 0, 0);
	while (c.t->code[c.t->prefix].op == OP_BYTE && is_fixed(c.t->code[c.t->prefix].byte))
		c.t->prefix++;
	/* A slash at the end may be the one that is missing. */
	while (c.t->prefix && c.t->code[c.t->prefix - 1].byte == '/')
		c.t->prefix--;
	*wrong = c.wrong;
	return c.wrong || c.t->failed || !c.t->tokens || !keep_code(&c) ? NULL : c.t;
}

bool engross__template_numbered(const struct engross__template *t)
{
	if (!t->length || t->code[0].op != OP_SLOT)
		return false;
	switch (t->slots[t->code[0].a].type) {
	case SLOT_INT: case SLOT_INT0: case SLOT_YY: case SLOT_YYYY: case SLOT_NTH: return true;
	default: return false;
	}
}

size_t engross__template_anchor(const struct engross__template *t, char *out, size_t size)
{
	size_t length = 0;
	unsigned first = engross__template_numbered(t);

	while (first && first < t->length && t->code[first].op == OP_SPACE)
		first++;
	for (unsigned i = first; i < t->length && length + 1 < size; i++) {
		if (t->code[i].op != OP_BYTE || (t->code[i].byte == '.' && length))
			break;
		out[length++] = (char)t->code[i].byte;
		if (t->code[i].byte == '/')
			break;
	}
	out[length] = '\0';
	return length;
}
