load helper
load tmux

# The interactive search on a terminal.

setup_file()
{
	make_notes
}

crash='> 1 pods/crashloopbackoff  CrashLoopBackOff'
helm='> 1 helm  Helm
  2 helm/rollback  Roll a release back
  3 helm/install  Install a chart
  4 helm/uninstall  Uninstall a release'

@test "matches stand under the prompt without Enter and follow every key" {
	demo 80 24
	expect_row 2 'Type a word, a question or an error; Tab completes, :help says more.'
	type_keys -l hel
	expect_under '> 1 helm/rollback  Roll a release back'
	type_keys -l m
	wait_until under_is "$helm"
	expect_cursor 12 0
	type_keys -l zzqq
	wait_until under_is 'nothing found'
	expect_row 1 'k8sref> helmzzqq'
	type_keys BSpace BSpace BSpace BSpace
	wait_until under_is "$helm"
	expect_row 1 'k8sref> helm'
	type_keys C-u
	expect_under 'Type a word'
	expect_typed ''
	type_keys -l node
	expect_best nodes/cordon
}

@test "the last word need not be finished" {
	demo 80 24
	type_keys -l crashl
	wait_until under_is "$crash"
	type_keys C-u
	type_keys -l 'undo upgr'
	expect_best helm/rollback
}

@test "the notes in the program are found as well" {
	prompt 80 24
	type_keys -l crashl
	expect_best pods/crashloopbackoff
	type_keys C-u
	type_keys -l 'Pod 一直重啟'
	expect_best pods/crashloopbackoff
}

@test "Chinese: the cursor goes over wide characters, text comes and goes there" {
	demo 80 24
	type_keys -l 'Pod 一直重啟'
	expect_row 1 'k8sref> Pod 一直重啟'
	expect_best pods/crashloopbackoff
	expect_cursor 20 0
	type_keys Left Left
	expect_cursor 16 0
	type_keys -l 又
	expect_row 1 'k8sref> Pod 一直又重啟'
	expect_cursor 18 0
	type_keys -l x
	expect_row 1 'k8sref> Pod 一直又x重啟'
	expect_cursor 19 0
	type_keys BSpace BSpace
	expect_row 1 'k8sref> Pod 一直重啟'
	expect_cursor 16 0
	type_keys C-d
	expect_row 1 'k8sref> Pod 一直啟'
	expect_cursor 16 0
	type_keys C-a
	expect_cursor 8 0
	type_keys C-e
	expect_cursor 18 0
	type_keys BSpace
	expect_row 1 'k8sref> Pod 一直'
	expect_cursor 16 0
	expect_best pods/crashloopbackoff
}

@test "a wide character that does not fit begins a row, the matches move down" {
	demo 30 12
	type_keys -l '一直重啟一直重啟一直重啟'
	expect_row 1 'k8sref> 一直重啟一直重啟一直重'
	expect_row 2 '啟'
	expect_cursor 2 1
	expect_row 3 '> 1  pods/crashloopbackoff'
	type_keys C-a
	expect_cursor 8 0
	type_keys -l x
	expect_row 1 'k8sref> x一直重啟一直重啟一直'
	expect_row 2 '重啟'
	expect_cursor 9 0
	type_keys C-e BSpace BSpace
	expect_row 1 'k8sref> x一直重啟一直重啟一直'
	expect_cursor 29 0
	expect_row 2 '> 1  pods/crashloopbackoff'
	# The last column is taken: the cursor is on a row of its own.
	type_keys -l y
	expect_row 1 'k8sref> x一直重啟一直重啟一直y'
	expect_cursor 0 1
	expect_row 2 ''
	type_keys BSpace
	expect_row 2 '> 1  pods/crashloopbackoff'
}

@test "Enter opens the best, numbers open the others, empty Enter lists them" {
	demo 80 40
	submit helm
	wait_for '^  Notes about releases'
	expect_typed ''
	type_keys 2
	wait_until under_is '  1 helm/install  Install a chart
> 2 helm/rollback  Roll a release back
  3 helm/uninstall  Uninstall a release'
	type_keys Enter
	wait_for 'helm rollback {{release}} {{revision}}'
	type_keys Enter
	wait_for '^ 3  helm/uninstall  Uninstall a release'
	submit 3
	wait_for '^  A release goes, with all that it brought'
	submit 'release'
	wait_for '^Other matches'
	wait_for '^ 3  helm/'
	submit 3
	wait_until ends_with 'k8sref>'
	type_keys C-d
	expect_end 0
}

@test "the note of the first match is shown, whatever the others are" {
	demo 80 24
	submit crashl
	wait_for '^CrashLoopBackOff  *pods/crashloopbackoff$'
	wait_for '^See also: \|^  See also: '
	expect_nothing_under
	expect_typed ''
}

@test "Alt and a number open that match" {
	demo 80 24
	type_keys -l helm
	wait_until under_is "$helm"
	type_keys M-3
	wait_for '^Install a chart  *helm/install$'
	expect_nothing_under
	# A number that stands nowhere.
	type_keys -l helm
	wait_until under_is "$helm"
	type_keys M-9
	wait_for '9: the list goes from 1 to 4'
}

@test "Up and Down go through the lines typed before, also of other days" {
	demo 80 24
	submit crashl
	wait_for pods/crashloopbackoff
	submit ' not to be kept'
	wait_for 'not to be kept$'
	submit '一直重啟'
	expect_typed ''
	submit 1
	expect_typed ''
	type_keys C-d
	expect_end 0
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	type_keys Up
	expect_typed '一直重啟'
	expect_cursor 16 0
	expect_best pods/crashloopbackoff
	type_keys Up
	expect_typed crashl
	type_keys Up
	expect_typed crashl
	type_keys Down
	expect_typed '一直重啟'
	type_keys Down
	expect_typed ''
	printf 'crashl\n一直重啟\n' | cmp - "$dir/state/k8sref/history"
}

@test "Ctrl-R looks for a line, again for an older one, Ctrl-G restores" {
	mkdir -p "$dir/state/k8sref"
	printf 'helm old\ncrashl\nhelm new\n一直重啟\n' >"$dir/state/k8sref/history"
	demo 80 24
	type_keys -l hel
	expect_under '> 1 helm/rollback'
	type_keys C-r
	expect_row 1 'k8sref> helm new'
	wait_until under_is 'history, lines with: hel
> helm new
  helm old'
	type_keys C-r
	expect_row 1 'k8sref> helm old'
	wait_until under_is 'history, lines with: hel
> helm old'
	type_keys C-r
	expect_row 1 'k8sref> helm old'
	type_keys C-g
	expect_row 1 'k8sref> hel'
	expect_under '> 1 helm/rollback'
	# What is looked for may grow, shrink and be Chinese.
	type_keys C-u C-r
	expect_row 1 'k8sref> 一直重啟'
	type_keys -l cr
	expect_row 1 'k8sref> crashl'
	type_keys BSpace BSpace
	type_keys -l 重
	expect_row 1 'k8sref> 一直重啟'
	wait_until under_is 'history, lines with: 重
> 一直重啟'
	type_keys BSpace
	type_keys -l ash
	expect_row 1 'k8sref> crashl'
	type_keys Enter
	wait_for '^CrashLoopBackOff  *pods/crashloopbackoff$'
}

@test "Ctrl-R takes a line to go on with; what no line holds is not taken" {
	mkdir -p "$dir/state/k8sref"
	printf 'crashl\n' >"$dir/state/k8sref/history"
	demo 80 24
	type_keys C-r
	expect_under 'history, lines with:'
	type_keys -l crx
	expect_row 1 'k8sref> crashl'
	wait_until under_is 'history, lines with: cr
> crashl'
	type_keys C-a
	expect_cursor 8 0
	wait_until under_is "$crash"
	type_keys -l 'no '
	expect_row 1 'k8sref> no crashl'
}

@test "Tab completes ids, topics, names and words of the notes" {
	demo 80 24
	type_keys -l 'pods cra'
	type_keys Tab
	expect_row 1 'k8sref> pods crashloopbackoff'
	expect_cursor 30 0
	type_keys C-u
	type_keys -l 'po/li'
	type_keys Tab
	expect_row 1 'k8sref> po/list-all'
	type_keys C-u
	type_keys -l nod
	type_keys Tab
	expect_row 1 'k8sref> nodes'
	type_keys C-u
	type_keys -l roll
	type_keys Tab
	expect_row 1 'k8sref> rollback'
	type_keys C-u
	# Of the dictionary: it stands in a note alone.
	type_keys -l 'what schedu'
	type_keys Tab
	expect_row 1 'k8sref> what scheduler'
	type_keys C-u
	type_keys -l zzqq
	type_keys Tab
	expect_row 1 'k8sref> zzqq'
}

@test "Tab lists what there is to choose from, until the next key" {
	demo 80 24
	type_keys -l 'pods cr'
	expect_best pods/crashloopbackoff
	type_keys Tab
	wait_until under_is 'crashloopbackoff  creation-flow'
	expect_row 1 'k8sref> pods cr'
	type_keys -l e
	expect_under '> 1 pods/creation-flow'
	type_keys Tab
	expect_row 1 'k8sref> pods creation-flow'
	type_keys C-u
	type_keys -l helm/
	type_keys Tab
	wait_until under_is 'helm/install    helm/rollback   helm/uninstall'
}

@test "Tab takes capitals for small letters" {
	demo 80 24
	type_keys -l Crashl
	type_keys Tab
	expect_row 1 'k8sref> crashloopbackoff'
}

@test "Tab tells how many words found no room" {
	demo 12 24
	type_keys -l :
	type_keys Tab
	wait_for '^and [0-9]* more$'
}

@test "Alt and a number open that of the last list where no words stand" {
	demo 80 24
	submit ':list helm'
	wait_for '^ 2  helm/rollback'
	type_keys M-2
	wait_for '^Roll a release back  '
}

@test "Tab completes in the middle of a line" {
	demo 80 24
	type_keys -l 'crashl log'
	type_keys Left Left Left Left Tab
	expect_row 1 'k8sref> crashloopbackoff  log'
	expect_cursor 25 0
}

@test "Tab completes commands and what they take" {
	demo 80 24
	while read -r before after; do
		type_keys C-u
		type_keys -l -- "${before//+/ }"
		type_keys Tab
		expect_row 1 "k8sref> ${after//+/ }"
	done <<-END
		:to :topics
		:q :qui
		:quiz+n :quiz+nodes
		:list+h :list+helm
		:open+pods+pen :open+pods+pending
		:open+pods/pen :open+pods/pending
		:search+schedu :search+scheduler
		:lang+z :lang+zh_TW
	END
	type_keys C-u
	type_keys -l ':l'
	type_keys Tab
	wait_until under_is ':list  :lang'
	# The placeholders of the note that was shown.
	type_keys C-u
	type_keys -l ':set na'
	type_keys Tab
	expect_row 1 'k8sref> :set na'
	type_keys C-u
	submit crashl
	wait_for '^CrashLoopBackOff  '
	type_keys -l ':set na'
	type_keys Tab
	expect_typed ':set namespace'
	type_keys -l ' prod'
	type_keys Enter
	wait_for '^k8sref namespace=prod>'
	type_keys -l ':unset n'
	type_keys Tab
	expect_typed ':unset namespace'
}

@test "what is long goes through the pager and comes back to the prompt" {
	demo 60 12
	submit 'nodes replace'
	wait_for '^:'
	has '^Replace a node'
	has_not 'Step 40'
	# Ctrl-C is the pager's.
	type_keys C-c
	press_until q '^k8sref>$'
	type_keys -l crashl
	wait_until under_is "$crash"
	expect_typed crashl
}

@test "Ctrl-Z in the pager stops both, fg and q come back to the prompt" {
	need bash
	open_shell 60 12
	submit 'exec bash --norc --noprofile'
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	submit 'nodes replace'
	wait_for '^:'
	press_until C-z Stopped
	# Who of the three is stopped first is left to chance, and so is what
	# the shell's prompt looks like.
	type_keys -l 'fg'
	press_until Enter '^:$'
	press_until q '^k8sref>$'
	type_keys -l crashl
	wait_until under_is "$crash"
}

@test "what is short is shown without a pager, and so is all with --no-pager" {
	demo 80 24
	submit crashl
	wait_for 'See also'
	expect_typed ''
	has_not '^:\|(END)'
	type_keys C-d
	expect_end 0
	start --no-pager --pack "$BATS_FILE_TMPDIR/notes.pack"
	submit 'nodes replace'
	wait_for 'Step 40'
	expect_typed ''
}

@test "K8SREF_PAGER is the pager of answers, too" {
	printf '#!/bin/sh\nsed "s/^/paged: /"\n' >"$dir/pager"
	chmod +x "$dir/pager"
	demo 60 12 K8SREF_PAGER="$dir/pager"
	submit 'nodes replace'
	wait_for '^paged: .*Step 40'
	expect_typed ''
}

@test "matches take no more rows than the window has" {
	demo 80 6
	type_keys -l pods
	wait_until under_is '> 1 pods  Pods
  2 pods/list-all  List all Pods
  3 pods/pending  Pending
  4 pods/crashloopbackoff  CrashLoopBackOff'
	expect_row 1 'k8sref> pods'
	expect_row 6 ''
	# Text of several rows leaves less room, or none.
	type_keys C-u
	type_keys -l "pods $(printf '%0200d' 0) pods"
	wait_until row_begins 3 '0000'
	expect_row 6 ''
	expect_row 1 "k8sref> pods $(printf '%067d' 0)"
	type_keys C-u
	expect_row 1 'k8sref>'
	expect_under 'Type a word'
	expect_row 3 ''
}

row_begins()
{
	[[ $(screen | sed -n "$1p") == "$2"* ]]
}

@test "at the end of the screen matches scroll, and the prompt stays in sight" {
	open_shell 80 8
	type_keys 'yes | head -n 20' Enter
	wait_for '^y'
	wait_until ends_with_shell
	type_keys "'$K8SREF' --pack '$BATS_FILE_TMPDIR/notes.pack'" Enter
	wait_for '^k8sref>$'
	type_keys -l pods
	wait_until under_is '> 1 pods  Pods
  2 pods/list-all  List all Pods
  3 pods/pending  Pending
  4 pods/crashloopbackoff  CrashLoopBackOff
  5 pods/creation-flow  From command to container
  6 nodes/cordon  Cordon a node'
	[ "$(screen | grep -c '^k8sref> pods$')" -eq 1 ]
	type_keys C-u
	expect_under 'Type a word'
	[ "$(screen | grep -c '^k8sref>')" -eq 1 ]
	has_not 'pods/pending'
}

@test "nothing is left under the prompt by Ctrl-C, Ctrl-D, :quit and Enter" {
	demo 80 24
	type_keys -l helm
	wait_until under_is "$helm"
	type_keys C-c
	expect_row 1 'k8sref> helm^C'
	expect_row 2 'k8sref>'
	expect_nothing_under_but 'Type a word'
	type_keys -l zzqq
	wait_until under_is 'nothing found'
	type_keys Enter
	wait_for '^k8sref: .*zzqq'
	has_not '^nothing found'
	expect_typed ''
	type_keys C-d
	expect_end 0
	has_not 'Type a word'
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	type_keys -l ':q'
	expect_under '  :quiz'
	type_keys -l uit
	wait_until under_is '  :quit  leave; so does Ctrl-D'
	type_keys Enter
	expect_end 0
	expect_row 1 'k8sref> :quit'
	expect_row 2 '$ echo status=$?'
}

expect_nothing_under_but()
{
	expect_under "$1"
	[ "$(under | wc -l)" -eq 1 ]
}

@test "Ctrl-C gives the line up, wherever the cursor is" {
	demo 30 40
	type_keys -l '一直重啟一直重啟一直重啟'
	expect_row 3 '> 1  pods/crashloopbackoff'
	type_keys C-a
	expect_cursor 8 0
	type_keys C-c
	expect_row 1 'k8sref> 一直重啟一直重啟一直重'
	expect_row 2 '啟^C'
	expect_row 3 'k8sref>'
	# It is no line of the history.
	type_keys Up
	expect_typed ''
	type_keys -l crashl
	type_keys Enter
	wait_for '^CrashLoopBackOff'
	type_keys C-d
	expect_end 0
}

@test "what is typed right behind Ctrl-C stands in the next line" {
	demo 80 24
	type_keys -l crashl
	wait_until under_is "$crash"
	# Both at once, as a slow connection delivers them.
	printf '\003helm' | type_bytes
	expect_row 1 'k8sref> crashl^C'
	expect_typed helm
	wait_until under_is "$helm"
}

@test "Ctrl-Z stops, fg comes back with the line and its matches" {
	demo 80 24
	type_keys -l helm
	wait_until under_is "$helm"
	type_keys Left
	expect_cursor 11 0
	type_keys C-z
	wait_for Stopped
	wait_until ends_with_shell
	has_not 'helm/rollback'
	submit fg
	wait_for '^  2  *helm/rollback'
	expect_typed helm
	wait_until under_is "$helm"
	type_keys -l x
	expect_typed helxm
	type_keys BSpace
	wait_until under_is "$helm"
	# And once more, from an empty line.
	type_keys C-u
	expect_typed ''
	type_keys C-z
	wait_until ends_with_shell
	submit fg
	expect_typed ''
	type_keys C-d
	expect_end 0
}

@test "a window of another size shows prompt, text and matches, intact" {
	demo 80 24
	text='why does my Pod 一直重啟 and what can be wrong with that container'
	type_keys -l "$text"
	expect_row 1 "k8sref> $text"
	expect_best pods/crashloopbackoff
	resize 40 24
	wait_until shows "$text"
	[ "$(screen | grep -c '^k8sref>')" -eq 1 ]
	for size in 20 33 100 57 80; do
		resize "$size" 24
		# With the key, the window's size has been noticed.
		type_keys -l q
		wait_until shows "${text}q"
		type_keys BSpace
		wait_until shows "$text"
		wait_for '^> 1  *pods/crashlo'
	done
	type_keys -l ' x'
	wait_until shows "$text x"
	type_keys C-u
	wait_until shows ''
}

# The text stands behind the last prompt on the screen, in as many rows as it
# takes, and the matches or the advice under it.  (Above, a row of before may be
# left: whether a terminal joins rows again is its own affair.)
shows()
{
	local all
	all=$(screen | awk '/^k8sref>/ { text = "" } { text = text $0 }
	    END { print text }' | tr -d ' ')
	[[ $all == "k8sref>${1// /}"[T\>]* ]]
}

@test "a lower window has fewer matches, a higher one more" {
	demo 80 24
	type_keys -l pods
	expect_under '> 1 pods  Pods'
	wait_for '^  6  *nodes/cordon'
	resize 80 5
	wait_gone '^  4 '
	wait_for '^  3  *pods/pending'
	expect_typed pods
	resize 80 24
	wait_for '^  6  *nodes/cordon'
	expect_typed pods
}

@test "-i WORD... begins with the words in the line" {
	demo 80 24 -i pod 一直重啟
	expect_row 1 'k8sref> pod 一直重啟'
	expect_best pods/crashloopbackoff
	expect_cursor 20 0
	type_keys Enter
	wait_for '^CrashLoopBackOff  '
	# Once is enough.
	expect_typed ''
}

@test "kubectl ref is the same" {
	ln -s "$K8SREF" "$dir/kubectl-ref"
	PROGRAM=$dir/kubectl-ref demo 80 24
	type_keys -l crashl
	wait_until under_is "$crash"
	type_keys Enter
	wait_for '^CrashLoopBackOff  '
}

@test "the interface in Chinese" {
	prompt 80 60 LANG=zh_TW.UTF-8
	submit 'pods crashloopbackoff'
	wait_for '結束代碼  常見原因'
	wait_for '^參見\|^  參見'
	expect_typed ''
	submit ':lang en'
	wait_for 'Exit code  Usual reason'
	expect_typed ''
}

@test "a dumb terminal has no matches under the prompt, but all the rest" {
	demo 80 24 TERM=dumb
	type_keys -l hel
	expect_cursor 11 0
	under_is ''
	type_keys Enter
	wait_for '^ 1  helm/rollback   Roll a release back'
	wait_for 'A number opens one of them'
	expect_typed ''
	submit 2
	wait_for 'helm install {{release}} {{chart}}'
	submit ':set release shop'
	wait_for '^k8sref release=shop>'
	submit 'Pod 一直重啟'
	wait_for '^ 1  pods/crashloopbackoff  CrashLoopBackOff'
	submit 1
	wait_for 'kubectl describe pod'
	type_keys -l 'pods cra'
	type_keys Tab
	expect_typed 'pods crashloopbackoff'
	type_keys C-u Up
	expect_typed 'Pod 一直重啟'
	type_keys C-u C-d
	expect_end 0
}

@test "a dumb terminal gets no escape sequence" {
	need script
	printf 'crashl\n:set pod web-0\n一直重啟\n:quit\n' |
	    env -i PATH="$PATH" HOME="$dir" TERM=dumb script -q -c \
	    "'$K8SREF'" "$dir/typescript" >"$out"
	grep -q CrashLoopBackOff "$out"
	tr -d '\b\r\a' <"$out" >"$dir/plain"
	expect_clean "$dir/plain"
}

@test "20 columns: nothing runs over the edge" {
	demo 20 40
	expect_row 1 '>'
	type_keys -l helm
	wait_until under_is_narrow '> 1  helm  Helm' '  2  helm/rollback'
	expect_row 1 '> helm'
	type_keys C-u
	type_keys -l '一直重啟一直重啟一'
	expect_row 1 '> 一直重啟一直重啟一'
	expect_row 2 ''
	expect_row 3 '> 1  pods/crashloo…'
	type_keys C-u
	submit 'helm install'
	wait_for 'helm install'
	wait_for '^>$'
}

under_is_narrow()
{
	[ "$(screen | sed -n 2p)" = "$1" ] && [ "$(screen | sed -n 3p)" = "$2" ]
}

@test "Chinese input in the C locale, and in one that is not installed" {
	for locale in C POSIX zh_CN.GB18030 xx_YY.UTF-8; do
		rm -rf "$dir/state"
		demo 80 24 LC_ALL="$locale"
		type_keys -l '一直重啟'
		expect_row 1 'k8sref> 一直重啟'
		expect_cursor 16 0
		expect_best pods/crashloopbackoff
		type_keys Left BSpace
		expect_row 1 'k8sref> 一直啟'
		expect_cursor 12 0
		type_keys C-u C-d
		expect_end 0
		tmux -S "$socket" kill-server
	done
}

@test "under script(1)" {
	need script
	open_shell 80 24
	type_keys "script -qc '$K8SREF' typescript" Enter
	wait_for '^k8sref>$'
	type_keys -l crashl
	expect_best pods/crashloopbackoff
	type_keys C-c
	wait_for '\^C$'
	type_keys C-d
	expect_end 0
}

@test "~/.editrc is obeyed, but cannot break what the search needs" {
	mkdir "$dir/home"
	printf 'bind -v\n' >"$dir/home/.editrc"
	demo 80 24
	type_keys -l crashx
	type_keys Escape x
	expect_typed crash
	wait_until under_is "$crash"
	type_keys -l Al
	expect_typed crashl
	wait_until under_is "$crash"
	type_keys Tab
	expect_typed crashloopbackoff
	type_keys Enter
	wait_for '^CrashLoopBackOff  '
	expect_typed ''
	type_keys C-r
	expect_typed crashloopbackoff
	type_keys C-g C-d
	expect_end 0
	printf 'bind -e\nbind ^T ed-delete-prev-char\nnonsense here\n' \
	    >"$dir/home/.editrc"
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	type_keys -l crashx
	type_keys C-t
	expect_typed crash
}

@test "an .editrc that libedit would die of is left alone" {
	mkdir "$dir/home"
	printf 'bind "^T ed-delete-prev-char\n' >"$dir/home/.editrc"
	demo 80 24
	type_keys -l crashl
	wait_until under_is "$crash"
}

@test "colours are the terminal's, and none with NO_COLOR" {
	demo 80 24
	type_keys -l crashl
	wait_until under_is "$crash"
	screen -e | grep -q "$(printf '\033\\[[0-9;]*m')"
	tmux -S "$socket" kill-server
	demo 80 24 NO_COLOR=1
	type_keys -l crashl
	wait_until under_is "$crash"
	[ "$(screen -e | grep -c "$(printf '\033')")" -eq 0 ]
}

@test "all that is typed at once arrives, in order" {
	demo 80 24
	paste_text "$(printf 'helm rollback\r:set pod web-0\rpods pending\r:quit\r')"
	expect_end 0
	wait_for 'helm rollback {{release}}'
	wait_for 'kubectl describe pod web-0'
}

@test "exit and quit leave, as elsewhere" {
	demo 80 24
	submit exit
	expect_end 0
	start --pack "$BATS_FILE_TMPDIR/notes.pack"
	submit quit
	expect_end 0
}

@test ":q leaves, though :quiz begins so, too" {
	demo 80 24
	submit ':q'
	expect_end 0
}

@test "an exported COLUMNS does not hold answers in the window of before" {
	demo 80 24 COLUMNS=30
	submit crashl
	wait_for '^CrashLoopBackOff  *pods/crashloopbackoff$'
	[ "$(screen | grep '^CrashLoop' | wc -m)" -gt 40 ]
}
