"""OpenAPI documents of the kinds, version 3 by group, version 2 in one.

The older clients take version 2 as protocol buffers only, which are written
here: the few messages that they read.
"""

import json

import kinds as kindlib

SCALARS = {'boolean': 'boolean', 'integer': 'integer', 'number': 'number',
           'string': 'string', 'object': 'object'}
NAMED = {'Time': 'io.k8s.apimachinery.pkg.apis.meta.v1.Time',
         'Quantity': 'io.k8s.apimachinery.pkg.api.resource.Quantity',
         'IntOrString': 'io.k8s.apimachinery.pkg.util.intstr.IntOrString'}
HOMES = {'apis': 'io.k8s.apimachinery.pkg',
         'apiextensions':
         'io.k8s.apiextensions-apiserver.pkg.apis',
         'apiregistration': 'io.k8s.kube-aggregator.pkg.apis'}
GVK = 'x-kubernetes-group-version-kind'
PATCHES = ('application/json-patch+json', 'application/merge-patch+json',
           'application/apply-patch+yaml')


def full_name(its):
    """What OpenAPI calls a type of the list."""
    if its in NAMED:
        return NAMED[its]
    home = HOMES.get(its.split('.')[0], 'io.k8s.api')
    return f'{home}.{its}'


class Schemas:
    def __init__(self, kinds, version, checked_here):
        self.kinds = kinds
        self.start = '#/components/schemas/' if version == 3 \
            else '#/definitions/'
        self.version = version
        self.checked_here = checked_here    # do we take fieldValidation?

    def field(self, its):
        if its.startswith('[]'):
            return {'type': 'array', 'items': self.field(its[2:])}
        if its.startswith('map[string]'):
            return {'type': 'object', 'additionalProperties':
                    self.field(its[len('map[string]'):])}
        if its in SCALARS:
            return {'type': SCALARS[its]}
        ref = {'$ref': self.start + full_name(its)}
        return {'allOf': [ref], 'default': {}} if self.version == 3 else ref

    def named(self, its):
        if its == 'Time':
            return {'type': 'string', 'format': 'date-time'}
        if its == 'Quantity' and self.version == 3:
            return {'oneOf': [{'type': 'string'}, {'type': 'number'}]}
        if its == 'IntOrString' and self.version == 3:
            return {'format': 'int-or-string',
                    'oneOf': [{'type': 'integer'}, {'type': 'string'}]}
        if its == 'IntOrString':
            return {'type': 'string', 'format': 'int-or-string'}
        return {'type': 'string'}

    def of(self, its):
        """The schema of a type with fields."""
        fields = self.kinds.fields.get(its)
        if fields is None:
            return {'type': 'object'}
        made = {'type': 'object', 'properties': {
            name: self.field(one) for name, (one, _) in fields.items()}}
        required = [name for name, (_, needed) in fields.items() if needed]
        if required:
            made['required'] = required
        gvks = [kind.gvk for kind in self.kinds.all if kind.type == its]
        if gvks:
            made[GVK] = gvks
            for name in ('kind', 'apiVersion'):
                made['properties'].setdefault(name, {'type': 'string'})
        return made

    def reached(self, types):
        """The schemas of these types and of all that they name."""
        found, left = {}, list(types)
        while left:
            its = left.pop()
            if its in found:
                continue
            if its in NAMED:
                found[its] = self.named(its)
                continue
            found[its] = self.of(its)
            for one, _ in self.kinds.fields.get(its, {}).values():
                one = one.replace('[]', '').replace('map[string]', '')
                if one not in SCALARS:
                    left.append(one)
        return {full_name(its): schema
                for its, schema in sorted(found.items())}

    def custom(self, kind):
        """The schema of a custom resource."""
        made = json.loads(json.dumps(kind.schema or {'type': 'object'}))
        properties = made.setdefault('properties', {})
        properties.update(
            apiVersion={'type': 'string'}, kind={'type': 'string'},
            metadata=self.field('apis.meta.v1.ObjectMeta'))
        made[GVK] = [kind.gvk]
        return made

    def all(self, kinds):
        made = self.reached([kind.type for kind in kinds if kind.type]
                            + ['apis.meta.v1.ObjectMeta'])
        for kind in kinds:
            if not kind.type:
                made[custom_name(kind)] = self.custom(kind)
        return made

    def ref(self, kind):
        return {'$ref': self.start + (full_name(kind.type) if kind.type
                                      else custom_name(kind))}

    def paths(self, kinds):
        made = {}
        for kind in kinds:
            root = '/apis/' if kind.group else '/api/'
            root += kind.group_version
            if kind.namespaced:
                root += '/namespaces/{namespace}'
            root += f'/{kind.plural}'
            if 'list' in kind.verbs:
                made[f'{root}/{{name}}'] = {
                    'get': self.operation(kind, 'get'),
                    'patch': self.operation(kind, 'patch')}
            made[root] = {'post': self.operation(kind, 'post')}
            if 'list' in kind.verbs:
                made[root]['get'] = self.operation(kind, 'list')
        return made

    def operation(self, kind, action):
        made = {GVK: kind.gvk, 'x-kubernetes-action': action,
                'responses': {'200': {'description': 'OK'}}}
        if action in ('patch', 'post'):
            names = ['dryRun', 'fieldManager'] + \
                ['fieldValidation'] * self.checked_here
            made['parameters'] = [self.parameter(name) for name in names]
        if self.version == 3 and action != 'list':
            content = {'schema': self.ref(kind)}
            made['responses']['200']['content'] = {
                'application/json': content}
            if action == 'patch':
                made['requestBody'] = {'content': {
                    one: {'schema': {'type': 'object'}} for one in PATCHES}}
        return made

    def parameter(self, name):
        made = {'in': 'query', 'name': name}
        if self.version == 3:
            made['schema'] = {'type': 'string', 'uniqueItems': True}
        else:
            made.update(type='string', uniqueItems=True)
        return made


def custom_name(kind):
    return '.'.join([*reversed(kind.group.split('.')), kind.version,
                     kind.kind])


def index_v3(kinds):
    made = {}
    for group, versions in {'': ['v1'], **kinds.groups()}.items():
        for version in versions:
            path = f'apis/{group}/{version}' if group else f'api/{version}'
            made[path] = {'serverRelativeURL': f'/openapi/v3/{path}'}
    return {'paths': made}


def group_v3(kinds, path, checked_here):
    """The document of api/v1 or apis/GROUP/VERSION, None without kinds."""
    wanted = kinds.in_group_version(path.partition('/')[2])
    if not wanted:
        return None
    schemas = Schemas(kinds, 3, checked_here)
    return {'openapi': '3.0.0', 'info': info(),
            'paths': schemas.paths(wanted),
            'components': {'schemas': schemas.all(wanted)}}


def all_v2(kinds, checked_here):
    schemas = Schemas(kinds, 2, checked_here)
    wanted = [kind for kind in kinds.all if kind.group != kindlib.METRICS]
    return {'swagger': '2.0', 'info': info(), 'paths': schemas.paths(wanted),
            'definitions': schemas.all(wanted)}


def info():
    return {'title': 'Kubernetes', 'version': 'v1.36.2'}


# Protocol buffers.  Numbers are those of the fields in OpenAPIv2.proto.

def number(value):
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    made.append(value)
    return bytes(made)


def chunk(field, data):
    """A field of bytes: a text or a message."""
    if isinstance(data, str):
        data = data.encode()
    return number(field << 3 | 2) + number(len(data)) + data


def flag(field):
    return number(field << 3) + b'\1'


def named(name, value):
    return chunk(1, name) + chunk(2, value)


def extensions(field, made):
    return b''.join(
        chunk(field, named(key, chunk(2, json.dumps(value))))
        for key, value in made.items() if key.startswith('x-'))


def schema_bytes(schema):
    made = b''
    if '$ref' in schema:
        made += chunk(1, schema['$ref'])
    if 'format' in schema:
        made += chunk(2, schema['format'])
    if 'description' in schema:
        made += chunk(4, schema['description'])
    made += b''.join(chunk(19, name) for name in schema.get('required', []))
    more = schema.get('additionalProperties')
    if isinstance(more, dict):
        made += chunk(21, chunk(1, schema_bytes(more)))
    if 'type' in schema:
        made += chunk(22, chunk(1, schema['type']))
    if 'items' in schema:
        made += chunk(23, chunk(1, schema_bytes(schema['items'])))
    if 'properties' in schema:
        made += chunk(25, b''.join(
            chunk(1, named(name, schema_bytes(one)))
            for name, one in schema['properties'].items()))
    return made + extensions(31, schema)


def parameter_bytes(parameter):
    made = chunk(2, parameter['in']) + chunk(4, parameter['name']) \
        + chunk(6, 'string') + flag(20)
    return chunk(1, chunk(2, chunk(3, made)))


def path_bytes(path):
    fields = {'get': 2, 'put': 3, 'post': 4, 'delete': 5, 'patch': 7}
    made = b''
    for method, operation in path.items():
        body = b''.join(chunk(8, parameter_bytes(one))
                        for one in operation.get('parameters', []))
        made += chunk(fields[method], body + extensions(13, operation))
    return made


def protobuf_v2(document):
    return b''.join((
        chunk(1, document['swagger']),
        chunk(2, chunk(1, document['info']['title'])
              + chunk(2, document['info']['version'])),
        chunk(8, b''.join(chunk(2, named(path, path_bytes(one)))
                          for path, one in document['paths'].items())),
        chunk(9, b''.join(chunk(1, named(name, schema_bytes(one)))
                          for name, one in document['definitions'].items())),
    ))
