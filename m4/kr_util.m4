# Small helpers for configure.ac.

# KR_ARG_CHOICE(enable|with, NAME, DEFAULT, CHOICES, HELP)
# --------------------------------------------------------
# An option that takes one of CHOICES and stops configure at anything else.
AC_DEFUN([KR_ARG_CHOICE],
[m4_pushdef([kr_var], [$1_]m4_translit([$2], [-], [_]))dnl
m4_if([$1], [enable], [AC_ARG_ENABLE], [AC_ARG_WITH])([$2],
    [AS_HELP_STRING([--$1-$2=m4_translit([$4], [ ], [|])],
        [$5 @<:@default=$3@:>@])],
    [], [kr_var=$3])
AS_CASE([" $4 "],
    [*" $kr_var "*], [],
    [AC_MSG_ERROR(
        ['$kr_var' is no value for --$1-$2; it takes one of: $4])])
m4_popdef([kr_var])])

# KR_ARG_DIR(NAME, VARIABLE, DEFAULT, HELP)
# -----------------------------------------
# --with-NAME=DIR, where --without-NAME means that nothing is installed there.
AC_DEFUN([KR_ARG_DIR],
[AC_ARG_WITH([$1],
    [AS_HELP_STRING([--with-$1=DIR], [$4 @<:@default=$3@:>@])],
    [AS_CASE([$withval],
        [yes], [$2='$3'],
        [no], [$2=],
        [$2=$withval])],
    [$2='$3'])
AC_SUBST([$2])])

# KR_MISSING(WHAT, DEBIAN, FEDORA, ALPINE, HOMEBREW, [ADVICE])
# ------------------------------------------------------------
# Stop, and say which package helps.
AC_DEFUN([KR_MISSING],
[AC_MSG_ERROR([$1 is missing.  The package to install is

    Debian, Ubuntu    $2
    Fedora            $3
    Alpine            $4
    Homebrew          $5

m4_default([$6], [./bootstrap installs everything that is missing.])])])

# KR_CC_FLAG(VARIABLE, FLAG)
# --------------------------
# Append FLAG to VARIABLE where the compiler knows it.  -Werror turns the
# warning about an unknown flag, which is all that clang gives, into a no.
AC_DEFUN([KR_CC_FLAG],
[AS_VAR_PUSHDEF([kr_cache], [kr_cv_cc_flag_$2])dnl
AC_CACHE_CHECK([whether $CC takes $2], [kr_cache],
    [kr_save_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS -Werror $2"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
        [AS_VAR_SET([kr_cache], [yes])], [AS_VAR_SET([kr_cache], [no])])
    CFLAGS=$kr_save_CFLAGS])
AS_VAR_IF([kr_cache], [yes], [$1="${$1:+$$1 }$2"])
AS_VAR_POPDEF([kr_cache])])

# KR_SANITIZERS
# -------------
# AddressSanitizer and UndefinedBehaviorSanitizer; the first finding ends the
# program, so that no test can overlook it.
AC_DEFUN([KR_SANITIZERS],
[kr_sanitize="-fsanitize=address,undefined -fno-sanitize-recover=all"
AC_MSG_CHECKING([whether $CC has the sanitizers])
kr_save_CFLAGS=$CFLAGS
CFLAGS="$CFLAGS $kr_sanitize"
AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes])],
    [AC_MSG_RESULT([no])
    AC_MSG_ERROR([$CC cannot link with $kr_sanitize, which
--enable-sanitizers needs; gcc wants libasan and libubsan, clang compiler-rt])])
CFLAGS=$kr_save_CFLAGS
KR_CFLAGS="$KR_CFLAGS $kr_sanitize -fno-omit-frame-pointer"
KR_LDFLAGS="$KR_LDFLAGS $kr_sanitize"])

# KR_MAKE_FLAGS
# -------------
# Keep make's "Leaving directory" from being the last word of "make check".
AC_DEFUN([KR_MAKE_FLAGS],
[AC_CACHE_CHECK([whether ${MAKE-make} is GNU make], [kr_cv_gnu_make],
    [AS_CASE([`${MAKE-make} --version 2>/dev/null`],
        [*GNU*], [kr_cv_gnu_make=yes], [kr_cv_gnu_make=no])])
AM_MAKEFLAGS=
AS_IF([test "$kr_cv_gnu_make" = yes], [AM_MAKEFLAGS=--no-print-directory])
AC_SUBST([AM_MAKEFLAGS])])
