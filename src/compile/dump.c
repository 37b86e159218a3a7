#include "compile/dump.h"

#include <limits.h>
#include <string.h>

#include "base/message.h"
#include "pack/postings.h"

#define TARGETS_MAX	64	/* of one name; more are counted */

static void
dump_counts(struct pack *pack, struct buf *out)
{
	uint32_t i;

	buf_printf(out, "notes %u\ntopics %u\n", pack_note_count(pack),
	    pack_topic_count(pack));
	for (i = 0; i < pack_language_count(pack); i++) {
		struct str code = pack_language(pack, i);

		buf_printf(out, "language %u ", i);
		buf_adds(out, code);
		buf_printf(out, " catalogue %zu\n",
		    pack_catalogue(pack, code).len);
	}
}

static enum kr_status
dump_heads(struct pack *pack, bool topics, struct buf *out)
{
	uint32_t count = topics ? pack_topic_count(pack) :
	    pack_note_count(pack);
	enum kr_status status = KR_OK;
	uint32_t i, l;

	for (i = 0; i < count && status == KR_OK; i++)
		for (l = 0; l < pack_language_count(pack); l++) {
			struct pack_head head;

			status = topics ?
			    pack_topic_head(pack, i, &l, 1, &head) :
			    pack_note_head(pack, i, &l, 1, &head);
			if (status == KR_OK && head.language == l) {
				buf_printf(out, "%s %u ",
				    topics ? "topic" : "note", i);
				buf_adds(out, pack_language(pack, l));
				buf_addc(out, ' ');
				buf_adds(out, head.id);
				buf_addc(out, '\t');
				buf_adds(out, head.title);
				buf_addc(out, '\t');
				buf_adds(out, head.summary);
				buf_addc(out, '\n');
			}
			pack_head_fini(&head);
			if (status != KR_OK)
				break;
		}
	return status;
}

/* Names and terms may hold anything: the front end never prints them as
 * they are, and a dump ends on a terminal too. */
static enum kr_status
dump_names(struct pack *pack, struct buf *out)
{
	struct pack_target targets[TARGETS_MAX];
	enum kr_status status;
	struct dict_iter it;
	struct str key;
	size_t count, i;

	status = dict_iter_at(&it, pack_names(pack), 0);
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &key)) == KR_OK) {
		buf_puts(out, "name ");
		message_mask(out, key, INT_MAX);
		status = pack_find_name(pack, key, targets, TARGETS_MAX,
		    &count);
		for (i = 0; status == KR_OK && i < count &&
		    i < TARGETS_MAX; i++)
			buf_printf(out, " %s%u", targets[i].is_topic ? "t" :
			    "n", targets[i].number);
		buf_addc(out, '\n');
	}
	return status == KR_ENOTFOUND ? KR_OK : status;
}

static enum kr_status
dump_term(struct pack *pack, uint32_t term, struct buf *out)
{
	enum kr_status status;
	struct postings p;

	status = postings_open(&p, pack, term);
	while (status == KR_OK && p.note != POSTINGS_END) {
		buf_printf(out, " %u:%02x:%u", p.note,
		    (unsigned)place_fields(p.place), place_prose(p.place));
		status = postings_next(&p);
	}
	buf_addc(out, '\n');
	return status;
}

static enum kr_status
dump_terms(struct pack *pack, struct buf *out)
{
	enum kr_status status;
	struct dict_iter it;
	struct str key;

	status = dict_iter_at(&it, pack_terms(pack), 0);
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &key)) == KR_OK) {
		buf_puts(out, "term ");
		message_mask(out, key, INT_MAX);
		status = dump_term(pack, it.ordinal, out);
	}
	return status == KR_ENOTFOUND ? KR_OK : status;
}

static enum kr_status
dump_synonyms(struct pack *pack, struct buf *out)
{
	enum kr_status status;
	struct dict_iter it;
	struct str key;

	status = dict_iter_at(&it, pack_synonyms(pack), 0);
	while (status == KR_OK &&
	    (status = dict_iter_next(&it, &key)) == KR_OK) {
		buf_puts(out, "synonym ");
		message_mask(out, key, INT_MAX);
		buf_addc(out, '\n');
	}
	return status == KR_ENOTFOUND ? KR_OK : status;
}

enum kr_status
dump_pack(struct pack *pack, struct buf *out)
{
	enum kr_status status;

	dump_counts(pack, out);
	if ((status = dump_heads(pack, true, out)) != KR_OK ||
	    (status = dump_heads(pack, false, out)) != KR_OK ||
	    (status = dump_names(pack, out)) != KR_OK ||
	    (status = dump_terms(pack, out)) != KR_OK ||
	    (status = dump_synonyms(pack, out)) != KR_OK)
		return status;
	return buf_status(out);
}
