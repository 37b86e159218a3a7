load helper
load tmux

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
