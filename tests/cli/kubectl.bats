load helper

# k8sref as a plugin of the real kubectl, which must not look for a cluster.

prepare()
{
	need kubectl
	mkdir "$dir/bin"
	ln -s "$K8SREF" "$dir/bin/k8sref"
	ln -s k8sref "$dir/bin/kubectl-ref"
	ln -s k8sref "$dir/bin/kubectl_complete-ref"
	: >"$dir/kubeconfig"
	export PATH="$dir/bin:$PATH" KUBECONFIG="$dir/kubeconfig" HOME="$dir"
	unset KUBERNETES_MASTER KUBERNETES_SERVICE_HOST KUBERNETES_SERVICE_PORT
}

kubectl_ref()
{
	status=0
	kubectl ref "$@" >"$out" 2>"$err" || status=$?
}

# need_kubectl MINOR: kubectl 1.MINOR or newer
need_kubectl()
{
	minor=$(kubectl version --client -o json |
	    sed -n 's/.*"minor": "\([0-9]*\).*/\1/p' | head -n 1)
	[ "${minor:-0}" -ge "$1" ] || skip "kubectl is older than 1.$1"
}

@test "kubectl ref shows what k8sref shows" {
	prepare
	for words in 'pods crashloopbackoff' 'po' 'pods/list-all' \
	    '-s pod restarting' '-c 1 pods describe' '--format=json pods run'
	do
		k8sref $words
		expect_status 0
		mv "$out" "$dir/expected"
		kubectl_ref $words
		expect_status 0
		expect_no_err
		cmp "$dir/expected" "$out"
	done
}

@test "kubectl ref speaks of itself as kubectl ref" {
	prepare
	kubectl_ref --help
	expect_status 0
	expect_out 'Usage: kubectl ref [OPTION]... [WORD]...'
	expect_out '  kubectl ref pods crashloopbackoff'
	! grep -e 'k8sref ' "$out" || show
	kubectl_ref
	expect_out 'kubectl ref --help'
	kubectl_ref --no-such
	expect_err 'kubectl ref: --no-such: '
	expect_err "'kubectl ref --help'"
	kubectl_ref qqqqzzzz
	expect_err 'kubectl ref: nothing found'
}

@test "the examples of kubectl ref --help do what they say" {
	prepare
	kubectl_ref --help
	grep -E '^  kubectl ref ' "$out" >"$dir/calls"
	expect_lines "$dir/calls" 4
	while read -r call; do
		eval "$call" >"$out"
	done <"$dir/calls"
	expect_out 'kubectl describe pod web-0'
}

@test "exit statuses come through kubectl" {
	prepare
	kubectl_ref qqqqzzzz
	expect_status 1
	kubectl_ref -n 0 pods
	expect_status 2
	kubectl_ref --pack "$dir/no-such.pack" pods
	expect_status 3
}

@test "kubectl plugin list finds it, without a warning" {
	prepare
	status=0
	PATH="$dir/bin:$(dirname "$(command -v kubectl)")" kubectl plugin list \
	    >"$out" 2>"$err" || status=$?
	expect_out "$dir/bin/kubectl-ref"
	! grep -i "warning.*kubectl-ref" "$out" "$err" || show
}

@test "kubectl completes our words" {
	prepare
	need_kubectl 26
	for words in 'po' 'pods cr' 'po/cr' '--for' 'pods describe -D na'
	do
		k8sref --complete $words
		mv "$out" "$dir/expected"
		kubectl __complete ref $words >"$out" 2>"$err"
		cmp "$dir/expected" "$out" || show
	done
	kubectl __complete ref '' >"$out" 2>"$err"
	expect_out "$(printf 'pods\t')"
	kubectl __complete ref --format=js >"$out" 2>"$err"
	expect_first json
}

# fish_completes LINE: what kubectl's own script makes of our candidates
fish_completes()
{
	fish -c 'source $argv[1]; complete -C $argv[2]' \
	    "$dir/kubectl.fish" "$1" >"$out" 2>"$err"
}

@test "kubectl's completion in a shell offers them" {
	prepare
	need fish
	need_kubectl 26
	export XDG_CONFIG_HOME="$dir" XDG_DATA_HOME="$dir"
	kubectl completion fish >"$dir/kubectl.fish"
	fish_completes 'kubectl ref pods cr'
	expect_lines "$out" 2
	expect_out "$(printf 'creation-flow\tFrom kubectl run')"
	fish_completes 'kubectl ref --format=js'
	expect_first '--format=json'
	fish_completes 'kubectl ref po/cra'
	expect_first 'po/crashloopbackoff'
	fish_completes "kubectl ref --pack $dir/kubeco"
	expect_first "$dir/kubeconfig"
}
