"""Other ways to search the same notes, for judge --peers.

Each gets what k8sref gets, English and Chinese, and the query as it was typed.
"""

import collections
import dataclasses
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

try:
    import sqlite3
except ImportError:     # Python may be built without
    sqlite3 = None

HERE = pathlib.Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / 'notes'))

import notelib  # noqa: E402  (stands with the checks of the notes)

# What FTS5 may know about columns; the order of the fields is that of read().
WEIGHTS = (10, 8, 6, 6, 4, 1)
FIELDS = ('id', 'title', 'keywords', 'questions', 'symptoms', 'body')
DEPTH = 50


@dataclasses.dataclass
class Peer:
    name: str           # short, the head of a column
    what: str
    ask: object         # text of a query in, ids of notes out, best first;
                        # None when the tool is not installed


class Failed(Exception):
    """A program did what it never should."""


def read(trees):
    """The fields of every note, all languages in one row, by id."""
    rows = {}
    for tree in trees:
        for note_id, note in notelib.read_tree(tree).items():
            row = rows.setdefault(note_id, collections.defaultdict(str))
            row['id'] = note_id
            row['title'] += note.title + ' '
            row['summary'] += ' '.join(text for _, text in note.summary) + ' '
            for field, keys in (('keywords', ('Keywords', 'Aliases')),
                                ('questions', ('Question',)),
                                ('symptoms', ('Symptoms',))):
                for key in keys:
                    row[field] += ' '.join(note.values(key)) + ' '
            head = {number for number, _, _ in note.meta}
            row['body'] += '\n'.join(
                line for number, line in enumerate(note.lines, 1)
                if number > 1 and number not in head) + '\n'
    return rows


def output(command, **arguments):
    """What a tool prints; ripgrep and fzf say 1 when they find nothing."""
    done = subprocess.run(command, capture_output=True, check=False,
                          **arguments)
    if done.returncode > 1:
        raise Failed(f'{command[0]}: {done.stderr.decode("utf-8", "replace")}')
    return done.stdout.decode('utf-8', 'replace')


def words(text):
    """Every tool did better with these than with what stands between blanks."""
    return list(dict.fromkeys(re.findall(r'\w+', text.lower())))


# SQLite FTS5

def trigrams(text):
    """Beyond the words: all their trigrams, so that FTS5 forgives slips."""
    return list(dict.fromkeys(
        word[i:i + 3] for word in words(text) for i in range(len(word) - 2)))


def fts5(rows, tokenizer, terms):
    if sqlite3 is None:
        return None
    database = sqlite3.connect(':memory:', check_same_thread=False)
    lock = threading.Lock()     # not every SQLite is built for threads
    try:
        database.execute(f'create virtual table notes using fts5('
                         f'{", ".join(FIELDS)}, tokenize="{tokenizer}")')
    except sqlite3.OperationalError:
        return None
    database.executemany(
        f'insert into notes values ({", ".join("?" * len(FIELDS))})',
        [[row[field] for field in FIELDS] for row in rows.values()])
    order = f'bm25(notes, {", ".join(map(str, WEIGHTS))})'

    def ask(text):
        match = ' OR '.join(f'"{term}"' for term in terms(text))
        if not match:
            return []
        with lock:
            return [note_id for note_id, in database.execute(
                f'select id from notes where notes match ? '
                f'order by {order}, id limit {DEPTH}', (match,))]
    return ask


# ripgrep

def rg_counts(trees, pattern):
    """Lines that match, by id."""
    out = output(['rg', '--no-config', '-uu', '-i', '-c', '-F', '-H',
                  '-e', pattern.encode(), '--', *trees])
    counts = collections.Counter()
    for line in out.split('\n')[:-1]:
        path, _, count = line.rpartition(':')
        topic, name = pathlib.PurePath(path).with_suffix('').parts[-2:]
        counts[f'{topic}/{name}'] += int(count)
    return counts


def best(scores):
    """Ids by score, the highest first; among equals by id."""
    return sorted(sorted(scores), key=scores.get, reverse=True)[:DEPTH]


def rg_words(trees):
    """Notes by the number of different words in them, then of their lines.

    This is generous: ripgrep prints files as they come, and one would have to
    count in which of them the most words are.
    """
    @functools.lru_cache(maxsize=None)
    def counts(word):
        return rg_counts(trees, word)

    def ask(text):
        scores = {}
        for word in words(text):
            for note_id, count in counts(word).items():
                different, total = scores.get(note_id, (0, 0))
                scores[note_id] = (different + 1, total + count)
        return best(scores)
    return ask


def rg_line(trees):
    """The whole query, as a person would paste it."""
    return lambda text: best(rg_counts(trees, text))


# fzf

def fzf(rows):
    fields = ('id', 'title', 'summary', 'keywords', 'questions')
    lines = ''.join(' '.join(row[f] for f in fields).replace('\n', ' ') + '\n'
                    for row in rows.values()).encode()
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith('FZF_')}

    def ask(text):
        out = output(['fzf', '-i', b'--filter=' + text.encode()],
                     input=lines, env=environment)
        return [line.split(' ', 1)[0] for line in out.split('\n')[:DEPTH]
                if line]
    return ask


def tools(trees):
    rows = read(trees)
    has_rg, has_fzf = shutil.which('rg'), shutil.which('fzf')
    return [
        Peer('fts5-word', 'SQLite FTS5, porter unicode61, words ORed',
             fts5(rows, 'porter unicode61', words)),
        Peer('fts5-tri', 'SQLite FTS5, trigram, words ORed',
             fts5(rows, 'trigram', words)),
        Peer('fts5-any', 'SQLite FTS5, trigram, all trigrams of words ORed',
             fts5(rows, 'trigram', trigrams)),
        Peer('rg-words', 'ripgrep, notes by the number of words in them',
             rg_words(trees) if has_rg else None),
        Peer('rg-line', 'ripgrep, the whole query as one string',
             rg_line(trees) if has_rg else None),
        Peer('fzf', 'fzf --filter on id, title, summary, keywords, questions',
             fzf(rows) if has_fzf else None),
    ]
