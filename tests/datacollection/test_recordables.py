"""What can be recorded comes from its sources: Today, the pack and the recorder know of nothing else."""

import pytest

from datacollection.shell.pads import all_pads
from datacollection.today.recordables import RECORDABLE_SOURCES, Recordable, RecordableSource
from tests.datacollection.pack_helpers import pack


def test_a_target_is_a_recordable_whose_details_old_devices_read(client, district):
    body = pack(client, district.para)
    targets = {target["id"]: target for target in body["targets"]}
    assert [recordable["key"] for recordable in body["recordables"]] == list(targets) != []
    for recordable in body["recordables"]:
        target = targets[recordable["key"]]
        assert recordable == {
            "key": target["id"],
            "source": "targets",
            "student": target["student"],
            "title": target["name"],
            "element": target["pad"],
            "done_today": target["done_today"],
            "is_due": target["due_today"],
        }


def test_every_recordable_has_a_pad(client, district):
    elements = {recordable["element"] for recordable in pack(client, district.para)["recordables"]}
    assert elements <= {pad.element for pad in all_pads()}


def test_another_source_reaches_today_and_the_pack(client, district, monkeypatch: pytest.MonkeyPatch):
    walk = Recordable(
        key="walk", source="walks", student=district.student.pk, title="A walk", element="pp-walk-pad"
    )
    source = RecordableSource("walks", 20, lambda user, students, at: {district.student.pk: [walk]})
    monkeypatch.setitem(RECORDABLE_SOURCES._items, "walks", source)
    body = pack(client, district.para)
    assert body["walks"] == [{"id": "walk"}]
    assert [r["key"] for r in body["recordables"] if r["source"] == "walks"] == ["walk"]
    assert "walk" not in {target["id"] for target in body["targets"]}
    assert 'href="/record/#walk"' in body["html"]
    assert "A walk" in body["html"]
