load helper
load tmux

readme=$BATS_TEST_DIRNAME/../../README.md

@test "the picture in README is what the program prints" {
	k8sref pods crashloopbackoff
	sed -n '/^    \$ k8sref pods/,/^      …$/p' "$readme" |
	    sed '1d;$d;s/^    //' >"$dir/picture"
	[ -s "$dir/picture" ]
	head -n "$(wc -l <"$dir/picture")" "$out" | diff "$dir/picture" -
}

@test "the picture of the prompt in README is what the program shows" {
	sed -n '/^    k8sref> /,/^      …$/p' "$readme" |
	    sed '$d;s/^    //' >"$dir/picture"
	[ "$(wc -l <"$dir/picture")" -eq 4 ]
	in_tmux 80 24
	type_keys "HOME='$dir' '$K8SREF'" Enter
	wait_for '^k8sref>'
	type_keys "$(sed -n '1s/^k8sref> //p' "$dir/picture")"
	wait_for "^$(sed -n 2p "$dir/picture")"
	screen | sed -n '/^k8sref> /,$p' | head -n 4 | sed 's/ *$//' |
	    diff "$dir/picture" -
}

@test "the examples in README find something" {
	sed -n '/^## Ten examples/,/^## How/p' "$readme" | grep '^    k8sref' |
	    grep -v -e '--pack' >"$dir/examples"
	[ "$(wc -l <"$dir/examples")" -eq 9 ]
	while read -r line; do
		line=${line%%  #*}
		line=${line%% | *}
		eval "k8sref ${line#k8sref }"
		expect_status 0 || { echo "$line"; return 1; }
		[ -s "$out" ]
	done <"$dir/examples"
}
