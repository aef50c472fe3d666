"""The boundary: text comes in, the fields of a version come out."""

from iep.forms.base import DraftForm
from iep.forms.fade import FadeForm, FadeStepForm
from iep.forms.goal import GoalForm
from iep.forms.phase import PhaseForm
from iep.forms.plan import PlanForm
from iep.forms.publish import EndForm, GoOnForm, PublishForm, SourceForm
from iep.forms.service import ServiceForm
from iep.forms.support import SupportForm
from iep.forms.target import TargetForm

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
