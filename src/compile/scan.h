/*
 * A folder of notes, listed: which notes there are, in which languages.
 * For compile/ alone.
 *
 * FOLDER/TOPIC/NAME.md is the English text of the note TOPIC/NAME, and
 * FOLDER.LANG/TOPIC/NAME.md its translation (as pages and pages.zh_TW in
 * tldr-pages).  TOPIC/index.md speaks of the topic itself.  Notes right in
 * FOLDER belong to a topic named after FOLDER.
 */
#ifndef KR_COMPILE_SCAN_H
#define KR_COMPILE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "compile/diag.h"
#include "compile/list.h"

struct scan_file {
	char		*id;		/* TOPIC/NAME, or TOPIC for an index */
	char		*path;
	size_t		 topic_len;	/* bytes of TOPIC in id */
	unsigned	 language;	/* into scan.languages */
	bool		 index;
};

struct scan {
	struct list		 languages;	/* "en" first, then by name */
	struct scan_file	*files;		/* by id, then language */
	size_t			 n;
	size_t			 cap;
};

/*
 * List the folder and the folders of its translations.  What cannot be read
 * or is out of place is told to diag.
 */
void	scan_folder(struct scan *s, const char *folder, struct diag *d);
void	scan_fini(struct scan *s);

#endif
