"""The PostgreSQL and the Valkey that come along in wheels, for whoever names no server of their own.

    with engines.running() as e:
        e.database_url, e.redis_url

Pure Python: nothing here imports Django, so that the engines are up before settings are read.
"""

from paraportal.engines.errors import EngineError
from paraportal.engines.lease import Engines, Handle, running

__all__ = ["EngineError", "Engines", "Handle", "running"]
