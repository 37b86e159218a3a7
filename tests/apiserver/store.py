"""The objects: read from YAML, completed, selected, changed in memory."""

import base64
import copy
import hashlib
import json
import re
import threading
import uuid

import yaml

import defaults
import times
from schema import faults

FIRST_VERSION = 1000


class BadObjects(Exception):
    """What is wrong with a file, for its writer."""


class Loader(yaml.SafeLoader):
    """YAML without times: they stay the strings that they are."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers
            if tag != 'tag:yaml.org,2002:timestamp']
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def documents(path):
    """The objects of a file, lists taken apart."""
    try:
        with open(path, encoding='utf-8') as file:
            found = list(yaml.load_all(file, Loader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadObjects(f'{path}: {error}') from error
    while found:
        one = found.pop(0)
        if one is None:
            continue
        if not isinstance(one, dict) or 'kind' not in one:
            raise BadObjects(f'{path}: not an object of the API: {one!r}')
        if one['kind'] == 'List':
            found = one.get('items', []) + found
        else:
            yield one


def split(selector):
    """The parts of a selector; commas within brackets divide nothing."""
    return [part.strip() for part in re.split(r',(?![^(]*\))', selector)
            if part.strip()]


def matches_labels(labels, selector):
    """Does a selector as kubectl writes it take these labels?"""
    for part in split(selector):
        match = re.fullmatch(r'(\S+)\s+(in|notin)\s+\((.*)\)', part)
        if match:
            key, how, values = match.groups()
            among = labels.get(key) in [one.strip()
                                        for one in values.split(',')]
            if among != (how == 'in'):
                return False
        elif '!=' in part:
            key, value = (side.strip() for side in part.split('!=', 1))
            if labels.get(key) == value:
                return False
        elif '=' in part:
            key, value = (side.strip()
                          for side in re.split('==?', part, maxsplit=1))
            if labels.get(key) != value:
                return False
        elif part.startswith('!'):
            if part[1:].strip() in labels:
                return False
        elif part not in labels:
            return False
    return True


def matches_selector(labels, selector):
    """Does the selector of an object take these labels?"""
    if selector is None:
        return False
    if not {'matchLabels', 'matchExpressions'} & set(selector):
        return all(labels.get(key) == value
                   for key, value in selector.items())
    return (matches_selector(labels, selector.get('matchLabels', {}))
            and all(matches_expression(labels, one)
                    for one in selector.get('matchExpressions', [])))


def matches_expression(labels, expression):
    key = expression['key']
    values = expression.get('values', [])
    return {'In': labels.get(key) in values,
            'NotIn': labels.get(key) not in values,
            'Exists': key in labels,
            'DoesNotExist': key not in labels}[expression['operator']]


# The fields that a selector may name, besides metadata.name and namespace.
SELECTABLE = {
    'certificatesigningrequests': ['spec.signerName'],
    'events': ['involvedObject.kind', 'involvedObject.namespace',
               'involvedObject.name', 'involvedObject.uid',
               'involvedObject.apiVersion', 'involvedObject.resourceVersion',
               'involvedObject.fieldPath', 'reason', 'reportingComponent',
               'source', 'type'],
    'jobs': ['status.successful'],
    'namespaces': ['status.phase'],
    'nodes': ['spec.unschedulable'],
    'pods': ['spec.nodeName', 'spec.restartPolicy', 'spec.schedulerName',
             'spec.serviceAccountName', 'spec.hostNetwork', 'status.phase',
             'status.podIP', 'status.nominatedNodeName'],
    'replicasets': ['status.replicas'],
    'replicationcontrollers': ['status.replicas'],
    'secrets': ['type'],
    'services': ['spec.clusterIP', 'spec.type'],
}


def field_of(item, path):
    """The value of a field as a selector compares it."""
    if path == 'source':
        return item.get('source', {}).get('component', '') or \
            item.get('reportingComponent', '')
    value = item
    for name in path.split('.'):
        value = value.get(name) if isinstance(value, dict) else None
    if value is None:
        return {'spec.unschedulable': 'false', 'spec.hostNetwork': 'false',
                'status.replicas': '0', 'status.successful': '0'}.get(path, '')
    return str(value).lower() if isinstance(value, bool) else str(value)


def unknown_field(kind, selector):
    """The first field of a selector that this kind cannot be asked for."""
    known = {'metadata.name', 'metadata.namespace',
             *SELECTABLE.get(kind.plural, ())}
    return next((name for name in (re.split('!?=', part)[0]
                                   for part in split(selector))
                 if name not in known), None)


def matches_fields(item, selector):
    for part in split(selector):
        if '!=' in part:
            name, value = part.split('!=', 1)
            if field_of(item, name) == value:
                return False
        else:
            name, value = re.split('==?', part, maxsplit=1)
            if field_of(item, name) != value:
                return False
    return True


class Store:
    """All objects by resource, then by (namespace, name).

    An object keeps the version that it was given in.  Times that its YAML
    gave relative to now stay so: each answer has them anew.
    """

    def __init__(self, kinds):
        self.kinds = kinds
        self.objects = {}
        self.logs = {}          # {(namespace, pod): {container: text}}
        self.changes = []       # (resource version, what, object)
        self.version = FIRST_VERSION
        self.changed = threading.Condition(threading.RLock())

    # Loading.

    def load(self, paths, base=None):
        """Objects of files, over those of the base."""
        for path in [base] * (base is not None) + list(paths):
            found = list(documents(path))
            for one in found:
                if one['kind'] == 'CustomResourceDefinition':
                    self.kinds.add_custom(one)
                if one['kind'] in ('NodeMetrics', 'PodMetrics') and \
                        not self.kinds.named(one['kind']):
                    self.kinds.add_metrics()
            for one in found:
                self.take(path, one)
        defaults.complete(self)

    def take(self, path, item):
        group_version = item.get('apiVersion', '')
        kind = self.kinds.of(group_version, item['kind'])
        name = (item.get('metadata') or {}).get('name')
        where = f'{path}: {item["kind"]} {name}'
        if kind is None:
            raise BadObjects(f'{where}: no such kind: {group_version} '
                             f'{item["kind"]}')
        events = item.pop('x-events', [])
        logs = item.pop('x-logs', {})
        if name is None and item['kind'] != 'Event':
            raise BadObjects(f'{where}: no metadata.name')
        wrong = faults(self.kinds, kind, item)
        if wrong:
            raise BadObjects(f'{where}: ' + '; '.join(wrong))
        item = self.add(kind, item)
        if logs:
            meta = item['metadata']
            self.logs[meta['namespace'], name] = logs
        for event in events:
            self.add(self.kinds.of('v1', 'Event'),
                     defaults.event_about(item, event, where))

    def add(self, kind, item):
        """Put an object in, with what every object has."""
        if item['kind'] == 'Event':
            item = defaults.core_event(self, item)
        meta = item.setdefault('metadata', {})
        if kind.namespaced:
            meta.setdefault('namespace', 'default')
            self.need_namespace(meta['namespace'])
        else:
            meta.pop('namespace', None)
        meta.setdefault('uid', uid(item))
        meta.setdefault('creationTimestamp', '-1d')
        self.version += 1
        meta['resourceVersion'] = str(self.version)
        key = (meta.get('namespace', ''), meta['name'])
        held = self.objects.setdefault(kind.resource, {})
        what = 'MODIFIED' if key in held else 'ADDED'
        held[key] = item
        self.note(kind, what, item)
        return item

    def need_namespace(self, name):
        spaces = self.objects.setdefault('namespaces', {})
        if ('', name) not in spaces:
            self.add(self.kinds.of('v1', 'Namespace'),
                     {'apiVersion': 'v1', 'kind': 'Namespace',
                      'metadata': {'name': name}})

    def note(self, kind, what, item):
        with self.changed:
            self.changes.append((self.version, what, kind.resource, item))
            self.changed.notify_all()

    # Reading.

    def kind_of(self, item):
        return self.kinds.of(item['apiVersion'], item['kind'])

    def every(self, resource):
        """All objects of a resource, in the order of their keys."""
        held = self.objects.get(resource, {})
        keys = sorted(held, key='/'.join)
        if resource.startswith('flowschemas.'):
            keys.sort(key=lambda key: held[key]['spec'].get(
                'matchingPrecedence', 1000))
        return [held[key] for key in keys]

    def find(self, resource, namespace, name):
        return self.objects.get(resource, {}).get((namespace or '', name))

    def select(self, kind, namespace=None, labels='', fields=''):
        return [item for item in self.every(kind.resource)
                if (not namespace
                    or item['metadata'].get('namespace') == namespace)
                and self.selects(item, labels, fields)]

    @staticmethod
    def selects(item, labels, fields):
        return (matches_labels(item['metadata'].get('labels') or {}, labels)
                and matches_fields(item, fields))

    def pods_of(self, namespace, selector):
        return [pod for pod in self.every('pods')
                if pod['metadata']['namespace'] == namespace
                and matches_selector(pod['metadata'].get('labels') or {},
                                     selector)]

    # Changing, as long as the server runs.

    def create(self, kind, item):
        item = copy.deepcopy(item)
        meta = item['metadata']
        meta['creationTimestamp'] = times.written(times.now())
        meta['uid'] = str(uuid.uuid4())
        meta.setdefault('generation', 1)
        return item

    def put(self, kind, item):
        with self.changed:
            item = self.add(kind, item)
            defaults.complete_one(self, item)
            return item

    def remove(self, kind, item):
        meta = item['metadata']
        with self.changed:
            self.version += 1
            del self.objects[kind.resource][meta.get('namespace', ''),
                                            meta['name']]
            gone = copy.deepcopy(item)
            gone['metadata']['resourceVersion'] = str(self.version)
            self.note(kind, 'DELETED', gone)


def uid(item):
    """The same for the same object at all times."""
    meta = item['metadata']
    return str(uuid.uuid5(uuid.NAMESPACE_URL, '/'.join(
        (item['kind'], meta.get('namespace', ''), meta['name']))))


def token(text, length=5):
    """Some letters and digits that stand for a text, as in names of pods."""
    digest = hashlib.sha256(text.encode()).digest()
    letters = 'bcdfghjklmnpqrstvwxz2456789'
    return ''.join(letters[byte % len(letters)] for byte in digest[:length])


def in_base64(text):
    return base64.b64encode(str(text).encode()).decode()


def merged(old, patch):
    """An object after a merge patch, lists of named things by their names.

    A strategic patch has more rules; this is what kubectl's own edits need.
    """
    if not isinstance(old, dict) or not isinstance(patch, dict):
        return copy.deepcopy(patch)
    new = dict(old)
    for key, value in patch.items():
        if key.startswith('$'):
            continue
        if value is None:
            new.pop(key, None)
        elif isinstance(value, list) and isinstance(old.get(key), list):
            new[key] = merged_lists(old[key], value)
        else:
            new[key] = merged(old.get(key, {} if isinstance(value, dict)
                                      else None), value)
    return new


def merged_lists(old, patch):
    key = next((one for one in ('name', 'key', 'type', 'containerPort')
                if all(isinstance(item, dict) and one in item
                       for item in old + patch)), None)
    if key is None:
        return copy.deepcopy(patch)
    new = [dict(item) for item in old]
    for item in patch:
        same = next((one for one in new if one[key] == item[key]), None)
        if item.get('$patch') == 'delete':
            new = [one for one in new if one[key] != item[key]]
        elif same is None:
            new.append(copy.deepcopy(item))
        else:
            new[new.index(same)] = merged(same, item)
    return new


def json_patched(item, operations):
    """An object after a JSON patch: add, remove, replace, test."""
    item = copy.deepcopy(item)
    for operation in operations:
        steps = [step.replace('~1', '/').replace('~0', '~')
                 for step in operation['path'].split('/')[1:]]
        at = item
        for step in steps[:-1]:
            at = at[int(step)] if isinstance(at, list) else at[step]
        last, how = steps[-1], operation['op']
        if isinstance(at, list):
            place = len(at) if last == '-' else int(last)
            if how == 'add':
                at.insert(place, operation['value'])
                continue
            last = place
        elif last not in at and how != 'add':
            raise KeyError(operation['path'])
        if how == 'remove':
            del at[last]
        elif how == 'test':
            if at[last] != operation['value']:
                raise ValueError(json.dumps(operation))
        else:
            at[last] = operation['value']
    return item
