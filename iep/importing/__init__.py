"""Goals, services and supports out of a table: a CSV file, or cells pasted from a spreadsheet.

table.py   bytes to lines of named cells, with what cannot be read told by line and column
sheets.py  which columns each kind of table has, and which form judges a line
reading.py how each line would read, or what is wrong with it
"""

from iep.importing.reading import Reading, read
from iep.importing.sheets import SHEETS, Sheet
from iep.importing.table import Problem, Unreadable, decode

__all__ = ["SHEETS", "Problem", "Reading", "Sheet", "Unreadable", "decode", "read"]
