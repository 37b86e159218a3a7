load helper

@test "the same notes give the same bytes" {
	need_compiler
	compile -q -o "$dir/a" "$BATS_TEST_DIRNAME/../../data/notes"
	expect_status 0
	expect_no_out
	expect_no_err
	cp -R "$BATS_TEST_DIRNAME/../../data/notes" "$dir/notes"
	chmod -R u+w "$dir/notes"
	cp -R "$BATS_TEST_DIRNAME/../../data/notes.zh_TW" "$dir/notes.zh_TW"
	chmod -R u+w "$dir/notes.zh_TW"
	compile -q -o "$dir/b" "$dir/notes"
	cmp "$dir/a" "$dir/b"
}

@test "errors are told as compilers tell them, all in one run" {
	need_compiler
	note notes/a/good.md Good 'Is good.'
	printf 'no title\n' >"$dir/notes/a/bad1.md"
	printf '# Title\n\ntext\n' >"$dir/notes/a/bad2.md"
	printf '# Title\n\n> Summary.\n> See also: a/none\n' >"$dir/notes/a/bad3.md"
	printf '# Title\n\n> Summary.\n> Since: 1.29\n' >"$dir/notes/a/bad4.md"
	printf '# Title\n\n> Summary.\n> Symptoms: no ticks\n' >"$dir/notes/a/bad5.md"
	printf '# Title\n\n> Summary.\n\n# Another\n' >"$dir/notes/a/bad6.md"
	compile -o "$dir/p" "$dir/notes"
	expect_status 1
	expect_err "bad1.md:1: error: "
	expect_err "bad2.md:3: error: "
	expect_err "bad3.md:4: error: "
	expect_err "bad4.md:4: error: "
	expect_err "bad5.md:4: error: "
	expect_err "bad6.md:5: error: "
	expect_err 'errors: 6'
	[ ! -e "$dir/p" ]
}

@test "a failed run leaves the old pack whole" {
	need_compiler
	note notes/a/one.md One 'First.'
	compile -q -o "$dir/p" "$dir/notes"
	cp "$dir/p" "$dir/old"
	printf 'broken' >"$dir/notes/a/two.md"
	compile -q -o "$dir/p" "$dir/notes"
	expect_status 1
	cmp "$dir/p" "$dir/old"
}

@test "broken UTF-8, control characters and NUL are named with their line" {
	need_compiler
	note notes/a/one.md One 'First.'
	printf '\nx\377y\n' >>"$dir/notes/a/one.md"
	note notes/a/two.md Two 'Second.'
	printf '\n\033[31m\n' >>"$dir/notes/a/two.md"
	note notes/a/three.md Three 'Third.'
	printf '\na\0b\n' >>"$dir/notes/a/three.md"
	compile -o "$dir/p" "$dir/notes"
	expect_status 1
	expect_err 'one.md:5: error: '
	expect_err 'two.md:5: error: '
	expect_err 'three.md:5: error: '
	expect_clean "$err"
}

@test "a file of 50 MB is refused" {
	need_compiler
	note notes/a/one.md One 'First.'
	head -c 52428800 /dev/zero | tr '\0' 'a' >"$dir/notes/a/big.md"
	compile -o "$dir/p" "$dir/notes"
	expect_status 1
	expect_err 'big.md: error: '
	expect_err '1 MiB'
}

@test "two notes with one id" {
	need_compiler
	note notes/a/one.md One 'First.'
	note notes/a/One.md One 'Second.'
	[ "$(ls "$dir/notes/a" | wc -l)" -eq 2 ] || skip 'file names ignore case here'
	compile -o "$dir/p" "$dir/notes"
	expect_status 1
	expect_err 'two notes with one id'
}

@test "an alias of two notes, or one that is a topic" {
	need_compiler
	note notes/a/one.md One 'First.'
	echo '> Aliases: both' >>"$dir/notes/a/one.md"
	note notes/b/two.md Two 'Second.'
	echo '> Aliases: both, a' >>"$dir/notes/b/two.md"
	compile -o "$dir/p" "$dir/notes"
	expect_status 1
	expect_err 'alias "both"'
	expect_err 'alias "a"'
}

@test "BOM, CRLF and TABs are accepted and change nothing" {
	need_compiler
	printf '# One\n\n> First.\n\n- item:\n\n```sh\nkubectl get pods\n```\n' >"$dir/text"
	mkdir -p "$dir/notes/a" "$dir/odd/a"
	cp "$dir/text" "$dir/notes/a/one.md"
	{ printf '\357\273\277'; sed 's/$/\r/' "$dir/text"; } >"$dir/odd/a/one.md"
	compile -q -o "$dir/p" "$dir/notes"
	expect_status 0
	compile -q -o "$dir/q" "$dir/odd"
	expect_status 0
	"$K8SREF" --pack "$dir/p" --format=json a one >"$dir/1"
	"$K8SREF" --pack "$dir/q" --format=json a one >"$dir/2"
	cmp "$dir/1" "$dir/2"
}

@test "a folder that cannot be read, is missing, or is empty" {
	need_compiler
	compile -o "$dir/p" "$dir/missing"
	expect_status 1
	expect_err 'missing: error: '
	mkdir "$dir/empty"
	compile -o "$dir/p" "$dir/empty"
	expect_status 1
	expect_err 'holds no notes'
	[ "$(id -u)" -ne 0 ] || skip 'root reads everything'
	note notes/a/one.md One 'First.'
	chmod 000 "$dir/notes/a"
	compile -o "$dir/p" "$dir/notes"
	expect_status 1
	expect_err 'notes/a: error: '
}

@test "a folder of tldr pages compiles as it is, with its translations" {
	need_compiler
	mkdir -p "$dir/pages/common" "$dir/pages/linux" "$dir/pages.de/common"
	cp "$BATS_TEST_DIRNAME/fixture/notes/demo/plain.md" "$dir/pages/common/plain.md"
	printf '# git commit\n\n> Commit files to the repository.\n> See also: `plain`.\n> More information: <https://git-scm.com/docs/git-commit>.\n\n- Commit:\n\n`git commit --message "{{message}}"`\n' >"$dir/pages/common/git-commit.md"
	printf '# ip\n\n> Show devices.\n> Some subcommands such as `address` have pages of their own.\n\n- List:\n\n`ip {{[a|address]}}`\n' >"$dir/pages/linux/ip.md"
	printf '# git commit\n\n> Dateien festhalten.\n\n- Festhalten:\n\n`git commit --message "{{nachricht}}"`\n' >"$dir/pages.de/common/git-commit.md"
	compile -o "$dir/p" "$dir/pages"
	expect_status 0
	expect_err 'languages: 2'
	k8sref --pack "$dir/p" git commit
	expect_status 0
	expect_out 'git commit --message "{{message}}"'
	LANG=de_AT.UTF-8 k8sref --pack "$dir/p" git commit
	expect_out 'Dateien festhalten.'
	k8sref --pack "$dir/p" -c 1 ip
	[ "$(cat "$out")" = 'ip {{[a|address]}}' ]
}

@test "wrong usage" {
	need_compiler
	compile -xq
	expect_status 2
	expect_err 'k8sref-compile: -x: no such option'
	compile -qo
	expect_status 2
	expect_err 'k8sref-compile: -o: needs a value'
	need_compiler
	compile
	expect_status 2
	expect_lines "$err" 1
	compile "$dir"
	expect_status 2
	expect_err '-o FILE'
	compile --no-such
	expect_status 2
	expect_err '--no-such'
	compile -o
	expect_status 2
	compile --catalogue zh_TW -o "$dir/p" "$dir"
	expect_status 2
	compile -o "$dir/p" "$dir" "$dir"
	expect_status 2
}

@test "a pack that cannot be written" {
	need_compiler
	note notes/a/one.md One 'First.'
	compile -q -o "$dir/no/such/p" "$dir/notes"
	expect_status 3
	expect_err 'no/such/p'
	[ -c /dev/full ] || skip 'no /dev/full'
	status=0
	"$K8SREF_COMPILE" -q -o - "$dir/notes" >/dev/full 2>"$err" || status=$?
	: >"$out"
	expect_status 3
}

@test "--verify finds a changed byte, --dump shows what is inside" {
	need_compiler
	compile -q -o "$dir/p" "$BATS_TEST_DIRNAME/fixture/notes"
	compile --verify "$dir/p"
	expect_status 0
	compile --dump "$dir/p"
	expect_out 'note 0 en demo/everything'
	expect_out 'name sink n0'
	size=$(wc -c <"$dir/p")
	{ head -c $((size - 100)) "$dir/p"; printf X; tail -c 99 "$dir/p"; } >"$dir/q"
	! cmp -s "$dir/p" "$dir/q" || skip 'the byte was an X already'
	compile --verify "$dir/q"
	expect_status 3
	expect_err 'checksum'
}

@test "-o keeps what is no file, and writes through a link" {
	need_compiler
	note notes/a/one.md One 'First.'
	mkfifo "$dir/pipe"
	wc -c <"$dir/pipe" >"$dir/size" &
	compile -q -o "$dir/pipe" "$dir/notes"
	expect_status 0
	wait
	[ -p "$dir/pipe" ]
	compile -q -o "$dir/p" "$dir/notes"
	[ "$(cat "$dir/size")" -eq "$(wc -c <"$dir/p")" ]
	: >"$dir/target"
	ln -s target "$dir/link"
	compile -q -o "$dir/link" "$dir/notes"
	[ -L "$dir/link" ]
	cmp "$dir/target" "$dir/p"
	[ "$(ls "$dir" | grep -c '^p\.')" -eq 0 ]
}
