"""Ty Kowalczyk: turned 18 this fall, own rights, 18 to 21 program. Grocery job on Tuesday and Thursday."""

from datetime import date
from decimal import Decimal

from iep.measures.criterion import Criterion
from iep.measures.dataplan import DataPlan, DataRhythm
from iep.measures.ladder import DEFAULT_LADDER
from iep.measures.prompting import Procedure, Prompting
from iep.models import PhaseKind
from paraportal.demo.bells import at
from paraportal.demo.calendar import DemoCalendar
from paraportal.demo.spec import (
    ADULT,
    AS_ALL,
    CHECK,
    GROUP,
    IN_CLASS,
    IN_GROUP,
    INDEPENDENT,
    PEER,
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

# Huitema and McKean 2000, phase A
SERIES = (58, 70, 79, 85, 93, 94, 105, 110, 122, 130)
BIRTHDAY = 42  # school days ago
TUESDAY = 1


def shift_days(calendar: DemoCalendar) -> list[date]:
    """The last Tuesdays on which there was school."""
    return calendar.weekly(TUESDAY, len(SERIES), only=True)


def ratings(calendar: DemoCalendar) -> list[date]:
    """Tuesdays with school, as far back as the plan."""
    return [day for day in calendar.weekly(TUESDAY, 40, only=True) if day > calendar.D(START)]


PACKING = TargetSpec(
    key="ty.packing",
    versions={
        START: {
            "name": "Units packed",
            "statement": "Packs items into order bags at the store for 30 minutes. A unit is one bag line scanned and "
            "packed right.",
            "measure": "frequency",
            "prompting": Prompting(
                Procedure.LEAST_TO_MOST,
                10,
                "The work supervisor answers questions. Staff stay at the end of the aisle.",
            ),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(140), x=3, y=3),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=1, blocks=("Grocery job",)),
            "settings": {"v": 1, "point": "session"},
        },
    },
    phases=(PhaseSpec(lambda calendar: shift_days(calendar)[0], PhaseKind.INTERVENTION, "Phone checklist"),),
)

BUS_STEPS = (
    "Checks the time on his phone", "Vest and ID on", "Walks to the stop", "Stands behind the line",
    "Reads the number of the bus", "Lets others get off", "Shows his pass", "Finds a seat near the front",
    "Phone away, looks out", "Knows the church before his stop", "Pulls the cord", "Waits until it stands",
    "Gets off by the front door", "Crosses at the light",
)  # fmt: skip
BUS = TargetSpec(
    key="ty.bus",
    versions={
        START: {
            "name": "City bus to work",
            "statement": "From Room M40 to the door of the store. A step counts when nobody says or shows anything.",
            "measure": "task_analysis",
            "prompting": Prompting(Procedure.LEAST_TO_MOST, 10, "Stand where the phase says. Look away; he has his phone."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(92), x=4, y=4, staff=2),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=2, blocks=("City bus to work",)),
            "steps": BUS_STEPS,
            "settings": {"v": 1, "chaining": "total"},
        },
    },
    phases=(
        PhaseSpec(105, PhaseKind.INTERVENTION, "Beside him"),
        PhaseSpec(82, PhaseKind.INTERVENTION, "3 m away", "Four rides with at most two hints."),
        PhaseSpec(58, PhaseKind.INTERVENTION, "Other end of the bus", "He rang for his stop on eight rides in a row."),
        PhaseSpec(40, PhaseKind.INTERVENTION, "Meets him at the stop", "Ty asked for it."),
        PhaseSpec(31, PhaseKind.INTERVENTION, "Other end of the bus", "He missed the stop on a dark morning and called, as "
              "planned. One step back, with him, for two weeks."),
        PhaseSpec(14, PhaseKind.INTERVENTION, "Meets him at the stop", "Six rides without a hint."),
    ),
)  # fmt: skip
SHIFT = TargetSpec(
    key="ty.shift",
    versions={
        START: {
            "name": "How the shift went",
            "statement": "The work supervisor says a number for the whole shift, after Ty has said his. Write down hers.",
            "measure": "rating",
            "prompting": Prompting(note="Ask her where Ty can hear it. Do not bargain."),
            "ladder": DEFAULT_LADDER,
            "criterion": Criterion(threshold=Decimal(4), x=4, y=5),
            "data_plan": DataPlan(DataRhythm.N_A_WEEK, n=1, blocks=("Grocery job",)),
            "settings": {"v": 1, "lowest": 1, "highest": 5, "anchors": [
                [1, "Somebody worked for him"], [2, "Reminded all the time"], [3, "Reminded a few times"],
                [4, "Like others after a month"], [5, "I would give him the keys"]]},
        },
    },
    phases=(PhaseSpec(lambda calendar: ratings(calendar)[3], PhaseKind.INTERVENTION, "Self-rating first"),),
)  # fmt: skip

WORKDAYS, OTHERS = (2, 4), (1, 3, 5)
BLOCKS = (
    Block("", "Plan of the day, phone checklist", "Room M40", INDEPENDENT, CHECK, "", WORKDAYS, (at("8:30"), at("9:00"))),
    Block("", "City bus to work", "Route 6", ADULT, SIGHT, "nina", WORKDAYS, (at("9:00"), at("9:40"))),
    Block("", "Grocery job", "Lakeside Foods", TEACHER, CHECK, "nina", WORKDAYS, (at("9:40"), at("11:30"))),
    Block("", "Lunch with coworkers", "Lakeside Foods", PEER, AS_ALL, "", WORKDAYS, (at("11:30"), at("12:30"))),
    Block("", "City bus back", "Route 6", ADULT, SIGHT, "nina", WORKDAYS, (at("12:30"), at("13:15"))),
    Block("", "Money and cooking", "Room M40", GROUP, AS_ALL, "hal", WORKDAYS, (at("13:15"), at("14:30"))),
    Block("", "Independent living class", "Room M40", GROUP, AS_ALL, "hal", OTHERS, (at("8:30"), at("11:15"))),
    Block("", "Lunch", "Commons", INDEPENDENT, AS_ALL, "", OTHERS, (at("11:15"), at("11:45"))),
    Block("", "Community and self-advocacy", "Room M40 and downtown", GROUP, CHECK, "nina", OTHERS, (at("11:45"), at("14:30"))),
)  # fmt: skip

SUPPORTS = (
    support(
        "accommodation", "Checklist on his phone", "Bus and work", "Ty opens it himself. If he forgets: look at the "
        "phone, wait 10 seconds, then point.", avoid="Do not read it aloud for him.",
        fade="From nine lines to the three that he still misses.",
    ),
    support(
        "accommodation", "Self-rating after the shift", "After each shift", "Ty rates his shift from 1 to 5, then "
        "hears the supervisor’s rating, then says what he will try next.", how_often="2 times a week",
    ),
    support(
        "accommodation", "Vest and ID", "On the bus and at work", "Vest on before the bus. ID on the lanyard, "
        "under the vest.", avoid="Do not introduce Ty by his program.",
    ),
    support(
        "accommodation", "Questions go to Ty", "Always", "He is an adult: ask him, write to him, wait for him. "
        "His mother gets the notices that the law requires.",
        avoid="Do not talk about him beside him.",
    ),
)  # fmt: skip


def eighteen_years_before(calendar: DemoCalendar) -> date:
    day = calendar.D(BIRTHDAY)
    return date(day.year - 18, day.month, min(day.day, 28) if day.month == 2 else day.day)


TY = StudentSpec(
    key="ty",
    legal_name="Ty Kowalczyk",
    sort_as="Kowalczyk, Ty",
    say_it="koh-VAHL-chick",
    born=eighteen_years_before,
    school="marsh",
    grades=("12", "18-21"),
    picture="bus",
    case_manager="tom",
    team=(Team("colleen", TeamRole.TEACHER), Team("priya", TeamRole.PROVIDER, Discipline.OCCUPATIONAL)),
    aides=(Aide("nina"), Aide("hal")),
    classroom="",
    section="",
    blocks=BLOCKS,
    rhythm="week",
    safety={
        "elopement": "If he misses his stop: he stays on the bus and calls Room M40, 2240. If no call comes by 20 minutes "
        "after the hour, call him, then the bus company, then the office.",
        "devices": "Phone with checklist and emergency contacts, charged to at least half before the bus.",
        "pick_up": "Ty leaves by himself.",
    },
    present_levels="Ty knows everybody at Lakeside Foods and never misses a shift. He packs carefully and loses time "
    "looking for what comes next: about 60 lines in half an hour. He wants 30 hours a week there, and "
    "his own apartment.",
    goals=(
        GoalSpec(
            {
                "area": "Employment",
                "condition": "At his job, with his phone checklist",
                "behavior": "pack customer orders",
                "criterion": "with 140 lines in 30 minutes in 3 shifts in a row, and a 4 from the supervisor in 4 of 5",
                "baseline": "58 lines in 30 minutes; rated 2.7",
            },
            (PACKING, SHIFT),
        ),
        GoalSpec(
            {
                "area": "Travel",
                "condition": "From school to his job, with his phone",
                "behavior": "take the city bus by himself",
                "criterion": "with 92 % of the steps alone on 4 rides in a row",
                "baseline": "43 % of the steps",
            },
            (BUS,),
        ),
    ),
    supports=SUPPORTS,
    services=(
        ServiceSpec("Specially designed instruction", Discipline.TEACHING, 75, 5, IN_CLASS, IN_GROUP),
        ServiceSpec("Occupational therapy: work site", Discipline.OCCUPATIONAL, 30, 1, IN_CLASS),
    ),
    rounds=(
        Round(
            START, "Annual IEP meeting.", "Ty, Ms. Kowalczyk, the store’s work supervisor, Carla Jorgensen"
        ),
    ),
)
