"""Moves the clock of a process that tests start, before it does anything: `environment` of
`tests/faults/workers.py` puts this folder in Python's path, and the tests' own clock says by how much."""

import os
import time

import time_machine

if ahead := os.environ.get("PARAPORTAL_TESTS_AHEAD"):
    time_machine.travel(time.time() + float(ahead), tick=True).start()
    time.time()  # it begins to tick when it is first asked: at once, so that no process is behind another
