from datetime import timedelta

from core.ids import uuid7
from datacollection.models import HeldRecord
from datacollection.sync import tickets
from iep.models import UpdateReceipt
from students.models import AccessRow
from tests.datacollection.sync.sending import Sender, statuses


def test_a_page_read_offline_is_in_the_access_log(sender: Sender):
    students = [sender.district.student.pk, sender.district.student2.pk]
    viewed = sender.record("viewed", {"page": "today", "students": [str(pk) for pk in students]})
    assert statuses(sender.send(viewed)) == ["stored"]
    row = AccessRow.objects.get(act="viewed offline")
    assert (row.who, row.page, row.at, row.ground) == (sender.user, "today", sender.at, "assignment")
    assert row.students == sorted(students)
    assert statuses(sender.send(viewed)) == ["duplicate"]
    assert AccessRow.objects.filter(act="viewed offline").count() == 1


def test_who_had_no_ground_any_more_is_logged_all_the_same(sender: Sender):
    sender = Sender(sender.district, sender.district.para_unassigned, sender.at)
    viewed = sender.record("viewed", {"page": "today", "students": [str(sender.district.student.pk)]})
    assert statuses(sender.send(viewed)) == ["stored"]
    assert AccessRow.objects.get(act="viewed offline").ground == ""


def test_a_look_after_the_tickets_end_is_logged_too(sender: Sender):
    sender.ticket = tickets.issue(sender.user, sender.device, sender.at - timedelta(hours=13))
    viewed = sender.record("viewed", {"page": "today", "students": [str(sender.district.student.pk)]})
    assert statuses(sender.send(viewed)) == ["stored"]
    assert AccessRow.objects.filter(act="viewed offline").count() == 1


def test_a_view_of_no_student_or_of_nobody_is_held(sender: Sender):
    nobody = sender.record("viewed", {"page": "today", "students": [str(uuid7())]})
    empty = sender.record("viewed", {"page": "today", "students": []})
    nowhere = sender.record("viewed", {"page": "", "students": [str(sender.district.student.pk)]})
    assert statuses(sender.send(nobody, empty, nowhere)) == [
        "held: student",
        "held: malformed",
        "held: malformed",
    ]
    assert not AccessRow.objects.filter(act="viewed offline").exists()


def receipt(sender: Sender) -> UpdateReceipt:
    return UpdateReceipt.objects.get(update=sender.district.update, user=sender.user)


def test_an_acknowledgment_is_kept_once(sender: Sender):
    assert receipt(sender).acknowledged_at is None
    first = sender.record("update.acknowledged", {"update": str(sender.district.update.pk)})
    second = sender.record("update.acknowledged", first["data"], sender.at + timedelta(minutes=1))
    assert statuses(sender.send(first)) == ["stored"]
    assert statuses(sender.send(first, second)) == ["duplicate", "stored"]
    assert receipt(sender).acknowledged_at == sender.at
    assert str(receipt(sender).record) == first["id"]


def test_of_two_acknowledgments_in_a_batch_the_earlier_stands(sender: Sender):
    words = {"update": str(sender.district.update.pk)}
    later = sender.record("update.acknowledged", words, sender.at + timedelta(seconds=30))
    earlier = sender.record("update.acknowledged", words)
    assert statuses(sender.send(later, earlier)) == ["stored", "stored"]
    assert receipt(sender).acknowledged_at == sender.at


def test_nobody_acknowledges_for_another(sender: Sender):
    other = Sender(sender.district, sender.district.para_unassigned, sender.at)
    said = other.record("update.acknowledged", {"update": str(sender.district.update.pk)})
    unknown = other.record("update.acknowledged", {"update": str(uuid7())})
    assert statuses(other.send(said, unknown)) == ["held: not_given"] * 2
    assert receipt(sender).acknowledged_at is None
    assert HeldRecord.objects.filter(reason="not_given").count() == 2
