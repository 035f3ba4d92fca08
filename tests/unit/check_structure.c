/* Structure: what the blocks of a text are. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "structure_fixture.h"

/* A text and its outline, as structure_outline() writes it. */
static const struct {
	const char *name, *text, *outline;
} cases[] = {
	{ "nothing", "", "" },
	{ "blank", " \n\n\f\n ", "" },
	{ "OAS resolution",
	  "AG/RES. 9001 (XCIX-O/69)\n\nTHE LANTERNS OF SMALL PIERS\nAND THOSE WHO TEND THEM\n\n"
	  "(Adopted at the second plenary session, held on June 4, 2069)\n\nTHE GENERAL ASSEMBLY,\n\n"
	  "RECALLING resolution AG/RES. 8999 (XCVIII-O/68);\n\nCONSIDERING:\n\nThat piers are dark; and\n\n"
	  "The need of light,\n\nRESOLVES:\n\n1. To thank the keepers.\n\n2. To ask the member states to:\n\n"
	  "a. Count their piers.\n\nb. Name their keepers:\n\ni. By day.\n\nii. By night.\n\n3. To report.\n",
	  "symbol title adoption opener preamble preamble preamble^1 preamble^1 resolves operative#1 operative#2 "
	  "operative#1^1 operative#2^1 operative#1^2 operative#2^2 operative#3" },
	{ "UN draft resolution",
	  "United Nations\n\nGeneral Assembly\n\nDistr.: Limited\n25 October 2044\n\nOriginal: "
	  "English\n\nNinety-ninth session\n"
	  "Second Committee\n\nAgenda item 18 (c)\n\nArgentina:* revised draft resolution\n\nLanterns on small "
	  "piers\n\n"
	  "The General Assembly,\n\nRecalling its resolution 98/44 of 20 December 2043,\n\nAlso recalling the "
	  "Charter of Piers,¹\n\n"
	  "* On behalf of the States that have piers.\n\n¹ A/98/1.\n\n1. Takes note of the report;\n\n2. "
	  "Decides:\n\n"
	  "(a) To count piers;\n\n(b) To count lanterns.\n",
	  "masthead masthead masthead date masthead session masthead masthead masthead title opener preamble "
	  "preamble "
	  "footnote footnote#1 operative#1 operative#2 operative#1^1 operative#2^1" },
	{ "paragraphs without empty lines",
	  "CONSIDERING the commitments of the member states;\nRECOGNIZING the work of the keepers;\n"
	  "RECOGNIZING ALSO the work of the pilots; and\nCONVINCED of both,\nWE DECLARE THE IMPORTANCE OF:\n"
	  "1. Keeping the lanterns lit.\n2. Counting them.\n",
	  "preamble preamble preamble preamble resolves operative#1 operative#2" },
	{ "wrapped lines",
	  "Resolution 900 (2044)\nof 3 April 2044\n\nThe Security Council,\nRecalling its resolutions 880 (2043) "
	  "of 2 August 2043 and\n"
	  "881 (2043) of 6 August 2043, and the letter by Mr. Moses M.\nKeeper to the President of the Council "
	  "about the lanterns of\nSmall Harbours,\n\n"
	  "Noting the report. It was long and it was read by those who\nhad asked for it, and by others,\n\n"
	  "1. Reaffirms its resolutions and calls upon all States that\nhave piers to keep their lanterns lit;\n"
	  "2. Decides to remain seized of the matter until the last\nlantern has been lit again.\n",
	  "symbol opener preamble preamble operative#1 operative#2" },
	{ "a sentence over a page break",
	  "THE GENERAL ASSEMBLY,\n\nRECALLING the commitment to identify, to repair, to light, and\n\nto count "
	  "the lanterns of small piers;\n\n"
	  "RESOLVES:\n\n1. To request the Permanent Council, in consultation with the keepers of\n\n- 2 -\n\n"
	  "Small Harbours, to convene a meeting.\n\n2. To report.\n",
	  "opener preamble preamble+ resolves operative#1 furniture operative+ operative#2" },
	{ "footnotes inside a sentence",
	  "The General Assembly,\n\nNoting that the bells of the stations¹ were heard by those who lived there "
	  "and by\n\n"
	  "¹ A/98/1.\n\nnobody else,\n\n1. Takes note;\n\n2. Decides to listen.\n",
	  "opener preamble footnote#1 preamble+ operative#1 operative#2" },
	{ "running heads and job numbers",
	  "A/RES/99/12\n\nLanterns\n\nThe General Assembly,\n\nRecalling lanterns,\n\n44-12345 (E) "
	  "210144\n\n*4412345*\n\nA/RES/99/12\n\n"
	  "1. Takes note;\n\nA/RES/99/12 2\n\nPage 3\n\n____________\n\n2. Decides to look.\n\n82nd plenary "
	  "meeting\n21 December 2044\n",
	  "symbol title opener preamble furniture furniture furniture operative#1 furniture furniture furniture "
	  "operative#2 "
	  "closing closing" },
	{ "a page saved from the web",
	  "Office of Piers\nOffice of Piers Home Search Español\n\nAG/RES. 9001 (XCIX-O/69)\n\nLANTERNS\n\nTHE "
	  "GENERAL ASSEMBLY,\n\n"
	  "RECALLING lanterns,\n\nRESOLVES:\n\n1. To look.\n\nHome Page of the Office Español Search Piers "
	  "Keepers Lanterns\n",
	  "chrome chrome symbol title opener preamble resolves operative#1 chrome" },
	{ "a list of mandates",
	  "Union of Harbours Summits of the Piers\nFollow-up: Mandates\n\nLANTERNS: Keepers\n\n"
	  "  1. To promote cooperation among the keepers of lanterns. (Plan of Action, Belize, 2044).\n\n"
	  "  1. To strengthen the wicks of the lanterns of small piers. (Declaration, Nassau, 2040).\n\n© "
	  "Summits of the Piers",
	  "chrome masthead title item#1 item#1 chrome" },
	{ "annexes",
	  "AG/RES. 9001 (XCIX-O/69)\n\nSTATUTE\n\nTHE GENERAL ASSEMBLY,\n\nRECALLING "
	  "statutes,\n\nRESOLVES:\n\n1. To adopt the statute in Annex I.\n\n"
	  "ANNEX I\n\nStatute of piers\n\nCHAPTER I\n\nArticle 1\n\nPiers are open to all who come.\n\nAnnex II "
	  "to the report says nothing of it.\n\n"
	  "Annex II\n\n1. A form.\n\n2. Another.\n",
	  "symbol title opener preamble resolves operative#1 annex/1 heading/1 heading/1 heading/1 text/1 text/1 "
	  "annex/2 "
	  "item#1/2 item#2/2" },
	{ "two resolutions",
	  "AG/RES. 9001 (XCIX-O/69)\n\nPIERS\n\nTHE GENERAL ASSEMBLY,\n\nRECALLING piers,\n\nRESOLVES:\n\n1. To "
	  "look.\n\n"
	  "AG/RES. 9002 (XCIX-O/69)\n\nWELLS\n\nTHE GENERAL ASSEMBLY,\n\nRECALLING wells,\n\nRESOLVES:\n\n1. To "
	  "dig.\n",
	  "symbol title opener preamble resolves operative#1 symbol title opener preamble resolves operative#1" },
	{ "a quotation as a paragraph",
	  "THE GENERAL ASSEMBLY,\n\nCONSIDERING that the Council resolved:\n\n“To instruct the keepers to light "
	  "the lanterns ‘at dusk’”;\n\n"
	  "RECALLING that,\n\nRESOLVES:\n\n1. To look.\n",
	  "opener preamble quote preamble resolves operative#1" },
	{ "notes of a translator",
	  "THE GENERAL ASSEMBLY,\n\nRECALLING piers,\n\n[Tr: what are \"muelles\" here?]\n\n[on the report of "
	  "the Committee]\n\nRESOLVES:\n\n1. To look.\n",
	  "opener preamble note text resolves operative#1" },
	{ "letters that look like Roman numbers",
	  "RESOLVES:\n\n1. To keep:\n\n(a) one;\n\n(b) two;\n\n(c) three;\n\n(d) four;\n\n(i) below "
	  "four;\n\n(ii) below four;\n\n(e) five;\n\n"
	  "(f) six;\n\n(g) seven;\n\n(h) eight;\n\n(i) nine;\n\n(j) ten.\n",
	  "resolves operative#1 operative#1^1 operative#2^1 operative#3^1 operative#4^1 operative#1^2 "
	  "operative#2^2 operative#5^1 "
	  "operative#6^1 operative#7^1 operative#8^1 operative#9^1 operative#10^1" },
	{ "a declaration of heads of state",
	  "DECLARATION OF THE THREE RIVERS\n\nWe, the Heads of State and Government of the countries of the "
	  "three rivers,\n\n"
	  "Recalling the Charter of the Rivers,\n\n1. We reaffirm our will.\n\nI. Measuring\n\n2. We shall "
	  "measure.\n",
	  "title opener preamble operative#1 heading#1 operative#2" },
	{ "Spanish",
	  "AG/doc.9001/69\n\nPROYECTO DE RESOLUCIÓN\n\nFAROLES\n\nLA ASAMBLEA GENERAL,\n\nVISTOS los faroles de "
	  "los muelles;\n\nCONSIDERANDO:\n\n"
	  "Que los faroles alumbran; y\n\nTENIENDO PRESENTE lo dicho,\n\nRESUELVE:\n\n1. Instar a los Estados "
	  "Miembros a mirar.\n\n2. Solicitar un informe.\n\nANEXO A\n",
	  "symbol masthead title opener preamble preamble preamble^1 preamble resolves operative#1 operative#2 "
	  "annex/1" },
	{ "French",
	  "AG/DEC. 900 (XCIX-O/69)\n\nLANTERNES\n\n(Adoptée à la quatrième séance plénière tenue le 8 juin "
	  "2069)\n\nL'ASSEMBLÉE GÉNÉRALE,\n\nVU le rapport du Conseil ;\n\n"
	  "RÉAFFIRMANT ÉGALEMENT la Charte,\n\nDÉCLARE :\n\n1. Que les lanternes éclairent.\n\n2. Que leur "
	  "entretien est un devoir.\n\nANNEXE\n",
	  "symbol title adoption opener preamble preamble resolves operative#1 operative#2 annex/1" },
	{ "Portuguese",
	  "A ASSEMBLÉIA GERAL,\n\nTENDO VISTO o relatório dos cais;\n\nLEVANDO EM CONTA os "
	  "faróis,\n\nRESOLVE:\n\n1. Solicitar que se acendam os faróis.\n\n2. Encarregar o Conselho de contar "
	  "os cais.\n",
	  "opener preamble preamble resolves operative#1 operative#2" },
	{ "Russian",
	  "Генеральная Ассамблея,\n\nссылаясь на свою резолюцию 98/44 от 20 декабря 2043 года,\n\nподтверждая "
	  "важность фонарей,\n\n"
	  "1. принимает к сведению доклад;\n\n2. просит Генерального секретаря представить доклад.\n",
	  "opener preamble preamble operative#1 operative#2" },
	{ "Arabic",
	  "إن الجمعية العامة،\n\nإذ تشير إلى قرارها 98/44،\n\nوإذ تؤكد أهمية الفوانيس،\n\n1 - تحيط علما "
	  "بالتقرير؛\n\n2 - تطلب إلى الأمين العام أن يقدم تقريرا.\n",
	  "opener preamble preamble operative#1 operative#2" },
	{ "Chinese",
	  "大会，\n\n回顾其2043年12月20日第98/44号决议，\n\n重申灯笼的重要性，\n\n1. 注意到秘书长的报告；\n\n2. "
	  "请秘书长提交报告。\n\n附件一\n",
	  "opener preamble preamble operative#1 operative#2 annex/1" },
	{ "an article is no resolution",
	  "The keepers of small piers\n\nThe General Assembly of keepers met last week and talked of lanterns "
	  "for a long while, as it does.\n\n"
	  "Considering the weather, the turnout was good. Nobody was surprised by what was said in the end.\n",
	  "title text text" },
};

START_TEST(outlines)
{
	struct engross_document document;

	structure_open(&document, cases[_i].text, NULL, 0);
	ck_assert_msg(!strcmp(structure_outline(&document), cases[_i].outline), "%s:\n  is %s\n not %s",
	              cases[_i].name, structure_outline(&document), cases[_i].outline);
	structure_clear(&document);
}
END_TEST

/* Blocks are in order, apart, inside the text, without white space around; parts lie in their block. */
START_TEST(blocks_are_sound)
{
	struct engross_document document;
	size_t end = 0;

	structure_open(&document, cases[_i].text, NULL, 0);
	for (size_t i = 0; i < document.n_blocks; i++) {
		const struct engross_block *block = &document.blocks[i];

		ck_assert_uint_ge(block->span.start, end);
		ck_assert_uint_lt(block->span.start, block->span.end);
		ck_assert_uint_le(block->span.end, document.length);
		ck_assert_ptr_null(strchr(" \n\t\f", document.text[block->span.start]));
		ck_assert_ptr_null(strchr(" \n\t\f", document.text[block->span.end - 1]));
		ck_assert_uint_ge(block->body.start, block->span.start);
		ck_assert_uint_le(block->body.end, block->span.end);
		ck_assert_uint_le(block->marker.start, block->marker.end);
		ck_assert_uint_le(block->marker.end, block->marker.end ? block->body.start : 0);
		ck_assert(block->parent == ENGROSS_NO_INDEX || block->parent < i);
		ck_assert(block->continues == ENGROSS_NO_INDEX || block->continues < i);
		ck_assert_uint_eq(engross__document_block_at(&document, block->span.start), i);
		ck_assert_uint_eq(engross__document_block_at(&document, block->span.end - 1), i);
		end = block->span.end;
	}
	structure_clear(&document);
}
END_TEST

START_TEST(finds_leads_and_parents)
{
	struct engross_document document;

	structure_open(&document,
	               "THE GENERAL ASSEMBLY,\n\nRECOGNIZING ALSO the keepers;\n\nCONSIDERING:\n\nThat piers are "
	               "dark,\n\nRESOLVES:\n\n"
	               "1. To urge the member states to look:\n\n(a) up;\n\n(b) down.\n",
	               NULL, 0);
	structure_expect_span(&document, document.blocks[1].lead, "RECOGNIZING ALSO", "lead");
	structure_expect_span(&document, document.blocks[2].lead, "CONSIDERING", "lead of a heading");
	structure_expect_span(&document, document.blocks[3].lead, "", "lead of a clause");
	ck_assert_uint_eq(document.blocks[3].parent, 2);
	structure_expect_span(&document, document.blocks[5].lead, "To urge", "lead of a paragraph");
	structure_expect_span(&document, document.blocks[5].marker, "1.", "marker");
	structure_expect_span(&document, document.blocks[5].body, "To urge the member states to look:", "body");
	ck_assert_uint_eq(document.blocks[6].parent, 5);
	ck_assert_uint_eq(document.blocks[7].parent, 5);
	structure_expect_span(&document, document.blocks[7].marker, "(b)", "marker of a letter");
	ck_assert_uint_eq(document.blocks[7].continues, ENGROSS_NO_INDEX);
	structure_clear(&document);
}
END_TEST

/* What a reader of markup says of a place is believed. */
START_TEST(believes_hints)
{
	static const char text[] = "Home\n\nPiers\n\n1. one\n\na. two\n\nKeepers\n\nKeepers are\nfew.\n\nSee the "
	                           "list.\n\nSaid somebody.\n\nText.";
	struct engross__hint hints[] = {
		{ 0, ENGROSS_HINT_CHROME, 1 },     { 0, ENGROSS_HINT_PARAGRAPH, 0 },
		{ 4, ENGROSS_HINT_CHROME, 0 },     { 6, ENGROSS_HINT_HEADING, 1 },
		{ 13, ENGROSS_HINT_ITEM, 1 },      { 21, ENGROSS_HINT_ITEM, 2 },
		{ 29, ENGROSS_HINT_HEADING, 2 },   { 38, ENGROSS_HINT_PARAGRAPH, 0 },
		{ 50, ENGROSS_HINT_PARAGRAPH, 0 }, { 56, ENGROSS_HINT_FOOTNOTE, 0 },
		{ 71, ENGROSS_HINT_QUOTE, 1 },     { 71, ENGROSS_HINT_PARAGRAPH, 0 },
		{ 85, ENGROSS_HINT_QUOTE, 0 },     { 87, ENGROSS_HINT_PARAGRAPH, 0 },
	};
	struct engross_document document;

	structure_open(&document, text, hints, sizeof(hints) / sizeof(*hints));
	ck_assert_str_eq(structure_outline(&document),
	                 "chrome title item#1 item#1^1 heading text text footnote quote text");
	structure_clear(&document);
}
END_TEST

/* However many line ends there are, the blocks take a bounded part of the text's size. */
START_TEST(bounds_its_blocks)
{
	size_t length = (size_t)4 << 20;
	char *text = malloc(length + 1);
	struct engross_document document;

	ck_assert_ptr_nonnull(text);
	for (size_t i = 0; i < length; i++)
		text[i] = "x\n\n\n"[i % 4];
	text[length] = '\0';
	structure_open(&document, text, NULL, 0);
	ck_assert_uint_le(document.n_blocks, 65536 + length / 32);
	ck_assert_uint_eq(document.blocks[document.n_blocks - 1].span.end, length - 3);
	structure_clear(&document);
	free(text);
}
END_TEST

START_TEST(finds_no_block_before_the_first)
{
	struct engross_document document;

	structure_open(&document, "\n\n one\n\n two", NULL, 0);
	ck_assert_uint_eq(engross__document_block_at(&document, 1), ENGROSS_NO_INDEX);
	ck_assert_uint_eq(engross__document_block_at(&document, 6), 0);
	ck_assert_uint_eq(engross__document_block_at(&document, 100), 1);
	structure_clear(&document);
}
END_TEST

START_TEST(names_every_kind)
{
	for (int kind = ENGROSS_BLOCK_NONE; kind <= ENGROSS_BLOCK_TEXT; kind++) {
		ck_assert_ptr_nonnull(engross_block_kind_name((enum engross_block_kind)kind));
		for (int other = ENGROSS_BLOCK_NONE; other < kind; other++)
			ck_assert_str_ne(engross_block_kind_name((enum engross_block_kind)kind),
			                 engross_block_kind_name((enum engross_block_kind)other));
	}
	ck_assert_str_eq(engross_block_kind_name((enum engross_block_kind)99), "none");
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("structure");
	TCase *tests = tcase_create("structure");
	SRunner *runner = srunner_create(suite);
	int failed, n = (int)(sizeof(cases) / sizeof(*cases));

	tcase_add_unchecked_fixture(tests, NULL, structure_context_free);
	tcase_add_loop_test(tests, outlines, 0, n);
	tcase_add_loop_test(tests, blocks_are_sound, 0, n);
	tcase_add_test(tests, finds_leads_and_parents);
	tcase_add_test(tests, believes_hints);
	tcase_add_test(tests, bounds_its_blocks);
	tcase_add_test(tests, finds_no_block_before_the_first);
	tcase_add_test(tests, names_every_kind);
	tcase_set_timeout(tests, 60);
	suite_add_tcase(suite, tests);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
