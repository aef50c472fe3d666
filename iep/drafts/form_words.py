"""The boundary: text comes in, the fields of a version come out."""

from iep.drafts.forms import DraftForm
from iep.fades.forms import FadeForm, FadeStepForm
from iep.goals.forms import GoalForm
from iep.plans.forms import PlanForm
from iep.publishing.forms import EndForm, GoOnForm, PublishForm, SourceForm
from iep.services.forms import ServiceForm
from iep.supports.forms import SupportForm
from iep.targets.forms import TargetForm
from iep.targets.phase_form import PhaseForm

__all__ = [
    "DraftForm",
    "EndForm",
    "FadeForm",
    "FadeStepForm",
    "GoOnForm",
    "GoalForm",
    "PhaseForm",
    "PlanForm",
    "PublishForm",
    "ServiceForm",
    "SourceForm",
    "SupportForm",
    "TargetForm",
]
