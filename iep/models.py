"""The tables of this room, gathered from its features."""

from iep.comparable.models import ComparableEnd, ComparableServices, HowEnded
from iep.extended_year.models import ExtendedReason, ExtendedYearDecision, ExtendedYearVersion
from iep.fades.models import Fade, FadeStep
from iep.goals.models import Goal, GoalVersion
from iep.plans.models import Plan, PlanKind, PlanVersion
from iep.services.models import Delivery, Place, Service, ServiceKind, ServicePer, ServiceVersion
from iep.supports.models import Support, SupportVersion
from iep.targets.models import Direction, Phase, PhaseKind, Target, TargetVersion

# isort: split
# Their rules name every table above that has versions, so they are declared after them.
from iep.endings.models import Ending, EndingTakenBack
from iep.updates.models import PlanUpdate, UpdateAnswer, UpdateQuestion, UpdateReceipt, Urgency

__all__ = [
    "ComparableEnd",
    "ComparableServices",
    "Delivery",
    "Direction",
    "Ending",
    "EndingTakenBack",
    "ExtendedReason",
    "ExtendedYearDecision",
    "ExtendedYearVersion",
    "Fade",
    "FadeStep",
    "Goal",
    "GoalVersion",
    "HowEnded",
    "Phase",
    "PhaseKind",
    "Place",
    "Plan",
    "PlanKind",
    "PlanUpdate",
    "PlanVersion",
    "Service",
    "ServiceKind",
    "ServicePer",
    "ServiceVersion",
    "Support",
    "SupportVersion",
    "Target",
    "TargetVersion",
    "UpdateAnswer",
    "UpdateQuestion",
    "UpdateReceipt",
    "Urgency",
]
