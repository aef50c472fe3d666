"""Birch Bend, grades 4 and 5: students who are written down in a few lines."""

from paraportal.demo.light import Light, LightShape, Skill
from paraportal.demo.spec import AS_ALL, CHECK, GROUP, INDEPENDENT, PEER, TEACHER, Block, support

ON, WATCH, OFF, MASTERED = LightShape.ON_TRACK, LightShape.WATCH, LightShape.OFF_TRACK, LightShape.MASTERED
MON, TUE, WED, THU, FRI = range(5)

INTERMEDIATE = (
    Light(
        "marisol", "Marisol Ortega-Vega", "Ortega-Vega, Marisol", "birch", "4", (2, 11), "cat",
        "Marisol has a specific learning disability and speaks Spanish and English. She leads every game and "
        "explains rules well. Problems in words lose her in the second sentence.",
        case_manager="soua", paras=("mai",), family="Ms. Vega (with interpreter), Victor Palmer",
        day=(
            Block("Literacy", "Literacy", "Room 206", TEACHER, AS_ALL),
            Block("Math", "Story problems in a small group", "Room 206", GROUP, AS_ALL, "mai"),
            Block("Recess", "Recess", "Playground", PEER, AS_ALL),
        ),
        skills=(
            Skill("plan", "Draws the problem first", "Mathematics", "Given a problem in words", "draw it before she counts",
                  "A drawing or table with the numbers of the problem.", "discrete_trial", 20, 90, WATCH, "Math",
                  (TUE, THU), of=5),
            Skill("solves", "Solves it", "Mathematics", "Given a problem in words", "find the answer",
                  "Right, with the unit.", "discrete_trial", 15, 80, ON, "Math", (TUE,), of=5),
        ),
        supports=(
            support("accommodation", "Word bank with pictures", "Math", "Words of the week in both languages, on her desk."),
            support("accommodation", "One sentence at a time", "Problems in words", "Cover what comes next; she says what "
                    "she knows now.", fade="She covers it herself."),
        ),
    ),
    Light(
        "ifeoma", "Ifeoma Eze", "Eze, Ifeoma", "birch", "4", (4, 23), "star",
        "Ifeoma has no disability and no IEP. She reads what grade 8 reads, writes poems, and asked for more. "
        "The enrichment plan gives her a project, an audience and time.",
        case_manager="soua", paras=(), family="Ifeoma, Dr. and Ms. Eze, Paul Nygaard", is_iep=False,
        say_it="ee-FAY-oh-mah",
        day=(
            Block("Literacy", "Own project, library", "Library", INDEPENDENT, CHECK),
            Block("Learning lab", "Writers’ table", "Room 206", PEER, AS_ALL),
        ),
        skills=(
            Skill("sources", "Weighs sources", "Research", "Given a text from the web", "say why it can be trusted or not",
                  "Names who wrote it, why, and one check.", "discrete_trial", 40, 80, MASTERED, "Learning lab", (THU,), of=5),
            Skill("revises", "Revisions of her own", "Writing", "In her project", "change a text after a reader’s question",
                  "Each passage changed, with the reason.", "frequency", 1, 5, MASTERED, "Learning lab", (TUE,), minutes=45),
        ),
        supports=(
            support("accommodation", "Compacted spelling", "Literacy", "She takes the Friday test on Monday; what she knows, "
                    "she skips.", avoid="Not more of the same."),
        ),
    ),
    Light(
        "theo", "Theo O’Malley", "O’Malley, Theo", "birch", "5", (10, 9), "robot",
        "Theo has ADHD (other health impairment). He builds, fixes bikes and makes others laugh. He begins "
        "quickly and stops after a few minutes.",
        case_manager="marcus", paras=("jamal",), family="Mr. O’Malley, Victor Palmer, Will Brandenburg",
        classroom="victor", section="Grade 5, Room 208",
        day=(
            Block("Literacy", "Writing workshop", "Room 208", TEACHER, AS_ALL),
            Block("Math", "Math", "Room 208", GROUP, AS_ALL, "jamal"),
            Block("Science and social studies", "Science and social studies", "Room 208", PEER, AS_ALL),
        ),
        skills=(
            Skill("returns", "Comes back to work", "Behavior", "When he stopped, with his timer", "go on by himself",
                  "Within 30 seconds of the timer, without an adult’s word.", "discrete_trial", 20, 80, OFF, "Math",
                  (MON, TUE, THU), of=6),
            Skill("talks", "Talks to neighbors", "Behavior", "In work time", "keep talk for the breaks",
                  "Each time that a neighbor stops working.", "rate", 16, 5, WATCH, "Math", (MON, THU), minutes=30, is_less=True),
        ),
        supports=(
            support("accommodation", "Vibrating timer", "Work time", "Every 4 minutes. He sets it himself.",
                    avoid="No reminders between its signals."),
            support("accommodation", "Standing desk", "Math, writing", "At the side, never as a consequence."),
        ),
        safety={"allergies": "Amoxicillin.", "pick_up": "Rides home by bike with his sister."},
    ),
)  # fmt: skip
