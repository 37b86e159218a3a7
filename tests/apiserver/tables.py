"""The tables that the API server prints for kubectl get: their columns, and
the cells of an object.

Columns that only -o wide shows have an asterisk.
"""

import re

from times import human, read, since

NONE, UNSET, UNKNOWN = '<none>', '<unset>', '<unknown>'
LOAD_BALANCER_WIDTH = 16


def at(item, path, default=None):
    """The value at a path of names, or the default where it ends early."""
    for name in path.split('.'):
        item = item.get(name) if isinstance(item, dict) else None
        if item is None:
            return default
    return item


def name_of(item):
    return item['metadata']['name']


def first(items, most, rest=', '):
    """Some items and how many more there are; '' for none."""
    text = rest.join(items[:most])
    return text + (f' + {len(items) - most} more...'
                   if len(items) > most else '')


def labels(pairs):
    return ','.join(f'{key}={value}'
                    for key, value in sorted((pairs or {}).items())) or NONE


def label_selector(selector):
    """A selector as kubectl writes it; '' if it takes everything."""
    if selector is None:
        return ''
    parts = [f'{key}={value}' for key, value in
             (selector.get('matchLabels') or {}).items()]
    for one in selector.get('matchExpressions') or []:
        values = ','.join(sorted(one.get('values') or []))
        parts.append({
            'In': f'{one["key"]} in ({values})',
            'NotIn': f'{one["key"]} notin ({values})',
            'Exists': one['key'],
            'DoesNotExist': f'!{one["key"]}'}[one['operator']])
    return ','.join(sorted(parts))


def containers(spec):
    """Names and images of all containers, two cells."""
    all_ = (spec or {}).get('containers', [])
    return [','.join(one['name'] for one in all_),
            ','.join(one.get('image', '') for one in all_)]


def condition(item, name):
    """The status of a condition, None if there is none."""
    return next((one['status'] for one in at(item, 'status.conditions', [])
                 if one['type'] == name), None)


def modes(names):
    short = {'ReadWriteOnce': 'RWO', 'ReadOnlyMany': 'ROX',
             'ReadWriteMany': 'RWX', 'ReadWriteOncePod': 'RWOP'}
    return ','.join(letters for name, letters in short.items()
                    if name in (names or []))


# Pods.

def pod(item, now):
    restarts, last, reason, ready, total = pod_state(item)
    text = str(restarts)
    if restarts and last:
        text += f' ({since(last, now)} ago)'
    gates = at(item, 'spec.readinessGates', [])
    addresses = at(item, 'status.podIPs', [])
    return [name_of(item), f'{ready}/{total}', reason, text,
            age(item, now), addresses[0]['ip'] if addresses else NONE,
            at(item, 'spec.nodeName') or NONE,
            at(item, 'status.nominatedNodeName') or NONE,
            f'{sum(condition(item, one["conditionType"]) == "True" for one in gates)}'
            f'/{len(gates)}' if gates else NONE]


def pod_state(item):
    """Restarts, when the last was, STATUS, ready and all containers."""
    spec, status = item.get('spec', {}), item.get('status', {})
    initial = spec.get('initContainers', [])
    sidecars = {one['name'] for one in initial
                if one.get('restartPolicy') == 'Always'}
    total = len(spec.get('containers', [])) + len(sidecars)
    reason = status.get('reason') or status.get('phase', '')
    if any(one['type'] == 'PodScheduled' and
           one.get('reason') == 'SchedulingGated'
           for one in status.get('conditions', [])):
        reason = 'SchedulingGated'
    statuses = status.get('initContainerStatuses', [])
    blocked, ready = initial_reason(statuses, sidecars, len(initial))
    if blocked:
        reason = blocked
    if blocked and condition(item, 'Initialized') != 'True':
        counted = statuses
    else:
        own = status.get('containerStatuses', [])
        counted = own + [one for one in statuses if one['name'] in sidecars]
        more, reason = containers_reason(own, reason, condition(item, 'Ready'))
        ready += more
    if item['metadata'].get('deletionTimestamp'):
        if status.get('reason') == 'NodeLost':
            reason = 'Unknown'
        elif status.get('phase') not in ('Succeeded', 'Failed'):
            reason = 'Terminating'
    ends = [at(one, 'lastState.terminated.finishedAt') for one in counted]
    return (sum(one.get('restartCount', 0) for one in counted),
            max((end for end in ends if end), default=None), reason, ready,
            total)


def initial_reason(statuses, sidecars, count):
    """What the init containers wait for or '', and ready sidecars."""
    ready = 0
    for place, one in enumerate(statuses):
        state = one.get('state', {})
        ended = state.get('terminated')
        waiting = at(state, 'waiting.reason', '')
        if ended and not ended.get('exitCode'):
            continue
        if one['name'] in sidecars and one.get('started'):
            ready += bool(one.get('ready'))
            continue
        if ended:
            return 'Init:' + end_reason(ended), ready
        if waiting and waiting != 'PodInitializing':
            return f'Init:{waiting}', ready
        return f'Init:{place}/{count}', ready
    return '', ready


def end_reason(ended):
    if ended.get('reason'):
        return ended['reason']
    if ended.get('signal'):
        return f'Signal:{ended["signal"]}'
    return f'ExitCode:{ended.get("exitCode", 0)}'


def containers_reason(statuses, reason, pod_ready):
    """How many containers are ready, and STATUS as they have it."""
    ready, running, failed = 0, False, ''
    for one in reversed(statuses):
        state = one.get('state', {})
        if at(state, 'waiting.reason'):
            reason = state['waiting']['reason']
        elif state.get('terminated'):
            reason = end_reason(state['terminated'])
            if state['terminated'].get('exitCode'):
                failed = reason
        elif one.get('ready') and 'running' in state:
            running = True
            ready += 1
    if reason == 'Completed':
        if running and pod_ready == 'True':
            reason = 'Running'
        elif failed:
            reason = failed
        elif running:
            reason = 'NotReady'
    return ready, reason


# Workloads.

def deployment(item, now):
    spec, status = item['spec'], item.get('status', {})
    return [name_of(item),
            f'{status.get("readyReplicas", 0)}/{spec.get("replicas", 0)}',
            status.get('updatedReplicas', 0),
            status.get('availableReplicas', 0), age(item, now),
            *containers(at(spec, 'template.spec')),
            label_selector(spec.get('selector'))]


def replica_set(item, now):
    spec, status = item['spec'], item.get('status', {})
    selector = spec.get('selector')
    return [name_of(item), spec.get('replicas', 0), status.get('replicas', 0),
            status.get('readyReplicas', 0), age(item, now),
            *containers(at(spec, 'template.spec')),
            labels(selector) if item['kind'] == 'ReplicationController'
            else label_selector(selector) or NONE]


def stateful_set(item, now):
    return [name_of(item), '{}/{}'.format(
        at(item, 'status.readyReplicas', 0), at(item, 'spec.replicas', 0)),
            age(item, now), *containers(at(item, 'spec.template.spec'))]


def daemon_set(item, now):
    status = item.get('status', {})
    spec = at(item, 'spec.template.spec', {})
    return [name_of(item), *(status.get(name, 0) for name in (
        'desiredNumberScheduled', 'currentNumberScheduled', 'numberReady',
        'updatedNumberScheduled', 'numberAvailable')),
            labels(spec.get('nodeSelector')), age(item, now),
            *containers(spec),
            label_selector(at(item, 'spec.selector')) or NONE]


def job(item, now):
    spec, status = item['spec'], item.get('status', {})
    succeeded, parallel = status.get('succeeded', 0), spec.get('parallelism')
    if spec.get('completions') is not None:
        done = f'{succeeded}/{spec["completions"]}'
    elif parallel and parallel > 1:
        done = f'{succeeded}/1 of {parallel}'
    else:
        done = f'{succeeded}/1'
    start, end = read(status.get('startTime')), read(
        status.get('completionTime'))
    took = human(((end or now) - start).total_seconds()) if start else ''
    return [name_of(item), job_status(item), done, took, age(item, now),
            *containers(at(spec, 'template.spec')),
            label_selector(spec.get('selector')) or NONE]


def job_status(item):
    for name in ('Complete', 'Failed'):
        if condition(item, name) == 'True':
            return name
    if item['metadata'].get('deletionTimestamp'):
        return 'Terminating'
    for name in ('Suspended', 'FailureTarget', 'SuccessCriteriaMet'):
        if condition(item, name) == 'True':
            return name
    return 'Running'


def cron_job(item, now):
    spec = item['spec']
    last = at(item, 'status.lastScheduleTime')
    template = at(spec, 'jobTemplate.spec', {})
    suspend = spec.get('suspend')
    return [name_of(item), spec['schedule'], spec.get('timeZone', NONE),
            UNSET if suspend is None else str(suspend),
            len(at(item, 'status.active', [])),
            since(last, now) if last else NONE, age(item, now),
            *containers(at(template, 'template.spec')),
            label_selector(template.get('selector')) or NONE]


def disruption_budget(item, now):
    spec = item.get('spec', {})
    return [name_of(item), str(spec.get('minAvailable', 'N/A')),
            str(spec.get('maxUnavailable', 'N/A')),
            at(item, 'status.disruptionsAllowed', 0), age(item, now)]


METRIC_SOURCES = {'External': 'external', 'Pods': 'pods', 'Object': 'object',
                  'Resource': 'resource',
                  'ContainerResource': 'containerResource'}


def metric(spec, status):
    """current/target of one metric of an autoscaler."""
    source = METRIC_SOURCES.get(spec['type'])
    if source is None:
        return '<unknown type>'
    one = spec.get(source, {})
    target = one.get('target', {})
    current = at(status, f'{source}.current', {})
    average = 'averageValue' in target or source == 'pods'
    if source.lower().endswith('resource'):
        lead = one.get('name', '') + ': '
        if average:
            values = current.get('averageValue'), target.get('averageValue')
        else:
            values = [f'{value}%' if value is not None else None
                      for value in (current.get('averageUtilization'),
                                    target.get('averageUtilization'))]
            values[1] = values[1] or '<auto>'
        tail = ''
    else:
        lead = ''
        which = 'averageValue' if average else 'value'
        values = current.get(which), target.get(which)
        tail = ' (avg)' if average and source != 'pods' else ''
    return f'{lead}{values[0] or UNKNOWN}/{values[1]}{tail}'


def autoscaler(item, now):
    spec = item['spec']
    specs = list(spec.get('metrics', []))
    statuses = at(item, 'status.currentMetrics', []) or []
    texts = [metric(one, statuses[place] if place < len(statuses) else {})
             for place, one in enumerate(specs)]
    target = spec['scaleTargetRef']
    return [name_of(item), f'{target["kind"]}/{target["name"]}',
            first(texts, 2) or NONE, str(spec.get('minReplicas', UNSET)),
            spec.get('maxReplicas', 0), at(item, 'status.currentReplicas', 0),
            age(item, now)]


# Services and the network.

def addresses_of(item, wide=True):
    found = sorted({one.get('ip') or one.get('hostname') for one in
                    at(item, 'status.loadBalancer.ingress', [])} - {None})
    text = ','.join(found)
    if not wide and len(text) > LOAD_BALANCER_WIDTH:
        text = text[:LOAD_BALANCER_WIDTH - 3] + '...'
    return text


def external(item):
    spec = item['spec']
    kind, more = spec.get('type'), spec.get('externalIPs', [])
    if kind == 'ExternalName':
        return spec.get('externalName', '')
    if kind == 'LoadBalancer':
        balanced = addresses_of(item)
        return ','.join([balanced] * bool(balanced) + more) or '<pending>'
    if kind in ('ClusterIP', 'NodePort'):
        return ','.join(more) or NONE
    return UNKNOWN


def service(item, now):
    spec = item['spec']
    ports = ','.join(
        f'{one["port"]}' + (f':{one["nodePort"]}' if one.get('nodePort')
                            else '') + f'/{one["protocol"]}'
        for one in spec.get('ports', []))
    return [name_of(item), spec.get('type', ''),
            (spec.get('clusterIPs') or [NONE])[0], external(item),
            ports or NONE, age(item, now), labels(spec.get('selector'))]


def ingress(item, now):
    spec = item.get('spec', {})
    rules = spec.get('rules', [])
    hosts = [one['host'] for one in rules if one.get('host')]
    text = ','.join(hosts[:3]) or '*'
    if hosts and len(hosts) > 3:
        text += f' + {len(rules) - 3} more...'
    return [name_of(item), spec.get('ingressClassName', NONE), text,
            addresses_of(item), '80, 443' if spec.get('tls') else '80',
            age(item, now)]


def ingress_class(item, now):
    one = at(item, 'spec.parameters')
    text = NONE
    if one:
        group = f'.{one["apiGroup"]}' if one.get('apiGroup') else ''
        text = f'{one["kind"]}{group}/{one["name"]}'
    return [name_of(item) + default_mark(
        item, 'ingressclass.kubernetes.io/is-default-class'),
            at(item, 'spec.controller', ''), text, age(item, now)]


def default_mark(item, *annotations):
    return ' (default)' if any(
        at(item, 'metadata.annotations', {}).get(one) == 'true'
        for one in annotations) else ''


def endpoints(item, now):
    found = []
    for subset in item.get('subsets') or []:
        for port in subset.get('ports') or [None]:
            found += [one['ip'] + (f':{port["port"]}' if port else '')
                      for one in subset.get('addresses', [])]
    return [name_of(item), first(found, 3, ',') if item.get('subsets')
            else NONE, age(item, now)]


def endpoint_slice(item, now):
    ports = [str(one.get('port', one.get('name', '*')))
             for one in item.get('ports') or []]
    addresses = [address for one in item.get('endpoints') or []
                 for address in one['addresses']]
    return [name_of(item), item.get('addressType', ''),
            first(ports, 3, ',') or UNSET, first(addresses, 3, ',') or UNSET,
            age(item, now)]


def network_policy(item, now):
    return [name_of(item),
            label_selector(at(item, 'spec.podSelector', {})) or NONE,
            age(item, now)]


def ip_address(item, now):
    one = at(item, 'spec.parentRef')
    text = NONE
    if one:
        text = '/'.join(part for part in (
            f'{one["resource"]}.{one.get("group", "")}'.rstrip('.').lower(),
            one.get('namespace'), one['name']) if part)
    return [name_of(item), text]


# Nodes and events.

def node(item, now):
    ready = condition(item, 'Ready')
    state = {None: 'Unknown', 'True': 'Ready'}.get(ready, 'NotReady')
    if at(item, 'spec.unschedulable'):
        state += ',SchedulingDisabled'
    info = at(item, 'status.nodeInfo', {})
    kernel = info.get('kernelVersion') or UNKNOWN
    if info.get('architecture'):
        kernel += f' ({info["architecture"]})'
    return [name_of(item), state, node_roles(item), age(item, now),
            info.get('kubeletVersion', ''), node_address(item, 'InternalIP'),
            node_address(item, 'ExternalIP'), info.get('osImage') or UNKNOWN,
            kernel, info.get('containerRuntimeVersion') or UNKNOWN]


def node_roles(item):
    start = 'node-role.kubernetes.io/'
    roles = {value if key == 'kubernetes.io/role' else key[len(start):]
             for key, value in at(item, 'metadata.labels', {}).items()
             if key.startswith(start) or key == 'kubernetes.io/role'}
    return ','.join(sorted(roles - {''})) or NONE


def node_address(item, kind):
    return next((one['address'] for one in at(item, 'status.addresses', [])
                 if one['type'] == kind), NONE)


def event(item, now):
    start = since(item.get('firstTimestamp') or item.get('eventTime'), now)
    last, count = item.get('lastTimestamp'), item.get('count') or 1
    last = since(last, now) if last else start
    series = item.get('series')
    if series:
        last = since(series['lastObservedTime'], now)
        count = series['count']
    about = item['involvedObject']
    target = '/'.join(part for part in (about.get('kind', '').lower(),
                                        about.get('name')) if part)
    source = [at(item, 'source.component') or item.get('reportingComponent'),
              at(item, 'source.host') or item.get('reportingInstance')]
    return [last, item.get('type', ''), item.get('reason', ''), target,
            about.get('fieldPath', ''),
            ', '.join(one for one in source if one),
            item.get('message', '').strip(), start, count, name_of(item)]


# Storage.

def volume(item, now):
    spec, claim = item['spec'], at(item, 'spec.claimRef')
    return [name_of(item), at(spec, 'capacity.storage', '0'),
            modes(spec.get('accessModes')),
            spec.get('persistentVolumeReclaimPolicy', ''),
            phase_of(item),
            f'{claim.get("namespace", "")}/{claim.get("name", "")}'
            if claim else '', class_of(item),
            spec.get('volumeAttributesClassName', UNSET),
            at(item, 'status.reason', ''), age(item, now),
            spec.get('volumeMode', UNSET)]


def claim(item, now):
    spec = item['spec']
    bound = spec.get('volumeName', '')
    return [name_of(item), phase_of(item), bound,
            at(item, 'status.capacity.storage', '0') if bound else '',
            modes(at(item, 'status.accessModes')) if bound else '',
            class_of(item), spec.get('volumeAttributesClassName', UNSET),
            age(item, now), spec.get('volumeMode', UNSET)]


def phase_of(item):
    if item['metadata'].get('deletionTimestamp'):
        return 'Terminating'
    return at(item, 'status.phase', '')


def class_of(item):
    return at(item, 'metadata.annotations', {}).get(
        'volume.beta.kubernetes.io/storage-class') or \
        item['spec'].get('storageClassName', '')


def storage_class(item, now):
    return [name_of(item) + default_mark(
        item, 'storageclass.kubernetes.io/is-default-class',
        'storageclass.beta.kubernetes.io/is-default-class'),
            item.get('provisioner', ''), item.get('reclaimPolicy', 'Delete'),
            item.get('volumeBindingMode', 'Immediate'),
            bool(item.get('allowVolumeExpansion')), age(item, now)]


def csi_driver(item, now):
    spec = item.get('spec', {})
    requests = spec.get('tokenRequests')
    return [name_of(item), spec.get('attachRequired', True),
            spec.get('podInfoOnMount', False),
            spec.get('storageCapacity', False),
            UNSET if requests is None else
            ','.join(one.get('audience', '') for one in requests),
            spec.get('requiresRepublish', False),
            ','.join(spec.get('volumeLifecycleModes', [])) or NONE,
            age(item, now)]


# Access and administration.

def binding(item, now):
    names = {'User': [], 'Group': [], 'ServiceAccount': []}
    for one in item.get('subjects') or []:
        if one['kind'] == 'ServiceAccount':
            names['ServiceAccount'].append(
                f'{one.get("namespace", "")}/{one["name"]}')
        elif one['kind'] in names:
            names[one['kind']].append(one['name'])
    role = item['roleRef']
    return [name_of(item), f'{role["kind"]}/{role["name"]}', age(item, now),
            *(', '.join(one) for one in names.values())]


def signing_request(item, now):
    types = {one['type'] for one in at(item, 'status.conditions', [])}
    state = 'Denied' if 'Denied' in types else \
        'Approved' if 'Approved' in types else 'Pending'
    state += ',Failed' * ('Failed' in types)
    state += ',Issued' * bool(at(item, 'status.certificate'))
    spec = item['spec']
    expires = spec.get('expirationSeconds')
    return [name_of(item), age(item, now), spec.get('signerName') or NONE,
            spec.get('username', ''),
            human(expires) if expires is not None else NONE, state]


def quota(item, now):
    hard, used = (at(item, f'status.{name}', {}) for name in ('hard', 'used'))
    texts = {True: [], False: []}
    for name in sorted(hard):
        texts[name.startswith('limits.')].append(
            f'{name}: {used.get(name, "0")}/{hard[name]}')
    return [name_of(item), ', '.join(texts[False]), ', '.join(texts[True]),
            age(item, now)]


def revision(item, now):
    owner = next((one for one in at(item, 'metadata.ownerReferences', [])
                  if one.get('controller')), None)
    text = NONE
    if owner:
        group = owner['apiVersion'].rpartition('/')[0]
        text = f'{owner["kind"]}.{group}'.rstrip('.').lower() + \
            f'/{owner["name"]}'
    return [name_of(item), text, item.get('revision', 0), age(item, now)]


def flow_schema(item, now):
    dangling = condition(item, 'Dangling')
    return [name_of(item), at(item, 'spec.priorityLevelConfiguration.name'),
            at(item, 'spec.matchingPrecedence', 0),
            at(item, 'spec.distinguisherMethod.type', NONE), age(item, now),
            dangling or '?']


def priority_level(item, now):
    limited = at(item, 'spec.limited', {})
    queues = at(limited, 'limitResponse.queuing', {})
    return [name_of(item), at(item, 'spec.type', ''),
            limited.get('nominalConcurrencyShares', NONE),
            *(queues.get(name, NONE) for name in
              ('queues', 'handSize', 'queueLengthLimit')), age(item, now)]


def api_service(item, now):
    one = at(item, 'spec.service')
    available = next((one for one in at(item, 'status.conditions', [])
                      if one['type'] == 'Available'), {})
    state = available.get('status', 'Unknown')
    if state != 'True' and available.get('reason'):
        state += f' ({available["reason"]})'
    return [name_of(item), f'{one["namespace"]}/{one["name"]}' if one
            else 'Local', state, age(item, now)]


def policy(item, now):
    kind = at(item, 'spec.paramKind')
    return [name_of(item), len(at(item, 'spec.validations') or
                               at(item, 'spec.mutations') or []),
            f'{kind["apiVersion"]}/{kind["kind"]}' if kind else UNSET,
            age(item, now)]


def policy_binding(item, now):
    one = at(item, 'spec.paramRef')
    text = UNSET
    if one and one.get('name'):
        text = f'{one.get("namespace") or "*"}/{one["name"]}'
    return [name_of(item), at(item, 'spec.policyName', ''), text,
            age(item, now)]


def resource_claim(item, now):
    gone = item['metadata'].get('deletionTimestamp')
    states = ['deleted'] * bool(gone)
    if at(item, 'status.allocation'):
        states += ['allocated'] + ['reserved'] * bool(
            at(item, 'status.reservedFor'))
    elif not gone:
        states.append('pending')
    return [name_of(item), ','.join(states), age(item, now)]


def pod_certificate(item, now):
    spec = item['spec']
    state = next((one['type'] for one in
                  reversed(at(item, 'status.conditions', []))
                  if one['type'] in ('Issued', 'Denied', 'Failed')),
                 'Pending')
    return [name_of(item), *(spec.get(name, '') for name in (
        'podName', 'serviceAccountName', 'nodeName', 'signerName')), state,
            labels(spec.get('unverifiedUserAnnotations'))]


def component(item, now):
    one = next((one for one in item.get('conditions', [])
                if one['type'] == 'Healthy'), None)
    if one is None:
        return [name_of(item), 'Unknown', '', '']
    return [name_of(item),
            'Healthy' if one['status'] == 'True' else 'Unhealthy',
            one.get('message', ''), one.get('error', '')]


def age(item, now):
    return since(item['metadata'].get('creationTimestamp'), now)


def paths(*wanted):
    """A row of a name, of the values at paths, and of the age."""
    def row(item, now):
        return [age(item, now) if one == 'age' else
                one(item) if callable(one) else at(item, one, '')
                for one in (name_of, *wanted)]
    return row


def count(path):
    return lambda item: len(at(item, path) or [])


WORKLOAD = ['Containers*', 'Images*', 'Selector*']
BINDING = ['Name', 'Role', 'Age', 'Users*', 'Groups*', 'ServiceAccounts*']
REPLICAS = ['Name', 'Desired', 'Current', 'Ready', 'Age', *WORKLOAD]
AGED = (['Name', 'Age'], paths('age'))
WEBHOOKS = (['Name', 'Webhooks', 'Age'], paths(count('webhooks'), 'age'))

# Columns, and the function that has the cells.
TABLES = {
    'APIService': (['Name', 'Service', 'Available', 'Age'], api_service),
    'CSIDriver': (['Name', 'AttachRequired', 'PodInfoOnMount',
                   'StorageCapacity', 'TokenRequests', 'RequiresRepublish',
                   'Modes', 'Age'], csi_driver),
    'CSINode': (['Name', 'Drivers', 'Age'],
                paths(count('spec.drivers'), 'age')),
    'CSIStorageCapacity': (
        ['Name', 'StorageClassName', 'Capacity'],
        paths('storageClassName',
              lambda item: item.get('capacity', UNSET))),
    'CertificateSigningRequest': (
        ['Name', 'Age', 'SignerName', 'Requestor', 'RequestedDuration',
         'Condition'], signing_request),
    'ClusterRoleBinding': (BINDING, binding),
    'ClusterTrustBundle': (
        ['Name', 'SignerName'],
        paths(lambda item: at(item, 'spec.signerName') or NONE)),
    'ComponentStatus': (['Name', 'Status', 'Message', 'Error'], component),
    'ConfigMap': (['Name', 'Data', 'Age'], paths(
        lambda item: count('data')(item) + count('binaryData')(item),
        'age')),
    'ControllerRevision': (['Name', 'Controller', 'Revision', 'Age'],
                           revision),
    'CronJob': (['Name', 'Schedule', 'Timezone', 'Suspend', 'Active',
                 'Last Schedule', 'Age', *WORKLOAD], cron_job),
    'DaemonSet': (['Name', 'Desired', 'Current', 'Ready', 'Up-to-date',
                   'Available', 'Node Selector', 'Age', *WORKLOAD],
                  daemon_set),
    'Deployment': (['Name', 'Ready', 'Up-to-date', 'Available', 'Age',
                    *WORKLOAD], deployment),
    'DeviceClass': AGED,
    'EndpointSlice': (['Name', 'AddressType', 'Ports', 'Endpoints', 'Age'],
                      endpoint_slice),
    'Endpoints': (['Name', 'Endpoints', 'Age'], endpoints),
    'Event': (['Last Seen', 'Type', 'Reason', 'Object', 'Subobject*',
               'Source*', 'Message', 'First Seen*', 'Count*', 'Name*'],
              event),
    'FlowSchema': (['Name', 'PriorityLevel', 'MatchingPrecedence',
                    'DistinguisherMethod', 'Age', 'MissingPL'], flow_schema),
    'HorizontalPodAutoscaler': (
        ['Name', 'Reference', 'Targets', 'MinPods', 'MaxPods', 'Replicas',
         'Age'], autoscaler),
    'IPAddress': (['Name', 'ParentRef'], ip_address),
    'Ingress': (['Name', 'Class', 'Hosts', 'Address', 'Ports', 'Age'],
                ingress),
    'IngressClass': (['Name', 'Controller', 'Parameters', 'Age'],
                     ingress_class),
    'Job': (['Name', 'Status', 'Completions', 'Duration', 'Age', *WORKLOAD],
            job),
    'Lease': (['Name', 'Holder', 'Age'],
              paths('spec.holderIdentity', 'age')),
    'LeaseCandidate': (
        ['Name', 'LeaseName', 'BinaryVersion', 'EmulationVersion', 'Age'],
        paths('spec.leaseName', 'spec.binaryVersion',
              'spec.emulationVersion', 'age')),
    'MutatingAdmissionPolicy': (['Name', 'Mutations', 'ParamKind', 'Age'],
                                policy),
    'MutatingAdmissionPolicyBinding': (
        ['Name', 'PolicyName', 'ParamRef', 'Age'], policy_binding),
    'MutatingWebhookConfiguration': WEBHOOKS,
    'Namespace': (['Name', 'Status', 'Age'], paths('status.phase', 'age')),
    'NetworkPolicy': (['Name', 'Pod-Selector', 'Age'], network_policy),
    'Node': (['Name', 'Status', 'Roles', 'Age', 'Version', 'Internal-IP*',
              'External-IP*', 'OS-Image*', 'Kernel-Version*',
              'Container-Runtime*'], node),
    'PersistentVolume': (
        ['Name', 'Capacity', 'Access Modes', 'Reclaim Policy', 'Status',
         'Claim', 'StorageClass', 'VolumeAttributesClass', 'Reason', 'Age',
         'VolumeMode*'], volume),
    'PersistentVolumeClaim': (
        ['Name', 'Status', 'Volume', 'Capacity', 'Access Modes',
         'StorageClass', 'VolumeAttributesClass', 'Age', 'VolumeMode*'],
        claim),
    'Pod': (['Name', 'Ready', 'Status', 'Restarts', 'Age', 'IP*', 'Node*',
             'Nominated Node*', 'Readiness Gates*'], pod),
    'PodCertificateRequest': (
        ['Name', 'PodName', 'ServiceAccountName', 'NodeName', 'SignerName',
         'State', 'UnverifiedUserAnnotations'], pod_certificate),
    'PodDisruptionBudget': (
        ['Name', 'Min Available', 'Max Unavailable', 'Allowed Disruptions',
         'Age'], disruption_budget),
    'PodTemplate': (['Name', 'Containers', 'Images', 'Pod Labels'],
                    lambda item, now: [
                        name_of(item),
                        *containers(at(item, 'template.spec')),
                        labels(at(item, 'template.metadata.labels'))]),
    'PriorityClass': (
        ['Name', 'Value', 'Global-Default', 'Age', 'PreemptionPolicy'],
        paths('value', lambda item: item.get('globalDefault', False), 'age',
              lambda item: item.get('preemptionPolicy',
                                    'PreemptLowerPriority'))),
    'PriorityLevelConfiguration': (
        ['Name', 'Type', 'NominalConcurrencyShares', 'Queues', 'HandSize',
         'QueueLengthLimit', 'Age'], priority_level),
    'ReplicaSet': (REPLICAS, replica_set),
    'ReplicationController': (REPLICAS, replica_set),
    'ResourceClaim': (['Name', 'State', 'Age'], resource_claim),
    'ResourceClaimTemplate': AGED,
    'ResourceQuota': (['Name', 'Request', 'Limit', 'Age'], quota),
    'ResourceSlice': (
        ['Name', 'Node', 'Driver', 'Pool', 'Age'],
        paths('spec.nodeName', 'spec.driver', 'spec.pool.name', 'age')),
    'RoleBinding': (BINDING, binding),
    'RuntimeClass': (['Name', 'Handler', 'Age'], paths('handler', 'age')),
    'Secret': (['Name', 'Type', 'Data', 'Age'],
               paths('type', count('data'), 'age')),
    'Service': (['Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)',
                 'Age', 'Selector*'], service),
    'ServiceAccount': AGED,
    'ServiceCIDR': (['Name', 'CIDRs', 'Age'], paths(
        lambda item: ','.join(at(item, 'spec.cidrs', [])), 'age')),
    'StatefulSet': (['Name', 'Ready', 'Age', 'Containers*', 'Images*'],
                    stateful_set),
    'StorageClass': (['Name', 'Provisioner', 'ReclaimPolicy',
                      'VolumeBindingMode', 'AllowVolumeExpansion', 'Age'],
                     storage_class),
    'ValidatingAdmissionPolicy': (['Name', 'Validations', 'ParamKind', 'Age'],
                                  policy),
    'ValidatingAdmissionPolicyBinding': (
        ['Name', 'PolicyName', 'ParamRef', 'Age'], policy_binding),
    'ValidatingWebhookConfiguration': WEBHOOKS,
    'VolumeAttachment': (
        ['Name', 'Attacher', 'PV', 'Node', 'Attached', 'Age'],
        paths('spec.attacher', 'spec.source.persistentVolumeName',
              'spec.nodeName',
              lambda item: bool(at(item, 'status.attached')), 'age')),
    'VolumeAttributesClass': (['Name', 'DriverName', 'Age'],
                              paths('driverName', 'age')),
    'Workload': AGED,
}
# Kinds whose objects have no column of their own.
PLAIN = (['Name', 'Created At'], paths('metadata.creationTimestamp'))
NUMBERS = {'Desired', 'Current', 'Data', 'Value', 'Webhooks', 'Active',
           'Allowed Disruptions', 'Drivers', 'Validations', 'Mutations'}
BOOLEANS = {'Attached', 'AttachRequired', 'PodInfoOnMount', 'StorageCapacity',
            'RequiresRepublish', 'Global-Default'}


def definition(name):
    """A columnDefinition."""
    wide = name.endswith('*')
    name = name.rstrip('*')
    its = 'integer' if name in NUMBERS else \
        'boolean' if name in BOOLEANS else 'string'
    return {'name': name, 'type': its,
            'format': 'name' if name == 'Name' else '', 'description': '',
            'priority': int(wide)}


def columns(kind):
    if kind.columns:
        return [definition('Name')] + [
            {'name': one['name'], 'type': one['type'],
             'format': one.get('format', ''), 'priority':
             one.get('priority', 0), 'description': ''}
            for one in kind.columns]
    if kind.schema is not None:
        return [definition('Name'), definition('Age')]
    return [definition(name) for name in
            TABLES.get(kind.kind, PLAIN)[0]]


def cells(kind, item, now):
    if kind.columns:
        return [name_of(item)] + [custom_cell(item, one, now)
                                  for one in kind.columns]
    if kind.schema is not None:
        return [name_of(item), age(item, now)]
    return TABLES.get(kind.kind, PLAIN)[1](item, now)


def custom_cell(item, column, now):
    """The value of a printer column: names, and conditions by a filter."""
    values = [item]
    path = column['jsonPath']
    for name, key, wanted, index in re.findall(
            r'\.([\w-]+|\[\?)|\[\?\(@\.(\w+)\s*==\s*["\']([^"\']*)["\']\)\]'
            r'|\[(\d+|\*)\]', path.replace('\\.', '\0')):
        if name:
            name = name.replace('\0', '.')
            values = [one[name] for one in values
                      if isinstance(one, dict) and name in one]
        elif key:
            values = [one for list_ in values if isinstance(list_, list)
                      for one in list_ if one.get(key) == wanted]
        elif index == '*':
            values = [one for list_ in values for one in list_]
        else:
            values = [list_[int(index)] for list_ in values
                      if len(list_) > int(index)]
    if not values:
        return None
    if column['type'] == 'date':
        return since(values[0], now)
    return values[0]


ENDS = {'Succeeded': 'The pod has completed successfully.',
        'Failed': 'The pod failed.'}


def row(kind, item, now, include):
    """A row of a Table; include is None, Metadata or Object."""
    made = {'cells': cells(kind, item, now)}
    phase = at(item, 'status.phase')
    if kind.kind == 'Pod' and phase in ENDS:
        made['conditions'] = [{'type': 'Completed', 'status': 'True',
                               'reason': phase, 'message': ENDS[phase]}]
    if include == 'Object':
        made['object'] = item
    elif include != 'None':
        made['object'] = partial(item)
    return made


def partial(item):
    return {'kind': 'PartialObjectMetadata', 'apiVersion': 'meta.k8s.io/v1',
            'metadata': item['metadata']}


def table(kind, items, now, include='Metadata', meta=None, header=True):
    made = {'kind': 'Table', 'apiVersion': 'meta.k8s.io/v1',
            'metadata': meta or {}}
    made['columnDefinitions'] = columns(kind) if header else None
    made['rows'] = [row(kind, item, now, include) for item in items]
    return made
