from iep.models.comparable import ComparableEnd, ComparableServices, HowEnded
from iep.models.ending import Ending, EndingTakenBack
from iep.models.extended import ExtendedReason, ExtendedYearDecision, ExtendedYearVersion
from iep.models.fade import Fade, FadeStep
from iep.models.goal import Goal, GoalVersion
from iep.models.phase import Phase, PhaseKind
from iep.models.plan import Plan, PlanKind, PlanVersion
from iep.models.question import UpdateAnswer, UpdateQuestion
from iep.models.service import Delivery, Per, Place, Service, ServiceKind, ServiceVersion
from iep.models.support import Support, SupportVersion
from iep.models.target import Direction, Target, TargetVersion
from iep.models.update import PlanUpdate, UpdateReceipt, Urgency
from students.models import AboutVersion, SafetyCardVersion

# Everything about a student that has versions, in the order in which drafts go into force: a goal after its
# plan, a target after its goal, what goes on in the extended school year after all of them.
VERSIONS = (
    PlanVersion, GoalVersion, ServiceVersion, TargetVersion, SupportVersion, ExtendedYearVersion,
    AboutVersion, SafetyCardVersion,
)  # fmt: skip

__all__ = [
    "VERSIONS",
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
    "Per",
    "Phase",
    "PhaseKind",
    "Place",
    "Plan",
    "PlanKind",
    "PlanUpdate",
    "PlanVersion",
    "Service",
    "ServiceKind",
    "ServiceVersion",
    "Support",
    "SupportVersion",
    "Target",
    "TargetVersion",
    "UpdateAnswer",
    "UpdateQuestion",
    "UpdateReceipt",
    "Urgency",
]  # fmt: skip
