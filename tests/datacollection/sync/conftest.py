from datetime import timedelta

import pytest

from tests.datacollection.sync.sending import Sender
from tests.fixtures.district import District


@pytest.fixture
def sender(district: District) -> Sender:
    """The assigned para's device, at work since an hour ago."""
    return Sender(district, district.para, district.now - timedelta(hours=1))
