from iep.models.goal import Goal, GoalVersion
from iep.models.phase import Phase, PhaseKind
from iep.models.plan import Plan, PlanKind, PlanVersion
from iep.models.support import Support, SupportVersion
from iep.models.target import Direction, Target, TargetVersion
from iep.models.update import PlanUpdate, UpdateReceipt, Urgency

__all__ = [
    "Direction", "Goal", "GoalVersion", "Phase", "PhaseKind", "Plan", "PlanKind", "PlanUpdate", "PlanVersion",
    "Support", "SupportVersion", "Target", "TargetVersion", "UpdateReceipt", "Urgency",
]  # fmt: skip
