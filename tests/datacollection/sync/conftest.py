from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.datacollection.sync.sending import Sender
from tests.fixtures.district import District, build


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[District]:
    """The district, built once for a module: these tests are many, and building costs more than they do."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture
def db(built: District, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's, which would end the transaction that the module's district stands in.

    It keeps the name, by which pytest-django knows that a database is wanted at all.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def district(built: District, db: None) -> District:
    """The district to oneself: what a test does to it is taken back."""
    return deepcopy(built)


@pytest.fixture
def sender(district: District) -> Sender:
    """The assigned para's device, at work since an hour ago."""
    return Sender(district, district.para, district.now - timedelta(hours=1))
