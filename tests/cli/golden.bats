load helper

# golden LANGUAGE WIDTH NOTE: the fixture's note against golden/.
golden()
{
	need_compiler
	compile -q -o "$dir/p" "$BATS_TEST_DIRNAME/fixture/notes"
	expect_status 0
	k8sref --pack "$dir/p" -L "$1" --width "$2" "demo/$3"
	expect_status 0
	diff -u "$BATS_TEST_DIRNAME/golden/$3.$1.$2" "$out"
}

@test "everything, English, 40 columns" { golden en 40 everything; }
@test "everything, English, 80 columns" { golden en 80 everything; }
@test "everything, English, 120 columns" { golden en 120 everything; }
@test "everything, Chinese, 40 columns" { golden zh_TW 40 everything; }
@test "everything, Chinese, 80 columns" { golden zh_TW 80 everything; }
@test "everything, Chinese, 120 columns" { golden zh_TW 120 everything; }
@test "a tldr page, 80 columns" { golden en 80 plain; }

# other FORMAT NAME: the same for the other outputs.
other()
{
	need_compiler
	compile -q -o "$dir/p" "$BATS_TEST_DIRNAME/fixture/notes"
	k8sref --pack "$dir/p" "--format=$1" --color="${3:-auto}" demo/everything
	expect_status 0
	diff -u "$BATS_TEST_DIRNAME/golden/$2" "$out"
}

@test "everything as Markdown" { other markdown everything.md; }
@test "everything as JSON" { other json everything.json; }
@test "everything as a manual page" { other man everything.7; }
@test "everything in colour" { other terminal everything.color always; }
