#!/usr/bin/env python3
"""Generate unicode-tables.h from the Unicode Character Database.

    unicode-tables.py DIRECTORY > unicode-tables.h
    unicode-tables.py --check unicode-tables.h DIRECTORY

DIRECTORY holds UnicodeData.txt and its companions; Debian's package
unicode-data installs them in /usr/share/unicode.

With --check nothing is written; exit status 0 means that the header is what
this script would write, 1 that it is not, 77 that the data cannot tell,
because it is missing or of another Unicode version.
"""

import argparse
import os
import re
import sys

FILES = ["CaseFolding.txt", "EastAsianWidth.txt", "LineBreak.txt",
         "ScriptExtensions.txt", "Scripts.txt", "UnicodeData.txt"]
LIMIT = 0x110000            # code points
SKIPPED = 77                # automake's exit status for "cannot be tested"

# One byte describes a code point; the low two bits are its columns.
FLAGS = {
    "NOT_BEFORE": 0x04,     # no line starts with it
    "NOT_AFTER": 0x08,      # no line ends with it
    "BREAKABLE": 0x10,      # lines break beside it without a space
    "CJK": 0x20,
    "WORD": 0x40,
    "UNSAFE": 0x80,
}

# UAX #14, reduced to neighbours without a space, one of them BREAKABLE.
NOT_BEFORE = set("BK CR LF NL ZW WJ GL ZWJ CM CL CP EX IS SY QU NS CJ IN"
                 " BA HY PO B2 EM JV JT".split())
NOT_AFTER = set("WJ GL ZWJ OP QU PR BB JL".split())
BREAKABLE = set("ID JL H2 H3 EB EM RI CJ B2 ZW".split())
NEUTRAL = set("AI AL CB HL NU SA SG SP XX".split())

# Where UAX #14 leaves the choice, or would let a text look wrong.
OVERRIDES = {
    0x003C: "OP",           # <, placeholders are written <name>
    0x003E: "CP",           # >
    0x00B7: "NS",           # middle dot: between the parts of a name
    0x2015: "B2",           # horizontal bar, used as a dash
    0xFF0D: "NS",           # full-width hyphen, slash and tilde connect
    0xFF0F: "NS",
    0xFF5E: "NS",
}

# Scripts written without spaces; what several of them share counts as well.
CJK_SCRIPTS = {"Han", "Hiragana", "Katakana", "Bopomofo"}
CJK_EXTENSIONS = {"Hani", "Hira", "Kana", "Bopo"}

# Soft hyphen and joiners: format characters that do no harm.
HARMLESS = {0x00AD, 0x200C, 0x200D}


class DataError(Exception):
    """The data files are missing or not what we expect."""


def read_lines(directory, name):
    """Lines of a data file; fails with a DataError that names it."""
    try:
        with open(os.path.join(directory, name), encoding="utf-8") as f:
            return f.read().splitlines()
    except OSError as e:
        raise DataError(f"{e.filename}: {e.strerror}") from e


def read_version(directory):
    """The Unicode version, which all files that tell must agree on."""
    found = set()
    for name in FILES:
        match = re.match(r"# \w+-(\d+\.\d+\.\d+)\.txt",
                         read_lines(directory, name)[0])
        if match:
            found.add(match.group(1))
    if len(found) != 1:
        raise DataError(f"{directory}: versions {sorted(found)} are mixed")
    return found.pop()


def span(text):
    """The range of code points that "0041..005A" or "0041" stands for."""
    first, _, last = text.partition("..")
    return range(int(first, 16), int(last or first, 16) + 1)


def read_property(directory, name, default):
    """A list of the property's value for every code point.

    Newer files tell the defaults of whole blocks in "@missing" comments,
    the general ones first, older ones list what is reserved.
    """
    values = [default] * LIMIT
    lines = read_lines(directory, name)
    missing = [line.partition("@missing:")[2] for line in lines
               if line.startswith("# @missing:")]
    for line in missing + lines:
        line = line.partition("#")[0]
        if line.strip():
            where, value = (field.strip() for field in line.split(";")[:2])
            for cp in span(where):
                values[cp] = value
    return values


def read_unicode_data(directory):
    """General categories, and the single <wide> and <narrow> mappings."""
    category = ["Cn"] * LIMIT
    width_fold = {}
    first = 0
    for line in read_lines(directory, "UnicodeData.txt"):
        fields = line.split(";")
        cp = int(fields[0], 16)
        if not fields[1].endswith(", Last>"):
            first = cp
        for i in range(first, cp + 1):
            category[i] = fields[2]
        mapping = fields[5].split()
        if len(mapping) == 2 and mapping[0] in ("<wide>", "<narrow>"):
            width_fold[cp] = int(mapping[1], 16)
    return category, width_fold


def read_case_folding(directory):
    """Simple case folding: statuses C and S."""
    fold = {}
    for line in read_lines(directory, "CaseFolding.txt"):
        fields = [f.strip() for f in line.partition("#")[0].split(";")]
        if len(fields) > 2 and fields[1] in ("C", "S"):
            fold[int(fields[0], 16)] = int(fields[2], 16)
    return fold


def columns(cp, category, line_class, width):
    """What a terminal gives to the code point: 0, 1 or 2."""
    if cp == 0x00AD:
        return 1
    if category in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp"):
        return 0
    if line_class in ("JV", "JT"):
        return 0
    return 2 if width in ("W", "F") else 1


def break_class(cp, category, line_class):
    """The UAX #14 class, where quotes have a side if they show one."""
    if cp in OVERRIDES:
        return OVERRIDES[cp]
    if line_class == "QU" and category == "Pi":
        return "OP"
    if line_class == "QU" and category == "Pf":
        return "CP"
    return line_class


def is_cjk(category, script, extensions):
    """Han, kana or bopomofo, or a letter or mark that only they share."""
    if script in CJK_SCRIPTS:
        return True
    return (category[0] in "LMN" and extensions != ""
            and set(extensions.split()) <= CJK_EXTENSIONS)


def property_bytes(directory, category):
    """The byte that describes it, for every code point."""
    width = read_property(directory, "EastAsianWidth.txt", "N")
    line = read_property(directory, "LineBreak.txt", "XX")
    script = read_property(directory, "Scripts.txt", "Unknown")
    extensions = read_property(directory, "ScriptExtensions.txt", "")
    unknown = set(line) - NOT_BEFORE - NOT_AFTER - BREAKABLE - NEUTRAL
    if unknown:
        raise DataError(f"LineBreak.txt: new classes {sorted(unknown)}")
    result = bytearray(LIMIT)
    for cp in range(LIMIT):
        gc = category[cp]
        kind = break_class(cp, gc, line[cp])
        wide = width[cp] in ("W", "F")
        unsafe = gc in ("Cc", "Cf", "Zl", "Zp") and cp not in HARMLESS
        facts = {
            "NOT_BEFORE": kind in NOT_BEFORE,
            "NOT_AFTER": kind in NOT_AFTER,
            "BREAKABLE": kind in BREAKABLE or wide,
            "CJK": is_cjk(gc, script[cp], extensions[cp]),
            "WORD": gc[0] in "LMN",
            "UNSAFE": unsafe,
        }
        result[cp] = columns(cp, gc, line[cp], width[cp]) + sum(
            FLAGS[name] for name, holds in facts.items() if holds)
    return bytes(result)


def two_stages(values, shift):
    """Cut values into blocks; which block for each, and the blocks."""
    size = 1 << shift
    blocks = {}
    index = [blocks.setdefault(values[i:i + size], len(blocks))
             for i in range(0, LIMIT, size)]
    return index, b"".join(blocks)


def smallest_stages(values):
    """(shift, index, blocks) of the least size, index entries in a byte."""
    sizes = []
    for shift in range(5, 10):
        index, blocks = two_stages(values, shift)
        if max(index) < 256:
            sizes.append((len(index) + len(blocks), shift, index, blocks))
    return min(sizes)[1:]


def fold_map(width_fold, case_fold):
    """Width folded first, then case; only what changes."""
    fold = {}
    for cp in sorted(set(width_fold) | set(case_fold)):
        to = width_fold.get(cp, cp)
        to = case_fold.get(to, to)
        if to != cp:
            fold[cp] = to
    if any(to in fold for to in fold.values()):
        raise DataError("folding twice differs from folding once")
    return fold


def fold_ranges(fold):
    """[first, last, step, delta]: runs, or every other one, by delta."""
    ranges = []
    for cp, to in sorted(fold.items()):
        if ranges:
            first, last, step, delta = ranges[-1]
            gap = cp - last
            if to - cp == delta and gap <= 2 and (first == last
                                                  or gap == step):
                ranges[-1] = [first, cp, gap, delta]
                continue
        ranges.append([cp, cp, 1, to - cp])
    return ranges


def uniform_byte(values, first, last):
    """The byte that all of first..last share."""
    if len(set(values[first:last + 1])) != 1:
        raise DataError(f"{first:X}..{last:X} is not uniform")
    return values[first]


def rows(items, per_line):
    """Lines of an array's initialiser."""
    for i in range(0, len(items), per_line):
        yield "\t" + " ".join(f"{item}," for item in items[i:i + per_line])


def header(directory):
    """The whole text of unicode-tables.h."""
    version = read_version(directory)
    category, width_fold = read_unicode_data(directory)
    values = property_bytes(directory, category)
    shift, index, blocks = smallest_stages(values)
    fold = fold_map(width_fold, read_case_folding(directory))
    ranges = fold_ranges(fold)
    ideograph = uniform_byte(values, 0x4E00, 0x9FFF)
    if any(0x3001 <= cp <= 0xA63F for cp in fold):
        raise DataError("3001..A63F: something folds now")
    names = "".join(f" *\t{name}\n" for name in FILES)
    out = [f"""\
/*
 * What Unicode says about code points.  For unicode.c only.
 *
 * Generated by unicode-tables.py; do not edit.  Unicode {version}:
{names} *
 * Copyright (c) Unicode, Inc.; terms: https://www.unicode.org/terms_of_use.html
 */
#ifndef KR_BASE_UNICODE_TABLES_H
#define KR_BASE_UNICODE_TABLES_H

#include <stdint.h>

#define UNICODE_VERSION\t\t"{version}"

/* Bits of a code point's byte. */
#define UNICODE_COLUMNS\t\t0x03u\t/* 0, 1 or 2 */"""]
    out += [f"#define UNICODE_{name}\t{chr(9) * (len(name) < 8)}0x{bit:02X}u"
            for name, bit in FLAGS.items()]
    out += [f"""
#define UNICODE_IDEOGRAPH\t0x{ideograph:02X}u\t/* all of U+4E00..U+9FFF */
#define UNICODE_SHIFT\t\t{shift}\t/* a block is 1 << this, in bytes */

/* Number of the block that describes these code points. */
static const uint8_t unicode_index[{len(index)}] = {{"""]
    out += rows(index, 14)
    out += [f"""}};

/* The blocks, one byte for each code point. */
static const uint8_t unicode_blocks[{len(blocks)}] = {{"""]
    out += rows([f"0x{b:02X}" for b in blocks], 12)
    out += [f"""}};

/* Every step-th code point of first..last folds to itself plus delta. */
struct unicode_fold_range {{
\tuint32_t\tfirst;
\tuint16_t\tcount;\t\t/* last - first */
\tuint16_t\tstep;\t\t/* 1 or 2 */
\tint32_t\t\tdelta;
}};

/* Sorted, for what is not ASCII.  Nothing in U+3001..U+A63F folds. */
static const struct unicode_fold_range unicode_folds[] = {{"""]
    out += [f"\t{{ 0x{first:04X}, {last - first}, {step}, {delta} }},"
            for first, last, step, delta in ranges if first >= 0x80]
    out += ["};", "", "#endif", ""]
    return "\n".join(out)


def check(path, directory):
    """Exit status of --check; a difference is explained."""
    try:
        version = read_version(directory)
    except DataError as e:
        print(f"skipped: {e}", file=sys.stderr)
        return SKIPPED
    with open(path, encoding="utf-8") as f:
        text = f.read()
    if f'"{version}"' not in text:
        print(f"skipped: {path} is of another Unicode version than "
              f"{directory} ({version})", file=sys.stderr)
        return SKIPPED
    if text != header(directory):
        print(f"{path}: differs from what unicode-tables.py makes",
              file=sys.stderr)
        return 1
    return 0


def main():
    parser = argparse.ArgumentParser(
        description="Make unicode-tables.h from Unicode's data files.")
    parser.add_argument("directory", help="where UnicodeData.txt is")
    parser.add_argument("--check", metavar="HEADER",
                        help="compare with HEADER instead of writing")
    args = parser.parse_args()
    try:
        if args.check:
            return check(args.check, args.directory)
        text = header(args.directory)
    except (DataError, OSError) as e:
        print(f"unicode-tables.py: {e}", file=sys.stderr)
        return 1
    sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
