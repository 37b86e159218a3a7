# A real terminal, for tests that load this after helper: tmux runs a program,
# types and reads the screen.
#
# Screens are polled, for ten seconds at most: what a slow machine shows late
# is no failure, and nothing sleeps for what is there already.

# in_tmux WIDTH HEIGHT [COMMAND]: a shell of that size, with nothing of the
# user's.
in_tmux()
{
	need less
	new_terminal "$1" "$2" \
	    "env PS1='$ ' TERM=screen-256color ${3:-sh}"
}

# new_terminal WIDTH HEIGHT COMMAND: a shell, which is waited for.
new_terminal()
{
	need tmux
	socket=$dir/tmux
	# The server would keep the descriptor that bats reads until its end.
	env -u TMUX SHELL=/bin/sh tmux -u -f /dev/null -S "$socket" \
	    new-session -d -x "$1" -y "$2" -c "$dir" "$3" 3>&- ||
	    skip 'tmux cannot open a terminal here'
	wait_for '^\$'
}

teardown()
{
	[ ! -S "$dir/tmux" ] || tmux -S "$dir/tmux" kill-server || :
	local found=0
	if cat "$dir"/sanitizer.* 2>/dev/null; then
		found=1
	fi
	chmod -R u+rwx "$dir" || :
	rm -rf "$dir"
	return "$found"
}

type_keys()
{
	tmux -S "$socket" send-keys "$@"
}

screen()
{
	tmux -S "$socket" capture-pane -p "$@"
}

# wait_until COMMAND...: until it succeeds.
wait_until()
{
	local end=$((SECONDS + 10))
	while ! "$@"; do
		if [ "$SECONDS" -gt "$end" ]; then
			printf 'in vain: %s\n' "$*"
			screen
			return 1
		fi
		sleep 0.03
	done
}

has()
{
	screen | grep -q -e "$1"
}

has_not()
{
	! has "$1"
}

# wait_for PATTERN: until a line of the screen matches; or until none does.
wait_for()
{
	wait_until has "$1"
}

wait_gone()
{
	wait_until has_not "$1"
}

# press_until KEY PATTERN: press the key until a line matches; a key may get
# lost in a message of the pager.
press_until()
{
	local i
	for i in $(seq 100); do
		# Every half second.
		[ $((i % 10)) -ne 1 ] || type_keys "$1"
		sleep 0.05
		has "$2" && return 0
	done
	echo "no '$2' on the screen:"
	screen
	return 1
}

# The prompt of the interactive search.
#
# k8sref runs with a HOME of its own, $dir/home, keeps its files in
# $dir/state/k8sref, and knows of the environment only PATH and what a test
# gives it.

# quote WORD: for a shell that knows nothing of $'...'.
quote()
{
	printf "'%s'" "${1//\'/\'\\\'\'}"
}

# open_shell WIDTH HEIGHT [NAME=VALUE]...: a shell with job control, in which
# start runs k8sref.
open_shell()
{
	local width=$1 height=$2 words='' word
	shift 2
	need less
	mkdir -p "$dir/home" "$dir/bin"
	for word in PATH="$dir/bin:$PATH" HOME="$dir/home" \
	    XDG_STATE_HOME="$dir/state" TERM=screen-256color PS1='$ ' \
	    ${ASAN_OPTIONS+"ASAN_OPTIONS=$ASAN_OPTIONS:log_path=$dir/sanitizer"} \
	    ${UBSAN_OPTIONS+"UBSAN_OPTIONS=$UBSAN_OPTIONS:log_path=$dir/sanitizer"} \
	    "$@"; do
		words="$words $(quote "$word")"
	done
	new_terminal "$width" "$height" "env -i $words sh"
}

# start [ARG]...: type the command, on a screen that is cleared, and wait for
# the prompt.  PROGRAM is its path where it is not $K8SREF.  $dir/pid has its
# process id.
start()
{
	local words='' word
	for word in "$@"; do
		words="$words $(quote "$word")"
	done
	cat >"$dir/bin/start" <<-END
		printf '\\033[H\\033[2J'
		echo \$\$ >'$dir/pid'
		exec $(quote "${PROGRAM:-$K8SREF}")$words
	END
	chmod +x "$dir/bin/start"
	type_keys start Enter
	wait_for '^\(k8sref[^>]*\)\{0,1\}>\( \|$\)'
}

# prompt WIDTH HEIGHT [NAME=VALUE]... [ARG]...: both.
prompt()
{
	local size=("$1" "$2") variables=()
	shift 2
	while [[ ${1-} == [A-Z]*=* ]]; do
		variables+=("$1")
		shift
	done
	open_shell "${size[@]}" "${variables[@]}"
	start "$@"
}

# make_notes: compile the notes of fixture/prompt, once for a file of tests; call
# it in setup_file.
make_notes()
{
	[ ! -x "$K8SREF_COMPILE" ] ||
	    "$K8SREF_COMPILE" -q -o "$BATS_FILE_TMPDIR/notes.pack" \
	    "$BATS_TEST_DIRNAME/fixture/prompt/notes"
}

# demo WIDTH HEIGHT [NAME=VALUE]... [ARG]...: prompt, with these notes.
demo()
{
	need_compiler
	prompt "$@" --pack "$BATS_FILE_TMPDIR/notes.pack"
}

# submit TEXT: type a line and Enter.
submit()
{
	type_keys -l -- "$1"
	type_keys Enter
}

# type_bytes: send what standard input holds, byte by byte.
type_bytes()
{
	local bytes
	bytes=$(od -An -v -tx1)
	# shellcheck disable=SC2086 # a word for each byte
	type_keys -H $bytes
}

# paste TEXT [-p]: with -p the terminal marks what is pasted.
paste_text()
{
	printf '%s' "$1" >"$dir/paste"
	tmux -S "$socket" load-buffer "$dir/paste"
	tmux -S "$socket" paste-buffer -r -d ${2:+"$2"}
}

# resize WIDTH HEIGHT: and wait until the terminal knows, which tmux tells it a
# little later.
resize()
{
	resize_now "$@"
	wait_until size_is "$2 $1" \
	    "$(tmux -S "$socket" display-message -p '#{pane_tty}')"
}

resize_now()
{
	tmux -S "$socket" resize-window -x "$1" -y "$2"
}

size_is()
{
	[ "$(stty size <"$2")" = "$1" ]
}

# What stands behind the last prompt on the screen; what stands under it, with
# one space where there are several.
typed()
{
	screen | sed -n 's/^k8sref[^>]*>\( \|$\)//p' | tail -n 1
}

under()
{
	screen | awk '
	/^k8sref[^>]*>( |$)/ { text = ""; next }
	/./ { text = text $0 "\n" }
	END { printf "%s", text }' | tr -s ' '
}

row_is()
{
	[ "$(screen | sed -n "$1p")" = "$2" ]
}

# expect_row N TEXT: row N of the screen, from 1, is the text.
expect_row()
{
	wait_until row_is "$1" "$2"
}

typed_is()
{
	[ "$(typed)" = "$1" ]
}

# expect_typed TEXT: the last prompt has this line behind it.
expect_typed()
{
	wait_until typed_is "$1"
}

under_begins()
{
	[[ $(under) == "$(tr -s ' ' <<<"$1")"* ]]
}

# expect_under TEXT: what stands under the prompt begins so.
expect_under()
{
	wait_until under_begins "$1"
}

# expect_best ID: it is the first match under the prompt.
expect_best()
{
	expect_under "> 1 $1 "
}

under_is()
{
	[ "$(under)" = "$(tr -s ' ' <<<"$1")" ]
}

# expect_nothing_under: not a character.
expect_nothing_under()
{
	wait_until under_is ''
}

cursor_is()
{
	[ "$(tmux -S "$socket" display-message -p \
	    '#{cursor_x} #{cursor_y}')" = "$*" ]
}

# expect_cursor COLUMN ROW, both from 0.
expect_cursor()
{
	wait_until cursor_is "$@"
}

# expect_end STATUS: the shell is back, and k8sref ended so.
expect_end()
{
	wait_until ends_with '$'
	submit 'echo status=$?'
	wait_for "^status=$1\$"
}

# ends_with TEXT: it is the last line on the screen; ends_with_shell: the
# shell's prompt is.
ends_with()
{
	[ "$(screen | sed '/^$/d' | tail -n 1)" = "$1" ]
}

ends_with_shell()
{
	ends_with '$'
}
