load helper
load tmux

# The pager and what the terminal is told, in a real terminal: tmux or
# script(1) runs the program.

# enter COMMAND: type it on a clear screen.
enter()
{
	type_keys -l "clear; $1"
	type_keys Enter
}

# no COMMAND...: it fails.  (Bats takes no notice of a bare `!'.)
no()
{
	! "$@"
}

# A pager that tells what it was given, in $dir/pager.* .
write_pager()
{
	cat >"$dir/pager" <<-END
		#!/bin/sh
		printf '%s\n' "\$LESS" >'$dir/pager.less'
		cat >'$dir/pager.text'
	END
	chmod +x "$dir/pager"
}

# on_terminal [NAME=VALUE]... COMMAND...: run it on a terminal of 24 lines of
# 80 columns; what it wrote is in $out.
on_terminal()
{
	need script
	local command=
	command="stty rows 24 cols 80; exec env $(printf '%q ' "$@")"
	status=0
	env -u TMUX -u STY -u VTE_VERSION -u FORCE_HYPERLINK -u COLORFGBG \
	    -u COLORTERM -u TERM_PROGRAM -u KITTY_WINDOW_ID -u WT_SESSION \
	    -u ZELLIJ -u INSIDE_EMACS -u VIM_TERMINAL -u NVIM -u LESS \
	    -u XTERM_VERSION SHELL=/bin/sh \
	    script -q -e -c "$command" /dev/null </dev/null >"$out" 2>"$err" ||
	    status=$?
}

esc=$(printf '\033')

@test "Ctrl-Z in the pager stops both, fg goes on" {
	need bash
	in_tmux 60 12 'bash --norc --noprofile'
	enter "'$K8SREF' pods crashloopbackoff"
	wait_for '^:'
	press_until C-z 'Stopped'
	enter 'jobs -l; kill -0 $(jobs -p) && echo alive'
	wait_for '^alive'
	screen | grep -q Stopped
	enter fg
	wait_for '^:'
	press_until Space 'Exit code'
	press_until q '^\$'
	enter 'echo status=$?'
	wait_for '^status=0'
}

@test "text that leaves a row for the prompt is printed, one more is paged" {
	write_pager
	local lines
	on_terminal "$K8SREF" --no-pager pods crashloopbackoff
	expect_status 0
	lines=$(wc -l <"$out")
	for wanted in "$((lines + 1)) no" "$lines yes"; do
		rm -f "$dir/pager.text"
		on_terminal LINES="${wanted% *}" PAGER="$dir/pager" "$K8SREF" \
		    pods crashloopbackoff
		expect_status 0
		case ${wanted#* } in
		yes)	[ -s "$dir/pager.text" ] ;;
		no)	[ ! -e "$dir/pager.text" ] ;;
		esac
	done
}

@test "the size of the window counts, LINES and COLUMNS count more" {
	write_pager
	# More than 24 rows: the window's size alone.
	on_terminal PAGER="$dir/pager" "$K8SREF" pods crashloopbackoff
	[ -s "$dir/pager.text" ]
	rm "$dir/pager.text"
	on_terminal LINES=100 PAGER="$dir/pager" "$K8SREF" \
	    pods crashloopbackoff
	[ ! -e "$dir/pager.text" ]
	# What is no size is no size.
	for size in 0 -5 many 99999999999999999999 80x ''; do
		rm -f "$dir/pager.text"
		on_terminal LINES="$size" COLUMNS="$size" PAGER="$dir/pager" \
		    "$K8SREF" pods crashloopbackoff
		expect_status 0
		[ -s "$dir/pager.text" ]
	done
	# Narrower than anything can be laid out: nothing breaks.
	on_terminal COLUMNS=1 PAGER="$dir/pager" "$K8SREF" \
	    pods crashloopbackoff
	expect_status 0
	grep -q CrashLoopBackOff "$dir/pager.text"
}

@test "LESS is set unless the user has set it" {
	write_pager
	on_terminal PAGER="$dir/pager" "$K8SREF" pods crashloopbackoff
	[ "$(cat "$dir/pager.less")" = FRX ]
	on_terminal LESS=-S PAGER="$dir/pager" "$K8SREF" \
	    pods crashloopbackoff
	[ "$(cat "$dir/pager.less")" = -S ]
	on_terminal LESS= PAGER="$dir/pager" "$K8SREF" pods crashloopbackoff
	[ "$(cat "$dir/pager.less")" = '' ]
}

@test "the pager may have options and be any shell command" {
	on_terminal K8SREF_PAGER='sed s/^/+/ | tail -n 1' PAGER=false \
	    "$K8SREF" pods crashloopbackoff
	expect_status 0
	expect_lines "$out" 1
	grep -q '^+' "$out"
	in_tmux 60 12
	enter "PAGER='less -S' '$K8SREF' pods crashloopbackoff"
	wait_for '^:'
}

@test "a pager that cannot run, or none, gives the text" {
	: >"$dir/not-executable"
	for pager in no-such-pager "$dir/not-executable" '' cat; do
		on_terminal K8SREF_PAGER="$pager" "$K8SREF" \
		    pods crashloopbackoff
		expect_status 0
		expect_out 'Exit code'
	done
}

@test "a pager that leaves early is no error" {
	on_terminal PAGER=true "$K8SREF" --format=terminal -l
	expect_status 0
	on_terminal PAGER='exit 3' "$K8SREF" pods crashloopbackoff
	expect_status 0
}

@test "the pager gets no blocked signals" {
	need python3
	write_pager
	cat >"$dir/pager" <<-END
		#!/bin/sh
		grep SigBlk /proc/self/status >'$dir/blocked'
	END
	[ -r /proc/self/status ] || skip 'no /proc here'
	cat >"$dir/blocked.py" <<-'END'
		import os, signal, sys
		signal.pthread_sigmask(signal.SIG_BLOCK,
		    [signal.SIGTSTP, signal.SIGWINCH, signal.SIGINT])
		os.execv(sys.argv[1], sys.argv[1:])
	END
	python3 "$dir/blocked.py" /bin/sh -c 'grep SigBlk /proc/self/status' |
	    grep -q '0000000000000000$' &&
	    skip 'the sh here (dash) unblocks all signals itself'
	on_terminal PAGER="$dir/pager" python3 "$dir/blocked.py" "$K8SREF" \
	    pods crashloopbackoff
	expect_status 0
	grep -q '0000000000000000$' "$dir/blocked"
}

# link_note: a pack whose note has links, $dir/pack.
link_note()
{
	need_compiler
	mkdir -p "$dir/notes/t"
	cat >"$dir/notes/t/n.md" <<-'END'
		# Title

		> A summary.
		> More information: <https://a.example/more>.

		See [the page](https://a.example/page) about it.
	END
	"$K8SREF_COMPILE" -o "$dir/pack" "$dir/notes" >/dev/null 2>&1
}

link="$esc]8;;https://a.example/page$esc\\"

@test "hyperlinks where the terminal has them, and only there" {
	link_note
	set -- "$K8SREF" --pack "$dir/pack" t/n
	on_terminal TERM=xterm-256color VTE_VERSION=7600 "$@"
	expect_out "$link"
	expect_out "$esc]8;;https://a.example/more$esc\\"
	for setting in TERM=xterm-256color TERM=dumb TERM= FORCE_HYPERLINK=0 \
	    TMUX=x; do
		on_terminal TERM=xterm-kitty "$setting" "$@"
		expect_out 'the page'
		expect_out '<'
		no grep -q "$esc]8" "$out"
	done
	on_terminal TERM=xterm-kitty "$@" --format=plain
	no grep -q "$esc" "$out"
}

@test "hyperlinks are no colours" {
	link_note
	on_terminal TERM=xterm-kitty NO_COLOR=1 "$K8SREF" --pack "$dir/pack" t/n
	expect_out "$link"
	no grep -q "$esc\[" "$out"
	on_terminal TERM=xterm-kitty "$K8SREF" --color=never \
	    --pack "$dir/pack" t/n
	expect_out "$link"
	no grep -q "$esc\[" "$out"
	# A pipe has none, but for who insists.
	TERM=xterm-kitty k8sref --color=always --pack "$dir/pack" t/n
	no grep -q "$esc]8" "$out"
	FORCE_HYPERLINK=1 k8sref --color=always --pack "$dir/pack" t/n
	expect_out "$link"
	FORCE_HYPERLINK=1 k8sref --pack "$dir/pack" t/n
	expect_clean "$out"
}

# fake_less VERSION: a program of that name that says so.
fake_less()
{
	mkdir -p "$dir/bin"
	cat >"$dir/bin/less" <<-END
		#!/bin/sh
		[ "\$1" != --version ] || { echo 'less $1 (POSIX)'; exit; }
		cat >'$dir/pager.text'
	END
	chmod +x "$dir/bin/less"
}

@test "hyperlinks go to a pager that is known to pass them on" {
	link_note
	paged()
	{
		on_terminal LINES=3 TERM=xterm-kitty "$@" "$K8SREF" \
		    --pack "$dir/pack" t/n
		expect_status 0
	}
	links_in() { grep -qF "$link" "$dir/pager.text"; }

	fake_less 590
	paged PAGER="$dir/bin/less"
	links_in
	paged PAGER="$dir/bin/less -S" LESS=-R
	links_in
	paged PAGER="$dir/bin/less -R" LESS=
	links_in
	paged PAGER="$dir/bin/less" LESS=-S
	no links_in
	fake_less 551
	paged PAGER="$dir/bin/less"
	no grep -q "$esc]" "$dir/pager.text"
	grep -q '<https://a.example/page>' "$dir/pager.text"
	paged PAGER="$dir/bin/less" FORCE_HYPERLINK=1
	links_in
	write_pager
	paged PAGER="$dir/pager"
	no grep -q "$esc]" "$dir/pager.text"
}

@test "hyperlinks take no columns when it is counted what fits" {
	link_note
	write_pager
	local lines
	on_terminal COLUMNS=40 TERM=xterm-kitty "$K8SREF" --no-pager \
	    --pack "$dir/pack" t/n
	lines=$(wc -l <"$out")
	on_terminal COLUMNS=40 LINES=$((lines + 1)) TERM=xterm-kitty \
	    PAGER="$dir/pager" "$K8SREF" --pack "$dir/pack" t/n
	expect_out "$link"
	[ ! -e "$dir/pager.text" ]
}

@test "the less that is installed shows a link's text and nothing else" {
	link_note
	in_tmux 60 4
	enter "LESS=R FORCE_HYPERLINK=1 '$K8SREF' --pack '$dir/pack' t/n"
	less --version | awk 'NR == 1 { exit !($2 >= 566) }' ||
	    skip 'an old less'
	press_until Space 'See the page about it'
	screen >"$out"
	no grep -q 'ESC\|8;;' "$out"
}

@test "colours for a ground that is known, and else the basic ones" {
	local rich="$esc\[1;38;5;213m" light="$esc\[1;38;5;90m"
	local basic="$esc\[1;35m"
	set -- "$K8SREF" --no-pager pods crashloopbackoff

	expect_color()
	{
		grep -q "$1" "$out" || { echo "expected $1"; show; }
	}
	on_terminal TERM=xterm-256color "$@"
	expect_color "$basic"
	on_terminal TERM=xterm-256color COLORFGBG='15;0' "$@"
	expect_color "$rich"
	on_terminal TERM=xterm COLORTERM=truecolor COLORFGBG='0;15' "$@"
	expect_color "$light"
	on_terminal TERM=xterm COLORFGBG='0;15' "$@"
	expect_color "$basic"
	on_terminal TERM=xterm-256color K8SREF_COLORS=background=light \
	    COLORFGBG='15;0' "$@"
	expect_color "$light"
	on_terminal TERM=xterm-256color K8SREF_COLORS=background= \
	    COLORFGBG='15;0' "$@"
	expect_color "$basic"
	on_terminal TERM=xterm-256color COLORFGBG='15;0' \
	    K8SREF_COLORS=heading=7:background=dark "$@"
	expect_color "$esc\[7m"
	expect_color "$esc\[38;5;116m"
	# A terminal without a name has no colours, whatever COLORTERM says.
	on_terminal TERM= COLORTERM=truecolor COLORFGBG='15;0' "$@"
	no grep -q "$esc" "$out"
}
