"""Mateo Rivera Lund: grade 2, autism, a 60-cell speech device. Spanish at home."""

from datetime import date
from decimal import Decimal

from iep.measures.criterion import Criterion, Direction
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.prompting import Procedure, Prompting
from iep.models import PhaseKind
from paraportal.demo.spec import (
    ADULT,
    AS_ALL,
    GROUP,
    IN_CLASS,
    PEER,
    REACH,
    SIGHT,
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

# n of the school day on which the next step of hand washing began -> its number
HANDS_STEPS = {92: 2, 76: 3, 57: 4, 36: 5, 16: 6}
ITEMS = ("eat", "drink", "help", "stop", "more", "my turn", "all done", "go", "look", "play")

REQUESTS = TargetSpec(
    key="mateo.requests",
    versions={
        START: {
            "name": "Two-symbol messages",
            "statement": "Asks or comments with two or more symbols on his device, without a prompt, within the "
            "wait. Counts: “more water”, “look train”. Does not count: one symbol, or the same button again "
            "and again.",
            "measure": "discrete_trial",
            "prompting": Prompting(
                Procedure.CONSTANT_DELAY, 2, "Look expectant and keep still. Then model on his device."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(80), x=3, y=3, staff=2, minimum_trials=6),
            "data_plan": DataPlan(DataRhythm.DAILY, trials=10, blocks=("Learning lab",)),
            "items": ITEMS,
            "settings": {"v": 1, "counts_through": "independent"},
        },
        62: {
            "prompting": Prompting(
                Procedure.CONSTANT_DELAY,
                4,
                "Before the first turn, the snack buddy shows one message. Then wait.",
            ),
        },
    },
    phases=(
        PhaseSpec(105, PhaseKind.INTERVENTION, "Delay 2 s"),
        PhaseSpec(
            61,
            PhaseKind.INTERVENTION,
            "Delay 4 s, snack buddy models",
            "Flat at 45 % for four weeks. Mateo often starts a message at 3 seconds, when we have prompted "
            "already; and he watches Leo more than he watches us.",
        ),
    ),
)
COMMENTS = TargetSpec(
    key="mateo.comments",
    versions={
        START: {
            "name": "Comments to peers",
            "statement": "Tells a peer something, with his device, a sign or a word, that is not a request. "
            "Count each one. Answers to an adult do not count.",
            "measure": "frequency",
            "prompting": Prompting(note="The buddy may show one. Adults stay back and only watch."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(4), x=4, y=5),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=3, blocks=("Lunch", "Recess")),
            "settings": {"v": 1, "point": "session"},
        },
    },
    phases=(PhaseSpec(100, PhaseKind.INTERVENTION, "Lunch buddies"),),
)

HANDS = TargetSpec(
    key="mateo.hands",
    versions={
        START: {
            "name": "Hand washing",
            "statement": "Washes his hands before the snack. A step counts when he begins it within 5 seconds and nobody "
            "helps. Steps that are not taught yet are done by the adult, hand under hand.",
            "measure": "task_analysis",
            "prompting": Prompting(
                Procedure.MOST_TO_LEAST, 5, "From behind. Let go as soon as his hand moves. No words: the strip shows it."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(85), x=3, y=3, staff=2),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=3, blocks=("Learning lab",)),
            "steps": ("Sleeves up", "Water on", "Hands wet", "Soap, one push", "Rub while the song plays", "Rinse",
                      "Water off", "Dry, towel in the bin"),
            "settings": {"v": 1, "chaining": "forward", "training_step": 1},
        },
        **{n: {"settings": {"v": 1, "chaining": "forward", "training_step": step}} for n, step in HANDS_STEPS.items()},
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Forward, one step at a time"),),
)  # fmt: skip
CARPET = TargetSpec(
    key="mateo.carpet",
    versions={
        START: {
            "name": "Leaves the carpet",
            "statement": "Any part of both feet off the carpet while the group sits, unless he was sent or asked for "
            "a break. A movement break that he asked for is no leaving.",
            "measure": "partial_interval",
            "direction": "decrease",
            "prompting": Prompting(note="Point at the first-then board once. Do not follow within 1 m."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(10), direction=Direction.DECREASE, x=4, y=5),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=2, blocks=("Morning meeting",)),
            "settings": {"v": 1, "intervals": 20, "seconds": 30},
        },
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "Break card and a seat at the edge"),),
)

BLOCKS = (
    Block("Arrival", "Unpack, device on, choose a job", "Entry hall and Room 104", ADULT, SIGHT, "dee"),
    Block("Morning meeting", "Greeting, calendar, sharing", "Room 104", PEER, SIGHT, "dee"),
    Block("Literacy", "Shared reading, word work", "Room 104", GROUP, SIGHT, "dee"),
    Block("Specials", ("Art", "Music", "Physical education", "Library", "Music", "Physical education"),
          "Specials wing", ADULT, SIGHT, "luz"),
    Block("Math", "Number corner, small group", "Room 104", GROUP, SIGHT, "dee"),
    Block("Lunch", "Lunch with buddies, peanut-free table", "Cafeteria", PEER, SIGHT, "luz"),
    Block("Recess", "Recess", "Playground", PEER, SIGHT, "luz"),
    Block("Science and social studies", "Science and social studies", "Room 104", TEACHER, AS_ALL, "dee"),
    Block("Learning lab", "Communication program, hand washing, water table", "Room 110", ADULT, AS_ALL, "dee"),
    Block("Dismissal", "Pack up, walk to the bus", "Bus loop", ADULT, REACH, "dee"),
)  # fmt: skip

SUPPORTS = (
    support(
        "accommodation", "Speech device charged and within reach",
        "Start, middle and end of the day", "Check the battery at 8:00, 11:40 and 2:45. The device goes where "
        "Mateo goes: cafeteria, playground, bathroom door.", where="Everywhere",
        avoid="Never take the device away, and never hold it out of reach as a consequence.",
        fade="Mateo checks the battery himself and says so.",
    ),
    support(
        "accommodation", "First-then board", "Before each change of activity",
        "Show two pictures: first, then. Let him move the first one to “done” himself.",
        script="“First math, then water.”", fade="Two steps, then a half-day strip.",
    ),
    support(
        "token_board", "Train token board", "Meeting, literacy and math",
        "Give a token within 3 seconds of a message to anybody, and say what it was for. Mateo puts it on.",
        avoid="Tokens are not taken away, and are not for sitting still.",
        fade="From 5 to 8 tokens when four boards a day are full.",
        settings={"v": 1, "tokens": 5, "reinforcer": "5 minutes at the water table",
                  "exchange": "At once when the board is full, and at the latest before lunch"},
    ),
    support(
        "accommodation", "Movement break", "9:40 and 1:15",
        "Five minutes in the hallway or sensory room: wall pushes, cart to the office, or his own idea.",
        how_often="2 times a day", fade="Mateo asks for it with his device.",
    ),
    support(
        "accommodation", "Snack buddy", "Snack and lunch",
        "Leo, Ana or Milo sits across and shows one message on the device before Mateo’s turn.",
        avoid="Do not speak for the buddy or for Mateo. If nothing comes, wait.",
    ),
    support(
        "accommodation", "Adult stands 2 m behind", "Lunch and recess",
        "Two steps behind, out of his view. Step in for safety, or when the device fails.",
        fade="3 m, then the edge of the playground. He stays in line of sight.",
    ),
)  # fmt: skip

MATEO = StudentSpec(
    key="mateo",
    legal_name="Mateo Rivera Lund",
    sort_as="Rivera Lund, Mateo",
    born=lambda calendar: date(calendar.year - 8, 11, 3),
    school="birch",
    grades=("1", "2"),
    picture="train",
    case_manager="ingrid",
    team=(
        Team("soua", TeamRole.TEACHER),
        Team("hannah", TeamRole.PROVIDER, Discipline.SPEECH),
        Team("priya", TeamRole.PROVIDER, Discipline.OCCUPATIONAL),
        Team("denise", TeamRole.PROVIDER, Discipline.NURSING),
    ),
    aides=(Aide("dee"), Aide("luz"), Aide("kayla", since=6)),
    classroom="anne",
    section="Grade 2, Room 104",
    blocks=BLOCKS,
    safety={
        "allergies": "PEANUTS. Epinephrine auto-injector in the red pouch that travels with him.\n"
        "Swelling, hives, trouble breathing or vomiting after food:\n"
        "1. Epinephrine in the outer thigh.\n2. Call 911.\n3. Call the nurse, 2210.\n4. Lay him down, legs up.\n"
        "Never send him to the nurse alone.",
        "food": "Peanut-free table. Food from home only, or from the nurse’s list.",
        "elopement": "Leaves for water: pond, fountain, sinks. Block the east door side at recess. If out of sight: "
        "call “Mateo, line two” by radio at once, then look at water first.",
        "devices": "60-cell speech device. It is his voice: it is on and within reach at all times.",
        "pick_up": "Mother, father or Tía Elena. Anybody else: the office calls home.",
    },
    present_levels="Mateo uses single symbols to ask for food, water play and trains, and leads adults by the hand. He "
    "understands two-step directions in English and Spanish. He watches peers and copies them. In the "
    "spring he used two or more symbols in 20 % of opportunities.",
    goals=(
        GoalSpec(
            {
                "area": "Communication",
                "condition": "Given his speech device and a waiting adult or peer",
                "behavior": "ask or comment with two or more symbols, on his own",
                "criterion": "in 8 of 10 opportunities in 3 sessions, with 2 adults and a peer",
                "baseline": "20 % of opportunities",
            },
            (REQUESTS, COMMENTS),
        ),
        GoalSpec(
            {
                "area": "Independence",
                "condition": "Before snack and at the group’s carpet",
                "behavior": "wash his hands by himself, and stay with the group",
                "criterion": "85 % of the steps in 3 washings with 2 adults; off the carpet in at most 10 % of intervals",
                "baseline": "13 % of the steps; off the carpet in 45 % of intervals",
            },
            (HANDS, CARPET),
        ),
    ),
    supports=SUPPORTS,
    services=(
        ServiceSpec("Specially designed instruction", Discipline.TEACHING, 60, 5),
        ServiceSpec("Speech and language therapy", Discipline.SPEECH, 30, 2, IN_CLASS),
        ServiceSpec("Occupational therapy", Discipline.OCCUPATIONAL, 30, 1),
    ),
    rounds=(
        Round(START, "Annual IEP meeting.", "Ms. Rivera and Mr. Lund (with interpreter), Anne Schroeder, Hannah Weiss, Carla Jorgensen"),
        *(Round(n, f"Step {step - 1} of hand washing goes by itself.") for n, step in HANDS_STEPS.items() if n > 62),
        Round(62, "Four weeks without growth at 2 seconds."),
        *(Round(n, f"Step {step - 1} of hand washing goes by itself.") for n, step in HANDS_STEPS.items() if n < 62),
    ),
)  # fmt: skip
