"""What the checks on the notes share: reading notes, telling findings.

The format is k8sref-notes(5).  This reader is not the compiler's: it sees the
lines as they were written, which is what the checks are about.
"""

import argparse
import contextlib
import dataclasses
import fcntl
import os
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
KEYS = ('Question', 'Keywords', 'Symptoms', 'Explains', 'See also', 'Since',
        'Until', 'Aliases', 'Extends', 'More information')
SKIPPED = 77
PENDING = 'pending.tsv'
TREES = {'en': 'notes', 'zh_TW': 'notes.zh_TW'}
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
    """Options, the trees, and the findings of one check.

    With names of notes or topics, only what is found in these counts.  What
    pending.tsv lists is counted apart, and must be taken off that list when
    nothing is found any more.
    """

    def __init__(self, description, some=True, **options):
        parser = argparse.ArgumentParser(description=description)
        parser.add_argument('--data', type=pathlib.Path,
                            default=HERE.parent.parent / 'data',
                            help='folder that holds notes and notes.zh_TW')
        parser.add_argument('--pending', type=pathlib.Path, metavar='FILE',
                            help='notes that may fail yet; NAME\tCHECK')
        if some:
            parser.add_argument('only', nargs='*', metavar='NOTE',
                                help='TOPIC/NAME or TOPIC; all by default')
        for name, settings in options.items():
            parser.add_argument(name, **settings)
        self.options = parser.parse_args()
        self.name = pathlib.Path(sys.argv[0]).name
        self.data = self.options.data
        self.found = 0
        self.checked = 0
        self.pending = {}
        self.waiting = set()    # of those, the ones that fail
        self.english = read_tree(self.data / 'notes')
        self.chinese = read_tree(self.data / 'notes.zh_TW')
        if not self.english:
            sys.exit(f'{self.data}/notes: error: no notes, expected '
                     'TOPIC/NAME.md')
        self.only = self.read_names(getattr(self.options, 'only', []))
        self.pending = self.read_pending()

    def read_names(self, names):
        """The ids that are asked for, or None for all."""
        known = self.english.keys() | self.chinese.keys()
        ids = set()
        for name in names:
            name = note_name(name)
            found = {note_id for note_id in known
                     if note_id == name or note_id.startswith(name + '/')}
            if not found:
                sys.exit(f'{self.name}: {name}: no such note or topic')
            ids |= found
        return ids or None

    def read_pending(self):
        """{id: line} of the notes that may fail this check."""
        path = self.options.pending
        if path is None and self.data.resolve() == \
                (HERE.parent.parent / 'data').resolve():
            path = HERE / PENDING
        self.pending_path = path
        rows = {}
        if path is not None and path.exists():
            for number, cells in rows_of(path):
                if len(cells) != 2:
                    self.error(path, number, 'expected NOTE, a tab, CHECK')
                elif cells[1] == self.name:
                    rows[cells[0]] = number
        return rows

    def is_wanted(self, note_id):
        return self.only is None or note_id in self.only

    def selected(self, tree=None):
        """The notes that are asked for, of the English ones if not told."""
        tree = self.english if tree is None else tree
        return [note for note in tree.values() if self.is_wanted(note.id)]

    def both(self):
        return [*self.selected(), *self.selected(self.chinese)]

    def id_of(self, path):
        """The note whose file this is, or None."""
        path = pathlib.Path(path)
        if path.suffix == '.md' and path.parent.parent.parent == self.data:
            return f'{path.parent.name}/{path.stem}'
        return None

    def error(self, path, line, text, note_id=None):
        """Tell a finding; of a note, when it stands in no file of it."""
        note_id = note_id or self.id_of(path)
        if self.only is not None and note_id not in self.only:
            return
        if note_id in self.pending:
            self.waiting.add(note_id)
            return
        self.found += 1
        print(f'{shown(path)}:{line}: error: {text}')

    def done(self, what='notes'):
        for note_id, number in sorted(self.pending.items()):
            if note_id not in self.waiting and self.is_wanted(note_id):
                self.found += 1
                print(f'{shown(self.pending_path)}:{number}: error: {note_id} '
                      f'passes {self.name} now; take this line out '
                      f'(tests/notes/check-all --shrink {note_id})')
        still = f', {len(self.waiting)} notes pending' if self.waiting else ''
        print(f'{self.checked} {what} checked, {self.found} errors{still}')
        sys.exit(1 if self.found else 0)


@contextlib.contextmanager
def locked(folder):
    """Nobody else changes the files of this folder meanwhile."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def shown(path):
    """The path as it is told: from here on, if it is below."""
    path = pathlib.Path(path)
    here = pathlib.Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def note_name(name):
    """TOPIC or TOPIC/NAME; a path to a note's file is understood, too."""
    name = name.rstrip('/')
    parts = pathlib.PurePath(name).parts
    for tree in TREES.values():
        if tree in parts:
            parts = parts[parts.index(tree) + 1:]
    return '/'.join(parts).removesuffix('.md')


def rows_of(path):
    """(line, cells) of a table with tabs."""
    with open(path, encoding='utf-8') as rows:
        for number, row in enumerate(rows, 1):
            if row.strip() and not row.startswith('#'):
                yield number, row.rstrip('\n').split('\t')


def skip(reason):
    print(f'skipped: {reason}')
    sys.exit(SKIPPED)


# A version in a comment of a block: # Since: kubectl v1.34.  Without a
# program it is the cluster's.

SINCE = re.compile(r'\s*# Since:(.*)')
KUBERNETES = {'', 'kubectl', 'kubeadm', 'kubelet'}


def since_of(text):
    """{program: version as numbers} of what follows "# Since:", or None."""
    found = {}
    for part in text.split(','):
        match = re.fullmatch(r'\s*(?:([A-Za-z][A-Za-z-]*) )?'
                             r'(v?(\d+(?:\.\d+)*))\s*', part)
        if match is None:
            return None
        program = (match[1] or '').lower()
        if program in KUBERNETES and not re.fullmatch(r'v1\.\d+', match[2]):
            return None
        found[program] = tuple(map(int, match[3].split('.')))
    return found


def since_lines(fence):
    """(line, text behind "# Since:") of a block."""
    for number, line in enumerate(fence.text, fence.line + 1):
        match = SINCE.match(line)
        if match is not None:
            yield number, match[1].strip()


def without_code(text):
    """The text with code spans, links' targets and addresses blanked."""
    text = re.sub(r'`[^`]*`', lambda m: '`' * len(m[0]), text)
    return re.sub(r'<[^<>\s]*>|\]\([^)]*\)|https?://\S+',
                  lambda m: '`' * len(m[0]), text)
