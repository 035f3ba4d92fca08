/* Fuzz target of the html reader. Built as it is for a fuzzer; with main.c it replays the files it is
   given. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/html/recorder.h"
#include "html/sniff.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct recorder recorder = { 0 };
	char encoding[32];

	html_bid((const char *)data, size < 4096 ? size : 4096, NULL);
	html_encoding((const char *)data, size < 4096 ? size : 4096, encoding, sizeof(encoding));
	recorder_read(&recorder, (const char *)data, size);
	if (recorder.broken) {
		fprintf(stderr, "broken promise: %s\n", recorder.broken);
		abort();
	}
	recorder_clear(&recorder);
	return 0;
}
