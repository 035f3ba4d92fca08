/* Every C declaration that the package uses, as in the public headers, where they are explained. The compiler
   holds them against those headers; "..." stands for members that are not used here or may come later. */

typedef struct engross_context engross_context;
typedef struct engross_document engross_document;
typedef struct engross_result engross_result;
typedef struct engross_reporter engross_reporter;
typedef struct engross_run engross_run;

/* error.h */
enum engross_status {
	ENGROSS_OK, ENGROSS_NOMEM, ENGROSS_IO, ENGROSS_FORMAT, ENGROSS_LIMIT, ENGROSS_USAGE, ENGROSS_DATA,
	ENGROSS_PLUGIN, ENGROSS_NOTFOUND, ENGROSS_CANCELLED, ...
};
#define ENGROSS_NO_OFFSET ...
struct engross_error { enum engross_status status; size_t offset; char message[...]; ...; };
const char *engross_status_name(enum engross_status status);

/* span.h */
struct engross_span { size_t start; size_t end; };
struct engross_position { size_t line; size_t column; size_t utf16_column; size_t byte_column; };

/* version.h */
int engross_version_number(void);
const char *engross_version_string(void);

/* finding.h */
enum engross_level { ENGROSS_LEVEL_NONE, ENGROSS_LEVEL_INFO, ENGROSS_LEVEL_WARNING, ENGROSS_LEVEL_ERROR };
enum engross_stage { ENGROSS_STAGE_NONE, ENGROSS_STAGE_DRAFT, ENGROSS_STAGE_ADOPTION, ENGROSS_STAGE_FINAL };
const char *engross_level_name(enum engross_level level);
struct engross_code {
	const char *id;
	enum engross_level draft, adoption, final;
	const char *summary;
	const char *explanation;
	const char *example;
	...;
};
struct engross_related { struct engross_span span; const char *message; ...; };
struct engross_finding {
	const char *code;
	enum engross_level level;
	const char *plugin;
	struct engross_span span;
	const char *message;
	const char *replacement;
	bool safe;
	const struct engross_related *related;
	size_t n_related;
	...;
};

/* citation.h */
enum engross_form { ENGROSS_FORM_NONE, ... };
enum engross_verdict { ENGROSS_VERDICT_NONE, ... };
const char *engross_form_name(enum engross_form form);
const char *engross_verdict_name(enum engross_verdict verdict);
struct engross_field { const char *name; const char *value; struct engross_span span; ...; };
struct engross_pinpoint { const char *unit; const char *label; struct engross_span span; long number; ...; };
struct engross_record {
	const char *key;
	const char *canonical;
	const char *title;
	const char *title_lang;
	const char *date;
	const char *session;
	const char *place;
	const char *url;
	const char *note;
	const char *source;
	const char *superseded_by;
	...;
};
struct engross_problem {
	const char *code;
	enum engross_level level;
	struct engross_span span;
	const char *message;
	const char *replacement;
	bool safe;
	...;
};
struct engross_citation {
	struct engross_span span;
	const char *system;
	enum engross_form form;
	const char *key;
	const char *canonical;
	const struct engross_field *fields;
	size_t n_fields;
	const struct engross_pinpoint *pinpoints;
	size_t n_pinpoints;
	size_t antecedent;
	size_t block;
	struct engross_span title;
	enum engross_verdict verdict;
	const struct engross_record *record;
	const char *proof;
	const struct engross_problem *problems;
	size_t n_problems;
	...;
};

/* structure.h */
#define ENGROSS_NO_INDEX ...
enum engross_block_kind { ENGROSS_BLOCK_NONE, ... };
const char *engross_block_kind_name(enum engross_block_kind kind);
struct engross_block {
	enum engross_block_kind kind;
	unsigned level;
	struct engross_span span;
	struct engross_span marker;
	struct engross_span lead;
	struct engross_span body;
	long number;
	size_t parent;
	size_t continues;
	unsigned section;
	...;
};
struct engross_masthead {
	struct engross_span symbol;
	struct engross_span title;
	struct engross_span adoption;
	struct engross_span session;
	struct engross_span date;
	struct engross_span body;
	struct engross_span limited;
	struct engross_span revised;
	int year, month, day;
	...;
};
struct engross_footnote {
	struct engross_span mark;
	struct engross_span label;
	size_t block;
	long number;
	char symbol[...];
	...;
};

/* alignment.h */
enum engross_pair_kind { ENGROSS_PAIR_NONE, ... };
const char *engross_pair_kind_name(enum engross_pair_kind kind);
struct engross_pair {
	enum engross_pair_kind kind;
	enum engross_block_kind block;
	bool has_source, has_target;
	struct engross_span source_span;
	struct engross_span target_span;
	const char *source_number;
	const char *target_number;
	...;
};

/* change.h */
enum engross_change_kind { ENGROSS_CHANGE_NONE, ... };
const char *engross_change_kind_name(enum engross_change_kind kind);
enum engross_edit_op {
	ENGROSS_EDIT_NONE, ENGROSS_EDIT_EQUAL, ENGROSS_EDIT_DELETE, ENGROSS_EDIT_INSERT, ENGROSS_EDIT_REPLACE
};
struct engross_edit {
	enum engross_edit_op op;
	struct engross_span old_span;
	struct engross_span new_span;
	...;
};
struct engross_change {
	enum engross_change_kind kind;
	bool has_old, has_new;
	struct engross_span old_span;
	struct engross_span new_span;
	const char *old_number;
	const char *new_number;
	const struct engross_edit *edits;
	size_t n_edits;
	...;
};

/* context.h */
struct engross_allocator { ...; };
struct engross_plugin;
enum engross_status engross_context_new(engross_context **out, const struct engross_allocator *allocator,
                                        struct engross_error *error);
void engross_context_free(engross_context *context);
enum engross_status engross_context_load_data(engross_context *context, const char *dir,
                                              struct engross_error *error);
enum engross_status engross_context_load_system(engross_context *context, const char *path,
                                                struct engross_error *error);
enum engross_status engross_context_add_authority(engross_context *context, const char *path,
                                                  struct engross_error *error);
enum engross_status engross_context_load_plugins(engross_context *context, const char *path,
                                                 struct engross_error *error);
enum engross_status engross_context_add_plugin(engross_context *context, const struct engross_plugin *plugin,
                                               void *state, struct engross_error *error);
enum engross_status engross_context_set_limit(engross_context *context, const char *name, uint64_t value,
                                              struct engross_error *error);
uint64_t engross_context_limit(const engross_context *context, const char *name);
enum engross_status engross_context_seal(engross_context *context, struct engross_error *error);

/* document.h */
struct engross_open_options {
	size_t struct_size;
	const char *format;
	const char *encoding;
	const char *language;
	...;
};
enum engross_status engross_document_open(engross_document **out, engross_context *context, const char *path,
                                          const struct engross_open_options *options,
                                          struct engross_error *error);
enum engross_status engross_document_parse(engross_document **out, engross_context *context,
                                           const void *bytes, size_t length, const char *name,
                                           const struct engross_open_options *options,
                                           struct engross_error *error);
void engross_document_free(engross_document *document);
const char *engross_document_name(const engross_document *document);
const char *engross_document_format(const engross_document *document);
const char *engross_document_encoding(const engross_document *document);
const char *engross_document_language(const engross_document *document);
const char *engross_document_text(const engross_document *document, size_t *length);
const char *engross_document_source(const engross_document *document, size_t *length);
struct engross_span engross_document_to_source(const engross_document *document, struct engross_span span);
struct engross_position engross_document_position(const engross_document *document, size_t offset);
const char *engross_document_place(const engross_document *document, size_t offset);
size_t engross_document_block_count(const engross_document *document);
const struct engross_block *engross_document_block(const engross_document *document, size_t index);
const struct engross_masthead *engross_document_masthead(const engross_document *document);
size_t engross_document_footnote_count(const engross_document *document);
const struct engross_footnote *engross_document_footnote(const engross_document *document, size_t index);
enum engross_status engross_document_cite(engross_document *document, struct engross_error *error);
size_t engross_document_citation_count(const engross_document *document);
const struct engross_citation *engross_document_citation(const engross_document *document, size_t index);
const char *engross_document_symbol(const engross_document *document);

/* authority.h */
struct engross_authority_stats {
	const char *path;
	size_t records;
	size_t titles;
	size_t ranges;
	size_t sessions;
	...;
};
size_t engross_authority_count(const engross_context *context);
enum engross_status engross_authority_stats(const engross_context *context, size_t index,
                                            struct engross_authority_stats *out, struct engross_error *error);
enum engross_status engross_authority_each(engross_context *context, const char *prefix, const char *language,
                                           int (*visit)(void *payload, const struct engross_record *record),
                                           void *payload, struct engross_error *error);
enum engross_status engross_resolve(engross_document **out, engross_context *context, const char *text,
                                    struct engross_error *error);

/* run.h */
struct engross_run_options {
	size_t struct_size;
	enum engross_stage stage;
	enum engross_level min_level;
	const char *const *only;
	size_t n_only;
	const char *const *skip;
	size_t n_skip;
	const char *const *settings;
	size_t n_settings;
	int (*cancelled)(void *payload);
	void *payload;
	...;
};
enum engross_status engross_check(engross_result **out, engross_context *context, engross_document *document,
                                  const struct engross_run_options *options, struct engross_error *error);
enum engross_status engross_compare(engross_result **out, engross_context *context,
                                    engross_document *old_draft, engross_document *new_draft,
                                    const struct engross_run_options *options, struct engross_error *error);
enum engross_status engross_align(engross_result **out, engross_context *context,
                                  engross_document *source, engross_document *target,
                                  const struct engross_run_options *options, struct engross_error *error);
size_t engross_result_pair_count(const engross_result *result);
const struct engross_pair *engross_result_pair(const engross_result *result, size_t index);
void engross_result_free(engross_result *result);
size_t engross_result_finding_count(const engross_result *result);
const struct engross_finding *engross_result_finding(const engross_result *result, size_t index);
size_t engross_result_level_count(const engross_result *result, enum engross_level level);
size_t engross_result_change_count(const engross_result *result);
const struct engross_change *engross_result_change(const engross_result *result, size_t index);
size_t engross_context_code_count(const engross_context *context);
const struct engross_code *engross_context_code(const engross_context *context, size_t index);
size_t engross_context_plugin_count(const engross_context *context);
const struct engross_plugin *engross_context_plugin(const engross_context *context, size_t index);
const char *engross_context_plugin_path(const engross_context *context, size_t index);

/* report.h */
struct engross_output { int (*write)(void *payload, const char *bytes, size_t length); void *payload; ...; };
struct engross_report_options { size_t struct_size; const char *format; int color; ...; };
enum engross_status engross_reporter_new(engross_reporter **out, engross_context *context,
                                         const struct engross_output *output,
                                         const struct engross_report_options *options,
                                         struct engross_error *error);
void engross_reporter_free(engross_reporter *reporter);
enum engross_status engross_report_findings(engross_reporter *reporter, const engross_document *document,
                                            const engross_result *result, struct engross_error *error);
enum engross_status engross_report_citations(engross_reporter *reporter, engross_document *document,
                                             struct engross_error *error);
enum engross_status engross_report_outline(engross_reporter *reporter, const engross_document *document,
                                           struct engross_error *error);
enum engross_status engross_report_changes(engross_reporter *reporter, const engross_document *old_draft,
                                           const engross_document *new_draft, const engross_result *result,
                                           struct engross_error *error);
enum engross_status engross_report_alignment(engross_reporter *reporter, const engross_document *source,
                                             const engross_document *target, const engross_result *result,
                                             struct engross_error *error);
enum engross_status engross_reporter_end(engross_reporter *reporter, struct engross_error *error);

/* plugin.h */
#define ENGROSS_PLUGIN_ABI ...
#define ENGROSS_CAN_CHECK ...
struct engross_report {
	size_t struct_size;
	const char *code;
	enum engross_level level;
	struct engross_span span;
	const char *message;
	const char *replacement;
	int safe;
	const struct engross_related *related;
	size_t n_related;
	...;
};
struct engross_host {
	enum engross_stage (*stage)(const engross_run *run);
	const char *(*option)(const engross_run *run, const char *name);
	int (*enabled)(const engross_run *run, const char *code);
	int (*cancelled)(const engross_run *run);
	enum engross_status (*emit)(engross_run *run, const struct engross_report *report);
	const char *const *(*words)(const engross_run *run, const char *language, const char *list,
	                            size_t *count);
	...;
};
struct engross_option { const char *name; const char *value; const char *summary; ...; };
struct engross_plugin {
	uint32_t abi_version;
	uint32_t struct_size;
	const char *name;
	const char *version;
	const char *summary;
	uint64_t capabilities;
	const struct engross_code *codes;
	const struct engross_option *options;
	enum engross_status (*check)(const struct engross_host *host, void *state, engross_run *run,
	                             const engross_document *document);
	...;
};

/* bridge.h */
static const char *engross_python_utf8(uintptr_t object, size_t *length);
static size_t engross_python_count(const char *bytes, size_t length, bool wide);

/* Called by the library. */
extern "Python" enum engross_status engross_python_check(const struct engross_host *host, void *state,
                                                         engross_run *run, const engross_document *document);
extern "Python" int engross_python_cancelled(void *payload);
extern "Python" int engross_python_write(void *payload, const char *bytes, size_t length);
extern "Python" int engross_python_visit(void *payload, const struct engross_record *record);
