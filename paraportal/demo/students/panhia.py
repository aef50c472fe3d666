"""Pa Nhia Xiong: grade 4, intellectual disability. A Hmong family, who speak with the school by interpreter."""

from datetime import date
from decimal import Decimal

from iep.measures.criterion import Criterion
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.prompting import Procedure, Prompting
from iep.models import PhaseKind
from paraportal.demo.spec import (
    ADULT,
    GROUP,
    IN_CLASS,
    IN_GROUP,
    INDEPENDENT,
    PEER,
    SIGHT,
    START,
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

WORDS = ("exit", "stop", "girls", "push", "pull", "open", "walk", "bus", "hot", "off", "in", "out")
# n of the school day on which the next step of packing up began -> its number: from the last one back
PACK_STEPS = {91: 9, 74: 8, 54: 7, 33: 6, 13: 5}
LAST_WORDS = 15  # n of the last session on sight words: none in the fourteen school days since

PACKING = TargetSpec(
    key="panhia.packing",
    versions={
        START: {
            "name": "Packs up",
            "statement": "Packs her bag at the end of the day. A step counts when she does it within 10 seconds and nobody "
            "helps. The adult does the steps that come before the one being taught, while she watches.",
            "measure": "task_analysis",
            "prompting": Prompting(Procedure.MOST_TO_LEAST, 10, "Stand behind her. Touch the picture, not her hand."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(70), x=3, y=3),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=3, blocks=("Dismissal",)),
            "steps": ("Looks at the picture list", "Chair on the desk", "Fetches her bag", "Opens it", "Folder in",
                      "Lunch box in", "Zips it", "Coat on", "Bag on her back", "Stands in line"),
            "settings": {"v": 1, "chaining": "backward", "training_step": 10},
        },
        **{n: {"settings": {"v": 1, "chaining": "backward", "training_step": step}} for n, step in PACK_STEPS.items()},
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Backward, one step at a time"),),
)  # fmt: skip
ALONE = TargetSpec(
    key="panhia.alone",
    versions={
        START: {
            "name": "Works alone",
            "statement": "From the first move on her task until she looks for an adult. Talking with a peer goes on counting.",
            "measure": "duration",
            "prompting": Prompting(
                note="Put the task box down and go. Stay in sight of her, busy with others."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(10), x=3, y=3),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=3, blocks=("Learning lab",)),
            "settings": {"v": 1, "told": "mean", "unit": "minutes", "point": "session"},
        },
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Task box with three tasks"),),
)
PLAYS = TargetSpec(
    key="panhia.plays",
    versions={
        START: {
            "name": "Plays with peers",
            "statement": "The whole interval in the same game as a peer, no adult within arm’s reach of either.",
            "measure": "whole_interval",
            "prompting": Prompting(
                note="Stay in sight of her, outside the game. Step in for safety, then out again."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(65), x=3, y=4),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=2, blocks=("Recess",)),
            "settings": {"v": 1, "intervals": 20, "seconds": 15},
        },
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Line buddy chooses the game"),),
)
SIGHT_WORDS = TargetSpec(
    key="panhia.words",
    versions={
        START: {
            "name": "Sight words",
            "statement": "Says or shows the word on the card within 4 seconds. Hmong or English, both count.",
            "measure": "discrete_trial",
            "prompting": Prompting(Procedure.CONSTANT_DELAY, 4, "Then the picture on the back."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(90), x=3, y=3, minimum_trials=10),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=3, trials=12, blocks=("Math",)),
            "items": WORDS,
            "settings": {"v": 1, "counts_through": "independent"},
        },
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Twelve words of the building"),),
)

BLOCKS = (
    Block("Arrival", "Unpack, picture schedule", "Room 206", INDEPENDENT, SIGHT, "mai"),
    Block("Morning meeting", "Sharing, class jobs", "Room 206", PEER, SIGHT, "mai"),
    Block("Literacy", "Reading group", "Room 206", GROUP, SIGHT, "mai"),
    Block("Specials", ("Music", "Physical education", "Art", "Library", "Physical education", "Music"),
          "Specials wing", PEER, SIGHT, "beth"),
    Block("Math", "Sight words, counting and money", "Room 206", ADULT, SIGHT, "mai"),
    Block("Lunch", "Lunch", "Cafeteria", INDEPENDENT, SIGHT, "luz"),
    Block("Recess", "Recess", "Playground", PEER, SIGHT, "luz"),
    Block("Science and social studies", "Science and social studies", "Room 206", PEER, SIGHT, "mai"),
    Block("Learning lab", "Task box", "Room 206", INDEPENDENT, SIGHT, "mai"),
    Block("Dismissal", "Packs up, walks to the bus", "Room 206 and bus loop", ADULT, SIGHT, "mai"),
)  # fmt: skip

SUPPORTS = (
    support(
        "accommodation", "Picture schedule", "Whole day", "On the inside of her desk. She moves the arrow.",
        fade="A half day at a time, then words under the pictures.",
    ),
    support(
        "accommodation", "Line buddy", "Each change of room", "The buddy of the week stands beside her and waits. "
        "The adult walks at the end of the line, where she can be seen.",
        avoid="Do not take her hand.",
    ),
    support(
        "accommodation", "Two choices", "Before each task", "Which pencil, which seat. Show both, wait, take what she "
        "touches first.",
    ),
    support(
        "accommodation", "Task box", "Learning lab", "Three tasks that she can do. She puts each into the “done” side.",
        avoid="No praise while she works: it ends the work.", fade="From three tasks to five.",
    ),
)  # fmt: skip

PANHIA = StudentSpec(
    key="panhia",
    legal_name="Pa Nhia Xiong",
    sort_as="Xiong, Pa Nhia",
    say_it="pah NYEE-ah",
    born=lambda calendar: date(calendar.year - 9, 2, 17),
    school="birch",
    grades=("3", "4"),
    picture="butterfly",
    case_manager="soua",
    team=(
        Team("hannah", TeamRole.PROVIDER, Discipline.SPEECH),
        Team("priya", TeamRole.PROVIDER, Discipline.OCCUPATIONAL),
        Team("denise", TeamRole.PROVIDER, Discipline.NURSING),
    ),
    aides=(Aide("mai"), Aide("beth"), Aide("luz")),
    classroom="",
    section="",
    blocks=BLOCKS,
    safety={
        "seizures": "Looks away, then stiff, then shaking:\n1. Note the time.\n2. On her side, something soft under her "
        "head, nothing in her mouth.\n3. Send a student for the nurse, 2210.\n4. At 5 minutes: trained staff act by the "
        "plan in the red folder, and somebody calls 911.\n5. Stay and speak calmly until she answers.\n"
        "She is in line of sight at all times, where she works alone too.",
        "food": "Cut grapes and sausages lengthwise.",
        "pick_up": "Mother, father, or her brother Kou (18). The office calls with the interpreter.",
    },
    present_levels="Pa Nhia greets everybody by name, in Hmong or English, and knows who is missing. She learns by "
    "watching peers. At home she cooks rice and looks after her cousins. In school she works for about a minute and a "
    "half before she looks for an adult.",
    goals=(
        GoalSpec(
            {
                "area": "Independence",
                "condition": "With her picture schedule and a task box",
                "behavior": "work by herself and pack her bag",
                "criterion": "10 minutes in 3 sessions, and 70 % of the steps of packing up",
                "baseline": "1.5 minutes, 10 % of the steps",
            },
            (PACKING, ALONE),
        ),
        GoalSpec(
            {
                "area": "Reading and friends",
                "condition": "In the building and at recess",
                "behavior": "read the words that she needs, and play with peers",
                "criterion": "90 % of twelve words in 3 sessions; 65 % of intervals in 3 of 4 recesses",
                "baseline": "42 % of the words, 20 % of intervals",
            },
            (PLAYS, SIGHT_WORDS),
        ),
    ),
    supports=SUPPORTS,
    services=(
        ServiceSpec("Specially designed instruction", Discipline.TEACHING, 75, 5, IN_CLASS, IN_GROUP),
        ServiceSpec("Speech and language therapy", Discipline.SPEECH, 30, 1, IN_CLASS, IN_GROUP),
        ServiceSpec("Nursing: seizure plan", Discipline.NURSING, 15, 1),
    ),
    rounds=(
        Round(START, "Annual IEP meeting.", "Mr. and Ms. Xiong (with interpreter), Hannah Weiss, Denise Thao, Carla Jorgensen"),
        *(Round(n, f"Step {step + 1} of packing up goes by itself.") for n, step in PACK_STEPS.items()),
    ),
)  # fmt: skip
