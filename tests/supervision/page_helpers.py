"""Pages of supervision as a person asks for them."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from core.dated import since
from students.models import Assignment
from tests.fixtures.district import District

DAY = timedelta(days=1)


def get(client: Client, person, name: str, *args, **query) -> str:
    client.force_login(person)
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200, response.status_code
    return response.text


def one_pair(district: District) -> None:
    Assignment.objects.exclude(pk=district.assignment.pk).update(
        during=since(district.first, district.first + DAY)
    )
