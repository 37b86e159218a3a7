load helper

# The interactive search without a terminal: -i with lines from a pipe.

setup_file()
{
	[ ! -x "$K8SREF_COMPILE" ] ||
	    "$K8SREF_COMPILE" -q -o "$BATS_FILE_TMPDIR/notes.pack" \
	    "$BATS_TEST_DIRNAME/fixture/prompt/notes"
}

# ask LINES [ARG]...: the program with these lines, which printf(1) makes.
ask()
{
	need_compiler
	local lines=$1
	shift
	status=0
	# shellcheck disable=SC2059 # it is a format
	printf "$lines" | HOME=$dir/home XDG_STATE_HOME=$dir/state \
	    "$K8SREF" -i --pack "$BATS_FILE_TMPDIR/notes.pack" "$@" \
	    >"$out" 2>"$err" || status=$?
}

@test "one answer for each line, an empty line between them, no escapes" {
	ask 'pods pending\nhelm install\n'
	expect_status 0
	expect_no_err
	cp "$out" "$dir/both"
	expect_clean "$dir/both"
	k8sref --pack "$BATS_FILE_TMPDIR/notes.pack" pods pending
	cp "$out" "$dir/expected"
	echo >>"$dir/expected"
	k8sref --pack "$BATS_FILE_TMPDIR/notes.pack" helm install
	cat "$out" >>"$dir/expected"
	diff "$dir/expected" "$dir/both"
}

@test "an answer comes before the next line is read" {
	need_compiler
	mkfifo "$dir/lines"
	"$K8SREF" -i --pack "$BATS_FILE_TMPDIR/notes.pack" <"$dir/lines" >"$out" &
	exec 4>"$dir/lines"
	for title in Pending 'Install a chart'; do
		echo "$title" >&4
		for _ in $(seq 200); do
			! grep -q "^$title " "$out" || continue 2
			sleep 0.05
		done
		exec 4>&-
		echo "no answer to $title"
		return 1
	done
	exec 4>&-
	wait $!
}

@test "what has no answer leaves no empty line" {
	ask 'zzqq\n:set pod web-0\npods pending\n:unset pod\nhelm install\n'
	expect_status 0
	[ "$(head -n 1 "$out" | cut -c 1-7)" = Pending ]
	[ "$(sed -n '/^$/{N;/^\n$/p;}' "$out" | wc -l)" -eq 0 ]
	expect_out 'kubectl describe pod web-0'
	grep -qx 'k8sref: nothing found for "zzqq"' "$err"
	expect_lines "$err" 1
}

@test "the best match is shown, unfinished words and Chinese as well" {
	ask 'crashl\n'
	expect_status 0
	[ "$(head -n 1 "$out" | tr -s ' ')" = \
	    'CrashLoopBackOff pods/crashloopbackoff' ]
	ask 'Pod 一直重啟\n'
	expect_status 0
	expect_out 'pods/crashloopbackoff'
	ask 'Pod 一直重啟\n' -L zh_TW
	expect_out '容器啟動、結束、再被重新啟動。'
}

@test "numbers and commands work as at the prompt" {
	ask 'helm\n2\n'
	expect_out 'helm rollback {{release}} {{revision}}'
	ask ':search release\n3\n:more\n'
	expect_status 1
	expect_err ':more: the note points at no other'
	ask ':top\n:list helm\n\n3\n:back\n'
	expect_status 1
	[ "$(grep -c '^ 3  pods ' "$out")" -eq 1 ]
	[ "$(grep -c '^ 3  helm/uninstall ' "$out")" -eq 2 ]
	expect_out 'A release goes'
	ask ':set pod web-0\n:set\n'
	[ "$(cat "$out")" = '  pod = web-0' ]
	ask ':lang zh_TW\ncrashl\n:lang\n'
	expect_out '> zh_TW'
	expect_out '一直重啟'
	ask 'crashl\n:copy 1\n'
	expect_status 2
	expect_err ':copy: there is no terminal with a clipboard here'
	expect_clean "$out"
	ask ':help\n'
	expect_status 0
	expect_out ':quit'
	# Keys are for terminals.
	! grep -q Alt-1 "$out" || false
}

@test "the quiz works, too" {
	ask ':quiz helm\n\ny\n\nn\n\ny\n1\n'
	expect_status 0
	expect_out 'Known: 2 of 3.'
	[ "$(wc -l <"$dir/state/k8sref/quiz")" -eq 3 ]
	# Lines that end too early.
	ask ':quiz helm\n\n'
	[ "$(wc -l <"$dir/state/k8sref/quiz")" -eq 3 ]
}

@test "the exit status is that of the last line" {
	ask 'zzqq\npods pending\n'
	expect_status 0
	ask 'pods pending\nzzqq\n'
	expect_status 1
	ask 'pods pending\n:nosuch\n'
	expect_status 2
	ask 'zzqq\n:quit\npods pending\n'
	expect_status 0
	ask 'pods pending\n99\n'
	expect_status 2
	ask ':set pod\n'
	expect_status 2
}

@test ":quit ends it: what follows is not answered" {
	ask 'pods pending\n:quit\nhelm install\n'
	expect_status 0
	expect_out Pending
	! grep -q 'Install a chart' "$out" || false
	# These are words here: a program may look for anything.
	ask 'exit\npods pending\n'
	expect_out Pending
}

@test "--format=json: one line for each answer" {
	need jq
	ask 'pods pending\nhelm\n:search release\nzzqq\n2\n' --format=json
	expect_lines "$out" 4
	expect_clean "$out"
	jq -c 'if type == "array" then [.[].id // empty] else .id end' \
	    <"$out" >"$dir/ids"
	sed -n 1p "$dir/ids" | grep -qx '"pods/pending"'
	sed -n 3p "$dir/ids" | grep -q 'helm/rollback'
	expect_err 'nothing found for "zzqq"'
	# A number opens one of the list.
	[ "$(sed -n 4p "$dir/ids")" = "$(sed -n 3p "$dir/ids" |
	    jq -c '.[1]')" ]
	[ "$(sed -n 2p "$out" | jq -r '.id')" = helm ]
}

@test "CR LF ends a line, and the last one needs no end" {
	ask 'pods pending\r\nhelm install\r\n:set pod web-0\r\ncrashl'
	expect_status 0
	expect_no_err
	expect_out 'Install a chart'
	expect_out 'kubectl describe pod web-0'
	expect_clean "$out"
	ask ':topics\r\n'
	expect_out ' 1  helm'
	ask 'helm\r\n2\r'
	expect_out 'helm rollback'
}

@test "-i WORD...: its answer comes first" {
	ask 'helm install\n' pods pending
	expect_status 0
	[ "$(head -n 1 "$out" | cut -c 1-7)" = Pending ]
	expect_out 'Install a chart'
	ask '' zzqq
	expect_status 1
	ask '' pods pending
	expect_status 0
	expect_out Pending
}

@test "no line is remembered, no prompt shown, no file written" {
	ask 'pods pending\ncrashl\n:topics\n'
	[ ! -e "$dir/state" ]
	[ ! -e "$dir/home" ]
	! grep -q 'k8sref>' "$out" || false
}

@test "no lines at all, or empty ones" {
	ask ''
	expect_status 0
	expect_no_out
	expect_no_err
	ask '\n\n  \n\t\n'
	expect_status 0
	expect_no_out
	expect_no_err
	k8sref -i </dev/null
	expect_status 0
	expect_no_out
}

@test "standard input that is closed or cannot be read" {
	k8sref -i <&-
	expect_no_out
	[ "$status" -lt 4 ]
	k8sref -i </
	expect_no_out
	[ "$status" -lt 4 ]
}

@test "a reader that leaves ends it quietly" {
	for _ in $(seq 2000); do echo crashl; done >"$dir/lines"
	"$K8SREF" -i <"$dir/lines" 2>"$err" | head -n 1 >"$out"
	expect_lines "$out" 1
	expect_no_err
}

@test "a full disk is told" {
	[ -w /dev/full ] || skip 'no /dev/full'
	status=0
	echo crashl | "$K8SREF" -i >/dev/full 2>"$err" || status=$?
	expect_status 3
	[ -s "$err" ]
}

@test "an empty standard input is no terminal: without -i topics are listed" {
	k8sref </dev/null
	expect_status 0
	expect_out pods
	k8sref --pack /nonexistent -i </dev/null
	expect_status 3
}
