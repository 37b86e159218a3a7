load helper

# A real terminal: tmux runs the program, types and reads the screen.

# in_tmux WIDTH HEIGHT: a shell of that size, with nothing of the user's.
in_tmux()
{
	need tmux
	need less
	socket=$dir/tmux
	tmux -u -f /dev/null -S "$socket" new-session -d -x "$1" -y "$2" \
	    "env PS1='$ ' TERM=screen-256color sh"
	wait_for '^\$'
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

end_tmux()
{
	tmux -S "$socket" kill-server
}

@test "a note that does not fit goes through the pager, which keeps Ctrl-C" {
	in_tmux 60 12
	type_keys "'$K8SREF' pods crashloopbackoff" Enter
	wait_for '^:'
	screen | grep -q 'CrashLoopBackOff'
	type_keys C-c
	sleep 0.3
	type_keys Space
	wait_for 'Exit code'
	type_keys q
	type_keys 'echo status=$?' Enter
	wait_for '^status=0'
	end_tmux
}

@test "what fits is shown without a pager, in colour" {
	in_tmux 100 50
	type_keys "'$K8SREF' pods crashloopbackoff" Enter
	wait_for 'More information'
	screen | grep -q '^\$'
	screen -e | grep -q "$(printf '\033\\[1m')"
	end_tmux
}

@test "folded lines count: what looks short enough is paged" {
	in_tmux 24 8
	type_keys clear Enter
	type_keys "'$K8SREF' -c pods crashloopbackoff" Enter
	wait_for '^:'
	type_keys q
	end_tmux
}

@test "a search shows the next matches with their ids" {
	in_tmux 100 60
	type_keys "'$K8SREF' pod keeps restarting" Enter
	wait_for '^Other matches'
	screen | sed -n '/^Other matches/,$p' | grep -q '^  [a-z-]*/[a-z-]*  '
	end_tmux
}

@test "Chinese on a terminal: wide characters stay in their columns" {
	in_tmux 60 50
	type_keys "LANG=zh_TW.UTF-8 '$K8SREF' pods crashloopbackoff" Enter
	wait_for '參見'
	screen | grep -q '^  結束代碼  常見原因'
	end_tmux
}
