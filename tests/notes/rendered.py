"""Notes as the reader sees them: k8sref's own lines at 80 columns."""

import os
import pathlib
import subprocess
import tempfile

from notelib import HERE, TREES

WIDTH = 80
STUB = '# X\n\n> Y.\n'


def program(variable, name):
    """A program of the build: the tests' environment tells, or it stands at
    the top of the sources.  None when it was not built."""
    path = pathlib.Path(os.environ.get(variable)
                        or HERE.parent.parent / name)
    return str(path.absolute()) if os.access(path, os.X_OK) else None


def fill(folder, note, text=None):
    path = folder / f'{note}.md'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(note_text(text))


def note_text(text):
    return (STUB if text is None else text).encode('utf-8')


def render(check, notes):
    """{id: lines} of English notes, or None and why not.

    The other notes go into the pack as empty ones, so that a fault in one
    of them does not matter here.
    """
    reader = program('K8SREF', 'k8sref')
    compiler = program('K8SREF_COMPILE', 'k8sref-compile')
    if reader is None or compiler is None:
        return None, 'k8sref and k8sref-compile are not built'
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        others = set(check.english)
        for note in notes:
            others |= {item for item in note.items('See also')
                       if item.count('/') == 1}
            fill(folder / TREES['en'], note.id,
                 '\n'.join(note.lines))
        for note_id in others - {note.id for note in notes}:
            fill(folder / TREES['en'], note_id)
        pack = folder / 'notes.pack'
        done = subprocess.run(
            [compiler, '-q', '-o', pack, folder / TREES['en']],
            stdin=subprocess.DEVNULL, capture_output=True, check=False,
            encoding='utf-8', errors='replace')
        if done.returncode != 0:
            told = done.stderr.replace(str(folder), str(check.data))
            return None, f'k8sref-compile: {told.strip()}'
        # No other packs: k8sref says what a note hides.
        nowhere = str(folder / 'nowhere')
        environment = {**os.environ, 'XDG_DATA_HOME': nowhere,
                       'XDG_DATA_DIRS': nowhere, 'K8SREF_PATH': nowhere,
                       'LC_ALL': 'C.UTF-8'}
        return {note.id: lines_of(reader, pack, note, environment)
                for note in notes}, None


def lines_of(reader, pack, note, environment):
    done = subprocess.run(
        [reader, '--pack', pack, '-L', 'en', '--format=plain',
         f'--width={WIDTH}', '--no-pager', note.id],
        stdin=subprocess.DEVNULL, capture_output=True, check=False,
        encoding='utf-8', errors='replace', env=environment)
    return done.stdout.rstrip('\n').split('\n') if done.returncode == 0 \
        else []
