/*
 * How large the terminal is.  For command/ and prompt/.
 */
#ifndef KR_TERM_WINDOW_H
#define KR_TERM_WINDOW_H

/* COLUMNS and LINES if they are set to a number, or what the terminal on
 * standard output says, or else 80 and 24; at most RENDER_WIDTH_MAX. */
int	window_columns(void);
int	window_rows(void);

#endif
