"""What an object says against its kind: fields unknown and values of a wrong
type.
"""

import times

FITS = {
    'boolean': (bool,),
    'integer': (int,),
    'number': (int, float),
    'string': (str,),
    'Time': (str,),
    'Quantity': (str, int, float),
    'IntOrString': (str, int),
    'object': (object,),
}


def faults(kinds, kind, item):
    """Sentences about all of them."""
    if not kind.type:
        return []
    found = []
    look(kinds, kind.type, item, '', found)
    return found


def unknown_fields(kinds, kind, item):
    """The paths of the fields that the kind has not."""
    start = 'unknown field "'
    return [fault[len(start):-1] for fault in faults(kinds, kind, item)
            if fault.startswith(start)]


def look(kinds, its, value, path, found):
    if value is None:
        return
    if its.startswith('[]'):
        if not isinstance(value, list):
            found.append(f'{path} is no list')
            return
        for place, one in enumerate(value):
            look(kinds, its[2:], one, f'{path}[{place}]', found)
    elif its.startswith('map[string]'):
        if not isinstance(value, dict):
            found.append(f'{path} is no map')
            return
        for key, one in value.items():
            look(kinds, its[len('map[string]'):], one, f'{path}.{key}', found)
    elif its in kinds.fields:
        look_fields(kinds, its, value, path, found)
    elif its in FITS and not fits(its, value):
        found.append(f'{path} is no {its}: {value!r}')


def look_fields(kinds, its, value, path, found):
    if not isinstance(value, dict):
        found.append(f'{path} is no map')
        return
    fields = kinds.fields[its]
    for key, one in value.items():
        where = f'{path}.{key}'.lstrip('.')
        if not path and key in ('apiVersion', 'kind'):
            continue
        if key in fields:
            look(kinds, fields[key][0], one, where, found)
        else:
            found.append(f'unknown field "{where}"')


def fits(its, value):
    if its == 'Time' and isinstance(value, str):
        try:
            return times.is_relative(value) or times.read(value) is not None
        except ValueError:
            return False
    if isinstance(value, bool):
        return its in ('boolean', 'object')
    return isinstance(value, FITS[its])
