"""Times: those that YAML gives relative to now, and ages as kubectl has them.
"""

import datetime
import re

from kinds import API, rows

RELATIVE = re.compile(r'([+-])((?:\d+[ywdhms])+)')
PART = re.compile(r'(\d+)([ywdhms])')
SECONDS = {'y': 365 * 86400, 'w': 7 * 86400, 'd': 86400, 'h': 3600, 'm': 60,
           's': 1}
# Fields that count microseconds.
MICRO = {'acquireTime', 'eventTime', 'lastObservedTime', 'pingTime',
         'renewTime'}
NAMES = {cells[1] for what, *cells in rows(API)
         if what == 'field' and cells[2] == 'Time'} | {'timestamp'}


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def is_relative(text):
    return isinstance(text, str) and RELATIVE.fullmatch(text) is not None


def seconds_of(text):
    """-5m is -300."""
    sign, parts = RELATIVE.fullmatch(text).groups()
    total = sum(int(number) * SECONDS[unit]
                for number, unit in PART.findall(parts))
    return -total if sign == '-' else total


def written(time, name=''):
    """A time as the API writes it in a field of that name."""
    form = '%Y-%m-%dT%H:%M:%S' + ('.%fZ' if name in MICRO else 'Z')
    return time.strftime(form)


def settled(value, at, name=''):
    """A copy of an object whose relative times are those before `at`."""
    if isinstance(value, dict):
        return {key: settled(one, at, key) for key, one in value.items()}
    if isinstance(value, list):
        return [settled(one, at) for one in value]
    if name in NAMES and is_relative(value):
        return written(at + datetime.timedelta(seconds=seconds_of(value)),
                       name)
    return value


def read(text):
    """The time that the API wrote."""
    if not text:
        return None
    text = re.sub(r'Z$', '+00:00', text)
    return datetime.datetime.fromisoformat(text)


def human(seconds):
    """A duration to two or three figures, as kubectl writes ages."""
    seconds = int(seconds)
    minutes, hours, days = (seconds // 60, seconds // 3600, seconds // 86400)
    if seconds < -1:
        return '<invalid>'
    if seconds < 120:
        return f'{max(seconds, 0)}s'
    if minutes < 10:
        return pair(minutes, 'm', seconds % 60, 's')
    if minutes < 180:
        return f'{minutes}m'
    if hours < 8:
        return pair(hours, 'h', minutes % 60, 'm')
    if hours < 48:
        return f'{hours}h'
    if hours < 8 * 24:
        return pair(days, 'd', hours % 24, 'h')
    if days < 2 * 365:
        return f'{days}d'
    if days < 8 * 365:
        return pair(days // 365, 'y', days % 365, 'd')
    return f'{days // 365}y'


def pair(large, unit, small, small_unit):
    return f'{large}{unit}' + (f'{small}{small_unit}' if small else '')


def since(text, at):
    """The age of a written time."""
    time = read(text)
    return human((at - time).total_seconds()) if time else '<unknown>'
