/* Hostile: a million findings, all of them different. */
#include "hostile.h"

static const struct engross_code codes[] = { HOSTILE_CODE("endless/finding"), { .id = NULL } };

static enum engross_status check(const struct engross_host *host, void *state, engross_run *run,
                                 const engross_document *document)
{
	enum engross_status status = ENGROSS_OK;
	char message[] = "finding 0000000";

	(void)state;
	(void)document;
	for (long i = 0; i < 1000000 && status == ENGROSS_OK; i++) {
		struct engross_report report = {
			.struct_size = sizeof(report),
			.code = codes[0].id,
			.level = i % 100000 == 99999 ? ENGROSS_LEVEL_ERROR : ENGROSS_LEVEL_INFO,
			.message = message,
		};
		status = host->emit(run, &report);
		for (char *digit = message + sizeof(message) - 2; ++*digit > '9'; digit--)
			*digit = '0';
	}
	return status;
}

static const struct engross_plugin plugin = {
	HOSTILE_HEAD("endless"),
	.capabilities = ENGROSS_CAN_CHECK,
	.codes = codes,
	.check = check,
};

HOSTILE_ENTRY(&plugin)
