# What all command-line tests share.
#
# k8sref ARG... and compile ARG... run the programs with their output in $out
# and $err (files) and their exit status in $status; the expect_ functions
# assert on these and print what they saw when they fail.

K8SREF=${K8SREF:-$BATS_TEST_DIRNAME/../../k8sref}
K8SREF_COMPILE=${K8SREF_COMPILE:-$BATS_TEST_DIRNAME/../../k8sref-compile}

setup()
{
	# One world for everybody: no locale, no colours, no pager.
	unset LANGUAGE LC_ALL LC_MESSAGES LC_CTYPE LANG COLUMNS LINES \
	    NO_COLOR K8SREF_COLORS K8SREF_PAGER PAGER
	export TERM=xterm
	dir=$(mktemp -d "${TMPDIR:-/tmp}/k8sref-test.XXXXXX")
	out=$dir/out
	err=$dir/err
}

teardown()
{
	chmod -R u+rwx "$dir"
	rm -rf "$dir"
}

k8sref()
{
	status=0
	"$K8SREF" "$@" >"$out" 2>"$err" || status=$?
}

compile()
{
	status=0
	"$K8SREF_COMPILE" "$@" >"$out" 2>"$err" || status=$?
}

need_compiler()
{
	[ -x "$K8SREF_COMPILE" ] || skip 'k8sref-compile is not built'
}

need()
{
	command -v "$1" >/dev/null 2>&1 || skip "$1 is not installed"
}

show()
{
	echo "status: $status"
	echo "output:"
	head -c 2000 "$out"
	echo "errors:"
	head -c 2000 "$err"
	return 1
}

expect_status()
{
	[ "$status" -eq "$1" ] || { echo "expected status $1"; show; }
}

# expect_out TEXT: standard output holds the text.
expect_out()
{
	grep -qF -e "$1" "$out" || { echo "expected output: $1"; show; }
}

expect_no_out()
{
	[ ! -s "$out" ] || { echo 'expected no output'; show; }
}

expect_err()
{
	grep -qF -e "$1" "$err" || { echo "expected on stderr: $1"; show; }
}

expect_no_err()
{
	[ ! -s "$err" ] || { echo 'expected nothing on stderr'; show; }
}

# expect_lines FILE N
expect_lines()
{
	[ "$(wc -l <"$1")" -eq "$2" ] || { echo "expected $2 lines in $1"; show; }
}

# expect_first TEXT: the first field of the first line of output.
expect_first()
{
	[ "$(head -n 1 "$out" | cut -f 1)" = "$1" ] ||
	    { echo "expected first: $1"; show; }
}

# No byte that a terminal could take for a command, but LF.
expect_clean()
{
	! LC_ALL=C grep -q "$(printf '[\001-\011\013-\037\177]')" "$1" ||
	    { echo "control characters in $1"; show; }
}

# note FILE TITLE SUMMARY: the least that compiles, below $dir.
note()
{
	mkdir -p "$(dirname "$dir/$1")"
	printf '# %s\n\n> %s\n' "$2" "$3" >"$dir/$1"
}
