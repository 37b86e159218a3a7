"""With which versions the commands of each note ran on a real cluster.

RAN.tsv beside the English notes; run-commands writes it.
"""

import os

from notelib import rows_of

NAME = 'RAN.tsv'
HEADER = '# note\tkubectl\tcluster\tdate\tresult, or "not run: REASON"\n'


def read(path):
    """{note: (kubectl, cluster, date, result)}."""
    if not path.exists():
        return {}
    return {cells[0]: tuple(cells[1:]) for _, cells in rows_of(path)}


def write(path, rows):
    fresh = path.with_suffix('.new')
    with open(fresh, 'w', encoding='utf-8') as out:
        out.write(HEADER)
        for note_id, cells in sorted(rows.items()):
            out.write('\t'.join((note_id, *cells)) + '\n')
    os.replace(fresh, path)
