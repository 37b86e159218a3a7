load helper

@test "words that nothing has: exit 1, and no output" {
	k8sref qqqqzzzz
	expect_status 1
	expect_no_out
	expect_err 'nothing found for "qqqqzzzz"'
}

@test "no topic of that name: did you mean" {
	k8sref -l stattefulset
	expect_status 1
	expect_err 'Did you mean: '
	expect_err 'statefulset'
}

@test "an unknown option is named, in one line" {
	k8sref --no-such pods
	expect_status 2
	expect_no_out
	expect_lines "$err" 1
	expect_err '--no-such'
	expect_err 'k8sref --help'
	k8sref -sX pods
	expect_status 2
	expect_err '-X'
}

@test "a missing value is named" {
	k8sref pods -n
	expect_status 2
	expect_lines "$err" 1
	expect_err '-n: needs a value'
	k8sref --format
	expect_status 2
	expect_err '--format: needs a value'
}

@test "-n must be a number within the matches" {
	for n in 0 -1 x 1x 99999999 ''; do
		k8sref -n "$n" pod restarting
		expect_status 2
		expect_lines "$err" 1
	done
	k8sref -n 51 pod restarting
	expect_status 2
	expect_err 'only'
}

@test "--width refuses nothing and too much" {
	for n in 0 19 10001 -80 eighty 999999999999999999999; do
		k8sref --width "$n" pods
		expect_status 2
		expect_lines "$err" 1
		expect_err '20 to 10000'
	done
	k8sref --width 20 pods crashloopbackoff
	expect_status 0
	k8sref --width 10000 pods crashloopbackoff
	expect_status 0
}

@test "an unknown language is named, with those that there are" {
	k8sref -L tlh pods
	expect_status 2
	expect_no_out
	expect_err 'tlh'
	expect_err 'en, zh_TW'
}

@test "unknown formats, colours and definitions" {
	k8sref --format=html pods
	expect_status 2
	expect_err 'markdown'
	k8sref --color=pink pods
	expect_status 2
	k8sref -D pod pods
	expect_status 2
	expect_err 'NAME=VALUE'
	k8sref -D "pod=$(printf 'a\033[31m')" pods
	expect_status 2
	expect_clean "$err"
}

@test "a snippet that the note does not have" {
	k8sref -c 99 pods crashloopbackoff
	expect_status 2
	expect_no_out
	expect_err 'only'
}

@test "empty words are no crash" {
	k8sref ''
	expect_status 1
	k8sref '' '' ''
	expect_status 1
	k8sref -s ' '
	expect_status 1
	k8sref -c
	expect_status 2
	k8sref -s
	expect_status 2
}

@test "100 kB of words" {
	k8sref "$(head -c 100000 /dev/zero | tr '\0' x)"
	expect_status 1
	[ "$(wc -c <"$err")" -lt 1000 ]
	k8sref $(yes word | head -n 20000)
	[ "$status" -le 1 ]
}

@test "invalid UTF-8 and control characters do not reach the terminal" {
	k8sref "$(printf 'zz\377\376zz\033]0;xqzjvw\007\033[31mqq\302\233qq')"
	expect_status 1
	expect_clean "$err"
	[ "$(iconv -f UTF-8 -t UTF-8 <"$err" | wc -c)" -gt 0 ]
	! LC_ALL=C grep -q "$(printf '\302\233')" "$err"
}

@test "a full disk is told" {
	[ -c /dev/full ] || skip 'no /dev/full'
	status=0
	"$K8SREF" pods >/dev/full 2>"$err" || status=$?
	: >"$out"
	expect_status 3
	expect_err 'standard output'
}

@test "a closed standard output is told" {
	status=0
	"$K8SREF" pods >&- 2>"$err" || status=$?
	: >"$out"
	expect_status 3
	expect_err 'standard output'
}

@test "a reader who goes away is no error message" {
	"$K8SREF" -l 2>"$err" | head -n 1 >"$out"
	expect_no_err
	expect_lines "$out" 1
}

@test "a pack that is not there, or is none" {
	k8sref --pack "$dir/no-such.pack" pods
	expect_status 3
	expect_err 'no-such.pack'
	echo 'not a pack' >"$dir/bad.pack"
	k8sref --pack "$dir/bad.pack" pods
	expect_status 3
	expect_lines "$err" 1
	expect_err 'bad.pack'
	k8sref --pack "$dir" pods
	expect_status 3
	: >"$dir/empty.pack"
	k8sref --pack "$dir/empty.pack" pods
	expect_status 3
}

@test "a pack that is no regular file is refused at once" {
	mkfifo "$dir/fifo"
	for path in "$dir/fifo" /dev/zero; do
		status=0
		timeout 10 "$K8SREF" --pack "$path" pods >"$out" 2>"$err" ||
		    status=$?
		expect_status 3
		expect_err 'regular file'
		expect_lines "$err" 1
	done
}

@test "a pack that is cut short names the defect" {
	need_compiler
	compile -q -o "$dir/whole.pack" "$BATS_TEST_DIRNAME/fixture/notes"
	expect_status 0
	head -c 3000 "$dir/whole.pack" >"$dir/cut.pack"
	k8sref --pack "$dir/cut.pack" demo
	expect_status 3
	expect_err 'cut.pack'
	expect_lines "$err" 1
}

@test "-c takes its number in every usual way" {
	k8sref -c 2 pods crashloopbackoff
	mv "$out" "$dir/word"
	for option in -c2 --commands=2; do
		k8sref $option pods crashloopbackoff
		cmp "$out" "$dir/word"
	done
	for call in '-c 0 pods describe' '-c 9999999 pods' '-c 1' '-c'; do
		k8sref $call
		expect_status 2
		expect_no_out
		expect_lines "$err" 1
	done
}

@test "-n goes with words, and not with lists" {
	k8sref -n 1
	expect_status 2
	k8sref -s -n 2 pod
	expect_status 2
	expect_err '--number'
}

@test "an empty value is no value" {
	k8sref -L '' pods
	expect_status 2
	expect_err '--language'
	k8sref -D pod= pods describe
	expect_status 2
	k8sref --pack '' pods
	expect_status 3
}

@test "-D with a name that the note lacks is told" {
	k8sref -D nosuch=x -c 1 pods describe
	expect_status 0
	expect_err '{{nosuch}}'
	expect_out '{{pod}}'
}

@test "an id with a slip is not found, and the right one is named first" {
	k8sref pods/pendng
	expect_status 1
	expect_no_out
	expect_err 'Did you mean: pods/pending'
	k8sref pods pendng
	expect_status 0
	expect_out 'pods/pending'
}

@test "the examples of --help do what they say" {
	k8sref --help
	grep -E '^  k8sref ' "$out" >"$dir/calls"
	[ "$(wc -l <"$dir/calls")" -eq 4 ]
	k8sref why does my pod restart
	expect_out 'pods/crashloopbackoff'
	while read -r call; do
		eval "$call"
		expect_status 0
	done <"$dir/calls"
	[ "$(cat "$out")" = 'kubectl describe pod web-0 -n {{namespace}}' ]
}
