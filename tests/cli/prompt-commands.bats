load helper
load tmux

# The commands of the interactive search, which begin with a colon.

setup_file()
{
	make_notes
}

# says COMMAND PATTERN: typed at the prompt, it puts a line on the screen.
says()
{
	clear_screen
	submit "$1"
	wait_for "$2"
	wait_until ends_with_prompt
}

ends_with_prompt()
{
	# Maybe with the advice under it that an empty line has at first.
	screen | sed '/^$/d' | tail -n 2 | grep -q '^k8sref[^>]*>$'
}

# Ctrl-L leaves the prompt alone.
clear_screen()
{
	type_keys C-l
	wait_until row_is_prompt
}

row_is_prompt()
{
	[[ $(screen | sed -n 1p) =~ ^k8sref[^\>]*\>$ ]] &&
	    [ "$(screen | sed '/^$/d; /^Type a word/d' | wc -l)" -eq 1 ]
}

# record FILE: what the program writes goes there, byte by byte.
record()
{
	tmux -S "$socket" pipe-pane -O "exec cat >'$1'"
	wait_until test -e "$1"
}

file_has()
{
	LC_ALL=C grep -qF -e "$2" "$1"
}

@test ":open shows a note or a topic by its name, and searches nothing" {
	demo 80 40
	says ':open pods/crashloopbackoff' '^CrashLoopBackOff  *pods/crash'
	says ':open pods pending' '^Pending  *pods/pending'
	says ':open rollback' '^Roll a release back  *helm/rollback'
	says ':open po' '^  Notes about Pods\.'
	has '^ 4  pods/pending'
	says ':open undo' '^k8sref: nothing found for "undo"'
	has_not 'helm/rollback'
	says ':open' '^k8sref: :open: expected ID$'
}

@test ":search lists instead of showing the best, and the numbers open" {
	demo 80 40
	says ':search release' '^ 3  helm/'
	has '^ 1  helm/'
	has_not '{{release}}'
	says 2 '{{release}}'
	says ':search crashl' '^ 1  pods/crashloopbackoff  CrashLoopBackOff'
	says ':search zzqq' '^k8sref: nothing found for "zzqq"'
	says ':search' '^k8sref: :search: expected WORD\.\.\.$'
}

@test ":topics lists topics, :list the notes of one" {
	demo 80 40
	says ':topics' '^ 1  helm   Helm'
	has '^ 2  nodes  Nodes'
	has '^ 3  pods   Pods'
	says 2 '^  Notes about machines'
	says ':list helm' '^ 1  helm/install    Install a chart'
	has '^ 3  helm/uninstall'
	says 2 '^Roll a release back'
	says ':list po' '^ 4  pods/pending'
	says ':list' '^k8sref: :list: expected TOPIC$'
	says ':list pods/pending' '^k8sref: :list: expected a topic; :topics'
	says ':list nosuch' '^k8sref: nothing found for "nosuch"'
	says ':topics now' '^k8sref: :topics: takes nothing$'
}

@test ":back goes through the notes shown before" {
	demo 80 40
	says ':back' '^k8sref: :back: no note was shown before$'
	says ':open pods/pending' '^Pending '
	says ':back' '^k8sref: :back: no note was shown before$'
	says ':open helm/install' '^Install a chart '
	says ':topics' '^ 3  pods'
	says ':open helm/rollback' '^Roll a release back '
	says ':back' '^Install a chart '
	says ':back' '^Pending '
	says ':back' '^k8sref: :back: no note was shown before$'
	says ':back to' '^k8sref: :back: takes nothing$'
}

@test ":more lists the notes that the last one points at" {
	demo 80 40
	says ':more' '^k8sref: :more: no note has been shown yet$'
	says crashl '^CrashLoopBackOff '
	says ':more' '^ 1  pods/pending   Pending$'
	has '^ 2  helm/rollback  Roll a release back$'
	says 2 '^Roll a release back '
	says ':more' '^k8sref: :more: the note points at no other$'
}

@test ":json shows the last note as JSON, later answers are as before" {
	need jq
	demo 80 40 K8SREF_PAGER="cat >$dir/json"
	says ':json' '^k8sref: :json: no note has been shown yet$'
	says 'pods pending' '^Pending '
	clear_screen
	submit ':json'
	wait_until test -s "$dir/json" || wait_for '^{"id":"pods/pending"'
	says 'helm install' '^Install a chart '
}

@test ":json is what --format=json prints" {
	need_compiler
	printf 'pods pending\n:json\n' |
	    "$K8SREF" -i --pack "$BATS_FILE_TMPDIR/notes.pack" |
	    tail -n 1 >"$dir/json"
	k8sref --format=json --pack "$BATS_FILE_TMPDIR/notes.pack" pods pending
	cmp "$dir/json" "$out"
}

@test ":set fills placeholders everywhere and in the prompt, :unset opens them" {
	demo 80 40
	says ':set' '^No placeholder is filled\.'
	says ':set pod web-0' '^k8sref pod=web-0>$'
	says 'crashl' 'kubectl logs web-0 -n {{namespace}} --previous'
	has 'kubectl describe pod web-0$'
	says ':set namespace = my shop' '^k8sref pod=web-0 namespace=my shop>$'
	says 'crashl' 'kubectl logs web-0 -n my shop --previous'
	says ':set {{namespace}}=prod' '^k8sref pod=web-0 namespace=prod>$'
	says ':set pod=web-1' '^k8sref namespace=prod pod=web-1>$'
	says ':set' '^  namespace = prod$'
	has '^  pod = web-1$'
	# Under the prompt nothing is lost.
	type_keys -l crashl
	expect_best pods/crashloopbackoff
	type_keys C-u
	says ':unset namespace' '^k8sref pod=web-1>$'
	says ':unset namespace' '^k8sref: :unset: namespace is not set$'
	says 'crashl' 'kubectl logs web-1 -n {{namespace}} --previous'
	says ':unset' '^k8sref: :unset: expected NAME$'
	says ':set pod' '^k8sref: :set: expected NAME VALUE$'
	has '^k8sref pod=web-1>$'
}

@test "-D fills from the beginning, a long prompt is cut" {
	demo 80 40 -D pod=web-0
	expect_row 1 'k8sref pod=web-0>'
	says crashl 'kubectl describe pod web-0$'
	says ':unset pod' '^k8sref>$'
	says ":set pod $(printf 'x%.0s' {1..200})" '^k8sref pod=xx*…>$'
	type_keys -l crashl
	expect_best pods/crashloopbackoff
}

@test "values for other notes are no news: nothing is told about them" {
	demo 80 40
	says ':set chart nginx' '^k8sref chart=nginx>$'
	says crashl '^CrashLoopBackOff '
	says ':more' '^ 1  pods/pending '
	says ':quiz nodes' 'these notes have no questions'
	has_not 'no placeholder'
}

@test ":copy sends a snippet to the clipboard, filled and without line end" {
	demo 80 40
	tmux -S "$socket" set -g set-clipboard on
	record "$dir/raw"
	says ':copy 1' '^k8sref: :copy: no note has been shown yet$'
	says crashl '^CrashLoopBackOff '
	says ':copy' '^k8sref: :copy: the note has 2 snippets; which?$'
	says ':copy 3' '^k8sref: snippet 3: the note has only 2$'
	says ':copy 0' '^k8sref: :copy: expected the number of a snippet$'
	says ':copy two' '^k8sref: :copy: expected the number of a snippet$'
	! file_has "$dir/raw" ']52;' || false
	says ':copy 2' "^Snippet 2 sent to the terminal's clipboard\\.\$"
	has '^(it has open placeholders; :set fills them)$'
	wait_until clipboard_is 'kubectl describe pod {{pod}}'
	says ':set pod web-0' '^k8sref pod=web-0>$'
	says ':copy 2' '^Snippet 2 sent'
	has_not 'open placeholders'
	wait_until clipboard_is 'kubectl describe pod web-0'
	sequence=$(printf '\033]52;c;%s\a' \
	    "$(printf 'kubectl describe pod web-0' | base64 -w 0)")
	wait_until file_has "$dir/raw" "$sequence"
	# The only one needs no number; Chinese is bytes.
	says ':set release 商店' '^k8sref .*>$'
	says 'helm uninstall' '^Uninstall a release '
	says ':copy' '^Snippet 1 sent'
	wait_until clipboard_is 'helm uninstall 商店'
}

clipboard_is()
{
	[ "$(tmux -S "$socket" show-buffer 2>/dev/null)" = "$1" ]
}

@test ":copy of a note without snippets" {
	demo 80 40
	says 'pods creation-flow' '^  The scheduler picks a node'
	says ':copy' '^k8sref: the note has no snippets$'
	says ':copy 1' '^k8sref: the note has no snippets$'
}

@test ":copy tells where the terminal may not allow it" {
	for variable in 'TMUX=x|set -g set-clipboard on' 'STY=x|screen may' \
	    'TERM_PROGRAM=Apple_Terminal|does not take it' \
	    'TERM_PROGRAM=iTerm.app|iTerm2 asks for leave' \
	    'VTE_VERSION=7000|if nothing arrives' \
	    'TERM=xterm-256color|if nothing arrives' \
	    'TERM=linux|if nothing arrives'; do
		demo 80 24 "${variable%%|*}" -i helm uninstall
		type_keys Enter
		wait_for '^Uninstall a release '
		says ':copy' "^(.*${variable#*|}"
		tmux -S "$socket" kill-server
	done
	demo 80 24 -i helm uninstall
	type_keys Enter
	wait_for '^Uninstall a release '
	says ':copy' '^Snippet 1 sent'
	[ "$(screen | grep -c '^(')" -eq 1 ]
	tmux -S "$socket" kill-server
	demo 80 24 TERM=dumb
	submit ':open helm/uninstall'
	wait_for '^Uninstall a release '
	submit ':copy'
	wait_for '^k8sref: :copy: there is no terminal with a clipboard'
}

@test ":lang changes the language of notes, alone lists them" {
	demo 80 40
	says ':lang' '^> en$'
	has '^  zh_TW$'
	says crashl '^CrashLoopBackOff  '
	says ':lang zh_TW' '^CrashLoopBackOff 一直重啟  *pods/crashloopbackoff$'
	says ':lang' '^> zh_TW$'
	type_keys -l crashl
	wait_until under_is '> 1 pods/crashloopbackoff  CrashLoopBackOff 一直重啟'
	type_keys C-u
	# English where there is no translation.
	says 'pods pending' '^Pending  *pods/pending'
	says ':lang en' '^Pending  *pods/pending'
	says ':lang tlh' 'lang: tlh: no such language; :lang lists them$'
}

@test ":help lists every command and the keys" {
	demo 100 60
	says ':help' '^  :quit '
	for name in open search topics list back more copy json set unset \
	    lang quiz help; do
		has "^  :$name "
	done
	has '^  Ctrl-R '
	says ':help me' '^k8sref: :help: takes nothing$'
}

@test ":quit leaves, with 0" {
	demo 80 24
	submit ':quit now'
	wait_for '^k8sref: :quit: takes nothing$'
	submit 'zzqq'
	wait_for '^k8sref: nothing found'
	submit ':quit'
	expect_end 0
}

@test "a beginning of a name will do if it is the only one" {
	demo 80 40
	says ':top' '^ 1  helm   Helm'
	says ':li helm' '^ 1  helm/install'
	says ':o pods/pending' '^Pending '
	says ':se pods' '^k8sref: :se: .*:search, :set$'
	says ':l' '^k8sref: :l: .*:list, :lang$'
	says ':qu' '^k8sref: :qu: .*:quiz, :quit$'
	submit ':quit'
	expect_end 0
}

@test "an unknown command gets a suggestion" {
	demo 80 40
	says ':quti' '^Did you mean: :quit$'
	says ':topic' '^ 1  helm '
	says ':opem x' '^Did you mean: :open$'
	says ':wxyz' '^k8sref: :wxyz: no such command; :help lists them$'
	has_not 'Did you mean'
	says ':' 'no such command; :help lists them$'
	says ':TOPICS' 'no such command'
}

@test "under the prompt stands what a command may become and takes" {
	demo 80 24
	type_keys -l ':'
	wait_for '^  :open ID  *show a note or a topic by its name$'
	type_keys -l s
	wait_until under_is '  :search WORD...  list the matches instead of showing the best
  :set [NAME VALUE]  fill a placeholder everywhere; alone: show what is filled'
	type_keys -l 'et pod '
	wait_until under_is '  :set [NAME VALUE]  fill a placeholder everywhere; alone: show what is filled'
}

# The quiz

# answer KNOWN...: y or n, for one question after the other.
answer()
{
	local n=1
	for known in "$@"; do
		wait_for "^$n\\. "
		wait_until asks 'Enter shows the answer, q ends:'
		type_keys Enter
		wait_until asks 'Did you know it?  y or n, q ends:'
		submit "$known"
		n=$((n + 1))
	done
}

asks()
{
	[[ $(screen | sed '/^$/d' | tail -n 1) == "$1"* ]]
}

questions()
{
	screen | grep '^[0-9]*\. '
}

@test ":quiz asks all, counts, and lists what to read again" {
	demo 80 60 K8SREF_QUIZ_SEED=1
	submit ':quiz helm'
	answer n y no
	wait_for '^Known: 1 of 3\.$'
	wait_for '^Read again$'
	wait_until ends_with 'k8sref>'
	questions | cut -d. -f2- | sort >"$dir/asked"
	printf '%s\n' ' How do I get rid of a release?' \
	    ' How do I install a chart?' ' How do I undo a Helm upgrade?' |
	    cmp - "$dir/asked"
	# What each question was about, and which of them were missed.
	for id in install rollback uninstall; do
		has "  helm/$id\$"
	done
	list=$(screen | sed -n '/^Read again/,$p' |
	    sed -n 's/^ [12]  \([a-z/]*\) .*/\1/p')
	[ "$(wc -l <<<"$list")" -eq 2 ]
	missed=$(sed -n 2p <<<"$list")
	grep -q "^$missed	0	0	1\$" "$dir/state/k8sref/quiz"
	[ "$(grep -c '	1	1	0$' "$dir/state/k8sref/quiz")" -eq 1 ]
	[ "$(wc -l <"$dir/state/k8sref/quiz")" -eq 3 ]
	says 2 " $missed\$"
}

@test ":quiz is the same for the same seed, and another one for another" {
	for seed in 7 7 8 9 10 11; do
		rm -rf "$dir/state"
		demo 80 60 K8SREF_QUIZ_SEED="$seed"
		submit ':quiz helm'
		answer y y y
		wait_for '^Known: 3 of 3\.$'
		has_not 'Read again'
		questions >>"$dir/$seed"
		tmux -S "$socket" kill-server
	done
	head -n 3 "$dir/7" | cmp - <(tail -n 3 "$dir/7")
	[ "$(wc -l <"$dir/7")" -eq 6 ]
	[ "$(cat "$dir/8" "$dir/9" "$dir/10" "$dir/11")" != "$(
		for _ in 8 9 10 11; do head -n 3 "$dir/7"; done)" ]
}

@test ":quiz ends with q, Ctrl-C and Ctrl-D, and keeps what was answered" {
	demo 80 60 K8SREF_QUIZ_SEED=1
	submit ':quiz helm'
	answer n
	wait_for '^2\. '
	submit q
	wait_for '^Known: 0 of 1\.$'
	wait_until ends_with 'k8sref>'
	for key in C-c C-d; do
		clear_screen
		submit ':quiz helm'
		wait_for '^1\. '
		wait_until asks 'Enter shows'
		type_keys "$key"
		wait_until ends_with_prompt
		has_not 'Known:'
	done
	[ "$(wc -l <"$dir/state/k8sref/quiz")" -eq 1 ]
	grep -q '	0	0	1$' "$dir/state/k8sref/quiz"
	# Answers are no lines of the history.
	printf ':quiz helm\n' | cmp - "$dir/state/k8sref/history"
}

@test ":quiz asks again for what is neither yes nor no" {
	demo 80 60
	submit ':quiz helm'
	wait_until asks 'Enter shows'
	type_keys Enter
	wait_until asks 'Did you know'
	submit perhaps
	wait_until asked_twice
	submit 會
	wait_for '^2\. '
	submit :quit
	wait_for '^Known: 1 of 1\.$'
}

asked_twice()
{
	[ "$(screen | grep -c '^Did you know it?')" -eq 2 ] &&
	    asks 'Did you know'
}

@test ":quiz: what was missed comes back before what is known" {
	mkdir -p "$dir/state/k8sref"
	# Known for long, but for one: it has 32 chances, the others 2.
	for seed in 1 2 3 4 5; do
		printf '%s\n' 'helm/install	5	9	0' 'helm/rollback	0	0	3' \
		    'helm/uninstall	5	9	0' >"$dir/state/k8sref/quiz"
		demo 80 60 K8SREF_QUIZ_SEED="$seed"
		submit ':quiz helm'
		wait_for '^1\. '
		questions >>"$dir/first"
		wait_until asks 'Enter shows'
		tmux -S "$socket" kill-server
	done
	[ "$(grep -c 'undo a Helm upgrade' "$dir/first")" -ge 4 ]
}

@test ":quiz of what has no questions, is no topic or is not there" {
	demo 80 40
	says ':quiz nodes' '^k8sref: :quiz: these notes have no questions$'
	says ':quiz pods/pending' '^k8sref: :quiz: expected a topic; :topics'
	says ':quiz nosuch' '^k8sref: nothing found for "nosuch"'
}

@test ":quiz with -L asks only what there is in that language" {
	demo 100 40 -L zh_TW
	submit ':quiz'
	wait_for '^1\. Pod 一直重啟怎麼辦？$'
	type_keys Enter
	wait_for '^CrashLoopBackOff 一直重啟 '
	submit y
	wait_until ends_with_prompt
	has_not '^2\. '
	printf 'pods/crashloopbackoff\t1\t1\t0\n' |
	    cmp - "$dir/state/k8sref/quiz"
}

@test ":quiz of everything asks each note with a question once" {
	demo 100 100 K8SREF_QUIZ_SEED=3
	submit ':quiz'
	answer y y y y y y y
	wait_for '^Known: 7 of 7\.$'
	[ "$(questions | cut -d. -f2- | sort -u | wc -l)" -eq 7 ]
}
