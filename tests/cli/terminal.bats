load helper

# A real terminal: tmux runs the program, types and reads the screen.

# in_tmux WIDTH HEIGHT: a shell of that size, with nothing of the user's.
in_tmux()
{
	need tmux
	need less
	socket=$dir/tmux
	# The server would keep the descriptor that bats reads until its end.
	tmux -u -f /dev/null -S "$socket" new-session -d -x "$1" -y "$2" \
	    "env PS1='$ ' TERM=screen-256color sh" 3>&- ||
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

@test "a note that does not fit goes through the pager, which keeps Ctrl-C" {
	in_tmux 60 12
	type_keys "'$K8SREF' pods crashloopbackoff" Enter
	wait_for '^:'
	screen | grep -q 'CrashLoopBackOff'
	type_keys C-c
	press_until Space 'Exit code'
	press_until q '^\$'
	type_keys 'echo status=$?' Enter
	wait_for '^status=0'
}

@test "what fits is shown without a pager, in colour" {
	in_tmux 100 50
	type_keys "'$K8SREF' pods crashloopbackoff" Enter
	wait_for 'More information'
	screen | grep -q '^\$'
	screen -e | grep -q "$(printf '\033\\[1m')"
}

@test "folded lines count: what looks short enough is paged" {
	in_tmux 24 8
	type_keys clear Enter
	type_keys "'$K8SREF' -c pods crashloopbackoff" Enter
	wait_for '^:'
	type_keys q
}

@test "a search shows the next matches with their ids" {
	in_tmux 100 60
	type_keys "'$K8SREF' pod keeps restarting" Enter
	wait_for '^Other matches'
	screen | sed -n '/^Other matches/,$p' | grep -q '^  [a-z-]*/[a-z-]*  '
}

@test "Chinese on a terminal: wide characters stay in their columns" {
	in_tmux 60 50
	type_keys "LANG=zh_TW.UTF-8 '$K8SREF' pods crashloopbackoff" Enter
	wait_for '參見'
	screen | grep -q '^  結束代碼  常見原因'
}
