"""What the checks on the notes share: reading notes, telling findings.

The format is k8sref-notes(5).  This reader is not the compiler's: it sees the
lines as they were written, which is what the checks are about.
"""

import argparse
import dataclasses
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
KEYS = ('Question', 'Keywords', 'Symptoms', 'See also', 'Since', 'Until',
        'Aliases', 'More information')
SKIPPED = 77
CJK = '\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff'


@dataclasses.dataclass
class Fence:
    line: int           # of the opening fence
    info: str
    text: list          # lines between the fences
    closed: bool = False


@dataclasses.dataclass
class Note:
    path: pathlib.Path
    id: str             # TOPIC/NAME, TOPIC/index for a topic
    lines: list
    title: str = ''
    summary: list = dataclasses.field(default_factory=list)  # (line, text)
    meta: list = dataclasses.field(default_factory=list)  # (line, key, value)
    fences: list = dataclasses.field(default_factory=list)
    prose: list = dataclasses.field(default_factory=list)  # (line, text)

    @property
    def is_index(self):
        return self.id.endswith('/index')

    def values(self, key):
        return [value for _, k, value in self.meta if k == key]

    def items(self, key):
        """The parts between commas of a key's values."""
        return [part for _, part in self.entries(key)]

    def entries(self, key):
        """The same, each as (line, part)."""
        return [(line, part.strip()) for line, k, value in self.meta
                if k == key for part in value.split(',') if part.strip()]

    def line_of(self, key):
        """The line of a key's first value, or the first of the head."""
        return next((line for line, k, _ in self.meta if k == key), 3)


def read_note(path, note_id):
    # As bytes first: read_text() would hide CRLF line ends.
    text = path.read_bytes().decode('utf-8', 'replace')
    note = Note(path, note_id, text.split('\n'))
    fence = None
    for number, line in enumerate(note.lines, 1):
        if fence is not None:
            if line.startswith('```'):
                fence.closed = True
                fence = None
            else:
                fence.text.append(line)
        elif line.startswith('```'):
            fence = Fence(number, line[3:].strip(), [])
            note.fences.append(fence)
        elif number == 1:
            note.title = line[2:] if line.startswith('# ') else ''
        elif line.startswith('> ') and not note.prose:
            key, colon, value = line[2:].partition(': ')
            if colon and key in KEYS:
                note.meta.append((number, key, value))
            else:
                note.summary.append((number, line[2:]))
        elif line.strip():
            note.prose.append((number, line))
    return note


def read_tree(root):
    """All notes below root, by id, in order."""
    notes = {}
    for path in sorted(root.glob('*/*.md')):
        notes[f'{path.parent.name}/{path.stem}'] = read_note(
            path, f'{path.parent.name}/{path.stem}')
    return notes


def columns(text):
    """Columns on a terminal: two for East Asian wide characters."""
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1
               for c in text if not unicodedata.combining(c))


class Check:
    """Options, the trees, and the findings of one check."""

    def __init__(self, description, **options):
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument('--data', type=pathlib.Path,
                            default=HERE.parent.parent / 'data',
                            help='folder that holds notes and notes.zh_TW')
        for name, settings in options.items():
            parser.add_argument(name, **settings)
        self.options = parser.parse_args()
        self.data = self.options.data
        self.found = 0
        self.checked = 0
        self.english = read_tree(self.data / 'notes')
        self.chinese = read_tree(self.data / 'notes.zh_TW')
        if not self.english:
            sys.exit(f'{self.data}/notes: error: no notes, expected '
                     'TOPIC/NAME.md')

    def both(self):
        return [*self.english.values(), *self.chinese.values()]

    def error(self, path, line, text):
        self.found += 1
        print(f'{path}:{line}: error: {text}')

    def done(self, what='notes'):
        print(f'{self.checked} {what} checked, {self.found} errors')
        sys.exit(1 if self.found else 0)


def skip(reason):
    print(f'skipped: {reason}')
    sys.exit(SKIPPED)


def without_code(text):
    """The text with code spans, links' targets and addresses blanked."""
    text = re.sub(r'`[^`]*`', lambda m: '`' * len(m[0]), text)
    return re.sub(r'<[^<>\s]*>|\]\([^)]*\)|https?://\S+',
                  lambda m: '`' * len(m[0]), text)
