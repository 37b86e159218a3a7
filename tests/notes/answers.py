"""Which line of a note answers each of its symptoms and questions.

ANSWERS.tsv in a topic's folder has a row for each of these baits: the note's
name, the bait, the beginning of the line of the note's source that answers
it.  Symptoms are the same in every language and stand in the English file.
"""

import dataclasses
import os
import re
import unicodedata

from notelib import CJK, locked, rows_of

NAME = 'ANSWERS.tsv'
HEADER = '# note\tsymptom or question\tthe line that answers it begins\n'
BEGINNING = 60          # characters of it that are kept
SURE = 3.0              # a guess of this weight is one that may be recorded

# Words of a question that say nothing about what it asks.
EMPTY = set('a all an and any are as at be been before by can could did do '
            'does for from get has have how i if in into is it its me my no '
            'not of on one or same should so some than that the their them '
            'then there they this to use was were what when where which who '
            'why will with without work would you your'.split())


@dataclasses.dataclass
class Bait:
    line: int           # of the note
    kind: str           # 'symptom' or 'question'
    text: str


def baits(note, language):
    """The symptoms and questions of a note, in the order of its lines."""
    found = []
    for line, key, value in note.meta:
        if key == 'Question':
            found.append(Bait(line, 'question', value.strip()))
        elif key == 'Symptoms' and language == 'en':
            found += [Bait(line, 'symptom', text) for text in symptoms(value)]
    return found


def symptoms(value):
    """The texts between backticks, which may be doubled."""
    return [match[2].strip(' ') for match
            in re.finditer(r'(`+)(.+?)\1(?!`)', value)]


def body(note):
    """{line: text} of what may answer: the summary and the body."""
    last = max([line for line, _ in note.summary] +
               [line for line, _, _ in note.meta] + [1])
    lines = dict(note.summary)
    lines.update({number: line for number, line
                  in enumerate(note.lines, 1) if number > last
                  and re.search(r'\w', line) and not line.startswith('```')})
    return lines


def beginning(text):
    return text.strip()[:BEGINNING].rstrip()


def places(note, start):
    """The lines of the note that begin so."""
    return [number for number, line in body(note).items()
            if line.strip().startswith(start)]


# A symptom's key, as src/text/symptom.c makes it (but for Simplified Han):
# what varies is one sign.

EDGES = '"\'`()[]{}<>,;:.!?=*|\\'


def symptom_key(text):
    tokens = []
    for match in re.finditer(r'''(["'`])(?:.*?)\1(?=\s|$|[()\[\]{}<>,;:.!?=*|\\"'`])|\S+''',
                             text):
        token, quoted = match[0].strip(EDGES), match[1] is not None
        if not token and not quoted:
            continue
        token = unicodedata.normalize('NFKC', token).casefold().strip(EDGES)
        if quoted or re.search('[0-9]', token):
            token = '#'
        if token and not (token == '#' and tokens[-1:] == ['#']):
            tokens.append(token)
    return ' '.join(tokens)


def question_key(text):
    text = unicodedata.normalize('NFKC', text).casefold()
    return ''.join(c for c in text if c.isalnum())


def key_of(bait):
    return (bait.kind, symptom_key(bait.text) if bait.kind == 'symptom'
            else question_key(bait.text))


def words(text):
    """What a question and its answer may share: stems, pairs of Han."""
    text = unicodedata.normalize('NFKC', text).casefold()
    found = {re.sub(r'(ies|es|s|ing|ed)$', '', word) for word
             in re.findall(r"[a-z0-9][a-z0-9./_-]*[a-z0-9]|[a-z0-9]", text)
             if word not in EMPTY}
    for run in re.findall(f'[{CJK}]+', text):
        found |= {run[at:at + 2] for at in range(len(run) - 1)}
    return found


def guess(note, bait):
    """(line, weight) of the line that seems to answer, or (None, 0)."""
    lines = body(note)
    best = (None, 0)
    literal = bait.text.casefold()
    key = f' {symptom_key(bait.text)} '
    rare = {}
    for text in lines.values():
        for word in words(text):
            rare[word] = rare.get(word, 0) + 1
    asked = words(bait.text)
    for number, text in lines.items():
        weight = 0
        if bait.kind == 'symptom':
            if literal in text.casefold():
                weight = SURE
            elif key.strip(' #') and key in f' {symptom_key(text)} ':
                weight = SURE
            if weight and text.startswith('|'):
                weight += 0.5           # a row tells cause and cure
        if not weight:
            weight = sum(1 / rare[word] for word in asked & words(text))
            weight = min(weight, SURE - 0.1)
        if weight > best[1]:
            best = (number, weight)
    return best


# The files.

def path_of(tree, topic):
    return tree / topic / NAME


def read(path):
    """[(line, note's name, bait, beginning)]; rows of another shape as they
    are, with their number of cells wrong."""
    if not path.exists():
        return []
    return [(number, *cells) for number, cells in rows_of(path)]


def answers(path):
    """{(name, bait): beginning}."""
    return {row[1:3]: row[3] for row in read(path) if len(row) == 4}


def record(tree, language, topic, notes, new):
    """Put new answers, {(name, bait): beginning}, into a topic's file.

    Rows of notes or baits that are gone leave it.
    """
    path = path_of(tree, topic)
    with locked(path.parent):
        known = answers(path) | new
        out = [HEADER]
        for note in notes:
            name = note.path.stem
            for bait in baits(note, language):
                start = known.get((name, bait.text))
                if start is not None:
                    out.append(f'{name}\t{bait.text}\t{start}\n')
        text = ''.join(out)
        if path.exists() and path.read_text(encoding='utf-8') == text:
            return
        fresh = path.with_suffix('.new')
        fresh.write_text(text, encoding='utf-8')
        os.replace(fresh, path)
