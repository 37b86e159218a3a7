/*
 * Character references: what compile/entity.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compile/entity.h"

static void
assert_entity(const char *text, uint32_t expected)
{
	uint32_t cp = 0;

	if (!entity_decode(str_of(text), &cp))
		fail_msg("%s is unknown", text);
	assert_int_equal(cp, expected);
}

static void
assert_no_entity(const char *text)
{
	uint32_t cp = 42;

	if (entity_decode(str_of(text), &cp))
		fail_msg("%s is known", text);
	assert_int_equal(cp, 42);
}

static void
names_stand_for_their_characters(void **state)
{
	(void)state;
	assert_entity("&amp;", '&');
	assert_entity("&lt;", '<');
	assert_entity("&nbsp;", 0xA0);
	assert_entity("&mdash;", 0x2014);
	assert_entity("&vert;", '|');
}

static void
numbers_are_decimal_or_hexadecimal(void **state)
{
	(void)state;
	assert_entity("&#65;", 'A');
	assert_entity("&#x41;", 'A');
	assert_entity("&#X4a;", 'J');
	assert_entity("&#x1f4A9;", 0x1F4A9);
	assert_entity("&#1114111;", 0x10FFFF);
}

static void
numbers_of_no_character_become_the_replacement(void **state)
{
	(void)state;
	assert_entity("&#0;", 0xFFFD);
	assert_entity("&#xD800;", 0xFFFD);
	assert_entity("&#xDFFF;", 0xFFFD);
	assert_entity("&#x110000;", 0xFFFD);
	assert_entity("&#99999999;", 0xFFFD);
}

static void
what_is_no_reference_is_unknown(void **state)
{
	(void)state;
	assert_no_entity("");
	assert_no_entity("&;");
	assert_no_entity("&#;");
	assert_no_entity("&#x;");
	assert_no_entity("&amp");
	assert_no_entity("amp;");
	assert_no_entity("&AMP;");
	assert_no_entity("&amps;");
	assert_no_entity("&am;");
	assert_no_entity("&#12a;");
	assert_no_entity("&#xfg;");
	assert_no_entity("&#-1;");
	assert_no_entity("&#999999999;");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_stand_for_their_characters),
		cmocka_unit_test(numbers_are_decimal_or_hexadecimal),
		cmocka_unit_test(
		    numbers_of_no_character_become_the_replacement),
		cmocka_unit_test(what_is_no_reference_is_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
