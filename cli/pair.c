/* Two files opened side by side. */
#include "pair.h"

#include <pthread.h>

struct opening {
	const struct cli_job *job;
	const char *file;
	engross_document *document;
	char *bytes;
	struct cli_fault fault;
	bool opened;
};

static void *open_one(void *payload)
{
	struct opening *opening = payload;

	opening->opened = cli_try_document(&opening->document, &opening->bytes, opening->job->context,
	                                   opening->job->options, opening->file, &opening->fault);
	/* What goes wrong here goes wrong again when the citations are asked for, and is said there. */
	if (opening->opened)
		engross_document_cite(opening->document, NULL);
	return NULL;
}

void cli_open_pair(struct cli_job *job, engross_document *documents[2], char *bytes[2], char *const files[2])
{
	struct opening openings[2] = { { .job = job, .file = files[0] }, { .job = job, .file = files[1] } };
	pthread_t thread;
	bool started = !pthread_create(&thread, NULL, open_one, &openings[0]);

	if (!started)
		open_one(&openings[0]);
	open_one(&openings[1]);
	if (started)
		pthread_join(thread, NULL);
	for (int i = 0; i < 2; i++) {
		documents[i] = openings[i].document;
		bytes[i] = openings[i].bytes;
		if (openings[i].opened)
			continue;
		cli_complain_fault(&openings[i].fault);
		job->failed = true;
	}
}
