#include "prompt/session.h"

#include <stdlib.h>
#include <string.h>

#include "command/screen.h"
#include "edit/signals.h"

void
session_init(struct session *s, struct context *c)
{
	*s = (struct session){ .c = c };
	arena_init(&s->values);
	buf_init(&s->words_room);
	past_init(&s->past);
}

void
session_fini(struct session *s)
{
	/* What was lent to the context goes with us. */
	s->c->options.words = NULL;
	s->c->options.word_count = 0;
	s->c->options.define_count = 0;
	s->c->render.define_count = 0;
	free(s->words);
	free(s->list.v);
	buf_fini(&s->words_room);
	arena_fini(&s->values);
	past_fini(&s->past);
}

static bool
is_gap(char c)
{
	return c == ' ' || c == '\t';
}

enum kr_status
session_take_words(struct session *s, struct str text)
{
	char **grown;
	size_t i, n = 0;

	grown = realloc(s->words, (text.len / 2 + 2) * sizeof *grown);
	if (grown == NULL)
		return KR_ENOMEM;
	s->words = grown;
	buf_clear(&s->words_room);
	buf_adds(&s->words_room, text);
	buf_addc(&s->words_room, '\0');
	if (buf_status(&s->words_room) != KR_OK)
		return KR_ENOMEM;
	for (i = 0; i < text.len; i++) {
		char *p = s->words_room.p + i;

		/* A NUL in a line ends a word like a space. */
		if (is_gap(*p))
			*p = '\0';
		if (*p != '\0' && (i == 0 || p[-1] == '\0'))
			s->words[n++] = p;
	}
	s->words[n] = NULL;
	s->c->options.words = s->words;
	s->c->options.word_count = (int)n;
	s->c->options.nth = 0;
	s->c->options.action = ACTION_SHOW;
	return KR_OK;
}

enum exit_status
session_print(struct session *s, enum exit_status status)
{
	s->answered |= s->c->out.len > 0;
	if (s->reader.prompts)
		signals_relax();
	status = screen_print(s->c, status);
	if (s->reader.prompts)
		signals_tighten();
	buf_clear(&s->c->out);
	return status;
}

/* Placeholders */

static struct str
copy(struct session *s, struct str text)
{
	char *room = arena_take(&s->values, text.len + 1, 1);

	if (room != NULL && text.len > 0)
		memcpy(room, text.p, text.len);
	return (struct str){ room, text.len };
}

static size_t
find_define(const struct session *s, struct str name)
{
	const struct options *o = &s->c->options;
	size_t i;

	for (i = 0; i < o->define_count; i++)
		if (str_equal(o->defines[i].name, name))
			break;
	return i;
}

/* The renderers read the same array. */
static void
lend_defines(struct session *s)
{
	s->c->render.defines = s->c->options.defines;
	s->c->render.define_count = s->c->options.define_count;
}

enum kr_status
session_set(struct session *s, struct str name, struct str value)
{
	struct options *o = &s->c->options;
	struct render_define *grown, d;

	/* The last -D of a name counts; one is enough. */
	(void)session_unset(s, name);
	d = (struct render_define){ copy(s, name), copy(s, value) };
	grown = realloc(o->defines, (o->define_count + 1) * sizeof *grown);
	if (grown == NULL || d.name.p == NULL || d.value.p == NULL) {
		o->defines = grown == NULL ? o->defines : grown;
		lend_defines(s);
		return KR_ENOMEM;
	}
	o->defines = grown;
	o->defines[o->define_count++] = d;
	lend_defines(s);
	return KR_OK;
}

bool
session_unset(struct session *s, struct str name)
{
	struct options *o = &s->c->options;
	bool any = false;
	size_t i;

	while ((i = find_define(s, name)) < o->define_count) {
		memmove(o->defines + i, o->defines + i + 1,
		    (o->define_count - i - 1) * sizeof *o->defines);
		o->define_count--;
		any = true;
	}
	lend_defines(s);
	return any;
}

/* Lists and notes */

void
session_list_clear(struct session *s)
{
	s->list.n = 0;
}

enum kr_status
session_list_add(struct session *s, struct pack_target target)
{
	struct session_list *l = &s->list;
	struct pack_target *grown;
	size_t cap;

	if (l->n == l->cap) {
		cap = l->cap == 0 ? 64 : l->cap * 2;
		if ((grown = realloc(l->v, cap * sizeof *grown)) == NULL)
			return KR_ENOMEM;
		l->v = grown;
		l->cap = cap;
	}
	l->v[l->n++] = target;
	return KR_OK;
}

bool
session_shown(const struct session *s, uint32_t *note)
{
	if (s->trail_n == 0)
		return false;
	*note = s->trail[s->trail_n - 1];
	return true;
}

bool
session_is_terminal(const struct session *s)
{
	return s->reader.prompts;
}
