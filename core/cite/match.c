/* The matcher: a backtracking run of a template's program, bounded in steps and in length. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "cite/roman.h"
#include "cite/template_internal.h"

/* A template has at most TEMPLATE_MAX instructions; one that repeats a group runs them again, so a longer
   path than this is hostile input and is cut. */
#define MAX_PATH 400
#define MAX_STEPS 3000
#define MAX_SPACE ((size_t)90) /* white space inside one citation, a line's indent included */

struct vm {
	const struct engross__template *t;
	const char *text;
	size_t length, start;
	unsigned faults;
	unsigned steps, path; /* instructions run: in all, and on the way to here */
	struct engross__match now;
	struct engross__match *best;
	bool found;
};

/* White space at AT: its length, and whether it holds a line break. */
static size_t space_run(const struct vm *vm, size_t at, bool *broken)
{
	size_t n = 0;

	*broken = false;
	while (at + n < vm->length && n < MAX_SPACE && engross__is_space(vm->text[at + n])) {
		*broken |= vm->text[at + n] != ' ' && vm->text[at + n] != '\t';
		n++;
	}
	return n;
}

static bool add_fault(struct vm *vm, size_t start, size_t end, const char *replacement, bool repairable,
                      const char *what)
{
	struct engross__fault *f;

	if (vm->now.n_faults >= vm->faults || vm->now.n_faults == ENGROSS__MATCH_FAULTS ||
	    strlen(replacement) >= sizeof(f->replacement))
		return false;
	f = &vm->now.faults[vm->now.n_faults++];
	f->span = (struct engross_span){ start, end };
	strcpy(f->replacement, replacement);
	f->repairable = repairable;
	f->kind = FAULT_SPELLING;
	f->what = what;
	return true;
}

static bool print(struct vm *vm, const char *bytes, size_t n)
{
	if (vm->now.out_length + n >= ENGROSS__MATCH_OUT)
		return false;
	memcpy(vm->now.out + vm->now.out_length, bytes, n);
	vm->now.out_length += n;
	return true;
}

static bool print_byte(struct vm *vm, char c)
{
	if (vm->now.out_length + 1 >= ENGROSS__MATCH_OUT)
		return false;
	vm->now.out[vm->now.out_length++] = c;
	return true;
}

static void run(struct vm *vm, unsigned pc, size_t at);

/* Whether one more instruction may run. */
static bool may_step(struct vm *vm)
{
	return ++vm->steps <= MAX_STEPS && vm->path++ < MAX_PATH;
}

/* How much has been read, for whoever tries several ways to go on. */
struct mark {
	size_t captures, faults, out;
	unsigned path;
};

static struct mark mark(const struct vm *vm)
{
	return (struct mark){ vm->now.n_captures, vm->now.n_faults, vm->now.out_length, vm->path };
}

static void take_back(struct vm *vm, struct mark to)
{
	vm->now.n_captures = to.captures;
	vm->now.n_faults = to.faults;
	vm->now.out_length = to.out;
	vm->path = to.path;
}

/* Goes on at PC and AT, then takes back what it added: for a way that others follow. */
static void go(struct vm *vm, unsigned pc, size_t at)
{
	struct mark before = mark(vm);

	if (may_step(vm))
		run(vm, pc, at);
	take_back(vm, before);
}

static bool pick_byte(const struct vm *vm, size_t at, unsigned char want)
{
	unsigned char c;

	if (at >= vm->length)
		return false;
	c = (unsigned char)vm->text[at];
	return c == want || ((c ^ want) == 32 && (c | 32) >= 'a' && (c | 32) <= 'z');
}

/* One more fault, then on; takes the fault back. */
static void with_fault(struct vm *vm, unsigned pc, size_t at, size_t start, size_t end, const char *replacement,
                       bool repairable, const char *what)
{
	size_t n = vm->now.n_faults;

	if (add_fault(vm, start, end, replacement, repairable, what))
		go(vm, pc, at);
	vm->now.n_faults = n;
}

/* The byte WANT is given by a Cyrillic letter that looks the same. Several in a row are one fault. */
static void foreign_byte(struct vm *vm, unsigned pc, size_t at, unsigned char want)
{
	static const char what[] = "a foreign letter that looks the same";
	const char text[2] = { (char)want, '\0' };
	struct engross__fault *last = vm->now.n_faults ? &vm->now.faults[vm->now.n_faults - 1] : NULL, before;
	size_t n;

	if (!last || last->span.end != at || last->what != what ||
	    (n = strlen(last->replacement)) + 1 >= sizeof(last->replacement)) {
		with_fault(vm, pc + 1, at + 2, at, at + 2, text, true, what);
		return;
	}
	before = *last;
	strcpy(last->replacement + n, text);
	last->span.end = at + 2;
	go(vm, pc + 1, at + 2);
	*last = before;
}

/* The byte WANT is not at AT: what it may mean. True where it may be left out and nothing else be meant. */
static bool missing_byte(struct vm *vm, unsigned pc, size_t at, unsigned char want)
{
	bool broken;
	size_t space = space_run(vm, at, &broken);
	char text[4] = { 0, 0, 0, 0 }, here = at < vm->length ? vm->text[at] : '\0';

	if (want == '.') { /* mere style, but between two digits, even if the second stands in the next line */
		size_t before = at;
		bool left_out;

		while (before > vm->start && engross__is_space(vm->text[before - 1]))
			before--;
		left_out = !engross__is_digit(here) || before == vm->start ||
		           !engross__is_digit(vm->text[before - 1]);
		if (!vm->faults || at <= vm->start || here != '/' || vm->t->code[pc + 1].op != OP_SPACE)
			return left_out;
		if (left_out)
			go(vm, pc + 1, at);
		with_fault(vm, pc + 1, at + 1, at, at + 1, ".", true, "a slash for the full stop");
		return false;
	}
	if (vm->faults && want >= 'A' && want <= 'Z' && at < vm->length &&
	    engross__slot_latin(vm->text + at, vm->length - at) == (char)want) {
		foreign_byte(vm, pc, at, want);
		return false;
	}
	if (!vm->faults || at <= vm->start)
		return false;
	if (want == '-' && space && !broken)
		with_fault(vm, pc + 1, at + space, at, at + space, "-", true, "a space for the hyphen");
	if ((want == '(' && here == '[') || (want == ')' && here == ']'))
		with_fault(vm, pc + 1, at + 1, at, at + 1, want == '(' ? "(" : ")", true, "a square bracket for a round one");
	if ((want == '/' && here == '-') || (want == '-' && here == '/'))
		with_fault(vm, pc + 1, at + 1, at, at + 1, want == '/' ? "/" : "-", true,
		           want == '/' ? "a hyphen for the slash" : "a slash for the hyphen");
	if (want == '/' && here == '.')
		with_fault(vm, pc + 1, at + 1, at, at + 1, "/", true, "a full stop for the slash");
	if ((want == '-' || want == '(' || want == '/') && engross__is_alnum(here)) {
		text[0] = (char)want;
		text[1] = here;
		with_fault(vm, pc + 1, at, at, at + 1, text, true,
		           want == '-' ? "a hyphen is missing" : want == '(' ? "a bracket is missing" : "a slash is missing");
	}
	if (want == ')' && engross__is_alnum(vm->text[at - 1]) && !engross__is_alnum(here)) {
		text[0] = vm->text[at - 1];
		text[1] = ')';
		with_fault(vm, pc + 1, at, at - 1, at, text, true, "a bracket is missing");
	}
	return false;
}

/* Tries what stands for the byte WANT at *AT. True where one way to go on is left: *AT is then past it. */
static bool read_byte(struct vm *vm, unsigned pc, size_t *at, unsigned char want)
{
	if (!print_byte(vm, (char)want))
		return false;
	if (!pick_byte(vm, *at, want))
		return missing_byte(vm, pc, *at, want);
	if (vm->faults && (want == '(' || want == ')') && pick_byte(vm, *at + 1, want))
		with_fault(vm, pc + 1, *at + 2, *at, *at + 2, want == '(' ? "(" : ")", true, "a bracket is doubled");
	if (vm->faults && want == '.' && pick_byte(vm, *at + 1, want))
		with_fault(vm, pc + 1, *at + 2, *at, *at + 2, ".", true, "a full stop is doubled");
	++*at;
	return true;
}

/* A one-letter slot that the text leaves out together with its slash: "XXXVIII-08" for "XXXVIII-O/08". */
static void missing_letter(struct vm *vm, unsigned pc, size_t at, const struct engross__slot *slot)
{
	const struct engross__instruction *next = &vm->t->code[pc + 1];
	struct engross__capture *capture;
	char text[8] = { 0 };
	size_t captures = vm->now.n_captures, faults = vm->now.n_faults, out = vm->now.out_length;

	if (slot->type != SLOT_WORDS || !vm->faults || next->op != OP_BYTE || next->byte != '/' || at <= vm->start ||
	    vm->text[at - 1] != '-' || at >= vm->length || vm->text[at] < '0' || vm->text[at] > '9' ||
	    captures == ENGROSS__MATCH_CAPTURES)
		return;
	text[0] = '-';
	text[1] = slot->words[0];
	text[2] = '/';
	capture = &vm->now.captures[vm->now.n_captures++];
	capture->name = slot->name;
	capture->span = (struct engross_span){ at, at };
	capture->value[0] = slot->words[0];
	capture->value[1] = '\0';
	if (print(vm, text + 1, 2) && add_fault(vm, at - 1, at, text, true, "the letter of the session is missing"))
		go(vm, pc + 2, at);
	vm->now.n_captures = captures;
	vm->now.n_faults = faults;
	vm->now.out_length = out;
}

/* The same for SLOT. */
static bool read_slot(struct vm *vm, unsigned pc, size_t *at, const struct engross__slot *slot)
{
	ENGROSS__UNCLEARED struct engross__reading reading;
	struct engross__capture *capture;
	struct mark before = mark(vm);

	for (unsigned allowed = 0; allowed <= (vm->faults > vm->now.n_faults); allowed++) {
		if (!engross__slot_read(vm->t, slot, vm->text, vm->length, *at, allowed, &reading))
			continue;
		if (before.captures == ENGROSS__MATCH_CAPTURES)
			return false;
		if (reading.cost) {
			struct engross_span span = reading.fault.end ? reading.fault
			                                             : (struct engross_span){ *at, *at + reading.length };
			if (!add_fault(vm, span.start, span.end, reading.replacement, reading.repairable, reading.what))
				continue;
			if (reading.kind)
				vm->now.faults[vm->now.n_faults - 1].kind = reading.kind;
		}
		capture = &vm->now.captures[vm->now.n_captures++];
		capture->name = slot->name;
		capture->span = (struct engross_span){ *at, *at + reading.length };
		memcpy(capture->value, reading.value, sizeof(reading.value));
		if (print(vm, reading.value, strlen(reading.value))) {
			if (!vm->faults) {
				*at += reading.length;
				return true;
			}
			go(vm, pc + 1, *at + reading.length);
		}
		take_back(vm, before);
		if (reading.cost)
			break;
	}
	missing_letter(vm, pc, *at, slot);
	return false;
}

/* Whether a document symbol visibly goes on at AT: a slash behind a word ("S/Agenda/"), before a number with a letter
   in it ("A/61/44O"), or with a space behind it ("A/73/ PV.108"). */
static bool symbol_goes_on(const struct vm *vm, size_t at)
{
	size_t n = at + 2;

	if (!*vm->t->tokens || at == vm->start || at + 2 >= vm->length || vm->text[at] != '/')
		return false;
	if (engross__is_letter(vm->text[at - 1]) || engross__slot_misread_word(vm->text, vm->length, at + 1))
		return true;
	while (n < vm->length && n < at + 6 && engross__is_upper(vm->text[n]))
		n++;
	return vm->text[at + 1] == ' ' && n > at + 2 && n + 1 < vm->length && vm->text[n] == '.' &&
	       engross__is_digit(vm->text[n + 1]);
}

/* Copies what FROM holds, which is little of what it has room for. */
static void keep(struct engross__match *to, const struct engross__match *from)
{
	to->span = from->span;
	to->n_captures = from->n_captures;
	memcpy(to->captures, from->captures, from->n_captures * sizeof(*from->captures));
	to->n_faults = from->n_faults;
	memcpy(to->faults, from->faults, from->n_faults * sizeof(*from->faults));
	to->glued = from->glued;
	to->out_length = from->out_length;
	memcpy(to->out, from->out, from->out_length);
	to->out[to->out_length] = '\0';
}

static void run_match(struct vm *vm, size_t at)
{
	/* A symbol does not end inside a word or number, unless the next word is glued to it. */
	bool glued = at < vm->length && engross__is_alnum(vm->text[at]) && at > vm->start && engross__is_alnum(vm->text[at - 1]);

	if (symbol_goes_on(vm, at))
		return;
	vm->now.glued = false;
	/* "2010/2S": what looks like a word behind the number is more of it. */
	if (glued && engross__is_digit(vm->text[at - 1]) && engross__slot_misread_word(vm->text, vm->length, at))
		return;
	if (glued) {
		bool footnote = vm->now.n_faults && vm->now.faults[vm->now.n_faults - 1].kind == FAULT_FOOTNOTE;
		if (!footnote && !(vm->text[at] >= 'A' && vm->text[at] <= 'Z') &&
		    !engross__slot_date_glued(vm->text, vm->length, at))
			return;
		vm->now.glued = !footnote;
		/* "rev. 1Montrouis": a word after a digit is no doubt; a letter after a letter is. */
		if (!footnote && !engross__is_digit(vm->text[at]) &&
		    !(vm->text[at - 1] <= '9' && at + 1 < vm->length && vm->text[at + 1] >= 'a') && !vm->faults)
			return;
	}
	if (!vm->found || vm->now.n_faults < vm->best->n_faults ||
	    (vm->now.n_faults == vm->best->n_faults && at > vm->best->span.end)) {
		vm->now.span = (struct engross_span){ vm->start, at };
		keep(vm->best, &vm->now);
		vm->found = true;
	}
}

/* The byte or slot of I at AT. True where one way to go on is left: at the next instruction and *AT. */
static bool read_one(struct vm *vm, const struct engross__instruction *i, size_t *at)
{
	unsigned pc = (unsigned)(i - vm->t->code);

	return i->op == OP_BYTE ? read_byte(vm, pc, at, i->byte) : read_slot(vm, pc, at, &vm->t->slots[i->a]);
}

/* The same with white space before it: a line break is style, a blank inside is a fault. */
static bool read_spaced(struct vm *vm, const struct engross__instruction *i, size_t *at)
{
	bool broken, hyphen;
	size_t space = space_run(vm, *at, &broken), to = *at;
	unsigned pc = (unsigned)(i - vm->t->code);
	struct mark before = mark(vm);

	if (broken)
		*at += space; /* the citation is wrapped here */
	/* A blank for the hyphen is a fault of its own; before the hyphen it is one like another. */
	hyphen = i->op == OP_BYTE && i->byte == '-' &&
	         (*at + space >= vm->length || vm->text[*at + space] != '-');
	if (broken || !vm->faults || hyphen)
		return read_one(vm, i, at);
	if (read_one(vm, i, &to))
		go(vm, pc + 1, to);
	take_back(vm, before);
	with_fault(vm, pc, *at + space, *at, *at + space, "", true, "a space inside the symbol");
	return false;
}

/* Runs the program from PC at AT to its end. Of several ways on, each but the last is gone by itself. */
static void run(struct vm *vm, unsigned pc, size_t at)
{
	bool broken, spaced;

	do {
		const struct engross__instruction *i = &vm->t->code[pc];

		switch (i->op) {
		case OP_MATCH:
			run_match(vm, at);
			return;
		case OP_JUMP:
			pc = i->a;
			break;
		case OP_SPLIT:
			if (i->b != i->a)
				go(vm, i->a, at);
			pc = i->b;
			break;
		case OP_SPACE:
			if (i->byte && !print_byte(vm, ' '))
				return;
			at += space_run(vm, at, &broken);
			pc++;
			break;
		case OP_BYTE:
		case OP_SLOT:
			spaced = at > vm->start && at < vm->length && engross__is_space(vm->text[at]);
			if (!(spaced ? read_spaced(vm, i, &at) : read_one(vm, i, &at)))
				return;
			pc++;
			break;
		case OP_NONE:
			return;
		}
	} while (may_step(vm));
}

/* Whether the letters that the form begins with stand at START; white space between them is passed over. No fault
   concerns them, so most forms of an anchor are done with here. */
static bool begins(const struct engross__template *t, const char *text, size_t length, size_t start)
{
	for (unsigned i = 0; i < t->prefix; i++, start++) {
		unsigned char want = t->code[i].byte;

		while (i && start < length && engross__is_space(text[start]))
			start++;
		if (start + 1 < length && (unsigned char)text[start] >= 0xD0 &&
		    engross__slot_latin(text + start, length - start) == (char)want) {
			start++;
			continue;
		}
		if (start >= length || (((unsigned char)text[start] ^ want) & ~32) ||
		    (text[start] != (char)want && !engross__is_alnum((char)want)))
			return false;
	}
	return true;
}

/* Matches a form whose letters stand at START. */
static bool match_rest(const struct engross__template *t, const char *text, size_t length, size_t start,
                       unsigned faults, struct engross__match *out)
{
	ENGROSS__UNCLEARED struct vm vm;

	vm.t = t;
	vm.text = text;
	vm.length = length;
	vm.start = start;
	vm.best = out;
	vm.found = false;
	vm.faults = 0;
	for (;;) {
		vm.steps = vm.path = 0;
		vm.now.n_captures = vm.now.n_faults = vm.now.out_length = 0;
		run(&vm, 0, start);
		if (vm.found || vm.faults || !faults)
			return vm.found;
		vm.faults = faults < ENGROSS__MATCH_FAULTS ? faults : ENGROSS__MATCH_FAULTS;
	}
}

bool engross__template_match(const struct engross__template *t, const char *text, size_t length, size_t start,
                             unsigned faults, struct engross__match *out)
{
	return begins(t, text, length, start) && match_rest(t, text, length, start, faults, out);
}

struct engross__capture *engross__match_capture(struct engross__match *match, const char *name)
{
	for (size_t i = 0; i < match->n_captures; i++)
		if (!strcmp(match->captures[i].name, name))
			return &match->captures[i];
	return NULL;
}

const char *engross__match_value(const struct engross__match *match, const char *name)
{
	struct engross__capture *capture = engross__match_capture((struct engross__match *)match, name);

	return capture ? capture->value : NULL;
}

/* The value of the capture whose name is the LENGTH bytes at NAME, or NULL. */
static const char *value_named(const struct engross__match *match, const char *name, size_t length)
{
	for (size_t i = 0; i < match->n_captures; i++) {
		const char *own = match->captures[i].name;
		if (*own == *name && !strncmp(own, name, length) && !own[length])
			return match->captures[i].value;
	}
	return NULL;
}

/* Writes the value of {NAME[:FILTER]} and returns its length; -1 when there is no such value. */
static int print_value(const struct engross__match *match, const char *name, size_t length, char out[ENGROSS__MATCH_OUT])
{
	const char *colon = memchr(name, ':', length), *value;
	size_t n = colon ? (size_t)(colon - name) : length;

	if (n == 1 && name[0] == '@') {
		memcpy(out, match->out, match->out_length);
		return (int)match->out_length;
	}
	value = value_named(match, name, n);
	if (!value || !*value)
		return -1;
	if (colon && !strncmp(colon, ":arabic", 7)) {
		long number = engross__roman_value(value, strlen(value));
		char digits[16];
		size_t k = sizeof(digits);
		for (; number; number /= 10)
			digits[--k] = (char)('0' + number % 10);
		memcpy(out, digits + k, sizeof(digits) - k);
		return (int)(sizeof(digits) - k);
	}
	if (colon && !strncmp(colon, ":plain", 6))
		while (value[0] == '0' && value[1])
			value++;
	n = 0;
	if (colon && !strncmp(colon, ":full", 5) && strlen(value) == 2) {
		memcpy(out, atoi(value) >= 48 ? "19" : "20", 2);
		n = 2;
	}
	memcpy(out + n, value, strlen(value));
	return (int)(n + strlen(value));
}

bool engross__match_print(const struct engross__match *match, const char *form, char *out, size_t size)
{
	size_t length = 0, group = 0;
	bool in_group = false, complete = true;
	ENGROSS__UNCLEARED char value[ENGROSS__MATCH_OUT];

	for (const char *p = form; *p; p++) {
		if (*p == '[') {
			in_group = true;
			complete = true;
			group = length;
			continue;
		}
		if (*p == ']' && in_group) {
			in_group = false;
			if (!complete)
				length = group;
			continue;
		}
		if (*p == '{') {
			const char *close = strchr(p, '}');
			int got;
			if (!close)
				return false;
			got = print_value(match, p + 1, (size_t)(close - p - 1), value);
			if (got < 0 && !in_group)
				return false;
			complete &= got >= 0;
			if (got > 0) {
				if (length + (size_t)got >= size)
					return false;
				memcpy(out + length, value, (size_t)got);
				length += (size_t)got;
			}
			p = close;
			continue;
		}
		if (*p == '\\' && p[1])
			p++;
		if (length + 1 >= size)
			return false;
		out[length++] = *p;
	}
	out[length] = '\0';
	return true;
}
