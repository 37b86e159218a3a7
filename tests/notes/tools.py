"""Which kubectl and which helm the checks ask: the newest that is there."""

import json
import os
import pathlib
import re
import shutil
import subprocess

TIMEOUT = 20            # seconds


def cache():
    """Where fetch-kubectl puts them."""
    base = os.environ.get('XDG_CACHE_HOME') or '~/.cache'
    return pathlib.Path(base).expanduser() / 'k8sref-tests' / 'kubectl'


def candidates(variable, name, patterns):
    """The paths of programs of this name: the one that the environment
    names, or those in PATH, beside them, and in the cache."""
    if os.environ.get(variable):
        told = shutil.which(os.environ[variable])
        return {os.path.abspath(told)} if told else set()
    folders = {pathlib.Path(folder) for folder
               in os.environ['PATH'].split(os.pathsep) if folder}
    folders |= {(folder / name).resolve().parent
                for folder in folders if (folder / name).exists()}
    folders.add(cache())
    return {str(path.resolve()) for folder in folders
            for pattern in patterns for path in folder.glob(pattern)
            if os.access(path, os.X_OK)}


def answer(command, folder, environment):
    """What a program prints, or '' when it is not what it seems."""
    try:
        done = subprocess.run(
            command, timeout=TIMEOUT, stdin=subprocess.DEVNULL,
            capture_output=True, check=False, cwd=folder, env=environment)
        return done.stdout.decode('utf-8', 'replace')
    except (OSError, subprocess.TimeoutExpired):
        return ''


def kubectl_version(path, folder, environment):
    """(1, 33), or None.

    The kubectl of Google's SDK asks the current cluster for its version
    first, even for --client: so the environment has no cluster.
    """
    told = answer([path, 'version', '--client', '-o', 'json'], folder,
                  environment)
    try:
        version = json.loads(told)['clientVersion']['gitVersion']
        return tuple(map(int, re.match(r'v(\d+)\.(\d+)', version).groups()))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def helm_version(path, folder, environment):
    told = answer([path, 'version', '--template', '{{.Version}}'], folder,
                  environment)
    match = re.match(r'v(\d+)\.(\d+)', told)
    return match and tuple(map(int, match.groups()))


def newest(paths, version_of, folder, environment):
    """(version, path) of the newest of these programs, or None."""
    versions = [(version_of(path, folder, environment), path)
                for path in sorted(paths)]
    return max((pair for pair in versions if pair[0] is not None),
               default=None)


def newest_kubectl(folder, environment):
    return newest(candidates('K8SREF_KUBECTL', 'kubectl',
                             ('kubectl', 'kubectl.1.*', 'kubectl-1.*')),
                  kubectl_version, folder, environment)


def newest_helm(folder, environment):
    return newest(candidates('K8SREF_HELM', 'helm', ('helm', 'helm-*')),
                  helm_version, folder, environment)
