# What is made from the notes, and what a release brings along ready-made.

# KR_PACK
# -------
# Decide who makes the built-in pack:
#   MAKE_PACK         a k8sref-compile that runs here; otherwise it is
#                     prebuilt/builtin.pack
#   PACK_FOR_BUILD    it is built with CC_FOR_BUILD, because we cross-compile,
#                     or link statically where md4c is a shared library only
#   BUILD_COMPILER    k8sref-compile is also built for the host, to install
AC_DEFUN([KR_PACK],
[AC_ARG_VAR([CC_FOR_BUILD],
    [C compiler for programs that run during a cross build])
AC_ARG_VAR([CPPFLAGS_FOR_BUILD], [preprocessor flags for CC_FOR_BUILD])
AC_ARG_VAR([CFLAGS_FOR_BUILD], [flags for CC_FOR_BUILD])
AC_ARG_VAR([LDFLAGS_FOR_BUILD], [linker flags for CC_FOR_BUILD])
KR_CHECK_FILE([prebuilt/builtin.pack], [kr_prebuilt_pack])
kr_made_by=
AS_IF([test "$enable_compiler" = no], [],
    [test "$cross_compiling" = no && test -n "$MD4C_LIBS"],
    [kr_made_by=host],
    [KR_CC_FOR_BUILD])
AS_IF([test -n "$kr_made_by" && test "${GMSGFMT:-:}" = :],
    [AS_IF([test "$kr_prebuilt_pack" = yes], [kr_made_by=],
        [KR_MISSING([GNU gettext's msgfmt], [gettext], [gettext-devel],
            [gettext-dev], [gettext])])])
AS_IF([test -z "$kr_made_by" && test "$kr_prebuilt_pack" = no],
    [AS_IF([test "$enable_compiler" = no],
        [AC_MSG_ERROR([--enable-compiler=no wants the compiled notes of a
release, prebuilt/builtin.pack, which is not here])],
        [test "$cross_compiling,$enable_compiler" = yes,auto],
        [AC_MSG_ERROR([the notes cannot be compiled: CC_FOR_BUILD
(${CC_FOR_BUILD:-not found}) does not build a program with md4c and zlib for
this machine.  Install them here (Debian: libmd4c-dev, zlib1g-dev; Fedora:
md4c-devel, zlib-devel; Alpine: md4c-dev, zlib-dev; Homebrew: md4c, zlib),
or build from a release, which carries the compiled notes.])],
        [KR_MISSING_MD4C([A release carries the compiled notes and can do without.])])])
AS_CASE([$kr_made_by],
    [host], [kr_pack_summary="compiled from data/notes"],
    [build], [kr_pack_summary="compiled from data/notes by a k8sref-compile built with $CC_FOR_BUILD"],
    [kr_pack_summary="prebuilt/builtin.pack; data/notes is not looked at"])
AS_IF([test -n "$MD4C_LIBS"], [kr_compiler_summary=yes],
    [test "$enable_compiler" = no], [kr_compiler_summary=no],
    [kr_compiler_summary="no, md4c is missing"])
AM_CONDITIONAL([MAKE_PACK], [test -n "$kr_made_by"])
AM_CONDITIONAL([PACK_FOR_BUILD], [test "$kr_made_by" = build])
AM_CONDITIONAL([BUILD_COMPILER], [test -n "$MD4C_LIBS"])])

# KR_CC_FOR_BUILD
# ---------------
# Set kr_made_by=build where CC_FOR_BUILD makes programs that run here and
# finds both libraries.
AC_DEFUN([KR_CC_FOR_BUILD],
[AC_CHECK_PROGS([CC_FOR_BUILD], [gcc cc clang])
: "${CFLAGS_FOR_BUILD=-O2}"
AC_MSG_CHECKING([whether ${CC_FOR_BUILD:-cc} builds with md4c and zlib for here])
cat >conftest.c <<_KR_EOF
#include <md4c.h>
#include <zlib.h>
int
main(int argc, char **argv)
{
	(void)argv;
	return argc > 1 ? md_parse("", 0, 0, 0) : zlibVersion() == 0;
}
_KR_EOF
AS_IF([test -n "$CC_FOR_BUILD" &&
    $CC_FOR_BUILD $CPPFLAGS_FOR_BUILD $CFLAGS_FOR_BUILD $LDFLAGS_FOR_BUILD \
        -o conftest-build conftest.c -lmd4c -lz >&AS_MESSAGE_LOG_FD 2>&1 &&
    ./conftest-build >&AS_MESSAGE_LOG_FD 2>&1],
    [kr_made_by=build
    AC_MSG_RESULT([yes])],
    [AC_MSG_RESULT([no])])
rm -f conftest.c conftest-build])

# KR_CHECK_FILE(FILE, VARIABLE)
# ----------------------------------
# Set VARIABLE to whether the source tree has FILE; unlike AC_CHECK_FILE it
# works when cross-compiling.
AC_DEFUN([KR_CHECK_FILE],
[AC_MSG_CHECKING([for $1])
AS_IF([test -e "$srcdir/$1"], [$2=yes], [$2=no])
AC_MSG_RESULT([$$2])])

# KR_MANUAL
# ---------
# The pages of section 7 are written by k8sref itself, those in other
# languages by po4a.  Conditionals: MAKE_TOPICS, HAVE_TOPICS (made, or in
# prebuilt/), MAKE_TRANSLATED, HAVE_TRANSLATED.
AC_DEFUN([KR_MANUAL],
[KR_CHECK_FILE([prebuilt/topics], [kr_prebuilt_topics])
KR_CHECK_FILE([prebuilt/translated], [kr_prebuilt_translated])
AS_IF([test "$cross_compiling" = no],
    [kr_topics=made kr_topics_summary="written by k8sref"],
    [test "$kr_prebuilt_topics" = yes],
    [kr_topics=prebuilt kr_topics_summary="prebuilt"],
    [kr_topics=none
    kr_topics_summary="none: k8sref, which writes them, does not run here"])
AM_CONDITIONAL([MAKE_TOPICS], [test $kr_topics = made])
AM_CONDITIONAL([HAVE_TOPICS], [test $kr_topics != none])
PO4A=
AS_IF([test "$with_po4a" != no], [AC_CHECK_PROGS([PO4A], [po4a])])
AS_IF([test "$with_po4a,$PO4A" = yes,],
    [KR_MISSING([po4a], [po4a], [po4a], [po4a], [po4a])])
AS_IF([test -n "$PO4A"], [kr_translated=made kr_po4a_summary="written by po4a"],
    [test "$kr_prebuilt_translated" = yes],
    [kr_translated=prebuilt kr_po4a_summary="prebuilt"],
    [kr_translated=none kr_po4a_summary="none, po4a is missing"])
AM_CONDITIONAL([MAKE_TRANSLATED], [test $kr_translated = made])
AM_CONDITIONAL([HAVE_TRANSLATED], [test $kr_translated != none])])
