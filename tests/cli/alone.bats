load helper

# A folder with nothing but the program and what it loads.
make_root()
{
	mkdir -p "$dir/root"
	cp "$K8SREF" "$dir/root/k8sref"
	for file in $(ldd "$K8SREF" | grep -o '/[^ )]*' | sort -u); do
		mkdir -p "$dir/root$(dirname "$file")"
		cp "$file" "$dir/root$file"
	done
}

@test "alone in an empty root it answers, and speaks Chinese" {
	PATH=$PATH:/usr/sbin:/sbin
	[ "$(id -u)" -eq 0 ] || skip 'only root may change the root'
	need chroot
	need ldd
	! ldd "$K8SREF" | grep -q -e asan -e ubsan ||
	    skip 'the sanitizers want a whole system'
	make_root
	env -i "$(command -v chroot)" "$dir/root" /k8sref pods crashloopbackoff >"$out"
	expect_out 'The container starts'
	env -i "$(command -v chroot)" "$dir/root" /k8sref -L zh_TW pods crashloopbackoff >"$out"
	expect_out '容器啟動後'
	expect_out '參見'
	status=0
	env -i LANG=zh_TW.UTF-8 "$(command -v chroot)" "$dir/root" /k8sref qqqqzzzz >"$out" 2>"$err" || status=$?
	expect_status 1
	expect_err '找不到'
	status=0
	env -i LANG=zh_TW.UTF-8 "$(command -v chroot)" "$dir/root" /k8sref --pack /none x >"$out" 2>"$err" || status=$?
	expect_status 3
	expect_err '沒有這個檔案或目錄'
}
