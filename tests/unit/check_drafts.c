/* The plugin `drafts`: two drafts and what is said of them, a case a row. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check_drafts_host.h"

/* What was printed. */
struct printed {
	char text[8192];
	size_t length;
};

static void put(struct printed *out, const char *text, size_t length)
{
	ck_assert_uint_lt(out->length + length, sizeof(out->text));
	for (size_t i = 0; i < length; i++)
		out->text[out->length++] = text[i] == '\n' ? '/' : text[i];
	out->text[out->length] = '\0';
}

static void put_string(struct printed *out, const char *text)
{
	put(out, text, strlen(text));
}

static void put_span(struct printed *out, const engross_document *document, struct engross_span span)
{
	size_t length;
	const char *text = draft_text(document, &length);

	ck_assert_uint_le(span.start, span.end);
	ck_assert_uint_le(span.end, length);
	put(out, text + span.start, span.end - span.start);
}

static void put_edit(struct printed *out, const engross_run *run, const struct engross_edit *edit)
{
	if (edit->op == ENGROSS_EDIT_EQUAL) {
		put_span(out, run->old_draft, edit->old_span);
		return;
	}
	if (edit->op != ENGROSS_EDIT_INSERT) {
		put_string(out, "[-");
		put_span(out, run->old_draft, edit->old_span);
		put_string(out, "-]");
	}
	if (edit->op != ENGROSS_EDIT_DELETE) {
		put_string(out, "{+");
		put_span(out, run->new_draft, edit->new_span);
		put_string(out, "+}");
	}
}

static void put_change(struct printed *out, const engross_run *run, const struct engross_change *change)
{
	static const char *const kinds[] = { "",          "insert",   "delete", "edit",  "move",
		                                 "move-edit", "renumber", "split",  "merge", "format" };

	put_string(out, kinds[change->kind]);
	if (change->old_number || change->new_number) {
		put_string(out, " ");
		put_string(out, change->old_number ? change->old_number : "");
		put_string(out, ">");
		put_string(out, change->new_number ? change->new_number : "");
	}
	put_string(out, ": ");
	for (size_t i = 0; i < change->n_edits; i++)
		put_edit(out, run, &change->edits[i]);
	if (!change->n_edits)
		put_span(out, change->has_new ? run->new_draft : run->old_draft,
		         change->has_new ? change->new_span : change->old_span);
	out->text[out->length++] = '\n';
	out->text[out->length] = '\0';
}

static void put_finding(struct printed *out, const engross_run *run, const struct kept_finding *finding)
{
	put_string(out, finding->code);
	put_string(out, " \"");
	put_span(out, run->new_draft, finding->span);
	put_string(out, "\"");
	if (finding->replacement) {
		put_string(out, finding->safe ? " => " : " ?> ");
		put_string(out, finding->replacement);
	}
	out->text[out->length++] = '\n';
	out->text[out->length] = '\0';
}

static const struct {
	const char *name, *from, *to, *expected;
} cases[] = {
	{ "unchanged", "TITLE\n\n1. To chart the harbours.", "TITLE\n\n1. To chart the harbours.", "" },
	{ "both empty", "", "", "" },
	{ "from nothing", "", "TITLE", "insert: TITLE\n" },
	{ "to nothing", "TITLE", "", "delete: TITLE\n" },
	{ "wrapped anew", "TITLE\n\n1. To chart the\nharbours every five years.",
	  "TITLE\n\n1. To chart the harbours every\nfive years.", "" },
	{ "wrapped at a hyphen",
	  "TITLE\n\nThe follow-up by the co-\nordinator is inter-\nnational and long-\nterm.",
	  "TITLE\n\nThe follow-\nup by the co-ordinator is international and long-term.", "" },
	{ "wrapped with a lone hyphen", "TITLE\n\nShort- and long-term work.",
	  "TITLE\n\nShort-\nand long-term work.", "" },
	{ "a line that looks like a paragraph", "TITLE\n\n1. To provide = lights and = bells.\n\n2. To end.",
	  "TITLE\n\n1. To provide\n= lights and\n= bells.\n\n2. To end.", "" },
	{ "and no longer does", "TITLE\n\nTo provide\n= lights and\n= bells.",
	  "TITLE\n\nTo provide = lights\nand = bells.", "" },
	{ "a line that became a paragraph", "TITLE\n\nTo provide the island lights = and the bells too.",
	  "TITLE\n\nTo provide the island lights\n\n= and the bells too.",
	  "split: To provide the island lights[- -]{+//+}= and the bells too.\n" },
	{ "one word", "TITLE\n\n1. To chart the harbours every five years.",
	  "TITLE\n\n1. To chart the harbours every three years.",
	  "edit 1.>1.: To chart the harbours every [-five-]{+three+} years.\n" },
	{ "a word more", "TITLE\n\n1. To chart the harbours.", "TITLE\n\n1. To chart all the harbours.",
	  "edit 1.>1.: To chart {+all +}the harbours.\n" },
	{ "a word less at the end", "TITLE\n\nTo chart the harbours again", "TITLE\n\nTo chart the harbours",
	  "edit: To chart the harbours[- again-]\n" },
	{ "a word less at the start", "TITLE\n\nAgain to chart the harbours", "TITLE\n\nto chart the harbours",
	  "edit: [-Again -]to chart the harbours\n" },
	{ "a word before a comma", "TITLE\n\nTo chart, and to light, the harbours",
	  "TITLE\n\nTo chart twice, and to light, the harbours",
	  "edit: To chart{+ twice+}, and to light, the harbours\n" },
	{ "a hyphen that counts", "TITLE\n\nTo ask him to re-sign it.", "TITLE\n\nTo ask him to resign it.",
	  "edit: To ask him to re[---]sign it.\n" },
	{ "words joined", "TITLE\n\nTo light the light house now.", "TITLE\n\nTo light the lighthouse now.",
	  "edit: To light the [-light house-]{+lighthouse+} now.\n" },
	{ "quotation marks", "TITLE\n\nTo keep \"the lights\" of it.",
	  "TITLE\n\nTo keep \xE2\x80\x9Cthe lights\xE2\x80\x9D of it.",
	  "" },
	{ "a doubled space", "TITLE\n\nTo keep  the lights.", "TITLE\n\nTo keep the lights.", "" },
	{ "edited and wrapped anew", "TITLE\n\nTo chart the small\nharbours every five years.",
	  "TITLE\n\nTo chart the small harbours every\nthree years.",
	  "edit: To chart the small[-/-]{+ +}harbours every[- five-]{+/three+} years.\n" },
	{ "a date is one word", "TITLE\n\nTo meet on 20 December 2006 in the harbour.",
	  "TITLE\n\nTo meet on 19 December 2006 in the harbour.",
	  "edit: To meet on [-20 December 2006-]{+19 December 2006+} in the harbour.\n" },
	{ "a Spanish date", "TITLE\n\nReunirse el 20 de diciembre de 2006 en el puerto.",
	  "TITLE\n\nReunirse el 20 de diciembre de 2007 en el puerto.",
	  "edit: Reunirse el [-20 de diciembre de 2006-]{+20 de diciembre de 2007+} en el puerto.\n" },
	{ "an amount is one word", "TITLE\n\nTo give US$ 1,000 for the lights.",
	  "TITLE\n\nTo give US$ 1,500 for the lights.",
	  "edit: To give [-US$ 1,000-]{+US$ 1,500+} for the lights.\n" },
	{ "a citation is one word", "TITLE\n\nRecalling its resolution 61/180 of 20 December 2006, on lights,",
	  "TITLE\n\nRecalling its resolution 61/144 of 19 December 2006, on lights,",
	  "edit: Recalling its [-resolution 61/180 of 20 December 2006-]{+resolution 61/144 of 19 December "
	  "2006+}, on "
	  "lights,\n"
	  "draft/citation \"resolution 61/144 of 19 December 2006\"\n" },
	{ "half a date is words", "TITLE\n\nTo meet on 20 December 2006 in the harbour.",
	  "TITLE\n\nTo meet on 20 Dezember 2006 in the harbour.",
	  "edit: To meet on 20 [-December-]{+Dezember+} 2006 in the harbour.\n" },
	{ "a new paragraph renumbers", "TITLE\n\n1. To chart the harbours.\n\n2. To light the beacons.",
	  "TITLE\n\n1. To thank the pilots of the isle.\n\n2. To chart the harbours.\n\n3. To light the beacons.",
	  "insert >1.: 1. To thank the pilots of the isle.\nrenumber 1.>2.: 2. To chart the harbours.\n"
	  "renumber 2.>3.: 3. To light the beacons.\n" },
	{ "a paragraph is gone", "TITLE\n\n1. To chart the harbours.\n\n2. To light the beacons.",
	  "TITLE\n\n1. To light the beacons.",
	  "delete 1.>: 1. To chart the harbours.\nrenumber 2.>1.: 1. To light the beacons.\n" },
	{ "moved up", "TITLE\n\n1. To chart the harbours.\n\n2. To light the beacons.\n\n3. To thank the pilots.",
	  "TITLE\n\n1. To thank the pilots.\n\n2. To chart the harbours.\n\n3. To light the beacons.",
	  "move 3.>1.: 1. To thank the pilots.\nrenumber 1.>2.: 2. To chart the harbours.\n"
	  "renumber 2.>3.: 3. To light the beacons.\n" },
	{ "moved and edited",
	  "TITLE\n\n1. To chart the harbours.\n\n2. To light the beacons.\n\n3. To thank the old pilots of the "
	  "islands for "
	  "their long service.",
	  "TITLE\n\n1. To thank the old pilots of the islands for their good service.\n\n2. To chart the "
	  "harbours.\n\n3. To "
	  "light the beacons.",
	  "move-edit 3.>1.: To thank the old pilots of the islands for their [-long-]{+good+} service.\n"
	  "renumber 1.>2.: 2. To chart the harbours.\nrenumber 2.>3.: 3. To light the beacons.\n" },
	{ "edited and renumbered", "TITLE\n\n1. To chart the harbours.",
	  "TITLE\n\n1. To light beacons.\n\n2. To chart the old harbours.",
	  "insert >1.: 1. To light beacons.\nedit 1.>2.: To chart the {+old +}harbours.\n" },
	{ "another paragraph altogether", "TITLE\n\n1. To chart the harbours.\n\n2. To end.",
	  "TITLE\n\n1. Requests a report on schools.\n\n2. To end.",
	  "delete 1.>: 1. To chart the harbours.\ninsert >1.: 1. Requests a report on schools.\n" },
	{ "repeated paragraphs", "TITLE\n\nand\n\nFirst of these\n\nand\n\nSecond of these\n\nand",
	  "TITLE\n\nand\n\nFirst of these\n\nand\n\nand", "delete: Second of these\n" },
	{ "split",
	  "TITLE\n\n1. To chart the small harbours of the islands, and to ask the keepers of all lights for a "
	  "full report.",
	  "TITLE\n\n1. To chart the small harbours of the islands.\n\n2. To ask the keepers of all lights for a "
	  "full report.",
	  "split 1.>1.: To chart the small harbours of the islands[-, and to-]{+.//2. To+} ask the keepers of "
	  "all lights for "
	  "a full report.\n" },
	{ "merge",
	  "TITLE\n\n1. To chart the small harbours of the islands.\n\n2. To ask the keepers of all lights for a "
	  "full report.",
	  "TITLE\n\n1. To chart the small harbours of the islands, and to ask the keepers of all lights for a "
	  "full report.",
	  "merge 1.>1.: To chart the small harbours of the islands[-.//2. To-]{+, and to+} ask the keepers of "
	  "all lights for "
	  "a full report.\n" },
	{ "page break in a sentence", "TITLE\n\nTo chart the small\n\n- 2 -\n\nharbours of the islands.",
	  "TITLE\n\nTo chart the small harbours of\n\n- 3 -\n\nthe islands.", "" },
	{ "edited beside a page break", "TITLE\n\nTo chart the small\n\n- 2 -\n\nharbours of the islands.",
	  "TITLE\n\nTo chart the small\n\n- 3 -\n\nharbours of the coast.",
	  "edit: To chart the smallharbours of the [-islands-]{+coast+}.\n" },
	{ "edited, and a page break gone", "TITLE\n\nTo chart the small and\n\n- 2 -\n\npoor harbours.",
	  "TITLE\n\nTo chart the small and poor beacons.",
	  "edit: To chart the small and{+ +}poor [-harbours-]{+beacons+}.\n" },
	{ "footnotes numbered anew",
	  "TITLE\n\nRecalling the Charter,\xC2\xB9 and\n\nRecalling the Pact,\xC2\xB2 and\n\n\xC2\xB9 The first "
	  "note.\n\n\xC2\xB2 The second one.",
	  "TITLE\n\nBearing in mind the Act,\xC2\xB9 and\n\nRecalling the Charter,\xC2\xB2 and\n\nRecalling the "
	  "Pact,\xC2\xB3 and\n\n\xC2\xB9 A new note on top.\n\n\xC2\xB2 The first note.\n\n\xC2\xB3 The second "
	  "one.",
	  "insert: Bearing in mind the Act,\xC2\xB9 and\n"
	  "renumber: Recalling the Charter,[-\xC2\xB9-]{+\xC2\xB2+} and\n"
	  "renumber: Recalling the Pact,[-\xC2\xB2-]{+\xC2\xB3+} and\n"
	  "insert >\xC2\xB9: \xC2\xB9 A new note on top.\n"
	  "renumber \xC2\xB9>\xC2\xB2: \xC2\xB2 The first note.\n"
	  "renumber \xC2\xB2>\xC2\xB3: \xC2\xB3 The second one.\n" },
	{ "a mark that calls another note",
	  "TITLE\n\nRecalling the Charter of the isles,\xC2\xB9 and\n\nThe end.\xC2\xB2\n\n\xC2\xB9 The first "
	  "note.\n\n\xC2\xB2 The second one.",
	  "TITLE\n\nRecalling the Charter of the isles,\xC2\xB2 and\n\nThe end.\xC2\xB2\n\n\xC2\xB9 The first "
	  "note.\n\n\xC2\xB2 The second one.",
	  "edit: Recalling the Charter of the isles,[-\xC2\xB9-]{+\xC2\xB2+} and\n" },
	{ "Chinese by character", "TITLE\n\n\xE5\xA4\xA7\xE4\xBC\x9A\xE5\x86\xB3\xE5\xAE\x9A",
	  "TITLE\n\n\xE5\xA4\xA7\xE4\xBC\x9A\xE5\xBB\xBA\xE8\xAE\xAE",
	  "edit: \xE5\xA4\xA7\xE4\xBC\x9A[-\xE5\x86\xB3\xE5\xAE\x9A-]{+\xE5\xBB\xBA\xE8\xAE\xAE+}\n" },
	{ "stale reference", "TITLE\n\n1. To chart the harbours.\n\n2. To report on paragraph 1 of this.",
	  "TITLE\n\n1. To light the beacons tonight.\n\n2. To chart the harbours.\n\n3. To report on paragraph 1 "
	  "of this.",
	  "insert >1.: 1. To light the beacons tonight.\nrenumber 1.>2.: 2. To chart the harbours.\n"
	  "renumber 2.>3.: 3. To report on paragraph 1 of this.\ndraft/reference \"paragraph 1\" => paragraph "
	  "2\n" },
	{ "updated reference", "TITLE\n\n1. To chart the harbours.\n\n2. To report on paragraph 1 of this.",
	  "TITLE\n\n1. To light the beacons tonight.\n\n2. To chart the harbours.\n\n3. To report on paragraph 2 "
	  "of this.",
	  "insert >1.: 1. To light the beacons tonight.\nrenumber 1.>2.: 2. To chart the harbours.\n"
	  "edit 2.>3.: To report on paragraph [-1-]{+2+} of this.\n" },
	{ "one of two references is stale",
	  "TITLE\n\n1. To chart the harbours.\n\n2. To light the beacons.\n\n3. To report on paragraphs 1 and 2.",
	  "TITLE\n\n1. To thank the island pilots.\n\n2. To chart the harbours.\n\n3. To light the "
	  "beacons.\n\n4. To report on paragraphs 2 and 2.",
	  "insert >1.: 1. To thank the island pilots.\nrenumber 1.>2.: 2. To chart the harbours.\n"
	  "renumber 2.>3.: 3. To light the beacons.\nedit 3.>4.: To report on paragraphs [-1-]{+2+} and 2.\n"
	  "draft/reference \"2\" => 3\n" },
	{ "aimed at a third",
	  "TITLE\n\n1. To chart the harbours.\n\n2. To light the beacons.\n\n3. To report on paragraph 1 of "
	  "this.",
	  "TITLE\n\n1. To thank the island pilots.\n\n2. To chart the harbours.\n\n3. To light the "
	  "beacons.\n\n4. To report on paragraph 3 of this.",
	  "insert >1.: 1. To thank the island pilots.\nrenumber 1.>2.: 2. To chart the harbours.\n"
	  "renumber 2.>3.: 3. To light the beacons.\nedit 3.>4.: To report on paragraph [-1-]{+3+} of this.\n"
	  "draft/reference \"paragraph 3\" ?> paragraph 2\n" },
	{ "reference to a sublevel",
	  "TITLE\n\n1. To chart:\n\n(a) The harbours;\n\n(b) The deep channels;\n\n2. To report on paragraph 1 "
	  "(b) of this.",
	  "TITLE\n\n1. To chart:\n\n(a) The wooden piers;\n\n(b) The harbours;\n\n(c) The deep channels;\n\n2. "
	  "To report on paragraph 1 (b) of this.",
	  "insert >(a): (a) The wooden piers;\nrenumber (a)>(b): (b) The harbours;\nrenumber (b)>(c): (c) The "
	  "deep channels;\n"
	  "draft/reference \"paragraph 1 (b)\" => paragraph 1 (c)\n" },
	{ "what was meant is gone", "TITLE\n\n1. To chart the harbours.\n\n2. To report on paragraph 1 of this.",
	  "TITLE\n\n1. To report on paragraph 1 of this.",
	  "delete 1.>: 1. To chart the harbours.\nrenumber 2.>1.: 1. To report on paragraph 1 of this.\n"
	  "draft/reference \"paragraph 1\"\n" },
	{ "another document's paragraph",
	  "TITLE\n\n1. To chart the harbours.\n\n2. To report on paragraph 1 of resolution 61/180 today.",
	  "TITLE\n\n1. To light the beacons tonight.\n\n2. To chart the harbours.\n\n3. To report on paragraph 1 "
	  "of resolution 61/180 today.",
	  "insert >1.: 1. To light the beacons tonight.\nrenumber 1.>2.: 2. To chart the harbours.\n"
	  "renumber 2.>3.: 3. To report on paragraph 1 of resolution 61/180 today.\n" },
	{ "a new reference is left alone",
	  "TITLE\n\n1. To chart the harbours.\n\n2. To report to the council every year.",
	  "TITLE\n\n1. To light the beacons tonight.\n\n2. To chart the harbours.\n\n3. To report to the council "
	  "every year on paragraph 1.",
	  "insert >1.: 1. To light the beacons tonight.\nrenumber 1.>2.: 2. To chart the harbours.\n"
	  "edit 2.>3.: To report to the council every year{+ on paragraph 1+}.\n" },
	{ "reference to the half of a split",
	  "TITLE\n\n1. To chart the small harbours of the islands, and to ask the keepers of all lights for a "
	  "full report.\n\n"
	  "2. To publish what paragraph 1 asks for.",
	  "TITLE\n\n1. To chart the small harbours of the islands.\n\n2. To ask the keepers of all lights for a "
	  "full report.\n\n"
	  "3. To publish what paragraph 2 asks for.",
	  "split 1.>1.: To chart the small harbours of the islands[-, and to-]{+.//2. To+} ask the keepers of "
	  "all lights for "
	  "a full report.\nedit 2.>3.: To publish what paragraph [-1-]{+2+} asks for.\n" },
	{ "the title", "SMALL HARBOURS\n\nTo chart.", "SMALL HARBOURS OF THE COAST\n\nTo chart.",
	  "edit: SMALL HARBOURS{+ OF THE COAST+}\ndraft/title \"SMALL HARBOURS OF THE COAST\"\n" },
};

START_TEST(test_case)
{
	engross_document *from = draft_read(cases[_i].from, strlen(cases[_i].from));
	engross_document *to = draft_read(cases[_i].to, strlen(cases[_i].to));
	struct printed printed = { .length = 0 };
	engross_run run = { 0 };

	ck_assert_int_eq(draft_compare(&run, from, to), ENGROSS_OK);
	for (size_t i = 0; i < run.n_changes; i++)
		put_change(&printed, &run, &run.changes[i].change);
	for (size_t i = 0; i < run.n_findings; i++)
		put_finding(&printed, &run, &run.findings[i]);
	ck_assert_msg(!strcmp(printed.text, cases[_i].expected), "%s:\n%s--- expected\n%s", cases[_i].name,
	              printed.text, cases[_i].expected);
	run_clear(&run);
	draft_free(from);
	draft_free(to);
}
END_TEST

/* What is taken for equal, by option. */
static const struct {
	const char *name, *options, *from, *to, *expected, *equal;
} modes[] = {
	{ "lines are counted", NULL, "TITLE\n\nTo chart the\nharbours.", "TITLE\n\nTo chart the harbours.", "",
	  "line-breaks 1" },
	{ "lines shown", "line-breaks=show", "TITLE\n\nTo chart the\nharbours.", "TITLE\n\nTo chart the harbours.",
	  "format: To chart the[-/-]{+ +}harbours.\n", "line-breaks 1" },
	{ "lines as words", "line-breaks=no", "TITLE\n\nTo chart the\nharbours.", "TITLE\n\nTo chart the harbours.",
	  "edit: To chart the[-/-]{+ +}harbours.\n", "" },
	{ "hyphens are counted", NULL, "TITLE\n\nTo chart the inter-\nnational harbours.",
	  "TITLE\n\nTo chart the international harbours.", "", "hyphens 1" },
	{ "hyphens shown", "hyphens=show", "TITLE\n\nTo chart the inter-\nnational harbours.",
	  "TITLE\n\nTo chart the international harbours.", "format: To chart the inter[--/-]national harbours.\n",
	  "hyphens 1" },
	{ "spaces are counted", NULL, "TITLE\n\nTo chart  the harbours.", "TITLE\n\nTo chart the harbours.", "",
	  "spaces 1" },
	{ "spaces shown", "spaces=show", "TITLE\n\nTo chart  the harbours.", "TITLE\n\nTo chart the harbours.",
	  "format: To chart [- -]the harbours.\n", "spaces 1" },
	{ "single for double", NULL, "TITLE\n\nTo keep \"the lights\" of it.",
	  "TITLE\n\nTo keep 'the lights' of it.", "edit: To keep [-\"-]{+'+}the lights[-\"-]{+'+} of it.\n", "" },
	{ "quotes are counted", NULL, "TITLE\n\nTo keep \"the lights\" of it.",
	  "TITLE\n\nTo keep \xE2\x80\x9Cthe lights\xE2\x80\x9D of it.", "", "quotes 1" },
	{ "quotes shown", "quotes=show", "TITLE\n\nTo keep \"the lights\" of it.",
	  "TITLE\n\nTo keep \xE2\x80\x9Cthe lights\xE2\x80\x9D of it.",
	  "format: To keep [-\"-]{+\xE2\x80\x9C+}the lights[-\"-]{+\xE2\x80\x9D+} of it.\n", "quotes 1" },
	{ "quotes as words", "quotes=no", "TITLE\n\nTo keep \"the lights\" of it.",
	  "TITLE\n\nTo keep \xE2\x80\x9Cthe lights\xE2\x80\x9D of it.",
	  "edit: To keep [-\"-]{+\xE2\x80\x9C+}the lights[-\"-]{+\xE2\x80\x9D+} of it.\n", "" },
	{ "case is words", NULL, "TITLE\n\nTo chart the Harbours of the Coast.",
	  "TITLE\n\nTo chart the harbours of the Coast.", "edit: To chart the [-Harbours-]{+harbours+} of the Coast.\n", "" },
	{ "case passed over", "case=yes", "TITLE\n\nTO CHART THE \xC3\x89TATS.", "TITLE\n\nTo chart the \xC3\xA9tats.", "",
	  "case 1" },
	{ "punctuation passed over", "punctuation=yes", "TITLE\n\nTo chart, and to light, the harbours.",
	  "TITLE\n\nTo chart and to light the harbours;", "", "punctuation 1" },
	{ "punctuation shown", "punctuation=show", "TITLE\n\nTo chart, and to light the harbours.",
	  "TITLE\n\nTo chart and to light the harbours.", "format: To chart[-,-] and to light the harbours.\n",
	  "punctuation 1" },
	{ "nor beside an edit", "punctuation=yes case=yes", "TITLE\n\nTo chart, and to light the harbours.",
	  "TITLE\n\nto chart and to paint the harbours.",
	  "edit: [-T-]{+t+}o chart[-,-] and to [-light-]{+paint+} the harbours.\n", "case 1, punctuation 1" },
};

START_TEST(test_modes)
{
	engross_document *from = draft_read(modes[_i].from, strlen(modes[_i].from));
	engross_document *to = draft_read(modes[_i].to, strlen(modes[_i].to));
	struct printed printed = { .length = 0 };
	engross_run run = { .options = modes[_i].options };

	ck_assert_int_eq(draft_compare(&run, from, to), ENGROSS_OK);
	for (size_t i = 0; i < run.n_changes; i++)
		put_change(&printed, &run, &run.changes[i].change);
	ck_assert_msg(!strcmp(printed.text, modes[_i].expected), "%s:\n%s--- expected\n%s", modes[_i].name, printed.text,
	              modes[_i].expected);
	ck_assert_msg(!strcmp(run.equalities, modes[_i].equal), "%s: equal: %s, expected %s", modes[_i].name,
	              run.equalities, modes[_i].equal);
	run_clear(&run);
	draft_free(from);
	draft_free(to);
}
END_TEST

START_TEST(test_wrong_option)
{
	engross_document *draft = draft_read("TITLE", 5);
	engross_run run = { .options = "case=perhaps" };

	ck_assert_int_eq(draft_compare(&run, draft, draft), ENGROSS_USAGE);
	run_clear(&run);
	draft_free(draft);
}
END_TEST

/* Every allocation fails once; the comparison says so and can be done again. */
START_TEST(test_no_memory)
{
	size_t last = sizeof(cases) / sizeof(*cases) - 2, failing = 1;
	engross_document *from = draft_read(cases[last].from, strlen(cases[last].from));
	engross_document *to = draft_read(cases[last].to, strlen(cases[last].to));
	enum engross_status status;

	do {
		engross_run run = { .failing = failing++ };
		status = draft_compare(&run, from, to);
		ck_assert(status == ENGROSS_NOMEM || status == ENGROSS_OK);
		run_clear(&run);
	} while (status != ENGROSS_OK);
	ck_assert_uint_gt(failing, 20);
	draft_free(from);
	draft_free(to);
}
END_TEST

#define LARGE 4000u         /* paragraphs: long enough for two threads */
#define LARGE_EDITED 100u   /* one in so many is edited */
#define LARGE_REFERRING 10u /* one in so many refers to the paragraph before it */

/* A text of many paragraphs. The new draft has one more in front, edits some, and leaves all references as they were. */
static engross_document *read_large(bool is_new)
{
	char *text = malloc((LARGE + 2) * 160);
	size_t length;
	engross_document *document;

	ck_assert_ptr_nonnull(text);
	length = (size_t)sprintf(text, "TITLE\n\n");
	if (is_new)
		length += (size_t)sprintf(text + length, "1. To begin with a paragraph that nobody knew before.\n\n");
	for (unsigned k = 1; k <= LARGE; k++) {
		length += (size_t)sprintf(text + length, "%u. To chart harbour %u%s of the coast, its lights and its %s", k + is_new,
		                          7919 * k, k % 2 ? " north" : "", is_new && k % LARGE_EDITED == 0 ? "bells" : "buoys");
		if (k % LARGE_REFERRING == 1 && k > 1)
			length += (size_t)sprintf(text + length, " as paragraph %u asks", k - 1);
		length += (size_t)sprintf(text + length, ".\n\n");
	}
	document = draft_read(text, length);
	free(text);
	return document;
}

/* Two threads find what one would. */
START_TEST(test_large)
{
	engross_document *from = read_large(false), *to = read_large(true);
	engross_run run = { 0 };
	size_t kinds[ENGROSS_CHANGE_FORMAT + 1] = { 0 }, length;

	draft_text(from, &length);
	ck_assert_uint_gt(length, 256 * 1024 / 2);
	ck_assert_int_eq(draft_compare(&run, from, to), ENGROSS_OK);
	for (size_t i = 0; i < run.n_changes; i++) {
		const struct engross_change *change = &run.changes[i].change;
		kinds[change->kind]++;
		/* In the order of the new draft. */
		if (i > 0)
			ck_assert_uint_gt(change->new_span.start, run.changes[i - 1].change.new_span.start);
	}
	ck_assert_uint_eq(kinds[ENGROSS_CHANGE_INSERT], 1);
	ck_assert_uint_eq(kinds[ENGROSS_CHANGE_EDIT], LARGE / LARGE_EDITED);
	ck_assert_uint_eq(kinds[ENGROSS_CHANGE_RENUMBER], LARGE - LARGE / LARGE_EDITED);
	ck_assert_uint_eq(run.n_changes, LARGE + 1);
	ck_assert_uint_eq(run.n_findings, LARGE / LARGE_REFERRING - 1);
	run_clear(&run);
	draft_free(from);
	draft_free(to);
}
END_TEST

/* Nor does either thread go on without memory. */
START_TEST(test_large_no_memory)
{
	engross_document *from = read_large(false), *to = read_large(true);
	size_t failing = 1;
	enum engross_status status;

	do {
		engross_run run = { .failing = failing };
		failing += failing / 8 + 1;
		status = draft_compare(&run, from, to);
		ck_assert(status == ENGROSS_NOMEM || status == ENGROSS_OK);
		run_clear(&run);
	} while (status != ENGROSS_OK);
	ck_assert_uint_gt(failing, 20);
	draft_free(from);
	draft_free(to);
}
END_TEST

START_TEST(test_cancelled)
{
	engross_document *draft = draft_read("TITLE", 5);
	engross_run run = { .cancelled = 1 };

	ck_assert_int_eq(draft_compare(&run, draft, draft), ENGROSS_CANCELLED);
	ck_assert_uint_eq(run.n_changes, 0);
	run_clear(&run);
	draft_free(draft);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("drafts");
	TCase *tcase = tcase_create("comparison");
	SRunner *runner;
	int failed;

	tcase_add_loop_test(tcase, test_case, 0, (int)(sizeof(cases) / sizeof(*cases)));
	tcase_add_loop_test(tcase, test_modes, 0, (int)(sizeof(modes) / sizeof(*modes)));
	tcase_add_test(tcase, test_wrong_option);
	tcase_add_test(tcase, test_no_memory);
	tcase_add_test(tcase, test_large);
	tcase_add_test(tcase, test_large_no_memory);
	tcase_add_test(tcase, test_cancelled);
	suite_add_tcase(suite, tcase);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
