"""What is done to a plan. Keyword only, `by=` who, `at=` when (now); each in one transaction."""

from iep.actions.comparable import adopt_plan, mark_comparable
from iep.actions.copying import copy_parts, import_drafts
from iep.actions.drafts import (
    discard_draft,
    draft_goal,
    draft_plan,
    draft_service,
    draft_support,
    draft_target,
    save_draft,
)
from iep.actions.ending import end_part, take_back_ending
from iep.actions.fading import end_fade, start_fade, take_fade_step
from iep.actions.publishing import publish
from iep.actions.questions import answer, ask
from iep.actions.targets import close_target, start_phase
from iep.actions.updates import give_updates

__all__ = [
    "adopt_plan", "answer", "ask", "close_target", "copy_parts", "discard_draft", "draft_goal",
    "draft_plan", "draft_service", "draft_support", "draft_target", "end_fade", "end_part", "give_updates",
    "import_drafts", "mark_comparable", "publish", "save_draft", "start_fade", "start_phase",
    "take_back_ending", "take_fade_step",
]  # fmt: skip
