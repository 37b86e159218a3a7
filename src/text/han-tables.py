#!/usr/bin/env python3
"""Generate han-tables.h from Unicode's Unihan database.

    han-tables.py DIRECTORY > han-tables.h
    han-tables.py --check han-tables.h DIRECTORY

DIRECTORY holds Unihan_Readings.txt and its companions, as they are or
compressed with bzip2; Debian's package unicode-data installs them in
/usr/share/unicode.

With --check nothing is written; exit status 0 means that the header is what
this script would write, 1 that it is not, 77 that the data cannot tell,
because it is missing or of another Unicode version.
"""

import argparse
import bz2
import os
import re
import sys
import unicodedata

FILES = ["Unihan_OtherMappings.txt", "Unihan_Readings.txt",
         "Unihan_Variants.txt"]
SKIPPED = 77                # automake's exit status for "cannot be tested"

# The ideographs that modern Chinese is written with; beyond the basic block
# are rarities and names.
FIRST, LAST = 0x4E00, 0x9FFF

# Everyday characters whose simplified form Unihan does not tell, or only as
# one outside of the basic block.
ADDED = {
    0x4F54: 0x5360,         # to occupy
    0x7C64: 0x7B7E,         # a slip of bamboo, a label
    0x88CF: 0x91CC,         # inside
    0x9031: 0x5468,         # a week
    0x9451: 0x9274,         # to examine: authorization
}

# Big5's first level, the 5,401 characters of everyday use in Taiwan.
BIG5_LEVEL_1 = range(0xA440, 0xC67F)


class DataError(Exception):
    """The data files are missing or not what we expect."""


def read_text(directory, name):
    """A data file, compressed or not; fails with a DataError."""
    path = os.path.join(directory, name)
    try:
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                return f.read()
        with bz2.open(path + ".bz2", "rt", encoding="utf-8") as f:
            return f.read()
    except OSError as e:
        raise DataError(f"{path}: {e.strerror}") from e


def read_fields(directory, name, wanted):
    """{field: {code point: value}} of the basic block."""
    fields = {field: {} for field in wanted}
    for line in read_text(directory, name).splitlines():
        if line.startswith("#") or not line:
            continue
        cp, field, value = line.split("\t", 2)
        number = int(cp[2:], 16)
        if field in fields and FIRST <= number <= LAST:
            fields[field][number] = value
    return fields


def read_version(directory):
    """The Unicode version, which all files must agree on."""
    found = set()
    for name in FILES:
        match = re.search(r"Unicode [Vv]ersion:? (\d+\.\d+\.\d+)",
                          read_text(directory, name)[:2000])
        if match:
            found.add(match.group(1))
    if len(found) != 1:
        raise DataError(f"{directory}: versions {sorted(found)} are mixed")
    return found.pop()


def code_points(value):
    """The characters of a variant field that are in the basic block."""
    found = [int(v[2:].split("<")[0], 16) for v in value.split()]
    return [cp for cp in found if FIRST <= cp <= LAST]


def fold_map(directory):
    """{traditional: simplified}, followed to the end; only what changes.

    Where a character has several, one that is not itself is taken: search
    had rather find too much than miss what another writer spelt otherwise.
    """
    simplified = read_fields(directory, "Unihan_Variants.txt",
                             ["kSimplifiedVariant"])["kSimplifiedVariant"]
    step = dict(ADDED)
    for cp, value in simplified.items():
        others = [v for v in code_points(value) if v != cp]
        if others:
            step[cp] = others[0]
    fold = {}
    for cp in step:
        end, seen = cp, set()
        while end in step and end not in seen:
            seen.add(end)
            end = step[end]
        # Two that point at each other go to the smaller.
        end = min(seen) if end in seen else end
        if end != cp:
            fold[cp] = end
    return fold


def everyday(directory, fold):
    """What people may spell: the characters of GB 2312 and of Big5's first
    level, folded."""
    maps = read_fields(directory, "Unihan_OtherMappings.txt",
                       ["kGB0", "kBigFive"])
    found = set(maps["kGB0"])
    found |= {cp for cp, code in maps["kBigFive"].items()
              if int(code, 16) in BIG5_LEVEL_1}
    return {fold.get(cp, cp) for cp in found}


def plain_syllable(reading):
    """zhòng as zhong, lǜ as lv: what is typed."""
    letters = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(c for c in letters if "a" <= c <= "z")


def syllables_of(readings, cp):
    """Readings that are in use, without tones; the usual one first."""
    found = readings["kMandarin"].get(cp, "").split()
    common = readings["kHanyuPinlu"].get(cp)
    if common:
        found += re.findall(r"([^\s(]+)\(", common)
    else:
        found += re.findall(r":([^\s,]+)", readings["kTGHZ2013"].get(cp, ""))
    return {s for s in map(plain_syllable, found)
            if s and re.search("[aeiouv]", s)}


def spellings(directory, fold):
    """{syllable: sorted folded characters}."""
    readings = read_fields(directory, "Unihan_Readings.txt",
                           ["kMandarin", "kHanyuPinlu", "kTGHZ2013"])
    wanted = everyday(directory, fold)
    table = {}
    for cp in range(FIRST, LAST + 1):
        to = fold.get(cp, cp)
        if to in wanted:
            for syllable in syllables_of(readings, cp):
                table.setdefault(syllable, set()).add(to)
    return {s: sorted(table[s]) for s in sorted(table)}


def rows(items, per_line):
    """Lines of an array's initialiser."""
    for i in range(0, len(items), per_line):
        yield "\t" + " ".join(f"{item}," for item in items[i:i + per_line])


def hexes(numbers):
    return [f"0x{n:04X}" for n in numbers]


def header(directory):
    """The whole text of han-tables.h."""
    version = read_version(directory)
    fold = fold_map(directory)
    table = spellings(directory, fold)
    longest = max(map(len, table))
    starts = [0]
    for characters in table.values():
        starts.append(starts[-1] + len(characters))
    names = "".join(f" *\t{name}\n" for name in FILES)
    out = [f"""\
/*
 * What Unicode's Unihan database says about ideographs.  For han.c only.
 *
 * Generated by han-tables.py; do not edit.  Unicode {version}:
{names} *
 * Copyright (c) Unicode, Inc.; terms: https://www.unicode.org/terms_of_use.html
 */
#ifndef KR_TEXT_HAN_TABLES_H
#define KR_TEXT_HAN_TABLES_H

#include <stdint.h>

#define HAN_VERSION\t"{version}"
#define HAN_FOLDS\t{len(fold)}u
#define HAN_SYLLABLES\t{len(table)}u
#define HAN_SPELLING\t{longest}\t/* letters of the longest syllable */

/* Traditional characters, sorted, and the simplified ones they fold to. */
static const uint16_t han_fold_from[HAN_FOLDS] = {{"""]
    out += rows(hexes(sorted(fold)), 9)
    out += ["};", "", "static const uint16_t han_fold_to[HAN_FOLDS] = {"]
    out += rows(hexes(fold[cp] for cp in sorted(fold)), 9)
    out += ["};", "", "/* Mandarin syllables without tones, sorted. */",
            "static const char han_syllable[HAN_SYLLABLES][HAN_SPELLING + 1]"
            " = {"]
    out += rows([f'"{s}"' for s in table], 7)
    out += ["};", "", "/* Where each syllable's characters begin, and the"
            " end. */", "static const uint16_t han_starts[HAN_SYLLABLES + 1]"
            " = {"]
    out += rows(starts, 11)
    out += ["};", "", "/* Folded characters of each syllable, sorted. */",
            f"static const uint16_t han_spelt[{starts[-1]}] = {{"]
    out += rows(hexes(cp for cs in table.values() for cp in cs), 9)
    out += ["};", "", "#endif", ""]
    return "\n".join(out)


def is_of_version(text, version, path, directory):
    """Is the header of this version of Unicode?"""
    if f'"{version}"' in text:
        return True
    print(f"skipped: {path} is of another Unicode version than {directory} "
          f"({version})", file=sys.stderr)
    return False


def check(path, directory):
    """Exit status of --check; a difference is explained."""
    try:
        version = read_version(directory)
    except DataError as e:
        print(f"skipped: {e}", file=sys.stderr)
        return SKIPPED
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if not is_of_version(text, version, path, directory):
        return SKIPPED
    if text == header(directory):
        return 0
    print(f"{path} is not what han-tables.py makes of {directory}",
          file=sys.stderr)
    return 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", metavar="HEADER")
    parser.add_argument("directory")
    options = parser.parse_args()
    try:
        if options.check:
            return check(options.check, options.directory)
        sys.stdout.write(header(options.directory))
    except DataError as e:
        print(f"han-tables.py: {e}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
