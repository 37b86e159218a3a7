"""How long a key takes in the interactive search: runs tests/bench/keys, which
KEYS names, on some of the judged queries, beside fzf.  For run and scale."""

import os
import pathlib
import shlex
import shutil
import subprocess
import tempfile

QUERIES = pathlib.Path(__file__).resolve().parent.parent / 'search/queries.tsv'
SAMPLE = 30             # queries, evenly over the file


def sample():
    lines = [line for line in QUERIES.read_text().splitlines()
             if line and not line.startswith('#')]
    return lines[::max(1, len(lines) // SAMPLE)]


def measure(program, *arguments):
    """Milliseconds: median, p95, p99, slowest; then the number of keys."""
    done = subprocess.run([program, *arguments], capture_output=True,
                          text=True, check=False)
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(done.stderr.strip() or 'keys printed nothing')
    count, *times = done.stdout.split()
    return [int(t) / 1e3 for t in times], int(count)


def row(label, times, count):
    median, p95, p99, slowest = times
    return (f'{label:34} {median:6.2f} ms, p95 {p95:.2f}, p99 {p99:.2f}, '
            f'max {slowest:.2f} ({count} keys)')


def describe(k8sref, pack=None):
    """Lines for people; pack is the path of another than the built-in."""
    program = os.environ.get('KEYS')
    if not program or not os.path.exists(program):
        return 'a key, to the screen: tests/bench/keys is not built'
    chosen = ['--pack', str(pack)] if pack else []
    with tempfile.TemporaryDirectory() as folder:
        queries = os.path.join(folder, 'queries.tsv')
        pathlib.Path(queries).write_text('\n'.join(sample()) + '\n')
        rows = [row('a key, to the screen: k8sref',
                    *measure(program, *chosen, queries))]
        fzf = shutil.which('fzf')
        if fzf is None:
            return '\n'.join([*rows, 'fzf is not installed'])
        # What fzf's users have: a line for each note.
        notes = os.path.join(folder, 'notes')
        with open(notes, 'wb') as file:
            subprocess.run([k8sref, *chosen, '-l'], stdout=file, check=True)
        rows.append(row('the same in fzf, ids and titles', *measure(
            program, '--run', f'{fzf} <{shlex.quote(notes)}', queries)))
        return '\n'.join(rows)
