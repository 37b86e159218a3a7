/*
 * What errno says, in the reader's language.  For everybody who speaks to
 * users.
 *
 * strerror(3) cannot be used: it follows the C library's own locale and
 * catalogues.  Under LANG=zh_TW.UTF-8 with only LC_MESSAGES set it answers in
 * question marks, with -L it answers in another language than our messages,
 * and in an empty root it knows English only.
 */
#ifndef KR_BASE_SYSERROR_H
#define KR_BASE_SYSERROR_H

/*
 * A few words for the error number, translated by base/i18n.h; never NULL.
 * Numbers that a file, a pipe or memory cannot be expected to give are in
 * English, as the C library has them.  Lives as long as the program.
 */
const char	*syserror_text(int error);

#endif
