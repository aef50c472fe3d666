"""Marsh Lake, grades 6 to 9: students who are written down in a few lines."""

from paraportal.demo.light import Light, LightShape, Skill
from paraportal.demo.spec import (
    ADULT,
    AS_ALL,
    CHECK,
    GROUP,
    INDEPENDENT,
    PEER,
    SIGHT,
    TEACHER,
    Block,
    Team,
    support,
)
from students.models import Discipline, TeamRole

ON, WATCH, OFF = LightShape.ON_TRACK, LightShape.WATCH, LightShape.OFF_TRACK
NO_RECENT, MASTERED = LightShape.NO_RECENT, LightShape.MASTERED
MON, TUE, WED, THU, FRI = range(5)

MIDDLE = (
    Light(
        "diego", "Diego Santamaría Cruz", "Santamaria Cruz, Diego", "marsh", "6", (6, 17), "frog",
        "Diego is autistic and new to a school with seven teachers. He draws maps of everything, the school "
        "too. He waits for somebody to tell him to unpack.",
        case_manager="renee", paras=("erik",), family="Both parents (with interpreter), Grace Lindholm",
        team=(Team("hannah", TeamRole.PROVIDER, Discipline.SPEECH),),
        day=(
            Block("Period 1", "Advisory and planner", "Room M14", ADULT, CHECK, "erik"),
            Block("Period 2", "Math", "Room M15", TEACHER, AS_ALL),
            Block("Period 3", "Language arts", "Room M14", TEACHER, AS_ALL),
            Block("Lunch", "Lunch with the map club", "Commons", PEER, AS_ALL),
            Block("Period 6", "Physical education", "Gym", PEER, CHECK),
        ),
        skills=(
            Skill("unpacks", "Starts without a word", "Independence", "At the bell of Period 1", "get out what the board says",
                  "Within two minutes, nobody spoke to him; again after a change of task.", "discrete_trial", 20, 90, ON, "Period 1",
                  (MON, TUE, THU), of=6, items=("planner", "folder", "pencil")),
            Skill("asks", "Asks a teacher", "Self-advocacy", "When he does not know what to do", "ask",
                  "Raises a hand or shows the card.", "frequency", 0, 3, ON, "Period 1", (FRI,), minutes=40),
        ),
        supports=(
            support("accommodation", "Map of the day", "Arrival", "His own map with rooms and times. He marks changes.",
                    fade="On his phone in grade 7."),
        ),
        safety={"elopement": "Goes to look for the bus when upset. Front door is watched by the office."},
    ),
    Light(
        "lena", "Lena Fischer", "Fischer, Lena", "marsh", "7", (9, 27), "leaf",
        "Lena has a specific learning disability in written expression. She argues well aloud. With a frame "
        "her paragraphs now hold together.",
        case_manager="renee", paras=("erik",), family="Lena, Ms. Fischer, Grace Lindholm",
        classroom="grace", section="Grade 7 language arts",
        day=(
            Block("Period 2", "Math", "Room M20", TEACHER, AS_ALL),
            Block("Period 3", "Language arts", "Room M21", GROUP, AS_ALL, "erik"),
            Block("Period 4", "Social studies", "Room M22", PEER, AS_ALL),
        ),
        skills=(
            Skill("claims", "Claim with a reason", "Writing", "Given a question", "write a claim with a reason",
                  "A claim, “because”, and a reason that fits.", "discrete_trial", 20, 80, MASTERED, "Period 3", (MON, THU), of=5),
            Skill("rereads", "Mends her own text", "Writing", "In the last five minutes", "mend what she finds",
                  "Each place that is right afterwards.", "frequency", 1, 5, MASTERED, "Period 3", (THU,), minutes=5),
        ),
        supports=(
            support("accommodation", "Speech-to-text for drafts", "Longer texts", "She speaks the draft, then mends by hand."),
        ),
    ),
    Light(
        "malik", "Malik Thompson", "Thompson, Malik", "marsh", "8", (1, 6), "guitar",
        "Malik has an emotional behavioral disability. He plays bass in the school band. Remarks of others hit "
        "him hard; he now leaves before he shouts, most days.",
        case_manager="renee", paras=("rosa",), family="Malik, his grandmother Ms. Thompson, Will Brandenburg",
        team=(Team("will", TeamRole.PROVIDER, Discipline.BEHAVIOR),),
        day=(
            Block("Period 1", "Band", "Band room", INDEPENDENT, AS_ALL),
            Block("Period 3", "Science", "Room M24", GROUP, CHECK, "rosa"),
            Block("Lunch", "Lunch", "Commons", PEER, CHECK),
            Block("Period 7", "Study hall and check-out", "Room M30", TEACHER, CHECK),
        ),
        skills=(
            Skill("shouts", "Shouts at somebody", "Behavior", "In class", "keep his voice down",
                  "Louder than the class, at a person.", "frequency", 6, 1, WATCH, "Period 3", (MON, TUE, THU), minutes=45, is_less=True),
            Skill("pass", "Uses his pass", "Behavior", "When he feels it coming", "leave with his pass",
                  "Shows the pass before he stands up.", "frequency", 0, 3, ON, "Period 3", (MON, THU), minutes=45),
        ),
        supports=(
            support("accommodation", "Pass to the band room", "Any class", "Five minutes, no questions. He comes back by himself.",
                    avoid="Never refuse it.", fade="Three passes a day, then when he asks."),
        ),
        safety={"pick_up": "Grandmother or aunt Denita. Nobody else without the office."},
    ),
    Light(
        "siiri", "Siiri Koskela", "Koskela, Siiri", "marsh", "9", (5, 2), "owl",
        "Siiri has a visual impairment and reads 24-point print and, since this year, contracted Braille. She "
        "runs cross-country with a guide. Since a surgery she has been at home; lessons go on by phone.",
        case_manager="renee", paras=("greg",), family="Siiri, both parents, Carla Jorgensen", say_it="SEE-ree",
        day=(
            Block("Period 2", "Biology", "Room M26", ADULT, AS_ALL, "greg"),
            Block("Period 4", "World history", "Room M28", TEACHER, AS_ALL),
            Block("Period 6", "Cross-country", "Track", PEER, SIGHT),
        ),
        skills=(
            Skill("braille", "Reads contractions", "Braille", "Given a line of Braille", "read the contractions",
                  "Right at the first try.", "discrete_trial", 25, 90, NO_RECENT, "Period 2", (TUE, THU), of=8, last=16,
                  items=("the", "and", "for", "with", "ing", "ed", "er", "ou")),
            Skill("says", "Says what she needs", "Self-advocacy", "When print or board cannot be read", "say so",
                  "To the teacher, before five minutes are over.", "frequency", 0, 4, NO_RECENT, "Period 2", (TUE,), minutes=45, last=16),
        ),
        supports=(
            support("accommodation", "Large print and tactile graphics", "Every handout", "Two days ahead to the Braille "
                    "office; 24 points, no gray.", where="All classes"),
        ),
        safety={"transfers": "No running or jumping until the surgeon’s letter.", "devices": "Cane and magnifier stay with her."},
    ),
)  # fmt: skip
