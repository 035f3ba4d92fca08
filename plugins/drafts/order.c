/* The heaviest increasing subsequence. */
#include "order.h"

#include <string.h>

/* A node of the Fenwick tree: the heaviest subsequence that ends at a value it covers. */
struct node {
	uint64_t weight;
	uint32_t item;
};

static struct node best_below(const struct node *tree, uint32_t value)
{
	struct node best = { 0, DRAFTS_ORDER_FIRST };

	for (uint32_t i = value; i > 0; i &= i - 1)
		if (tree[i].weight > best.weight)
			best = tree[i];
	return best;
}

static void raise(struct node *tree, uint32_t domain, uint32_t value, struct node found)
{
	for (uint64_t i = (uint64_t)value + 1; i <= domain; i += i & (~i + 1))
		if (found.weight > tree[i].weight)
			tree[i] = found;
}

/* Whether the values rise already, the usual case. */
static bool is_rising(const struct drafts_ordered *items, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (items[i].value <= items[i - 1].value)
			return false;
	return true;
}

static void keep_all(struct drafts_ordered *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		items[i].kept = true;
}

enum engross_status drafts_order(struct drafts_ordered *items, size_t count, uint32_t domain,
                                 const struct drafts_memory *memory, struct drafts_pool *pool)
{
	struct node *tree, best = { 0, DRAFTS_ORDER_FIRST };

	if (is_rising(items, count)) {
		keep_all(items, count);
		return ENGROSS_OK;
	}
	tree = drafts_reserve(memory, pool, (size_t)domain + 1, sizeof(*tree));
	if (!tree)
		return ENGROSS_NOMEM;
	memset(tree, 0, ((size_t)domain + 1) * sizeof(*tree));
	for (uint32_t i = 0; i < count; i++) {
		struct node found = best_below(tree, items[i].value);
		items[i].before = found.item;
		items[i].kept = false;
		found.weight += items[i].weight;
		found.item = i;
		raise(tree, domain, items[i].value, found);
		if (found.weight > best.weight)
			best = found;
	}
	for (uint32_t i = best.item; i != DRAFTS_ORDER_FIRST; i = items[i].before)
		items[i].kept = true;
	return ENGROSS_OK;
}
