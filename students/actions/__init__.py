"""Acts that touch several rows about a student at once. A refusal is a ValidationError in words."""

from students.actions.assigning import assign, end_assignment
from students.actions.blocks import Content, end_block, end_blocks, set_block, set_blocks
from students.actions.care import delegate_care, end_care, end_sign_off, sign_off
from students.actions.duties import give_duty, put_on_duty
from students.actions.people import add_member, end_membership, enrol
from students.actions.safety import publish_safety, save_safety_draft

__all__ = [
    "Content", "add_member", "assign", "delegate_care", "end_assignment", "end_block", "end_blocks",
    "end_care", "end_membership", "end_sign_off", "enrol", "give_duty", "publish_safety", "put_on_duty",
    "save_safety_draft", "set_block", "set_blocks", "sign_off",
]  # fmt: skip
