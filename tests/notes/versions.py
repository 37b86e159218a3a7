"""The lines of the notes that depend on a version of some program.

VERSIONS.tsv beside the English notes lists them by program and version, so
that a new release shows what to look at.  version-lines writes it.
"""

import re

from notelib import KUBERNETES, SINCE, since_of

NAME = 'VERSIONS.tsv'
HEADER = '# program\tversion\tnote\tline; tests/notes/version-lines writes it\n'
LONGEST = 120           # characters of a line that are shown

PROGRAMS = 'kubectl|kubeadm|kubelet|kube-proxy|Kubernetes|Helm|etcd|etcdctl' \
    '|etcdutl|containerd|CRI-O|runc|Docker|Istio|Calico|Cilium|CoreDNS' \
    '|kustomize|Linux|kernel|Gateway API|metrics-server|cert-manager'
# A program's name, or a "v", or a word for a release stands before it.
MENTION = re.compile(rf'\b({PROGRAMS})(?: version)? v?(\d+(?:\.\d+)*)\b'
                     r'|(?<![\w/.:-])v(1\.\d+)\b(?!\.\d)')


def mentions(text):
    """[(program, version as text)] of a line."""
    since = SINCE.match(text)
    if since is not None:
        found = since_of(since[1]) or {}
        return [('kubernetes' if program in KUBERNETES else program,
                 '.'.join(map(str, version)))
                for program, version in found.items()]
    out = []
    for match in MENTION.finditer(text):
        program = (match[1] or '').lower()
        version = match[2] or match[3]
        if program in KUBERNETES | {'kubernetes', 'kube-proxy'}:
            if not re.match(r'1\.\d', version):
                continue
            program = 'kubernetes'
        pair = (program, version)
        if pair not in out:
            out.append(pair)
    return out


def lines_of(note):
    """(text, mentions) of the lines of a note that depend on a version."""
    skipped = set()
    for fence in note.fences:
        for number, line in enumerate(fence.text, fence.line + 1):
            # What a command prints, and what may be copied, has versions of
            # the day; comments tell of versions that matter.
            if not re.match(r'\s*#', line):
                skipped.add(number)
    for number, line in enumerate(note.lines, 1):
        if number in skipped:
            continue
        if re.match('> (Keywords|Symptoms|See also|More information):', line):
            continue
        found = mentions(line)
        text = line.strip().removeprefix('> ')
        if SINCE.match(line):           # the command is what matters
            text += ': ' + (note.lines + [''])[number].strip()
        if found:
            yield text, found


def order(row):
    program, version, note_id, _ = row
    return (program != 'kubernetes', program,
            [int(part) for part in version.split('.')], note_id)


def rows_for(notes):
    rows = []
    for note in notes:
        for text, found in lines_of(note):
            if len(text) > LONGEST:
                text = text[:LONGEST - 1].rstrip() + '…'
            rows += [(program, version, note.id, text)
                     for program, version in found]
    return rows


def read(path):
    if not path.exists():
        return []
    lines = path.read_text(encoding='utf-8').split('\n')
    return [tuple(line.split('\t')) for line in lines
            if line and not line.startswith('#')]


def text_of(rows):
    return HEADER + ''.join('\t'.join(row) + '\n'
                            for row in sorted(rows, key=order))
