"""What administrators do: people, posts, licences, policies, calendars, bells."""

from staff.actions.bells import BellTimes, add_bell, change_bell, replace_bell
from staff.actions.calendar import DayPlan, set_days
from staff.actions.licences import add_licence, change_licence
from staff.actions.people import add_person, change_person, disable, enable, issue_link
from staff.actions.policies import set_policy, take_back_policy
from staff.actions.posts import add_post, end_post

__all__ = [
    "BellTimes", "DayPlan", "add_bell", "add_licence", "add_person", "add_post", "change_bell",
    "change_licence", "change_person", "disable", "enable", "end_post", "issue_link", "replace_bell",
    "set_days", "set_policy", "take_back_policy",
]  # fmt: skip
