"""Which English text each translation was last brought in line with."""

import hashlib
import os

NAME = 'LEDGER.tsv'
HEADER = '# note\tSHA-256 of the English text that the translation follows\n'


def path_of(data):
    return data / 'notes.zh_TW' / NAME


def checksum(note):
    return hashlib.sha256(note.path.read_bytes()).hexdigest()


def read(data):
    """The ledger as {id: (line, checksum)}."""
    entries = {}
    if not path_of(data).exists():
        return entries
    with open(path_of(data), encoding='utf-8') as lines:
        for number, line in enumerate(lines, 1):
            if not line.startswith('#') and line.strip():
                note_id, _, value = line.rstrip('\n').partition('\t')
                entries[note_id] = (number, value)
    return entries


def write(data, checksums):
    """Replace the ledger in one step."""
    new = path_of(data).with_suffix('.new')
    with open(new, 'w', encoding='utf-8') as out:
        out.write(HEADER)
        for note_id in sorted(checksums):
            out.write(f'{note_id}\t{checksums[note_id]}\n')
    os.replace(new, path_of(data))
