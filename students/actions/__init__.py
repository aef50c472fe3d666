"""Acts that touch several rows about a student at once. A refusal is a ValidationError in words."""

from students.actions.about import write_about
from students.actions.absences import (
    end_absence,
    end_student_absence,
    record_absence,
    record_student_absence,
)
from students.actions.arriving import arrive
from students.actions.assigning import assign, end_assignment
from students.actions.blocks import Content, end_block, end_blocks, set_block, set_blocks
from students.actions.care import delegate_care, end_care, end_sign_off, sign_off
from students.actions.covers import cover, stand_in, swap, take_back_cover, take_back_stand_in
from students.actions.duties import give_duty, put_on_duty
from students.actions.family import end_adult, record_adult, write_hopes
from students.actions.handing_over import hand_over
from students.actions.own_duties import end_duties
from students.actions.passes import Substitute, make_pass, take_back_pass
from students.actions.people import add_member, end_membership, enrol
from students.actions.safety import publish_safety, save_safety_draft
from students.actions.safety_flags import answer_safety_flag, flag_safety
from students.actions.transfers import leave, move, take_back_transfer
from students.actions.trips import call_off_trip, call_roll, make_trip

__all__ = [
    "Content", "Substitute", "add_member", "answer_safety_flag", "arrive", "assign", "call_off_trip",
    "call_roll", "cover", "delegate_care", "end_absence", "end_adult", "end_assignment", "end_block",
    "end_blocks", "end_care", "end_duties", "end_membership", "end_sign_off", "end_student_absence",
    "enrol", "flag_safety", "give_duty", "hand_over", "leave", "make_pass", "make_trip", "move",
    "publish_safety", "put_on_duty", "record_absence", "record_adult", "record_student_absence",
    "save_safety_draft", "set_block", "set_blocks", "sign_off", "stand_in", "swap", "take_back_cover",
    "take_back_pass", "take_back_stand_in", "take_back_transfer", "write_about", "write_hopes",
]  # fmt: skip
