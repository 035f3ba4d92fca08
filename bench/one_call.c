/* One call as a C program makes it: parses and checks the text in FILE over and over, and prints the
   processor's microseconds of each, one a line. bench/python compares that with the Python package.
   usage: one_call FILE RUNS */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <engross/engross.h>

static engross_context *open_context(struct engross_error *error)
{
	engross_context *context;

	if (engross_context_new(&context, NULL, error) || engross_context_load_data(context, NULL, error) ||
	    engross_context_load_plugins(context, NULL, error) ||
	    engross_context_add_authority(context, NULL, error) || engross_context_seal(context, error))
		return NULL;
	return context;
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

/* Checks BYTES once; the number of findings, or -1. */
static long check(engross_context *context, const char *bytes, size_t length, struct engross_error *error)
{
	struct engross_open_options options = { .struct_size = sizeof(options), .encoding = "utf-8" };
	engross_document *document = NULL;
	engross_result *result = NULL;
	long count = -1;

	if (!engross_document_parse(&document, context, bytes, length, NULL, &options, error) &&
	    !engross_check(&result, context, document, NULL, error))
		count = (long)engross_result_finding_count(result);
	engross_result_free(result);
	engross_document_free(document);
	return count;
}

static char *read_file(const char *path, size_t *length)
{
	FILE *file = fopen(path, "rb");
	char *bytes = malloc((size_t)1 << 24);

	*length = file && bytes ? fread(bytes, 1, (size_t)1 << 24, file) : 0;
	if (file)
		fclose(file);
	return bytes;
}

int main(int argc, char **argv)
{
	struct engross_error error = { 0 };
	engross_context *context = open_context(&error);
	size_t length = 0;
	char *bytes = argc == 3 ? read_file(argv[1], &length) : NULL;
	int status = context && length ? EXIT_SUCCESS : EXIT_FAILURE;

	for (int i = 0; status == EXIT_SUCCESS && i < atoi(argv[2]); i++) {
		double start = now();
		long found = check(context, bytes, length, &error);
		printf("%.2f %ld\n", now() - start, found);
		if (found < 0)
			status = EXIT_FAILURE;
	}
	if (status != EXIT_SUCCESS)
		fprintf(stderr, "one_call: %s\n", *error.message ? error.message : "usage: one_call FILE RUNS");
	free(bytes);
	engross_context_free(context);
	return status;
}
