"""A kind of record is whole, or this fails; and what lists kinds asks each of them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template, render_to_string

from datacollection.held.queries import HeldCase
from datacollection.models import Correction, HeldRecord
from datacollection.sessions.session_kinds import SessionStart
from datacollection.shell.pads import all_pads
from datacollection.sync.record_kinds import RECORD_KINDS
from datacollection.sync.undo import Undo
from staff.permissions import Part
from students.models import Student
from tests.datacollection.sync.sending import Sender, statuses
from tests.fixtures.district import District

STATIC = Path(settings.BASE_DIR) / "static"
each_kind = pytest.mark.parametrize("kind", RECORD_KINDS, ids=lambda kind: kind.key)
each_pad = pytest.mark.parametrize("pad", all_pads(), ids=lambda pad: pad.element)


@each_kind
def test_it_reads_in_needs_a_look_and_in_the_corner_of_the_device(kind):
    assert HeldCase(HeldRecord(kind=kind.key)).what == str(kind.title)
    words = f'<span data-word="kind-{kind.key}">{kind.device_title}</span>'
    assert words in render_to_string("datacollection/shell/words_status.html")


@each_pad
def test_a_pad_has_the_template_and_the_script_that_it_names(pad):
    assert f'<template id="{pad.element}">' in get_template(pad.template).render()
    assert f'customElements.define("{pad.element}"' in (STATIC / pad.script).read_text()


def test_keys_and_pads_are_declared_once():
    elements = [pad.element for pad in all_pads()]
    assert len(elements) == len(set(elements))
    with pytest.raises(ValueError, match="undo"):
        RECORD_KINDS.register(Undo())


def test_a_kind_says_itself_that_it_can_be_taken_back(sender: Sender, monkeypatch: pytest.MonkeyPatch):
    start = sender.start()
    assert statuses(sender.send(start, sender.undo(start))) == ["stored", "held: not_undone"]
    monkeypatch.setattr(SessionStart, "student_path", "session__student")
    assert statuses(sender.send(sender.undo(start))) == ["stored"]
    assert str(Correction.objects.get().of) == start["id"]


def test_a_held_record_is_seen_by_who_sees_the_part_of_its_kind(
    sender: Sender, district: District, monkeypatch: pytest.MonkeyPatch
):
    """As if a session were no data but care, which others see."""
    stranger = Sender(district, district.para_unassigned, sender.at)
    assert statuses(stranger.send(stranger.start())) == ["held: not_assigned"]
    rows = HeldRecord.objects.filter(device=stranger.device)
    student = rows.get().student_id
    people = [user for user in district.people().values() if user.is_active]
    seen = {}
    for part in (Part.DATA, Part.CARE):
        monkeypatch.setattr(SessionStart, "part", part)
        students = {user.email: Student.objects.visible_to(user, part=part) for user in people}
        seen[part] = {user.email for user in people if rows.visible_to(user).exists()}
        assert seen[part] == {email for email, known in students.items() if known.filter(pk=student).exists()}
        assert rows.get().part is part
    assert seen[Part.DATA] != seen[Part.CARE] != set()
