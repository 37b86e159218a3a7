"""What serve and with share: their arguments and the server they start."""

import argparse
import pathlib
import sys
import threading

try:
    import yaml  # noqa: F401  (asked for before anything needs it)
except ImportError:
    print('skipped: PyYAML is not installed', file=sys.stderr)
    sys.exit(77)

from kinds import Kinds
from server import Server, write_kubeconfig
from store import BadObjects, Store

BASE = pathlib.Path(__file__).resolve().parent / 'base.yaml'


def parser(description, **more):
    made = argparse.ArgumentParser(description=description, **more)
    made.add_argument('objects', nargs='*', metavar='OBJECTS.yaml')
    made.add_argument('--bare', action='store_true',
                      help='leave out the nodes and namespaces of base.yaml')
    made.add_argument('--namespace', default='default',
                      help="the context's (default)")
    made.add_argument('--client-validation', action='store_true',
                      help='do not check fields, so that kubectl does')
    made.add_argument('--verbose', action='store_true',
                      help='print a line per request')
    return made


def start(arguments, port=0):
    """A server that runs in a thread; exits on bad objects."""
    store = Store(Kinds())
    try:
        store.load(arguments.objects, None if arguments.bare else BASE)
    except BadObjects as error:
        print(f'{sys.argv[0]}: {error}', file=sys.stderr)
        sys.exit(1)
    server = Server(store, port, not arguments.client_validation,
                    arguments.verbose)
    threading.Thread(target=server.serve_forever, kwargs={
        'poll_interval': 0.05}, daemon=True).start()
    return server


def stop(server):
    server.stopping = True
    server.shutdown()
    server.server_close()


__all__ = ['parser', 'start', 'stop', 'write_kubeconfig']
