"""Goals, services and supports out of a table: a CSV file, or cells pasted from a spreadsheet.

table.py   bytes to lines of named cells, with what cannot be read told by line and column
sheets.py  what a kind of table is: its columns, and which form judges a line; each part declares its own
reading.py how each line would read, or what is wrong with it
"""

from iep.importing.reading import Reading, read
from iep.importing.sheets import Sheet, importable_parts
from iep.importing.table import Problem, Unreadable, decode

__all__ = ["Problem", "Reading", "Sheet", "Unreadable", "decode", "importable_parts", "read"]
