load helper
load tmux

# What the shells' completion asks, and then the shells themselves.

data=$BATS_TEST_DIRNAME/../../data/completions

# complete WORD...: never a complaint.  The candidates without their meaning
# go to $dir/names.
complete()
{
	k8sref --complete "$@"
	expect_status 0
	expect_no_err
	expect_clean_fields
	sed '$d' "$out" | cut -f 1 >"$dir/names"
}

# One TAB at most in a line, and nothing that a terminal could obey.
expect_clean_fields()
{
	! grep -q "$(printf '\t.*\t')" "$out" || { echo 'two TABs'; show; }
	tr '\t' ' ' <"$out" >"$dir/spaces"
	expect_clean "$dir/spaces"
}

# expect_names NAME...: these candidates, in this order, and no others.
expect_names()
{
	[ "$(paste -s -d ' ' "$dir/names")" = "$*" ] ||
	    { echo "expected candidates: $*"; show; }
}

# expect_name NAME: one of them
expect_name()
{
	grep -qxF -e "$1" "$dir/names" || { echo "expected: $1"; show; }
}

# expect_directive N: the last line, for the shell
expect_directive()
{
	[ "$(tail -n 1 "$out")" = ":$1" ] || { echo "expected :$1"; show; }
}

@test "the first word: topics, with their summaries" {
	complete ''
	expect_directive 4
	expect_out "$(printf 'pods\tRun, inspect')"
	k8sref
	grep '^  [a-z]' "$out" | awk '{ print $1 }' >"$dir/topics"
	cmp "$dir/topics" "$dir/names"
	complete
	cmp "$dir/topics" "$dir/names"
}

@test "a first letter: topics first, then aliases and names of one note" {
	complete po
	expect_names pods policies po pod policy
	complete crash
	expect_names crashloopbackoff
	expect_out "$(printf 'crashloopbackoff\tCrashLoopBackOff')"
	complete qqqq
	expect_names
	expect_directive 4
}

@test "after a topic or its alias: its notes" {
	for topic in pods po Pods; do
		complete "$topic" cr
		expect_names crashloopbackoff creation-flow
		expect_out "$(printf 'creation-flow\tFrom kubectl run')"
	done
	complete pods ''
	k8sref -l pods
	cut -f 1 "$out" | sed 's,pods/,,' | cmp - "$dir/names"
	for words in 'pods list' 'crashloopbackoff' 'no such topic'; do
		complete $words ''
		expect_names
	done
}

@test "ids in one word, also by an alias" {
	complete pods/cr
	expect_names pods/crashloopbackoff pods/creation-flow
	complete po/cr
	expect_names po/crashloopbackoff po/creation-flow
	k8sref po/crashloopbackoff
	expect_status 0
	for word in nosuch/ / pods/cr/ crashloopbackoff/; do
		complete "$word"
		expect_names
	done
}

@test "options, as the help has them" {
	complete --
	k8sref --help
	grep -o -e '--[a-z][a-z-]*' "$out" | sort -u >"$dir/help"
	sort "$dir/names" | cmp - "$dir/help"
	complete -
	expect_name -s
	expect_name --search
	expect_out "$(printf -- '-v\tshow the version')"
	complete pods --no
	expect_names --no-pager
	complete --se
	expect_names --search
	complete -s
	expect_names -s
}

@test "after -- there are only words" {
	complete -- -
	expect_names
	complete -s -- po
	expect_name pods
	complete -- pods cr
	expect_name crashloopbackoff
	# Here it is a value.
	complete --pack -- --s
	expect_names --search
}

@test "values: in a word of their own, after = and in a bundle" {
	complete --format ''
	expect_names terminal plain markdown json man
	complete --format=
	expect_names --format=terminal --format=plain --format=markdown \
	    --format=json --format=man
	complete --format=js
	expect_names --format=json
	complete pods --color a
	expect_names auto always
	complete --language ''
	expect_names en zh_TW
	complete --language=z
	expect_names --language=zh_TW
	complete -L z
	expect_names zh_TW
	complete -Lz
	expect_names -Lzh_TW
	complete -sL z
	expect_names zh_TW
	complete --lang z
	expect_names zh_TW
	for words in '--width' '-n' '--nosuch=' '--no-pager='; do
		complete $words ''
		[ "$words" = --nosuch= ] || [ "$words" = --no-pager= ] ||
		    expect_names
		complete $words
		expect_directive 4
	done
}

@test "every value that is offered is taken" {
	for option in --format --color --language; do
		complete "$option" ''
		[ -s "$dir/names" ]
		while read -r value; do
			k8sref "$option" "$value" pods crashloopbackoff
			expect_status 0
		done <"$dir/names"
	done
}

@test "files are the shell's business" {
	for words in '--pack ' '--pack /etc/ho' '--pack=' 'pods --pack=x'; do
		complete ${words% } $([ "${words% }" = "$words" ] || echo "x")
		expect_names
		expect_directive 0
	done
}

@test "placeholders of the note that the words name" {
	complete pods describe -D ''
	expect_names pod= namespace= label=
	expect_directive 6
	complete po describe --define=na
	expect_names --define=namespace=
	complete pods/describe -Dna
	expect_names -Dnamespace=
	for words in '-D' 'pods -D' 'no such note -D'; do
		complete $words ''
		expect_names
	done
	complete pods describe -D pod=w
	expect_names
}

@test "-c's number is no word" {
	complete -c 2 pods cr
	expect_name crashloopbackoff
	complete -c pods cr
	expect_name crashloopbackoff
	complete -c2 pods cr
	expect_name crashloopbackoff
	complete -c 2 po
	expect_name pods
}

@test "explanations are in the reader's language" {
	LANG=zh_TW.UTF-8 complete pods cr
	expect_out 'CrashLoopBackOff：'
	LANG=zh_TW.UTF-8 complete --se
	expect_out '列出'
	complete -L zh_TW pods cr
	expect_out 'CrashLoopBackOff：'
	complete --language=zh_TW --se
	expect_out '列出'
	LANG=zh_TW.UTF-8 complete -L en pods cre
	expect_out 'From kubectl run'
	complete -L tlh pods cre
	expect_out 'From kubectl run'
}

@test "--pack on the line counts" {
	need_compiler
	compile -q -o "$dir/demo.pack" "$BATS_TEST_DIRNAME/fixture/notes"
	for option in "--pack $dir/demo.pack" "--pack=$dir/demo.pack"; do
		complete $option ''
		expect_names demo
		complete $option demo ''
		expect_names everything plain
		complete $option -L ''
		expect_name en
	done
	echo 'not a pack' >"$dir/bad.pack"
	for pack in "$dir/bad.pack" "$dir/nosuch.pack" "$dir" ''; do
		complete --pack "$pack" po
		expect_names
		complete --pack "$pack" -L ''
		expect_names
		complete --pack "$pack" --se
		expect_names --search
	done
}

@test "nonsense gives nothing, and no complaint" {
	for words in '--nosuch' '-n x' '-n 0 -D =' '--format=nosuch' '-Q' \
	    '--pack=' '-c 0' '-h' '-v' '--complete'; do
		complete $words po
		complete $words -- po
	done
	complete "$(printf '\377\376\033[31m')"
	expect_names
	complete "$(printf 'po\033/')"
	expect_names
	complete "--format=$(printf '\t\n')"
	expect_names
	complete "$(head -c 100000 /dev/zero | tr '\0' x)"
	expect_names
	complete "$(head -c 100000 /dev/zero | tr '\0' x)/"
	expect_names
	complete $(yes -- -s | head -n 5000) pods cr
	expect_name crashloopbackoff
}

@test "only the first word asks for it, and the help is silent on it" {
	k8sref pods --complete
	expect_status 2
	k8sref --compl pods
	expect_status 2
	k8sref --help
	! grep -q -e '--complete' "$out"
}

@test "no more than 500 candidates" {
	need_compiler
	mkdir "$dir/notes"
	for i in $(seq 600); do
		note "notes/many/n$i.md" "Note $i" 'One of many.'
	done
	compile -q -o "$dir/many.pack" "$dir/notes"
	for words in 'many n' 'many/' 'n'; do
		complete --pack "$dir/many.pack" $words
		expect_lines "$out" 501
		expect_directive 4
	done
}

@test "what a shell would have to quote is not offered" {
	need_compiler
	mkdir "$dir/notes"
	note "notes/odd/a\$(reboot).md" 'One' 'One.'
	note "notes/odd/a;reboot.md" 'Two' 'Two.'
	note "notes/odd/a'b.md" 'Three' 'Three.'
	note "notes/odd/a*.md" 'Four' 'Four.'
	note "notes/odd/a:b=c@d.md" 'Five' 'Five.'
	note "notes/odd/a中文.md" 'Six' 'Six.'
	note 'notes/a&b/c.md' 'Seven' 'Seven.'
	compile -q -o "$dir/odd.pack" "$dir/notes"
	expect_status 0
	complete --pack "$dir/odd.pack" odd a
	expect_names a:b=c@d a中文
	complete --pack "$dir/odd.pack" 'a&b/'
	expect_names
	complete --pack "$dir/odd.pack" a
	expect_names a:b=c@d a中文
}

@test "a hostile pack: TABs, newlines and escapes in names and titles" {
	need_compiler
	need python3
	mkdir "$dir/notes"
	note 'notes/ztopic/zXbyte.md' 'A XX title' 'A summary.'
	note 'notes/ztopic/zgood.md' "$(printf 'A\ttabbed title')" 'Good.'
	compile -q -o "$dir/good.pack" "$dir/notes"
	expect_status 0
	for byte in '\t' '\n' '\033' '\0' '\377'; do
		python3 - "$dir" "$byte" <<'EOF'
import sys
folder, byte = sys.argv[1], sys.argv[2].encode().decode('unicode_escape')
byte = b'\xff' if byte == '\xff' else byte.encode('latin-1')
if sys.argv[2] == '\\033':
    byte = b'\x1b'
if sys.argv[2] == '\\377':
    byte = b'\xff'
pack = open(f'{folder}/good.pack', 'rb').read()
assert b'X' in pack
for old in (b'zX', b'Xbyte', b' XX '):
    pack = pack.replace(old, old.replace(b'X', byte))
open(f'{folder}/bad.pack', 'wb').write(pack)
EOF
		complete --pack "$dir/bad.pack" ztopic z
		[ "$(wc -l <"$out")" -le 2 ] || show
		complete --pack "$dir/bad.pack" z
		complete --pack "$dir/bad.pack" ztopic/
	done
	complete --pack "$dir/good.pack" ztopic zg
	expect_names zgood
}

@test "a pack that is cut or damaged anywhere is no complaint" {
	need_compiler
	need python3
	compile -q -o "$dir/demo.pack" "$BATS_TEST_DIRNAME/fixture/notes"
	for seed in $(seq 40); do
		python3 - "$dir" "$seed" <<'EOF'
import random, sys
folder, seed = sys.argv[1], int(sys.argv[2])
random.seed(seed)
pack = bytearray(open(f'{folder}/demo.pack', 'rb').read())
for _ in range(200):
    pack[random.randrange(1024, len(pack))] = random.randrange(256)
open(f'{folder}/bad.pack', 'wb').write(pack)
EOF
		complete --pack "$dir/bad.pack" demo ''
		complete --pack "$dir/bad.pack" d
		complete --pack "$dir/bad.pack" demo plain -D ''
	done
}

@test "called as kubectl_complete-ref, all words are the line's" {
	mkdir "$dir/bin"
	ln -s "$K8SREF" "$dir/bin/kubectl_complete-ref"
	complete pods cr
	mv "$out" "$dir/expected"
	"$dir/bin/kubectl_complete-ref" pods cr >"$out"
	cmp "$dir/expected" "$out"
	"$dir/bin/kubectl_complete-ref" --help >"$out"
	[ "$(tail -n 1 "$out")" = :4 ]
	# The scripts of kubectl put the option before the value.
	"$dir/bin/kubectl_complete-ref" --format=js >"$out"
	expect_first json
	"$dir/bin/kubectl_complete-ref" po/cra >"$out"
	expect_first po/crashloopbackoff
	ln -s "$K8SREF" "$dir/bin/other-name"
	"$dir/bin/other-name" pods crashloopbackoff >"$out"
	expect_out 'The container starts'
}

# ------------------------------------------------------------------- shells

# k8sref by its name, and a file to complete.
prepare_shell()
{
	mkdir "$dir/bin"
	ln -s "$K8SREF" "$dir/bin/k8sref"
	touch "$dir/zz-file.pack"
	PATH=$dir/bin:$PATH
	# The shells keep their history and caches elsewhere.
	HOME=$dir
	XDG_CONFIG_HOME=$dir
	XDG_DATA_HOME=$dir
	export PATH HOME XDG_CONFIG_HOME XDG_DATA_HOME
}

# bash_completes LINE WORD...: as bash calls the function at the line's end.
bash_completes()
{
	bash --norc --noprofile -c '
		. "$1/k8sref.bash"
		COMP_LINE=$2
		COMP_POINT=${#COMP_LINE}
		shift 2
		COMP_WORDS=("$@")
		COMP_CWORD=$(($# - 1))
		_k8sref
		echo "${COMPREPLY[*]}"' bash "$data" "$@" >"$out" 2>"$err"
	expect_no_err
}

@test "bash: the function" {
	need bash
	prepare_shell
	bash_completes 'k8sref pods cr' k8sref pods cr
	[ "$(cat "$out")" = 'crashloopbackoff creation-flow' ] || show
	bash_completes 'k8sref --format=js' k8sref --format = js
	[ "$(cat "$out")" = 'json' ] || show
	bash_completes 'k8sref --format=' k8sref --format =
	[ "$(cat "$out")" = 'terminal plain markdown json man' ] || show
	bash_completes 'k8sref  --format  j' k8sref --format j
	[ "$(cat "$out")" = 'json' ] || show
	bash_completes "k8sref 'pods/cra" k8sref "'pods/cra"
	[ "$(cat "$out")" = 'pods/crashloopbackoff' ] || show
	bash_completes 'k8sref pods\/cra' k8sref 'pods\/cra'
	[ "$(cat "$out")" = 'pods/crashloopbackoff' ] || show
	bash_completes 'k8sref --pack=zz' k8sref --pack = zz
	[ -z "$(cat "$out")" ] || show
	bash_completes "k8sref '\$(touch $dir/ran)' " k8sref \
	    "'\$(touch $dir/ran)'" ''
	[ ! -e "$dir/ran" ]
}

@test "bash: names with : and = in them" {
	need bash
	need_compiler
	prepare_shell
	note 'notes/odd/a:b=c.md' 'One' 'One.'
	note 'notes/odd/a:b=d.md' 'Two' 'Two.'
	compile -q -o "$dir/odd.pack" "$dir/notes"
	bash_completes 'k8sref --pack ~/odd.pack odd a:b=' k8sref --pack \
	    '~/odd.pack' odd a : b =
	[ "$(cat "$out")" = 'c d' ] || show
	bash_completes 'k8sref --pack=~/odd.pack odd a' k8sref --pack = \
	    '~/odd.pack' odd a
	[ -z "$(cat "$out")" ] || show
	bash_completes "k8sref --pack=$dir/odd.pack odd a" k8sref --pack = \
	    "$dir/odd.pack" odd a
	[ "$(cat "$out")" = 'a:b=c a:b=d' ] || show
}

# completes KEYS SCREEN: after these keys and a Tab, a line matches.
completes()
{
	type_keys C-u
	type_keys "$1" Tab
	wait_for "$2"
}

# What every shell does with Tab at the end of a line.
check_tab()
{
	completes 'k8sref pods cra' 'k8sref pods crashloopbackoff'
	completes 'k8sref --format=js' 'k8sref --format=json'
	completes 'k8sref --language zh' 'k8sref --language zh_TW'
	completes 'k8sref pods describe -D na' '-D namespace=$'
	completes "k8sref 'po/cra" "k8sref 'po/crashloopbackoff'"
	completes 'k8sref --pack zz' 'k8sref --pack zz-file.pack'
	completes 'k8sref --pack=zz' 'k8sref --pack=zz-file.pack'
	[ -x "$K8SREF_COMPILE" ] || return 0
	compile -q -o "$dir/demo.pack" "$BATS_TEST_DIRNAME/fixture/notes"
	completes 'k8sref --pack ~/demo.pack de' 'demo.pack demo'
	completes 'k8sref --pack ~/demo.pack demo pl' 'demo.pack demo plain'
}

@test "bash: Tab" {
	need bash
	prepare_shell
	cd "$dir"
	in_tmux 100 30 'bash --norc --noprofile'
	type_keys ". '$data/k8sref.bash'" Enter
	check_tab
}

@test "zsh: Tab, with explanations" {
	need zsh
	prepare_shell
	cd "$dir"
	cat >"$dir/.zshrc" <<-EOF
		PS1='$ '
		fpath=('$data' \$fpath)
		autoload -Uz compinit
		compinit -u -d '$dir/zcompdump'
	EOF
	in_tmux 100 30 "ZDOTDIR='$dir' zsh -d"
	check_tab
	completes 'k8sref pods cr' \
	    '^creation-flow  *-- From kubectl run to a running container'
	completes 'k8sref --se' 'k8sref --search'
}

# fish_completes LINE: candidates and explanations
fish_completes()
{
	fish -c 'source $argv[1]/k8sref.fish; complete -C $argv[2]' \
	    "$data" "$1" >"$out" 2>"$err"
	expect_no_err
}

@test "fish: candidates, with explanations" {
	need fish
	prepare_shell
	cd "$dir"
	fish_completes 'k8sref pods cr'
	expect_lines "$out" 2
	expect_out "$(printf 'creation-flow\tFrom kubectl run')"
	fish_completes 'k8sref --format=js'
	expect_first '--format=json'
	fish_completes "k8sref 'po/cra"
	expect_first 'po/crashloopbackoff'
	fish_completes 'k8sref --se'
	expect_first '--search'
	fish_completes 'k8sref --pack=zz'
	expect_first '--pack=zz-file.pack'
	fish_completes 'k8sref --pack zz'
	expect_first 'zz-file.pack'
	fish_completes 'k8sref pods describe -D na'
	expect_first 'namespace='
	if [ -x "$K8SREF_COMPILE" ]; then
		compile -q -o "$dir/demo.pack" \
		    "$BATS_TEST_DIRNAME/fixture/notes"
		fish_completes 'k8sref --pack ~/demo.pack de'
		expect_first demo
	fi
	rm "$dir/bin/k8sref"
	PATH=/usr/bin:/bin fish_completes 'k8sref-is-not-there pods cr'
	expect_no_out
}
