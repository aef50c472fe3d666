"""The port of the web server: the one that was asked for, or a free one."""

import errno
import socket

from paraportal.engines.errors import EngineError

DEFAULT = 8000


def web_port(asked: str) -> int:
    """The port to serve on. `asked` is PORT of the environment, empty for "any, best 8000".

    Raises EngineError when the one asked for is no port or is taken.
    """
    if not asked:
        return next(port for port in range(DEFAULT, 65536) if not is_taken(port))
    if not asked.isdecimal() or not 1 <= int(asked) <= 65535:
        raise EngineError(f"PORT={asked} is not a port. Give a number from 1 to 65535.")
    if is_taken(int(asked)):
        raise EngineError(f"Port {asked} is taken. Stop what uses it, or start with another PORT.")
    return int(asked)


def is_taken(port: int) -> bool:
    """Whether something listens on `port` of this machine. localhost is ::1 to many browsers first."""
    return _is_taken("127.0.0.1", socket.AF_INET, port) or _is_taken("::1", socket.AF_INET6, port)


def _is_taken(address: str, family: socket.AddressFamily, port: int) -> bool:
    try:
        probe = socket.socket(family)
    except OSError:  # a machine without IPv6
        return False
    with probe:
        # As servers do: a port with nothing but closed connections in TIME_WAIT is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            return error.errno != errno.EADDRNOTAVAIL  # IPv6 is built in but switched off
    return False
