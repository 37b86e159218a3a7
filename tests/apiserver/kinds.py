"""Kinds of the Kubernetes 1.36 API: names, fields, discovery documents.

Kinds and fields come from ../notes/kubernetes-1.36-api.tsv, what else kubectl
calls them from names.tsv; custom resources add their own.
"""

import dataclasses
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
API = HERE.parent / 'notes/kubernetes-1.36-api.tsv'
NAMES = HERE / 'names.tsv'

VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch',
         'update', 'watch']
CREATED_ONLY = ('Binding', 'LocalSubjectAccessReview',
                'SelfSubjectAccessReview', 'SelfSubjectReview',
                'SelfSubjectRulesReview', 'SubjectAccessReview',
                'TokenReview')
READ_WRITE = ['get', 'patch', 'update']
# What a subresource speaks, if not the kind itself: group, version, kind.
SUBRESOURCES = {
    'attach': ('', 'v1', 'PodAttachOptions', ['create', 'get']),
    'binding': ('', 'v1', 'Binding', ['create']),
    'eviction': ('policy', 'v1', 'Eviction', ['create']),
    'exec': ('', 'v1', 'PodExecOptions', ['create', 'get']),
    'finalize': None,
    'log': None,
    'portforward': ('', 'v1', 'PodPortForwardOptions', ['create', 'get']),
    'proxy': ('', 'v1', 'PodProxyOptions', ['create', 'get']),
    'scale': ('autoscaling', 'v1', 'Scale', READ_WRITE),
    'token': ('authentication.k8s.io', 'v1', 'TokenRequest', ['create']),
}
METRICS = 'metrics.k8s.io'


@dataclasses.dataclass
class Kind:
    group: str
    version: str
    kind: str
    plural: str
    namespaced: bool
    type: str = ''              # of its fields; '' if any are taken
    singular: str = ''
    short: list = dataclasses.field(default_factory=list)
    categories: list = dataclasses.field(default_factory=list)
    subresources: list = dataclasses.field(default_factory=list)
    verbs: list = dataclasses.field(default_factory=list)
    columns: list = dataclasses.field(default_factory=list)  # of a CRD
    schema: dict = None         # of a CRD

    @property
    def group_version(self):
        return f'{self.group}/{self.version}' if self.group else self.version

    @property
    def resource(self):
        """What objects of all versions are kept under."""
        group = '' if self.group == 'events.k8s.io' else self.group
        return f'{self.plural}.{group}'.rstrip('.')

    @property
    def gvk(self):
        return {'group': self.group, 'version': self.version,
                'kind': self.kind}


def rows(path):
    for line in path.read_text(encoding='utf-8').split('\n'):
        if line and not line.startswith('#'):
            yield [None if cell == '-' else cell for cell in line.split('\t')]


def stability(version):
    """Sorts v2, v1, v1beta2, v1beta1, v1alpha1."""
    match = re.fullmatch(r'v(\d+)(?:(alpha|beta)(\d+))?', version)
    if not match:
        return (0, 0, 0)
    major, level, minor = match.groups()
    return ({None: 3, 'beta': 2, 'alpha': 1}[level], int(major),
            int(minor or 0))


class Kinds:
    """All kinds, by plural and group_version, and the types' fields."""

    def __init__(self):
        self.all = []
        self.fields = {}        # type: {field: (its type, is required)}
        more = {(name, group or ''): rest
                for name, group, *rest in rows(NAMES)}
        for what, *cells in rows(API):
            if what == 'kind':
                self.add_builtin(cells, more)
            else:
                owner, field, its, required = cells
                self.fields.setdefault(owner, {})[field] = (
                    its, required is not None)

    def add_builtin(self, cells, more):
        group_version, kind, plural, scope, its = cells
        group, _, version = group_version.rpartition('/')
        lists = [(cell or '').split(',') if cell else []
                 for cell in more.get((plural, group), (None,) * 3)]
        if kind in CREATED_ONLY:
            verbs = ['create']
        elif kind == 'ComponentStatus':
            verbs = ['get', 'list']
        else:
            verbs = VERBS
        self.all.append(Kind(group, version, kind, plural,
                             scope == 'namespaced', its, kind.lower(),
                             *lists, verbs))

    def add_metrics(self):
        for kind, plural, namespaced in (('NodeMetrics', 'nodes', False),
                                         ('PodMetrics', 'pods', True)):
            self.all.append(Kind(METRICS, 'v1beta1', kind, plural, namespaced,
                                 verbs=['get', 'list']))

    def add_custom(self, definition):
        """Those of a CustomResourceDefinition."""
        spec = definition['spec']
        names = spec['names']
        for version in spec['versions']:
            if not version.get('served', True):
                continue
            self.all.append(Kind(
                spec['group'], version['name'], names['kind'],
                names['plural'], spec['scope'] == 'Namespaced', '',
                names.get('singular') or names['kind'].lower(),
                names.get('shortNames', []), names.get('categories', []),
                sorted(version.get('subresources', {})), VERBS,
                version.get('additionalPrinterColumns', []),
                version.get('schema', {}).get('openAPIV3Schema', {})))

    def of(self, group_version, kind):
        return next((one for one in self.all if one.kind == kind
                     and one.group_version == group_version), None)

    def named(self, kind):
        """The first of that kind, whatever its group."""
        return next((one for one in self.all if one.kind == kind), None)

    def at(self, group_version, plural):
        return next((one for one in self.all if one.plural == plural
                     and one.group_version == group_version), None)

    def groups(self):
        """{group: versions, the preferred one first}, core left out."""
        found = {}
        for kind in self.all:
            versions = found.setdefault(kind.group, [])
            if kind.version not in versions:
                versions.append(kind.version)
        found.pop('')
        return {group: sorted(versions, key=stability, reverse=True)
                for group, versions in found.items()}

    def in_group_version(self, group_version):
        return sorted((kind for kind in self.all
                       if kind.group_version == group_version),
                      key=lambda kind: kind.plural)

    # Discovery, the older form.

    def api_versions(self, address):
        return {'kind': 'APIVersions', 'versions': ['v1'],
                'serverAddressByClientCIDRs': [
                    {'clientCIDR': '0.0.0.0/0', 'serverAddress': address}]}

    def api_group(self, group):
        versions = [{'groupVersion': f'{group}/{version}', 'version': version}
                    for version in self.groups()[group]]
        return {'name': group, 'versions': versions,
                'preferredVersion': versions[0]}

    def api_groups(self):
        return {'kind': 'APIGroupList', 'apiVersion': 'v1',
                'groups': [self.api_group(group) for group in self.groups()]}

    def api_resources(self, group_version):
        kinds = self.in_group_version(group_version)
        if not kinds:
            return None
        resources = []
        for kind in kinds:
            one = {'name': kind.plural, 'singularName': kind.singular,
                   'namespaced': kind.namespaced, 'kind': kind.kind,
                   'verbs': kind.verbs}
            if kind.short:
                one['shortNames'] = kind.short
            if kind.categories:
                one['categories'] = kind.categories
            resources.append(one)
            resources += [
                {'name': f'{kind.plural}/{name}', 'singularName': '',
                 'namespaced': kind.namespaced, 'group': gvk['group'],
                 'version': gvk['version'], 'kind': gvk['kind'],
                 'verbs': verbs}
                for name, gvk, verbs in subresources_of(kind)]
        return {'kind': 'APIResourceList', 'apiVersion': 'v1',
                'groupVersion': group_version, 'resources': resources}

    # Discovery, all in one.

    def aggregated(self, form, core):
        """An APIGroupDiscoveryList, of the core group or of the others."""
        groups = {'': ['v1']} if core else self.groups()
        return {'kind': 'APIGroupDiscoveryList',
                'apiVersion': f'apidiscovery.k8s.io/{form}', 'metadata': {},
                'items': [{
                    'metadata': {'name': group} if group else {},
                    'versions': [self.aggregated_version(group, version)
                                 for version in versions],
                } for group, versions in groups.items()]}

    def aggregated_version(self, group, version):
        group_version = f'{group}/{version}' if group else version
        resources = []
        for kind in self.in_group_version(group_version):
            scope = 'Namespaced' if kind.namespaced else 'Cluster'
            one = {'resource': kind.plural, 'responseKind': kind.gvk,
                   'scope': scope, 'singularResource': kind.singular,
                   'verbs': kind.verbs}
            if kind.short:
                one['shortNames'] = kind.short
            if kind.categories:
                one['categories'] = kind.categories
            if kind.subresources:
                one['subresources'] = [
                    {'subresource': name, 'responseKind': gvk, 'verbs': verbs}
                    for name, gvk, verbs in subresources_of(kind)]
            resources.append(one)
        return {'version': version, 'freshness': 'Current',
                'resources': resources}


def subresources_of(kind):
    for name in kind.subresources:
        other = SUBRESOURCES.get(name)
        if other:
            group, version, its, verbs = other
            yield (name, {'group': group, 'version': version, 'kind': its},
                   verbs)
        else:
            yield (name, kind.gvk,
                   {'log': ['get'], 'finalize': ['update']}.get(
                       name, READ_WRITE))
