"""Marsh Lake, grade 10 to the 18-21 program: students who are written down in a few lines."""

from paraportal.demo.bells import at
from paraportal.demo.light import Light, LightShape, Skill
from paraportal.demo.spec import ADULT, AS_ALL, CHECK, GROUP, INDEPENDENT, PEER, TEACHER, Block, Team, support
from students.models import Discipline, TeamRole

ON, WATCH, OFF = LightShape.ON_TRACK, LightShape.WATCH, LightShape.OFF_TRACK
MON, TUE, WED, THU, FRI = range(5)

UPPER = (
    Light(
        "dandre", "D’Andre Coleman", "Coleman, D’Andre", "marsh", "10", (3, 30), "ball",
        "D’Andre had a brain injury two years ago. He is funny and patient with himself. New things are gone "
        "the next day unless he writes them down; headaches come by noon.",
        case_manager="tom", paras=("tanya",), family="D’Andre, Mr. Coleman, Denise Thao",
        team=(Team("denise", TeamRole.PROVIDER, Discipline.NURSING), Team("colleen", TeamRole.TEACHER)),
        day=(
            Block("Period 1", "English", "Room M29", TEACHER, AS_ALL),
            Block("Period 3", "Algebra", "Room M27", GROUP, CHECK, "tanya"),
            Block("Period 5", "Rest, quiet work", "Room M31", INDEPENDENT, CHECK),
        ),
        skills=(
            Skill("notes", "Looks into his notes", "Memory", "Asked about yesterday", "look it up",
                  "Opens the notes before he answers or says he does not know.", "discrete_trial", 20, 80, OFF, "Period 3",
                  (MON, TUE, THU), of=6),
            Skill("steps", "Next step by himself", "Mathematics", "In a task of four steps", "take the next step",
                  "Within a minute, nobody spoke.", "discrete_trial", 30, 90, WATCH, "Period 3", (TUE, THU), of=4),
        ),
        supports=(
            support("accommodation", "Notes on his phone", "Every class", "Two minutes at the end: he says it, he types it.",
                    avoid="Do not tell him the answer that stands in his notes."),
            support("accommodation", "Rest at Period 5", "Daily", "Lights low, no screen, 20 minutes."),
        ),
        safety={"seizures": "None since the spring. Headache with vomiting, or hard to wake: 911, then the nurse, 2210.",
                "transfers": "No contact sports."},
    ),
    Light(
        "suryani", "Suryani", "Suryani", "marsh", "11", (12, 21), "apple",
        "Suryani has an intellectual disability. She uses one name. She bakes with her father at the market "
        "and knows what people like. She reads 80 words that she needs in a kitchen.",
        case_manager="renee", paras=("greg",), family="Suryani, her parents, Carla Jorgensen", say_it="soor-YAH-nee",
        team=(Team("priya", TeamRole.PROVIDER, Discipline.OCCUPATIONAL),),
        day=(
            Block("Period 2", "Reading and money", "Room M31", GROUP, AS_ALL),
            Block("Period 4", "Foods class", "Kitchen lab", ADULT, CHECK, "greg"),
            Block("Lunch", "Lunch with her class", "Commons", PEER, AS_ALL),
        ),
        skills=(
            Skill("measures", "Measures as the card says", "Cooking", "Given a recipe card", "measure by herself",
                  "The right cup or spoon, level, first try.", "discrete_trial", 30, 90, ON, "Period 4", (TUE, THU), of=6,
                  items=("flour", "sugar", "oil", "salt", "milk", "yeast")),
            Skill("cleans", "Sees what is to be cleaned", "Cooking", "After cooking", "clean without being told",
                  "Each thing that she finds herself.", "frequency", 1, 6, ON, "Period 4", (THU,), minutes=15),
        ),
        supports=(
            support("accommodation", "Recipe with pictures", "Foods class", "One step a card, she turns the card.",
                    fade="Cards of two steps."),
        ),
        safety={"allergies": "Shellfish: hives. Antihistamine at the nurse, 2210.", "food": "Halal."},
    ),
    Light(
        "wyatt", "Wyatt Van der Zanden", "Van der Zanden, Wyatt", "marsh", "12", (7, 19), "tractor",
        "Wyatt is autistic, grew up on a dairy farm and wants to work with machines. He is exact and quick at "
        "the register; customers who change their mind are hard.",
        case_manager="tom", paras=("tanya",), family="Wyatt, both parents, the store’s student manager",
        day=(
            Block("Period 1", "Agriculture", "Shop", TEACHER, AS_ALL),
            Block("Period 6", "School store", "School store", ADULT, CHECK, "tanya"),
            Block("Period 7", "Government", "Room M28", TEACHER, AS_ALL),
        ),
        skills=(
            Skill("greets", "Greets a customer", "Employment", "When somebody comes to the counter", "greet first",
                  "A word or a nod, before they speak.", "discrete_trial", 25, 90, WATCH, "Period 6", (MON, THU), of=8),
            Skill("waits", "Interrupts", "Employment", "When a customer thinks it over", "wait",
                  "Speaks while the customer still decides.", "frequency", 7, 1, ON, "Period 6", (MON, THU), minutes=40, is_less=True),
        ),
        supports=(
            support("accommodation", "Card beside the register", "School store", "Three lines: greet, wait, total. He wrote it.",
                    avoid="Do not point at it while a customer is there."),
        ),
    ),
    Light(
        "gabriel", "Gabriel Decorah", "Decorah, Gabriel", "marsh", "18-21", (2, 2), "drum",
        "Gabriel has an intellectual disability and decides for himself with his aunt’s help. He sings at "
        "powwows, and cooks for eight. Small coins and change still go wrong at the counter.",
        case_manager="tom", paras=("hal",), family="Gabriel, his aunt Ms. Decorah, Carla Jorgensen",
        rhythm="week", last_grade="18-21", say_it="deh-KOR-ah",
        team=(Team("colleen", TeamRole.TEACHER),),
        day=(
            Block("", "Independent living class", "Room M40", GROUP, AS_ALL, "hal", (1, 3, 5), (at("8:30"), at("11:15"))),
            Block("", "Volunteer cook, senior center", "Senior center", TEACHER, CHECK, "", (2, 4), (at("9:30"), at("13:00"))),
        ),
        skills=(
            Skill("pays", "Pays the next dollar up", "Money", "Given a price", "hand over the next dollar up",
                  "Right, counted into the hand.", "discrete_trial", 30, 90, WATCH, "Independent living class", (MON, FRI),
                  of=8, items=("$3.20", "$7.85", "$11.40", "$0.95")),
            Skill("calls", "Makes his own calls", "Self-determination", "When something is to be arranged", "call or text himself",
                  "Each call or message that he makes.", "frequency", 0, 4, ON, "Independent living class", (FRI,), minutes=60),
        ),
        supports=(
            support("accommodation", "Questions go to Gabriel", "Always", "Ask him, wait, write to him. His aunt joins when he asks."),
        ),
    ),
)  # fmt: skip
