"""Care that the nurse has delegated, and who is away: the tables."""

from typing import NamedTuple


class CareSpec(NamedTuple):
    student: str
    name: str
    steps: str
    call: str
    trained: tuple[str, ...]


CARE = (
    CareSpec("mateo", "Epinephrine auto-injector", "Blue cap off, orange end on the outer thigh, hold for 3 seconds. Note the time. "
         "Second one after 5 minutes if he is no better.", "911, then the nurse, 2210, then his mother.", ("dee", "luz")),
    CareSpec("panhia", "Seizure of 5 minutes", "By the plan in the red folder: on her side, nasal spray, one side. Stay until she "
         "answers.", "911, then the nurse, 2210.", ("mai", "beth")),
    CareSpec("amaya", "Sensor and low sugar", "Read the sensor with her. Below 70: juice or 3 tablets, read again after 15 minutes.",
         "The nurse, 2210; her mother when it was below 60.", ("luz",)),
    CareSpec("amina", "Transfer with the lift", "Two trained adults. Ask, sign what comes, wait for her yes. Check each strap, feet "
         "last.", "Sam Okafor, 2260; pain of 4 or more: the nurse, 2210.", ("rosa", "tanya")),
)  # fmt: skip
# (student, n of the first day away, n of the last: -1 is today, what was said by whom)
AWAY = (
    ("amaya", 18, -1, "Ms. Waukau, by phone: hospital, then rest at home"),
    ("siiri", 15, -1, "Surgeon’s letter: at home after the operation"),
)
ILL = ("rosa", "Rosa, by phone: the flu")  # today: somebody is to cover for her
