"""Do kubectl's and helm's own parsers accept the commands in the notes?

The commands run with a kubeconfig whose only cluster is an address where
nothing listens: what fails there because of that was understood.
"""

import concurrent.futures
import dataclasses
import itertools
import pathlib
import re
import subprocess
import tempfile

import shell
from notelib import Check, shown, since_lines, since_of, skip

SERVER = 'http://127.0.0.1:1'
TIMEOUT = 20            # seconds; nothing here waits for anything
THREADS = 4

# Values for placeholders that a word like `x' does not fit, by the name of
# the placeholder or by its last part: target-port is a port.
VALUES = {
    'annotation': 'note=x', 'cidr': '192.0.2.0/24', 'count': '3',
    'cpu': '500m', 'directory': 'folder', 'duration': '30s',
    'file': 'manifest.yaml', 'folder': 'folder', 'host': 'web.example.com',
    'image': 'nginx:1.29', 'ip': '192.0.2.1', 'label': 'app=web',
    'level': 'baseline', 'memory': '256Mi', 'number': '3', 'patch': '{}',
    'percent': '80', 'port': '8080', 'replicas': '3', 'resource': 'pods',
    'revision': '2', 'seconds': '30', 'selector': 'app=web', 'size': '1Gi',
    'taint': 'app=web:NoSchedule', 'timeout': '30s',
    'url': 'https://example.com', 'user': 'jane', 'verb': 'get',
    'version': '1.2.3',
}
FILES = {
    'manifest.yaml': 'apiVersion: v1\nkind: ConfigMap\n'
                     'metadata: {name: x}\n',
    'folder/kustomization.yaml': 'configMapGenerator:\n'
                                 '- {name: x, literals: [a=b]}\n',
    'environment': 'A=b\n',
    'kubeconfig': 'apiVersion: v1\nkind: Config\ncurrent-context: x\n'
                  'clusters: [{name: x, cluster: {server: "' + SERVER +
                  '"}}]\nusers: [{name: x, user: {}}]\n'
                  'contexts: [{name: x, context: {cluster: x, user: x}}]\n',
}
# What stands in for the value of an option: one of the files, and for a
# server, as the last one given counts, the one where nothing listens.
STAND_INS = {
    '--cert': 'manifest.yaml', '--filename': 'manifest.yaml',
    '--from-env-file': 'environment', '--from-file': 'manifest.yaml',
    '--key': 'manifest.yaml', '--kubeconfig': 'kubeconfig',
    '--kustomize': 'folder', '--patch-file': 'manifest.yaml',
    '--server': SERVER,
    '-f': 'manifest.yaml', '-k': 'folder', '-s': SERVER,
}
# Options of every kubectl that take the next word, before the verb.
GLOBAL = {'--as', '--cluster', '--context', '--kubeconfig', '--namespace',
          '--request-timeout', '--server', '--token', '--user', '-n', '-s'}
# Words before a command that is run in its turn.
RUNNERS = {'!', 'command', 'do', 'elif', 'else', 'env', 'exec', 'if',
           'nohup', 'sudo', 'then', 'time', 'timeout', 'until', 'watch',
           'while', 'xargs', '{'}
SHELLS = {'bash', 'sh', 'watch'}
OFFLINE = {'completion', 'config', 'help', 'kustomize', 'options', 'plugin'}

# What kubectl says when it understood a command that cannot work here.
UNDERSTOOD = re.compile(
    'connection refused|was refused'
    '|no context exists|context was not found'
    '|unable to find any kubectl plugins'
    '|failed to find any PEM data'
    "|doesn't exist in local filesystem")


# What helm says when it does not understand a command.
HELM_REFUSES = re.compile(
    'unknown (shorthand )?(flag|command)|flag needs an argument'
    '|^"helm [^"]*" requires|accepts .* arg|invalid argument'
    '|requires at (least|most)|must either provide|required flag', re.I | re.M)


@dataclasses.dataclass
class Call:
    path: pathlib.Path
    line: int
    program: str        # 'kubectl' or 'helm'
    args: list
    text: str           # for its standard input
    since: tuple        # the program's version that knows it, (): any


def fill(text):
    def value(match):
        name = match[1]
        return VALUES.get(name, VALUES.get(name.rpartition('-')[2], 'x'))
    return re.sub(r'(?<!\\)\{\{([a-z][a-z0-9-]*)\}\}', value, text)


def is_program(word):
    return word.rpartition('/')[2] in ('kubectl', 'helm')


def program_call(words):
    """The kubectl or helm that these words run with its arguments, or
    None."""
    words = list(itertools.dropwhile(
        lambda word: re.match(r'\w+=', word), words))
    if words and words[0] in RUNNERS:
        place = next(filter(lambda i: is_program(words[i]),
                            range(len(words))), None)
        if place is None:
            return None
        if 'xargs' in words[:place]:
            if any(re.match('-I|--replace', w) for w in words[:place]):
                words = [word.replace('{}', 'x') for word in words]
            else:
                words.append('x')
        words = words[place:]
    return words if words and is_program(words[0]) else None


def find_calls(text, line):
    """(line, program and arguments, here-document) of each kubectl and helm
    in a piece of sh."""
    for command in shell.commands(text, line):
        call = program_call(command.words)
        if call is not None:
            yield command.line, call, command.text
        elif {word.rpartition('/')[2] for word in command.words} & SHELLS:
            for word in command.words:
                if ' ' in word:
                    for _, call, document in find_calls(word, 1):
                        yield command.line, call, document


def calls_of(check, note):
    for fence in note.fences:
        if fence.info != 'sh':
            continue
        since = {number: since_of(text) or {}   # a bad one is told elsewhere
                 for number, text in since_lines(fence)}
        try:
            found = list(find_calls(fill('\n'.join(fence.text) + '\n'),
                                    fence.line + 1))
        except ValueError as error:
            check.error(note.path, fence.line, f'no valid sh: {error}')
            continue
        for line, (program, *args), text in found:
            program = program.rpartition('/')[2]
            needs = [since[at].get(program, ()) for at in sorted(since)
                     if at < line]
            yield Call(note.path, line, program, args, text,
                       (needs or [()])[-1])


def with_files(args):
    """The arguments with names of files that exist here."""
    if args[:1] == ['kustomize']:
        return ['kustomize'] + [arg if arg.startswith('-') else 'folder'
                                for arg in args[1:]]
    out = []
    expected = None
    follows = verb_of(args) == 'logs'       # where -f has no value
    for place, arg in enumerate(args):
        if arg == '--':
            return out + args[place:]
        name, equals, value = arg.partition('=')
        if expected is not None:
            out.append(stand_in(expected, arg))
            expected = None
        elif name in STAND_INS and not (follows and name == '-f'):
            out.append(name + equals + stand_in(name, value) if equals
                       else arg)
            expected = None if equals else name
        elif re.match('-[fks].', arg) and not (follows and arg[1] == 'f'):
            out.append(arg[:2] + stand_in(arg[:2], arg[2:].lstrip('=')))
        else:
            out.append(arg)
    return out


def stand_in(option, value):
    if value == '-' or STAND_INS[option] == SERVER:
        return '-' if value == '-' else SERVER
    key, equals, _ = value.rpartition('=')
    return key + equals + STAND_INS[option]


def verb_of(args):
    """What kubectl is told to do, or ''."""
    return [*args[place_of_verb(args):], ''][0]


def place_of_verb(args):
    taken = False
    for place, arg in enumerate(args):
        if not taken and not arg.startswith('-'):
            return place
        taken = arg in GLOBAL
    return len(args)


def at_nothing(args):
    """The arguments, sent to where nothing listens.

    The address stands behind the verb: at the end it would be taken for the
    value of an option that lacks one, and before the verb kubectl would not
    say that it does not know it.
    """
    verb = verb_of(args)
    if verb == 'proxy':                 # it would serve, not fail
        return [*args, '--help']
    if verb in OFFLINE or verb == 'version' and '--client' in args:
        return args
    end = place_of_verb(args) + 1
    return [*args[:end], '--server=' + SERVER, *args[end:]]


def fill_folder(folder):
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf-8')


def environment(folder):
    """What every kubectl runs in, whatever it is asked: nobody's kubeconfig,
    no cluster around it, no proxies, no plugins."""
    return {'HOME': str(folder), 'PATH': str(folder),
            'KUBECONFIG': str(folder / 'kubeconfig')}


def run(path, call, folder):
    """None, or what is wrong with these arguments."""
    fill_folder(folder)
    if call.program == 'helm':
        return run_helm(path, call.args, folder)
    return run_kubectl(path, call.args, call.text, folder)


def run_helm(helm, args, folder):
    """The proxies lead nowhere, and nobody's repositories are read."""
    nowhere = {name: SERVER for name in ('HTTP_PROXY', 'HTTPS_PROXY',
                                         'http_proxy', 'https_proxy')}
    homes = {name: str(folder / 'helm') for name
             in ('XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME')}
    try:
        done = subprocess.run(
            [helm, *args], stdin=subprocess.DEVNULL, cwd=folder,
            timeout=TIMEOUT, encoding='utf-8', errors='replace',
            capture_output=True, check=False,
            env={**environment(folder), **homes, **nowhere, 'NO_PROXY': ''})
    except subprocess.TimeoutExpired:
        return f'no answer in {TIMEOUT} s'
    if done.returncode == 0:
        shows = re.search(r'^Usage:\n +(helm\b.*)', done.stdout, re.M)
        asked = 'help' in args[:1] or {'--help', '-h'} & set(args)
        return f'shows help; expected {shows[1]}' if shows and not asked \
            else None
    match = HELM_REFUSES.search(done.stderr)
    if match is None:
        return None
    line = done.stderr[done.stderr.rfind('\n', 0, match.start()) + 1:]
    return line.partition('\n')[0].removeprefix('Error: ')


def run_kubectl(kubectl, args, text, folder):
    if '-' in args and not text:
        text = FILES['manifest.yaml']
    try:
        done = subprocess.run(
            [kubectl, *at_nothing(with_files(args))], input=text,
            cwd=folder, timeout=TIMEOUT, encoding='utf-8', errors='replace',
            capture_output=True, check=False, env=environment(folder))
    except subprocess.TimeoutExpired:
        return f'no answer in {TIMEOUT} s'
    return refusal(args, done)


def refusal(args, done):
    """None, or why kubectl did not take the arguments."""
    if done.returncode == 0:
        # kubectl certificate NOSUCH and the like show help, and succeed.
        asked = verb_of(args) in ('help', 'proxy') or \
            {'--help', '-h'} & set(args)
        shown = re.search(r'^Usage:\n +(kubectl\b.*)', done.stdout, re.M)
        return f'shows help; expected {shown[1]}' \
            if shown is not None and not asked else None
    # Without the log, which tells of refused connections before the error.
    lines = [line for line in done.stderr.split('\n')
             if line and not re.match(r'[IWEF]\d{4} ', line)]
    if UNDERSTOOD.search('\n'.join(lines) or done.stderr):
        return None
    return lines[0].removeprefix('error: ') if lines \
        else f'exit status {done.returncode}'


def check_calls(check, calls, found, oldest, folder):
    """(calls that are too new for this program, calls that it did not take
    and is too old to be believed about)."""
    version, path = found
    asked = [call for call in calls if call.since <= version]
    refused = []
    with concurrent.futures.ThreadPoolExecutor(THREADS) as pool:
        answers = pool.map(
            lambda pair: run(path, pair[1], folder / str(pair[0])),
            enumerate(asked))
        for call, answer in zip(asked, answers):
            check.checked += 1
            if answer is not None and version < oldest:
                refused.append(call)
            elif answer is not None:
                check.error(call.path, call.line, answer)
    return [call for call in calls if call.since > version], refused


def main(program, newest, oldest, description):
    check = Check(description)
    calls = [call for note in check.selected()
             for call in calls_of(check, note) if call.program == program]
    if not calls and check.only is not None:
        check.done('commands')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        fill_folder(folder)
        found = newest(folder, environment(folder))
        if found is None:
            skip(f'{program} is not installed')
        skipped, refused = check_calls(check, calls, found, oldest, folder)
    version = told(found[0])
    for call in skipped:
        print(f'{shown(call.path)}:{call.line}: skipped: for {program} '
              f'{told(call.since)}')
    print(f'{len(skipped)} lines need a newer {program} than {version}')
    if refused and not check.found:
        skip(f'{program} {version} does not know {len(refused)} commands; '
             f'the notes are for {told(oldest)} and newer')
    check.done('commands')


def told(version):
    return '.'.join(map(str, version))
