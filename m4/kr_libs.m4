# The libraries that k8sref is built with.

# KR_ZLIB
# -------
# Set ZLIB_LIBS, for everything, and ZLIB_FAST_LIBS, for k8sref itself: the
# static library where there is one.
AC_DEFUN([KR_ZLIB],
[ZLIB_LIBS=
AC_CHECK_HEADER([zlib.h],
    [AC_CHECK_LIB([z], [inflateSetDictionary], [ZLIB_LIBS=-lz])])
AS_IF([test -z "$ZLIB_LIBS"],
    [KR_MISSING([zlib], [zlib1g-dev], [zlib-devel], [zlib-dev], [zlib])])
AC_SUBST([ZLIB_LIBS])
ZLIB_FAST_LIBS=$ZLIB_LIBS
kr_zlib_summary=shared
AS_IF([test "$with_static_zlib" != no], [KR_STATIC_ZLIB])
AC_SUBST([ZLIB_FAST_LIBS])])

# KR_STATIC_ZLIB
# --------------
# Look for a libz.a that links into what $CC builds by default, a
# position-independent executable as a rule.  The linker's own search path
# comes first, since it is the one that found zlib.h's other half; on Darwin,
# whose linker has no -Bstatic and whose own libz costs nothing to load, only
# a full path will do.
AC_DEFUN([KR_STATIC_ZLIB],
[kr_found=no
AC_MSG_CHECKING([for a static zlib])
AS_CASE([" $LDFLAGS "],
    [*" -static "* | *" -static-pie "*], [kr_candidates=$ZLIB_LIBS],
    [kr_candidates=`$CC $CPPFLAGS $CFLAGS $LDFLAGS -print-file-name=libz.a \
        2>/dev/null | grep /`
    AS_CASE([$host_os], [darwin*], [],
        [kr_candidates="-Wl,-Bstatic,-lz,-Bdynamic $kr_candidates"])])
kr_save_LIBS=$LIBS
for kr_candidate in $kr_candidates; do
	LIBS="$kr_candidate $kr_save_LIBS"
	AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <zlib.h>]],
	    [[z_stream z = { 0 }; return inflateInit(&z) != Z_OK;]])],
	    [kr_found=$kr_candidate; break])
done
LIBS=$kr_save_LIBS
AC_MSG_RESULT([$kr_found])
AS_IF([test "$kr_found" != no],
    [ZLIB_FAST_LIBS=$kr_found kr_zlib_summary="static, $kr_found"],
    [test "$with_static_zlib" = yes],
    [KR_MISSING([a static zlib (libz.a)], [zlib1g-dev], [zlib-static],
        [zlib-static], [zlib],
        [--with-static-zlib=no links the shared library.])])])

# KR_MD4C
# -------
# Set MD4C_LIBS where md4c is, for k8sref-compile only.
AC_DEFUN([KR_MD4C],
[MD4C_LIBS=
AS_IF([test "$enable_compiler" != no],
    [AC_CHECK_HEADER([md4c.h], [AC_CHECK_LIB([md4c], [md_parse],
        [MD4C_LIBS=-lmd4c])])
    AS_IF([test "$enable_compiler,$MD4C_LIBS" = yes,], [KR_MISSING_MD4C])])
AC_SUBST([MD4C_LIBS])])

AC_DEFUN([KR_MISSING_MD4C],
[KR_MISSING([md4c, which k8sref-compile reads Markdown with,],
    [libmd4c-dev], [md4c-devel], [md4c-dev], [md4c], [$1])])

# KR_CMOCKA
# ---------
# Set CMOCKA_LIBS and HAVE_CMOCKA; without it the unit tests are skipped.
AC_DEFUN([KR_CMOCKA],
[CMOCKA_LIBS=
AS_IF([test "$with_cmocka" != no],
    [AC_CHECK_HEADER([cmocka.h],
        [AC_CHECK_LIB([cmocka], [_cmocka_run_group_tests],
            [CMOCKA_LIBS=-lcmocka])],
        [],
        [#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
])])
AS_IF([test "$with_cmocka,$CMOCKA_LIBS" = yes,],
    [KR_MISSING([cmocka], [libcmocka-dev], [libcmocka-devel], [cmocka-dev],
        [cmocka])])
AS_IF([test -n "$CMOCKA_LIBS"], [kr_cmocka_summary=yes],
    [test "$with_cmocka" = no], [kr_cmocka_summary="no: they count as skipped"],
    [kr_cmocka_summary="no, cmocka is missing: they count as skipped"])
AC_SUBST([CMOCKA_LIBS])
AM_CONDITIONAL([HAVE_CMOCKA], [test -n "$CMOCKA_LIBS"])])

# KR_LIBEDIT
# ----------
# Set EDIT_LIBS and HAVE_LIBEDIT.  A static libedit costs a one-shot lookup
# nothing; where there is none, or it does not link, the shared one is loaded
# when the first prompt is shown (LIBEDIT_ON_DEMAND).  On Darwin it is part of
# the system, and costs nothing to load.
AC_DEFUN([KR_LIBEDIT],
[EDIT_LIBS= kr_libedit=no kr_on_demand=0
AS_IF([test "$with_libedit" != no],
    [AC_CHECK_HEADER([histedit.h], [kr_libedit=shared])
    AS_IF([test "$kr_libedit,$with_libedit" = shared,shared], [],
        [test "$kr_libedit" = shared], [KR_STATIC_LIBEDIT])
    AS_IF([test "$kr_libedit" = shared], [KR_SHARED_LIBEDIT])
    AS_IF([test "$kr_libedit,$with_libedit" = no,auto],
        [KR_MISSING([libedit, which the interactive search edits lines with,],
            [libedit-dev], [libedit-devel], [libedit-dev], [libedit],
            [--with-libedit=no reads lines without editing them.])],
        [test "$with_libedit" = static && test "$kr_libedit" != static],
        [KR_MISSING([a static libedit (libedit.a)], [libedit-dev],
            [libedit-devel], [libedit-static], [libedit],
            [--with-libedit=shared loads the shared library.])])])
AC_SUBST([EDIT_LIBS])
AC_DEFINE_UNQUOTED([LIBEDIT_ON_DEMAND], [$kr_on_demand],
    [Define to 1 to load libedit when the first prompt is shown.])
AM_CONDITIONAL([HAVE_LIBEDIT], [test "$kr_libedit" != no])
kr_libedit_summary="$kr_libedit${EDIT_LIBS:+, $EDIT_LIBS}"])

# KR_STATIC_LIBEDIT
# -----------------
# What libedit.a needs besides differs: the terminal's descriptions are in
# libtinfo, libtinfow, libncursesw or libncurses, and Debian takes strlcpy(3)
# from libbsd.
AC_DEFUN([KR_STATIC_LIBEDIT],
[AC_MSG_CHECKING([for a static libedit])
kr_found=no
kr_save_LIBS=$LIBS
AS_CASE([$host_os], [darwin*], [kr_candidates=],
    [kr_candidates="-ledit,-ltinfo,-lbsd,-lmd -ledit,-ltinfo -ledit,-ltinfow \
        -ledit,-lncursesw,-lbsd,-lmd -ledit,-lncursesw -ledit,-lncurses"])
# Where everything is linked statically, -Bdynamic would undo it.
AS_CASE([" $LDFLAGS "], [*" -static "* | *" -static-pie "*], [kr_back=],
    [kr_back=,-Bdynamic])
for kr_candidate in $kr_candidates; do
	kr_candidate="-Wl,-Bstatic,$kr_candidate$kr_back"
	LIBS="$kr_candidate $kr_save_LIBS"
	AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <histedit.h>]],
	    [[return el_wset((EditLine *)0, 0) + (history_winit() != 0);]])],
	    [kr_found=$kr_candidate; break])
done
LIBS=$kr_save_LIBS
AC_MSG_RESULT([$kr_found])
AS_IF([test "$kr_found" != no],
    [EDIT_LIBS=$kr_found kr_libedit=static])])

# KR_SHARED_LIBEDIT
# -----------------
AC_DEFUN([KR_SHARED_LIBEDIT],
[AS_CASE([$host_os],
    [darwin*], [EDIT_LIBS=-ledit],
    [kr_on_demand=1
    kr_save_LIBS=$LIBS
    AC_SEARCH_LIBS([dlopen], [dl])
    AS_CASE([$ac_cv_search_dlopen], [-l*], [EDIT_LIBS=$ac_cv_search_dlopen])
    LIBS=$kr_save_LIBS
    kr_libedit="shared, loaded on demand"])])
