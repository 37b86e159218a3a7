/*
 * A session of the interactive search over a small pack, for tests of
 * prompt/.  What includes it includes cmocka first and is linked with
 * libcompile.a.
 */
#ifndef KR_TESTS_SITTING_H
#define KR_TESTS_SITTING_H

#include "builtin.h"
#include "fixture.h"
#include "prompt/session.h"

/* The program has the pack of its notes here; tests bring their own. */
const unsigned char	builtin_pack[1] = { 0 };
const unsigned char	builtin_pack_end[1] = { 0 };

static const struct fixture sitting_notes[] = {
	{ "helm/rollback", "# Roll back a release\n\n> To a revision.\n",
	    "# 回滾版本\n\n> 摘要。\n" },
	{ "pods/crashloopbackoff",
	    "# CrashLoopBackOff\n\n> It restarts again and again.\n"
	    "> Symptoms: `Back-off restarting failed container`\n\n"
	    "```sh\nkubectl describe pod {{pod}} -n {{namespace}}\n```\n\n"
	    "- More:\n\n  ```sh\n  kubectl logs {{pod}}\n  ```\n",
	    "# 容器不斷重新啟動而且一直沒有辦法正常運作怎麼辦\n\n> 摘要。\n"
	    "> Keywords: 重啟\n" },
	{ "pods/list", "# List Pods\n\n> All of a namespace.\n", NULL },
	{ "pods/list-all", "# List all Pods\n\n> Of all namespaces.\n", NULL },
	{ "pods/logs", "# Logs of a Pod\n\n> What it said.\n"
	    "> Aliases: log\n", "# 日誌\n\n> 摘要。\n" },
	{ "services/list", "# List Services\n\n> Their addresses.\n", NULL },
	{ "services/重設", "# Reset\n\n> From the start.\n", NULL },
	{ "services/重試", "# Retry\n\n> Once more.\n", "# 重試\n\n> 摘要。\n" },
	{ "helm", "# Helm\n\n> Packages.\n", "# Helm 套件\n\n> 摘要。\n" },
	{ "pods", "# Pods\n\n> The smallest unit.\n> Aliases: po, pod\n",
	    NULL },
	{ "services", "# Services\n\n> An address.\n> Aliases: svc\n", NULL },
};

enum { ROLLBACK, CRASH, LIST_PODS, LIST_ALL, LOGS, LIST_SERVICES, RESET,
    RETRY };
enum { HELM, PODS, SERVICES };

struct sitting {
	struct buf	bytes;
	struct context	context;
	struct session	s;
};

/* The set-up of a test, whose state is the session's. */
static inline int
sitting_open(void **state)
{
	struct sitting *sitting = calloc(1, sizeof *sitting);
	struct context *c;
	void *pack;

	if (sitting == NULL || fixture_open(sitting_notes,
	    sizeof sitting_notes / sizeof sitting_notes[0], NULL,
	    &sitting->bytes, &pack) != 0)
		return -1;
	c = &sitting->context;
	c->builtin = c->pack = pack;
	c->render.width = 80;
	c->languages.n = 1;
	buf_init(&c->out);
	session_init(&sitting->s, c);
	*state = &sitting->s;
	return 0;
}

static inline int
sitting_close(void **state)
{
	struct session *s = *state;
	struct sitting *sitting = (struct sitting *)(void *)((char *)s -
	    offsetof(struct sitting, s));

	session_fini(s);
	context_fini(&sitting->context);
	buf_fini(&sitting->bytes);
	free(sitting);
	return 0;
}

/* The language alone that notes are shown in, 0 or 1. */
static inline void
sitting_speak(struct session *s, uint32_t language)
{
	s->c->languages.v[0] = language;
	s->c->languages.n = 1;
}

/* A test with a session of its own. */
#define SITTING(name) \
	cmocka_unit_test_setup_teardown(name, sitting_open, sitting_close)

#endif
