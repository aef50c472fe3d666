"""Birch Bend, 4K to grade 3: students who are written down in a few lines."""

from paraportal.demo.light import Light, LightShape, Skill
from paraportal.demo.spec import ADULT, AS_ALL, CHECK, GROUP, PEER, SIGHT, TEACHER, Block, Team, support
from students.models import Discipline, TeamRole

ON, WATCH, OFF = LightShape.ON_TRACK, LightShape.WATCH, LightShape.OFF_TRACK
NO_RECENT, MASTERED = LightShape.NO_RECENT, LightShape.MASTERED
SPEECH = Team("hannah", TeamRole.PROVIDER, Discipline.SPEECH)
HANDS = Team("priya", TeamRole.PROVIDER, Discipline.OCCUPATIONAL)
NURSE = Team("denise", TeamRole.PROVIDER, Discipline.NURSING)
MON, TUE, WED, THU, FRI = range(5)

PRIMARY = (
    Light(
        "elias", "Elias Novak", "Novak, Elias", "birch", "4K", (1, 19), "duck",
        "Elias has a developmental delay. He plays beside others, names many animals and asks for things by "
        "pointing. He joins a song after the first verse.",
        case_manager="soua", paras=("beth",), family="Ms. Novak, Anne Schroeder", team=(SPEECH,),
        day=(
            Block("Arrival", "Coat, cubby, choose a place to play", "Room 101", ADULT, SIGHT, "beth"),
            Block("Morning meeting", "Songs and calendar", "Room 101", GROUP, SIGHT, "beth"),
            Block("Literacy", "Story and play groups", "Room 101", GROUP, SIGHT, "beth"),
            Block("Recess", "Playground", "Playground", TEACHER, SIGHT),
        ),
        skills=(
            Skill("asks", "Asks with a word", "Communication", "At play, with something he wants in sight",
                  "ask with a word or a sign", "Any word or sign that names what he wants. Pointing alone does "
                  "not count.", "discrete_trial", 15, 80, ON, "Literacy", (TUE, THU), of=8,
                  items=("car", "block", "snack", "book")),
            Skill("joins", "Joins a peer’s play", "Social", "In free play", "join what another child plays",
                  "Hands over a toy, copies or takes a turn. Once each minute at most.", "frequency", 1, 6, ON,
                  "Literacy", (MON,), minutes=20),
        ),
        supports=(
            support("accommodation", "Picture beside the place", "At each change of place", "Hold the picture of "
                    "where he goes next beside him, wait 5 seconds.", fade="He takes the picture himself."),
        ),
        safety={"elopement": "Follows balls out of the gate: an adult stands at the gate at recess.",
                "pick_up": "Mother, or his grandfather Pavel Novak."},
    ),
    Light(
        "zaynab", "Zaynab Hassan", "Hassan, Zaynab", "birch", "K", (11, 2), "moon",
        "Zaynab has a speech and language impairment and speaks Somali at home. She tells long stories; others "
        "now understand most of them.",
        case_manager="soua", paras=("luz",), family="Mr. Hassan (with interpreter), Hannah Weiss",
        team=(SPEECH,),
        day=(
            Block("Morning meeting", "Greeting and sharing", "Room 102", PEER, AS_ALL),
            Block("Literacy", "Sound groups", "Room 102", GROUP, AS_ALL, "luz"),
            Block("Lunch", "Lunch", "Cafeteria", PEER, AS_ALL),
        ),
        skills=(
            Skill("sounds", "Says k and g in words", "Speech", "Given a picture", "say words that begin with k or g",
                  "The first sound is clear to somebody who does not know the word.", "discrete_trial", 25, 80,
                  MASTERED, "Literacy", (MON, THU), of=10, items=("cat", "key", "cup", "goat", "game")),
            Skill("retells", "Tells a story in order", "Language", "After a story with four pictures",
                  "tell what happened in order", "Each part in its place counts once.", "frequency", 1, 4, MASTERED,
                  "Literacy", (FRI,), minutes=5),
        ),
        supports=(
            support("accommodation", "Time to answer", "Whole day", "Count to five silently before you repeat "
                    "a question.", avoid="Do not finish her sentences."),
        ),
        safety={"food": "No pork, no gelatin.", "pick_up": "Father, mother or her aunt Ifrah."},
    ),
    Light(
        "oskar", "Oskar Lindgren", "Lindgren, Oskar", "birch", "1", (5, 30), "rocket",
        "Oskar is autistic. He reads far above grade level and knows every planet. Changes that nobody told "
        "him about end in tears; a plan on paper helps.",
        case_manager="ingrid", paras=("luz",), family="Both parents, Hannah Weiss, Paul Nygaard", team=(SPEECH, HANDS),
        pronouns="he/him",
        day=(
            Block("Arrival", "Reads the plan of the day", "Room 103", TEACHER, AS_ALL),
            Block("Recess", "Recess", "Playground", PEER, SIGHT, "luz"),
            Block("Learning lab", "Conversation and plans", "Room 110", GROUP, AS_ALL, "luz"),
        ),
        skills=(
            Skill("turns", "Asks back", "Social", "In a talk with a peer", "ask a question back",
                  "A question about what the other said, within 10 seconds.", "discrete_trial", 10, 70, WATCH,
                  "Learning lab", (TUE, FRI), of=6),
            Skill("changes", "Cries at changes", "Emotional regulation", "When something is not as planned",
                  "go on after a change", "Crying of more than a minute. Count each.", "frequency", 5, 1, ON,
                  "Learning lab", (MON, THU), minutes=45, is_less=True),
        ),
        supports=(
            support("accommodation", "Plan of the day", "Arrival, and before each change", "A list he ticks off. "
                    "Cross out and write anew, with him, when something changes.", script="“The plan changed. Here is the new one.”",
                    fade="He writes the afternoon himself."),
        ),
        safety={"allergies": "Bee stings: large swelling. Ice, and call the nurse, 2210."},
    ),
    Light(
        "amaya", "Amaya Waukau", "Waukau, Amaya", "birch", "1", (8, 14), "sun",
        "Amaya has type 1 diabetes (other health impairment) and tires in long mornings. She draws and beads, "
        "and tells when her sugar feels low. She has been at home after a hospital stay.",
        case_manager="ingrid", paras=("luz",), family="Ms. Waukau, Denise Thao, Anne Schroeder", team=(NURSE,),
        day=(
            Block("Morning meeting", "Greeting, calendar, sharing", "Room 103", TEACHER, CHECK, "luz"),
            Block("Literacy", "Reading groups", "Room 103", TEACHER, CHECK),
            Block("Lunch", "Lunch, carbohydrates counted", "Cafeteria", TEACHER, CHECK, "luz"),
        ),
        skills=(
            Skill("tells", "Tells when she feels low", "Health", "When her meter is to be read", "say how she feels first",
                  "Says low, good or high before she looks.", "discrete_trial", 30, 90, NO_RECENT,
                  "Morning meeting", (MON, TUE, THU), of=5, last=19),
            Skill("asks_break", "Asks for a rest", "Self-advocacy", "In the morning", "ask for a rest",
                  "Any way of asking counts.", "frequency", 0, 3, NO_RECENT, "Morning meeting", (TUE, FRI),
                  minutes=25, last=19),
        ),
        supports=(
            support("accommodation", "Water and restroom at any time", "Whole day", "She goes when she says so, with a peer."),
        ),
        safety={
            "food": "Carbohydrates are counted at lunch with the nurse. Juice and glucose tablets in her pouch.",
            "seizures": "Low sugar (shaky, pale, quiet, below 70):\n1. Juice box or 3 tablets at once.\n"
            "2. Stay with her and call the nurse, 2210.\n3. Check again after 15 minutes.\n"
            "If she cannot swallow or does not wake: glucagon by trained staff, 911, recovery position.",
            "devices": "Glucose sensor on her arm and its reader: they stay with her.",
        },
    ),
    Light(
        "kaleb", "Kaleb Johnson", "Johnson, Kaleb", "birch", "2", (3, 8), "fish",
        "Kaleb has a specific learning disability in reading. He explains how engines work and remembers all "
        "that he hears. New words he guesses from the first letter.",
        case_manager="ingrid", paras=("dee",), family="Ms. Johnson, Anne Schroeder",
        classroom="anne", section="Grade 2, Room 104",
        day=(
            Block("Literacy", "Word study in a small group", "Room 104", GROUP, AS_ALL, "dee"),
            Block("Math", "Number corner", "Room 104", TEACHER, AS_ALL),
            Block("Science and social studies", "With read-aloud", "Room 104", PEER, AS_ALL),
        ),
        skills=(
            Skill("blends", "Reads blends", "Reading", "Given words with two consonants at the start", "read them aloud",
                  "Right at the first try, without sounding out aloud.", "discrete_trial", 20, 85, ON, "Literacy",
                  (MON, WED), of=10, items=("stop", "flag", "plan", "grin", "trip", "snow", "clap", "drum", "skip", "brick")),
            Skill("words", "Words read in a minute", "Reading", "Given a text of grade 1", "read aloud for a minute",
                  "Words read right in one minute, twice.", "frequency", 14, 40, ON, "Literacy", (FRI,), minutes=2),
        ),
        supports=(
            support("accommodation", "Read-aloud outside of reading", "Science, math problems", "Read the text to him "
                    "or let the laptop do it.", fade="He opens the reader himself."),
        ),
    ),
    Light(
        "anh", "Nguyễn Minh Anh", "Nguyen Minh Anh", "birch", "3", (12, 5), "kite",
        "Anh has a specific learning disability in mathematics. She solves puzzles and helps others with "
        "spelling. Number facts do not stay; with a chart she finds her way.",
        case_manager="soua", paras=("luz",), family="Mr. and Ms. Nguyễn, Victor Palmer",
        used_name="Anh Nguyễn", say_it="ahn nwin",
        day=(
            Block("Literacy", "Literacy", "Room 203", TEACHER, AS_ALL),
            Block("Math", "Math", "Room 203", PEER, AS_ALL),
            Block("Science and social studies", "Number facts, then science", "Room 203", GROUP, AS_ALL, "luz"),
        ),
        skills=(
            Skill("facts", "Facts of 6 to 9", "Mathematics", "Given a product on a card", "say it without the chart",
                  "Right within 5 seconds.", "discrete_trial", 20, 90, ON, "Science and social studies", (MON, THU),
                  of=10, items=("6 x 7", "6 x 8", "7 x 7", "7 x 8", "8 x 8", "9 x 6", "9 x 7", "9 x 8", "6 x 6", "9 x 9")),
            Skill("chart", "Uses the chart by herself", "Mathematics", "When she does not know a fact",
                  "look it up", "Opens the chart without being told.", "discrete_trial", 30, 90, ON,
                  "Science and social studies", (TUE,), of=5),
        ),
        supports=(
            support("accommodation", "Multiplication chart", "Whole day, tests too", "Taped into her folder.",
                    avoid="Do not cover it as a challenge."),
        ),
    ),
    Light(
        "jaxon", "Jaxon Reed", "Reed, Jaxon", "birch", "3", (7, 1), "fox",
        "Jaxon came in the middle of the year. He has an emotional behavioral disability, draws comics and "
        "likes to be asked for help. Long tasks alone end under the table.",
        case_manager="marcus", paras=("beth",), family="Ms. Reed, by phone; Will Brandenburg; Carla Jorgensen",
        team=(Team("will", TeamRole.PROVIDER, Discipline.BEHAVIOR),), begins=30,
        came_from="Cedar Fork Area School District",
        day=(
            Block("Math", "Math", "Room 203", GROUP, CHECK),
            Block("Recess", "Recess", "Playground", PEER, SIGHT),
            Block("Learning lab", "Check-in, reading, drawing", "Room 212", ADULT, SIGHT, "beth"),
        ),
        skills=(
            Skill("stays", "Leaves the task", "Behavior", "In tasks of 10 minutes", "stay with the task",
                  "Under the table, or out of the room. Count each.", "rate", 8, 2, OFF, "Learning lab",
                  (MON, TUE, THU), minutes=30, is_less=True),
            Skill("help", "Asks for help", "Behavior", "When a task is hard", "ask for help",
                  "Raises the card or says it.", "frequency", 0, 4, ON, "Learning lab", (MON, THU), minutes=30),
        ),
        supports=(
            support("accommodation", "Short tasks", "All written work", "Fold the sheet: three lines at a time, "
                    "then show somebody.", fade="Five lines, then half a page."),
        ),
        safety={"elopement": "Leaves the room when shouted at. Follow in sight, speak low, call 2200.",
                "pick_up": "Mother, or the after-school club (badge)."},
    ),
)  # fmt: skip
