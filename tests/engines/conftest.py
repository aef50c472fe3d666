import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from paraportal.engines import paths, privileges
from paraportal.engines.locks import owned


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A `var` of its own: these tests stop engines that nobody else may be using."""
    folder = tmp_path_factory.mktemp("var")
    yield folder
    for keeper in folder.glob("*/keeper.lock"):
        with owned(keeper):  # a killed user's engines may still be stopping
            pass
    identity = folder / "installation-id"
    if privileges.is_root() and identity.exists():
        shutil.rmtree(paths.SYSTEM_HOME / identity.read_text())
