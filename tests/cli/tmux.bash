# A real terminal, for tests that load this after helper: tmux runs a program,
# types and reads the screen.

# in_tmux WIDTH HEIGHT [COMMAND]: a shell of that size, with nothing of the
# user's.
in_tmux()
{
	need tmux
	need less
	socket=$dir/tmux
	# The server would keep the descriptor that bats reads until its end.
	tmux -u -f /dev/null -S "$socket" new-session -d -x "$1" -y "$2" \
	    "env PS1='$ ' TERM=screen-256color ${3:-sh}" 3>&- ||
	    skip 'tmux cannot open a terminal here'
	wait_for '^\$'
}

teardown()
{
	[ ! -S "$dir/tmux" ] || tmux -S "$dir/tmux" kill-server || :
	rm -rf "$dir"
}

type_keys()
{
	tmux -S "$socket" send-keys "$@"
}

screen()
{
	tmux -S "$socket" capture-pane -p "$@"
}

# wait_for PATTERN: until a line of the screen matches, for ten seconds.
wait_for()
{
	for _ in $(seq 100); do
		screen | grep -q -e "$1" && return 0
		sleep 0.1
	done
	echo "no '$1' on the screen:"
	screen
	return 1
}

# press_until KEY PATTERN: press the key until a line matches; a key may get
# lost in a message of the pager.
press_until()
{
	for _ in $(seq 20); do
		type_keys "$1"
		sleep 0.5
		screen | grep -q -e "$2" && return 0
	done
	echo "no '$2' on the screen:"
	screen
	return 1
}
