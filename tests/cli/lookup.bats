load helper

@test "an id in two words shows the note" {
	k8sref pods crashloopbackoff
	expect_status 0
	expect_out 'kubectl logs {{pod}} -n {{namespace}} --previous'
	expect_no_err
}

@test "an id in one word shows the same note" {
	k8sref pods crashloopbackoff
	mv "$out" "$dir/two"
	k8sref pods/crashloopbackoff
	cmp "$out" "$dir/two"
}

@test "case does not matter, and a topic goes by its alias" {
	k8sref pods crashloopbackoff
	mv "$out" "$dir/plain"
	k8sref PO CrashLoopBackOff
	cmp "$out" "$dir/plain"
}

@test "words after the topic are joined by dashes" {
	k8sref pods list all
	expect_status 0
	expect_out 'pods/list-all'
}

@test "a name that only one note has needs no topic" {
	k8sref crashloopbackoff
	expect_status 0
	expect_out 'pods/crashloopbackoff'
}

@test "a topic shows its summary and a line for each note" {
	k8sref pods
	expect_status 0
	expect_out 'pods/crashloopbackoff'
	expect_out 'pods/pending'
	[ "$(grep -c '  pods/' "$out")" -eq "$(ls "$BATS_TEST_DIRNAME"/../../data/notes/pods | grep "[.]md$" | grep -vc "^index[.]md$")" ]
}

@test "an alias shows the topic" {
	k8sref pods
	mv "$out" "$dir/name"
	k8sref po
	cmp "$out" "$dir/name"
}

@test "anything else is a search that shows the best note" {
	k8sref why does my pod keep restarting
	expect_status 0
	expect_out 'pods/crashloopbackoff'
}

@test "a pasted error line finds its note" {
	k8sref 'Warning  BackOff  12s (x5 over 60s)  kubelet  Back-off restarting failed container app in pod web-0_default(0f576c76)'
	expect_status 0
	expect_out 'pods/crashloopbackoff'
}

@test "a Chinese question finds its note whatever the language" {
	k8sref '刪除 Pod 會發生什麼事情?'
	expect_status 0
	expect_out 'pods/delete'
	k8sref -L zh_TW '刪除 Pod 會發生什麼事情?'
	expect_out 'pods/delete'
}

@test "-n shows another match than the best" {
	k8sref -s pod restarting
	second=$(sed -n 2p "$out" | cut -f 1)
	k8sref -n 2 pod restarting
	expect_status 0
	expect_out "$second"
}

@test "-s lists matches, tab-separated: id, title, summary" {
	k8sref -s pod keeps restarting
	expect_status 0
	expect_first pods/crashloopbackoff
	[ "$(awk -F '\t' 'NF != 3' "$out" | wc -l)" -eq 0 ]
}

@test "-l lists all notes, and those of one topic" {
	k8sref -l
	expect_status 0
	expect_lines "$out" "$(find "$BATS_TEST_DIRNAME"/../../data/notes -name '*.md' ! -name index.md | wc -l)"
	k8sref -l po
	expect_status 0
	! grep -v '^pods/' "$out"
}

@test "-c prints the snippets only" {
	k8sref -c pods crashloopbackoff
	expect_status 0
	! grep -q '•' "$out"
	expect_out 'kubectl describe pod {{pod}} -n {{namespace}}'
}

@test "-c N prints one snippet" {
	k8sref -c 1 pods crashloopbackoff
	expect_lines "$out" 1
	[ "$(cat "$out")" = 'kubectl logs {{pod}} -n {{namespace}} --previous' ]
}

@test "-D fills placeholders, the last value wins" {
	k8sref -D pod=web-0 -D namespace=a -D namespace=b -c 1 pods crashloopbackoff
	[ "$(cat "$out")" = 'kubectl logs web-0 -n b --previous' ]
}

@test "-D leaves other placeholders alone, so that they fail loudly" {
	k8sref -D pod=web-0 pods crashloopbackoff
	expect_out 'kubectl logs web-0 -n {{namespace}} --previous'
}

@test "without words: what there is" {
	k8sref
	expect_status 0
	expect_out '  pods '
	expect_out 'k8sref --help'
}

@test "help names every option, and the manual page has each" {
	k8sref --help
	expect_status 0
	page=$BATS_TEST_DIRNAME/../../man/k8sref.1
	for option in $(grep -oE -e '--[a-z-]+' "$out" | sort -u); do
		grep -qE "(Fl|Fl Fl|Ic) -?-?${option#--}" "$page" ||
		    grep -qF -e "-${option#-}" "$page" ||
		    { echo "k8sref(1) lacks $option"; return 1; }
	done
}

@test "version tells what the pack holds" {
	k8sref --version
	expect_status 0
	expect_out 'k8sref 0.'
	expect_out 'Languages: en, zh_TW'
}

@test "an id that does not exist finds no other note" {
	k8sref pods/nosuch
	expect_status 1
	expect_no_out
	expect_err 'Did you mean'
	k8sref -c 1 pods/nosuch
	expect_status 1
	expect_no_out
	k8sref kubernetes.io/hostname
	expect_status 0
	k8sref 0/3
	expect_status 0
}
