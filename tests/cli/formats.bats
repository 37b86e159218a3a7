load helper

notes=$BATS_TEST_DIRNAME/../../data/notes

@test "JSON is valid for every note and list" {
	need jq
	k8sref -l
	for id in $(cut -f 1 "$out"); do
		for language in en zh_TW; do
			"$K8SREF" -L "$language" --format=json "$id" |
			    jq -e --arg id "$id" '.id == $id and (.title | length) > 0 and (.body | length) > 0' >/dev/null ||
			    { echo "$id $language"; return 1; }
		done
	done
	for call in 'pods' '-l' '-s pod' '-c pods/crashloopbackoff'; do
		"$K8SREF" --format=json $call | jq -e 'length > 0' >/dev/null || { echo "$call"; return 1; }
	done
}

@test "JSON has what the note has" {
	need jq
	k8sref --format=json pods crashloopbackoff
	[ "$(jq -r '.see_also[0].id' "$out")" = pods/describe ]
	[ "$(jq -r '.snippets[0].text' "$out")" = 'kubectl logs {{pod}} -n {{namespace}} --previous' ]
	[ "$(jq -r '.symptoms[0]' "$out")" = CrashLoopBackOff ]
}

@test "Markdown compiles to the same notes" {
	need_compiler
	for tree in notes notes.zh_TW; do
		mkdir -p "$dir/$tree"
		for index in "$notes/../$tree"/*/index.md; do
			topic=$(basename "$(dirname "$index")")
			mkdir -p "$dir/$tree/$topic"
			cp "$index" "$dir/$tree/$topic"
		done
	done
	k8sref -l
	for id in $(cut -f 1 "$out"); do
		"$K8SREF" -L en --format=markdown "$id" >"$dir/notes/$id.md"
		"$K8SREF" -L zh_TW --format=markdown "$id" >"$dir/notes.zh_TW/$id.md"
	done
	compile -q -o "$dir/again.pack" "$dir/notes"
	expect_status 0
	compile -q -o "$dir/first.pack" "$notes"
	compile --dump "$dir/first.pack"
	mv "$out" "$dir/first"
	compile --dump "$dir/again.pack"
	cmp "$out" "$dir/first"
	for id in pods/crashloopbackoff probes/liveness helm/helm; do
		"$K8SREF" --pack "$dir/again.pack" --format=json "$id" >"$dir/a"
		"$K8SREF" --format=json "$id" >"$dir/b"
		cmp "$dir/a" "$dir/b"
	done
}

@test "Markdown of the fixture compiles to itself" {
	need_compiler
	compile -q -o "$dir/1" "$BATS_TEST_DIRNAME/fixture/notes"
	mkdir -p "$dir/notes/demo"
	cp "$BATS_TEST_DIRNAME/fixture/notes/demo/index.md" "$dir/notes/demo"
	for name in everything plain; do
		"$K8SREF" --pack "$dir/1" --format=markdown "demo/$name" >"$dir/notes/demo/$name.md"
	done
	compile -q -o "$dir/2" "$dir/notes"
	expect_status 0
	for name in everything plain; do
		"$K8SREF" --pack "$dir/1" --format=json "demo/$name" >"$dir/a"
		"$K8SREF" --pack "$dir/2" --format=json "demo/$name" >"$dir/b"
		diff "$dir/a" "$dir/b"
	done
}

@test "every manual page is clean for mandoc" {
	need mandoc
	k8sref -l
	for id in $(cut -f 1 "$out"); do
		for language in en zh_TW; do
			"$K8SREF" -L "$language" --format=man "$id" >"$dir/page.7"
			mandoc -T lint -W warning "$dir/page.7" >"$dir/lint" || { cat "$dir/lint"; echo "$id $language"; return 1; }
		done
	done
}

@test "manual pages of notes and topics are clean for groff" {
	need groff
	for id in pods/crashloopbackoff probes/liveness pods helm; do
		for language in en zh_TW; do
			"$K8SREF" -L "$language" --format=man "$id" >"$dir/page.7"
			groff -ww -t -K utf8 -man -Tutf8 "$dir/page.7" >/dev/null 2>"$err" || return 1
			expect_no_err
		done
	done
}

@test "plain has no escape sequences, whatever is asked of colour" {
	for id in pods/crashloopbackoff pods; do
		k8sref --format=plain --color=always "$id"
		expect_clean "$out"
	done
}

@test "colour is off on a pipe, and on where it is forced" {
	k8sref --format=terminal pods crashloopbackoff
	expect_clean "$out"
	k8sref --format=terminal --color=always pods crashloopbackoff
	grep -q "$(printf '\033\\[')" "$out"
}

@test "every sequence ends on its line" {
	k8sref --format=terminal --color=always --width 40 pods crashloopbackoff
	awk -v esc="$(printf '\033')" '{
		n = gsub(esc "\\[[0-9;]+m", "&")
		m = gsub(esc "\\[0?m", "&")
		if (n > 0 && $0 !~ (esc "\\[0?m[^" esc "]*$")) { print NR ": " $0; exit 1 }
	}' "$out"
}

@test "K8SREF_COLORS changes a colour" {
	K8SREF_COLORS='title=35' k8sref --format=terminal --color=always pods crashloopbackoff
	head -n 1 "$out" | grep -q "$(printf '\033\\[35m')"
}

@test "no line of prose is wider than asked, in either language" {
	for width in 40 80 120; do
		for language in en zh_TW; do
			"$K8SREF" -L "$language" --width "$width" pods crashloopbackoff >"$out"
			python3 - "$width" "$out" <<-'PYTHON' || return 1
			import sys, unicodedata
			limit = int(sys.argv[1])
			for line in open(sys.argv[2], encoding='utf-8'):
			    line = line.rstrip('\n')
			    if 'kubectl' in line or 'http' in line:
			        continue
			    columns = sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in line)
			    if columns > limit:
			        sys.exit(f'{columns}: {line}')
			    if line != line.rstrip():
			        sys.exit(f'trailing space: {line}')
			    if line and line.lstrip()[0] in '\uff0c\u3002\uff1a\uff1b\uff1f\uff01\u3001\u300d\uff09':
			        sys.exit(f'punctuation first: {line}')
			PYTHON
		done
	done
}

@test "a topic as Markdown compiles back: titles and summaries are escaped" {
	need_compiler
	mkdir -p "$dir/notes/t"
	printf '# A \\*b\\* c \\[d\\](e)\n\n> Of \\_all\\_ kinds \\<x\\>.\n' >"$dir/notes/t/index.md"
	printf '# A \\*b\\* c \\[d\\](e)\n\n> S.\n' >"$dir/notes/t/tab.md"
	printf '# Other\n\n> S.\n' >"$dir/notes/t/other.md"
	compile -q -o "$dir/p" "$dir/notes"
	expect_status 0
	k8sref --pack "$dir/p" --format=markdown t
	expect_status 0
	expect_out '- [A \*b\* c \[d\](e)](../t/tab.md)'
	mkdir -p "$dir/again/t"
	cp "$out" "$dir/again/t/index.md"
	cp "$dir/notes/t/tab.md" "$dir/again/t"
	compile -q -o "$dir/p" "$dir/again"
	k8sref --pack "$dir/p" --format=json t
	expect_out '"title":"A *b* c [d](e)"'
	expect_out '"summary":"Of _all_ kinds <x>."'
}

@test "a comment that warns of danger has a colour of its own, and stays with the command" {
	need_compiler
	mkdir -p "$dir/notes/t"
	printf '# T\n\n> S.\n' >"$dir/notes/t/index.md"
	printf '# N\n\n> S.\n\n```sh\n# Danger: it is gone.\nkubectl delete pod x\n# Why\n# 危險：不見了\nls\n```\n' >"$dir/notes/t/n.md"
	compile -q -o "$dir/p" "$dir/notes"
	expect_status 0
	K8SREF_COLORS='danger=31:comment=2' k8sref --pack "$dir/p" --color=always t/n
	esc=$(printf '\033')
	expect_out "$esc[31m# Danger: it is gone.$esc[0m"
	expect_out "$esc[31m# 危險：不見了$esc[0m"
	expect_out "$esc[2m# Why$esc[0m"
	k8sref --pack "$dir/p" --format=man t/n
	expect_out '\fB# Danger: it is gone.\fR'
	k8sref --pack "$dir/p" -c t/n
	expect_out '# Danger: it is gone.'
	k8sref --pack "$dir/p" --format=plain t/n
	expect_clean "$out"
}
