/* Two halves of a step, each on a thread of its own. */
#include "both.h"

#include <signal.h>
#include <stdbool.h>

struct half {
	enum engross_status (*work)(void *);
	void *payload;
	enum engross_status status;
};

static void *do_half(void *payload)
{
	struct half *half = payload;

	half->status = half->work(half->payload);
	return NULL;
}

/* Signals are the caller's: none is taken on a thread that it does not know, but for those that the thread
   itself brought about, a mapped file that became shorter above all. */
static bool start(pthread_t *thread, struct half *half)
{
	static const int own[] = { SIGBUS, SIGSEGV, SIGFPE, SIGILL };
	sigset_t all, before;
	bool started;

	sigfillset(&all);
	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		sigdelset(&all, own[i]);
	if (pthread_sigmask(SIG_SETMASK, &all, &before))
		return false;
	started = !pthread_create(thread, NULL, do_half, half);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

enum engross_status drafts_both(const struct drafts_memory *memory, enum engross_status (*work)(void *),
                                void *one, void *other)
{
	struct half first = { work, one, ENGROSS_OK }, second = { work, other, ENGROSS_OK };
	pthread_t thread;
	bool started = memory->lock && start(&thread, &second);

	do_half(&first);
	if (started)
		pthread_join(thread, NULL);
	else if (first.status == ENGROSS_OK)
		do_half(&second);
	return first.status != ENGROSS_OK ? first.status : second.status;
}
