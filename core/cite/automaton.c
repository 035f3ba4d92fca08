/* Aho-Corasick over classes of bytes, as one dense table of transitions. */
#include "cite/automaton.h"

#include <string.h>

#include "base/memory.h"

#define ROW_BITS 7 /* at most 128 classes */
#define MAX_STATES 65535u

/* One literal that ends at a state; NEXT goes on in the list of the state, 0 ends it. */
struct output {
	uint32_t id, next;
};

struct engross__automaton {
	const struct engross_allocator *allocator;
	uint8_t classes[256];
	unsigned n_classes;
	uint16_t *next;      /* [state << ROW_BITS | class] */
	size_t next_capacity;
	uint32_t *first;     /* the first output of each state, 0 none */
	size_t first_capacity;
	uint16_t *failure;   /* the state of the longest proper suffix */
	size_t failure_capacity;
	uint8_t *has_output; /* of the state or of a suffix of it */
	size_t has_capacity;
	bool *space;         /* the state's text ends in a space */
	size_t space_capacity;
	size_t states;
	bool full;           /* no more states, or no more kinds of bytes, than there are numbers for */
	struct output *outputs; /* from 1 */
	size_t n_outputs, outputs_capacity;
};

static unsigned char fold(unsigned char c)
{
	if (c >= 'A' && c <= 'Z')
		return (unsigned char)(c + 32);
	/* The second bytes of Latin-1 letters, as if each stood behind C3: who is told of a hit compares in full. */
	if (c >= 0x80 && c <= 0x9E)
		return (unsigned char)(c + 32);
	return c == '\n' || c == '\t' || c == '\r' || c == '\f' ? ' ' : c;
}

static bool add_state(struct engross__automaton *a, bool space)
{
	size_t n = a->states;

	a->full = a->full || n == MAX_STATES;
	if (a->full ||
	    !engross__grow(a->allocator, &a->next, &a->next_capacity, (n + 1) << ROW_BITS, sizeof(*a->next)) ||
	    !engross__grow(a->allocator, &a->first, &a->first_capacity, n + 1, sizeof(*a->first)) ||
	    !engross__grow(a->allocator, &a->space, &a->space_capacity, n + 1, sizeof(*a->space)))
		return false;
	memset(a->next + (n << ROW_BITS), 0, sizeof(*a->next) << ROW_BITS);
	a->first[n] = 0;
	a->space[n] = space;
	a->states++;
	return true;
}

struct engross__automaton *engross__automaton_new(const struct engross_allocator *allocator)
{
	struct engross__automaton *a = allocator->alloc(allocator->payload, sizeof(*a));

	if (!a)
		return NULL;
	memset(a, 0, sizeof(*a));
	a->allocator = allocator;
	a->n_classes = 1; /* class 0: bytes of no literal */
	a->n_outputs = 1;
	if (add_state(a, false))
		return a;
	engross__automaton_free(a);
	return NULL;
}

void engross__automaton_free(struct engross__automaton *a)
{
	if (!a)
		return;
	engross__release(a->allocator, a->next);
	engross__release(a->allocator, a->first);
	engross__release(a->allocator, a->failure);
	engross__release(a->allocator, a->has_output);
	engross__release(a->allocator, a->space);
	engross__release(a->allocator, a->outputs);
	a->allocator->free(a->allocator->payload, a);
}

static unsigned class_of(struct engross__automaton *a, unsigned char byte)
{
	unsigned char c = fold(byte);

	if (!a->classes[c]) {
		if (a->n_classes == 1u << ROW_BITS)
			return 0;
		a->classes[c] = (uint8_t)a->n_classes++;
		for (unsigned i = 0; i < 256; i++)
			if (fold((unsigned char)i) == c)
				a->classes[i] = a->classes[c];
	}
	return a->classes[c];
}

bool engross__automaton_add(struct engross__automaton *a, const char *text, size_t length, uint32_t id)
{
	size_t state = 0;

	if (length > ENGROSS__ANCHOR_MAX)
		length = ENGROSS__ANCHOR_MAX;
	while (length && text[length - 1] == ' ')
		length--;
	for (size_t i = 0; i < length; i++) {
		unsigned class = class_of(a, (unsigned char)text[i]);
		if (!class) {
			a->full = true;
			return false;
		}
		if (!a->next[state << ROW_BITS | class]) {
			if (!add_state(a, text[i] == ' '))
				return false;
			a->next[state << ROW_BITS | class] = (uint16_t)(a->states - 1);
		}
		state = a->next[state << ROW_BITS | class];
	}
	if (!state || !engross__grow(a->allocator, &a->outputs, &a->outputs_capacity, a->n_outputs + 1, sizeof(*a->outputs)))
		return false;
	a->outputs[a->n_outputs] = (struct output){ id, a->first[state] };
	a->first[state] = (uint32_t)a->n_outputs++;
	return true;
}

bool engross__automaton_full(const struct engross__automaton *a)
{
	return a->full;
}

bool engross__automaton_compile(struct engross__automaton *a)
{
	uint16_t *queue = a->allocator->alloc(a->allocator->payload, a->states * sizeof(*queue));
	size_t head = 0, tail = 0;

	if (!queue || !engross__grow(a->allocator, &a->failure, &a->failure_capacity, a->states, sizeof(*a->failure)) ||
	    !engross__grow(a->allocator, &a->has_output, &a->has_capacity, a->states, 1)) {
		engross__release(a->allocator, queue);
		return false;
	}
	memset(a->failure, 0, a->states * sizeof(*a->failure));
	memset(a->has_output, 0, a->states);
	for (unsigned c = 0; c < a->n_classes; c++)
		if (a->next[c])
			queue[tail++] = a->next[c];
	while (head < tail) {
		size_t s = queue[head++], f = a->failure[s];

		a->has_output[s] = a->first[s] || a->has_output[f];
		for (unsigned c = 0; c < a->n_classes; c++) {
			uint16_t *to = &a->next[s << ROW_BITS | c];
			uint16_t by_failure = a->next[f << ROW_BITS | c];
			if (*to) {
				a->failure[*to] = by_failure;
				queue[tail++] = *to;
			} else {
				*to = by_failure;
			}
		}
		/* A second space changes nothing: the run counts as one. */
		if (a->space[s])
			a->next[s << ROW_BITS | a->classes[' ']] = (uint16_t)s;
	}
	engross__release(a->allocator, queue);
	return true;
}

static bool tell(const struct engross__automaton *a, size_t state, size_t end, engross__automaton_hit *hit,
                 void *payload)
{
	for (; state; state = a->failure[state])
		for (uint32_t i = a->first[state]; i; i = a->outputs[i].next)
			if (!hit(payload, a->outputs[i].id, end))
				return false;
	return true;
}

/* The table is read byte after byte, each step waiting for the one before. Four stretches at once keep the
   processor busy; what they meet is told afterwards, in the order of the text. */
#define LANES 4
#define LANE_BYTES ((size_t)2048)

/* White space inside a literal that is longer is not passed over: names are compared within less. */
#define SPACES_MAX ((size_t)512)

struct lane {
	size_t at;
	size_t n; /* hits */
	struct {
		uint32_t offset; /* from the lane's start */
		uint16_t state;
	} hits[LANE_BYTES];
};

/* The state before byte AT: no literal is longer than ENGROSS__ANCHOR_MAX characters, so the state follows from as
   many before it, runs of white space counted once. */
static size_t state_before(const struct engross__automaton *a, const unsigned char *p, size_t at)
{
	size_t from = at, state = 0, least = at > SPACES_MAX ? at - SPACES_MAX : 0;

	for (size_t n = 0; from > least && n <= ENGROSS__ANCHOR_MAX; from--)
		n += !(fold(p[from - 1]) == ' ' && from < at && fold(p[from]) == ' ');
	for (; from < at; from++)
		state = a->next[state << ROW_BITS | a->classes[p[from]]];
	return state;
}

static inline void note(struct lane *lane, size_t i, size_t state)
{
	lane->hits[lane->n].offset = (uint32_t)i;
	lane->hits[lane->n++].state = (uint16_t)state;
}

/* Scans LANES stretches of LENGTH bytes each that begin at AT. */
static bool scan_lanes(const struct engross__automaton *a, const unsigned char *p, size_t at, size_t length,
                       struct lane lanes[LANES], engross__automaton_hit *hit, void *payload)
{
	const uint16_t *next = a->next;
	const uint8_t *classes = a->classes, *has_output = a->has_output;
	const unsigned char *p0 = p + at, *p1 = p0 + length, *p2 = p1 + length, *p3 = p2 + length;
	size_t s0, s1, s2, s3;

	for (size_t l = 0; l < LANES; l++) {
		lanes[l].at = at + l * length;
		lanes[l].n = 0;
	}
	s0 = state_before(a, p, lanes[0].at);
	s1 = state_before(a, p, lanes[1].at);
	s2 = state_before(a, p, lanes[2].at);
	s3 = state_before(a, p, lanes[3].at);
	/* The states stay in registers; hits are rare, so one test serves all four. */
	for (size_t i = 0; i < length; i++) {
		s0 = next[s0 << ROW_BITS | classes[p0[i]]];
		s1 = next[s1 << ROW_BITS | classes[p1[i]]];
		s2 = next[s2 << ROW_BITS | classes[p2[i]]];
		s3 = next[s3 << ROW_BITS | classes[p3[i]]];
		if (!(has_output[s0] | has_output[s1] | has_output[s2] | has_output[s3]))
			continue;
		if (has_output[s0])
			note(&lanes[0], i, s0);
		if (has_output[s1])
			note(&lanes[1], i, s1);
		if (has_output[s2])
			note(&lanes[2], i, s2);
		if (has_output[s3])
			note(&lanes[3], i, s3);
	}
	for (size_t l = 0; l < LANES; l++)
		for (size_t h = 0; h < lanes[l].n; h++)
			if (!tell(a, lanes[l].hits[h].state, lanes[l].at + lanes[l].hits[h].offset + 1, hit, payload))
				return false;
	return true;
}

bool engross__automaton_scan(const struct engross__automaton *a, const char *text, size_t length,
                             engross__automaton_hit *hit, void *payload)
{
	const unsigned char *p = (const unsigned char *)text;
	struct lane lanes[LANES];
	size_t at = 0, state;

	for (; length - at >= LANES * LANE_BYTES; at += LANES * LANE_BYTES)
		if (!scan_lanes(a, p, at, LANE_BYTES, lanes, hit, payload))
			return false;
	state = state_before(a, p, at);
	for (; at < length; at++) {
		state = a->next[state << ROW_BITS | a->classes[p[at]]];
		if (a->has_output[state] && !tell(a, state, at + 1, hit, payload))
			return false;
	}
	return true;
}
