"""Darnell “DJ” Whitfield: grade 5, emotional behavioral disability. Likes drums and basketball numbers."""

from datetime import date
from decimal import Decimal

from iep.measures.criterion import Criterion, Direction
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.prompting import Procedure, Prompting
from iep.models import PhaseKind
from paraportal.demo.spec import (
    ADULT,
    GROUP,
    INDEPENDENT,
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

AGGRESSION = TargetSpec(
    key="dj.aggression",
    versions={
        START: {
            "name": "Aggression",
            "statement": "Hits, kicks or throws something at a person. Example: throws a chair toward a peer. "
            "Non-example: drops a pencil. A new count after 30 seconds without it. Watched from 8:00 to 12:45, so that every "
            "day is as long as a Wednesday.",
            "measure": "frequency",
            "direction": "decrease",
            "prompting": Prompting(note="Follow the five-point scale. At 3 and above use few words."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(1), direction=Direction.DECREASE, x=9, y=10, days=9),
            "data_plan": DataPlan(DataRhythm.DAILY),
            "settings": {"v": 1, "point": "day"},
        },
    },
    phases=(
        PhaseSpec(102, PhaseKind.INTERVENTION, "Plan A"),
        PhaseSpec(
            54,
            PhaseKind.INTERVENTION,
            "Plan A, staff coached",
            "The plan was carried out at 62 %. Before changing it, the team was coached in the first two items "
            "together and the warning before a change.",
        ),
    ),
)
CALL_OUTS = TargetSpec(
    key="dj.call_outs",
    versions={
        START: {
            "name": "Call-outs",
            "statement": "Speaks to the whole class without being asked, loud enough for others to turn. Answers in a "
            "discussion do not count.",
            "measure": "rate",
            "direction": "decrease",
            "prompting": Prompting(
                note="Do not answer a call-out. Answer the next raised hand within 10 seconds."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(5), direction=Direction.DECREASE, x=4, y=5),
            "data_plan": DataPlan(DataRhythm.DAILY, blocks=("Math",)),
            "settings": {"v": 1, "per": "hour"},
        },
    },
    phases=(PhaseSpec(100, PhaseKind.INTERVENTION, "Hand signal"),),
)
BREAK_CARD = TargetSpec(
    key="dj.break_card",
    versions={
        START: {
            "name": "Uses the break card",
            "statement": "Hands over or points to the break card, or says “break”, before he leaves the task. Any "
            "politeness counts.",
            "measure": "frequency",
            "prompting": Prompting(
                Procedure.LEAST_TO_MOST, 5, "At scale 2 look at the card. Then tap it. Say nothing first."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(3), x=9, y=10),
            "data_plan": DataPlan(DataRhythm.DAILY),
            "settings": {"v": 1, "point": "day"},
        },
    },
    phases=(PhaseSpec(102, PhaseKind.INTERVENTION, "Break card taught"),),
)

STARTS = TargetSpec(
    key="dj.starts",
    versions={
        START: {
            "name": "Starts work",
            "statement": "From “Go” until pencil, marker or key moves on the task. No response: nothing within 10 minutes.",
            "measure": "latency",
            "direction": "decrease",
            "prompting": Prompting(
                note="First two items together, choice of tool. Then say nothing and walk on."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(60), direction=Direction.DECREASE, x=9, y=10),
            "data_plan": DataPlan(DataRhythm.DAILY, trials=2, blocks=("Literacy",)),
            "settings": {"v": 1, "told": "median"},
        },
    },
    phases=(PhaseSpec(105, PhaseKind.INTERVENTION, "First two items together"),),
)
RECOVERY = TargetSpec(
    key="dj.recovery",
    versions={
        START: {
            "name": "Recovery",
            "statement": "After scale 4 or 5: from the first moment at 3 until he is back with the group or at his task.",
            "measure": "duration",
            "direction": "decrease",
            "prompting": Prompting(
                note="Silence for two minutes. Drum pad within reach. Then “Ready?”, once."
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(5), direction=Direction.DECREASE, x=4, y=5),
            "data_plan": DataPlan(DataRhythm.EACH_OCCURRENCE),
            "settings": {"v": 1, "told": "mean", "unit": "minutes", "point": "day"},
        },
    },
    phases=(PhaseSpec(102, PhaseKind.INTERVENTION, "Drum pad"),),
)

BLOCKS = (
    Block("Arrival", "Check-in: scale, breakfast, plan for the day", "Room 212", TEACHER, SIGHT, "jamal"),
    Block("Morning meeting", "Class meeting", "Room 208", PEER, SIGHT, "jamal"),
    Block("Literacy", "Writing workshop", "Room 208", ADULT, REACH, "jamal"),
    Block("Specials", ("Music", "Art", "Physical education", "Music", "Library", "Physical education"),
          "Specials wing", INDEPENDENT, SIGHT, "beth"),
    Block("Math", "Math", "Room 208", GROUP, SIGHT, "jamal"),
    Block("Lunch", "Lunch with his table", "Cafeteria", PEER, SIGHT, "luz"),
    Block("Recess", "Basketball", "Playground", PEER, SIGHT, "luz"),
    Block("Science and social studies", "Science and social studies", "Room 208", TEACHER, SIGHT, "jamal"),
    Block("Learning lab", "Reading, social skills, drum pad", "Room 212", ADULT, SIGHT, "jamal"),
    Block("Dismissal", "Check-out, walk to the bus", "Bus loop", ADULT, SIGHT, "jamal"),
)  # fmt: skip

WARNING = "Say it once at 5 minutes, to him alone, and point at the clock."
SUPPORTS = (
    support(
        "accommodation", "First two items together", "Every writing task",
        "Sit beside him and do the first two with him: he says, you write, then he writes, you say.",
        script="“You say it, I write the first one.”", avoid="Do not wait for him to start alone.",
        fade="One item together, then only the plan for the first.",
    ),
    support(
        "accommodation", "Choice of writing tool", "Every writing task",
        "Pencil, marker board or keyboard. He chooses before the task is handed out.",
    ),
    support(
        "accommodation", "Warning before a change", "5 minutes before each change", WARNING,
        avoid="No warning in front of the class.",
        changes={2: {
            "when": "5 minutes and again 2 minutes before each change",
            "how": f"{WARNING} Again at 2 minutes, by showing two fingers.",
        }},
    ),
    support(
        "accommodation", "Break card", "Always on his desk",
        "A card given is a break given: 3 minutes, drum pad or hallway walk, no questions. Then back to the "
        "same task, made shorter.",
        avoid="Never refuse a card. Never hold a break back for work that is not done.",
        fade="He names how many minutes he needs.",
    ),
    support(
        "accommodation", "Five-point scale", "Always",
        "1 Joking, shoulders down: praise, give space.\n2 Tapping, “this is dumb”: offer the break card, one "
        "sentence.\n3 Paper torn, pacing: move peers, two minutes of silence.\n4 Threats, something raised: "
        "second adult, clear the room, no demands.\n5 Hitting, leaving the building: crisis team, door covered, "
        "office called.",
        script="At 3: “I can see it’s hard. Break or drum pad?”",
        avoid="No questions, no counting down, no hand on his shoulder.",
    ),
)  # fmt: skip

DJ = StudentSpec(
    key="dj",
    legal_name="Darnell Whitfield",
    used_name="DJ Whitfield",
    sort_as="Whitfield, DJ",
    born=lambda calendar: date(calendar.year - 10, 4, 18),
    school="birch",
    grades=("4", "5"),
    picture="drum",
    case_manager="marcus",
    team=(
        Team("ingrid", TeamRole.TEACHER),
        Team("will", TeamRole.PROVIDER, Discipline.BEHAVIOR),
        Team("denise", TeamRole.PROVIDER, Discipline.NURSING),
    ),
    aides=(Aide("jamal"), Aide("beth"), Aide("luz"), Aide("kayla", since=6)),
    classroom="victor",
    section="Grade 5, Room 208",
    blocks=BLOCKS,
    safety={
        "elopement": "At scale 5 he may leave the building by the gym door. Second adult covers that door, office "
        "calls the crisis team, 2200. Do not chase: follow in sight, 5 m away, and keep talking low.",
        "devices": "Drum pad and headphones in Room 212: never locked away.",
        "pick_up": "Mother or grandmother (Mrs. Whitfield). Nobody else: a court order is in the office file. Ask "
        "the office before giving anything about DJ to anybody.",
    },
    present_levels="DJ reads above grade level, keeps statistics of every game and helps younger students with the "
    "drums. Writing more than two sentences is hard, and most of what goes wrong begins there: he hits or "
    "throws about four times a day to get out of it. He names his own level on the scale when asked early.",
    goals=(
        GoalSpec(
            {
                "area": "Behavior",
                "condition": "In writing and other hard tasks",
                "behavior": "keep hands and objects to himself and use his break card",
                "criterion": "with at most 1 aggression a day on 9 of 10 school days",
                "baseline": "4.2 aggressions a day, no break card",
            },
            (AGGRESSION, BREAK_CARD, RECOVERY),
        ),
        GoalSpec(
            {
                "area": "Participation",
                "condition": "In whole-class lessons",
                "behavior": "wait to be called on, and begin within a minute",
                "criterion": "with at most 5 call-outs an hour in 4 of 5 lessons, and a median of 60 seconds on 9 of 10 days",
                "baseline": "14 call-outs an hour, 210 seconds",
            },
            (CALL_OUTS, STARTS),
        ),
    ),
    supports=SUPPORTS,
    services=(
        ServiceSpec("Specially designed instruction", Discipline.TEACHING, 45, 5),
        ServiceSpec("Behavior support", Discipline.BEHAVIOR, 30, 1),
    ),
    rounds=(
        Round(START, "IEP meeting with a new behavior plan.", "Ms. Whitfield, Victor Palmer, Will Brandenburg, Paul Nygaard"),
        Round(2, "The first warning comes too early for him to hold on to.", "Ms. Whitfield, by phone"),
    ),
)  # fmt: skip
