"""What the two levels of a block ask of an adult, in a sentence: help and safety are two things (A2)."""

from django.utils.translation import gettext_lazy as _

from schedule.models import SupervisionLevel, SupportLevel

MEANS: dict[str, object] = {
    SupportLevel.INDEPENDENT: _("The student does this alone. Nobody stands beside them."),
    SupportLevel.TEACHER: _("The classroom teacher helps, as with every student."),
    SupportLevel.PEER: _("A classmate helps. Adults stay back."),
    SupportLevel.SMALL_GROUP: _("Help comes in a small group, not one to one."),
    SupportLevel.ADULT: _("An adult helps. Wait first, and step back when it goes without you."),
    SupervisionLevel.AS_FOR_ALL: _("Watched as all students are."),
    SupervisionLevel.CHECK: _("Look at them every few minutes."),
    SupervisionLevel.LINE_OF_SIGHT: _("See them all the time, also when they need no help."),
    SupervisionLevel.ARMS_REACH: _("Stay close enough to touch them, all the time."),
    SupervisionLevel.TWO_ADULTS: _("Two adults are with them. Never leave one alone."),
}
