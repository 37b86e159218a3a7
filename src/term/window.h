/*
 * How large the terminal is.  For all above term/.
 */
#ifndef KR_TERM_WINDOW_H
#define KR_TERM_WINDOW_H

#define WINDOW_COLUMNS_MAX	10000
#define WINDOW_COLUMNS_DEFAULT	80	/* when there is no terminal */

/*
 * COLUMNS and LINES if they are set to a number, or what the terminal on
 * standard output says, or else WINDOW_COLUMNS_DEFAULT and 24; at most
 * WINDOW_COLUMNS_MAX.
 */
int	window_columns(void);
int	window_rows(void);

/*
 * From now on the terminal's own size counts, if it knows it: an exported
 * COLUMNS says what the size was, and the window may change while there is a
 * prompt.  Takes COLUMNS and LINES out of the environment, for a pager, too.
 */
void	window_follow(void);

#endif
