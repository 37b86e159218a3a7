"""What YAML may leave out: the defaults of the API, and what the controllers
and the kubelet of a cluster would have written by now.

Whatever an object says itself stays as it is.
"""

import hashlib

import store as stores

VERSION = 'v1.36.2'
TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'


def fill(item, values):
    """Set what is missing, in depth."""
    for key, value in values.items():
        if isinstance(value, dict) and isinstance(item.get(key), dict):
            fill(item[key], value)
        elif item.get(key) is None:
            item[key] = value


# Events.

def event_about(item, short, where):
    """An Event from an entry of x-events in the object that it is about.

    reason, message, type (Normal), from (kubelet), last (-1m), first (last),
    count (1), container.
    """
    known = {'reason', 'message', 'type', 'from', 'last', 'first', 'count',
             'container'}
    if set(short) - known:
        raise stores.BadObjects(f'{where}: x-events: unknown: '
                                + ', '.join(sorted(set(short) - known)))
    about = {'apiVersion': item['apiVersion'], 'kind': item['kind'],
             'name': item['metadata']['name']}
    if 'namespace' in item['metadata']:
        about['namespace'] = item['metadata']['namespace']
    if 'container' in short:
        about['fieldPath'] = f'spec.containers{{{short["container"]}}}'
    last = short.get('last', '-1m')
    source = {'component': short.get('from', 'kubelet')}
    host = item.get('spec', {}).get('nodeName')
    if source['component'] == 'kubelet' and item['kind'] == 'Node':
        host = item['metadata']['name']
    if source['component'] == 'kubelet' and host:
        source['host'] = host
    return {'apiVersion': 'v1', 'kind': 'Event', 'involvedObject': about,
            'reason': short.get('reason', ''),
            'message': short.get('message', ''),
            'type': short.get('type', 'Normal'), 'source': source,
            'firstTimestamp': short.get('first', last),
            'lastTimestamp': last, 'count': short.get('count', 1)}


EVENT_NAMES = {'regarding': 'involvedObject', 'note': 'message',
               'deprecatedFirstTimestamp': 'firstTimestamp',
               'deprecatedLastTimestamp': 'lastTimestamp',
               'deprecatedCount': 'count', 'deprecatedSource': 'source',
               'reportingController': 'reportingComponent'}


def renamed(item, names):
    return {names.get(key, key): value for key, value in item.items()}


def core_event(store, item):
    """An Event as core/v1 has it, complete."""
    if item['apiVersion'] != 'v1':
        item = renamed(item, EVENT_NAMES)
        item['apiVersion'] = 'v1'
    about = item.setdefault('involvedObject', {})
    kind = store.kinds.named(about.get('kind'))
    if kind and kind.namespaced:
        about.setdefault('namespace', item.get('metadata', {}).get(
            'namespace', 'default'))
    meta = item.setdefault('metadata', {})
    meta.setdefault('namespace', about.get('namespace', 'default'))
    text = f'{about}{item.get("reason")}{item.get("message")}'
    meta.setdefault('name', '{}.{}'.format(
        about.get('name', ''), hashlib.sha256(text.encode()).hexdigest()[:16]))
    fill(item, {'type': 'Normal', 'source': {}, 'reportingInstance':
                item.get('source', {}).get('host', ''),
                'reportingComponent':
                item.get('source', {}).get('component', '')})
    if item.get('eventTime') is None:
        last = item.setdefault('lastTimestamp', '-1m')
        fill(item, {'firstTimestamp': last, 'count': 1})
    meta.setdefault('creationTimestamp',
                    item.get('firstTimestamp') or item.get('eventTime'))
    return item


def events_v1(item):
    """A core Event as events.k8s.io/v1 has it."""
    item = renamed(item, {new: old for old, new in EVENT_NAMES.items()})
    item['apiVersion'] = 'events.k8s.io/v1'
    return item


# Pod templates.

def pod_spec(spec):
    fill(spec, {'containers': [], 'restartPolicy': 'Always',
                'dnsPolicy': 'ClusterFirst',
                'terminationGracePeriodSeconds': 30, 'securityContext': {},
                'schedulerName': 'default-scheduler'})
    for one in spec.get('initContainers', []) + spec['containers']:
        container(one)
    for volume in spec.get('volumes', []):
        for source in ('configMap', 'secret', 'projected', 'downwardAPI'):
            if source in volume:
                fill(volume[source], {'defaultMode': 420})
        if 'hostPath' in volume:
            fill(volume['hostPath'], {'type': ''})


def container(one):
    image = one.get('image', '')
    tag = image.rpartition('/')[2].partition(':')[2]
    newest = tag in ('', 'latest') and '@' not in image
    fill(one, {'terminationMessagePath': '/dev/termination-log',
               'terminationMessagePolicy': 'File', 'resources': {},
               'imagePullPolicy': 'Always' if newest else 'IfNotPresent'})
    limits = one['resources'].get('limits')
    if limits:
        fill(one['resources'], {'requests': dict(limits)})
    for port in one.get('ports', []):
        fill(port, {'protocol': 'TCP'})
    for variable in one.get('env', []):
        field = variable.get('valueFrom', {}).get('fieldRef')
        if field:
            fill(field, {'apiVersion': 'v1'})
    for name in ('livenessProbe', 'readinessProbe', 'startupProbe'):
        probe = one.get(name)
        if probe:
            fill(probe, {'timeoutSeconds': 1, 'periodSeconds': 10,
                         'successThreshold': 1, 'failureThreshold': 3})
            if 'httpGet' in probe:
                fill(probe['httpGet'], {'scheme': 'HTTP', 'path': '/'})


def quality_of_service(spec):
    resources = [one['resources'] for one in
                 spec.get('initContainers', []) + spec['containers']]
    if all(not one.get('limits') and not one.get('requests')
           for one in resources):
        return 'BestEffort'
    if all(set(one.get('limits', {})) >= {'cpu', 'memory'}
           and all(one['requests'].get(name) == one['limits'][name]
                   for name in ('cpu', 'memory')) for one in resources):
        return 'Guaranteed'
    return 'Burstable'


# Pods.

def pod(store, item):
    spec, meta = item.setdefault('spec', {}), item['metadata']
    pod_spec(spec)
    account = spec.setdefault('serviceAccountName', 'default')
    fill(spec, {'serviceAccount': account, 'enableServiceLinks': True,
                'priority': 0, 'preemptionPolicy': 'PreemptLowerPriority'})
    tolerations = spec.setdefault('tolerations', [])
    keys = {one.get('key') for one in tolerations}
    for key in ('not-ready', 'unreachable'):
        key = f'node.kubernetes.io/{key}'
        if key not in keys and None not in keys:
            tolerations.append({'key': key, 'operator': 'Exists',
                                'effect': 'NoExecute',
                                'tolerationSeconds': 300})
    mirror = 'kubernetes.io/config.mirror' in meta.get('annotations', {})
    if spec.get('automountServiceAccountToken', True) and not mirror:
        mount_token(meta, spec)
    status = item.setdefault('status', {})
    fill(status, {'qosClass': quality_of_service(spec)})
    pod_place(store, item)
    for names, of in (('initContainerStatuses', 'initContainers'),
                      ('containerStatuses', 'containers')):
        container_statuses(item, names, of)
    pod_conditions(store, item)


def mount_token(meta, spec):
    volumes = spec.setdefault('volumes', [])
    if any(one['name'].startswith('kube-api-access-') for one in volumes):
        return
    name = 'kube-api-access-' + stores.token(meta['uid'])
    volumes.append({'name': name, 'projected': {'defaultMode': 420, 'sources': [
        {'serviceAccountToken': {'expirationSeconds': 3607, 'path': 'token'}},
        {'configMap': {'name': 'kube-root-ca.crt', 'items': [
            {'key': 'ca.crt', 'path': 'ca.crt'}]}},
        {'downwardAPI': {'items': [{'path': 'namespace', 'fieldRef': {
            'apiVersion': 'v1', 'fieldPath': 'metadata.namespace'}}]}}]}})
    for one in spec.get('initContainers', []) + spec['containers']:
        mounts = one.setdefault('volumeMounts', [])
        if all(mount['mountPath'] != TOKEN_PATH for mount in mounts):
            mounts.append({'name': name, 'mountPath': TOKEN_PATH,
                           'readOnly': True})


def pod_place(store, item):
    """Addresses, start and phase, as far as there is a node."""
    spec, status = item['spec'], item['status']
    node = spec.get('nodeName')
    if not node:
        status.setdefault('phase', 'Pending')
        return
    fill(status, {'phase': 'Running',
                  'startTime': item['metadata']['creationTimestamp']})
    at = store.find('nodes', '', node)
    if at:
        address = next((one['address'] for one in at['status']['addresses']
                        if one['type'] == 'InternalIP'), None)
        fill(status, {'hostIP': address})
        if spec.get('hostNetwork'):
            status.setdefault('podIP', address)
    if status.get('hostIP'):
        status.setdefault('hostIPs', [{'ip': status['hostIP']}])
    if status.get('podIP'):
        status.setdefault('podIPs', [{'ip': status['podIP']}])


def container_statuses(item, names, of):
    containers = item['spec'].get(of)
    status = item['status']
    if not containers or not item['spec'].get('nodeName') \
            or status.get('reason') in ('Evicted', 'NodeAffinity'):
        return
    given = {one['name']: one for one in status.get(names, [])}
    status[names] = [
        container_status(item, one, given.get(one['name']),
                         of == 'initContainers' and
                         one.get('restartPolicy') != 'Always')
        for one in containers]


def container_status(item, container_, given, initial):
    state = given or {}
    meta, phase = item['metadata'], item['status']['phase']
    started = item['status'].get('startTime') or meta['creationTimestamp']
    if 'state' not in state:
        if phase == 'Succeeded' or initial and phase == 'Running':
            state['state'] = {'terminated': {
                'exitCode': 0, 'reason': 'Completed', 'startedAt': started,
                'finishedAt': started}}
        elif phase == 'Pending':
            state['state'] = {'waiting': {'reason': 'PodInitializing' if
                                          item['spec'].get('initContainers')
                                          else 'ContainerCreating'}}
        else:
            state['state'] = {'running': {'startedAt': started}}
    running = 'running' in state['state']
    ended = state['state'].get('terminated', {})
    image = container_.get('image', '')
    state.setdefault('lastState', {})
    last = state['lastState'].get('terminated')
    seed = f'{meta["uid"]}/{container_["name"]}/'
    for one, what in ((ended, 'now'), (last, 'last')):
        if one:
            one.setdefault('exitCode', 0)
            one.setdefault('containerID', container_id(seed + what))
    exists = running or ended or last
    fill(state, {
        'name': container_['name'],
        'ready': running or initial and ended.get('exitCode') == 0,
        'restartCount': 0, 'started': running, 'image': image,
        'imageID': image_id(image) if exists else '',
        'containerID': ended.get('containerID') or
        (container_id(seed + 'now') if running else
         last['containerID'] if last else '')})
    if not state['containerID']:
        del state['containerID']
    return state


def container_id(seed):
    return 'containerd://' + hashlib.sha256(seed.encode()).hexdigest()


def image_id(image):
    repository = image.partition('@')[0]
    if ':' in repository.rpartition('/')[2]:
        repository = repository.rpartition(':')[0]
    if '/' not in repository:
        repository = f'docker.io/library/{repository}'
    return f'{repository}@sha256:' + hashlib.sha256(
        image.encode()).hexdigest()


def pod_conditions(store, item):
    spec, status = item['spec'], item['status']
    conditions = status.setdefault('conditions', [])
    given = {one['type']: one for one in conditions}
    if not spec.get('nodeName'):
        made = [('PodScheduled', False, 'Unschedulable',
                 unschedulable_message(store, item))]
    elif status.get('reason') == 'Evicted':
        made = []
    else:
        made = conditions_on_node(spec, status)
    order = []
    for name, good, reason, message in made:
        one = given.pop(name, None) or {
            'type': name, 'status': 'True' if good else 'False'}
        if one['status'] != 'True' and reason:
            fill(one, {'reason': reason})
            if message:
                fill(one, {'message': message})
        order.append(one)
    status['conditions'] = [one for one in conditions
                            if one['type'] in given] + order
    for one in status['conditions']:
        one.setdefault('lastProbeTime', None)
        one.setdefault('lastTransitionTime',
                       item['metadata']['creationTimestamp'])


def unschedulable_message(store, item):
    meta = item['metadata']
    return next((event['message'] for event in reversed(store.every('events'))
                 if event['reason'] == 'FailedScheduling'
                 and event['involvedObject'].get('name') == meta['name']
                 and event['metadata']['namespace'] == meta['namespace']), '')


def conditions_on_node(spec, status):
    initial = status.get('initContainerStatuses', [])
    waiting = [one['name'] for one in initial
               if not one['ready'] and not one.get('started')]
    unready = [one['name'] for one in status.get('containerStatuses', [])
               if not one['ready']]
    done = status['phase'] == 'Succeeded'
    why = 'PodCompleted' if done else 'ContainersNotReady'
    text = '' if done or not unready else \
        f'containers with unready status: [{" ".join(unready)}]'
    ready = not unready and status['phase'] == 'Running'
    return [('PodReadyToStartContainers',
             not done and bool(status.get('podIP')), '', ''),
            ('Initialized', not waiting, 'ContainersNotInitialized',
             f'containers with incomplete status: [{" ".join(waiting)}]'),
            ('Ready', ready, why, text), ('ContainersReady', ready, why, text),
            ('PodScheduled', True, '', '')]


# Nodes.

def node(_, item):
    name = item['metadata']['name']
    fill(item['metadata'], {'labels': {}})
    fill(item['metadata']['labels'], {
        'beta.kubernetes.io/arch': 'amd64', 'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64', 'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux'})
    number = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 200 + 20
    fill(item.setdefault('spec', {}), {'podCIDR': f'10.244.{number}.0/24'})
    fill(item['spec'], {'podCIDRs': [item['spec']['podCIDR']]})
    amounts = {'cpu': '4', 'ephemeral-storage': '101430960Ki',
               'hugepages-1Gi': '0', 'hugepages-2Mi': '0',
               'memory': '8131912Ki', 'pods': '110'}
    fill(item.setdefault('status', {}), {
        'addresses': [{'type': 'InternalIP', 'address': f'10.0.0.{number}'},
                      {'type': 'Hostname', 'address': name}],
        'capacity': amounts, 'allocatable': dict(amounts),
        'daemonEndpoints': {'kubeletEndpoint': {'Port': 10250}}})
    fill(item['status']['allocatable'], item['status']['capacity'])
    fill(item['status'].setdefault('nodeInfo', {}), {
        'machineID': hashlib.md5(name.encode()).hexdigest(),
        'systemUUID': item['metadata']['uid'],
        'bootID': str(item['metadata']['uid'])[::-1],
        'kernelVersion': '6.12.48+deb13-amd64',
        'osImage': 'Debian GNU/Linux 13 (trixie)',
        'containerRuntimeVersion': 'containerd://2.2.1',
        'kubeletVersion': VERSION, 'kubeProxyVersion': '',
        'operatingSystem': 'linux', 'architecture': 'amd64'})
    node_conditions(item)


def node_conditions(item):
    given = {one['type']: one for one in
             item['status'].get('conditions', [])}
    healthy = (
        ('MemoryPressure', 'False', 'KubeletHasSufficientMemory',
         'kubelet has sufficient memory available'),
        ('DiskPressure', 'False', 'KubeletHasNoDiskPressure',
         'kubelet has no disk pressure'),
        ('PIDPressure', 'False', 'KubeletHasSufficientPID',
         'kubelet has sufficient PID available'),
        ('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'))
    order = [given.pop(name, None) or
             {'type': name, 'status': status, 'reason': reason,
              'message': message}
             for name, status, reason, message in healthy]
    item['status']['conditions'] = list(given.values()) + order
    for one in item['status']['conditions']:
        fill(one, {'lastHeartbeatTime': '-2m',
                   'lastTransitionTime':
                   item['metadata']['creationTimestamp']})


# Workloads.

def template_of(item):
    template = item['spec'].setdefault('template', {})
    template.setdefault('metadata', {}).setdefault('creationTimestamp', None)
    pod_spec(template.setdefault('spec', {}))


def generation(item):
    meta = item['metadata']
    meta.setdefault('generation', 1)
    item.setdefault('status', {}).setdefault('observedGeneration',
                                             meta['generation'])


def deployment(_, item):
    template_of(item)
    generation(item)
    fill(item['spec'], {
        'replicas': 1, 'progressDeadlineSeconds': 600,
        'revisionHistoryLimit': 10, 'strategy': {'type': 'RollingUpdate'}})
    if item['spec']['strategy']['type'] == 'RollingUpdate':
        fill(item['spec']['strategy'], {'rollingUpdate': {
            'maxSurge': '25%', 'maxUnavailable': '25%'}})
    fill(item['metadata'], {'annotations': {}})
    fill(item['metadata']['annotations'],
         {'deployment.kubernetes.io/revision': '1'})
    for one in item['status'].get('conditions', []):
        fill(one, {'lastUpdateTime': one.get('lastTransitionTime') or
                   item['metadata']['creationTimestamp'],
                   'lastTransitionTime':
                   item['metadata']['creationTimestamp']})


def replica_set(_, item):
    template_of(item)
    generation(item)
    fill(item['spec'], {'replicas': 1})
    fill(item['status'], {'replicas': 0})


def stateful_set(_, item):
    template_of(item)
    generation(item)
    fill(item['spec'], {
        'replicas': 1, 'podManagementPolicy': 'OrderedReady',
        'revisionHistoryLimit': 10, 'updateStrategy': {
            'type': 'RollingUpdate', 'rollingUpdate': {'partition': 0}},
        'persistentVolumeClaimRetentionPolicy': {
            'whenDeleted': 'Retain', 'whenScaled': 'Retain'}})
    for claim in item['spec'].get('volumeClaimTemplates', []):
        fill(claim, {'apiVersion': 'v1', 'kind': 'PersistentVolumeClaim',
                     'status': {'phase': 'Pending'}})
        fill(claim['spec'], {'volumeMode': 'Filesystem'})
    fill(item['status'], {'replicas': 0, 'availableReplicas': 0})


def daemon_set(_, item):
    template_of(item)
    generation(item)
    fill(item['spec'], {
        'revisionHistoryLimit': 10, 'updateStrategy': {
            'type': 'RollingUpdate',
            'rollingUpdate': {'maxSurge': 0, 'maxUnavailable': 1}}})
    fill(item['status'], {name: 0 for name in (
        'currentNumberScheduled', 'desiredNumberScheduled',
        'numberMisscheduled', 'numberReady')})


def job_spec(spec):
    fill(spec, {'parallelism': 1, 'backoffLimit': 6,
                'completionMode': 'NonIndexed', 'suspend': False,
                'manualSelector': False,
                'podReplacementPolicy': 'TerminatingOrFailed'})
    if 'completions' not in spec and spec['parallelism'] == 1:
        spec['completions'] = 1


def job(_, item):
    template_of(item)
    job_spec(item['spec'])
    item['metadata'].setdefault('generation', 1)
    name, uid = item['metadata']['name'], item['metadata']['uid']
    fill(item['spec'], {'selector': {'matchLabels': {
        'batch.kubernetes.io/controller-uid': uid}}})
    fill(item['spec']['template']['metadata'], {'labels': {}})
    fill(item['spec']['template']['metadata']['labels'], {
        'batch.kubernetes.io/controller-uid': uid,
        'batch.kubernetes.io/job-name': name,
        'controller-uid': uid, 'job-name': name})
    status = item.setdefault('status', {})
    if not item['spec']['suspend']:
        fill(status, {'startTime': item['metadata']['creationTimestamp']})
    for one in item['status'].get('conditions', []):
        fill(one, {'lastProbeTime': one.get('lastTransitionTime'),
                   'lastTransitionTime':
                   item['metadata']['creationTimestamp']})


def cron_job(_, item):
    fill(item['spec'], {'suspend': False, 'concurrencyPolicy': 'Allow',
                        'successfulJobsHistoryLimit': 3,
                        'failedJobsHistoryLimit': 1, 'jobTemplate': {}})
    template = item['spec']['jobTemplate'].setdefault('spec', {})
    template_of({'spec': template})
    item.setdefault('status', {})


def autoscaler(_, item):
    fill(item['spec'], {'minReplicas': 1})
    fill(item.setdefault('status', {}), {
        'currentReplicas': 0, 'desiredReplicas': 0, 'currentMetrics': None})
    for one in item['status'].get('conditions', []):
        fill(one, {'lastTransitionTime':
                   item['metadata']['creationTimestamp']})


# Services.

def service(_, item):
    spec = item['spec']
    spec.setdefault('type', 'ClusterIP')
    item.setdefault('status', {}).setdefault('loadBalancer', {})
    for port in spec.get('ports', []):
        fill(port, {'protocol': 'TCP', 'targetPort': port['port']})
    spec.setdefault('sessionAffinity', 'None')
    if spec['type'] == 'ExternalName':
        return
    seed = hashlib.sha256(item['metadata']['uid'].encode()).digest()
    fill(spec, {'clusterIP': f'10.96.{seed[0]}.{seed[1]}',
                'internalTrafficPolicy': 'Cluster', 'ipFamilies': ['IPv4'],
                'ipFamilyPolicy': 'SingleStack'})
    spec.setdefault('clusterIPs', [spec['clusterIP']])
    if spec['type'] in ('NodePort', 'LoadBalancer'):
        fill(spec, {'externalTrafficPolicy': 'Cluster'})
        for port in spec.get('ports', []):
            fill(port, {'nodePort': 30000 + (seed[2] * 256 + port['port'])
                        % 2768})
    if spec['type'] == 'LoadBalancer':
        fill(spec, {'allocateLoadBalancerNodePorts': True})


def is_ready(item):
    return any(one['type'] == 'Ready' and one['status'] == 'True'
               for one in item['status'].get('conditions', []))


def endpoints(store):
    """EndpointSlices and Endpoints of Services that have none."""
    slices = store.every('endpointslices.discovery.k8s.io')
    have = {(one['metadata']['namespace'], (one['metadata'].get('labels') or
             {}).get('kubernetes.io/service-name')) for one in slices}
    for item in store.every('services'):
        meta, spec = item['metadata'], item['spec']
        key = (meta['namespace'], meta['name'])
        if not spec.get('selector') or key in have:
            continue
        pods = [pod_ for pod_ in store.pods_of(meta['namespace'],
                                               spec['selector'])
                if pod_['status'].get('podIP')
                and pod_['status']['phase'] == 'Running']
        store.add(store.kinds.named('EndpointSlice'),
                  endpoint_slice(item, pods))
        if store.find('endpoints', *key) is None:
            store.add(store.kinds.named('Endpoints'),
                      old_endpoints(item, pods))


def port_numbers(item, pods):
    """(name, number, protocol) of the ports behind a Service."""
    for port in item['spec'].get('ports', []):
        number = port['targetPort']
        if isinstance(number, str):
            number = next((one['containerPort'] for pod_ in pods
                           for container_ in pod_['spec']['containers']
                           for one in container_.get('ports', [])
                           if one.get('name') == number), None)
        if number is not None:
            yield port.get('name', ''), number, port['protocol']


def endpoint_slice(item, pods):
    meta = item['metadata']
    return {
        'apiVersion': 'discovery.k8s.io/v1', 'kind': 'EndpointSlice',
        'metadata': {
            'name': f'{meta["name"]}-{stores.token(meta["uid"])}',
            'namespace': meta['namespace'], 'generation': 1,
            'creationTimestamp': meta['creationTimestamp'],
            'labels': {'endpointslice.kubernetes.io/managed-by':
                       'endpointslice-controller.k8s.io',
                       'kubernetes.io/service-name': meta['name']},
            'ownerReferences': [{'apiVersion': 'v1', 'kind': 'Service',
                                 'name': meta['name'], 'uid': meta['uid'],
                                 'controller': True,
                                 'blockOwnerDeletion': True}]},
        'addressType': 'IPv4',
        'ports': [{'name': name, 'port': number, 'protocol': protocol}
                  for name, number, protocol in port_numbers(item, pods)]
        if pods else None,
        'endpoints': [{
            'addresses': [pod_['status']['podIP']],
            'conditions': {'ready': is_ready(pod_), 'serving': is_ready(pod_),
                           'terminating': False},
            'nodeName': pod_['spec'].get('nodeName'),
            'targetRef': target(pod_)} for pod_ in pods]}


def target(item):
    meta = item['metadata']
    return {'kind': 'Pod', 'name': meta['name'],
            'namespace': meta['namespace'], 'uid': meta['uid']}


def old_endpoints(item, pods):
    meta = item['metadata']
    made = {'apiVersion': 'v1', 'kind': 'Endpoints', 'metadata': {
        'name': meta['name'], 'namespace': meta['namespace'],
        'creationTimestamp': meta['creationTimestamp'],
        'labels': {'endpoints.kubernetes.io/managed-by':
                   'endpoint-controller'}}}
    subset = {}
    for names, ready in (('addresses', True), ('notReadyAddresses', False)):
        found = [{'ip': pod_['status']['podIP'],
                  'nodeName': pod_['spec'].get('nodeName'),
                  'targetRef': target(pod_)}
                 for pod_ in pods if is_ready(pod_) == ready]
        if found:
            subset[names] = found
    if subset:
        subset['ports'] = [
            {'port': number, 'protocol': protocol,
             **({'name': name} if name else {})}
            for name, number, protocol in port_numbers(item, pods)]
        made['subsets'] = [subset]
    return made


# The rest.

def namespace(store, item):
    name = item['metadata']['name']
    fill(item['metadata'], {'labels': {}})
    fill(item['metadata']['labels'], {'kubernetes.io/metadata.name': name})
    fill(item, {'spec': {'finalizers': ['kubernetes']},
                'status': {'phase': 'Active'}})
    since = item['metadata']['creationTimestamp']
    for kind, one, more in (
            ('ServiceAccount', 'default', {}),
            ('ConfigMap', 'kube-root-ca.crt', {'data': {'ca.crt': '...\n'}})):
        kind = store.kinds.of('v1', kind)
        if store.find(kind.resource, name, one) is None:
            store.add(kind, {'apiVersion': 'v1', 'kind': kind.kind,
                             'metadata': {'name': one, 'namespace': name,
                                          'creationTimestamp': since},
                             **more})


def secret(_, item):
    item.setdefault('type', 'Opaque')
    plain = item.pop('stringData', None)
    if plain:
        item.setdefault('data', {}).update(
            (key, stores.in_base64(value)) for key, value in plain.items())


def claim(_, item):
    fill(item['spec'], {'volumeMode': 'Filesystem'})
    fill(item.setdefault('status', {}), {
        'phase': 'Bound' if item['spec'].get('volumeName') else 'Pending'})
    fill(item['metadata'], {'finalizers': ['kubernetes.io/pvc-protection']})
    if item['status']['phase'] == 'Bound':
        fill(item['status'], {
            'accessModes': item['spec'].get('accessModes', []),
            'capacity': dict(item['spec'].get('resources', {}).get(
                'requests', {}))})
        fill(item['metadata'], {'annotations': {}})
        fill(item['metadata']['annotations'], {
            'pv.kubernetes.io/bind-completed': 'yes',
            'pv.kubernetes.io/bound-by-controller': 'yes'})


def volume(store, item):
    fill(item['spec'], {'persistentVolumeReclaimPolicy': 'Retain',
                        'volumeMode': 'Filesystem'})
    bound = item['spec'].get('claimRef')
    fill(item.setdefault('status', {}),
         {'phase': 'Bound' if bound else 'Available'})
    fill(item['metadata'], {'finalizers': ['kubernetes.io/pv-protection']})
    if bound:
        one = store.find('persistentvolumeclaims', bound.get('namespace'),
                         bound.get('name'))
        fill(bound, {'apiVersion': 'v1', 'kind': 'PersistentVolumeClaim'})
        if one:
            fill(bound, {'uid': one['metadata']['uid']})


def storage_class(_, item):
    fill(item, {'reclaimPolicy': 'Delete', 'volumeBindingMode': 'Immediate'})


def network_policy(_, item):
    spec = item.setdefault('spec', {})
    fill(spec, {'podSelector': {}, 'policyTypes': ['Ingress'] + [
        'Egress'] * ('egress' in spec)})


def disruption_budget(_, item):
    fill(item.setdefault('status', {}), {
        name: 0 for name in ('currentHealthy', 'desiredHealthy',
                             'disruptionsAllowed', 'expectedPods')})


def quota(_, item):
    fill(item.setdefault('status', {}),
         {'hard': dict(item.get('spec', {}).get('hard', {}))})
    fill(item['status'], {'used': {name: '0'
                                   for name in item['status']['hard']}})


def custom_resource_definition(_, item):
    names = item['spec']['names']
    fill(names, {'singular': names['kind'].lower(),
                 'listKind': names['kind'] + 'List'})
    fill(item, {'status': {
        'acceptedNames': dict(names), 'storedVersions': [
            one['name'] for one in item['spec']['versions']
            if one.get('storage')],
        'conditions': [
            {'type': name, 'status': 'True', 'reason': reason,
             'message': message,
             'lastTransitionTime': item['metadata']['creationTimestamp']}
            for name, reason, message in (
                ('NamesAccepted', 'NoConflicts', 'no conflicts found'),
                ('Established', 'InitialNamesAccepted',
                 'the initial names have been accepted'))]}})


# Nodes come before Pods, which take their addresses from them.
BY_KIND = {
    'Namespace': namespace, 'Node': node, 'Pod': pod,
    'Deployment': deployment, 'ReplicaSet': replica_set,
    'StatefulSet': stateful_set, 'DaemonSet': daemon_set, 'Job': job,
    'CronJob': cron_job, 'HorizontalPodAutoscaler': autoscaler,
    'Service': service, 'Secret': secret, 'PersistentVolumeClaim': claim,
    'PersistentVolume': volume, 'StorageClass': storage_class,
    'NetworkPolicy': network_policy,
    'PodDisruptionBudget': disruption_budget, 'ResourceQuota': quota,
    'CustomResourceDefinition': custom_resource_definition,
}


def owners(store, item):
    """uid and the rest of owners that were given by kind and name."""
    for one in item['metadata'].get('ownerReferences', []):
        kind = store.kinds.named(one.get('kind'))
        if kind is None:
            continue
        owner = store.find(kind.resource,
                           item['metadata'].get('namespace')
                           if kind.namespaced else '', one['name'])
        fill(one, {'apiVersion': kind.group_version, 'controller': True,
                   'blockOwnerDeletion': True})
        one.setdefault('uid', owner['metadata']['uid'] if owner else
                       stores.uid({'kind': one['kind'], 'metadata': {
                           'name': one['name'], 'namespace':
                           item['metadata'].get('namespace', '')}}))


def complete_one(store, item):
    if item['kind'] in BY_KIND:
        BY_KIND[item['kind']](store, item)
    owners(store, item)


def complete(store):
    """Everything, when all files were read."""
    for kind in BY_KIND:
        for resource in {one.resource for one in store.kinds.all
                         if one.kind == kind}:
            for item in store.every(resource):
                BY_KIND[kind](store, item)
    endpoints(store)
    for held in list(store.objects.values()):
        for item in held.values():
            owners(store, item)
    for event in store.every('events'):
        about = event['involvedObject']
        kind = store.kinds.named(about.get('kind'))
        if kind is None:
            continue
        fill(about, {'apiVersion': kind.group_version})
        item = store.find(kind.resource, about.get('namespace')
                          if kind.namespaced else '', about.get('name'))
        if item:
            fill(about, {'uid': item['metadata']['uid'], 'resourceVersion':
                         item['metadata']['resourceVersion']})
