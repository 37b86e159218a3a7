"""Objects in protocol buffers, which kubectl since 1.32 sends when it makes
them itself.  We answer in JSON, which it takes as well.
"""

import base64
import datetime
import struct

from kinds import HERE, rows
from times import written

MAGIC = b'k8s\0'
NUMBERS = {its: dict(pair.split('=') for pair in (cells or '').split())
           for its, cells in rows(HERE / 'wire.tsv')}


def varint(data, place):
    value = shift = 0
    while True:
        byte = data[place]
        place += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, place


def fields(data):
    """(number, value) of each field: an integer or bytes."""
    place = 0
    while place < len(data):
        tag, place = varint(data, place)
        kind = tag & 7
        if kind == 0:
            value, place = varint(data, place)
        elif kind == 2:
            size, place = varint(data, place)
            value = data[place:place + size]
            place += size
        else:
            size = 8 if kind == 1 else 4
            value = data[place:place + size]
            place += size
        yield tag >> 3, value


def decoded(kinds, data):
    """The object in a body that begins with MAGIC."""
    envelope = dict(fields(data[len(MAGIC):]))
    about = {number: text.decode() for number, text in fields(envelope[1])}
    item = {'apiVersion': about.get(1, ''), 'kind': about.get(2, '')}
    kind = kinds.of(item['apiVersion'], item['kind'])
    if kind and kind.type in NUMBERS:
        item.update(message(kinds, kind.type, envelope.get(2, b'')))
    return item


def message(kinds, its, data, part=None):
    """The fields of a type, those of a part of it if one is named."""
    made = {}
    for number, raw in fields(data):
        name = NUMBERS.get(part or its, {}).get(str(number))
        if name is None:
            continue
        if name.startswith('+'):
            made.update(message(kinds, its, raw, name[1:]))
            continue
        in_base64, name = name.endswith('*'), name.rstrip('*')
        kind = kinds.fields[its][name][0]
        if kind.startswith('[]'):
            made.setdefault(name, []).append(value(kinds, kind[2:], raw))
        elif kind.startswith('map[string]'):
            pair = dict(fields(raw))
            one = pair.get(2, b'')
            made.setdefault(name, {})[pair.get(1, b'').decode()] = \
                base64.b64encode(one).decode() if in_base64 else \
                value(kinds, kind[len('map[string]'):], one)
        elif in_base64:
            made[name] = base64.b64encode(raw).decode()
        else:
            one = value(kinds, kind, raw)
            if one is not None:
                made[name] = one
    return without_empty(made)


def without_empty(made):
    """Texts and counts that say nothing are left out, as in JSON."""
    return {name: one for name, one in made.items() if one not in ('', 0)
            or isinstance(one, bool)}


def value(kinds, its, raw):
    if its in kinds.fields:
        return message(kinds, its, raw)
    if its in ('string', 'object') and isinstance(raw, bytes):
        return raw.decode(errors='replace')
    if its == 'boolean':
        return bool(raw)
    if its == 'integer':
        return raw - (1 << 64) if raw >= 1 << 63 else raw
    if its == 'number':
        return struct.unpack('<d', raw)[0]
    if its.startswith('[]'):
        return [value(kinds, its[2:], one) for _, one in fields(raw)]
    parts = dict(fields(raw))
    if its == 'Quantity':
        return parts.get(1, b'').decode()
    if its == 'IntOrString':
        return parts.get(3, b'').decode() if parts.get(1) else \
            parts.get(2, 0)
    if its == 'Time' and 1 in parts:
        return written(datetime.datetime.fromtimestamp(
            parts[1], datetime.timezone.utc))
    return None
