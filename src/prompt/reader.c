#include "prompt/reader.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/output.h"
#include "edit/signals.h"

enum kr_status
reader_open(struct reader *r, bool terminal,
    const struct editor_client *client)
{
	enum kr_status status = KR_OK;

	*r = (struct reader){ .prompts = terminal };
	if (!terminal)
		return KR_OK;
	status = editor_open(&r->editor, client);
	signals_begin(reader_is_live(r));
	/* Without libedit the terminal itself edits, as far as it goes. */
	return status == KR_ENOTFOUND ? KR_OK : status;
}

void
reader_close(struct reader *r)
{
	if (r->prompts)
		signals_end();
	editor_close(r->editor);
	r->editor = NULL;
}

bool
reader_is_live(const struct reader *r)
{
	return r->editor != NULL && editor_is_ansi(r->editor);
}

bool
reader_prefill(struct reader *r, struct str text)
{
	if (r->editor != NULL)
		editor_prefill(r->editor, text);
	return r->editor != NULL;
}

void
reader_set_past(struct reader *r, const struct past *h)
{
	if (r->editor != NULL)
		editor_set_past(r->editor, h);
}

unsigned
reader_chosen(const struct reader *r)
{
	return r->editor == NULL ? 0 : editor_chosen(r->editor);
}

static void
show_prompt(const struct reader *r)
{
	(void)!output_write(STDOUT_FILENO, r->prompt);
}

/* Until the terminal has something to read; false when it is Ctrl-C. */
static bool
wait_for_line(const struct reader *r)
{
	unsigned events;

	while ((events = signals_wait(STDIN_FILENO, -1)) != 0) {
		if (events & SIGNALS_INTERRUPT)
			return false;
		if (events & SIGNALS_STOP) {
			signals_stop_here();
			show_prompt(r);
		}
	}
	return true;
}

/* What another program has left in non-blocking mode blocks here. */
static ssize_t
read_room(struct reader *r)
{
	struct pollfd p = { .fd = STDIN_FILENO, .events = POLLIN };
	ssize_t n;

	while ((n = read(STDIN_FILENO, r->room, sizeof r->room)) < 0) {
		if (errno == EAGAIN)
			(void)poll(&p, 1, -1);
		else if (errno != EINTR)
			break;
	}
	return n;
}

/* Bytes into the room, when there are some: READER_LINE when it holds any. */
static enum reader_result
fill(struct reader *r)
{
	ssize_t n;

	if (r->prompts && !wait_for_line(r))
		return READER_INTERRUPTED;
	n = read_room(r);
	r->error = n < 0 ? errno : 0;
	r->at = 0;
	r->n = n > 0 ? (size_t)n : 0;
	return n > 0 ? READER_LINE : READER_END;
}

/* What is in the room up to a line's end; true when that was there. */
static bool
take(struct reader *r, struct buf *line)
{
	const char *start = r->room + r->at;
	const char *end = memchr(start, '\n', r->n - r->at);
	size_t len = end == NULL ? r->n - r->at : (size_t)(end - start);
	size_t free_bytes = READER_LINE_MAX - line->len;

	buf_add(line, start, len < free_bytes ? len : free_bytes);
	r->at += len + (end != NULL);
	return end != NULL;
}

/* A last line need not have an end. */
static enum reader_result
read_bytes(struct reader *r, struct buf *line)
{
	enum reader_result result;

	while (!take(r, line)) {
		result = fill(r);
		if (result == READER_INTERRUPTED)
			r->at = r->n = 0;
		if (result == READER_END && line->len > 0)
			break;
		if (result != READER_LINE)
			return result;
	}
	if (line->len > 0 && line->p[line->len - 1] == '\r')
		line->len--;
	return READER_LINE;
}

static enum reader_result
read_edited(struct reader *r, struct str prompt, bool plain,
    struct buf *line)
{
	switch (editor_read(r->editor, prompt, plain, line)) {
	case EDITOR_LINE:
		return READER_LINE;
	case EDITOR_INTERRUPTED:
		return READER_INTERRUPTED;
	default:
		return READER_END;
	}
}

enum reader_result
reader_line(struct reader *r, struct str prompt, bool plain,
    struct buf *line)
{
	enum reader_result result;

	buf_clear(line);
	if (r->editor != NULL)
		return read_edited(r, prompt, plain, line);
	r->prompt = prompt;
	if (r->prompts)
		show_prompt(r);
	result = read_bytes(r, line);
	if (r->prompts && result != READER_LINE)
		(void)!output_write(STDOUT_FILENO, str_of("\n"));
	return result;
}
