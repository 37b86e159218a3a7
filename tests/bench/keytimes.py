"""How long a key takes in the interactive search: runs tests/bench/keys, which
KEYS names, on some of the judged queries.  For run and scale."""

import os
import pathlib
import subprocess
import tempfile

QUERIES = pathlib.Path(__file__).resolve().parent.parent / 'search/queries.tsv'
SAMPLE = 30             # queries, evenly over the file


def sample():
    lines = [line for line in QUERIES.read_text().splitlines()
             if line and not line.startswith('#')]
    return lines[::max(1, len(lines) // SAMPLE)]


def describe(pack=None):
    """One line for people; pack is the path of another than the built-in."""
    program = os.environ.get('KEYS')
    if not program or not os.path.exists(program):
        return 'a key in the interactive search: tests/bench/keys is not built'
    with tempfile.NamedTemporaryFile('w', suffix='.tsv') as file:
        file.write('\n'.join(sample()) + '\n')
        file.flush()
        done = subprocess.run(
            [program, *(['--pack', str(pack)] if pack else []), file.name],
            capture_output=True, text=True, check=False)
    if done.returncode != 0 or not done.stdout.strip():
        return f'a key in the interactive search: {done.stderr.strip()}'
    count, *times = done.stdout.split()
    median, p95, p99, slowest = (int(t) / 1e3 for t in times)
    return (f'a key in the interactive search, to the screen: median '
            f'{median:.2f} ms, p95 {p95:.2f}, p99 {p99:.2f}, '
            f'max {slowest:.2f} ({count} keys)')
