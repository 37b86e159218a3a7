"""The HTTP side: paths and verbs of the API, as much as kubectl asks for."""

import copy
import datetime
import http.server
import json
import os
import re
import socketserver
import sys
import time
import urllib.parse

import yaml

import defaults
import openapi
import schema
import store as stores
import tables
import times
import wire
from kinds import METRICS

WATCH_SECONDS = 600
CHECKS = ('ping', 'log', 'etcd', 'informer-sync',
          'poststarthook/start-apiextensions-informers',
          'poststarthook/start-kube-aggregator-informers',
          'poststarthook/rbac/bootstrap-roles', 'shutdown')
MESSAGES = {404: 'the server could not find the requested resource',
            405: 'the server does not allow this method on the requested '
                 'resource'}
REASONS = {400: 'BadRequest', 404: 'NotFound', 405: 'MethodNotAllowed',
           409: 'AlreadyExists', 422: 'Invalid', 429: 'TooManyRequests'}
DISCOVERY = re.compile(r'g=apidiscovery\.k8s\.io;v=(v2|v2beta1);'
                       r'as=APIGroupDiscoveryList')


class Refused(Exception):
    """An answer that is a Status with an error."""

    def __init__(self, code, message='', details=None, reason=None):
        super().__init__(message)
        self.status = {
            'kind': 'Status', 'apiVersion': 'v1', 'metadata': {},
            'status': 'Failure',
            'message': message or MESSAGES.get(code, ''),
            'reason': reason or REASONS.get(code, ''),
            'details': details or {}, 'code': code}


class Target:
    """What a path of the API is about."""

    def __init__(self, kinds, parts):
        if parts[0] == 'api':
            group_version, rest = parts[1], parts[2:]
        else:
            group_version, rest = '/'.join(parts[1:3]), parts[3:]
        self.namespace = None
        if len(rest) > 2 and rest[0] == 'namespaces' and \
                rest[2] not in ('status', 'finalize'):
            self.namespace, rest = rest[1], rest[2:]
        self.kind = kinds.at(group_version, rest[0]) if rest else None
        if self.kind is None:
            raise Refused(404)
        self.name = rest[1] if len(rest) > 1 else None
        self.subresource = rest[2] if len(rest) > 2 else None
        self.group_resource = f'{self.kind.plural}.{self.kind.group}' \
            .rstrip('.')

    @property
    def details(self):
        return {'name': self.name, 'group': self.kind.group,
                'kind': self.kind.plural}

    def missing(self):
        return Refused(404, f'{self.group_resource} "{self.name}" not found',
                       self.details)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    server_version = 'stand-in'

    # The server's: store, kinds, checked_here, verbose.

    def log_message(self, format, *arguments):
        if self.server.verbose:
            super().log_message(format, *arguments)

    def do_GET(self):
        self.answer('get')

    def do_POST(self):
        self.answer('post')

    def do_PUT(self):
        self.answer('put')

    def do_PATCH(self):
        self.answer('patch')

    def do_DELETE(self):
        self.answer('delete')

    def answer(self, method):
        url = urllib.parse.urlsplit(self.path)
        self.query = dict(urllib.parse.parse_qsl(url.query))
        self.at = times.now()
        length = int(self.headers.get('Content-Length') or 0)
        self.body = self.rfile.read(length)
        self.accept = self.headers.get('Accept', '')
        parts = [urllib.parse.unquote(part)
                 for part in url.path.split('/') if part]
        try:
            with self.server.store.changed:
                found = self.route(method, parts)
            if callable(found):
                found()
            elif found is not None:
                self.send_json(*found)
        except Refused as refused:
            self.send_json(refused.status, refused.status['code'])
        except (BrokenPipeError, ConnectionResetError):
            pass

    # Sending.

    def send_json(self, document, code=200, its='application/json'):
        if 'yaml' in self.accept and 'json' not in self.accept:
            its = 'application/yaml'
            self.send_bytes(yaml.safe_dump(document).encode(), code, its)
        else:
            self.send_bytes(json.dumps(document).encode() + b'\n', code, its)

    def send_text(self, text, code=200):
        self.send_bytes(text.encode(), code, 'text/plain')

    def send_bytes(self, data, code, its):
        self.send_response(code)
        self.send_header('Content-Type', its)
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    # Paths.

    def route(self, method, parts):
        """(document, code) or a function that sends the answer itself."""
        kinds = self.server.kinds
        if not parts:
            return {'paths': ['/api', '/apis', '/healthz', '/livez',
                              '/openapi/v2', '/openapi/v3', '/readyz',
                              '/version']},
        top = parts[0]
        if top in ('healthz', 'livez', 'readyz'):
            return lambda: self.send_text(self.health(top))
        if top == 'version':
            return version(),
        if top == 'openapi':
            return self.route_openapi(parts[1:])
        if top in ('api', 'apis') and len(parts) == 1:
            return self.discovery(top == 'api')
        if top == 'apis' and len(parts) == 2:
            if parts[1] not in kinds.groups():
                raise Refused(404)
            return {'kind': 'APIGroup', 'apiVersion': 'v1',
                    **kinds.api_group(parts[1])},
        if top in ('api', 'apis') and len(parts) == (2 if top == 'api'
                                                     else 3):
            found = kinds.api_resources('/'.join(parts[1:]))
            if found is None:
                raise Refused(404)
            return found,
        if top in ('api', 'apis'):
            return self.resource(method, Target(kinds, parts))
        raise Refused(404)

    def health(self, which):
        if 'verbose' not in self.path:
            return 'ok'
        return ''.join(f'[+]{check} ok\n' for check in CHECKS) + \
            f'{which} check passed\n'

    def discovery(self, core):
        form = DISCOVERY.search(self.accept)
        kinds = self.server.kinds
        if form:
            return (kinds.aggregated(form[1], core), 200,
                    f'application/json;{form[0]}')
        if core:
            return kinds.api_versions(self.headers.get('Host', '')),
        return kinds.api_groups(),

    def route_openapi(self, parts):
        kinds, checked = self.server.kinds, self.server.checked_here
        if parts == ['v2']:
            document = openapi.all_v2(kinds, checked)
            if 'protobuf' in self.accept:
                its = 'application/com.github.proto-openapi.spec.v2' \
                    '.v1.0+protobuf'
                data = openapi.protobuf_v2(document)
                return lambda: self.send_bytes(data, 200, its)
            return document,
        if parts == ['v3']:
            return openapi.index_v3(kinds),
        document = openapi.group_v3(kinds, '/'.join(parts[1:]), checked) \
            if parts[:1] == ['v3'] else None
        if document is None:
            raise Refused(404)
        return document,

    # Resources.

    def resource(self, method, target):
        if target.kind.verbs == ['create'] or target.subresource == 'token':
            return self.review(target)
        if target.kind.group == METRICS and method != 'get':
            raise Refused(405)
        if target.subresource and \
                target.subresource not in target.kind.subresources:
            raise Refused(404)
        if target.subresource == 'log':
            return self.log(target)
        if target.subresource in ('attach', 'exec', 'portforward', 'proxy'):
            raise Refused(400, 'the stand-in API server runs no containers')
        if method == 'get':
            return self.get(target)
        if method == 'post':
            return self.post(target)
        if method == 'delete':
            return self.delete(target)
        return self.change(method, target)

    def stored(self, target):
        item = self.server.store.find(target.kind.resource, target.namespace,
                                      target.name)
        if item is None:
            raise target.missing()
        return item

    def shown(self, target, item):
        """An object as this path has it: its version, and times settled."""
        item = times.settled(item, self.at)
        kind = target.kind
        if kind.group == 'events.k8s.io':
            return defaults.events_v1(item)
        if kind.plural == 'horizontalpodautoscalers' and \
                kind.version == 'v1' and item['apiVersion'] != 'autoscaling/v1':
            item = old_autoscaler(item)
        if kind.plural == 'horizontalpodautoscalers' and \
                kind.version == 'v2' and item['apiVersion'] != 'autoscaling/v2':
            item = new_autoscaler(item)
        item['apiVersion'] = kind.group_version
        return item

    def formed(self, target, items, meta):
        """A list, or an object that stands alone, in the form asked for."""
        alone = meta is None
        form = re.search(r'as=(\w+);', self.accept + ';')
        form = form[1] if form else ''
        if form == 'Table':
            wanted = self.server.kinds.at('v1', 'events') \
                if target.kind.group == 'events.k8s.io' else target.kind
            return tables.table(
                wanted, [self.core(item) for item in items], self.at,
                self.query.get('includeObject', 'Metadata'),
                {'resourceVersion': items[0]['metadata']['resourceVersion']}
                if alone else meta)
        if form.startswith('PartialObjectMetadata'):
            items = [tables.partial(item) for item in items]
            if alone:
                return items[0]
            return {'kind': 'PartialObjectMetadataList',
                    'apiVersion': 'meta.k8s.io/v1', 'metadata': meta,
                    'items': items}
        if alone:
            return items[0]
        return {'kind': f'{target.kind.kind}List',
                'apiVersion': target.kind.group_version, 'metadata': meta,
                'items': items}

    @staticmethod
    def core(item):
        if item.get('apiVersion') == 'events.k8s.io/v1':
            return {**defaults.renamed(item, defaults.EVENT_NAMES),
                    'apiVersion': 'v1'}
        return item

    def get(self, target):
        if target.name and target.subresource == 'scale':
            return scale_of(self.shown(target, self.stored(target))),
        if target.name and self.query.get('watch') not in ('1', 'true'):
            item = self.shown(target, self.stored(target))
            return self.formed(target, [item], None),
        fields = self.query.get('fieldSelector', '')
        labels = self.query.get('labelSelector', '')
        if target.name:
            fields = f'metadata.name={target.name}'
        unknown = stores.unknown_field(target.kind, fields)
        if unknown:
            raise Refused(400, field_message(target, labels, fields, unknown))
        if self.query.get('watch') in ('1', 'true'):
            return lambda: self.watch(target, labels, fields)
        store = self.server.store
        items = store.select(target.kind, target.namespace, labels, fields)
        meta = {'resourceVersion': str(store.version)}
        start = int(self.query.get('continue') or 0)
        most = int(self.query.get('limit') or 0)
        left = len(items) - start - most
        items = items[start:start + most] if most else items[start:]
        if most and left > 0:
            meta['continue'] = str(start + most)
            if not labels and not fields:
                meta['remainingItemCount'] = left
        items = [self.shown(target, item) for item in items]
        return self.formed(target, items, meta),

    # Watching: first what there is, then what changes, then silence.

    def watch(self, target, labels, fields):
        self.send_response(200)
        self.send_header('Content-Type', 'application/json')
        self.send_header('Transfer-Encoding', 'chunked')
        self.end_headers()
        self.header_sent = False
        store = self.server.store
        end = time.monotonic() + float(self.query.get('timeoutSeconds')
                                       or WATCH_SECONDS)
        asked = self.query.get('resourceVersion') or '0'
        initial = self.query.get('sendInitialEvents') == 'true' or \
            asked == '0'
        with store.changed:
            seen = len(store.changes)
            items = store.select(target.kind, target.namespace, labels,
                                 fields) if initial else []
            if not initial:
                seen = next((place for place, one in
                             enumerate(store.changes)
                             if one[0] > int(asked)), seen)
        for item in items:
            self.send_event(target, 'ADDED', item)
        if self.query.get('sendInitialEvents') == 'true':
            self.send_bookmark(target)
        while time.monotonic() < end and not self.server.stopping:
            with store.changed:
                if seen == len(store.changes):
                    store.changed.wait(min(0.5, end - time.monotonic()))
                fresh = store.changes[seen:]
                seen += len(fresh)
            for _, what, resource, item in fresh:
                if resource == target.kind.resource and \
                        (not target.namespace or target.namespace ==
                         item['metadata'].get('namespace')) and \
                        store.selects(item, labels, fields):
                    self.send_event(target, what, item)
        self.send_chunk(b'')

    def send_event(self, target, what, item):
        self.at = times.now()
        made = self.formed(target, [self.shown(target, item)], None)
        if made['kind'] == 'Table':
            if self.header_sent:
                made['columnDefinitions'] = None
            self.header_sent = True
        self.send_chunk(json.dumps({'type': what, 'object': made}).encode()
                        + b'\n')

    def send_bookmark(self, target):
        item = {'kind': target.kind.kind,
                'apiVersion': target.kind.group_version, 'metadata': {
                    'resourceVersion': str(self.server.store.version),
                    'annotations': {'k8s.io/initial-events-end': 'true'}}}
        if 'as=Table' in self.accept:
            item = tables.table(target.kind, [], self.at, 'None',
                                item['metadata'])
        self.send_chunk(json.dumps({'type': 'BOOKMARK', 'object': item})
                        .encode() + b'\n')

    def send_chunk(self, data):
        self.wfile.write(f'{len(data):x}\r\n'.encode() + data + b'\r\n')
        self.wfile.flush()

    # Changes, kept as long as the server runs.

    def given(self):
        """The object in the body."""
        if self.body.startswith(wire.MAGIC):
            return wire.decoded(self.server.kinds, self.body)
        try:
            item = yaml.load(self.body.decode(), stores.Loader)
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            raise Refused(400, str(error)) from error
        return item

    @property
    def is_dry(self):
        return 'dryRun' in self.query

    def check_fields(self, target, item):
        if self.query.get('fieldValidation') != 'Strict':
            return
        kind = self.server.kinds.of(item.get('apiVersion'),
                                    item.get('kind')) or target.kind
        wrong = schema.faults(self.server.kinds, kind, item)
        if wrong:
            raise Refused(400, f'{kind.kind} in version "{kind.version}" '
                          f'cannot be handled as a {kind.kind}: strict '
                          'decoding error: ' + ', '.join(wrong))

    def post(self, target):
        if target.subresource == 'eviction':
            return self.evict(target)
        item = self.given()
        self.check_fields(target, item)
        meta = item.setdefault('metadata', {})
        item.setdefault('apiVersion', target.kind.group_version)
        item.setdefault('kind', target.kind.kind)
        if target.namespace:
            meta['namespace'] = target.namespace
        if not meta.get('name') and meta.get('generateName'):
            meta['name'] = meta['generateName'] + stores.token(
                str(self.server.store.version))
        target.name = meta.get('name')
        if self.server.store.find(target.kind.resource, target.namespace,
                                  target.name):
            raise Refused(409, f'{target.group_resource} "{target.name}" '
                          'already exists', target.details)
        return self.keep(target, self.server.store.create(target.kind, item),
                         201)

    def keep(self, target, item, code=200):
        if not self.is_dry:
            item = self.server.store.put(target.kind, item)
        else:
            item = copy.deepcopy(item)
            item['metadata'].setdefault('resourceVersion', '1')
            defaults.complete_one(self.server.store, item)
        return self.formed(target, [self.shown(target, item)], None), code

    def change(self, method, target):
        if target.subresource == 'scale':
            return self.rescale(method, target)
        its = self.headers.get('Content-Type', '')
        if method == 'patch' and 'apply-patch' in its and \
                not self.server.store.find(target.kind.resource,
                                           target.namespace, target.name):
            target.name = None
            return self.post(target)
        old = self.stored(target)
        if method == 'put':
            new = self.given()
            self.check_fields(target, new)
            for key in ('uid', 'creationTimestamp'):
                new['metadata'][key] = old['metadata'][key]
            return self.keep(target, new)
        patch = self.given()
        if isinstance(patch, dict):
            self.check_fields(target, patch)
            new = stores.merged(old, patch)
        else:
            try:
                new = stores.json_patched(old, patch)
            except (KeyError, IndexError, ValueError) as error:
                raise Refused(422, 'the server rejected our request due to '
                              'an error in our request') from error
        if new.get('spec') != old.get('spec') and \
                'generation' in old['metadata']:
            new['metadata'] = {**new['metadata'], 'generation':
                               old['metadata']['generation'] + 1}
        return self.keep(target, new)

    def rescale(self, method, target):
        old = self.stored(target)
        body = self.given()
        replicas = body['spec']['replicas']
        new = stores.merged(old, {'spec': {'replicas': replicas}})
        self.keep(target, new)
        return scale_of(self.shown(target, new)),

    def delete(self, target):
        store = self.server.store
        if target.name is None:
            items = store.select(target.kind, target.namespace,
                                 self.query.get('labelSelector', ''),
                                 self.query.get('fieldSelector', ''))
        else:
            items = [self.stored(target)]
        for item in items:
            if not self.is_dry:
                store.remove(target.kind, item)
        return {'kind': 'Status', 'apiVersion': 'v1', 'metadata': {},
                'status': 'Success', 'details': {
                    **target.details,
                    'uid': items[0]['metadata']['uid'] if items else ''}},

    def evict(self, target):
        item = self.stored(target)
        for budget in self.server.store.every('poddisruptionbudgets.policy'):
            if budget['metadata']['namespace'] == target.namespace and \
                    stores.matches_selector(
                        item['metadata'].get('labels') or {},
                        budget['spec'].get('selector')) and \
                    not budget['status']['disruptionsAllowed']:
                raise Refused(429, 'Cannot evict pod as it would violate the '
                              "pod's disruption budget.")
        if not self.is_dry:
            self.server.store.remove(target.kind, item)
        return {'kind': 'Status', 'apiVersion': 'v1', 'metadata': {},
                'status': 'Success', 'code': 201}, 201

    def review(self, target):
        """Questions about access: everybody may do everything."""
        item = self.given() or {}
        kind = target.kind.kind
        if kind in ('SelfSubjectAccessReview', 'SubjectAccessReview',
                    'LocalSubjectAccessReview'):
            item['status'] = {'allowed': True}
        elif kind == 'SelfSubjectRulesReview':
            item['status'] = {
                'incomplete': False, 'resourceRules': [
                    {'verbs': ['*'], 'apiGroups': ['*'],
                     'resources': ['*']}],
                'nonResourceRules': [
                    {'verbs': ['*'], 'nonResourceURLs': ['*']}]}
        elif kind == 'SelfSubjectReview':
            item['status'] = {'userInfo': {
                'username': 'kubernetes-admin',
                'groups': ['kubeadm:cluster-admins',
                           'system:authenticated']}}
        elif target.subresource == 'token':
            item['status'] = {'token': 'no.real.token',
                              'expirationTimestamp': times.written(
                                  self.at + datetime.timedelta(hours=1))}
        item.setdefault('metadata', {})
        return item, 201

    # Logs: texts beside the Pods in YAML, under x-logs.

    def log(self, target):
        item = self.stored(target)
        name = self.query.get('container')
        names = [one['name'] for one in item['spec'].get(
            'initContainers', []) + item['spec']['containers']]
        if not name and len(item['spec']['containers']) > 1:
            raise Refused(400, 'a container name must be specified for pod '
                          f'{target.name}, choose one of: '
                          f'[{" ".join(names)}]')
        name = name or item['spec']['containers'][0]['name']
        if name not in names:
            raise Refused(400, f'container {name} is not valid for pod '
                          f'{target.name}')
        previous = self.query.get('previous') == 'true'
        why = no_log(item, name, previous)
        if why:
            raise Refused(400, why.format(name=name, pod=target.name))
        texts = self.server.store.logs.get((target.namespace, target.name),
                                           {})
        text = texts.get(f'{name}/previous' if previous else name, '')
        if not previous and not text and \
                'waiting' in state_of(item, name).get('state', {}):
            text = texts.get(f'{name}/previous', '')
        lines = text.splitlines(keepends=True)
        tail = self.query.get('tailLines')
        if tail is not None:
            lines = lines[max(len(lines) - int(tail), 0):]
        if self.query.get('timestamps') == 'true':
            stamp = times.written(self.at, 'eventTime')
            lines = [f'{stamp} {line}' for line in lines]
        text = ''.join(lines)
        most = self.query.get('limitBytes')
        return lambda: self.send_text(text[:int(most)] if most else text)


def state_of(item, name):
    return next((one for names in ('containerStatuses',
                                   'initContainerStatuses')
                 for one in item['status'].get(names, [])
                 if one['name'] == name), {})


def no_log(item, name, previous):
    """Why a container has no log, as the kubelet says it; None if it has."""
    one = state_of(item, name)
    last = tables.at(one, 'lastState.terminated')
    state = one.get('state', {})
    if not item['spec'].get('nodeName'):
        return 'pod {pod} does not have a host assigned'
    if previous:
        return None if last else \
            'previous terminated container "{name}" in pod "{pod}" not found'
    if 'running' in state or 'terminated' in state or last:
        return None
    reason = tables.at(state, 'waiting.reason', '')
    reason = {'ErrImagePull': "image can't be pulled",
              'ImagePullBackOff': 'trying and failing to pull image'}.get(
                  reason, reason)
    return ('container "{name}" in pod "{pod}" is waiting to start: '
            + reason)


def field_message(target, labels, fields, unknown):
    kind = target.kind
    return (f'Unable to find "{kind.group}/{kind.version}, '
            f'Resource={kind.plural}" that match label selector "{labels}", '
            f'field selector "{fields}": field label not supported: '
            f'{unknown}')


def scale_of(item):
    spec = item.get('spec', {})
    return {'kind': 'Scale', 'apiVersion': 'autoscaling/v1',
            'metadata': {key: item['metadata'].get(key) for key in (
                'name', 'namespace', 'uid', 'resourceVersion',
                'creationTimestamp')},
            'spec': {'replicas': spec.get('replicas', 0)},
            'status': {'replicas': tables.at(item, 'status.replicas', 0),
                       'selector': tables.label_selector(
                           spec.get('selector'))}}


def old_autoscaler(item):
    """autoscaling/v2 as v1 has it: the processor's share alone."""
    spec, status = dict(item['spec']), dict(item.get('status', {}))
    for one in spec.pop('metrics', []):
        if tables.at(one, 'resource.name') == 'cpu':
            spec['targetCPUUtilizationPercentage'] = tables.at(
                one, 'resource.target.averageUtilization')
    for one in status.pop('currentMetrics', []) or []:
        if tables.at(one, 'resource.name') == 'cpu':
            status['currentCPUUtilizationPercentage'] = tables.at(
                one, 'resource.current.averageUtilization')
    status.pop('conditions', None)
    return {**item, 'spec': spec, 'status': status}


def new_autoscaler(item):
    spec, status = dict(item['spec']), dict(item.get('status', {}))
    target = spec.pop('targetCPUUtilizationPercentage', None)
    current = status.pop('currentCPUUtilizationPercentage', None)
    if target is not None:
        spec['metrics'] = [{'type': 'Resource', 'resource': {
            'name': 'cpu', 'target': {'type': 'Utilization',
                                      'averageUtilization': target}}}]
    if current is not None:
        status['currentMetrics'] = [{'type': 'Resource', 'resource': {
            'name': 'cpu', 'current': {'averageUtilization': current}}}]
    return {**item, 'spec': spec, 'status': status}


def version():
    major, minor, _ = defaults.VERSION[1:].split('.')
    return {'major': major, 'minor': minor,
            'emulationMajor': major, 'emulationMinor': minor,
            'minCompatibilityMajor': major,
            'minCompatibilityMinor': str(int(minor) - 1),
            'gitVersion': defaults.VERSION, 'gitCommit': '0' * 40,
            'gitTreeState': 'clean', 'buildDate': '2026-01-01T00:00:00Z',
            'goVersion': 'go1.26.0', 'compiler': 'gc',
            'platform': 'linux/amd64'}


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """Listens on loopback alone."""

    daemon_threads = True
    stopping = False

    def __init__(self, store, port=0, checked_here=True, verbose=False):
        super().__init__(('127.0.0.1', port), Handler)
        self.store = store
        self.kinds = store.kinds
        self.checked_here = checked_here
        self.verbose = verbose

    @property
    def address(self):
        return f'http://127.0.0.1:{self.server_port}'

    def server_bind(self):
        # HTTPServer would ask DNS for our name.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (BrokenPipeError,
                                              ConnectionResetError)):
            super().handle_error(request, client_address)


def write_kubeconfig(path, address, namespace='default'):
    """For the owner's eyes, as kubectl wants it."""
    config = {
        'apiVersion': 'v1', 'kind': 'Config', 'current-context': 'stand-in',
        'clusters': [{'name': 'stand-in', 'cluster': {'server': address}}],
        'contexts': [{'name': 'stand-in', 'context': {
            'cluster': 'stand-in', 'user': 'kubernetes-admin',
            'namespace': namespace}}],
        'users': [{'name': 'kubernetes-admin', 'user': {}}],
        'preferences': {}}
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, 'w', encoding='utf-8') as file:
        yaml.safe_dump(config, file)
