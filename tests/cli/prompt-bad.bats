load helper
load tmux

# Bad input and a bad world for the interactive search.

setup_file()
{
	make_notes
}

history_is()
{
	printf '%s\n' "$@" | cmp -s - "$dir/state/k8sref/history"
}

# still_works: a line is found, opened and left.
still_works()
{
	type_keys -l crashl
	wait_until line_is crashl
	wait_for '^> 1  *pods/crashloopbackoff'
	type_keys Enter
	wait_for '^CrashLoopBackOff  *pods/crashloopbackoff$'
	wait_until ends_with 'k8sref>'
}

line_is()
{
	[ "$(typed)" = "$1" ]
}

# signal NAME: to the program.
signal()
{
	kill -s "$1" "$(cat "$dir/pid")"
}

# The shell is back, on a row that may hold more: keys that it got, or what
# nobody could take away.
ends_with_dollar()
{
	[[ $(screen | sed '/^$/d' | tail -n 1) == '$'* ]]
}

is_gone()
{
	! kill -0 "$(cat "$dir/pid")" 2>/dev/null
}

# The terminal's settings, but for its size and speed, before and after.
save_terminal()
{
	submit "stty -a | sed 1d >'$dir/$1'; echo saved \$((1 + 1))"
	wait_for '^saved 2'
	wait_until ends_with '$'
	submit clear
	wait_gone '^saved'
}

expect_same_terminal()
{
	save_terminal after
	diff "$dir/before" "$dir/after"
}

@test "numbers out of range" {
	demo 80 40
	submit 1
	wait_for '^k8sref: 1: there is no list yet; type words, or :topics$'
	submit crashl
	wait_for '^CrashLoopBackOff '
	submit 0
	wait_for '^k8sref: 0: the list goes from 1 to 1; :search looks for'
	type_keys -l 7
	wait_until under_is 'no such number in the list'
	type_keys Enter
	wait_for '^k8sref: 7: the list goes from 1 to 1'
	submit 99999999999999999999999999
	wait_for '^k8sref: [0-9]*: the list goes from 1 to 1'
	submit ':copy 99999999999999999999999999'
	wait_for '^k8sref: snippet [0-9]*: the note has only 2$'
	wait_until ends_with 'k8sref>'
	still_works
}

@test "a line of 100 kB from a pipe" {
	need_compiler
	{
		head -c 100000 /dev/zero | tr '\0' a
		printf '\ncrashl\n:set pod '
		head -c 100000 /dev/zero | tr '\0' b
		printf '\n:'
		head -c 100000 /dev/zero | tr '\0' c
		printf '\n'
		head -c 100000 /dev/zero | tr '\0' ' '
		printf '\n'
		yes 'a b' | head -c 100000 | tr '\n' ' '
		printf '\n'
		head -c 100000 /dev/zero | tr '\0' 7
		printf '\nhelm install'
	} >"$dir/lines"
	status=0
	"$K8SREF" -i --pack "$BATS_FILE_TMPDIR/notes.pack" <"$dir/lines" \
	    >"$out" 2>"$err" || status=$?
	expect_status 0
	expect_out 'kubectl logs {{pod}}'
	expect_out 'Install a chart'
	expect_clean "$out"
	[ "$(wc -c <"$err")" -lt 2000 ]
}

@test "a line of 100 kB at the prompt: it is cut, and nothing hangs" {
	demo 200 50
	paste_text "$(head -c 100000 /dev/zero | tr '\0' Q)" -p
	wait_until is_cut
	type_keys C-a C-k
	wait_until ends_with_prompt_row
	type_keys C-l
	expect_row 1 'k8sref>'
	still_works
	# Unmarked, and entered.
	paste_text "$(head -c 100000 /dev/zero | tr '\0' Q)"
	type_keys Enter
	wait_for '^k8sref: nothing found for "QQQQ'
	wait_until ends_with 'k8sref>'
	is_cut
	type_keys C-l
	expect_row 1 'k8sref>'
	still_works
	type_keys C-d
	expect_end 0
}

# 4096 characters of the line are there.
is_cut()
{
	[ "$(screen | sed '/^k8sref: /,$d' | tr -cd Q | wc -c)" -eq 4096 ]
}

ends_with_prompt_row()
{
	screen | grep -q '^k8sref>$'
}

@test "bytes that are no characters, at the prompt" {
	demo 80 24
	printf 'cra\377\376\300\200\355\240\200\364\220\200\200shl' | type_bytes
	expect_row 1 'k8sref> crashl'
	wait_for '^> 1  *pods/crashloopbackoff'
	type_keys C-u
	expect_row 1 'k8sref>'
	# NUL, half a character, C1, an overlong form, U+202E, U+FEFF.
	printf 'cr\000a\342\202s\302\233h\340\200\257l\342\200\256\357\273\277' |
	    type_bytes
	expect_row 1 'k8sref> crashl'
	type_keys C-u
	expect_row 1 'k8sref>'
	still_works
	history_is crashl
}

@test "every byte there is, from a pipe" {
	need_compiler
	for i in $(seq 0 255); do
		# shellcheck disable=SC2059 # it is a format
		printf "\\$(printf %o "$i")crashl\\$(printf %o "$i")\n"
	done >"$dir/lines"
	printf ':quit\n' >>"$dir/lines"
	status=0
	"$K8SREF" -i --pack "$BATS_FILE_TMPDIR/notes.pack" <"$dir/lines" \
	    >"$out" 2>"$err" || status=$?
	expect_status 0
	expect_out CrashLoopBackOff
	expect_clean "$out"
	expect_clean "$err"
	iconv -f UTF-8 -t UTF-8 "$err" >/dev/null
}

@test "escape sequences in commands and values are not echoed" {
	need_compiler
	printf ':set a \033[31m\n:lang \033[31m\n:open \033]0;x\a\n:\033[2J\n' |
	    "$K8SREF" -i --pack "$BATS_FILE_TMPDIR/notes.pack" \
	    >"$out" 2>"$err" || true
	expect_no_out
	expect_lines "$err" 4
	expect_clean "$err"
}

@test "a marked paste is one line, without what terminals obey" {
	demo 80 24
	tmux -S "$socket" set -g set-clipboard on
	text=$(printf 'crashl\nlog\r\n\033[31mred\033]52;c;QUFB\a\tend\302\233x')
	printf '\033[200~%s\033[201~' "$text" | type_bytes
	expect_row 1 'k8sref> crashl log  [31mred]52;c;QUFB endx'
	# Nothing was obeyed: it waits for Enter.
	wait_for '^> 1  *pods/crashloopbackoff'
	! tmux -S "$socket" show-buffer 2>/dev/null || false
	type_keys Enter
	wait_until ends_with 'k8sref>'
	history_is 'crashl log  [31mred]52;c;QUFB endx'
	# tmux marks it only where the program has asked for that.
	paste_text "$(printf 'pods\npending')" -p
	expect_typed 'pods pending'
	type_keys C-u
	expect_typed ''
	# What ends a paste need not come.
	printf '\033[200~crashl' | type_bytes
	expect_typed crashl
	printf '\033[201~' | type_bytes
	type_keys C-u
	expect_typed ''
	still_works
}

@test "an unmarked paste is keys: lines are entered, nothing breaks" {
	demo 80 40
	tmux -S "$socket" set -g set-clipboard on
	printf 'pods pending\rcra\033[31mshl\033]52;c;QUFB\a\r' | type_bytes
	wait_for '^Pending  *pods/pending$'
	wait_until ends_with 'k8sref>'
	! tmux -S "$socket" show-buffer 2>/dev/null || false
	type_keys C-u
	still_works
}

@test "marks are asked for at the prompt alone" {
	demo 80 24
	type_keys C-z
	wait_until ends_with '$'
	paste_text "$(printf 'echo one two')" -p
	type_keys Enter
	wait_for '^one two$'
	submit fg
	wait_until ends_with_prompt_row
	type_keys C-d
	wait_until ends_with '$'
	paste_text "$(printf 'echo three four')" -p
	type_keys Enter
	wait_for '^three four$'
}

@test "a history file of binary: good lines are used, it is repaired" {
	mkdir -p "$dir/state/k8sref"
	{
		printf 'helm\n\000\001\377\376\n\033[31mred\n'
		head -c 3000 /dev/zero | tr '\0' x
		printf '\n\302\n\n  \nhelm\npods\r\n\342\200\256reversed\nlast good'
	} >"$dir/state/k8sref/history"
	demo 80 24
	type_keys Up
	expect_typed 'last good'
	type_keys Up
	expect_typed helm
	type_keys Up
	expect_typed helm
	type_keys C-u
	expect_typed ''
	still_works
	wait_until history_is helm 'last good' crashl
}

@test "a history of nothing but binary" {
	mkdir -p "$dir/state/k8sref"
	LC_ALL=C awk 'BEGIN { for (i = 0; i < 50000; i++)
	    printf "%c", (i * 7919) % 256 }' >"$dir/state/k8sref/history"
	demo 80 24
	still_works
	type_keys C-r
	wait_for '^history, lines with:'
	type_keys C-g
	tail -n 1 "$dir/state/k8sref/history" | grep -qx crashl
	expect_clean "$dir/state/k8sref/history"
}

@test "a history that cannot be used: memory goes on" {
	mkdir -p "$dir/state/k8sref" "$dir/elsewhere"
	: >"$dir/elsewhere/file"
	for obstacle in directory fifo device loop nowhere; do
		rm -rf "$dir/state/k8sref/history"
		case $obstacle in
		directory) mkdir -p "$dir/state/k8sref/history/x" ;;
		fifo)	mkfifo "$dir/state/k8sref/history" ;;
		device)	ln -s /dev/zero "$dir/state/k8sref/history" ;;
		loop)	ln -s history "$dir/state/k8sref/history" ;;
		nowhere) ln -s "$dir/elsewhere/file/x" \
			    "$dir/state/k8sref/history" ;;
		esac
		memory_goes_on
	done
	[ ! -s "$dir/elsewhere/file" ]
	[ -z "$(find "$dir/state/k8sref" -name '.*new*')" ]
}

# memory_goes_on [NAME=VALUE]...: lines are remembered, and nothing is said.
memory_goes_on()
{
	demo 80 24 "$@"
	still_works
	submit 'helm install'
	wait_for '^Install a chart '
	wait_until ends_with 'k8sref>'
	type_keys Up Up
	expect_typed crashl
	has_not '^k8sref: '
	type_keys C-u
	expect_typed ''
	type_keys C-d
	expect_end 0
	tmux -S "$socket" kill-server
}

@test "no home, none that is there, none that can be written" {
	: >"$dir/file"
	memory_goes_on HOME= XDG_STATE_HOME=
	memory_goes_on HOME=relative XDG_STATE_HOME=relative
	memory_goes_on HOME="$dir/file" XDG_STATE_HOME=
	memory_goes_on XDG_STATE_HOME="$dir/file/state"
	memory_goes_on HOME=/proc XDG_STATE_HOME=
	[ ! -e "$dir/relative" ]
	# HOME is not made, but what is below it.
	memory_goes_on HOME="$dir/none" XDG_STATE_HOME=
	[ ! -e "$dir/none" ]
	memory_goes_on XDG_STATE_HOME=
	grep -qx crashl "$dir/home/.local/state/k8sref/history"
}

@test "HOME and TERM unset" {
	open_shell 80 24
	submit "unset HOME XDG_STATE_HOME; clear; exec '$K8SREF'"
	wait_for '^k8sref>$'
	type_keys -l crashl
	wait_for '^> 1  *pods/crashloopbackoff'
	tmux -S "$socket" kill-server
	open_shell 80 24
	submit "unset TERM; '$K8SREF'"
	wait_for '^k8sref>$'
	submit ':set pod web-0'
	wait_for '^k8sref pod=web-0>$'
	submit 'exit'
	expect_end 0
}

@test "a terminal that has no description" {
	for term in no-such-terminal xterm-brand-new; do
		demo 80 24 TERM="$term"
		type_keys -l crashl
		wait_for '^> 1  *pods/crashloopbackoff'
		expect_cursor 14 0
		type_keys C-c
		wait_until ends_with_prompt_row
		tmux -S "$socket" kill-server
	done
}

@test "a history of 1 GB: it starts all the same" {
	mkdir -p "$dir/state/k8sref"
	printf 'helm\n' >"$dir/state/k8sref/history"
	truncate -s 1G "$dir/state/k8sref/history" || skip 'no sparse files'
	printf '\npods\n' >>"$dir/state/k8sref/history"
	demo 80 24
	type_keys Up
	expect_typed pods
	type_keys C-u
	expect_typed ''
	still_works
	wait_until history_is pods crashl
}

@test "1000 lines are kept, the oldest go" {
	mkdir -p "$dir/state/k8sref"
	seq -f 'line %g' 1500 >"$dir/state/k8sref/history"
	demo 80 24
	still_works
	[ "$(wc -l <"$dir/state/k8sref/history")" -eq 1000 ]
	[ "$(head -n 1 "$dir/state/k8sref/history")" = 'line 502' ]
	[ "$(tail -n 1 "$dir/state/k8sref/history")" = crashl ]
}

@test "a window of one cell while typing, and back" {
	demo 80 24
	type_keys -l 'pod 一直'
	expect_row 1 'k8sref> pod 一直'
	for size in '1 1' '2 1' '1 24' '3 2' '80 1' '2 2'; do
		# shellcheck disable=SC2086 # two numbers
		resize $size
		type_keys -l a
		type_keys Left Right BSpace
	done
	resize 1 1
	type_keys -l '重啟'
	resize 80 24
	wait_for '> pod 一直重啟$'
	wait_for '^> 1  *pods/crashloopbackoff'
	type_keys C-c
	wait_for '\^C$'
	type_keys C-l
	wait_until row_is 1 'k8sref>'
	still_works
	type_keys C-d
	expect_end 0
}

@test "it starts in a window of one cell" {
	open_shell 80 24
	resize 1 1
	type_keys "'$K8SREF' --pack '$BATS_FILE_TMPDIR/notes.pack'" Enter
	type_keys -l 'zz'
	resize 80 24
	wait_for '> zz$'
	type_keys C-u
	type_keys C-d
	expect_end 0
}

@test "signals that ask, in a storm: line, terminal and history are all right" {
	open_shell 80 24
	save_terminal before
	# The shell takes no notice of who is stopped.
	submit 'set +m'
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	still_works
	RANDOM=1
	for _ in $(seq 60); do
		case $((RANDOM % 5)) in
		0)	signal WINCH ;;
		1)	signal CONT ;;
		2)	signal INT ;;
		3)	signal STOP; signal CONT ;;
		4)	signal TSTP; signal CONT ;;
		esac
		[ $((RANDOM % 3)) -eq 0 ] || type_keys -l 'cr'
		[ $((RANDOM % 9)) -ne 0 ] || resize_now $((RANDOM % 60 + 20)) 24
	done
	resize_now 80 24
	signal INT
	type_keys C-l
	wait_until row_is 1 'k8sref>'
	still_works
	submit 'helm install'
	wait_for '^Install a chart '
	wait_until ends_with 'k8sref>'
	type_keys C-d
	expect_end 0
	history_is crashl 'helm install'
	expect_same_terminal
}

@test "stopped again and again, by the key and from elsewhere" {
	open_shell 80 24
	save_terminal before
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	still_works
	type_keys C-l
	local i
	for i in 1 2 3 4; do
		type_keys -l "$i"
		case $i in
		1|3)	type_keys C-z ;;
		2)	signal TSTP ;;
		4)	signal STOP ;;
		esac
		wait_until ends_with_dollar
		if [ "$i" -eq 2 ]; then
			save_terminal after
			diff "$dir/before" "$dir/after"
		fi
		submit fg
		wait_until ends_with_prompt_or_matches
	done
	type_keys C-u
	wait_until ends_with_prompt_row
	still_works
	type_keys C-d
	expect_end 0
	expect_same_terminal
}

ends_with_prompt_or_matches()
{
	[[ $(screen | sed '/^$/d' | tail -n 2) == *'k8sref> '* ]]
}

@test "SIGTERM, SIGHUP, SIGQUIT, SIGBUS: the terminal is given back, lines are kept" {
	open_shell 80 24
	save_terminal before
	for pair in TERM:143 HUP:129 QUIT:131 BUS:135; do
		rm -rf "$dir/state"
		submit 'ulimit -c 0'
		start --pack "$BATS_FILE_TMPDIR/notes.pack"
		still_works
		type_keys -l helm
		wait_for '^> 1  *helm'
		signal "${pair%:*}"
		wait_until is_gone
		expect_end "${pair#*:}"
		# The matches are gone from the screen.
		has_not '^> 1  *helm'
		history_is crashl
		submit clear
		expect_same_terminal
	done
}

@test "killed at any moment while keys are sent: the terminal is as before" {
	open_shell 80 24
	save_terminal before
	local i
	RANDOM=2
	for i in 1 2 3 4 5 6; do
		start --pack "$BATS_FILE_TMPDIR/notes.pack"
		still_works
		for _ in $(seq $((RANDOM % 6))); do
			type_keys -l 'pod 一'
		done
		case $((i % 2)) in
		0)	signal TERM ;;
		1)	signal HUP ;;
		esac
		type_keys C-u
		wait_until is_gone
		wait_until ends_with_dollar
		type_keys C-c
		expect_same_terminal
		history_is crashl
	done
}

@test "a terminal that goes away ends it" {
	demo 80 24
	still_works
	type_keys -l helm
	wait_for '^> 1  *helm'
	tmux -S "$socket" kill-server
	local i
	for i in $(seq 200); do
		! is_gone || break
		sleep 0.05
	done
	is_gone
	history_is crashl
}

@test "signals while an answer is in the pager are the pager's" {
	demo 60 12
	submit 'nodes replace'
	wait_for '^:'
	signal INT
	signal WINCH
	type_keys C-c
	has '^Replace a node'
	resize 70 12
	press_until q '^k8sref>$'
	type_keys -l crashl
	wait_for '^> 1  *pods/crashloopbackoff'
}

@test "SIGTERM while an answer is in the pager: its reader may go on reading" {
	open_shell 60 12
	save_terminal before
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	submit 'nodes replace'
	wait_for '^:'
	signal TERM
	# Without Enter: the terminal is still set as the pager has it.
	press_until G '(END)'
	has_not '^\$'
	press_until q '^\$'
	wait_until is_gone
	expect_end 143
	submit clear
	expect_same_terminal
}

@test "two sessions at once share the history" {
	demo 80 24
	still_works
	type_keys C-z
	wait_until ends_with '$'
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	type_keys Up
	expect_typed crashl
	type_keys C-u
	expect_typed ''
	submit 'helm install'
	wait_for '^Install a chart '
	wait_until ends_with 'k8sref>'
	type_keys C-d
	wait_until ends_with '$'
	submit fg
	wait_until ends_with_prompt_row
	submit 'pods pending'
	wait_for '^Pending '
	wait_until ends_with 'k8sref>'
	history_is crashl 'helm install' 'pods pending'
	# The first one has it, too, now.
	type_keys Up Up
	expect_typed 'helm install'
}

@test "the state is nobody else's, whatever the umask" {
	for mask in 000 077 777; do
		rm -rf "$dir/state"
		open_shell 80 24
		submit "umask $mask"
		start --pack "$BATS_FILE_TMPDIR/notes.pack"
		still_works
		[ "$(stat -c %a "$dir/state/k8sref/history")" = 600 ]
		[ "$mask" = 777 ] ||
		    [ "$(stat -c %a "$dir/state/k8sref")" = 700 ]
		[ "$mask" = 777 ] || [ "$(stat -c %a "$dir/state")" = 700 ]
		tmux -S "$socket" kill-server
	done
}

@test "a file that was readable for others is so no more" {
	mkdir -p "$dir/state/k8sref"
	printf 'helm\n' >"$dir/state/k8sref/history"
	chmod 644 "$dir/state/k8sref/history"
	demo 80 24
	still_works
	[ "$(stat -c %a "$dir/state/k8sref/history")" = 600 ]
}
