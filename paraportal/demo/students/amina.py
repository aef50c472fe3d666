"""Amina Yusuf: grade 10, deaf (ASL), orthopedic impairment, power chair. An interpreter, and paras for care."""

from datetime import date
from decimal import Decimal

from iep.measures.criterion import Criterion
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.prompting import Procedure, Prompting
from iep.models import PhaseKind
from paraportal.demo.spec import (
    ADULT,
    AS_ALL,
    GROUP,
    IN_CLASS,
    IN_GROUP,
    INDEPENDENT,
    PEER,
    REACH,
    SIGHT,
    START,
    TWO,
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

MASTERED = 20  # school days ago: lunch by text; probes of maintenance since

REPAIRS = TargetSpec(
    key="amina.repairs",
    versions={
        START: {
            "name": "Repairs communication",
            "statement": "A hearing person did not understand her. Rate what she did next; the interpreter stays still "
            "until she looks over.",
            "measure": "rating",
            "prompting": Prompting(note="Wait 10 seconds. Then shrug, and show two fingers: another way?"),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(3), x=4, y=5, staff=2),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=3, blocks=("Period 4",)),
            "settings": {"v": 1, "lowest": 0, "highest": 4, "anchors": [
                [0, "Gave up"], [1, "Said it again the same way"], [2, "Another way after a hint"],
                [3, "Another way by herself"], [4, "Two ways by herself"]]},
        },
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Phone, paper, gesture: three ways"),),
)  # fmt: skip
STARTS = TargetSpec(
    key="amina.starts",
    versions={
        START: {
            "name": "Starts with hearing peers",
            "statement": "Begins an exchange with a hearing student: sign, text, gesture or voice. Answers do not count. "
            "Counted over lunch and Period 7.",
            "measure": "frequency",
            "prompting": Prompting(
                note="The interpreter sits where a peer can sit too. Nobody starts for her."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(3), x=4, y=5),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=3, blocks=("Lunch", "Period 7")),
            "settings": {"v": 1, "point": "day"},
        },
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Sign club at lunch"),),
)
ORDERS = TargetSpec(
    key="amina.orders",
    versions={
        START: {
            "name": "Orders lunch by text",
            "statement": "Orders with her phone at the cafeteria window. A step counts when nobody signs, points or touches.",
            "measure": "task_analysis",
            "prompting": Prompting(Procedure.LEAST_TO_MOST, 8, "Look at the phone, then point at it. Sign last."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(88), x=3, y=3, staff=2),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=2, blocks=("Lunch",)),
            "steps": ("Reads the menu", "Chooses", "Types the order", "Adds “food cut to 1 cm”", "Rolls to the window",
                      "Shows the phone", "Waits for the thumb", "Checks the tray", "Signs or types thanks"),
            "settings": {"v": 1, "chaining": "total"},
        },
    },
    phases=(
        PhaseSpec(105, PhaseKind.INTERVENTION, "All steps, each lunch"),
        PhaseSpec(MASTERED - 1, PhaseKind.MAINTENANCE, "Mastered: a probe every other week",
              "Three lunches in a row with two adults. She orders for a friend now."),
    ),
)  # fmt: skip
STANDS = TargetSpec(
    key="amina.stands",
    versions={
        START: {
            "name": "Standing frame",
            "statement": "From the last strap until she signs “down”, at least 20 and at most 30 minutes. Stop at once for "
            "pale lips, pain of 4 or more, or red marks.",
            "measure": "duration",
            "prompting": Prompting(
                note="Two trained adults put her in. She chooses what she does while she stands."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(20), x=9, y=10),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=2, blocks=("Period 5",)),
            "settings": {"v": 1, "told": "total", "unit": "minutes", "point": "day"},
        },
    },
    phases=(PhaseSpec(lambda calendar: calendar.D(46), PhaseKind.INTERVENTION, "Frame refitted by PT"),),
)

BLOCKS = (
    Block("Period 1", "Care, position, breakfast", "Room M10", ADULT, TWO, "rosa"),
    Block("Period 2", "Chemistry, with interpreter", "Room M16", INDEPENDENT, AS_ALL),
    Block("Period 3", "English, with interpreter", "Room M17", INDEPENDENT, AS_ALL),
    Block("Lunch", "Lunch, sign club", "Commons", PEER, SIGHT, "tanya"),
    Block("Period 4", "Speech and group work", "Room M10", GROUP, AS_ALL, "rosa"),
    Block("Period 5", "Standing frame (PT)", "Room M10", ADULT, REACH, "rosa"),
    Block("Period 6", "Computer science, with interpreter", "Room M18", INDEPENDENT, AS_ALL),
    Block("Period 7", "Yearbook", "Library", PEER, AS_ALL),
)

SUPPORTS = (
    support(
        "accommodation", "Interpreter", "All classes with hearing people", "Joanna interprets what everybody says, to "
        "and from Amina. Talk to Amina, not to Joanna.", avoid="The interpreter does not help, teach or keep order.",
    ),
    support(
        "accommodation", "Food cut to 1 cm", "Every meal", "Cut before it reaches her. She checks it.",
        avoid="No dry bread, nuts or rice alone.",
    ),
    support(
        "accommodation", "Change of position", "Every 2 hours", "In the chair: tilt for 10 minutes. She sets the timer.",
        how_often="4 times a day", fade="She asks the nearest trained adult.",
    ),
    support(
        "accommodation", "Chair and phone charged", "Arrival, and after Period 4", "Battery above half at 7:50. If the "
        "chair is missing: call transport, 2250, and bring the manual chair.",
    ),
)  # fmt: skip

AMINA = StudentSpec(
    key="amina",
    legal_name="Amina Yusuf",
    sort_as="Yusuf, Amina",
    born=lambda calendar: date(calendar.year - 15, 6, 9),
    school="marsh",
    grades=("9", "10"),
    picture="violin",
    case_manager="renee",
    team=(
        Team("joanna", TeamRole.PROVIDER, Discipline.INTERPRETING),
        Team("sam", TeamRole.PROVIDER, Discipline.PHYSICAL),
        Team("hannah", TeamRole.PROVIDER, Discipline.SPEECH),
        Team("denise", TeamRole.PROVIDER, Discipline.NURSING),
    ),
    aides=(Aide("rosa"), Aide("tanya")),
    classroom="",
    section="",
    blocks=BLOCKS,
    safety={
        "food": "All food cut to 1 cm. Upright for 20 minutes after meals. Coughing with a changed color: 911.",
        "transfers": "Two trained adults and the lift, always. Female staff where possible, and always for care. Ask, sign "
        "what comes, wait for her yes.",
        "devices": "Power chair, phone, hearing aid left (for sounds around her, not for speech). They are hers: ask first.",
        "elopement": "In a fire drill she sees no alarm: the nearest adult shows “fire” and goes with her to door C.",
        "pick_up": "The lift bus, or her brother Liban with the van.",
    },
    present_levels="Amina signs fast and with wit, writes English well and programs small games. Hearing people lose "
    "her after the first misunderstanding, and then she turns away. She says how she wants to be moved, and is right.",
    goals=(
        GoalSpec(
            {
                "area": "Communication",
                "condition": "With hearing people who do not sign",
                "behavior": "mend what was not understood, and start talks herself",
                "criterion": "a mean of 3 in 4 of 5 sessions with 2 adults; 3 starts a day",
                "baseline": "rated 1.5; 0.4 starts a day",
            },
            (REPAIRS, STARTS),
        ),
        GoalSpec(
            {
                "area": "Daily living and health",
                "condition": "At lunch and in PT",
                "behavior": "order her own food, and stand for 20 to 30 minutes",
                "criterion": "88 % of the steps in 3 lunches with 2 adults; 20 minutes on 9 of 10 days",
                "baseline": "44 % of the steps; 15 minutes",
            },
            (ORDERS, STANDS),
        ),
    ),
    supports=SUPPORTS,
    services=(
        ServiceSpec("Educational interpreting", Discipline.INTERPRETING, 300, 5, IN_CLASS),
        ServiceSpec("Physical therapy", Discipline.PHYSICAL, 50, 2),
        ServiceSpec("Specially designed instruction", Discipline.TEACHING, 50, 5, delivery=IN_GROUP),
        ServiceSpec("Speech and language therapy", Discipline.SPEECH, 30, 1),
    ),
    rounds=(
        Round(START, "Annual IEP meeting.", "Amina, Ms. Yusuf (with interpreters), Joanna Reyes, Sam Okafor, Carla Jorgensen"),
    ),
)  # fmt: skip
