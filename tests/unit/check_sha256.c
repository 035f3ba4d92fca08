/* SHA-256 against the examples of FIPS 180 and its like. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"

static const struct {
	const char *name, *text;
	size_t times;
	const char *digest; /* base64 */
} cases[] = {
	{ "nothing", "", 1, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=" },
	{ "one block", "abc", 1, "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=" },
	{ "two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	  "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=" },
	{ "a million", "aaaaaaaaaaaaaaaaaaaaaaaaa", 40000, "zcduXJkU+5KBocfihNc+Z/GAmkiklyAOBG05zMcRLNA=" },
};

START_TEST(hashes)
{
	struct engross__sha256 hash;
	unsigned char digest[ENGROSS__SHA256_SIZE];
	char text[ENGROSS__SHA256_BASE64];

	engross__sha256_init(&hash);
	for (size_t i = 0; i < cases[_i].times; i++)
		engross__sha256_add(&hash, cases[_i].text, strlen(cases[_i].text));
	engross__sha256_end(&hash, digest);
	engross__sha256_base64(text, digest);
	ck_assert_msg(!strcmp(text, cases[_i].digest), "%s: %s", cases[_i].name, text);
}
END_TEST

int main(void)
{
	Suite *suite = suite_create("sha256");
	TCase *tests = tcase_create("sha256");
	SRunner *runner = srunner_create(suite);
	int failed;

	suite_add_tcase(suite, tests);
	tcase_add_loop_test(tests, hashes, 0, (int)(sizeof(cases) / sizeof(*cases)));
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
