load helper

chinese='容器啟動後'
english='The container starts'

@test "no locale: English" {
	k8sref pods crashloopbackoff
	expect_out "$english"
}

@test "LANG chooses the language, installed locale or not" {
	LANG=zh_TW.UTF-8 k8sref pods crashloopbackoff
	expect_out "$chinese"
	expect_out '參見'
}

@test "LC_ALL wins over LC_MESSAGES, and that over LANG" {
	LC_ALL=en_US.UTF-8 LC_MESSAGES=zh_TW.UTF-8 LANG=zh_TW.UTF-8 k8sref pods crashloopbackoff
	expect_out "$english"
	LC_MESSAGES=zh_TW.UTF-8 LANG=en_US.UTF-8 k8sref pods crashloopbackoff
	expect_out "$chinese"
}

@test "LANGUAGE wins over the locale, unless that is C" {
	LANGUAGE=fr:zh_TW LANG=en_US.UTF-8 k8sref pods crashloopbackoff
	expect_out "$chinese"
	LANGUAGE=zh_TW LANG=C k8sref pods crashloopbackoff
	expect_out "$english"
	LANGUAGE=zh_TW k8sref pods crashloopbackoff
	expect_out "$english"
	LANGUAGE=zh_TW LC_ALL=POSIX LANG=zh_TW.UTF-8 k8sref pods crashloopbackoff
	expect_out "$english"
}

@test "a language that nobody wrote falls back to English" {
	LANG=tlh_QO.UTF-8 k8sref pods crashloopbackoff
	expect_status 0
	expect_out "$english"
}

@test "-L wins over everything" {
	LC_ALL=en_US.UTF-8 LANGUAGE=en k8sref -L zh_TW pods crashloopbackoff
	expect_out "$chinese"
	LC_ALL=zh_TW.UTF-8 k8sref -L en pods crashloopbackoff
	expect_out "$english"
}

@test "-L speaks Chinese in the C locale, errors as well" {
	LC_ALL=C k8sref -L zh_TW qqqqzzzz
	expect_status 1
	expect_err '找不到'
}

@test "help and wrong options speak the language of the environment" {
	LANG=zh_TW.UTF-8 k8sref --help
	expect_out '用法'
	LANG=zh_TW.UTF-8 k8sref --no-such
	expect_status 2
	! grep -q 'no such option' "$err"
}

@test "a note that is not translated is shown in English, and told" {
	need_compiler
	note notes/a/one.md One 'First summary.'
	note notes/a/two.md Two 'Second summary.'
	note notes.zh_TW/a/one.md 一 第一。
	compile -q -o "$dir/p" "$dir/notes"
	LANG=zh_TW.UTF-8 k8sref --pack "$dir/p" a one
	expect_out 第一
	expect_no_err
	LANG=zh_TW.UTF-8 k8sref --pack "$dir/p" a two
	expect_status 0
	expect_out 'Second summary.'
	expect_lines "$err" 1
}

@test "-L never shows another language" {
	need_compiler
	note notes/a/one.md One 'First summary.'
	note notes/a/two.md Two 'Second summary.'
	note notes.zh_TW/a/one.md 一 第一。
	compile -q -o "$dir/p" "$dir/notes"
	k8sref -L zh_TW --pack "$dir/p" a two
	expect_status 1
	expect_no_out
	expect_err 'a/two'
}

@test "every message is translated" {
	need msgfmt
	po=$BATS_TEST_DIRNAME/../../po/zh_TW.po
	run env LC_ALL=C msgfmt --check --statistics -o /dev/null "$po"
	[ "$status" -eq 0 ]
	! echo "$output" | grep -qE 'fuzzy|untranslated'
}

@test "other spellings of a language" {
	for code in zh-TW zh_TW.UTF-8 zh_HK zh_Hant_TW zh; do
		k8sref -L $code pods crashloopbackoff
		expect_out "$chinese"
	done
	k8sref -L zh_CN pods
	expect_status 2
}

# A Chinese locale that the C library knows, for the tests whose fault shows
# only then; LOCPATH is where it looks.
need_locale()
{
	need localedef
	localedef -i zh_TW -f UTF-8 "$dir/zh_TW.UTF-8" >/dev/null 2>&1 ||
	    skip 'no sources of locales are installed'
	export LOCPATH=$dir
}

@test "errors of the system are in the language of the messages" {
	need_locale
	LANG=zh_TW.UTF-8 k8sref --pack "$dir/none" x
	expect_status 3
	expect_err "$dir/none: 沒有這個檔案或目錄"
	LANG=zh_TW.UTF-8 k8sref -L en --pack "$dir/none" x
	expect_err "$dir/none: No such file or directory"
	k8sref -L zh_TW --pack "$dir/none" x
	expect_err '沒有這個檔案或目錄'
	LC_ALL=zh_TW.UTF-8 k8sref -L zh_TW --pack / x
	expect_err '是一個目錄'
	[ ! -w /dev/full ] ||
	    { status=0; LANG=zh_TW.UTF-8 "$K8SREF" -h 2>"$err" >/dev/full || status=$?; }
	expect_err '裝置上沒有剩餘空間'
}

@test "the same of k8sref-compile, with no catalogue installed" {
	need_compiler
	need_locale
	LANG=zh_TW.UTF-8 compile -o "$dir/x" "$dir/none"
	expect_err '沒有這個檔案或目錄'
	if grep -q '?' "$err"; then show; fi
	LANG=en_US.UTF-8 compile -o "$dir/x" "$dir/none"
	expect_err 'No such file or directory'
	unset LOCPATH
	LANG=zh-TW compile --help
	expect_out '用法'
}

@test "a full-width colon has no space after it" {
	k8sref -L zh_TW pods
	expect_out '別名：po, pod'
	k8sref -L zh_TW --format=man pods
	! grep -q '： ' "$out"
}
