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
	s->c->render.defines = s->c->options.defines;
	s->c->render.define_count = s->c->options.define_count;
	free(s->defines);
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
session_ask(struct session *s, struct str text, struct ask *ask)
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
	*ask = (struct ask){ s->words, (int)n, 0 };
	return KR_OK;
}

enum exit_status
session_print(struct session *s, enum exit_status status)
{
	s->answered |= s->c->out.len > 0;
	if (s->reader.prompts)
		signals_relax();
	status = screen_print(s->c, &s->c->out, status);
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

/* What :set and :unset change is the session's; -D is the command line's. */
static enum kr_status
own_defines(struct session *s)
{
	struct render_options *o = &s->c->render;
	struct render_define *v;

	v = realloc(s->defines, (o->define_count + 1) * sizeof *v);
	if (v == NULL)
		return KR_ENOMEM;
	if (s->defines == NULL && o->define_count > 0)
		memcpy(v, o->defines, o->define_count * sizeof *v);
	s->defines = v;
	o->defines = v;
	return KR_OK;
}

enum kr_status
session_unset(struct session *s, struct str name)
{
	struct render_options *o = &s->c->render;
	enum kr_status status;
	size_t i, kept = 0;

	if (render_define_find(o, name) == NULL)
		return KR_ENOTFOUND;
	if ((status = own_defines(s)) != KR_OK)
		return status;
	/* -D may have given it more than once. */
	for (i = 0; i < o->define_count; i++)
		if (!str_equal(s->defines[i].name, name))
			s->defines[kept++] = s->defines[i];
	o->define_count = kept;
	return KR_OK;
}

enum kr_status
session_set(struct session *s, struct str name, struct str value)
{
	struct render_define d = { copy(s, name), copy(s, value) };
	enum kr_status status;

	if (d.name.p == NULL || d.value.p == NULL)
		return KR_ENOMEM;
	status = session_unset(s, name);
	if (status == KR_ENOTFOUND || status == KR_OK)
		status = own_defines(s);
	if (status == KR_OK)
		s->defines[s->c->render.define_count++] = d;
	return status;
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
