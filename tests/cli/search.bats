load helper

# What search understands; how well it finds is judged in tests/search.

# first NOTE WORD...
first()
{
	note=$1
	shift
	k8sref -s -- "$@"
	expect_status 0
	expect_first "$note"
}

nothing()
{
	k8sref -s -- "$@"
	expect_status 1
	expect_no_out
	expect_err 'nothing found'
}

@test "a slip of the finger from four letters, two from eight" {
	first deployments/deployment deploymnet
	first pods/crashloopbackoff crashlopbackof
	first secrets/secret kubernetes secert
	k8sref crashlopbackof
	expect_status 0
	expect_out 'CrashLoopBackOff'
}

@test "words torn apart and run together" {
	first pods/crashloopbackoff crash loop back off
	first statefulsets/statefulset 'stateful set'
	first namespaces/namespace name space
	first probes/liveness livenessprobe
	first pods/crashloopbackoff crashloop
}

@test "short names and other words for the same thing" {
	first services/service svc
	first access-control/rbac rbac
	first autoscaling/hpa 'horizontal pod autoscaler'
	first architecture/prevent-oom 'avoid running out of memory'
}

@test "Traditional and Simplified are one" {
	k8sref -s '節點'
	expect_status 0
	cp "$out" "$dir/traditional"
	k8sref -s '节点'
	cmp "$out" "$dir/traditional"
	first static-pods/static-pod '静态 pod'
}

@test "full width and case make no difference" {
	k8sref -s 'ＣＲＡＳＨＬＯＯＰＢＡＣＫＯＦＦ'
	expect_first pods/crashloopbackoff
}

@test "Chinese in Latin letters, whole, with spaces, or initials" {
	first pods/crashloopbackoff chongqi pod
	first pods/crashloopbackoff 'chong qi pod'
	k8sref -s '回滾'
	expect_status 0
	cut -f 1 "$out" | sort >"$dir/chinese"
	k8sref -s huigun
	expect_status 0
	cut -f 1 "$out" | sort | cmp - "$dir/chinese"
	k8sref -s hg
	expect_status 0
	cut -f 1 "$out" | grep -qx deployments/deployment
}

@test "an error line, whatever varies in it" {
	first pods/pending '0/3 nodes are available: 3 Insufficient cpu.'
	first pods/pending "$(printf '%s' \
	    'Warning  FailedScheduling  2m15s (x7 over 12m)  ' \
	    'default-scheduler  0/12 nodes are available: ' \
	    '12 Insufficient memory. preemption: 0/12 nodes are available')"
	first pods/crashloopbackoff "$(printf '%s' \
	    'Warning BackOff 3s (x9 over 1m) kubelet ' \
	    'Back-off restarting failed container app in pod ' \
	    'web-7d4b9c6f5d-x2k9p_shop(0d1c5f6e-8a1b-4c2d-9e3f-112233445566)')"
}

@test "words that mean nothing do not matter, but find something alone" {
	k8sref -s crashloopbackoff
	head -n 1 "$out" >"$dir/bare"
	k8sref -s -- 'what is a crashloopbackoff and how do i'
	head -n 1 "$out" | cmp - "$dir/bare"
	k8sref -s how do i
	expect_status 0
}

@test "what is not of the trade finds nothing" {
	nothing banana bread recipe
	nothing 'css center a div'
	nothing today weather in paris
	nothing '紅燒牛肉麵怎麼煮'
}

@test "the first word pulls its topic up" {
	k8sref -s static-pods create
	expect_status 0
	expect_first static-pods/create
}

@test "JSON tells scores, coverage and fields, best first" {
	k8sref -s --format=json pod keeps restarting
	expect_status 0
	python3 - "$out" <<-'END'
	import json, sys
	hits = json.load(open(sys.argv[1]))
	assert hits[0]['id'] == 'pods/crashloopbackoff', hits[0]
	scores = [h['score'] for h in hits]
	assert scores == sorted(scores, reverse=True), scores
	assert all(0 < h['coverage'] <= 1000 for h in hits), hits
	assert 'keywords' in hits[0]['fields'], hits[0]
	END
}

@test "on a terminal the line that matched is there, its words marked" {
	k8sref -s --format=terminal --color=always --width=70 \
	    'Back-off restarting failed container'
	expect_status 0
	mark=$(printf '\033[1;31m')
	grep -F "${mark}Back-off restarting failed container" "$out"
	# Without colour the line is there all the same.
	k8sref -s --format=terminal --color=never --width=70 \
	    'Back-off restarting failed container'
	grep -F '    Back-off restarting failed container' "$out"
	! grep -q "$(printf '\033')" "$out"
}

@test "no line of a ranked list is wider than asked" {
	for width in 40 80; do
		LANG=zh_TW.UTF-8 k8sref -s --format=terminal --width="$width" \
		    pod restarts
		expect_status 0
		python3 - "$out" "$width" <<-'END'
		import sys, unicodedata
		for line in open(sys.argv[1], encoding='utf-8'):
		    # What has no space in it cannot be broken.
		    if len(line.split()) < 3:
		        continue
		    columns = sum(2 if unicodedata.east_asian_width(c) in 'WF'
		                  else 1 for c in line.rstrip('\n'))
		    assert columns <= int(sys.argv[2]), line
		END
	done
}

@test "synonyms and stop words of one's own" {
	need_compiler
	mkdir -p "$dir/runbooks/shop"
	printf '# Checkout is slow\n\n> The gateway answers late.\n' \
	    >"$dir/runbooks/shop/checkout.md"
	printf 'checkout, till, cash desk\n' >"$dir/synonyms"
	printf 'pray\n' >"$dir/stop"
	compile -q -o "$dir/pack" --synonyms "$dir/synonyms" \
	    --stop-words "$dir/stop" "$dir/runbooks"
	expect_status 0
	k8sref --pack "$dir/pack" -s cash desk pray
	expect_status 0
	expect_first shop/checkout
	printf 'a b c d e f g h i\n' >"$dir/synonyms"
	compile -q -o "$dir/other" --synonyms "$dir/synonyms" "$dir/runbooks"
	expect_status 1
	expect_err "$dir/synonyms:1: error: "
	[ ! -e "$dir/other" ]
	compile -q -o "$dir/other" --synonyms "$dir/nosuch" "$dir/runbooks"
	expect_status 1
	expect_err "$dir/nosuch: error: "
}
