/* Hostile: a shared object that is no plugin. */
int engross_fixture_without_entry(void);

int engross_fixture_without_entry(void)
{
	return 1;
}
