"""Harper Lindqvist, they/them: grade 7, other health impairment and learning disability."""

from datetime import date
from decimal import Decimal

from iep.measures.criterion import Criterion
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.mastery import Purpose
from iep.measures.prompting import Prompting
from iep.models import PhaseKind
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.spec import (
    ADULT,
    AS_ALL,
    GROUP,
    IN_CLASS,
    IN_GROUP,
    INDEPENDENT,
    PEER,
    START,
    TEACHER,
    Aide,
    Block,
    GoalSpec,
    PhaseSpec,
    Round,
    ServiceSpec,
    StudentSpec,
    TargetSpec,
    Team,
    support,
)  # fmt: skip
from students.models import Discipline, TeamRole

# Parker, Vannest and Davis 2011, Behavior Modification 35(4): phases A and B
SERIES = (20, 20, 26, 25, 22, 23, 28, 25, 24, 27, 30, 30, 29)
FIRST_OF_B = 6  # index
THURSDAY, FRIDAY = 3, 4


def probe_days(calendar: DemoCalendar) -> list[date]:
    """One day a week, the last as late as can be."""
    return calendar.weekly(THURSDAY, len(SERIES))


def handing_days(calendar: DemoCalendar) -> list[date]:
    """Fridays, as far back as the plan."""
    return [day for day in calendar.weekly(FRIDAY, 40) if day > calendar.D(START)]


WRITING = TargetSpec(
    key="harper.writing",
    versions={
        START: {
            "name": "Writing sequences",
            "statement": "Three-minute writing probe from a picture prompt. Count each pair of neighboring words that is "
            "right in spelling, grammar and sense.",
            "measure": "frequency",
            "prompting": Prompting(note="Read the prompt aloud once. No help during the three minutes."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(32), x=3, y=4, purpose=Purpose.PROBE),
            "data_plan": DataPlan(DataRhythm.WEEKLY_PROBE, blocks=("Period 3",)),
            "settings": {"v": 1, "point": "session"},
        },
    },
    phases=(
        PhaseSpec(
            lambda calendar: probe_days(calendar)[FIRST_OF_B],
            PhaseKind.INTERVENTION,
            "Organizer and planning talk",
        ),
    ),
)

ON_TASK = TargetSpec(
    key="harper.on_task",
    versions={
        START: {
            "name": "On task in math",
            "statement": "At the moment of the signal: eyes or pencil on the task, or talk about it with a partner.",
            "measure": "momentary_interval",
            "prompting": Prompting(note="Sit where Harper does not see you. Say nothing about it."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(85), x=4, y=5),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=2, blocks=("Period 2",)),
            "settings": {"v": 1, "intervals": 15, "seconds": 120},
        },
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Partner and planner"),),
)
HANDED_IN = TargetSpec(
    key="harper.handed_in",
    versions={
        START: {
            "name": "Points handed in",
            "statement": "Of the points that the week’s tasks could bring, those of work that was handed in by Friday.",
            "measure": "permanent_product",
            "prompting": Prompting(note="Noor and Harper compare planners; nobody else asks."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(90), x=4, y=5),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=1, blocks=("Period 7",)),
            "settings": {"v": 1, "out_of": 40},
        },
    },
    phases=(
        PhaseSpec(
            lambda calendar: handing_days(calendar)[3], PhaseKind.INTERVENTION, "Planner check by a peer"
        ),
    ),
)

BEFORE = 51  # the last day with an adult in five of seven periods
BLOCKS = (
    Block("Period 1", "Science", "Room M12", ADULT, AS_ALL, "rosa", until=BEFORE),
    Block("Period 2", "Math", "Room M20", ADULT, AS_ALL, "rosa", until=BEFORE),
    Block("Period 3", "Language arts", "Room M21", ADULT, AS_ALL, "erik", until=BEFORE),
    Block("Lunch", "Lunch", "Commons", INDEPENDENT, AS_ALL),
    Block("Period 4", "Social studies", "Room M22", ADULT, AS_ALL, "tanya", until=BEFORE),
    Block("Period 5", ("Art", "Technology"), "Studio", ADULT, AS_ALL, "tanya", until=BEFORE),
    Block("Period 6", "Physical education", "Gym", INDEPENDENT, AS_ALL),
    Block("Period 7", "Study hall", "Room M30", TEACHER, AS_ALL, "greg"),
    Block("Period 1", "Science", "Room M12", INDEPENDENT, AS_ALL, since=BEFORE - 1),
    Block("Period 2", "Math", "Room M20", PEER, AS_ALL, "rosa", since=BEFORE - 1),
    Block("Period 3", "Language arts", "Room M21", GROUP, AS_ALL, "erik", since=BEFORE - 1),
    Block("Period 4", "Social studies", "Room M22", PEER, AS_ALL, since=BEFORE - 1),
    Block("Period 5", "Art", "Studio", INDEPENDENT, AS_ALL, days=(1,), since=BEFORE - 1),
    Block("Period 5", "Technology", "Workshop", ADULT, AS_ALL, "tanya", days=(2,), since=BEFORE - 1),
)

SUPPORTS = (
    support(
        "accommodation", "Graphic organizer", "Before any text longer than five sentences",
        "Harper picks one of three organizers and fills it in before writing. Talk it through for two minutes.",
        avoid="Do not write in it for them.", fade="Harper draws their own.",
    ),
    support(
        "accommodation", "Text-to-speech", "Reading longer than a page, quizzes too",
        "Their own headphones and settings. Check that it is open at the start; then step away.",
        fade="Stop checking after two weeks in which Harper opened it alone.",
    ),
    support(
        "accommodation", "Planner check by a peer", "Last 3 minutes of Periods 2 and 4",
        "Noor and Harper compare planners. Adults watch from across the room.",
        avoid="Do not ask to see the planner.",
    ),
    support(
        "accommodation", "Extended test time", "Tests and quizzes", "Time and a half, in the same room unless "
        "Harper asks for Room M30.",
    ),
)  # fmt: skip

HARPER = StudentSpec(
    key="harper",
    legal_name="Harper Lindqvist",
    sort_as="Lindqvist, Harper",
    pronouns="they/them",
    born=lambda calendar: date(calendar.year - 12, 1, 27),
    school="marsh",
    grades=("6", "7"),
    picture="feather",
    case_manager="renee",
    team=(Team("colleen", TeamRole.TEACHER),),
    aides=(Aide("rosa"), Aide("erik"), Aide("tanya"), Aide("greg")),
    classroom="grace",
    section="Grade 7 language arts",
    blocks=BLOCKS,
    safety={
        "allergies": "None known.",
        "devices": "Headphones and laptop for text-to-speech. Harper carries them.",
        "pick_up": "Either parent, or Harper walks home with their sister (parents’ note on file).",
    },
    present_levels="Harper tells stories that others want to hear and knows what they need: quiet at the start, a plan, "
    "and people who do not stand over them. Getting a text onto paper is slow: about 22 correct word "
    "sequences in three minutes.",
    later_levels={
        50: "Harper asks for help when they need it and uses the organizer without a reminder. Adults in five of seven "
        "periods are no longer needed: Period 5 on B days stays for the workshop machines."
    },
    goals=(
        GoalSpec(
            {
                "area": "Writing",
                "condition": "Given a picture prompt and their organizer",
                "behavior": "write connected sentences for three minutes",
                "criterion": "with 32 correct word sequences in 3 of 4 weekly probes",
                "baseline": "22 correct word sequences",
            },
            (WRITING,),
        ),
        GoalSpec(
            {
                "area": "Organization",
                "condition": "In general classes, with a partner and a planner",
                "behavior": "work through the lesson and hand in what is due",
                "criterion": "on task in 85 % of moments; 90 % of the week’s points handed in",
                "baseline": "48 % of moments; 55 % of points",
            },
            (ON_TASK, HANDED_IN),
        ),
    ),
    supports=SUPPORTS,
    services=(
        ServiceSpec("Specially designed instruction", Discipline.TEACHING, 50, 3, IN_CLASS, IN_GROUP),
    ),
    rounds=(
        Round(START, "Annual IEP meeting.", "Harper, both parents, Grace Lindholm, Carla Jorgensen"),
        Round(50, "Adult support from five periods to those that need it.", "Harper, Ms. Lindqvist, Grace Lindholm, Carla Jorgensen"),
    ),
)  # fmt: skip
