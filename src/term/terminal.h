/*
 * What the terminal can do, as far as the environment tells.  For
 * command/, edit/, prompt/ and render/.
 *
 * The terminal itself is not asked: the answer would cost a round trip, over
 * ssh perhaps, and could get mixed up with what is typed.
 */
#ifndef KR_TERM_TERMINAL_H
#define KR_TERM_TERMINAL_H

#include <stdbool.h>

/* What its background is like. */
enum terminal_ground {
	GROUND_UNKNOWN, GROUND_DARK, GROUND_LIGHT, GROUND_COUNT
};

/* TERM is unset, empty or "dumb": no escape sequences unless forced. */
bool	terminal_is_dumb(void);

/*
 * Has it hyperlinks (OSC 8)?  True only when it is known to show them: where
 * they are swallowed, the target of a link could not be read anywhere.
 */
bool	terminal_has_links(void);

/* What FORCE_HYPERLINK says: 1 always, 0 never, -1 nothing. */
int	terminal_forces_links(void);

/* Does it have 256 colours or more? */
bool	terminal_has_palette(void);

/* Its background as COLORFGBG has it. */
enum terminal_ground	terminal_ground(void);

#endif
