/*
 * The names of the program: what command/program.h promises.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/program.h"

static void
the_plugin_is_called_as_kubectl_calls_it(void **state)
{
	static const char *const names[] = { "kubectl-ref",
	    "/usr/bin/kubectl-ref", "./kubectl-ref", "bin//kubectl-ref",
	    "/x/kubectl-ref.exe", "kubectl_complete-ref" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof names[0]; i++)
		assert_string_equal(program_name(names[i]), "kubectl ref");
}

static void
every_other_name_is_k8sref(void **state)
{
	static const char *const names[] = { "k8sref", "/usr/bin/k8sref", "",
	    "/", "kubectl-ref/k8sref", "kubectl-reference", "kubectl-ref.sh",
	    "my-kubectl-ref", "kubectl_ref", NULL };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof names[0]; i++) {
		assert_string_equal(program_name(names[i]), "k8sref");
		assert_false(program_is_completer(names[i]));
	}
}

static void
kubectl_asks_for_completion_by_a_name(void **state)
{
	(void)state;
	assert_true(program_is_completer("kubectl_complete-ref"));
	assert_true(program_is_completer("/usr/bin/kubectl_complete-ref"));
	assert_true(program_is_completer("kubectl_complete-ref.exe"));
	assert_false(program_is_completer("kubectl-ref"));
	assert_false(program_is_completer("kubectl_complete-ref2"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_plugin_is_called_as_kubectl_calls_it),
		cmocka_unit_test(every_other_name_is_k8sref),
		cmocka_unit_test(kubectl_asks_for_completion_by_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
