"""How gunicorn serves us. The address comes from its command line, the sizes from the environment."""

import gc
import os

# No preload_app: a database pool that is opened before the fork is shared by all workers, and fails them all.
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 30
graceful_timeout = 10
keepalive = 5
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112 - heartbeats on a disk can stall
accesslog = None  # Django logs each request as one JSON line, without what people typed
errorlog = "-"
loglevel = "warning"
control_socket_disable = True
limit_request_line = 4094


def post_worker_init(worker: object) -> None:
    """Take what the start has loaded out of the sight of the garbage collector."""
    # It stays until the end anyway. The collector walked all of it in every third request that reads
    # thousands of rows, for a tenth of a second each time.
    gc.collect()
    gc.freeze()
